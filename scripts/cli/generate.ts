import { existsSync } from "node:fs";
import { relative, resolve } from "node:path";
import { Command, Option } from "commander";
import { countOf } from "../base/count.js";
import { type DiagnosticCode, hasInputErrors, isOurFault } from "../base/diagnostics.js";
import { firstOf } from "../base/first-of.js";
import { UsageError } from "../project/errors.js";
import { projectFiles } from "../project/open-project.js";
import type { ComparedOutput } from "../project/output-changes.js";
import { type OutputJob, type OutputState, planProject, planSpecs } from "../project/output-job.js";
import type { CachedRun } from "../project/run-cache.js";
import { type JobResult, runJob } from "../project/run-job.js";
import { settingFiles } from "../project/setting-files.js";
import { watchFiles } from "../project/watch-files.js";
import { guardedMakers } from "./beside.js";
import { requireConfig } from "./config-option.js";
import { ExitError, failUsage } from "./exit.js";
import { exitCodeOf } from "./exit-code.js";
import { type LimitFlags, limitsOf, withInputLimits } from "./limit-options.js";
import { countCodes, printDiagnostics } from "./print-diagnostics.js";
import { refuseFiles } from "./refuse-files.js";
import { printEvent, stageListener } from "./stages.js";
import { concat, shown, tell, tellError } from "./terminal.js";

interface Flags extends LimitFlags {
  readonly out?: string;
  readonly config?: string;
  readonly check?: boolean;
  readonly watch?: true;
  readonly runtime?: string;
  readonly allowRemoteRefs?: readonly string[];
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  readonly validators?: "ts" | "js";
  readonly importExtension?: "js" | "ts" | "none";
  readonly verbose?: boolean;
  /** `false` of `--no-cache`. */
  readonly cache: boolean;
  readonly cacheDir?: string;
  readonly changelog?: string;
  readonly json?: boolean;
}

export function generateCommand(): Command {
  return withInputLimits(declareGenerate()).action((specs: readonly string[], flags: Flags) => run(specs, flags));
}

function declareGenerate(): Command {
  return new Command("generate")
    .description("Generate typed, validated clients: of the config's providers, or of the descriptions given.")
    .argument("[spec...]", "OpenAPI descriptions, each with a client of its own")
    .option("--out <dir>", "folder of the output")
    .option("--config <file>", "config (default: concord.config.ts)")
    .option("--check", "write nothing; exit 1 if the output is not current")
    .option("--watch", "generate again whenever a description or the config changes")
    .option(
      "--runtime <specifier>",
      "module that the output imports the runtime from, or `inline` to write it beside the output",
    )
    .option("--allow-remote-refs <origin...>", "origins that $ref and models may reach, such as https://example.com")
    .option(
      "--include <pattern...>",
      "only operations that a pattern fits: an operation, method, path, tag, `deprecated`",
    )
    .option("--exclude <pattern...>", "no operations that a pattern fits")
    .addOption(
      new Option("--validators <language>", "`js` for JavaScript with declarations, which no compiler checks").choices([
        "ts",
        "js",
      ]),
    )
    .addOption(
      new Option("--import-extension <extension>", "how relative imports end (default: js)").choices([
        "js",
        "ts",
        "none",
      ]),
    )
    .option("--cache-dir <dir>", "folder of the cache (default: node_modules/.cache/openapi-concord)")
    .option("--no-cache", "generate also where nothing has changed")
    .option("--changelog <file>", "file to add to what changed since the output was written last")
    .option("--json", "print events, a JSON value on each line, instead of text")
    .option("--verbose", "list every diagnostic");
}

async function run(specs: readonly string[], flags: Flags): Promise<void> {
  if (flags.check && flags.watch) failUsage("--check and --watch exclude each other.");
  if (flags.check && flags.changelog !== undefined) failUsage("--check and --changelog exclude each other.");
  if (flags.watch) return watchInputs(specs, flags);
  const { code } = await runOnce(await planJob(specs, flags), flags);
  if (code !== 0) throw new ExitError(code);
}

async function planJob(specs: readonly string[], flags: Flags): Promise<OutputJob> {
  const { out, config, runtime, allowRemoteRefs, include, exclude, validators, importExtension } = flags;
  refuseFiles("--include", include);
  refuseFiles("--exclude", exclude);
  const settings = {
    choice: { include, exclude },
    limits: limitsOf(flags),
    ...(runtime !== undefined && { runtime }),
    ...(allowRemoteRefs && { allowRemoteRefs }),
    ...(validators && { validators }),
    ...(importExtension && { importExtension }),
  };
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
  { check = false, verbose = false, cache, cacheDir, changelog, json = false }: Flags,
  compared?: ComparedOutput,
): Promise<{ readonly code: ExitCode; readonly inputs: readonly string[] }> {
  const show = (run: CachedRun): void => (json ? printRunEvents(run) : printRun(run, verbose));
  const listen = { tell: show, onStage: stageListener(json) };
  const settings = { check, cache: cache && cacheDir, changelog, compared, makers: guardedMakers(), ...listen };
  const result = await runJob(job, settings);
  const { run, state, changes } = result;
  for (const change of changes) {
    if (json) printEvent("change", change);
    else tell(shown`Changed  ${change.drift}\n         ${change.effect}\n`);
  }
  const out = relative(process.cwd(), job.out) || ".";
  if (changelog !== undefined && state.kind === "written" && changes.length === 0)
    tellNoChangelog(state.difference, result, changelog);
  return { code: json ? printOutputEvent(state, run, out) : printState(state, run, out), inputs: run.inputs };
}

/** Why nothing was added to the changelog. */
function tellNoChangelog(difference: Difference, { run, isUntold }: JobResult, file: string): void {
  const isFirst = difference.missing.length === run.total && difference.changed.length === 0;
  const changed = isUntold ? "what changed cannot be told" : "nothing that is told of has changed";
  const reason = isFirst ? "there was no output to compare with" : changed;
  tellError(shown`Nothing was added to ${file}: ${reason}.\n`);
}

function printRun(run: CachedRun, verbose: boolean): void {
  printDiagnostics(run.diagnostics, { verbose });
  if (!hasInputErrors(run.diagnostics)) printInputs(run);
}

function printRunEvents({ diagnostics, summary }: CachedRun): void {
  for (const diagnostic of diagnostics) printEvent("diagnostic", diagnostic);
  if (!hasInputErrors(diagnostics)) printEvent("summary", summary);
}

function printOutputEvent(state: OutputState, run: CachedRun, out: string): ExitCode {
  // What stands in the way is an error of usage, in whichever form.
  if (state.kind === "onto-input" || state.kind === "onto-foreign" || state.kind === "onto-root")
    return printState(state, run, out);
  const { changed = [], missing = [], stale = [] } = "difference" in state ? state.difference : {};
  const isIdle = state.kind === "written" && changed.length + missing.length + stale.length === 0;
  printEvent("output", { state: isIdle ? "current" : state.kind, out, files: run.total, changed, missing, stale });
  if (state.kind === "refused") return 2;
  if (run.diagnostics.some(isOurFault)) return 70;
  return state.kind === "stale" ? 1 : 0;
}

/** Says what became of the output, and returns the exit code. */
function printState(state: OutputState, { diagnostics, total }: CachedRun, out: string): ExitCode {
  const fault = diagnostics.some(isOurFault);
  switch (state.kind) {
    case "refused": {
      const errors = diagnostics.filter(({ severity }) => severity === "error").length;
      tellError(shown`Nothing was written: ${countOf(errors, "error")}.\n`);
      return 2;
    }
    case "onto-input":
      return failUsage(
        `${relative(process.cwd(), state.input)} would be replaced by the output.`,
        "Give another --out.",
      );
    case "onto-foreign": {
      const names = firstOf(state.files, 3);
      const problem = `${out} holds files that were not generated, and would be replaced: ${names}.`;
      return failUsage(problem, "Give another --out.");
    }
    case "onto-root":
      return failUsage(
        `${resolve(out)} is no folder for an output alone.`,
        "Give one that holds nothing else: --out generated",
      );
    case "written":
      tell(shown`Wrote    ${describe(state.difference, total, out)}\n`);
      return fault ? 70 : 0;
    case "current":
      if (!fault) tell(shown`${out} is current.\n`);
      return fault ? 70 : 0;
    case "stale":
      if (!fault) printDifference(state.difference, out);
      return fault ? 70 : 1;
  }
}

function printInputs({ summary, diagnostics }: CachedRun): void {
  for (const { provider, file, operations, schemas, server, root } of summary.read) {
    const where = server ?? (root === undefined ? "no server" : `no server: a base URL ends in ${root}`);
    tell(
      shown`Read     ${provider}: ${file}, ${countOf(operations, "operation")}, ${countOf(schemas, "schema")}, ${where}\n`,
    );
  }
  const repairs = diagnostics.filter(({ code, severity }) => severity === "warning" && !isUnrepaired(code));
  tell(shown`Repaired ${repairs.length === 0 ? "nothing" : countCodes(repairs)}\n`);
  const lint = diagnostics.filter(({ code, severity }) => severity === "warning" && isLinted(code)).length;
  tell(shown`Linted   ${countOf(lint, "warning")}\n`);
  const { merged, portable } = summary;
  if (merged === undefined) return;
  tell(shown`Merged   ${countOf(merged.operations, "operation")}, ${merged.partial} of them not at every provider\n`);
  if (portable === undefined) return;
  tell(shown`Portable ${countOf(portable, "operation")}\n`);
}

/** What is wrong and left as it is, whether Redocly finds it or we do. */
function isLinted(code: DiagnosticCode): boolean {
  return code.startsWith("lint-") || code === "schema-unsatisfiable" || code === "default-refused";
}

/** What is only told. */
function isUnrepaired(code: DiagnosticCode): boolean {
  return isLinted(code) || code === "naming-unmatched" || code.startsWith("choice-") || code === "extension-invalid";
}

type Difference = Extract<OutputState, { readonly difference: unknown }>["difference"];

function describe({ changed, missing, stale }: Difference, total: number, out: string): string {
  const written = changed.length + missing.length;
  const removed = stale.length === 0 ? "" : `, removed ${stale.length}`;
  return `${written} of ${countOf(total, "file")} to ${out}${written === 0 ? " (all current)" : ""}${removed}`;
}

function printDifference({ changed, missing, stale }: Difference, out: string): void {
  const rows = [
    ...changed.map((path) => shown`  changed ${path}\n`),
    ...missing.map((path) => shown`  missing ${path}\n`),
    ...stale.map((path) => shown`  stale   ${path}\n`),
  ];
  tellError(shown`${out} is not current:\n${concat(rows)}Run \`concord generate\`.\n`);
}

/**
 * Generates, and again after each change of a description, of the config or of what that imports, of the rules of the linter,
 * also where such a file comes or goes, until the process is interrupted. What is wrong meanwhile is told, and the next change is waited for.
 */
async function watchInputs(specs: readonly string[], flags: Flags): Promise<never> {
  const compared: ComparedOutput = new Map();
  const attempt = async (isFirst = false): Promise<readonly string[]> => {
    const own = specs.length === 0 ? projectFiles(flags.config, process.cwd()) : [];
    let known: readonly string[] = own;
    try {
      const job = await planJob(specs, flags);
      const { cwd = ".", config } = job.options;
      known = [...own, ...job.inputs, ...settingFiles(resolve(cwd), config !== undefined)];
      return [...known, ...(await runOnce(job, flags, compared)).inputs];
    } catch (error) {
      // Options that are wrong stay so.
      if (isFirst && error instanceof UsageError) throw error;
      if (exitCodeOf(error) === 70) throw new ExitError(70);
      return known;
    }
  };
  const files = new Set(await attempt(true));
  const present = [...files].filter((file) => existsSync(file));
  if (!flags.json) tell(shown`Watching ${countOf(present.length, "file")}; Ctrl+C ends it.\n`);
  return watchFiles(files, () => attempt());
}
