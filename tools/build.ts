import { chmodSync, cpSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import ts from "typescript";
import { bundleToolkit } from "./bundle-toolkit.js";
import { writeRuntimePackage, writeToolkitPackage } from "./write-packages.js";

/**
 * Compiles runtime, generated clients and toolkit into `dist`, each with its types, and makes the packages of them. Types are
 * checked by `npm run typecheck`.
 */
rmSync("dist", { recursive: true, force: true });
compile("tsconfig.build.json");
await bundleToolkit("dist/scripts");
for (const path of ["generated/openapi.json", "generated/portable/openapi.json"]) cpSync(path, join("dist", path));
chmodSync("dist/scripts/cli/main.js", 0o755);
await writeRuntimePackage("dist/packages");
writeToolkitPackage("dist/packages");

/** Of the toolkit, whose code is bundled, only the types. */
function compile(config: string): void {
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: fail };
  const {
    fileNames,
    options,
    errors = [],
  } = ts.getParsedCommandLineOfConfigFile(config, { noCheck: true }, host) ?? {};
  const program = ts.createProgram(fileNames ?? [], options ?? {});
  for (const file of program.getSourceFiles().filter((file) => !program.isSourceFileFromExternalLibrary(file)))
    errors.push(...program.emit(file, undefined, undefined, file.fileName.startsWith(resolve("scripts"))).diagnostics);
  errors.forEach(fail);
}

function fail({ messageText }: ts.Diagnostic): never {
  throw new Error(ts.flattenDiagnosticMessageText(messageText, "\n"));
}
