import { countOf } from "../base/count.js";
import { firstOf } from "../base/first-of.js";
import { groupBy } from "../base/group-by.js";
import type { Change, Level } from "../drift/changes/types.js";
import { isAddition, isLack } from "../drift/lack.js";
import type { Comparand } from "./comparand.js";
import { isWhole, sentenceNames, worstFirst } from "./for-reader.js";
import { groupByOperation, isOfEveryCall } from "./group.js";
import { describeTogether, rowsOf } from "./rows.js";
import { cutMiddle, hang, unbroken } from "./wrap.js";

const maxPerOperation = 6;
/** Before what a row says. */
const indent = 11;

/** How to print a row: who the reader knows it is about, and how long its lines may be. */
interface Row {
  readonly comparand: Comparand;
  readonly width: number;
}

/**
 * The comparison on about `room` lines of `width` characters: what both sides have first, the worst first; what repeats, and what one side lacks,
 * on one line.
 */
export function printFolded(comparand: Comparand, room: number, width: number): readonly string[] {
  const { report } = comparand;
  const { base, revision } = sentenceNames(comparand);
  const open = report.changes.filter(({ accepted }) => accepted === undefined);
  const shared = open.filter((change) => !isWhole(change) && change.level !== "info");
  const endings = [
    ...printWhole(open.filter(isLack), `missing at ${revision}`, width),
    ...printWhole(open.filter(isAddition), `at ${revision} that ${base} lacks`, width),
    ...restOf(report.changes).map((text) => `Not shown: ${text}.`),
  ];
  const left = room - endings.length - 2;
  const lines: string[] = [];
  const hidden: Change[] = [];
  for (const [operation, changes] of groupByOperation(worstFirst(shared))) {
    const block = printOperation(operation, changes, { comparand, width });
    if (hidden.length > 0 || lines.length + block.length > left) hidden.push(...changes);
    else lines.push(...block);
  }
  return [...lines, ...printHidden(hidden).flatMap((line) => [line, ""]), ...endings];
}

/** The operations that there was no room for. */
export function printHidden(changes: readonly Change[]): readonly string[] {
  if (changes.length === 0) return [];
  return [`… and ${countOf(groupByOperation(changes).size, "more operation")}: ${countText(changes)}.`];
}

/** What is neither of the gravest nor of what one side lacks. */
export function restOf(changes: readonly Change[]): readonly string[] {
  const compatible = changes.filter(({ level, accepted }) => level === "info" && accepted === undefined);
  const counts = [
    [compatible.filter((change) => !isWhole(change)).length, "compatible difference"],
    [changes.filter(({ accepted }) => accepted !== undefined).length, "accepted one"],
  ] as const;
  const texts = counts.flatMap(([count, noun]) => (count === 0 ? [] : [countOf(count, noun)]));
  return texts.length === 0 ? [] : [texts.join(", ")];
}

function printOperation(operation: string, changes: readonly Change[], row: Row): readonly string[] {
  const rows = rowsOf(changes);
  const shown = rows.slice(0, rows.length > maxPerOperation ? maxPerOperation - 1 : maxPerOperation);
  const rest = rows.slice(shown.length).flat();
  return [
    `${operation}  ${countText(changes)}`,
    ...shown.flatMap((own) => printRow(own, row)),
    ...(rest.length > 0 ? [`           … and ${rest.length} more: ${countText(rest)}`] : []),
    "",
  ];
}

export function countText(changes: readonly Change[]): string {
  const count = (level: Level) => changes.filter((change) => change.level === level).length;
  return `${count("error")} breaking, ${countOf(count("warning"), "warning")}`;
}

/** On two lines at most. */
function printRow(changes: readonly Change[], { comparand, width }: Row): readonly string[] {
  const [change] = changes;
  if (change === undefined) return [];
  const id = `[${change.id}]`;
  const most = 2 * (width - indent) - id.length - indent;
  const text =
    changes.length === 1
      ? oneText(change, comparand, most)
      : `${changes.length} × ${describeTogether(changes, most - 6)}`;
  const [first = "", ...others] = hang(`${text} ${id}`, indent, width);
  return [`  ${change.level.padEnd(indent - 2)}${first}`, ...others];
}

/** The sentence as far as there is room, without the name of the provider, whom all of the comparison is about. */
function oneText(change: Change, comparand: Comparand, most: number): string {
  const { revision } = sentenceNames(comparand);
  const ending = ` at ${revision}.`;
  const { message } = change;
  const isAbout = comparand.report.relation === "providers" && message.endsWith(ending);
  const reach = reachText(change);
  return `${cutMiddle(isAbout ? `${message.slice(0, -ending.length)}.` : message, most - reach.length)}${reach}`;
}

/** The operations of what is about every call; of a schema they are where else it is used. */
function reachText(change: Change): string {
  const { operations = [] } = change;
  return isOfEveryCall(change) && operations.length > 0 ? ` Reaches ${namesText(operations)}.` : "";
}

/** The first of them, and how many there are besides. */
function namesText(names: readonly string[]): string {
  return firstOf(names.map(unbroken), 3);
}

function printWhole(changes: readonly Change[], ending: string, width: number): readonly string[] {
  const sorted = changes.toSorted((one, two) => Number(one.operation === null) - Number(two.operation === null));
  const names = [...new Set(sorted.map(({ operation, subject }) => operation ?? subject))];
  if (names.length === 0) return [];
  const breaking = changes.filter((change) => change.breaking).length;
  const grave = breaking === 0 ? "" : ` (${breaking === changes.length ? "" : `${breaking} `}breaking)`;
  return [...hang(`${wholesText(changes)} ${ending}${grave}: ${namesText(names)}`, 2, width), ""];
}

/** How many there are of what one side lacks, each kind by itself: `94 operations and 16 webhooks`. */
export function wholesText(changes: readonly Change[]): string {
  const counts = [...groupBy(changes, ({ part: { kind } }) => (kind === "path" ? "operation" : kind))]
    .toSorted(([one], [two]) => Number(two === "operation") - Number(one === "operation"))
    .map(([kind, { length }]) => countOf(length, kind));
  return [counts.slice(0, -1).join(", "), ...counts.slice(-1)].filter(Boolean).join(" and ");
}
