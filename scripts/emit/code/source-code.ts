/**
 * Code as emitters give it to whoever prints it: what is regular as data, the rest as text that is written with the
 * writer's indentation.
 */
export type Statement = string | InterfaceCode | ((writer: CodeWriter) => void);

export interface CodeWriter {
  write(text: string): CodeWriter;
  writeLine(text: string): CodeWriter;
  newLine(): CodeWriter;
  blankLineIfLastNot(): CodeWriter;
  /** Braces around what `block` writes, one step further in. */
  inlineBlock(block: () => void): CodeWriter;
}

/** An exported interface. */
export interface InterfaceCode {
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
