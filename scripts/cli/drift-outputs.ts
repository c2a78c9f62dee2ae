import { resolve } from "node:path";
import { InvalidArgumentError } from "commander";
import { appendOutput } from "../project/save-output.js";
import type { PrintOptions } from "../report/comparand.js";
import { failureNotes } from "../report/outcome.js";
import { type Comparand, printReport, type ReportFormat, reportFormats } from "../report/print-report.js";
import { printVerdict } from "../report/verdict.js";
import { failUsage } from "./exit.js";
import { paint, shown, tell, tellError } from "./terminal.js";
import { wantsColor } from "./wants-color.js";
import { writeOutput } from "./write-output.js";

/** A report to write: into a file, or to standard output. */
export interface ReportOutput {
  readonly format: ReportFormat;
  readonly file?: string;
}

/** `sarif=drift.sarif`, or a format alone, for standard output; added to those before it on the command line. */
export function parseFormat(text: string, earlier: readonly ReportOutput[] = []): readonly ReportOutput[] {
  const [name = "", ...rest] = text.split("=");
  const format = reportFormats.find((known) => known === name);
  if (format === undefined) throw new InvalidArgumentError(`It is one of ${reportFormats.join(", ")}.`);
  if (rest.length === 0) return [...earlier, { format }];
  const file = rest.join("=");
  if (file === "") throw new InvalidArgumentError(`Name the file: ${name}=report.`);
  return [...earlier, { format, file }];
}

/** What is to be written where; `output` is the file of the one format that names none. */
export function planOutputs(
  formats: readonly ReportOutput[] = [{ format: "text" }],
  output: string | undefined,
): readonly ReportOutput[] {
  const nameless = formats.filter(({ file }) => file === undefined);
  if (nameless.length > 1)
    failUsage("Two formats cannot share one output.", "Name files: --format text --format sarif=drift.sarif");
  if (output !== undefined && nameless.length === 0)
    failUsage("-o names the file of a format that names none.", "Leave it out: --format sarif=drift.sarif says where.");
  const outputs = formats.map((planned) =>
    planned.file === undefined && output !== undefined ? { ...planned, file: output } : planned,
  );
  const files = outputs.flatMap(({ file = [] }) => file);
  const places = files.map((file) => resolve(file));
  const twice = files.find((_, index) => places.indexOf(places[index] ?? "") < index);
  if (twice !== undefined) failUsage(`Two formats cannot share ${twice}.`, "Name a file for each.");
  return outputs;
}

/** Writes every report; a job on GitHub also gets the Markdown one in its summary. */
export async function writeReports(
  comparands: readonly Comparand[],
  outputs: readonly ReportOutput[],
  options: PrintOptions,
): Promise<void> {
  for (const { format, file } of outputs)
    await writeOutput(printReport(comparands, format, { ...options, ...terminal(file) }), file);
  // An exit code that nothing explains helps nobody.
  if (outputs.every(({ file }) => file !== undefined))
    for (const line of [...comparands.map(printVerdict), ...failureNotes(options.outcome)]) tell(shown`${line}\n`);
  const { GITHUB_STEP_SUMMARY: summary = "" } = process.env;
  if (summary === "") return;
  const refusal = await appendOutput(printReport(comparands, "markdown", options), summary);
  if (refusal !== undefined)
    tellError(shown`${paint("yellow", "warning")} GITHUB_STEP_SUMMARY cannot be written: ${refusal}\n`);
}

/** Line breaks are for a terminal, and colours for what shows them; a file gets neither. */
function terminal(file: string | undefined): Pick<PrintOptions, "color" | "width"> {
  if (file !== undefined) return {};
  const { isTTY, columns } = process.stdout;
  return { color: wantsColor(process.stdout), ...(isTTY === true && { width: columns }) };
}
