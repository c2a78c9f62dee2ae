import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import ts from "typescript";
import { hostWithLibraries, outputOptions } from "../../tools/compiler-host.js";

const options: ts.CompilerOptions = {
  ...outputOptions,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  noUnusedLocals: true,
};

/** Compiles TypeScript files together, with openapi-fetch beside them, and returns the compiler's errors. */
export async function compileErrors(files: ReadonlyMap<string, string>): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), "concord-compile-"));
  try {
    await writeFiles(folder, files);
    const roots = [...files.keys()].filter((name) => name.endsWith(".ts")).map((name) => join(folder, name));
    const program = ts.createProgram(roots, options, hostWithLibraries(options));
    const checked = roots
      .filter((name) => !isRuntime(relative(folder, name)))
      .map((name) => program.getSourceFile(name));
    const found = checked.flatMap((file) => [
      ...program.getSyntacticDiagnostics(file),
      ...program.getSemanticDiagnostics(file),
    ]);
    return [...program.getOptionsDiagnostics(), ...program.getGlobalDiagnostics(), ...found].map((each) =>
      describe(each, folder),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeFiles(folder: string, files: ReadonlyMap<string, string>): Promise<void> {
  const modules = resolve(import.meta.dirname, "../../node_modules");
  await mkdir(join(folder, "node_modules"));
  for (const name of ["openapi-fetch", "openapi-typescript-helpers"])
    await symlink(join(modules, name), join(folder, "node_modules", name));
  await writeFile(join(folder, "package.json"), '{ "type": "module" }');
  for (const [name, text] of files) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    // What users need not check, we do.
    await writeFile(join(folder, name), text.replace("// @ts-nocheck\n", ""));
  }
}

/** The runtime is the same for all: it is compiled where compilers are tried. */
const isRuntime = (path: string): boolean => /(^|\/)runtime\//.test(path);

function describe({ file, start, messageText }: ts.Diagnostic, folder: string): string {
  const line = file === undefined || start === undefined ? 0 : file.getLineAndCharacterOfPosition(start).line + 1;
  return `${file?.fileName.slice(folder.length + 1) ?? ""}:${line} ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
}
