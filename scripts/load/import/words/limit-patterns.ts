import { type BoundKeyword, boundKeywords } from "./page-words.js";
import { anyWord } from "./pattern.js";

const number = String.raw`-?\d+(?:\.\d+)?`;

/** Neither part of a word nor of a longer number, version or date. */
const before = String.raw`(?<![\w.\-–])`;
const after = String.raw`(?![\w%]|[.\-–]\d)`;

const advised = anyWord(({ limits }) => limits.advice, "none");

/** Ends a text whose next words are an example or advice. */
export const advice = new RegExp(`${advised}[^.。;；]{0,24}$`, "i");

const dash = String.raw`(?:~|～|〜|–|—|-|…|\.{2,3}|${anyWord(({ limits }) => limits.range.between, "none")})`;

/** `0~2`, `1 to 5`; the groups are both ends. */
export const dashRange = new RegExp(String.raw`${before}(${number})\s*${dash}\s*(${number})${after}`, "gi");

const beforeRange = anyWord(({ limits }) => limits.range.before, "none");
const insideRange = anyWord(({ limits, statements }) => [...statements.and, ...limits.range.between], "none");

/** `between 0 and 2`; the groups are both ends. */
export const wordedRange = new RegExp(
  String.raw`${beforeRange}\s*(${number})\s*${insideRange}\s*(${number})${after}`,
  "i",
);

/** `[0, 1)`; the groups are a bracket, both ends, and a bracket. */
export const interval = new RegExp(String.raw`([[(（【])\s*(${number})\s*[,，]\s*(${number})\s*([\])）】])`);

const signs: Readonly<Record<BoundKeyword, string>> = {
  minimum: ">=|≥|⩾",
  maximum: "<=|≤|⩽",
  exclusiveMinimum: "(?<![<>=-])>",
  exclusiveMaximum: "(?<![<>=-])<",
};

/** What an exclusive bound means when it is negated: what is not less than 1 is at least 1. */
const negated: Partial<Readonly<Record<BoundKeyword, BoundKeyword>>> = {
  minimum: "exclusiveMaximum",
  maximum: "exclusiveMinimum",
};

const negation = anyWord(({ limits }) => limits.negations);

interface BoundWords {
  readonly keyword: BoundKeyword;
  readonly before: string;
  readonly after: string;
}

const boundWords = boundKeywords.map((keyword): BoundWords => {
  const phrases = (name: BoundKeyword): string => anyWord(({ limits }) => limits.bounds[name].before, "start");
  const opposite = negated[keyword];
  const plain = opposite === undefined ? String.raw`(?<!${negation}\s*)${phrases(keyword)}` : phrases(keyword);
  const words = opposite === undefined ? plain : String.raw`${plain}|${negation}\s*${phrases(opposite)}`;
  return {
    keyword,
    before: `(?:${signs[keyword]}|(?:${words})[:：]?)`,
    after: anyWord(({ limits }) => limits.bounds[keyword].after),
  };
});

export interface BoundPattern {
  readonly keyword: BoundKeyword;
  /** Each with the number as its group, likelier first. */
  readonly patterns: readonly RegExp[];
}

/** Bounds of a number: `at least 1`. */
export const numberBounds = boundWords.map((bound) =>
  boundPattern(bound, `\`?(${number})\`?${after}`, `(${number})\`?`),
);

type Counted = "characters" | "items";

/** Patterns of a length or a number of items. */
export interface CountPatterns {
  /** `1-64 characters`; the groups are both ends. */
  readonly range: RegExp;
  /** `up to 4 items`. */
  readonly bounds: readonly BoundPattern[];
}

export const countPatterns: Readonly<Record<Counted, CountPatterns>> = {
  characters: countsOf("characters"),
  items: countsOf("items"),
};

function countsOf(counted: Counted): CountPatterns {
  const unit = String.raw`\s*${anyWord(({ limits }) => limits.units[counted], "none")}`;
  const inclusive = boundWords.filter(({ keyword }) => negated[keyword] !== undefined);
  return {
    range: new RegExp(String.raw`${before}(\d+)\s*${dash}\s*(\d+)${unit}`, "i"),
    bounds: inclusive.map((bound) => boundPattern(bound, String.raw`(\d+)${unit}`, String.raw`(\d+)${unit}`)),
  };
}

function boundPattern(bound: BoundWords, behind: string, ahead: string): BoundPattern {
  return {
    keyword: bound.keyword,
    patterns: [
      new RegExp(String.raw`${bound.before}\s*${behind}`, "i"),
      new RegExp(String.raw`${before}${ahead}\s*${bound.after}`, "i"),
    ],
  };
}
