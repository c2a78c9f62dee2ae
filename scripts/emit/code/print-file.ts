import {
  CodeBlockWriter,
  IndentationText,
  type InterfaceDeclarationStructure,
  type MethodSignatureStructure,
  NewLineKind,
  type OptionalKind,
  Project,
  QuoteKind,
  StructureKind,
} from "ts-morph";
import type { InterfaceCode, MethodCode, Statement } from "./source-code.js";

/** Prints source files, interfaces through ts-morph. What knows ts-morph is in this module alone. */
export class FilePrinter {
  private readonly project = new Project({
    useInMemoryFileSystem: true,
    manipulationSettings: {
      indentationText: IndentationText.TwoSpaces,
      newLineKind: NewLineKind.LineFeed,
      quoteKind: QuoteKind.Double,
      useTrailingCommas: true,
    },
  });

  print(header: string, statements: readonly Statement[]): string {
    const writer = new CodeBlockWriter({ indentNumberOfSpaces: 2 });
    writer.writeLine(header);
    let interfaces: InterfaceCode[] = [];
    const flush = (): void => {
      if (interfaces.length > 0) writer.blankLineIfLastNot().write(this.printInterfaces(interfaces));
      interfaces = [];
    };
    for (const statement of statements) {
      if (typeof statement === "object") {
        interfaces.push(statement);
        continue;
      }
      flush();
      if (typeof statement === "string") writer.write(statement);
      else statement(writer);
      writer.newLineIfLastNot();
    }
    flush();
    return writer.toString();
  }

  /** Of a single batch: ts-morph reads the file again after each. One file is enough, and none has to be taken out again. */
  private printInterfaces(codes: readonly InterfaceCode[]): string {
    const statements = codes.map(interfaceOf);
    const file = this.project.createSourceFile("interfaces.ts", { statements }, { overwrite: true });
    return breakSignatures(file.getFullText(), codes);
  }
}

function interfaceOf({ name, doc, methods, properties }: InterfaceCode): InterfaceDeclarationStructure {
  return {
    kind: StructureKind.Interface,
    name,
    isExported: true,
    docs: [doc],
    methods: methods.map(methodOf),
    properties: properties.map(({ isOptional = false, doc = "", ...property }) => ({
      ...property,
      hasQuestionToken: isOptional,
      ...(doc !== "" && { docs: [doc] }),
      isReadonly: true,
    })),
  };
}

function methodOf({ name, doc, parameters, returnType }: MethodCode): OptionalKind<MethodSignatureStructure> {
  return {
    name,
    ...(doc !== "" && { docs: [doc] }),
    parameters: parameters.map(({ name: argument, type, isOptional }) => ({
      name: argument,
      type,
      hasQuestionToken: isOptional,
    })),
    returnType,
  };
}

const longestLine = 120;

/** A signature that is longer than a line, with its parameters on lines of their own: ts-morph writes each on one line. */
function breakSignatures(text: string, codes: readonly InterfaceCode[]): string {
  const methods = codes.flatMap((code) => code.methods);
  const broken = new Map(
    methods.map(({ name, parameters, returnType }): [string, string] => {
      const own = parameters.map((each) => `${each.name}${each.isOptional ? "?" : ""}: ${each.type}`);
      const lines = own.map((parameter) => `    ${parameter},\n`).join("");
      return [`  ${name}(${own.join(", ")}): ${returnType};`, `  ${name}(\n${lines}  ): ${returnType};`];
    }),
  );
  return text.replace(/^.+$/gm, (line) => (line.length > longestLine ? (broken.get(line) ?? line) : line));
}
