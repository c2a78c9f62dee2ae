import { join } from "node:path";
import ts from "typescript";
import { packageRoot } from "../scripts/base/package-root.js";

/** What the output promises to be free of errors under. */
const options: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipDefaultLibCheck: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  target: ts.ScriptTarget.ES2023,
  lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts", "lib.dom.asynciterable.d.ts"],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  types: [],
};

/** Compiles generated files as if they stood in a folder of this package; nothing is written. */
export class TypeChecker {
  private readonly folder = join(packageRoot(), ".checked");
  private readonly libraries = new Map<string, ts.SourceFile | undefined>();

  /** The compiler's errors, each with its file and line. */
  check(files: ReadonlyMap<string, string>): readonly string[] {
    const texts = new Map([...files].map(([name, text]) => [join(this.folder, name), text]));
    const host = this.hostOf(texts);
    const roots = [...texts.keys()].filter((name) => name.endsWith(".ts"));
    const program = ts.createProgram(roots, options, host);
    return ts.getPreEmitDiagnostics(program).map((found) => this.describe(found));
  }

  private hostOf(texts: ReadonlyMap<string, string>): ts.CompilerHost {
    const host = ts.createCompilerHost(options);
    const { getSourceFile, fileExists, readFile, directoryExists } = host;
    return {
      ...host,
      getSourceFile: (name, target, onError) => {
        const text = texts.get(name);
        if (text !== undefined) return ts.createSourceFile(name, text, target);
        if (!this.libraries.has(name)) this.libraries.set(name, getSourceFile(name, target, onError));
        return this.libraries.get(name);
      },
      fileExists: (name) => texts.has(name) || fileExists(name),
      readFile: (name) => texts.get(name) ?? readFile(name),
      directoryExists: (name) => name.startsWith(this.folder) || directoryExists?.(name) === true,
    };
  }

  private describe({ file, start = 0, code, messageText }: ts.Diagnostic): string {
    const line = file === undefined ? 0 : file.getLineAndCharacterOfPosition(start).line + 1;
    const name = file?.fileName.replace(`${this.folder}/`, "") ?? "";
    return `${name}:${line} TS${code} ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
  }
}
