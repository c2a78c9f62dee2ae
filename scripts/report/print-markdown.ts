import { countOf } from "../base/count.js";
import { firstOf } from "../base/first-of.js";
import { thisTool } from "../base/tool.js";
import type { Change, Level } from "../drift/changes/types.js";
import { acceptanceText } from "./acceptance.js";
import { alsoAtSentence } from "./also-at.js";
import { baselineNotes } from "./baseline-notes.js";
import type { Comparand, PrintOptions } from "./comparand.js";
import { partNote, worstComparisonsFirst, worstFirst } from "./for-reader.js";
import { groupByOperation, isOfEveryCall } from "./group.js";
import { codeBlock, codeSpan, escapeMarkdown, messageMarkdown } from "./markdown.js";
import { failureNotes, type Outcome } from "./outcome.js";
import { printMatrixMarkdown } from "./print-matrix.js";
import { describeTogether, rowsOf } from "./rows.js";
import { impactLine, verdictLine } from "./verdict.js";
import { visibleJson } from "./visible.js";

const marks: Readonly<Record<Level, string>> = { error: "❌", warning: "⚠️", info: "ℹ️" };

/** What GitHub takes as the text of a comment. */
const maxLength = 65_536;

/** How much is told of what. */
interface Detail {
  readonly witnesses: boolean;
  /** Compatible and accepted changes, folded away. */
  readonly folds: boolean;
  /** Breaking changes and warnings per comparison. */
  readonly changes: number;
  /** What changes of one rule say on one line, of this length at most; without it, each change has its own. */
  readonly row?: number;
}

/**
 * For a pull request: what breaks in the open, the rest folded away, and no more than a comment can hold. How much each
 * provider takes is told last, and left out first.
 */
export function printMarkdown(given: readonly Comparand[], options: PrintOptions): string {
  if (given.length === 0) return "Nothing was compared.\n";
  const comparands = worstComparisonsFirst(given);
  const matrix = options.scores === undefined ? [] : [printMatrixMarkdown(options.scores)];
  const fails = failuresMarkdown(options.outcome);
  const head = [...fails, ...(comparands.length > 1 || matrix.length > 0 ? [printHead(comparands)] : [])];
  for (const detail of detailsOf(comparands)) {
    const parts = [...head, ...comparands.map((comparand) => printComparand(comparand, detail))];
    const isWhole = detail.witnesses && detail.folds;
    const whole = joinParts(isWhole ? [...parts, ...matrix] : [...parts, ...matrix, shortenedText]);
    if (whole.length <= maxLength) return whole;
    const shortened = joinParts([...parts, shortenedText]);
    if (shortened.length <= maxLength) return shortened;
  }
  return printVerdicts(comparands, fails);
}

/** As many reasons as anybody reads; a comparison has at most one. */
const maxReasons = 20;

function failuresMarkdown(outcome: Outcome | undefined): readonly string[] {
  const notes = failureNotes(outcome);
  const rest = notes.length - maxReasons;
  return [
    ...notes.slice(0, maxReasons).map((note) => `❌ **${escapeMarkdown(note)}**`),
    ...(rest > 0 ? [`❌ … and ${rest} more reasons to fail.`] : []),
  ];
}

function joinParts(parts: readonly string[]): string {
  return `${parts.join("\n\n")}\n`;
}

/** Where not even one change each has room: as many verdicts as have. */
function printVerdicts(comparands: readonly Comparand[], fails: readonly string[]): string {
  const lines = [...fails];
  let left = maxLength - joinParts(fails).length - shortenedText.length - toolText().length - 100;
  for (const comparand of comparands) {
    const line = printHead([comparand]);
    left -= line.length + 2;
    if (left < 0) break;
    lines.push(line);
  }
  const rest = comparands.length - lines.length;
  const more = rest > 0 ? [`… and ${countOf(rest, "more comparison")}.`] : [];
  return `${[...lines, ...more, shortenedText, toolText()].join("\n\n")}\n`;
}

function toolText(): string {
  const { name, version } = thisTool();
  return `${name} ${version}`;
}

/** Each comparison with its verdict, before all tables. */
function printHead(comparands: readonly Comparand[]): string {
  const lines = comparands.map(
    ({ base, revision, report }) => `**${escapeMarkdown(base)} → ${escapeMarkdown(revision)}** ${verdictLine(report)}`,
  );
  return lines.join("\n\n");
}

const shortenedText = "Shortened to what a comment can hold. `concord drift --format html` shows all of it.";

/** From everything to the gravest changes only. */
function* detailsOf(comparands: readonly Comparand[]): Iterable<Detail> {
  const most = Math.max(...comparands.map(({ report }) => report.changes.length));
  yield { witnesses: true, folds: true, changes: most };
  yield { witnesses: true, folds: false, changes: most };
  yield { witnesses: false, folds: false, changes: most };
  yield { witnesses: false, folds: false, changes: most, row: Number.POSITIVE_INFINITY };
  for (let changes = most; changes >= 1; changes = Math.floor(changes * 0.8))
    yield { witnesses: false, folds: false, changes, row: 400 };
}

function printComparand(comparand: Comparand, detail: Detail): string {
  const { base, revision, report } = comparand;
  const open = report.changes.filter((change) => change.accepted === undefined);
  const grave = open.filter((change) => change.level !== "info");
  const harmless = open.filter((change) => change.level === "info");
  const accepted = report.changes.filter((change) => change.accepted !== undefined);
  const ordered = worstFirst(grave);
  const chosen = new Set(ordered.toSorted(breaksFirst).slice(0, detail.changes));
  const shown = ordered.filter((change) => chosen.has(change));
  return [
    `## ${escapeMarkdown(base)} → ${escapeMarkdown(revision)}`,
    [`**${verdictLine(report)}**`, ...impactLine(report).map(escapeMarkdown), toolText()].join(" · "),
    ...[...partNote(report), ...baselineNotes(comparand)].map(escapeMarkdown),
    ...(shown.length === 0 ? [] : [printGroups(shown, detail)]),
    ...(shown.length === grave.length
      ? []
      : [`… and ${grave.length - shown.length} more breaking changes and warnings.`]),
    ...(detail.folds ? [...fold("compatible", harmless, detail), ...fold("accepted", accepted, detail)] : []),
  ].join("\n\n");
}

function breaksFirst(one: Change, two: Change): number {
  return Number(two.level === "error") - Number(one.level === "error");
}

function fold(kind: string, changes: readonly Change[], detail: Detail): readonly string[] {
  if (changes.length === 0) return [];
  const title = countOf(changes.length, `${kind} change`);
  return [`<details><summary>${title}</summary>\n\n${printGroups(worstFirst(changes), detail)}\n\n</details>`];
}

function printGroups(changes: readonly Change[], detail: Detail): string {
  return [...groupByOperation(changes)]
    .map(([operation, group]) => {
      const rows = detail.row === undefined ? group.map((change) => [change]) : rowsOf(group);
      const items = rows.map((row) => printRow(row, detail));
      // Items of one line make a tight list; a blank line between them would make it a loose one.
      const heading = operation.includes(" ") ? codeSpan(operation) : operation;
      return `### ${heading}\n\n${items.join(items.some((item) => item.includes("\n")) ? "\n\n" : "\n")}`;
    })
    .join("\n\n");
}

/** Changes of one rule; what is behind a shortened one is in the other formats. */
function printRow(row: readonly Change[], detail: Detail): string {
  const [change] = row;
  if (change === undefined) return "";
  if (row.length === 1) return printChange(change, detail);
  const text = describeTogether(row, detail.row ?? Number.POSITIVE_INFINITY);
  return `- ${marks[change.level]} ${row.length} × ${messageMarkdown(text)} (${codeSpan(change.id)})`;
}

function printChange(change: Change, { witnesses }: Detail): string {
  const reach = `${reachOf(change)}${alsoAtSentence([change], codeSpan)}`;
  const facts = [change.id, ...placeOf(change)].map(codeSpan).join(", ");
  const lines = [`- ${marks[change.level]} ${messageMarkdown(change.message)}${reach} (${facts})`];
  if (witnesses && change.witness !== undefined)
    lines.push(`  ${codeBlock(cut(visibleJson(change.witness), 400), "json")}`);
  const acceptance = acceptanceText(change);
  if (acceptance !== undefined) lines.push(`  Accepted, ${escapeMarkdown(acceptance)}`);
  return lines.join("\n\n");
}

/** What stands under its operation reaches others besides; of what is about every call, all are named as far as there is room. */
function reachOf(change: Change): string {
  const { operations = [] } = change;
  if (!isOfEveryCall(change))
    return operations.length > 1 ? ` Reaches ${countOf(operations.length - 1, "more operation")}.` : "";
  return operations.length === 0 ? "" : ` Reaches ${firstOf(operations.map(codeSpan), 3)}.`;
}

function placeOf({ base, revision }: Change): readonly string[] {
  const place = revision ?? base;
  return place === null ? [] : [`${place.file}${place.line === undefined ? "" : `:${place.line}`}`];
}

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}
