import { relative, resolve } from "node:path";
import { Command, Option } from "commander";
import { Diagnostics } from "../base/diagnostics.js";
import { type Imported, type ImportJob, importPages, planImports } from "../project/import-pages.js";
import { requireConfig } from "./config-option.js";
import { ExitError, failUsage } from "./exit.js";
import { printDiagnostics } from "./print-diagnostics.js";

interface Flags {
  readonly output?: string;
  readonly overlay?: readonly string[];
  readonly format?: NonNullable<ImportJob["format"]>;
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

async function run(page: string | undefined, flags: Flags): Promise<void> {
  const { cwd, jobs } = page === undefined ? await planConfig(flags) : planPage(page, flags);
  const diagnostics = new Diagnostics();
  const { report } = diagnostics;
  const stale: string[] = [];
  for await (const imported of importPages(jobs, { cwd, report, check: flags.check === true })) {
    printImported(imported, cwd);
    if (isStale(imported)) stale.push(imported.output);
  }
  printDiagnostics(diagnostics.all, { verbose: true });
  if (diagnostics.hasErrors) throw new ExitError(2);
  for (const output of stale) process.stderr.write(`${output} is not what its page gives. Run \`concord import\`.\n`);
  if (stale.length > 0) throw new ExitError(1);
}

function printImported({ state, text, output = "", file, reader }: Imported, cwd: string): void {
  if (state === "printed") process.stdout.write(text);
  if (state === "written") process.stdout.write(`Imported ${file} (${reader}) to ${output}\n`);
  if (state === "unreadable")
    process.stderr.write(`${relative(process.cwd(), resolve(cwd, output))} cannot be read.\n`);
}

function isStale(imported: Imported): imported is Imported & { readonly output: string } {
  return imported.output !== undefined && (imported.state === "stale" || imported.state === "unreadable");
}

interface Plan {
  readonly cwd: string;
  readonly jobs: readonly ImportJob[];
}

function planPage(page: string, { output, overlay = [], check, format }: Flags): Plan {
  if (check && output === undefined) failUsage("--check needs a description to compare with.", "Add -o <spec>.");
  const job = { page, overlays: overlay, ...(output !== undefined && { output }), ...(format && { format }) };
  return { cwd: process.cwd(), jobs: [job] };
}

async function planConfig(flags: Flags): Promise<Plan> {
  if (flags.output !== undefined || flags.overlay !== undefined || flags.format !== undefined)
    failUsage("--output, --overlay and --format belong to a page.", "concord import <page> -o <spec>");
  const { config, folder } = await requireConfig(flags.config, "import");
  const jobs = planImports(config);
  if (jobs.length === 0) failUsage("No provider of the config has a page.", "Set `import: { page }`, or give a page.");
  return { cwd: folder, jobs };
}
