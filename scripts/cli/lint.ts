import { readFile } from "node:fs/promises";
import { relative, resolve } from "node:path";
import { Command } from "commander";
import { type Diagnostic, Diagnostics, hasErrors, isOurFault } from "../base/diagnostics.js";
import { type Baseline, judge, parseBaseline, printBaseline } from "../lint/baseline.js";
import { type LintOptions, lint } from "../project/lint.js";
import { replaceFile } from "../write/replace-file.js";
import { requireConfig } from "./config-option.js";
import { ExitError, failUsage } from "./exit.js";
import { printDiagnostics } from "./print-diagnostics.js";

interface Flags {
  readonly config?: string;
  readonly allowRemoteRefs?: readonly string[];
  readonly baseline?: string;
  readonly updateBaseline?: true;
}

export function lintCommand(): Command {
  return new Command("lint")
    .description("Check descriptions: what is wrong, what would be repaired, and what Redocly says of the rest.")
    .argument("[spec...]", "descriptions (default: those of the config, and what merging makes of them)")
    .option("--config <file>", "config (default: concord.config.ts)")
    .option("--allow-remote-refs <origin...>", "origins that $ref may reach")
    .option("--baseline <file>", `accepted problems (default: ${baselineName} beside the config)`)
    .option("--update-baseline", "accept every problem of today")
    .action((specs: readonly string[], flags: Flags) => run(specs, flags));
}

const baselineName = "concord.baseline.json";

async function run(specs: readonly string[], flags: Flags): Promise<void> {
  const { options, folder } = await planLint(specs, flags);
  const path = flags.baseline === undefined ? folder && resolve(folder, baselineName) : resolve(flags.baseline);
  if (flags.updateBaseline && path === undefined)
    failUsage("There is no config that the baseline could stand beside.", "Name a file with --baseline.");
  const baseline = path === undefined || flags.updateBaseline ? new Set<string>() : await readBaseline(path, flags);
  const { diagnostics, descriptions } = await lint(options);
  const subject = `${descriptions} description${descriptions === 1 ? "" : "s"}`;
  if (path !== undefined && flags.updateBaseline) {
    await replaceFile(path, printBaseline(diagnostics));
    process.stdout.write(
      `${subject}: ${count(diagnostics.length, "problem")} accepted in ${relative(process.cwd(), path)}\n`,
    );
    return;
  }
  const { fresh, accepted, gone } = judge(diagnostics, baseline);
  printDiagnostics(fresh, { verbose: true });
  process.stdout.write(`${subject}: ${countSeverities(fresh)}${describeBaseline(accepted, gone)}\n`);
  if (fresh.some(isOurFault)) throw new ExitError(70);
  if (hasErrors(fresh)) throw new ExitError(1);
}

async function planLint(
  specs: readonly string[],
  { config: path, allowRemoteRefs = [] }: Flags,
): Promise<{ options: LintOptions; folder?: string }> {
  if (specs.length > 0) return { options: { cwd: process.cwd(), specs, allowedOrigins: allowRemoteRefs } };
  const { config, folder, file } = await requireConfig(path, "lint");
  return { options: { cwd: folder, config, configFile: file, allowedOrigins: allowRemoteRefs }, folder };
}

/** None is fine where none was asked for. */
async function readBaseline(path: string, { baseline }: Flags): Promise<Baseline> {
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    if (baseline !== undefined || !(error instanceof Error && "code" in error && error.code === "ENOENT"))
      failUsage(`Cannot read the baseline ${path}.`, "`concord lint --update-baseline` writes one.");
    return undefined;
  });
  if (text === undefined) return new Set();
  const diagnostics = new Diagnostics();
  const parsed = parseBaseline(text, { file: relative(process.cwd(), path), pointer: "" }, diagnostics.report);
  if (parsed !== undefined) return parsed;
  printDiagnostics(diagnostics.all, { verbose: true });
  throw new ExitError(2);
}

function countSeverities(diagnostics: readonly Diagnostic[]): string {
  const of = (severity: string): number => diagnostics.filter((found) => found.severity === severity).length;
  return `${of("error")} errors, ${of("warning")} warnings, ${of("info")} notes`;
}

function describeBaseline(accepted: number, gone: number): string {
  if (accepted + gone === 0) return "";
  const past = gone === 0 ? "" : `, ${gone} in the baseline are gone (--update-baseline forgets them)`;
  return ` (${accepted} accepted${past})`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
