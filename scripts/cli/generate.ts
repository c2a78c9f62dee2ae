import { existsSync, type FSWatcher, watch } from "node:fs";
import { dirname, relative, resolve, sep } from "node:path";
import { Command } from "commander";
import { type DiagnosticCode, hasInputErrors, isOurFault } from "../base/diagnostics.js";
import type { Generated, GenerateOptions } from "../project/generate.js";
import { compareOutput, isCurrent, type OutputDifference, writeOutput } from "../write/output.js";
import { runtimeSpecifier } from "../write/runtime-files.js";
import { requireConfig } from "./config-option.js";
import { ExitError, failUsage } from "./exit.js";
import { countCodes, printDiagnostics } from "./print-diagnostics.js";

interface Flags {
  readonly out?: string;
  readonly config?: string;
  readonly check?: true;
  readonly watch?: true;
  readonly runtime?: string;
  readonly allowRemoteRefs?: readonly string[];
  readonly verbose?: true;
}

export function generateCommand(): Command {
  return new Command("generate")
    .description("Generate typed, validated clients: of the config's providers, or of the descriptions given.")
    .argument("[spec...]", "OpenAPI descriptions, each with a client of its own")
    .option("--out <dir>", "folder of the output")
    .option("--config <file>", "config (default: concord.config.ts)")
    .option("--check", "write nothing; exit 1 if the output is not current")
    .option("--watch", "generate again whenever a description changes")
    .option(
      "--runtime <specifier>",
      "module that the output imports the runtime from, or `inline` to write it beside the output",
    )
    .option("--allow-remote-refs <origin...>", "origins that $ref may reach, such as https://example.com")
    .option("--verbose", "list every diagnostic")
    .action((specs: readonly string[], flags: Flags) => run(specs, flags));
}

interface Job {
  readonly options: GenerateOptions;
  readonly out: string;
  readonly inputs: readonly string[];
}

async function run(specs: readonly string[], flags: Flags): Promise<void> {
  if (flags.check && flags.watch) failUsage("--check and --watch exclude each other.");
  const job = await planJob(specs, flags);
  const { code, inputs } = await runOnce(job, flags);
  if (flags.watch) await watchInputs(job, flags, inputs);
  else if (code !== 0) throw new ExitError(code);
}

async function planJob(specs: readonly string[], flags: Flags): Promise<Job> {
  const shared = { ...(flags.allowRemoteRefs && { allowRemoteRefs: flags.allowRemoteRefs }) };
  if (specs.length > 0) {
    if (flags.config !== undefined)
      failUsage("--config and descriptions exclude each other.", "A config names its own descriptions.");
    if (flags.out === undefined) failUsage("Descriptions need a folder for their output.", "Add --out <dir>.");
    const out = resolve(flags.out);
    return {
      options: { ...shared, specs, runtime: flags.runtime ?? runtimeSpecifier(out) },
      out,
      inputs: specs.map((spec) => resolve(spec)),
    };
  }
  const { config, folder, file } = await requireConfig(flags.config, "generate");
  const out = resolve(flags.out ?? resolve(folder, config.out ?? "generated"));
  const inputs = Object.values(config.providers).flatMap(({ spec, overlays = [] }) =>
    [spec, ...overlays].map((path) => resolve(folder, path)),
  );
  return {
    options: { ...shared, config, configFile: file, cwd: folder, runtime: flags.runtime ?? runtimeSpecifier(out) },
    out,
    inputs,
  };
}

type ExitCode = 0 | 1 | 2 | 70;

interface Outcome {
  readonly code: ExitCode;
  readonly inputs: readonly string[];
}

async function runOnce(job: Job, flags: Flags): Promise<Outcome> {
  const { generate } = await import("../project/generate.js");
  const generated = await generate(job.options);
  return { code: await settle(generated, job, flags), inputs: generated.inputs };
}

/** Writes or checks what was generated, says so, and returns the exit code. */
async function settle(generated: Generated, job: Job, flags: Flags): Promise<ExitCode> {
  printDiagnostics(generated.diagnostics, { verbose: flags.verbose === true });
  const out = relative(process.cwd(), job.out) || ".";
  if (hasInputErrors(generated.diagnostics)) {
    const errors = generated.diagnostics.filter(({ severity }) => severity === "error").length;
    process.stderr.write(`Nothing was written: ${errors} error${errors === 1 ? "" : "s"}.\n`);
    return 2;
  }
  printInputs(generated);
  const overwritten = generated.inputs.find((input) =>
    generated.files.has(relative(job.out, input).split(sep).join("/")),
  );
  if (overwritten !== undefined)
    failUsage(`${relative(process.cwd(), overwritten)} would be replaced by the output.`, "Give another --out.");
  const fault = generated.diagnostics.some(isOurFault);
  const difference = flags.check
    ? await compareOutput(job.out, generated.files)
    : // What could not be made this time stays as it is.
      await writeOutput(job.out, generated.files, { keepStale: fault });
  if (difference.foreign.length > 0) {
    const names = difference.foreign.slice(0, 3).join(", ");
    failUsage(`${out} holds files that were not generated, and would be replaced: ${names}.`, "Give another --out.");
  }
  if (!flags.check) {
    process.stdout.write(`Wrote    ${describe(difference, generated.files.size)} to ${out}\n`);
    return fault ? 70 : 0;
  }
  if (fault) return 70;
  if (isCurrent(difference)) {
    process.stdout.write(`${out} is current.\n`);
    return 0;
  }
  printDifference(difference, out);
  return 1;
}

function printInputs({ contracts, diagnostics }: Generated): void {
  for (const { provider, at, operations, schemas, servers } of contracts) {
    if (provider === "merged" || provider === "portable") continue;
    const where = servers[0]?.url ?? "no server";
    process.stdout.write(
      `Read     ${provider}: ${at.file}, ${operations.length} operations, ${schemas.size} schemas, ${where}\n`,
    );
  }
  const repairs = diagnostics.filter(({ code, severity }) => severity === "warning" && !isUnrepaired(code));
  process.stdout.write(`Repaired ${repairs.length === 0 ? "nothing" : countCodes(repairs)}\n`);
  const lint = diagnostics.filter(({ code }) => code === "lint-warning").length;
  process.stdout.write(`Linted   ${lint} warning${lint === 1 ? "" : "s"}\n`);
  const merged = contracts.find(({ provider }) => provider === "merged");
  if (merged === undefined) return;
  const partial = merged.operations.filter(({ providers }) => providers !== undefined).length;
  process.stdout.write(`Merged   ${merged.operations.length} operations, ${partial} of them not at every provider\n`);
  const portable = contracts.find(({ provider }) => provider === "portable");
  if (portable === undefined) return;
  const shared = portable.operations.length;
  process.stdout.write(`Portable ${shared} operation${shared === 1 ? "" : "s"}\n`);
}

/** What is only told. */
function isUnrepaired(code: DiagnosticCode): boolean {
  return code.startsWith("lint-") || code === "naming-unmatched" || code === "extension-invalid";
}

function describe({ changed, missing, stale }: OutputDifference, total: number): string {
  const written = changed.length + missing.length;
  const removed = stale.length === 0 ? "" : `, removed ${stale.length}`;
  return `${written} of ${total} files${written === 0 ? " (all current)" : ""}${removed}`;
}

function printDifference({ changed, missing, stale }: OutputDifference, out: string): void {
  const rows = [
    ...changed.map((path) => `changed ${path}`),
    ...missing.map((path) => `missing ${path}`),
    ...stale.map((path) => `stale   ${path}`),
  ];
  process.stderr.write(
    `${out} is not current:\n${rows.map((row) => `  ${row}\n`).join("")}Run \`concord generate\`.\n`,
  );
}

/**
 * Waits for changes until the process is interrupted; editors write in bursts, so a run starts when one is over. Folders
 * are watched instead of files: editors replace a file, which ends a watch on it.
 */
async function watchInputs(job: Job, flags: Flags, first: readonly string[]): Promise<never> {
  const names = new Set([...job.inputs, ...first]);
  process.stdout.write(`Watching ${names.size} file${names.size === 1 ? "" : "s"}; Ctrl+C ends it.\n`);
  const folders = new Map<string, FSWatcher>();
  return new Promise<never>((_, reject) => {
    const fail = (error: unknown): void => {
      for (const watcher of folders.values()) watcher.close();
      reject(error);
    };
    let timer: NodeJS.Timeout | undefined;
    let running = Promise.resolve();
    const watchMore = (inputs: Iterable<string>): void => {
      for (const input of inputs) {
        names.add(input);
        const folder = dirname(input);
        if (folders.has(folder) || !existsSync(folder)) continue;
        const watcher = watch(folder, (_, name) => {
          if (name === null || !names.has(resolve(folder, name))) return;
          clearTimeout(timer);
          timer = setTimeout(() => {
            running = running.then(async () => watchMore((await runOnce(job, flags)).inputs)).catch(fail);
          }, 150);
        });
        folders.set(folder, watcher);
      }
    };
    watchMore(names);
  });
}
