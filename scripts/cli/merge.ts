import { Command } from "commander";
import { hasInputErrors } from "../base/diagnostics.js";
import { requireConfig } from "./config-option.js";
import { ExitError, failUsage } from "./exit.js";
import { printDiagnostics } from "./print-diagnostics.js";
import { writeOutput } from "./write-output.js";

interface Flags {
  readonly config?: string;
  readonly output?: string;
  readonly portable?: true;
}

export function mergeCommand(): Command {
  return new Command("merge")
    .description("Print the merged contract of the config's providers as one OpenAPI document.")
    .option("--config <file>", "config (default: concord.config.ts)")
    .option("--portable", "the portable contract instead: what all providers accept and return")
    .option("-o, --output <file>", "file to write instead of standard output")
    .action((flags: Flags) => run(flags));
}

async function run(flags: Flags): Promise<void> {
  const { config, folder, file } = await requireConfig(flags.config);
  const { generate } = await import("../project/generate.js");
  const { files, diagnostics } = await generate({ config, configFile: file, cwd: folder });
  printDiagnostics(
    diagnostics.filter(({ severity }) => severity === "error"),
    { verbose: true },
  );
  if (hasInputErrors(diagnostics)) throw new ExitError(2);
  const text = files.get(flags.portable ? "portable/openapi.json" : "openapi.json");
  if (text === undefined) {
    if (flags.portable && config.portable === false)
      failUsage("The config has no portable contract.", "See `portable`.");
    throw new ExitError(70);
  }
  await writeOutput(text, flags.output);
}
