import type { JsonObject } from "../../../json.js";

const number = String.raw`-?\d+(?:\.\d+)?`;

/** Neither part of a word nor of a longer number, version or date. */
const before = String.raw`(?<![\w.\-–])`;
const after = String.raw`(?![\w%]|[.\-–]\d)`;

/** Words that make what follows an example or advice. */
const advice =
  /(?:typical|usual|recommend|suggest|e\.g\.|example|about|approx|around|建议|推荐|通常|一般|例如|比如|大约|约)[^.。;；]{0,24}$/i;

/** Limits that the text of a cell states for values of a type. */
export function readLimits(cell: string, type: string | undefined): JsonObject {
  const text = cell.replace(/`(-?\d+(?:\.\d+)?)`/g, "$1");
  if (type === "integer" || type === "number") return { ...readRange(text), ...readBounds(text) };
  const units =
    type === "string"
      ? /characters?|chars|字符|个字/i
      : type === "array"
        ? /items?|elements?|entries|sequences?|strings?|项|个/i
        : undefined;
  return units && type ? readCounts(text, units, type === "string" ? "Length" : "Items") : {};
}

function readRange(text: string): JsonObject {
  const dash = new RegExp(
    `([[(（【]?)${before}(${number})\\s*(?:~|～|–|—|-|…|\\.{2,3}|到|至|\\bto\\b)\\s*(${number})${after}(\\)?)`,
    "gi",
  );
  const pair = new RegExp(`(?:between|介于|在)\\s*(${number})\\s*(?:and|和|与|到|至)\\s*(${number})${after}`, "i").exec(
    text,
  );
  const interval = new RegExp(`([[(（【])\\s*(${number})\\s*[,，]\\s*(${number})\\s*([\\])）】])`).exec(text);
  if (interval)
    return rangeOf(
      interval[2],
      interval[3],
      interval[1] === "(" || interval[1] === "（",
      /[)）]/.test(interval[4] ?? ""),
    );
  if (pair) return rangeOf(pair[1], pair[2]);
  for (const found of text.matchAll(dash)) {
    if (advice.test(text.slice(0, found.index))) continue;
    const range = rangeOf(found[2], found[3]);
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

/** Words and signs before a bound, and the keyword that they mean. */
const bounds: readonly (readonly [keyword: string, words: string])[] = [
  [
    "minimum",
    String.raw`>=|≥|⩾|\bat least|\bmin(?:imum)?(?: value)?(?: of| is)?[:：]?|不小于|不低于|不少于|大于等于|大于或等于|最小(?:值)?(?:为|是)?[:：]?|至少`,
  ],
  [
    "maximum",
    String.raw`<=|≤|⩽|\bat most|\bup to|\bmax(?:imum)?(?: value)?(?: of| is)?[:：]?|不大于|不超过|不高于|不多于|小于等于|小于或等于|最大(?:值)?(?:为|是)?[:：]?|最多|至多`,
  ],
  ["exclusiveMinimum", String.raw`(?<![<>=-])>|\b(?:greater|more) than|(?<!不)大于|(?<!不)高于`],
  ["exclusiveMaximum", String.raw`(?<![<>=-])<|\bless than|(?<!不)小于|(?<!不)低于`],
];

function readBounds(text: string): JsonObject {
  const found: JsonObject = {};
  for (const [keyword, words] of bounds) {
    const match = new RegExp(`(?:${words})\\s*\`?(${number})\`?${after}`, "i").exec(text);
    if (match && !advice.test(text.slice(0, match.index))) found[keyword] = Number(match[1]);
  }
  return found;
}

/** `1-64 characters`, `最多 4 个`, `up to 4 sequences`. */
function readCounts(text: string, units: RegExp, suffix: "Length" | "Items"): JsonObject {
  const unit = `\\s*(?:${units.source})`;
  const range = new RegExp(`${before}(\\d+)\\s*(?:~|～|–|-|to|到|至)\\s*(\\d+)${unit}`, "i").exec(text);
  if (range && Number(range[1]) < Number(range[2]))
    return { [`min${suffix}`]: Number(range[1]), [`max${suffix}`]: Number(range[2]) };
  const found: JsonObject = {};
  for (const [keyword, words] of bounds.slice(0, 2)) {
    const match = new RegExp(`(?:${words})\\s*(\\d+)${unit}`, "i").exec(text);
    if (match) found[keyword.startsWith("min") ? `min${suffix}` : `max${suffix}`] = Number(match[1]);
  }
  return found;
}

const cue =
  /(?:one of|either|any of|values?(?: are)?|options?(?: are)?|allowed|supported|supports?|can be|must be|可选值|可选|取值|枚举值?|支持|允许|可以是|可以为|可为|必须是|为|是)[^`.。;；]{0,16}$/i;
const list = /`([^`]+)`(?:\s*(?:[,，、/|]|\b(?:or|and)\b|或者?|和|,\s*(?:or|and)\b)\s*`[^`]+`)+/gi;

/** The values of an enumeration: a list in backticks that is said to be one, or all that a cell of values has. */
export function readEnum(text: string, wholeCell = false): readonly string[] | undefined {
  for (const found of text.matchAll(list)) {
    if (!wholeCell && !cue.test(text.slice(0, found.index))) continue;
    const values = [...found[0].matchAll(/`([^`]+)`/g)].map(([, value = ""]) =>
      value.replace(/^["']|["']$/g, "").trim(),
    );
    if (new Set(values).size === values.length && values.every((value) => value.length <= 80)) return values;
  }
  return undefined;
}

/** The default that a text states: `Defaults to 1.`, `默认 "auto"`, `默认值为 \`16\``. */
export function readDefault(text: string): string | undefined {
  const found =
    /(?:\bdefaults? (?:to|is|value is|value)|\bdefault\s*[:=]|默认(?:值)?(?:为|是|[:：])?|缺省(?:值)?(?:为|是|[:：])?)\s*(?:`([^`]+)`|"([^"]*)"|“([^”]*)”|(-?\d+(?:\.\d+)?|true|false|null)(?![\w]))/i.exec(
      text,
    );
  return found?.slice(1).find((value) => value !== undefined);
}
