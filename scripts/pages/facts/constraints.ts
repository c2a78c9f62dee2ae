import type { JsonObject } from "../../base/json.js";
import { withoutExamples } from "../words/example-words.js";
import {
  bareBounds,
  type CountPatterns,
  countLabels,
  countPatterns,
  exclusiveEnd,
  inclusiveEnd,
  lengthLabels,
  lengthRange,
  nonEmpty,
  numberBounds,
  numberRanges,
  saidOfText,
  speaksOfEach,
  statedMatches,
  withDigits,
} from "../words/limit-patterns.js";
import {
  defaultAtEnd,
  defaultBefore,
  defaultClause,
  defaultLabelled,
  defaultMarked,
  defaultStatement,
  defaultWordAfter,
} from "../words/statement-patterns.js";

/** Limits that the text of a cell states for values of a type, and of a field of a name. */
export function readLimits(written: string, type: string | undefined, name = ""): JsonObject {
  const cell = type === "array" ? withDigits(written) : written;
  const isCounted = type === "string" || type === "array";
  const some = isCounted && isNonEmpty(cell, type) ? { [type === "string" ? "minLength" : "minItems"]: 1 } : {};
  if (!/\d/.test(cell)) return some;
  const plain = withoutExamples(cell)
    .replace(/`(-?\d+(?:\.\d+)?|[<>]=? ?-?\d[^`]*)`/g, "$1")
    .replace(/(?<![\d[(（,.])\d{1,3}(?:,\d{3})+(?![\d,])/g, (number) => number.replaceAll(",", ""));
  const text = withNumbers(type === "array" ? withItems(plain, name) : plain);
  if (type === "integer" || type === "number") return readEnds(withoutVersions(text));
  if (type === "string") {
    const lengths = { ...some, ...readLengths(text), ...readCounts(text, countPatterns.characters, "Length") };
    return withoutNarrow(lengths, text, countPatterns.characters, "maxLength");
  }
  return type === "array" ? withoutNarrow({ ...some, ...readItems(text) }, text, countPatterns.items, "maxItems") : {};
}

/** `At most 1000 characters by day and 4000 characters by night` has no limit that always holds. */
function withoutNarrow(limits: JsonObject, text: string, { every }: CountPatterns, keyword: string): JsonObject {
  const { [keyword]: most, ...others } = limits;
  const isBeyond = most !== undefined && [...text.matchAll(every)].some(([, count]) => Number(count) > Number(most));
  return isBeyond ? others : limits;
}

/** What is said of one thing with a number in its name is no range: `Harbour Ferry 4-6: up to 64`. */
function withoutVersions(text: string): string {
  return text.replace(/(?<![\p{L}\d])((?:\p{Lu}[\p{L}\d]{0,30}[ -]){2,5})v?\d+(?:[.–-]\d+)*(?=[)）]?\s*[:：])/gu, "$1");
}

/** `0 to 1 (exclusive)`: what is said of one end is said of no other. */
function readEnds(text: string): JsonObject {
  const exclusive = new Set<unknown>();
  const plain = text.replace(exclusiveEnd, (_, end: string) => {
    exclusive.add(Number(end));
    return end;
  });
  const limits = readNumbers(plain.replace(inclusiveEnd, "$1"));
  return Object.fromEntries(
    Object.entries(limits).map(([keyword, value]) => {
      const open = keyword === "minimum" ? "exclusiveMinimum" : keyword === "maximum" ? "exclusiveMaximum" : keyword;
      return [exclusive.has(value) ? open : keyword, value];
    }),
  );
}

/** A range that a bound beside it goes beyond is no limit of the same number. */
function readNumbers(text: string): JsonObject {
  const bounds = readBounds(text);
  const range = readRange(text);
  const isBeyond =
    Number(bounds.maximum ?? bounds.exclusiveMaximum) > Number(range.maximum ?? range.exclusiveMaximum) ||
    Number(bounds.minimum ?? bounds.exclusiveMinimum) < Number(range.minimum ?? range.exclusiveMinimum);
  return isBeyond ? bounds : { ...bounds, ...range };
}

/** The sentences that have numbers in them: no limit goes beyond the end of one, but for what each item of a list is. */
function withNumbers(text: string): string {
  if (text.length < 80) return text;
  const sentences = text.split(/(?<=[.。;；!?！？])\s+(?!\d)/);
  return sentences.filter((sentence) => /\d/.test(sentence) || speaksOfEach.test(sentence)).join(" ");
}

/** A list of which no text may be empty may be empty itself. */
function isNonEmpty(text: string, type: string): boolean {
  return [...statedMatches(nonEmpty, text)].some(
    ({ 0: found, index }) => type === "string" || !saidOfText.test(text.slice(index + found.length)),
  );
}

/** `20 domains` of the list `search_domains` are items of it. */
function withItems(text: string, name: string): string {
  const words =
    name
      .slice(0, 200)
      .match(/[a-z]{3,}/gi)
      ?.map((word) => word.replace(/s$/i, "")) ?? [];
  return words.length === 0
    ? text
    : text.replace(new RegExp(`(\\d+) (?:${words.join("|")})\\w{0,3}\\b`, "gi"), "$1 items");
}

/** `1-4 items`; of a list, a length is its number of items, and so is a bound with nothing else. */
function readItems(text: string): JsonObject {
  const { minLength, maxLength } = readLengths(text);
  const isBare = /^[\s`]*(?:[<>]=\s*\d+[\s`,]*){1,2}$/.test(text);
  const { minimum = minLength, maximum = maxLength } = isBare ? readBounds(text.replaceAll("`", "")) : {};
  return {
    ...readBareCounts(text),
    ...(minimum !== undefined && { minItems: minimum }),
    ...(maximum !== undefined && { maxItems: maximum }),
    ...readLabelled(countLabels, text),
    ...readCounts(text, countPatterns.items, "Items"),
  };
}

/** `At most 5.` of a list counts its items, unless it is said of each of them. */
function readBareCounts(text: string): JsonObject {
  const found: JsonObject = {};
  if (speaksOfEach.test(text)) return found;
  for (const { keyword, patterns } of bareBounds) {
    const bound = readBound(patterns, text);
    if (bound !== undefined) found[keyword === "minimum" ? "minItems" : "maxItems"] = bound;
  }
  return found;
}

/** How many items a text counts with a word for them: `up to 4 sequences`. */
export function readItemCounts(text: string): JsonObject {
  return readCounts(text, countPatterns.items, "Items");
}

function readRange(text: string): JsonObject {
  if (!hasTwoNumbers(text) && !/[[(（【]\s*[-−.\d]/.test(text)) return {};
  for (const pattern of numberRanges) {
    for (const { groups = {}, index } of statedMatches(pattern, text)) {
      const { open = "", low = "", high = "", close = "", above, below } = groups;
      const [least, most] = [endOf(low), endOf(high)];
      const isOpen = Number.isNaN(most);
      // `1 - 1` is a range only where it is called one, or in brackets.
      const isOne = least === most && (open === "[" || /[:：]\s*$/.test(text.slice(Math.max(0, index - 4), index)));
      if ((least >= most && !isOne) || (isOpen && open !== "[")) continue;
      return {
        [/[(（]/.test(open) || above === "<" ? "exclusiveMinimum" : "minimum"]: least,
        ...(Math.abs(most) <= Number.MAX_SAFE_INTEGER && {
          [/[)）]/.test(close) || below === "<" ? "exclusiveMaximum" : "maximum"]: most,
        }),
      };
    }
  }
  return {};
}

/** The number at an end of a range; NaN for a name, and for what has no end. */
function endOf(text: string): number {
  const [, sign = "", power, less] = /^([-−]?)2\^(\d+)([-−]1)?$/.exec(text) ?? [];
  if (power === undefined) return Number(text.replace("−", "-").replace(",", "."));
  return (sign === "" ? 1 : -1) * 2 ** Number(power) - (less === undefined ? 0 : 1);
}

function readBounds(text: string): JsonObject {
  const found: JsonObject = {};
  for (const { keyword, patterns } of numberBounds) {
    const bound = readBound(patterns, text);
    if (bound !== undefined && !isWidened(bound, /max/i.test(keyword), text)) found[keyword] = bound;
  }
  return found;
}

/** `Max 100 by day, 1000 by night`: a number that begins the next clause goes beyond the bound, which does not always hold. */
function isWidened(bound: number, isMost: boolean, text: string): boolean {
  return [
    ...text.matchAll(
      /(?<=[\d.])(?!\d)\s*[^\d.。;；,，、/()（）]{2,40}[,，、/]\s*(-?\d+(?:\.\d+)?)(?=\s*[^\s\d.,，。)）-])/g,
    ),
  ].some(([, next]) => (isMost ? Number(next) > bound : Number(next) < bound));
}

/** `1-64 characters`, `up to 4 sequences`. */
function readCounts(text: string, { some, ranges, bounds }: CountPatterns, suffix: "Length" | "Items"): JsonObject {
  if (!some.test(text)) return {};
  for (const range of hasTwoNumbers(text) ? ranges : []) {
    const found = readCountRange(range, text, suffix);
    if (found !== undefined) return found;
  }
  const found: JsonObject = {};
  for (const { keyword, patterns } of bounds) {
    const bound = readBound(patterns, text);
    if (bound !== undefined) found[keyword === "minimum" ? `min${suffix}` : `max${suffix}`] = bound;
  }
  return found;
}

function readCountRange(range: RegExp, text: string, suffix: "Length" | "Items"): JsonObject | undefined {
  for (const { groups: { low = "", high = "" } = {} } of statedMatches(range, text)) {
    if (Number(low) < Number(high)) return { [`min${suffix}`]: Number(low), [`max${suffix}`]: Number(high) };
  }
  return undefined;
}

function readLengths(text: string): JsonObject {
  const range = hasTwoNumbers(text) ? readCountRange(lengthRange, text, "Length") : undefined;
  return { ...range, ...readLabelled(lengthLabels, text) };
}

/** What every range has. */
function hasTwoNumbers(text: string): boolean {
  return /\d\D+\d/.test(text);
}

type Labels = readonly { readonly keyword: string; readonly pattern: RegExp }[];

/** The numbers behind labels: `Maximum length: 256`. */
function readLabelled(labels: Labels, text: string): JsonObject {
  const found: JsonObject = {};
  for (const { keyword, pattern } of labels) {
    const bound = readBound([pattern], text);
    if (bound !== undefined) found[keyword] = bound;
  }
  return found;
}

/** The number that the first of some patterns finds. */
function readBound(patterns: readonly RegExp[], text: string): number | undefined {
  for (const pattern of patterns) {
    for (const [, bound] of statedMatches(pattern, text)) return Number(bound);
  }
  return undefined;
}

/** The default that a text states: `Defaults to 1.`, `default: "auto"`, `20 (default)`. */
export function readDefault(text: string): string | undefined {
  const found = defaultStatement.exec(text) ?? defaultClause.exec(text) ?? defaultMarked.exec(text);
  return found?.slice(1).find((value) => value !== undefined);
}

/** The default that a text states without marks, which is one of the values that are known. */
export function readDefaultAmong(text: string, values: unknown): string | undefined {
  const word = Array.isArray(values) ? defaultWordAfter.exec(text)?.[1] : undefined;
  return word !== undefined && Array.isArray(values) && values.includes(word) ? word : undefined;
}

/** The default in a text that is nothing else: `default 1`, `default: false`. */
export function readLabelledDefault(text: string): string | undefined {
  return defaultLabelled.exec(text)?.[1];
}

/** The default in a text that is nothing else, before its words: `1 by default`. */
export function readDefaultBefore(text: string): string | undefined {
  return defaultBefore.exec(text)?.[1];
}

/** The default that a short line ends with, and the line without it. */
export function readTrailingDefault(text: string): { readonly head: string; readonly value: string } | undefined {
  const [, head, value] = (text.length < 200 && defaultAtEnd.exec(text)) || [];
  return head === undefined || value === undefined ? undefined : { head, value: value.replace(/[.。]$/, "") };
}
