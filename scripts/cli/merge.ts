import { Command } from "commander";
import { projectInputs } from "../project/project-inputs.js";
import { refuseInputs } from "../project/save-output.js";
import { requireConfig } from "./config-option.js";
import { ExitError } from "./exit.js";
import { type LimitFlags, limitsOf, withInputLimits } from "./limit-options.js";
import { printDiagnostics } from "./print-diagnostics.js";
import { refuseFiles } from "./refuse-files.js";
import { writeOutput } from "./write-output.js";

interface Flags extends LimitFlags {
  readonly config?: string;
  readonly output?: string;
  readonly portable?: boolean;
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
}

export function mergeCommand(): Command {
  const command = new Command("merge")
    .description("Print the merged contract of the config's providers as one OpenAPI document.")
    .option("--config <file>", "config (default: concord.config.ts)")
    .option("--portable", "the portable contract instead: what all providers accept and return")
    .option(
      "--include <pattern...>",
      "only operations that a pattern fits: an operation, method, path, tag, `deprecated`",
    )
    .option("--exclude <pattern...>", "no operations that a pattern fits")
    .option("-o, --output <file>", "file to write instead of standard output");
  return withInputLimits(command).action((flags: Flags) => run(flags));
}

async function run({ config, output, portable = false, include, exclude, ...flags }: Flags): Promise<void> {
  refuseFiles("--include", include);
  refuseFiles("--exclude", exclude);
  const project = await requireConfig(config);
  const { merge } = await import("../project/merge.js");
  const { text, diagnostics, inputs } = await merge(project, {
    isPortable: portable,
    choice: { include, exclude },
    limits: limitsOf(flags),
  });
  printDiagnostics(
    diagnostics.filter(({ severity, code }) => severity === "error" || code.startsWith("choice-")),
    { verbose: true },
  );
  if (text === undefined) throw new ExitError(70);
  if (output !== undefined) await refuseInputs([output], [...inputs, ...projectInputs(project)]);
  await writeOutput(text, output);
}
