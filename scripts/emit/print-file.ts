import {
  IndentationText,
  NewLineKind,
  Project,
  QuoteKind,
  type StatementStructures,
  type WriterFunction,
} from "ts-morph";

export type Statements = readonly (string | StatementStructures | WriterFunction)[];

/** Prints source files through one ts-morph project, each from a single batch of statements. */
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

  print(path: string, header: string, statements: Statements): string {
    const file = this.project.createSourceFile(path, { statements: [...statements] }, { overwrite: true });
    const text = `${header}\n${file.getFullText()}`;
    file.forget();
    return text;
  }
}
