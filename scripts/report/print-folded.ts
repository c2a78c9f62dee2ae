import { countOf } from "../base/count.js";
import { groupBy } from "../base/group-by.js";
import type { Change, Level } from "../drift/changes/types.js";
import { isAddition, isLack } from "../drift/lack.js";
import { factText } from "../drift/rules/sentence.js";
import { briefOf, joinBriefs } from "./brief.js";
import type { Comparand } from "./comparand.js";
import { isWhole, sentenceNames, worstFirst } from "./for-reader.js";
import { groupByOperation } from "./group.js";

/** Three screens of a terminal. */
export const maxLines = 100;

const maxPerOperation = 6;
/** What the table of the scores and the lines around the operations leave of it. */
const maxOperationLines = 60;
/** Of what a line of several changes says of them. */
const maxLength = 120;

/** The comparison on three screens: what both sides have first, the worst first; what repeats, and what one side lacks, on one line. */
export function printFolded(comparand: Comparand): readonly string[] {
  const { report } = comparand;
  const { base, revision } = sentenceNames(comparand);
  const open = report.changes.filter(({ accepted }) => accepted === undefined);
  const shared = open.filter((change) => !isWhole(change) && change.level !== "info");
  const blocks = [...groupByOperation(worstFirst(shared))].map(([operation, changes]) =>
    printOperation(operation, changes),
  );
  const lines: string[] = [];
  let hidden = 0;
  for (const block of blocks) {
    if (lines.length + block.length > maxOperationLines) hidden++;
    else lines.push(...block);
  }
  return [
    ...lines,
    ...(hidden > 0 ? [`… and ${countOf(hidden, "more operation")} with breaking changes or warnings.`, ""] : []),
    ...printWhole(open.filter(isLack), `missing at ${revision}`),
    ...printWhole(open.filter(isAddition), `at ${revision} that ${base} lacks`),
    "All of it: --full. One operation: --only <operation, path or tag>. Compatible differences are not shown here.",
  ];
}

function printOperation(operation: string, changes: readonly Change[]): readonly string[] {
  const count = (level: Level) => changes.filter((change) => change.level === level).length;
  const rows = [...groupBy(changes, ({ level, id }) => `${level} ${id}`).values()];
  const sorted = rows.toSorted((one, two) => rank(one) - rank(two) || two.length - one.length);
  const shown = sorted.slice(0, sorted.length > maxPerOperation ? maxPerOperation - 1 : maxPerOperation);
  const rest = sorted.slice(shown.length).flat().length;
  return [
    `${operation}  ${count("error")} breaking, ${countOf(count("warning"), "warning")}`,
    ...shown.map(printRow),
    ...(rest > 0 ? [`           … and ${rest} more`] : []),
    "",
  ];
}

const rank = ([change]: readonly Change[]) => (change?.level === "error" ? 0 : 1);

function printRow(changes: readonly Change[]): string {
  const [change] = changes;
  if (change === undefined) return "";
  const label = change.level.padEnd(8);
  if (changes.length === 1) return `  ${label} ${cut(change.message, 110)} [${change.id}]`;
  return `  ${label} ${changes.length} × ${describeTogether(changes)} [${change.id}]`;
}

/** What several changes of one rule say: all the same of places, or of each place its own. What places share is said once. */
function describeTogether(changes: readonly Change[]): string {
  const places = [...groupBy(changes, ({ location }) => location)];
  const holder = commonHolder(places.map(([place]) => place));
  const nameOf = (place: string) => factText(place.slice(holder === "" ? 0 : holder.length + 1));
  const within = holder === "" ? "" : `in ${factText(holder)}`;
  const words = new Set(changes.map((change) => joinBriefs([briefOf(change)]).join(", ")));
  const [only = ""] = words;
  if (words.size === 1) {
    const start = `${[only, within].filter(Boolean).join(" ")}: `;
    return `${start}${listFitting(
      places.map(([place]) => nameOf(place)),
      ", ",
      maxLength - start.length,
    )}`;
  }
  const start = within && `${within}: `;
  const each = places.map(([place, own]) => `${nameOf(place)} ${joinBriefs(own.map(briefOf)).join(", ")}`);
  return `${start}${listFitting(each, "; ", maxLength - start.length)}`;
}

/** As many texts of a list as there is room for, one at least, and how many more there are. */
function listFitting([first = "", ...others]: readonly string[], separator: string, room: number): string {
  const end = others.length > 0 ? ` and ${others.length} more`.length : 0;
  let text = cut(first, room - end);
  for (const [index, other] of others.entries()) {
    const left = others.length - index;
    if (text.length + separator.length + other.length > room - ` and ${left} more`.length)
      return `${text} and ${left} more`;
    text += `${separator}${other}`;
  }
  return text;
}

/** What all of several places are in; `""` where they share nothing. */
function commonHolder([first = "", ...others]: readonly string[]): string {
  if (others.length === 0) return "";
  let length = 0;
  for (const { index } of first.matchAll(/\./g)) {
    const start = first.slice(0, index + 1);
    const isWhole = start.split("(").length === start.split(")").length;
    if (isWhole && others.every((other) => other.startsWith(start))) length = index;
  }
  return first.slice(0, length);
}

function printWhole(changes: readonly Change[], ending: string): readonly string[] {
  const names = [...new Set(changes.map(({ operation, subject }) => operation ?? subject))];
  if (names.length === 0) return [];
  const more = names.length > 3 ? `, … and ${names.length - 3} more` : "";
  const hooks = changes.some(({ operation }) => operation === null);
  const noun = hooks ? "operations and webhooks" : names.length === 1 ? "operation" : "operations";
  return [`${names.length} ${noun} ${ending}: ${names.slice(0, 3).join(", ")}${more}`, ""];
}

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}
