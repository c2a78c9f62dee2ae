import { relative, resolve } from "node:path";
import { Command, Option } from "commander";
import { countOf } from "../base/count.js";
import { Diagnostics } from "../base/diagnostics.js";
import { type Imported, type ImportJob, importPages, planImports } from "../project/import-pages.js";
import { refuseInputs } from "../project/save-output.js";
import { requireConfig } from "./config-option.js";
import { ExitError, failUsage } from "./exit.js";
import { withRunLimits } from "./limit-options.js";
import { parseSeconds } from "./parse-seconds.js";
import { printDiagnostics } from "./print-diagnostics.js";
import { describeDrift } from "./print-drift.js";
import { shown, shownLines, tell, tellError } from "./terminal.js";
import { writeOutput } from "./write-output.js";

interface Flags {
  readonly explain?: true;
  readonly prompt?: true;
  readonly timeout: number;
  readonly output?: string;
  readonly overlay?: readonly string[];
  readonly format?: NonNullable<ImportJob["format"]>;
  readonly check?: true;
  readonly config?: string;
}

export function importCommand(): Command {
  const command = new Command("import")
    .description(
      "Make an OpenAPI description of a docs page: of the one given, or of every page that the config names.",
    )
    .argument("[page...]", "Markdown, HTML, plain text or requests (.http): files, addresses, or - for standard input")
    .option("-o, --output <file>", "description to write instead of standard output")
    .option("--overlay <file...>", "overlays to apply to what the page gives")
    .addOption(new Option("--format <format>", "of the page").choices(["markdown", "text", "html", "http"]))
    .option("--explain", "print the pages with what was taken from where, and write nothing")
    .option("--prompt", "print a text that asks for an overlay with what was not read, and write nothing")
    .option("--timeout <seconds>", "for each page that is fetched", parseSeconds, 60)
    .option("--check", "write nothing; exit 1 if a description is not what its page gives")
    .option("--config <file>", "config (default: concord.config.ts)");
  return withRunLimits(command).action((pages: readonly string[], flags: Flags) => run(pages, flags));
}

async function run(pages: readonly string[], flags: Flags): Promise<void> {
  const { cwd, jobs } = pages.length === 0 ? await planConfig(flags) : await planPages(pages, flags);
  const input = pages.includes("-") ? await readInput(process.stdin) : "";
  const diagnostics = new Diagnostics();
  const { report } = diagnostics;
  const stale: string[] = [];
  const isLook = flags.explain === true || flags.prompt === true;
  const check = flags.check === true || isLook;
  for await (const imported of importPages(jobs, { cwd, report, check, input, timeout: flags.timeout * 1000 })) {
    if (flags.explain) tell(shownLines(imported.explain()));
    if (flags.prompt) tell(shownLines(imported.prompt()));
    if (!isLook) await printImported(imported, cwd);
    if (!isLook && isStale(imported)) stale.push(imported.output);
  }
  printDiagnostics(diagnostics.all, { verbose: true });
  if (diagnostics.hasErrors) throw new ExitError(2);
  for (const output of stale) tellError(shown`${output} is not what its page gives. Run \`concord import\`.\n`);
  if (stale.length > 0) throw new ExitError(1);
}

async function printImported(
  { state, text, output = "", file, reader, summary, drift }: Imported,
  cwd: string,
): Promise<void> {
  if (state === "printed") await writeOutput(text, undefined);
  if (state === "printed") tellError(shown`${file} (${reader}): ${count(summary)}\n`);
  if (state === "written") tell(shown`Imported ${file} (${reader}) to ${output}: ${count(summary)}\n`);
  if (drift !== undefined && drift.changes.length > 0)
    tell(shown`${output} ${state === "written" ? "changed" : "would change"}${describeDrift(drift)}\n`);
  if (state === "unreadable") tellError(shown`${relative(process.cwd(), resolve(cwd, output))} cannot be read.\n`);
}

function count({ operations, fields, inferred }: Imported["summary"]): string {
  return `${countOf(operations, "operation")}, ${countOf(fields, "field")}, ${inferred} of them only from examples`;
}

async function readInput(stream: AsyncIterable<Uint8Array | string>): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString("utf8");
}

function isStale(imported: Imported): imported is Imported & { readonly output: string } {
  return imported.output !== undefined && (imported.state === "stale" || imported.state === "unreadable");
}

interface Plan {
  readonly cwd: string;
  readonly jobs: readonly ImportJob[];
}

async function planPages(pages: readonly string[], flags: Flags): Promise<Plan> {
  const { output, overlay = [], check, format } = flags;
  if (check && output === undefined) failUsage("--check needs a description to compare with.", "Add -o <spec>.");
  if ((flags.explain || flags.prompt) && output !== undefined)
    failUsage("--explain and --prompt write nothing.", "Leave out -o.");
  if (output !== undefined) await refuseInputs([output], [...pages, ...overlay]);
  const job = { pages, overlays: overlay, ...(output !== undefined && { output }), ...(format && { format }) };
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
