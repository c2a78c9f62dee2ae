import { formatSamples, matchesFormat, rangeOfFormat } from "../values/formats.js";
import { matches } from "../values/patterns.js";
import { bits } from "../values/types-mask.js";
import type { View } from "../values/view.js";
import { samplePattern, stretched } from "./sample-pattern.js";

/** Numbers that a view probably allows, and its limits and those of the hint, to tell the two apart. */
export function* numbers(view: View, hint: View | undefined): Iterable<number> {
  const fractions = (view.mask & bits.fraction) !== 0;
  const found = new Set<number>();
  for (const { limits } of hint ? [hint, view] : [view]) {
    for (const limit of rangeLimits({ limits })) {
      const next = stepAt(limit);
      for (const step of fractions ? [0, next, -next, 0.5, -0.5] : [0, next, -next]) {
        found.add(Math.round(limit) === limit || fractions ? limit + step : Math.ceil(limit) + step);
      }
    }
  }
  for (const value of between([...rangeLimits(view), ...(hint ? rangeLimits(hint) : [])]))
    found.add(fractions ? value : Math.floor(value));
  for (const format of hint?.formats ?? []) {
    const range = rangeOfFormat(format);
    for (const beyond of range ? [range.maximum + 1, range.minimum - 1] : [])
      if (Number.isFinite(beyond)) found.add(beyond);
  }
  for (const step of [...view.multipleOf, ...(hint?.multipleOf ?? [])]) {
    found.add(step);
    if (fractions || Number.isInteger(step / 2)) found.add(step / 2);
  }
  yield* [1, 0, ...found, -1, ...(fractions ? [0.5, 1.5] : []), 2, 1_000_000, -1_000_000, 4_294_967_296];
}

/** From one whole number to the next that a double holds: 1, and more beyond 2^53. */
function stepAt(value: number): number {
  return Number.isSafeInteger(Math.trunc(value)) ? 1 : 2 ** (Math.floor(Math.log2(Math.abs(value))) - 52);
}

function rangeLimits({ limits }: Pick<View, "limits">): readonly number[] {
  const { minimum, exclusiveMinimum, maximum, exclusiveMaximum } = limits;
  return [minimum, exclusiveMinimum, maximum, exclusiveMaximum].flatMap((limit) => (limit ? [limit.value] : []));
}

/** What lies between two limits that are next to each other. */
function between(limits: readonly number[]): readonly number[] {
  const sorted = [...new Set(limits)].sort((a, b) => a - b);
  return sorted.slice(1).flatMap((upper, index) => {
    const middle = middleOf(sorted[index] ?? upper, upper);
    return Number.isFinite(middle) ? [middle] : [];
  });
}

/** With as few digits as lie between them. */
function middleOf(lower: number, upper: number): number {
  for (let digits = 1; digits <= mostDigits; digits++) {
    const short = Number(((lower + upper) / 2).toPrecision(digits));
    if (short > lower && short < upper) return short;
  }
  return (lower + upper) / 2;
}

const mostDigits = 17;

/** Texts in the same way. */
export function* strings(view: View, hint: View | undefined): Iterable<string> {
  const min = view.limits.minLength?.value ?? 0;
  const lengths = lengthsBeside(view, hint);
  for (const format of view.formats) {
    const samples = formatSamples[format] ?? [];
    yield* samples;
    for (const sample of samples)
      for (const length of lengths) {
        const text = stretched(sample, length, (longer) => matchesFormat(format, longer));
        if (text !== undefined) yield text;
      }
  }
  for (const pattern of view.patterns) {
    const texts = [0, min, 1, 8, ...lengths].map((length) => samplePattern(pattern, length));
    for (const text of new Set(texts)) if (text !== undefined) yield text;
  }
  yield "a";
  yield "";
  for (const length of lengths) yield "a".repeat(length);
  for (const format of hint?.formats ?? []) yield* formatSamples[format] ?? [];
  for (const pattern of hint?.patterns ?? []) {
    const text = samplePattern(pattern, min);
    if (text !== undefined) yield text;
  }
  yield* ["0", "A", "-", " ", "true", "1"];
  if (hint === undefined || hint.patterns.length + hint.formats.length + hint.nots.length === 0) return;
  // What a pattern refuses may have any of the lengths that are taken.
  const most = view.limits.maxLength?.value ?? Number.POSITIVE_INFINITY;
  for (const length of new Set([min, ...lengths]))
    if (length > 1 && length <= most && length >= min && length <= longestOther)
      for (const letter of otherLetters) yield letter.repeat(length);
  for (const pattern of view.patterns) yield* varied(pattern, min, most);
}

/** Of other characters than letters, nobody needs longer texts. */
const longestOther = 64;
const otherLetters = ["0", "A", "-", "z", "b"] as const;

/** Texts of a pattern with one character replaced, or put before or behind them. */
function* varied(pattern: string, min: number, most: number): Iterable<string> {
  const text = samplePattern(pattern, min);
  if (text === undefined || text.length > longestOther) return;
  for (const letter of otherLetters) {
    const changed = Array.from(text, (_, index) => text.slice(0, index) + letter + text.slice(index + 1));
    for (const other of [...changed, letter + text, text + letter])
      if (other.length <= most && matches(pattern, other)) yield other;
  }
}

/** The limits of both, and one less and more. */
function lengthsBeside({ limits }: View, hint: View | undefined): readonly number[] {
  const lengths = [limits, hint?.limits]
    .flatMap((each) => [each?.minLength, each?.maxLength])
    .flatMap((limit) => (limit && limit.value < 100_000 ? [-1, 0, 1].map((step) => limit.value + step) : []));
  return [...new Set(lengths)].filter((length) => length >= 0);
}
