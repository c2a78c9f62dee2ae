import { Command } from "commander";
import { countOf } from "../base/count.js";
import { diagnose, type InstallationCheck } from "../project/diagnose.js";
import { ExitError } from "./exit.js";
import { parseSeconds } from "./parse-seconds.js";
import { paint, shown, tell, tellJson } from "./terminal.js";

interface Flags {
  readonly json?: boolean;
  readonly timeout: number;
  readonly config?: string;
}

export function doctorCommand(): Command {
  return new Command("doctor")
    .description("Say what is wrong with an installation: versions, config, cache, sources, redocly.yaml, output.")
    .option("--json", "print a JSON value on each line instead of text")
    .option("--timeout <seconds>", "for each source", parseSeconds, 5)
    .option("--config <file>", "config (default: concord.config.ts)")
    .action((flags: Flags) => run(flags));
}

const colors = { ok: "green", warn: "yellow", fail: "red" } as const;

async function run({ json = false, timeout, config }: Flags): Promise<void> {
  let failures = 0;
  for await (const check of diagnose({ cwd: process.cwd(), config, timeout: timeout * 1000 })) {
    if (check.state === "fail") failures++;
    if (json) tellJson(check);
    else tellCheck(check);
  }
  if (failures === 0) return;
  if (!json) tell(shown`${countOf(failures, "failure")}.\n`);
  throw new ExitError(1);
}

function tellCheck({ name, state, message, hint }: InstallationCheck): void {
  tell(shown`${paint(colors[state], state.padEnd(4))} ${name}: ${message}\n`);
  if (hint !== undefined) tell(shown`     ${paint("dim", hint)}\n`);
}
