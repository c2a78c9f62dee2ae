import type { Level } from "../drift/changes/types.js";
import { escapeHtml } from "./escape.js";
import { isOfFailure, isWhole } from "./for-reader.js";
import { reachOf, toneOf, withCode } from "./html-change.js";
import type { PageSection } from "./html-groups.js";
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

const ranks: Readonly<Record<Level, number>> = { error: 0, warning: 1, info: 2 };

/** Breaking changes of what both sides have, of requests and of answers that succeed, those first that reach most operations. */
function printWorst(sections: readonly PageSection[]): string {
  const cards = sections.flatMap(({ name, groups }) =>
    groups.flatMap((group) => group.cards.map((card) => ({ ...card, name }))),
  );
  const grave = cards.filter(({ change }) => change.accepted === undefined && change.level !== "info");
  const worst = grave
    .toSorted(
      ({ change: one }, { change: two }) =>
        ranks[one.level] - ranks[two.level] ||
        Number(isWhole(one)) - Number(isWhole(two)) ||
        Number(isOfFailure(one)) - Number(isOfFailure(two)) ||
        reachOf(two).length - reachOf(one).length,
    )
    .slice(0, maxWorst);
  if (worst.length === 0) return "";
  const items = worst.map(({ change, id, name }) => {
    const [first, ...others] = reachOf(change);
    const reach = first === undefined ? "" : `${first}${others.length > 0 ? ` and ${others.length} more` : ""}`;
    const facts = [...(reach === "" ? [] : [reach]), ...(sections.length > 1 ? [name] : [])];
    return `<li class="${toneOf(change)}"><a href="#${escapeHtml(id)}">${withCode(change.message)}</a> <span class="soft">${escapeHtml(facts.join(" · "))}</span></li>`;
  });
  return `<h2>The worst ${worst.length === 1 ? "change" : `${worst.length} changes`}</h2>\n<ol class="worst">${items.join("\n")}</ol>`;
}
