/**
 * Code as emitters give it to whoever prints it: what is regular as data, the rest as text that is written with the
 * writer's indentation.
 */
export type Statement = string | InterfaceCode | ConstantCode | ((writer: CodeWriter) => void);

export interface CodeWriter {
  write(text: string): CodeWriter;
  writeLine(text: string): CodeWriter;
  newLine(): CodeWriter;
  /** Braces around what `block` writes, one step further in. */
  inlineBlock(block: () => void): CodeWriter;
}

/** An exported constant; its value begins at the start of a line. */
export interface ConstantCode {
  readonly kind: "constant";
  readonly name: string;
  /** With its marks, and the line break behind it. */
  readonly comment: string;
  readonly type: string;
  readonly value: string;
}

/** An exported interface. */
export interface InterfaceCode {
  readonly kind: "interface";
  readonly name: string;
  readonly doc: string;
  readonly methods: readonly MethodCode[];
  /** All of them read-only. */
  readonly properties: readonly PropertyCode[];
}

/** One signature of a method. */
export interface MethodCode {
  readonly name: string;
  readonly doc: string;
  readonly parameters: readonly ParameterCode[];
  readonly returnType: string;
}

export interface ParameterCode {
  readonly name: string;
  readonly type: string;
  readonly isOptional: boolean;
}

export interface PropertyCode {
  readonly name: string;
  readonly type: string;
  readonly isOptional?: boolean;
  readonly doc?: string;
}
