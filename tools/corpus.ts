import { relative, resolve } from "node:path";
import { type Diagnostic, hasErrors } from "../scripts/base/diagnostics.js";
import { countCodes } from "../scripts/cli/print-diagnostics.js";
import { generate } from "../scripts/project/generate.js";
import { findDescriptions } from "./find-descriptions.js";
import { typeErrors } from "./type-errors.js";

/** One description of the folder and what became of it. */
interface Row {
  readonly file: string;
  readonly version: string;
  readonly operations: string;
  readonly seconds: string;
  readonly size: string;
  readonly errors: string;
  readonly repairs: string;
}

/**
 * Generates a client of every description in a folder, type-checks each and prints a table. Nothing is written; exits 1
 * when a description is refused or its output has type errors. `npm run corpus -- <folder> [part of a name…]`.
 */
async function main([folder, ...wanted]: readonly string[]): Promise<0 | 1 | 2> {
  if (folder === undefined) {
    process.stderr.write("Which folder? npm run corpus -- <folder> [part of a name…]\n");
    return 2;
  }
  const root = resolve(folder);
  const header = { file: "file", version: "version", operations: "operations", seconds: "seconds" };
  print({ ...header, size: "KB", errors: "tsc errors", repairs: "repairs" });
  let failed = 0;
  for (const { path, version } of await findDescriptions(root, wanted)) {
    const row = await tryOne(path);
    print({ file: relative(root, path), version, ...row });
    if (row.errors !== "0") failed++;
  }
  process.stdout.write(failed === 0 ? "All generate and type-check.\n" : `${failed} failed.\n`);
  return failed === 0 ? 0 : 1;
}

async function tryOne(path: string): Promise<Omit<Row, "file" | "version">> {
  const start = performance.now();
  const { files, diagnostics, contracts } = await generate({ specs: [path], runtime: "inline" });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const repairs = countCodes(
    diagnostics.filter(({ severity, code }) => severity === "warning" && code !== "lint-warning"),
  );
  const operations = String(contracts[0]?.operations.length ?? 0);
  if (hasErrors(diagnostics)) {
    explain(diagnostics.filter(({ severity }) => severity === "error").map(describe));
    return { operations, seconds, size: "-", errors: "refused", repairs };
  }
  const own = [...files].filter(([name]) => !name.startsWith("runtime/"));
  const size = Math.ceil(own.reduce((sum, [, text]) => sum + Buffer.byteLength(text), 0) / 1000);
  const errors = typeErrors(files);
  explain(errors);
  return { operations, seconds, size: String(size), errors: String(errors.length), repairs };
}

function explain(problems: readonly string[]): void {
  for (const problem of problems.slice(0, 5)) process.stderr.write(`  ${problem}\n`);
  if (problems.length > 5) process.stderr.write(`  … and ${problems.length - 5} more\n`);
}

function describe({ at, code, message }: Diagnostic): string {
  return `${at.file}:${at.line ?? 1} ${code} ${message}`;
}

function print({ file, version, operations, seconds, size, errors, repairs }: Row): void {
  const cells = [
    file.padEnd(46),
    version.padEnd(7),
    ...[operations, seconds, size, errors].map((text) => text.padStart(10)),
    repairs,
  ];
  process.stdout.write(`${cells.join("  ").trimEnd()}\n`);
}

process.exitCode = await main(process.argv.slice(2));
