import type { Pages } from "../../contract/model/pages.js";
import { stringLiteral } from "../code/encode.js";
import { braces } from "../code/object-text.js";

const finders: Readonly<Record<Pages["by"], string | undefined>> = {
  token: "nextByToken",
  item: "nextByItem",
  page: "nextByCount",
  offset: "nextByOffset",
  link: "nextByLink",
  single: undefined,
};

/** What the runtime needs for lists of this kind. */
export function pageFunctions({ by }: Pages): readonly string[] {
  const finder = finders[by];
  return finder === undefined ? ["readPages"] : [finder, "readPages"];
}

/** How a list goes on, as the runtime is told. */
export function printPages({ by, items, parameter, at, more, start }: Pages): string {
  const path = (keys: readonly string[]): string => `[${keys.map(stringLiteral).join(", ")}]`;
  const finder = finders[by];
  const members = [
    `items: ${path(items)}`,
    ...(parameter === undefined ? [] : [`parameter: ${stringLiteral(parameter)}`]),
    ...(at === undefined ? [] : [`at: ${path(at)}`]),
    ...(more === undefined ? [] : [`more: ${path(more)}`]),
    ...(start === undefined ? [] : [`start: ${start}`]),
    ...(finder === undefined ? [] : [`next: ${finder}`]),
    "read: readPages",
  ];
  return braces(members);
}

/** The type of an item of a page. */
export function itemType(result: string, { items }: Pages): string {
  const list = items.reduce((type, key) => `NonNullable<${type}[${stringLiteral(key)}]>`, result);
  return `${items.length === 0 ? `NonNullable<${list}>` : list}[number]`;
}
