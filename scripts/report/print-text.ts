import type { Origin } from "../diagnostics.js";
import type { Change, DriftReport, Level } from "../drift/types.js";
import { groupByOperation } from "./group.js";
import { printMatrix } from "./print-matrix.js";
import type { Comparand, PrintOptions } from "./print-report.js";
import { visibleJson } from "./visible.js";

const escapes: Readonly<Record<Level | "dim" | "bold" | "off", string>> = {
  error: "\u001b[31m",
  warning: "\u001b[33m",
  info: "\u001b[36m",
  dim: "\u001b[2m",
  bold: "\u001b[1m",
  off: "\u001b[0m",
};

type Style = (name: keyof typeof escapes, text: string) => string;

/** One block per operation, gravest changes first, for a terminal. */
export function printText(comparands: readonly Comparand[], options: PrintOptions): string {
  const style: Style = (name, text) => (options.color ? `${escapes[name]}${text}${escapes.off}` : text);
  if (comparands.length === 0) return "Nothing was compared.\n";
  const matrix = options.scores === undefined ? [] : [printMatrix(options.scores)];
  return [...matrix, ...comparands.map((comparand) => printComparand(comparand, style))].join("\n");
}

function printComparand({ base, revision, report }: Comparand, style: Style): string {
  const heading = style("bold", `${base} → ${revision}`);
  const blocks = [...groupByOperation(report.changes)].map(([operation, changes]) =>
    [style("bold", operation), ...changes.flatMap((change) => printChange(change, style))].join("\n"),
  );
  return `${[heading, ...blocks, summaryLine(report)].join("\n\n")}\n`;
}

/** `3 breaking, 1 warning, 12 info`, and how many were accepted. */
export function summaryLine({ summary, changes }: DriftReport, info = "info"): string {
  const { breaking, warning } = summary;
  if (changes.length === 0) return "No difference.";
  const accepted = changes.filter((change) => change.accepted !== undefined).length;
  const counts = [`${breaking} breaking`, `${warning} warning${warning === 1 ? "" : "s"}`, `${summary.info} ${info}`];
  return [...counts, ...(accepted > 0 ? [`${accepted} accepted`] : [])].join(", ");
}

function printChange(change: Change, style: Style): readonly string[] {
  const label = change.accepted === undefined ? change.level : "accepted";
  const lines = [`  ${style(change.level, label.padEnd(8))} ${change.message} ${style("dim", `[${change.id}]`)}`];
  const detail = (name: string, text: string) => lines.push(`           ${style("dim", `${name.padEnd(9)}${text}`)}`);
  if (change.base) detail("base", originText(change.base));
  if (change.revision) detail("revision", originText(change.revision));
  if (change.operations) detail("reaches", operationsText(change.operations));
  if (change.witness !== undefined) detail("witness", witnessText(change));
  if (change.accepted !== undefined) detail("accepted", change.accepted);
  return lines;
}

/** `openapi/openai.yaml:120 #/components/schemas/Model`. */
export function originText({ file, pointer, line }: Origin): string {
  return `${file}${line === undefined ? "" : `:${line}`} #${pointer}`;
}

function operationsText(operations: readonly string[]): string {
  const shown = operations.slice(0, 4).join(", ");
  return operations.length > 4 ? `${operations.length} operations: ${shown}, …` : shown;
}

/** The witness on one line of at most 160 characters. */
export function witnessText(change: Change): string {
  const text = visibleJson(change.witness);
  return text.length > 160 ? `${text.slice(0, 159)}…` : text;
}
