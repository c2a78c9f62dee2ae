import { readFile } from "node:fs/promises";
import { relative, resolve } from "node:path";
import { Command, Option } from "commander";
import { Diagnostics, hasErrors } from "../base/diagnostics.js";
import { SourceFiles } from "../load/read/source-files.js";
import { importFile, printDescription } from "../pages/import-file.js";
import type { PageFormat } from "../pages/import-page.js";
import { replaceFile } from "../write/replace-file.js";
import { requireConfig } from "./config-option.js";
import { ExitError, failUsage } from "./exit.js";
import { printDiagnostics } from "./print-diagnostics.js";

interface Flags {
  readonly output?: string;
  readonly overlay?: readonly string[];
  readonly format?: PageFormat;
  readonly check?: true;
  readonly config?: string;
}

export function importCommand(): Command {
  return new Command("import")
    .description(
      "Make an OpenAPI description of a docs page: of the one given, or of every page that the config names.",
    )
    .argument("[page]", "Markdown, HTML or plain text")
    .option("-o, --output <file>", "description to write instead of standard output")
    .option("--overlay <file...>", "overlays to apply to what the page gives")
    .addOption(new Option("--format <format>", "of the page").choices(["markdown", "text", "html"]))
    .option("--check", "write nothing; exit 1 if a description is not what its page gives")
    .option("--config <file>", "config (default: concord.config.ts)")
    .action((page: string | undefined, flags: Flags) => run(page, flags));
}

interface Job {
  readonly page: string;
  readonly overlays: readonly string[];
  /** Standard output when absent. */
  readonly output?: string;
}

async function run(page: string | undefined, flags: Flags): Promise<void> {
  const { cwd, jobs } = page === undefined ? await planConfig(flags) : planPage(page, flags);
  const diagnostics = new Diagnostics();
  const sources = new SourceFiles(cwd, diagnostics.report);
  const stale: string[] = [];
  for (const { page, overlays, output } of jobs) {
    const { mark, report } = diagnostics;
    const imported = await importFile(page, {
      sources,
      report,
      overlays,
      ...(flags.format && { format: flags.format }),
    });
    if (imported === undefined || hasErrors(diagnostics.since(mark))) continue;
    const text = printDescription(imported, overlays, output);
    if (output === undefined) process.stdout.write(text);
    else if (!flags.check) {
      await replaceFile(resolve(cwd, output), text);
      process.stdout.write(`Imported ${imported.file} (${imported.reader}) to ${output}\n`);
    } else if ((await readText(resolve(cwd, output))) !== text) stale.push(output);
  }
  printDiagnostics(sources.locateAll(diagnostics.all), { verbose: true });
  if (diagnostics.hasErrors) throw new ExitError(2);
  for (const output of stale) process.stderr.write(`${output} is not what its page gives. Run \`concord import\`.\n`);
  if (stale.length > 0) throw new ExitError(1);
}

function planPage(page: string, { output, overlay = [], check }: Flags): { cwd: string; jobs: readonly Job[] } {
  if (check && output === undefined) failUsage("--check needs a description to compare with.", "Add -o <spec>.");
  return { cwd: process.cwd(), jobs: [{ page, overlays: overlay, ...(output !== undefined && { output }) }] };
}

async function planConfig(flags: Flags): Promise<{ cwd: string; jobs: readonly Job[] }> {
  if (flags.output !== undefined || flags.overlay !== undefined || flags.format !== undefined)
    failUsage("--output, --overlay and --format belong to a page.", "concord import <page> -o <spec>");
  const { config, folder } = await requireConfig(flags.config, "import");
  const jobs = Object.values(config.providers).flatMap(({ spec, import: source }): readonly Job[] =>
    source === undefined ? [] : [{ page: source.page, overlays: source.overlays ?? [], output: spec }],
  );
  if (jobs.length === 0) failUsage("No provider of the config has a page.", "Set `import: { page }`, or give a page.");
  return { cwd: folder, jobs };
}

async function readText(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch {
    process.stderr.write(`${relative(process.cwd(), path)} cannot be read.\n`);
    return undefined;
  }
}
