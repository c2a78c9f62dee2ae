import { groupBy } from "../base/group-by.js";
import type { Change } from "../drift/changes/types.js";
import { factText } from "../drift/rules/sentence.js";
import { type Brief, briefOf, joinBriefs } from "./brief.js";
import { cut, cutMiddle } from "./wrap.js";

/** Of one place of several. */
const maxPlace = 72;

/** Changes of one level and rule, which stand on one line; in the order of their first ones. */
export function rowsOf(changes: readonly Change[]): readonly (readonly Change[])[] {
  return [...groupBy(changes, ({ level, id }) => `${level} ${id}`).values()];
}

/** What several changes of one rule say: all the same of places, or of each place its own. What places share is said once. */
export function describeTogether(changes: readonly Change[], most: number): string {
  const places = [...groupBy(changes, ({ location }) => location)];
  const holder = commonHolder(places.map(([place]) => place));
  const nameOf = (place: string) => factText(cutMiddle(place.slice(holder === "" ? 0 : holder.length + 1), maxPlace));
  const within = holder === "" ? "" : `in ${factText(cutMiddle(holder, maxPlace))}`;
  const words = new Set(changes.map((change) => joinBriefs([briefOf(change)]).join(", ")));
  const [only = ""] = words;
  if (words.size === 1) {
    const start = `${[only, within].filter(Boolean).join(" ")}: `;
    return `${start}${listFitting(
      places.map(([place]) => nameOf(place)),
      ", ",
      most - start.length,
    )}`;
  }
  const start = within && `${within}: `;
  const [[place, own] = ["", []], ...others] = places;
  const each = places.map(([place, own]) => `${nameOf(place)} ${joinBriefs(own.map(briefOf)).join(", ")}`);
  const room = most - start.length;
  if (others.length === 0 || (each[0]?.length ?? 0) > room - moreText(places.length).length)
    return `${start}${describePlace(nameOf(place), own.map(briefOf), changes.length - own.length, room)}`;
  return `${start}${listFitting(each, "; ", room)}`;
}

/** Of one place, as many of the values that it does not, or also, take as there is room for, and how much more there is. */
function describePlace(name: string, briefs: readonly Brief[], others: number, most: number): string {
  const lists = groupBy(briefs, ({ kind }) => kind);
  const [[kind = "other", own] = []] = lists;
  const values = (own ?? []).flatMap((brief) => ("value" in brief ? [brief.value] : [])).sort();
  if (lists.size > 1 || values.length === 0) {
    const more = others > 0 ? moreText(others) : "";
    return `${cut(`${name} ${joinBriefs(briefs).join(", ")}`, most - more.length)}${more}`;
  }
  const start = `${name} ${kind} `;
  return `${start}${listFitting(values, ", ", most - start.length, others)}`;
}

/** As many texts of a list as there is room for, one at least, and how many more there are, with `beyond` of other lists. */
function listFitting([first = "", ...others]: readonly string[], separator: string, room: number, beyond = 0): string {
  const all = others.length + beyond;
  let text = cut(first, room - (all > 0 ? moreText(all).length : 0));
  for (const [index, other] of others.entries()) {
    const left = all - index;
    const end = left > 1 ? moreText(left - 1).length : 0;
    if (text.length + separator.length + other.length > room - end) return `${text}${moreText(left)}`;
    text += `${separator}${other}`;
  }
  return beyond > 0 ? `${text}${moreText(beyond)}` : text;
}

function moreText(count: number): string {
  return ` and ${count} more`;
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
