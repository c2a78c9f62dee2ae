import type { JsonObject } from "../../../json.js";
import {
  advice,
  type CountPatterns,
  countPatterns,
  dashRange,
  interval,
  numberBounds,
  wordedRange,
} from "../words/limit-patterns.js";
import { defaultStatement, saysChoice, valueList } from "../words/statement-patterns.js";

/** Limits that the text of a cell states for values of a type. */
export function readLimits(cell: string, type: string | undefined): JsonObject {
  const text = cell.replace(/`(-?\d+(?:\.\d+)?)`/g, "$1");
  if (type === "integer" || type === "number") return { ...readRange(text), ...readBounds(text) };
  if (type === "string") return readCounts(text, countPatterns.characters, "Length");
  return type === "array" ? readCounts(text, countPatterns.items, "Items") : {};
}

function readRange(text: string): JsonObject {
  const [, open = "", from, to, close = ""] = interval.exec(text) ?? [];
  if (from !== undefined) return rangeOf(from, to, open === "(" || open === "（", /[)）]/.test(close));
  const worded = wordedRange.exec(text);
  if (worded) return rangeOf(worded[1], worded[2]);
  for (const found of text.matchAll(dashRange)) {
    if (advice.test(text.slice(0, found.index))) continue;
    const range = rangeOf(found[1], found[2]);
    if (Object.keys(range).length > 0) return range;
  }
  return {};
}

function rangeOf(low = "", high = "", openLow = false, openHigh = false): JsonObject {
  const [minimum, maximum] = [Number(low), Number(high)];
  if (!(minimum < maximum)) return {};
  return {
    [openLow ? "exclusiveMinimum" : "minimum"]: minimum,
    [openHigh ? "exclusiveMaximum" : "maximum"]: maximum,
  };
}

function readBounds(text: string): JsonObject {
  const found: JsonObject = {};
  for (const { keyword, patterns } of numberBounds) {
    const match = firstMatch(patterns, text);
    if (match && !advice.test(text.slice(0, match.index))) found[keyword] = Number(match[1]);
  }
  return found;
}

/** `1-64 characters`, `up to 4 sequences`. */
function readCounts(text: string, { range, bounds }: CountPatterns, suffix: "Length" | "Items"): JsonObject {
  const [, from, to] = range.exec(text) ?? [];
  if (from !== undefined && Number(from) < Number(to))
    return { [`min${suffix}`]: Number(from), [`max${suffix}`]: Number(to) };
  const found: JsonObject = {};
  for (const { keyword, patterns } of bounds) {
    const match = firstMatch(patterns, text);
    if (match) found[keyword === "minimum" ? `min${suffix}` : `max${suffix}`] = Number(match[1]);
  }
  return found;
}

function firstMatch(patterns: readonly RegExp[], text: string): RegExpExecArray | undefined {
  for (const pattern of patterns) {
    const match = pattern.exec(text);
    if (match) return match;
  }
  return undefined;
}

/** The values of an enumeration: a list in backticks that is said to be one, or all that a cell of values has. */
export function readEnum(text: string, wholeCell = false): readonly string[] | undefined {
  for (const found of text.matchAll(valueList)) {
    const around = [text.slice(0, found.index), text.slice(found.index + found[0].length)] as const;
    if (!wholeCell && !saysChoice(...around)) continue;
    const values = [...found[0].matchAll(/`([^`]+)`/g)].map(([, value = ""]) =>
      value.replace(/^["']|["']$/g, "").trim(),
    );
    if (new Set(values).size === values.length && values.every((value) => value.length <= 80)) return values;
  }
  return undefined;
}

/** The default that a text states: `Defaults to 1.`, `default: "auto"`. */
export function readDefault(text: string): string | undefined {
  const found = defaultStatement.exec(text);
  return found?.slice(1).find((value) => value !== undefined);
}
