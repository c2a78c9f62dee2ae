import { join, relative } from "node:path";
import ts from "typescript";
import { hostOfTexts, outputOptions } from "../../tools/compiler-host.js";
import { root } from "./run-concord.js";

const options: ts.CompilerOptions = {
  ...outputOptions,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  noUnusedLocals: true,
};

/** Where they seem to stand: in a package of their own, with openapi-fetch above. */
const folder = join(root, ".compiled");

/** Compiles TypeScript files together, with openapi-fetch beside them, and returns the compiler's errors. */
export function compileErrors(files: ReadonlyMap<string, string>): readonly string[] {
  // What users need not check, we do.
  const texts = new Map([...files].map(([name, text]) => [join(folder, name), text.replace("// @ts-nocheck\n", "")]));
  const roots = [...texts.keys()].filter((name) => name.endsWith(".ts"));
  texts.set(join(folder, "package.json"), '{ "type": "module" }');
  const program = ts.createProgram(roots, options, hostOfTexts(texts, folder, options));
  const checked = roots.filter((name) => !isRuntime(relative(folder, name))).map((name) => program.getSourceFile(name));
  const found = checked.flatMap((file) => [
    ...program.getSyntacticDiagnostics(file),
    ...program.getSemanticDiagnostics(file),
  ]);
  return [...program.getOptionsDiagnostics(), ...program.getGlobalDiagnostics(), ...found].map(describe);
}

/** The runtime is the same for all: it is compiled where compilers are tried. */
const isRuntime = (path: string): boolean => /(^|\/)runtime\//.test(path);

function describe({ file, start, messageText }: ts.Diagnostic): string {
  const line = file === undefined || start === undefined ? 0 : file.getLineAndCharacterOfPosition(start).line + 1;
  return `${file?.fileName.slice(folder.length + 1) ?? ""}:${line} ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
}
