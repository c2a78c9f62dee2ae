import { groupBy } from "../base/group-by.js";
import type { Change, Level } from "../drift/changes/types.js";
import { escapeHtml } from "./escape.js";
import { reachOf, toneOf, withCode } from "./html-change.js";
import type { PageSection } from "./html-groups.js";
import { describeTogether, rowsOf } from "./rows.js";
import { impactLine, verdictLine } from "./verdict.js";

const maxWorst = 10;

/** What a reader wants first: the verdict of each comparison, with the way to it, and the worst changes of all. */
export function printOverview(sections: readonly PageSection[]): string {
  const verdicts = sections.map(
    ({ id, name, comparand }) =>
      `<li><a href="#${id}">${escapeHtml(name)}</a> ${escapeHtml([verdictLine(comparand.report), ...impactLine(comparand.report)].join(" · "))}</li>`,
  );
  return `<nav aria-label="Contents"><ul class="verdicts">${verdicts.join("\n")}</ul></nav>
${printWorst(sections)}`;
}

/** Changes of one rule of an operation, the first of which has a card. */
interface WorstRow {
  readonly changes: readonly Change[];
  readonly text: string;
  /** Of the card. */
  readonly id: string;
  readonly name: string;
  /** Number of the comparison. */
  readonly at: number;
}

/** Of each comparison in its turn the gravest row, in the order of the page; what breaks before what may. */
function worstRowsOf(sections: readonly PageSection[]): readonly WorstRow[] {
  const [errors = [], warnings = []] = (["error", "warning"] as const).map((level) =>
    sections
      .flatMap((section, at) => rowsOfSection(section, at, level).map((row, turn) => ({ row, turn })))
      .toSorted((one, two) => one.turn - two.turn)
      .map(({ row }) => row)
      .slice(0, maxWorst),
  );
  const room = maxWorst - errors.length;
  return [errors, warnings.slice(0, room)].flatMap((rows) => rows.toSorted((one, two) => one.at - two.at));
}

/** What several operations share word for word counts once. */
function rowsOfSection({ name, groups }: PageSection, at: number, level: Level): readonly WorstRow[] {
  const ids = new Map(groups.flatMap(({ cards }) => cards.map(({ change, id }) => [change, id])));
  const rows = groups.flatMap(({ cards }) =>
    rowsOf(
      cards.map(({ change }) => change).filter((change) => change.accepted === undefined && change.level === level),
    ).map((changes) => ({ changes, text: textOf(changes) })),
  );
  return [...groupBy(rows, ({ changes, text }) => `${changes[0]?.id} ${text}`).values()].flatMap((same) => {
    const changes = same.flatMap((row) => row.changes);
    const [first, text] = [changes[0], same[0]?.text ?? ""];
    return first === undefined ? [] : [{ changes, text, id: ids.get(first) ?? "", name, at }];
  });
}

function textOf(changes: readonly Change[]): string {
  const [change] = changes;
  return changes.length === 1 && change !== undefined
    ? change.message
    : `${changes.length} × ${describeTogether(changes, maxTogether)}`;
}

/** Characters of what several changes say together. */
const maxTogether = 200;

/** By the order of the page, what repeats once. */
function printWorst(sections: readonly PageSection[]): string {
  const worst = worstRowsOf(sections);
  if (worst.length === 0) return "";
  const items = worst.map(({ changes, text, id, name }) => {
    const [first, ...others] = [...new Set(changes.flatMap(reachOf))];
    const reach = first === undefined ? "" : `${first}${others.length > 0 ? ` and ${others.length} more` : ""}`;
    const facts = [...(reach === "" ? [] : [reach]), ...(sections.length > 1 ? [name] : [])];
    const tone = changes[0] === undefined ? "" : toneOf(changes[0]);
    return `<li class="${tone}"><a href="#${escapeHtml(id)}">${withCode(text)}</a> <span class="soft">${escapeHtml(facts.join(" · "))}</span></li>`;
  });
  return `<h2>The worst ${worst.length === 1 ? "change" : `${worst.length} changes`}</h2>\n<ol class="worst">${items.join("\n")}</ol>`;
}
