import type { JsonObject } from "../../base/json.js";
import {
  type CountPatterns,
  countPatterns,
  lengthLabels,
  numberBounds,
  numberRanges,
  statedMatches,
} from "../words/limit-patterns.js";
import {
  choiceLabel,
  defaultAtEnd,
  defaultBefore,
  defaultLabelled,
  defaultStatement,
  defaultWordAfter,
  saysChoice,
  saysOpen,
  splitValues,
  startsWithDefault,
  valueList,
  withoutChoice,
} from "../words/statement-patterns.js";

/** Limits that the text of a cell states for values of a type, and of a field of a name. */
export function readLimits(cell: string, type: string | undefined, name = ""): JsonObject {
  if (!/\d/.test(cell)) return {};
  const plain = cell.replace(/`(-?\d+(?:\.\d+)?|[<>]=? ?-?\d[^`]*)`/g, "$1");
  const text = type === "array" ? withItems(plain, name) : plain;
  if (type === "integer" || type === "number") return { ...readBounds(text), ...readRange(text) };
  if (type === "string") return { ...readLengths(text), ...readCounts(text, countPatterns.characters, "Length") };
  return type === "array" ? readItems(text) : {};
}

/** `20 domains` of the list `search_domains` are items of it. */
function withItems(text: string, name: string): string {
  const words = name.match(/[a-z]{3,}/gi)?.map((word) => word.replace(/s$/i, "")) ?? [];
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
    ...(minimum !== undefined && { minItems: minimum }),
    ...(maximum !== undefined && { maxItems: maximum }),
    ...readCounts(text, countPatterns.items, "Items"),
  };
}

function readRange(text: string): JsonObject {
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
  if (power === undefined) return Number(text.replace("−", "-"));
  return (sign === "" ? 1 : -1) * 2 ** Number(power) - (less === undefined ? 0 : 1);
}

function readBounds(text: string): JsonObject {
  const found: JsonObject = {};
  for (const { keyword, patterns } of numberBounds) {
    const bound = readBound(patterns, text);
    if (bound !== undefined) found[keyword] = bound;
  }
  return found;
}

/** `1-64 characters`, `up to 4 sequences`. */
function readCounts(text: string, { some, range, bounds }: CountPatterns, suffix: "Length" | "Items"): JsonObject {
  if (!some.test(text)) return {};
  for (const { groups: { low = "", high = "" } = {} } of statedMatches(range, text)) {
    if (Number(low) < Number(high)) return { [`min${suffix}`]: Number(low), [`max${suffix}`]: Number(high) };
  }
  const found: JsonObject = {};
  for (const { keyword, patterns } of bounds) {
    const bound = readBound(patterns, text);
    if (bound !== undefined) found[keyword === "minimum" ? `min${suffix}` : `max${suffix}`] = bound;
  }
  return found;
}

function readLengths(text: string): JsonObject {
  const found: JsonObject = {};
  for (const { keyword, pattern } of lengthLabels) {
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

/** The values of an enumeration: a list in backticks that is said to be one, or all that a cell of values has. */
export function readEnum(text: string, wholeCell = false): readonly string[] | undefined {
  for (const found of text.matchAll(valueList)) {
    const around = [text.slice(0, found.index), text.slice(found.index + found[0].length)] as const;
    if (!wholeCell && !saysChoice(...around) && !isAll(...around)) continue;
    const values = [...found[0].matchAll(/`([^`]+)`/g)].map(([, value = ""]) =>
      value.replace(/^["']|["']$/g, "").trim(),
    );
    // `non-empty` and `<= 32 characters` are limits.
    if (values.some((value) => /^(?:non-empty$|[<>]=? ?-?\d)/.test(value))) return undefined;
    if (new Set(values).size === values.length && values.every((value) => value.length <= 80)) return values;
  }
  return text.includes("`") ? undefined : readPlainEnum(text, wholeCell);
}

/** Whether a list of values is all that a sentence says, but for what a colon sets apart: ``Role: `user` or `tool`.`` */
function isAll(before: string, after: string): boolean {
  return (
    /^(?:[^.。;；,，\x60]{0,40}[:：])?\s*$/.test(before) &&
    !saysOpen(before) &&
    /^\s*(?:$|[.。;；](?:\s|$))/.test(after)
  );
}

/** Values without backticks: all that a cell of values has, or a list behind a label such as `One of:`. */
function readPlainEnum(text: string, wholeCell: boolean): readonly string[] | undefined {
  if (text.length > 2000 || saysOpen(text)) return undefined;
  const labelled = choiceLabel.exec(text);
  const list = labelled ? text.slice(labelled.index + labelled[0].length) : wholeCell ? withoutChoice(text) : text;
  const [sentence = ""] = list.split(/[。；;]|\.(?=\s|$)|\s[（(]/, 1);
  // `[0, 2)` is a range.
  if (/^\s*[[(（]\s*-?[\d.]+\s*[,，]\s*-?[\d.]+\s*[\])）]\s*$/.test(sentence)) return undefined;
  const values = splitValues(sentence.replace(/^\s*[[(]|[\])]\s*$/g, "")).map((value) =>
    value.replace(/^["'“「]|["'”」]$/g, ""),
  );
  const isPlain = values.every((value) => /^[\p{L}\d][\w.+:/\p{L}-]{0,60}$/u.test(value));
  // Of a description that is nothing else, only what reads like a token of programs is taken for values.
  const isToken = (value: string): boolean => /^[a-z][a-z\d]*(?:[_-][a-z\d]+)*$/.test(value);
  const rest = text.slice(sentence.length).replace(/^[.。；;\s]+/, "");
  const isWhole = rest === "" || startsWithDefault(rest);
  if (!labelled && !wholeCell && !(isWhole && values.every(isToken))) return undefined;
  return values.length > 1 && isPlain && new Set(values).size === values.length ? values : undefined;
}

/** The default that a text states: `Defaults to 1.`, `default: "auto"`. */
export function readDefault(text: string): string | undefined {
  const found = defaultStatement.exec(text);
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
