import { formatSamples, rangeOfFormat } from "../values/formats.js";
import { bits } from "../values/types-mask.js";
import type { View } from "../values/view.js";
import { samplePattern } from "./sample-pattern.js";

/** Numbers that a view probably allows, and its limits and those of the hint, to tell the two apart. */
export function* numbers(view: View, hint: View | undefined): Iterable<number> {
  const fractions = (view.mask & bits.fraction) !== 0;
  const found = new Set<number>();
  for (const { limits } of hint ? [hint, view] : [view]) {
    for (const limit of [limits.minimum, limits.exclusiveMinimum, limits.maximum, limits.exclusiveMaximum]) {
      if (limit === undefined) continue;
      for (const step of fractions ? [0, 1, -1, 0.5, -0.5] : [0, 1, -1]) {
        found.add(
          Math.round(limit.value) === limit.value || fractions ? limit.value + step : Math.ceil(limit.value) + step,
        );
      }
    }
  }
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

/** Texts in the same way. */
export function* strings(view: View, hint: View | undefined): Iterable<string> {
  for (const format of view.formats) yield* formatSamples[format] ?? [];
  const min = view.limits.minLength?.value ?? 0;
  for (const pattern of view.patterns) {
    for (const length of [0, min, 1, 8]) {
      const text = samplePattern(pattern, length);
      if (text !== undefined) yield text;
    }
  }
  yield "a";
  yield "";
  const lengths = new Set<number>();
  for (const limits of [view.limits, hint?.limits]) {
    for (const limit of [limits?.minLength, limits?.maxLength]) {
      if (limit && limit.value < 100_000) for (const step of [-1, 0, 1]) lengths.add(limit.value + step);
    }
  }
  for (const length of lengths) if (length >= 0) yield "a".repeat(length);
  for (const format of hint?.formats ?? []) yield* formatSamples[format] ?? [];
  for (const pattern of hint?.patterns ?? []) {
    const text = samplePattern(pattern, min);
    if (text !== undefined) yield text;
  }
  yield* ["0", "A", "-", " ", "true", "1"];
}
