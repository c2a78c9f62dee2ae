import { relative, resolve } from "node:path";
import { Command } from "commander";
import { countOf } from "../base/count.js";
import { isOurFault } from "../base/diagnostics.js";
import { firstOf } from "../base/first-of.js";
import { requireConfig } from "./config-option.js";
import { ExitError, failUsage } from "./exit.js";
import { printDiagnostics } from "./print-diagnostics.js";
import { stageListener } from "./stages.js";
import { paint, shown, tell, tellError } from "./terminal.js";

interface Flags {
  readonly out: string;
  readonly title?: string;
  readonly config?: string;
}

export function docsCommand(): Command {
  return new Command("docs")
    .description(
      "Write a folder of pages that work offline: who takes what, each operation, the drift, the API references.",
    )
    .option("--out <folder>", "folder of the pages", "concord-docs")
    .option("--title <text>", "what the pages are called (default: by the providers)")
    .option("--config <file>", "config (default: concord.config.ts)")
    .action((flags: Flags) => run(flags));
}

async function run({ out, title, config }: Flags): Promise<void> {
  const project = await requireConfig(config);
  const { buildSite } = await import("../project/build-site.js");
  const { saveSite } = await import("../project/save-site.js");
  const onStage = stageListener(false);
  const { files, diagnostics, withoutReference } = await buildSite(project, { title, onStage });
  onStage();
  printDiagnostics(
    diagnostics.filter(({ severity }) => severity === "error"),
    { verbose: true },
  );
  if (files.size === 0) throw new ExitError(70);
  const folder = resolve(out);
  const name = relative(process.cwd(), folder) || ".";
  const { foreign, changed, missing } = await saveSite(folder, files);
  if (foreign.length > 0)
    failUsage(
      `${name} holds files that were not generated, and would be replaced: ${firstOf(foreign, 3)}.`,
      "Give another --out.",
    );
  for (const problem of new Set(withoutReference.values()))
    tellError(shown`${paint("yellow", "warning")} ${problem}\n`);
  tell(
    shown`Wrote    ${changed.length + missing.length} of ${countOf(files.size, "file")} to ${name}; open ${name}/index.html\n`,
  );
  if (diagnostics.some(isOurFault)) throw new ExitError(70);
}
