import {
  IndentationText,
  type InterfaceDeclarationStructure,
  type MethodSignatureStructure,
  NewLineKind,
  type OptionalKind,
  Project,
  QuoteKind,
  type StatementStructures,
  StructureKind,
  type WriterFunction,
} from "ts-morph";
import type { InterfaceCode, MethodCode, Statement } from "./source-code.js";

/** Prints source files through one ts-morph project, each from a single batch of statements. Nothing else knows ts-morph. */
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

  print(path: string, header: string, statements: readonly Statement[]): string {
    const file = this.project.createSourceFile(path, { statements: statements.map(structureOf) }, { overwrite: true });
    const text = `${header}\n${file.getFullText()}`;
    file.forget();
    return text;
  }
}

function structureOf(statement: Statement): string | StatementStructures | WriterFunction {
  return typeof statement === "object" ? interfaceOf(statement) : statement;
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
    docs: [doc],
    parameters: parameters.map(({ name: argument, type, isOptional }) => ({
      name: argument,
      type,
      hasQuestionToken: isOptional,
    })),
    returnType,
  };
}
