import { type BoundWord, boundKeywords } from "./page-words.js";
import { anyWord } from "./pattern.js";

const number = String.raw`-?\d+(?:\.\d+)?`;

/** As a bracket of a range has it, also in the spelling of programs and as a power: `.5f`, `2^31-1`. */
const end = String.raw`[-−]?(?:2\^\d+(?:[-−]1)?|\d+(?:\.\d*)?|\.\d+)`;

/** Neither part of a word nor of a longer number, version or date. */
const before = String.raw`(?<![\w.\-–])`;
const after = String.raw`(?![\w%]|[.\-–]\d)`;

const adviceWord = anyWord(({ limits }) => limits.advice, "none");
const advice = new RegExp(`${adviceWord}[^.。;；]{0,24}$`, "i");
const wordBefore = anyWord(({ limits }) => limits.conditions.before);
const wordAfter = anyWord(({ limits }) => limits.conditions.after);
const conditionBefore = new RegExp(`${wordBefore}[^.。;；,，]{0,24}$`, "i");
const conditionAfter = new RegExp(String.raw`^\s*${wordAfter}`, "i");

/** Where a word stands that says of a number what it is: a little before it. */
const nearby = 100;

/** The matches of a global pattern that state a limit: neither an example, nor advice, nor a condition. */
export function* statedMatches(pattern: RegExp, text: string): Iterable<RegExpExecArray> {
  for (const match of text.matchAll(pattern)) {
    const before = text.slice(Math.max(0, match.index - nearby), match.index);
    const after = text.slice(match.index + match[0].length);
    if (!advice.test(before) && !conditionBefore.test(before) && !conditionAfter.test(after)) yield match;
  }
}

const dash = String.raw`(?:~|～|〜|–|—|-|…|\.{2,3}|${anyWord(({ limits }) => limits.range.between, "none")})`;

const beforeRange = anyWord(({ limits }) => limits.range.before, "none");
const afterRange = anyWord(({ limits }) => limits.range.after, "none");
const insideRange = anyWord(({ limits, statements }) => [...statements.and, ...limits.range.between], "none");

/** `[0, 1)`, `between 0 and 2` and `1-5`, the surest first. Groups: `low` and `high`, and the brackets that are known. */
export const numberRanges: readonly RegExp[] = [
  String.raw`${before}(?<low>${number})\s*(?<above><=?|≤|⩽)\s*[\w .\x60]{1,24}(?<below><=?|≤|⩽)\s*(?<high>${number})${after}`,
  String.raw`(?<open>[[(（【])\s*(?<low>${end})f?\s*[,，]\s*(?<high>${end}|[+＋]?(?:∞|inf\w*)|[a-z]+(?:_[a-z]+)+)f?\s*(?<close>[\])）】])`,
  String.raw`${beforeRange}\s*(?<low>${number})\s*${insideRange}\s*(?<high>${number})${after}`,
  String.raw`${before}(?<low>${number})\s*(?:${insideRange}|${dash})\s*(?<high>${number})\s*${afterRange}`,
  String.raw`${before}(?<low>${number})\s*${dash}\s*(?<high>${number})${after}`,
].map((source) => new RegExp(source, "gi"));

const signs: Readonly<Record<BoundWord, string>> = {
  minimum: ">=|≥|⩾",
  maximum: "<=|≤|⩽",
  exclusiveMinimum: "(?<![<>=-])>",
  exclusiveMaximum: "(?<![<>=-])<",
};

/** What an exclusive bound means when it is negated: what is not less than 1 is at least 1. */
const negated: Partial<Readonly<Record<BoundWord, BoundWord>>> = {
  minimum: "exclusiveMaximum",
  maximum: "exclusiveMinimum",
};

const negation = anyWord(({ limits }) => limits.negations);

interface BoundWords {
  readonly keyword: BoundWord;
  readonly before: string;
  readonly after: string;
}

const boundWords = boundKeywords.map((keyword): BoundWords => {
  const phrases = (name: BoundWord): string => anyWord(({ limits }) => limits.bounds[name].before, "start");
  const opposite = negated[keyword];
  const own = phrases(keyword);
  // Looking behind the words costs less than looking behind every character.
  const plain = opposite === undefined ? String.raw`${own}(?<!${negation}\s*${own})` : own;
  const words = opposite === undefined ? plain : String.raw`${plain}|${negation}\s*${phrases(opposite)}`;
  return {
    keyword,
    before: `(?:${signs[keyword]}|(?:${words})[:：]?)`,
    after: anyWord(({ limits }) => limits.bounds[keyword].after),
  };
});

export interface BoundPattern {
  readonly keyword: BoundWord;
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
  /** A number and its unit: without them the others need not be tried. */
  readonly some: RegExp;
  /** `1-64 characters`; the groups are `low` and `high`. */
  readonly range: RegExp;
  /** `up to 4 items`. */
  readonly bounds: readonly BoundPattern[];
}

export const countPatterns: Readonly<Record<Counted, CountPatterns>> = {
  characters: countsOf("characters"),
  items: countsOf("items"),
};

const lengthOf = (end: "minimum" | "maximum"): RegExp =>
  new RegExp(String.raw`${anyWord(({ limits }) => limits.lengths[end])}\s*(?:[:：]|is|of)?\s*(\d+)`, "gi");

/** `Maximum length: 256`. */
export const lengthLabels = [
  { keyword: "minLength", pattern: lengthOf("minimum") },
  { keyword: "maxLength", pattern: lengthOf("maximum") },
] as const;

function countsOf(counted: Counted): CountPatterns {
  const unit = String.raw`\s*${anyWord(({ limits }) => limits.units[counted], "none")}`;
  const inclusive = boundWords.filter(({ keyword }) => negated[keyword] !== undefined);
  return {
    some: new RegExp(String.raw`\d${unit}`, "i"),
    range: new RegExp(String.raw`${before}(?<low>\d+)\s*${dash}\s*(?<high>\d+)${unit}`, "gi"),
    bounds: inclusive.map((bound) => boundPattern(bound, String.raw`(\d+)${unit}`, String.raw`(\d+)${unit}`)),
  };
}

function boundPattern(bound: BoundWords, behind: string, ahead: string): BoundPattern {
  return {
    keyword: bound.keyword,
    patterns: [
      new RegExp(String.raw`${bound.before}\s*${behind}`, "gi"),
      new RegExp(String.raw`${before}${ahead}\s*${bound.after}`, "gi"),
    ],
  };
}
