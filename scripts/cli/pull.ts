import { Command } from "commander";
import { Diagnostics } from "../base/diagnostics.js";
import { type PulledSource, pullSources } from "../project/pull-sources.js";
import { requireConfig } from "./config-option.js";
import { ExitError } from "./exit.js";
import { withRunLimits } from "./limit-options.js";
import { parseSeconds } from "./parse-seconds.js";
import { printDiagnostics } from "./print-diagnostics.js";
import { describeDrift } from "./print-drift.js";
import { shown, type TerminalText, tell } from "./terminal.js";

interface Flags {
  readonly check?: true;
  readonly timeout: number;
  readonly config?: string;
}

export function pullCommand(): Command {
  const command = new Command("pull")
    .description("Fetch descriptions from where their providers publish them, and show what changed.")
    .argument("[provider...]", "providers of the config (default: all that have a source)")
    .option("--check", "write nothing; exit 1 if a source differs from the description")
    .option("--timeout <seconds>", "for each source", parseSeconds, 60)
    .option("--config <file>", "config (default: concord.config.ts)");
  return withRunLimits(command).action((names: readonly string[], flags: Flags) => run(names, flags));
}

async function run(names: readonly string[], flags: Flags): Promise<void> {
  const check = flags.check === true;
  const project = await requireConfig(flags.config);
  const diagnostics = new Diagnostics();
  const { report } = diagnostics;
  const states: PulledSource["state"][] = [];
  for await (const pulled of pullSources(project, names, { report, check, timeout: flags.timeout * 1000 })) {
    states.push(pulled.state);
    tell(describe(pulled, check));
  }
  printDiagnostics(diagnostics.all, { verbose: true });
  if (states.includes("failed")) throw new ExitError(2);
  if (check && states.includes("changed")) throw new ExitError(1);
}

function describe({ provider, spec, state, drift }: PulledSource, check: boolean): TerminalText {
  switch (state) {
    case "failed":
      return shown`${provider}: failed; ${spec} is left as it was\n`;
    case "current":
      return shown`${provider}: ${spec} is current\n`;
    case "changed":
      return shown`${provider}: ${spec} ${check ? "differs from its source" : "was replaced"}${drift ? describeDrift(drift) : ""}\n`;
  }
}
