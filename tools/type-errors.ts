import { join } from "node:path";
import ts from "typescript";
import { packageRoot } from "../scripts/base/package-root.js";
import { hostOfTexts, outputOptions } from "./compiler-host.js";

const folder = join(packageRoot(), ".checked");

/** The compiler's errors, each with its file and line, in generated files as if they stood in a folder of this package. */
export function typeErrors(files: ReadonlyMap<string, string>): readonly string[] {
  const texts = new Map([...files].map(([name, text]) => [join(folder, name), text]));
  const roots = [...texts.keys()].filter((name) => name.endsWith(".ts"));
  const program = ts.createProgram(roots, outputOptions, hostOfTexts(texts, folder, outputOptions));
  return ts.getPreEmitDiagnostics(program).map(describe);
}

function describe({ file, start = 0, code, messageText }: ts.Diagnostic): string {
  const line = file === undefined ? 0 : file.getLineAndCharacterOfPosition(start).line + 1;
  const name = file?.fileName.replace(`${folder}/`, "") ?? "";
  return `${name}:${line} TS${code} ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
}
