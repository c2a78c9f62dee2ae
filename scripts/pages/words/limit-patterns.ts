import { languages } from "./index.js";
import { type BoundWord, boundKeywords } from "./page-words.js";
import { anyOf, anyWord, phrasesOf } from "./pattern.js";

const number = String.raw`-?\d+(?:\.\d+)?`;

/** With the comma that many languages have before the decimals. */
const decimal = String.raw`-?\d+(?:[.,]\d+)?`;

/** As a bracket of a range has it, also in the spelling of programs and as a power: `.5f`, `2^31-1`. */
const end = String.raw`[-−]?(?:2\^\d+(?:[-−]1)?|\d+(?:\.\d*)?|\.\d+)`;

/** Neither part of a word nor of a longer number, power, version or date. */
const before = String.raw`(?<![\w.\-–^]|\*\*)`;
const after = String.raw`(?![\w%^]|\*\*\d|[.\-–]\d)`;

const adviceWord = anyWord(({ limits }) => limits.advice, "none");
const advice = new RegExp(`${adviceWord}[^.。;；]{0,24}$`, "i");
/** `at least 16 is recommended`, with no other number or clause between. */
const adviceBehind = new RegExp(
  String.raw`^[^.。;；,，()（）\d]{0,24}?${adviceWord}[\p{L} ]{0,12}(?:$|[.。;；,，)）])`,
  "iu",
);

/** A label of examples may end another word, as those of one letter do. */
const adviceWords = new RegExp(
  `${anyOf(
    phrasesOf(({ limits }) => limits.advice).filter((word) => !/[:：]$/.test(word)),
    "none",
  )}[^.。;；]{0,24}$`,
  "i",
);

/** Whether what stands right behind a text is advice or an example: `recommended values:`. */
export function saysAdvice(textBefore: string): boolean {
  return adviceWords.test(textBefore.slice(-nearby));
}

const wordBefore = anyWord(({ limits }) => limits.conditions.before);
const wordAfter = anyWord(({ limits }) => limits.conditions.after);
const conditionBefore = new RegExp(`${wordBefore}[^.。;；,，]{0,48}$`, "i");
const conditionAfter = new RegExp(String.raw`^\s*${wordAfter}`, "i");

/** Where a word stands that says of a number what it is: a little before it. */
const nearby = 100;

/** The matches of a global pattern that state a limit: neither an example, nor advice, nor a condition. */
export function* statedMatches(pattern: RegExp, text: string): Iterable<RegExpExecArray> {
  for (let at = 0; at <= text.length; ) {
    // To go on from a place by hand spares the copy of the pattern that `matchAll` makes.
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match === null) return;
    at = match.index + (match[0].length || 1);
    const before = text.slice(Math.max(0, match.index - nearby), match.index);
    const after = text.slice(match.index + match[0].length);
    if (advice.test(before) || adviceBehind.test(after)) continue;
    if (!conditionBefore.test(before) && !conditionAfter.test(after)) yield match;
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
  String.raw`${beforeRange}\s*(?<low>${decimal})\s*${insideRange}\s*(?<high>${decimal})${after}`,
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
  /** Every number with its unit. */
  readonly every: RegExp;
  /** `1-64 characters`, `[1, 64] characters`; the groups are `low` and `high`. */
  readonly ranges: readonly RegExp[];
  /** `up to 4 items`, `4 items at most`. */
  readonly bounds: readonly BoundPattern[];
}

const labelled = (counted: "lengths" | "counts", end: "minimum" | "maximum"): RegExp =>
  new RegExp(String.raw`${anyWord(({ limits }) => limits[counted][end])}\s*(?:[:：]|is|of)?\s*(\d+)`, "gi");

/** `Maximum length: 256`. */
export const lengthLabels = [
  { keyword: "minLength", pattern: labelled("lengths", "minimum") },
  { keyword: "maxLength", pattern: labelled("lengths", "maximum") },
] as const;

/** `Maximum number of items: 5`. */
export const countLabels = [
  { keyword: "minItems", pattern: labelled("counts", "minimum") },
  { keyword: "maxItems", pattern: labelled("counts", "maximum") },
] as const;

/** Not between two letters of one word. */
const wordEnd = `(?!(?<=[a-zß-öø-ÿа-яё])[a-zß-öø-ÿа-яё])`;

const otherUnit = (more: readonly Counted[]): string =>
  String.raw`(?!\s*${anyWord(({ limits: { units } }) => [...units.other, ...more.flatMap((counted) => units[counted])], "none")}${wordEnd})`;

/** `Length 1-64`; the groups are `low` and `high`. */
export const lengthRange = new RegExp(
  String.raw`${anyWord(({ limits }) => limits.lengths.both, "none")}[^\d.。;；,，]{0,12}(?<low>\d+)\s*(?:${dash}|${insideRange})\s*(?<high>\d+)${otherUnit([])}`,
  "gi",
);

const some = anyWord(({ limits }) => limits.nonEmpty);

/** Whether a text says that a value has something in it: `non-empty`. */
export const nonEmpty = new RegExp(some, "gi");

/** At the beginning of a text: what is said before it is said of texts. */
export const saidOfText = new RegExp(String.raw`^\s*${anyWord(({ types }) => types.names.string, "none")}`, "i");

/** Whether a text speaks of each item of a list. */
export const speaksOfEach = new RegExp(
  anyWord(({ limits }) => limits.each),
  "i",
);

/** The end of what is said of a number. */
const clauseEnd = String.raw`(?=\s*(?:$|[.。;；,，)）\]】]))`;

const inclusiveBounds = boundWords.filter(({ keyword }) => negated[keyword] !== undefined);

const sayingOfEnd = (words: string): RegExp =>
  new RegExp(String.raw`(${number})\s*(?:[（(]\s*${words}\s*[)）]|[,，]?\s*${words}${clauseEnd})`, "gi");

/** An end of a range that is none of the values, or that is one: `1 (exclusive)`. */
export const exclusiveEnd = sayingOfEnd(anyWord(({ limits }) => limits.exclusive));
export const inclusiveEnd = sayingOfEnd(anyWord(({ limits }) => limits.inclusive));

/** `At most 5.`, with nothing behind the number that tells what it counts. */
export const bareBounds = inclusiveBounds.map((bound) => ({
  keyword: bound.keyword,
  patterns: [
    new RegExp(String.raw`${bound.before}\s*(\d+)${after}${clauseEnd}`, "gi"),
    new RegExp(String.raw`${before}(\d+)\s*${bound.after}${clauseEnd}`, "gi"),
  ],
}));

function countsOf(counted: Counted): CountPatterns {
  const words = anyWord(({ limits }) => limits.units[counted], "none");
  const other = otherUnit(counted === "items" ? ["characters"] : []);
  // `8192 个 token` counts tokens.
  const unit = String.raw`${other}\s*${words}${wordEnd}${other}`;
  return {
    some: new RegExp(String.raw`\d\s*[\])）】]?${unit}`, "i"),
    every: new RegExp(String.raw`${before}(\d+)${unit}`, "gi"),
    ranges: [
      String.raw`${before}(?<low>\d+)\s*${dash}\s*(?<high>\d+)${unit}`,
      String.raw`[[(（【]\s*(?<low>\d+)\s*[,，]\s*(?<high>\d+)\s*[\])）】]${unit}`,
      String.raw`${beforeRange}\s*(?<low>\d+)\s*${insideRange}\s*(?<high>\d+)${unit}`,
    ].map((source) => new RegExp(source, "gi")),
    bounds: inclusiveBounds.map((bound) => {
      const { keyword, patterns } = boundPattern(bound, String.raw`(\d+)${unit}`, String.raw`(\d+)${unit}`);
      return {
        keyword,
        patterns: [...patterns, new RegExp(`${before}(\\d+)${unit}\\s*${bound.before}${clauseEnd}`, "gi")],
      };
    }),
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

export const countPatterns: Readonly<Record<Counted, CountPatterns>> = {
  characters: countsOf("characters"),
  items: countsOf("items"),
};

/** Numerals between an inclusive bound and what it counts: `at least one item`. Groups: what stands before, and the numeral. */
const numerals = Object.values(languages).flatMap(({ limits }) =>
  limits.numerals.map((numeral, at) => ({ count: at + 1, whole: new RegExp(`^${anyOf([numeral])}$`, "i") })),
);
const countedInWords = new RegExp(
  String.raw`((?:${inclusiveBounds.map((bound) => bound.before).join("|")})\s*)(${anyWord(({ limits }) => limits.numerals)})(?=\s*${anyWord(({ limits }) => limits.units.items, "none")}${wordEnd})`,
  "gi",
);

/** A text with digits in the place of the words that count items. */
export function withDigits(text: string): string {
  return text.replace(countedInWords, (all, before: string, word: string) => {
    const count = numerals.find(({ whole }) => whole.test(word))?.count;
    return count === undefined ? all : `${before}${count}`;
  });
}
