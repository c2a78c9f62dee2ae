import { countOf } from "../base/count.js";

import { groupBy } from "../base/group-by.js";
import { thisTool } from "../base/tool.js";
import type { Change, ChangePlace, Level } from "../drift/changes/types.js";
import { acceptanceText } from "./acceptance.js";
import { alsoAt, firstPlaces } from "./also-at.js";
import { baselineNotes } from "./baseline-notes.js";
import type { Comparand, PrintOptions } from "./comparand.js";
import { isWhole, partNote, worstComparisonsFirst, worstFirst } from "./for-reader.js";
import { groupByOperation } from "./group.js";
import { failureNotes } from "./outcome.js";
import { printFolded } from "./print-folded.js";
import { printMatrix } from "./print-matrix.js";
import { printTight } from "./print-tight.js";
import { countsLine, impactLine, printVerdict, sumOf, verdictLine } from "./verdict.js";
import { visibleJson } from "./visible.js";
import { cut, defaultColumns, hang, unbroken } from "./wrap.js";

const escapes: Readonly<Record<Level | "dim" | "bold" | "off", string>> = {
  error: "\u001b[31m",
  warning: "\u001b[33m",
  info: "\u001b[36m",
  dim: "\u001b[2m",
  bold: "\u001b[1m",
  off: "\u001b[0m",
};

type Style = (name: keyof typeof escapes, text: string) => string;

/** Three screens of a terminal, with room for what a reader may have asked besides. */
const maxLines = 140;
/** Of one of many comparisons: what it is, its worst operations and what else there is. */
const leastLines = 5;
/** For operations with what changed in them. */
const leastForBlocks = 32;

/**
 * For a terminal: the verdicts and counts, the worst comparison and in each the worst operations first, then how much each
 * provider takes and what to do next.
 */
export function printText(comparands: readonly Comparand[], options: PrintOptions): string {
  const style: Style = (name, text) => (options.color ? `${escapes[name]}${text}${escapes.off}` : text);
  if (comparands.length === 0) return "Nothing was compared.\n";
  const sorted = worstComparisonsFirst(comparands);
  const width = columnsOf(options);
  const told = (text: string) => hang(text, 2, width).join("\n");
  const isOnly = sorted.length === 1;
  const head = [
    style("dim", `${thisTool().name} ${thisTool().version}`),
    ...(isOnly ? [] : [`${sorted.map((comparand) => told(printVerdict(comparand))).join("\n")}\n`]),
  ];
  const fails = failureNotes(options.outcome).map((note) => style("error", told(note)));
  if (fails.length > 0) head.push(`${fails.join("\n")}\n`);
  const matrix = options.scores === undefined ? [] : [printMatrix(options.scores, width, options.full)];
  const tail = [...matrix, ...printNextSteps(sorted, style, width)];
  const room = maxLines - linesOf([...head, ...tail].join("\n"));
  return [...head, ...printParts(sorted, { style, room, isOnly, options }), ...tail].join("\n");
}

/** What lines may be long: as long as they get, in full and for no terminal. */
function columnsOf({ width, full }: PrintOptions): number {
  return width ?? (full ? Number.POSITIVE_INFINITY : defaultColumns);
}

function linesOf(text: string): number {
  return text.split("\n").length;
}

interface Layout {
  readonly style: Style;
  /** Lines that all comparisons share, unless all of them is asked for. */
  readonly room: number;
  /** Its verdict stands nowhere else. */
  readonly isOnly: boolean;
  readonly options: PrintOptions;
}

/** The comparisons, those folded that need more than their share of the room; where there are too many, the worst of them. */
function printParts(comparands: readonly Comparand[], layout: Layout): readonly string[] {
  const { room, options } = layout;
  // Of several, the verdict above says already that one differs in nothing.
  const told = layout.isOnly ? comparands : comparands.filter(saysMore);
  const wholes = new Map(told.map((comparand) => [comparand, printWhole(comparand, layout)]));
  if (options.full) return [...wholes.values()];
  const lengthOf = (comparand: Comparand) => linesOf(wholes.get(comparand) ?? "");
  const shown = told.slice(0, Math.max(1, Math.floor(room / leastLines)));
  const parts = new Map<Comparand, string>();
  let left = room;
  for (const comparand of shown.toSorted((one, two) => lengthOf(one) - lengthOf(two))) {
    const share = Math.floor(left / (shown.length - parts.size));
    const whole = wholes.get(comparand) ?? "";
    const part = linesOf(whole) <= share ? whole : printShort(comparand, layout, share);
    parts.set(comparand, part);
    left -= linesOf(part);
  }
  const rest = told.length - shown.length;
  const isFolded = rest > 0 || shown.some((comparand) => parts.get(comparand) !== wholes.get(comparand));
  return [
    ...shown.flatMap((comparand) => parts.get(comparand) ?? []),
    ...(rest > 0 ? [`… and ${countOf(rest, "more comparison")}, with fewer that break.\n`] : []),
    ...(isFolded ? ["All of it: --full. One operation: --only <operation, path or tag>.\n"] : []),
  ];
}

/** Whether there is more to say of it than its names and its verdict. */
function saysMore(comparand: Comparand): boolean {
  const { report } = comparand;
  const notes = [...partNote(report), ...impactLine(report), ...baselineNotes(comparand)];
  return report.changes.length > 0 || notes.length > 0;
}

/** Its verdict stands above, with those of the others, where there are several. */
function printHeading(comparand: Comparand, { style, isOnly, options }: Layout): string {
  const { base, revision, report } = comparand;
  const told = (text: string) => hang(text, 2, columnsOf(options)).join("\n");
  return [
    style("bold", told(`${base} → ${revision}`)),
    ...(isOnly ? [style("bold", told(verdictLine(report)))] : []),
    ...[...partNote(report), ...impactLine(report), ...baselineNotes(comparand)].map(told),
  ].join("\n");
}

function printWhole(comparand: Comparand, layout: Layout): string {
  const { style, options } = layout;
  const width = columnsOf(options);
  const blocks = [...groupByOperation(worstFirst(comparand.report.changes))].map(([operation, changes]) =>
    [style("bold", operation), ...changes.flatMap((change) => printChange(change, layout, width))].join("\n"),
  );
  return `${[printHeading(comparand, layout), ...blocks].join("\n\n")}\n`;
}

/** An operation on one line where there are so many comparisons that each has to be tight. */
function printShort(comparand: Comparand, layout: Layout, room: number): string {
  const { style, options } = layout;
  const width = columnsOf(options);
  if (room < leastForBlocks) {
    const notes = baselineNotes(comparand).flatMap((note) => hang(note, 2, width - 2).map((line) => `  ${line}`));
    const title = hang(`${comparand.base} → ${comparand.revision}`, 2, width);
    const heading = [...title.map((line) => style("bold", line)), ...notes];
    return `${[...heading, ...printTight(comparand, room - heading.length - 1, width)].join("\n")}\n`;
  }
  const heading = printHeading(comparand, layout);
  const lines = printFolded(comparand, room - linesOf(heading) - 2, width);
  return `${heading}\n\n${lines.join("\n").trimEnd()}\n`;
}

/** For the rule that most of the gravest changes are of, of what both sides have; nothing where there is nothing to do. */
function printNextSteps(comparands: readonly Comparand[], style: Style, width: number): readonly string[] {
  const open = comparands.flatMap(({ report }) => report.changes.filter(({ accepted }) => accepted === undefined));
  const grave = open.filter(({ level }) => level === "error");
  const choices = [grave.filter((change) => !isWhole(change)), grave, open];
  const [rule] = [...groupBy(choices.find((changes) => changes.length > 0) ?? [], ({ id }) => id)].sort(
    ([, one], [, two]) => two.length - one.length,
  );
  if (rule === undefined) return [];
  const steps = [
    ...(comparands.length > 1 ? [["In all", countsLine(sumOf(comparands))]] : []),
    ["What a rule means", unbroken(`concord drift --explain ${rule[0]}`)],
    ["Side by side, with search", unbroken("--format html -o drift.html")],
    ["To accept a finding", "its fingerprint (--format json) and a reason under drift.accept in the config"],
    ["To accept all of today's", "--update-baseline"],
  ];
  const lines = steps.map(
    ([name = "", text = ""]) => `${style("dim", name.padEnd(27))}${hang(text, 27, width).join("\n")}`,
  );
  return [`${lines.join("\n")}\n`];
}

function printChange(change: Change, { style, options }: Layout, width: number): readonly string[] {
  const label = change.accepted === undefined ? change.level : "accepted";
  const id = `[${change.id}]`;
  const text = hang(`${change.message} ${id}`, 11, width).join("\n");
  const lines = [`  ${style(change.level, label.padEnd(8))} ${text.slice(0, -id.length)}${style("dim", id)}`];
  const detail = (name: string, text: string) =>
    lines.push(
      ...hang(text, 20, width).map((line, index) =>
        index === 0 ? `           ${style("dim", `${name.padEnd(9)}${line}`)}` : style("dim", line),
      ),
    );
  if (change.base) detail("base", originText(change.base));
  if (change.revision) detail("revision", originText(change.revision));
  if (change.operations) detail("reaches", operationsText(change.operations));
  const places = alsoAt([change]);
  if (places.length > 0) detail("also at", options.full ? places.join(", ") : firstPlaces(places, unbroken));
  if (change.witness !== undefined)
    detail("witness", witnessText(change, options.full ? Number.POSITIVE_INFINITY : width - 20));
  if (change.unproven) detail("witness", `none: ${unprovenText(change)}`);
  const acceptance = acceptanceText(change);
  if (acceptance !== undefined) detail("accepted", acceptance);
  return lines;
}

/** `openapi/openai.yaml:120 #/components/schemas/Model`; the message says of which keyword it is the line. */
export function originText({ file, pointer, line, owner = pointer }: ChangePlace): string {
  return `${file}${line === undefined ? "" : `:${line}`} #${owner}`;
}

function operationsText(operations: readonly string[]): string {
  const shown = operations.slice(0, 4).join(", ");
  return operations.length > 4 ? `${operations.length} operations: ${shown}, …` : shown;
}

/** Why a change has no value that proves it. */
export function unprovenText({ untried }: Change): string {
  return untried ? "there are too many differences to look for one of each" : "no value was found that proves it";
}

/** The witness on one line of at most `most` characters, without a space to break it at. */
function witnessText(change: Change, most: number): string {
  return cut(visibleJson(change.witness), most);
}
