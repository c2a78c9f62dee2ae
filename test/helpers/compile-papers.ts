import { join, relative } from "node:path";
import ts from "typescript";
import { hostWithoutPackages } from "../../tools/compiler-host.js";
import { root } from "./run-concord.js";

/** The package's modules where they stand in the repository. */
const paths = {
  "openapi-concord": ["./src/index.ts"],
  "openapi-concord/runtime": ["./src/runtime.ts"],
  "openapi-concord-toolkit": ["./scripts/index.ts"],
  "openapi-concord/portable": ["./generated/portable/index.ts"],
  "openapi-concord/providers/*": ["./generated/providers/*/index.ts", "./generated/providers/*.ts"],
};

/** The errors that the compiler finds in files that import the package by its name. */
export function compileTogether(files: readonly string[]): readonly string[] {
  const { config } = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: [] }, ts.sys, root);
  const settings = { ...options, paths, jsx: ts.JsxEmit.ReactJSX };
  const program = ts.createProgram(files, settings, hostWithoutPackages(settings, join(root, "scripts")));
  // Of what they import, only the types: the rest is compiled elsewhere.
  const found = files.flatMap((name) => {
    const file = program.getSourceFile(name);
    return file === undefined
      ? []
      : [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
  });
  return [...program.getOptionsDiagnostics(), ...found].map(({ file, start = 0, messageText }) => {
    const line = file === undefined ? 0 : file.getLineAndCharacterOfPosition(start).line + 1;
    return `${relative(root, file?.fileName ?? root)}:${line} ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
  });
}
