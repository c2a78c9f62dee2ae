import { relative } from "node:path";
import { Command } from "commander";
import { countOf } from "../base/count.js";
import { type DiagnosticCode, hasInputErrors, isOurFault } from "../base/diagnostics.js";
import { isJoint } from "../base/joint-names.js";
import type { Generated } from "../project/generate.js";
import { type OutputJob, type OutputState, planProject, planSpecs, settleOutput } from "../project/output-job.js";
import { watchFiles } from "../project/watch-files.js";
import { requireConfig } from "./config-option.js";
import { ExitError, failUsage } from "./exit.js";
import { countCodes, printDiagnostics } from "./print-diagnostics.js";

interface Flags {
  readonly out?: string;
  readonly config?: string;
  readonly check?: boolean;
  readonly watch?: true;
  readonly runtime?: string;
  readonly allowRemoteRefs?: readonly string[];
  readonly verbose?: boolean;
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

async function run(specs: readonly string[], flags: Flags): Promise<void> {
  if (flags.check && flags.watch) failUsage("--check and --watch exclude each other.");
  const job = await planJob(specs, flags);
  const { code, inputs } = await runOnce(job, flags);
  if (flags.watch) await watchInputs(job, flags, inputs);
  else if (code !== 0) throw new ExitError(code);
}

async function planJob(specs: readonly string[], { out, config, runtime, allowRemoteRefs }: Flags): Promise<OutputJob> {
  const settings = { ...(runtime !== undefined && { runtime }), ...(allowRemoteRefs && { allowRemoteRefs }) };
  if (specs.length === 0) {
    const project = await requireConfig(config, "generate");
    return planProject(project, { ...settings, ...(out !== undefined && { out }) });
  }
  if (config !== undefined)
    failUsage("--config and descriptions exclude each other.", "A config names its own descriptions.");
  if (out === undefined) failUsage("Descriptions need a folder for their output.", "Add --out <dir>.");
  return planSpecs(specs, { ...settings, out });
}

type ExitCode = 0 | 1 | 2 | 70;

async function runOnce(
  job: OutputJob,
  { check = false, verbose = false }: Flags,
): Promise<{ readonly code: ExitCode; readonly inputs: readonly string[] }> {
  const { generate } = await import("../project/generate.js");
  const generated = await generate(job.options);
  printDiagnostics(generated.diagnostics, { verbose });
  if (!hasInputErrors(generated.diagnostics)) printInputs(generated);
  const state = await settleOutput(generated, job, check);
  const code = printState(state, generated, relative(process.cwd(), job.out) || ".");
  return { code, inputs: generated.inputs };
}

/** Says what became of the output, and returns the exit code. */
function printState(state: OutputState, { diagnostics, files }: Generated, out: string): ExitCode {
  const fault = diagnostics.some(isOurFault);
  switch (state.kind) {
    case "refused": {
      const errors = diagnostics.filter(({ severity }) => severity === "error").length;
      process.stderr.write(`Nothing was written: ${countOf(errors, "error")}.\n`);
      return 2;
    }
    case "onto-input":
      return failUsage(
        `${relative(process.cwd(), state.input)} would be replaced by the output.`,
        "Give another --out.",
      );
    case "onto-foreign": {
      const names = state.files.slice(0, 3).join(", ");
      const problem = `${out} holds files that were not generated, and would be replaced: ${names}.`;
      return failUsage(problem, "Give another --out.");
    }
    case "written":
      process.stdout.write(`Wrote    ${describe(state.difference, files.size)} to ${out}\n`);
      return fault ? 70 : 0;
    case "current":
      if (!fault) process.stdout.write(`${out} is current.\n`);
      return fault ? 70 : 0;
    case "stale":
      if (!fault) printDifference(state.difference, out);
      return fault ? 70 : 1;
  }
}

function printInputs({ contracts, diagnostics }: Generated): void {
  for (const { provider, at, operations, schemas, servers } of contracts) {
    if (isJoint(provider)) continue;
    const where = servers[0]?.url ?? "no server";
    process.stdout.write(
      `Read     ${provider}: ${at.file}, ${countOf(operations.length, "operation")}, ${countOf(schemas.size, "schema")}, ${where}\n`,
    );
  }
  const repairs = diagnostics.filter(({ code, severity }) => severity === "warning" && !isUnrepaired(code));
  process.stdout.write(`Repaired ${repairs.length === 0 ? "nothing" : countCodes(repairs)}\n`);
  const lint = diagnostics.filter(({ code }) => code === "lint-warning").length;
  process.stdout.write(`Linted   ${countOf(lint, "warning")}\n`);
  const merged = contracts.find(({ provider }) => provider === "merged");
  if (merged === undefined) return;
  const partial = merged.operations.filter(({ providers }) => providers !== undefined).length;
  process.stdout.write(
    `Merged   ${countOf(merged.operations.length, "operation")}, ${partial} of them not at every provider\n`,
  );
  const portable = contracts.find(({ provider }) => provider === "portable");
  if (portable === undefined) return;
  const shared = portable.operations.length;
  process.stdout.write(`Portable ${countOf(shared, "operation")}\n`);
}

/** What is only told. */
function isUnrepaired(code: DiagnosticCode): boolean {
  return code.startsWith("lint-") || code === "naming-unmatched" || code === "extension-invalid";
}

type Difference = Extract<OutputState, { readonly difference: unknown }>["difference"];

function describe({ changed, missing, stale }: Difference, total: number): string {
  const written = changed.length + missing.length;
  const removed = stale.length === 0 ? "" : `, removed ${stale.length}`;
  return `${written} of ${countOf(total, "file")}${written === 0 ? " (all current)" : ""}${removed}`;
}

function printDifference({ changed, missing, stale }: Difference, out: string): void {
  const rows = [
    ...changed.map((path) => `changed ${path}`),
    ...missing.map((path) => `missing ${path}`),
    ...stale.map((path) => `stale   ${path}`),
  ];
  process.stderr.write(
    `${out} is not current:\n${rows.map((row) => `  ${row}\n`).join("")}Run \`concord generate\`.\n`,
  );
}

/** Waits for changes until the process is interrupted. */
function watchInputs(job: OutputJob, flags: Flags, first: readonly string[]): Promise<never> {
  const files = new Set([...job.inputs, ...first]);
  process.stdout.write(`Watching ${countOf(files.size, "file")}; Ctrl+C ends it.\n`);
  return watchFiles(files, async () => (await runOnce(job, flags)).inputs);
}
