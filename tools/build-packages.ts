import { chmodSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import ts from "typescript";
import { bundleToolkit } from "./bundle-toolkit.js";
import { hostWithoutPackages } from "./compiler-host.js";
import { writeRuntimePackage, writeToolkitPackage } from "./write-packages.js";

/**
 * Compiles runtime, generated clients and toolkit into `dist` of the current folder, each with its types, and makes the packages
 * of them. Types are checked by `npm run typecheck`.
 */
export async function buildPackages(): Promise<void> {
  rmSync("dist", { recursive: true, force: true });
  compile("tsconfig.build.json");
  await bundleToolkit("dist/scripts");
  for (const path of ["generated/openapi.json", "generated/portable/openapi.json"]) cpSync(path, join("dist", path));
  chmodSync("dist/scripts/cli/main.js", 0o755);
  await writeRuntimePackage("dist/packages");
  writeToolkitPackage("dist/packages");
}

function compile(config: string): void {
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: fail };
  const {
    fileNames,
    options,
    errors = [],
  } = ts.getParsedCommandLineOfConfigFile(config, { noCheck: true }, host) ?? {};
  errors.forEach(fail);
  const { texts, inferred } = declareToolkit(options ?? {});
  // The toolkit's own modules lead to the types of all that it bundles.
  const roots = (fileNames ?? []).filter((name) => !isToolkit(name));
  const program = ts.createProgram(
    [...roots, ...inferred],
    options ?? {},
    hostWithoutPackages(options ?? {}, resolve("scripts")),
  );
  for (const file of program.getSourceFiles()) {
    const { fileName, isDeclarationFile } = file;
    if (isDeclarationFile || (isToolkit(fileName) && !inferred.has(fileName))) continue;
    program.emit(file, undefined, undefined, isToolkit(fileName)).diagnostics.forEach(fail);
  }
  for (const [path, text] of texts) {
    const target = join("dist", relative(".", path).replace(/\.ts$/, ".d.ts"));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
}

interface Declarations {
  readonly texts: ReadonlyMap<string, string>;
  /** Files that say less than their declarations: the compiler has to infer the rest. */
  readonly inferred: ReadonlySet<string>;
}

/** Of the toolkit, whose code is bundled, only the types, as far as its entry leads to them. */
function declareToolkit(compilerOptions: ts.CompilerOptions): Declarations {
  const texts = new Map<string, string>();
  const inferred = new Set<string>();
  const waiting = [resolve("scripts/index.ts")];
  for (const path of waiting) {
    const options = { compilerOptions: { ...compilerOptions, isolatedDeclarations: true }, fileName: path };
    const { outputText, diagnostics } = ts.transpileDeclaration(readFileSync(path, "utf8"), {
      ...options,
      reportDiagnostics: true,
    });
    if (diagnostics?.length) inferred.add(path);
    else texts.set(path, outputText);
    for (const { fileName } of ts.preProcessFile(outputText).importedFiles) {
      const target = resolve(dirname(path), fileName.replace(/\.js$/, ".ts"));
      if (fileName.startsWith(".") && isToolkit(target) && !waiting.includes(target)) waiting.push(target);
    }
  }
  return { texts, inferred };
}

function isToolkit(path: string): boolean {
  return path.startsWith(resolve("scripts"));
}

function fail({ messageText }: ts.Diagnostic): never {
  throw new Error(ts.flattenDiagnosticMessageText(messageText, "\n"));
}
