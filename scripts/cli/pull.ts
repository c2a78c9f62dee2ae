import { resolve } from "node:path";
import { Command } from "commander";
import { closest } from "../base/closest.js";
import { Diagnostics } from "../base/diagnostics.js";
import type { ConcordConfig, ProviderConfig } from "../config/config.js";
import type { DriftReport } from "../drift/changes/types.js";
import { lockPath, readLock, writeLock } from "../project/lock-file.js";
import { type Pulled, pullProvider } from "../project/pull-provider.js";
import { requireConfig } from "./config-option.js";
import { ExitError, failUsage } from "./exit.js";
import { printDiagnostics } from "./print-diagnostics.js";

interface Flags {
  readonly check?: true;
  readonly timeout: number;
  readonly config?: string;
}

export function pullCommand(): Command {
  return new Command("pull")
    .description("Fetch descriptions from where their providers publish them, and show what changed.")
    .argument("[provider...]", "providers of the config (default: all that have a source)")
    .option("--check", "write nothing; exit 1 if a source differs from the description")
    .option("--timeout <seconds>", "for each source", parseSeconds, 60)
    .option("--config <file>", "config (default: concord.config.ts)")
    .action((names: readonly string[], flags: Flags) => run(names, flags));
}

function parseSeconds(text: string): number {
  const seconds = Number(text);
  if (!(seconds > 0 && seconds <= 3600)) failUsage("--timeout takes seconds, up to 3600.");
  return seconds;
}

async function run(names: readonly string[], flags: Flags): Promise<void> {
  const check = flags.check === true;
  const { config, folder } = await requireConfig(flags.config);
  const providers = choose(names, config);
  const diagnostics = new Diagnostics();
  const lockFile = resolve(folder, lockPath);
  const lock = new Map(await readLock(lockFile, lockPath, diagnostics.report));
  const states: Pulled["state"][] = [];
  for (const [name, provider] of providers) {
    const options = {
      cwd: folder,
      report: diagnostics.report,
      check,
      locked: lock.get(name),
      timeout: flags.timeout * 1000,
      naming: config.naming ?? {},
    };
    const pulled = await pullProvider(name, provider, options);
    states.push(pulled.state);
    process.stdout.write(describe(name, provider, pulled, check));
    if (pulled.entry === undefined || check) continue;
    lock.set(name, pulled.entry);
    await writeLock(lockFile, lock);
  }
  printDiagnostics(diagnostics.all, { verbose: true });
  if (states.includes("failed")) throw new ExitError(2);
  if (check && states.includes("changed")) throw new ExitError(1);
}

function choose(names: readonly string[], config: ConcordConfig): readonly (readonly [string, ProviderConfig])[] {
  for (const name of names) {
    const provider = Object.hasOwn(config.providers, name) ? config.providers[name] : undefined;
    if (provider === undefined)
      failUsage(`There is no provider "${name}".`, hintProvider(name, Object.keys(config.providers)));
    if (provider.source === undefined) failUsage(`"${name}" has no source.`, "Set `source` in the config.");
  }
  const chosen = Object.entries(config.providers).filter(
    ([name, { source }]) => source !== undefined && (names.length === 0 || names.includes(name)),
  );
  if (chosen.length === 0) failUsage("No provider has a source.", "Set `source` in the config.");
  return chosen;
}

function hintProvider(name: string, names: readonly string[]): string {
  const meant = closest(name, names);
  return meant === undefined ? `The config has ${names.join(", ")}.` : `Did you mean "${meant}"?`;
}

function describe(name: string, { spec }: ProviderConfig, { state, drift }: Pulled, check: boolean): string {
  switch (state) {
    case "failed":
      return `${name}: failed; ${spec} is left as it was\n`;
    case "current":
      return `${name}: ${spec} is current\n`;
    case "changed":
      return `${name}: ${spec} ${check ? "differs from its source" : "was replaced"}${drift ? summarize(drift) : ""}\n`;
  }
}

/** The counts, and the first few changes that break. */
function summarize({ changes, summary }: DriftReport): string {
  const { breaking, warning, info } = summary;
  const first = changes.filter((change) => change.breaking).slice(0, 5);
  const lines = first.map(({ operation, message }) => `\n  ${operation ?? "description"}: ${message}`);
  const rest = breaking > first.length ? `\n  … and ${breaking - first.length} more that break clients` : "";
  return `: ${breaking} breaking, ${warning} warnings, ${info} notes${lines.join("")}${rest}`;
}
