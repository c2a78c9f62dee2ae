import { relative, resolve } from "node:path";
import { Command } from "commander";
import { countOf } from "../base/count.js";
import { type Diagnostic, hasErrors, isOurFault } from "../base/diagnostics.js";
import type { LintOptions } from "../project/lint.js";
import { acceptProblems, baselineName, lintAgainst } from "../project/lint-baseline.js";
import { requireConfig } from "./config-option.js";
import { ExitError, failUsage } from "./exit.js";
import { type LimitFlags, limitsOf, withInputLimits } from "./limit-options.js";
import { printDiagnostics } from "./print-diagnostics.js";
import { shown, tell } from "./terminal.js";

interface Flags extends LimitFlags {
  readonly config?: string;
  readonly allowRemoteRefs?: readonly string[];
  readonly baseline?: string;
  readonly updateBaseline?: true;
}

export function lintCommand(): Command {
  const command = new Command("lint")
    .description("Check descriptions: what is wrong, what would be repaired, and what Redocly says of the rest.")
    .argument("[spec...]", "descriptions (default: those of the config, and what merging makes of them)")
    .option("--config <file>", "config (default: concord.config.ts)")
    .option("--allow-remote-refs <origin...>", "origins that $ref and models may reach")
    .option("--baseline <file>", `accepted problems (default: ${baselineName} beside the config)`)
    .option("--update-baseline", "accept every problem of today");
  return withInputLimits(command).action((specs: readonly string[], flags: Flags) => run(specs, flags));
}

async function run(specs: readonly string[], flags: Flags): Promise<void> {
  const { options, folder } = await planLint(specs, flags);
  const { baseline, updateBaseline = false } = flags;
  const path = baseline === undefined ? folder && resolve(folder, baselineName) : resolve(baseline);
  const name = path === undefined ? "" : relative(process.cwd(), path);
  if (!updateBaseline) {
    const file = path === undefined ? undefined : { path, name, isRequired: baseline !== undefined };
    return report(await lintAgainst(file, options));
  }
  if (path === undefined)
    failUsage(
      "Descriptions that are given have no config for a baseline to stand beside.",
      `Name its file: --baseline ${baselineName}`,
    );
  const { diagnostics, descriptions, added, gone } = await acceptProblems({ path, name }, options);
  const problems = countOf(diagnostics.length, "problem");
  const forgotten = gone === 0 ? "" : `, ${gone} forgotten`;
  tell(shown`${countOf(descriptions, "description")}: ${problems} accepted in ${name} (${added} new)${forgotten}\n`);
}

function report({ fresh, accepted, gone, descriptions }: Awaited<ReturnType<typeof lintAgainst>>): void {
  printDiagnostics(fresh, { verbose: true });
  const subject = countOf(descriptions, "description");
  tell(shown`${subject}: ${countSeverities(fresh)}${describeBaseline(accepted, gone)}\n`);
  if (fresh.some(isOurFault)) throw new ExitError(70);
  if (hasErrors(fresh)) throw new ExitError(1);
}

async function planLint(
  specs: readonly string[],
  { config: path, allowRemoteRefs: allowedOrigins = [], ...flags }: Flags,
): Promise<{ options: LintOptions; folder?: string }> {
  const settings = { allowedOrigins, limits: limitsOf(flags) };
  if (specs.length > 0) return { options: { cwd: process.cwd(), specs, ...settings } };
  const { config, folder, file } = await requireConfig(path, "lint");
  return { options: { cwd: folder, config, configFile: file, ...settings }, folder };
}

function countSeverities(diagnostics: readonly Diagnostic[]): string {
  const of = (severity: string): number => diagnostics.filter((found) => found.severity === severity).length;
  return `${countOf(of("error"), "error")}, ${countOf(of("warning"), "warning")}, ${countOf(of("info"), "note")}`;
}

function describeBaseline(accepted: number, gone: number): string {
  if (accepted + gone === 0) return "";
  const past = gone === 0 ? "" : `, ${gone} in the baseline are gone (--update-baseline forgets them)`;
  return ` (${accepted} accepted${past})`;
}
