import type { Origin } from "../base/diagnostics.js";
import { groupBy } from "../base/group-by.js";
import { thisTool } from "../base/tool.js";
import type { Change, Level } from "../drift/changes/types.js";
import type { Comparand, PrintOptions } from "./comparand.js";
import { worstFirst } from "./for-reader.js";
import { groupByOperation } from "./group.js";
import { maxLines, printFolded } from "./print-folded.js";
import { printMatrix } from "./print-matrix.js";
import { countsLine, impactLine, sumOf, verdictLine } from "./verdict.js";
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

/** One block per operation, gravest changes first, for a terminal; ends with the counts and what to do next. */
export function printText(comparands: readonly Comparand[], options: PrintOptions): string {
  const style: Style = (name, text) => (options.color ? `${escapes[name]}${text}${escapes.off}` : text);
  if (comparands.length === 0) return "Nothing was compared.\n";
  const matrix = options.scores === undefined ? [] : [printMatrix(options.scores, options.width, options.full)];
  const parts = comparands.map((comparand) => printComparand(comparand, style, options));
  const isShort = comparands.length === 1 && matrix.length === 0;
  const verdicts = isShort ? [] : [`${comparands.map(printVerdict).join("\n")}\n`];
  return [
    style("dim", `${thisTool().name} ${thisTool().version}`),
    ...verdicts,
    ...matrix,
    ...parts,
    ...printNextSteps(comparands, style),
  ].join("\n");
}

function printVerdict({ base, revision, report }: Comparand): string {
  return `${base} → ${revision}  ${verdictLine(report)}`;
}

function printComparand(comparand: Comparand, style: Style, { width, full = false }: PrintOptions): string {
  const { base, revision, report } = comparand;
  const head = [style("bold", `${base} → ${revision}`), style("bold", verdictLine(report)), ...impactLine(report)];
  const heading = head.join("\n");
  const blocks = [...groupByOperation(worstFirst(report.changes))].map(([operation, changes]) =>
    [style("bold", operation), ...changes.flatMap((change) => printChange(change, style, width))].join("\n"),
  );
  const text = `${[heading, ...blocks].join("\n\n")}\n`;
  if (full || text.split("\n").length <= maxLines) return text;
  return `${[heading, printFolded(comparand).join("\n")].join("\n\n")}\n`;
}

/** For the rule that most of the gravest changes are of; nothing where there is nothing to do. */
function printNextSteps(comparands: readonly Comparand[], style: Style): readonly string[] {
  const open = comparands.flatMap(({ report }) => report.changes.filter(({ accepted }) => accepted === undefined));
  const grave = open.filter(({ level }) => level === "error");
  const [rule] = [...groupBy(grave.length > 0 ? grave : open, ({ id }) => id)].sort(
    ([, one], [, two]) => two.length - one.length,
  );
  if (rule === undefined) return [];
  const steps = [
    ...(comparands.length > 1 ? [["In all", countsLine(sumOf(comparands))]] : []),
    ["What a rule means", `concord drift --explain ${rule[0]}`],
    ["Side by side, with search", "--format html -o drift.html"],
    ["To accept a finding", "its fingerprint (--format json) and a reason under drift.accept in the config"],
    ["To accept all of today's", "--update-baseline"],
  ];
  return [`${steps.map(([name = "", text = ""]) => `${style("dim", name.padEnd(27))}${text}`).join("\n")}\n`];
}

function printChange(change: Change, style: Style, width: number | undefined): readonly string[] {
  const label = change.accepted === undefined ? change.level : "accepted";
  const id = `[${change.id}]`;
  const [first = "", ...others] = wrap(`${change.message} ${id}`, width === undefined ? width : width - 11);
  const text = [first, ...others.map((line) => `           ${line}`)].join("\n");
  const lines = [`  ${style(change.level, label.padEnd(8))} ${text.slice(0, -id.length)}${style("dim", id)}`];
  const detail = (name: string, text: string) => lines.push(`           ${style("dim", `${name.padEnd(9)}${text}`)}`);
  if (change.base) detail("base", originText(change.base));
  if (change.revision) detail("revision", originText(change.revision));
  if (change.operations) detail("reaches", operationsText(change.operations));
  if (change.witness !== undefined) detail("witness", witnessText(change));
  if (change.unproven) detail("witness", `none: ${unprovenText(change)}`);
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

/** Why a change has no value that proves it. */
export function unprovenText({ untried }: Change): string {
  return untried ? "there are too many differences to look for one of each" : "no value was found that proves it";
}

/** The witness on one line of at most 160 characters. */
function witnessText(change: Change): string {
  const text = visibleJson(change.witness);
  return text.length > 160 ? `${text.slice(0, 159)}…` : text;
}

/** Breaks a text between words; a word that is longer than a line stays whole. */
function wrap(text: string, width: number | undefined): readonly string[] {
  if (width === undefined || width < 20) return [text];
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
