import type { Schema } from "../../contract/model/types.js";
import { rangeOfFormat } from "./formats.js";
import { limitsOf } from "./limits.js";
import { bits, numberBits } from "./types-mask.js";

/** Where numbers may be; an end that is open does not belong to it. */
interface Range {
  readonly low: number;
  readonly high: number;
  readonly isLowOpen: boolean;
  readonly isHighOpen: boolean;
  /** Formats of whole numbers are asked for. */
  readonly isWhole: boolean;
}

/** Of whole numbers and others, as bits, those of which the atoms may take one by their bounds, steps and formats. */
export function possibleNumbers(atoms: readonly Schema[]): number {
  if (!atoms.some(({ number, format }) => number ?? format)) return numberBits;
  const range = rangeOf(atoms);
  const { low, high, isLowOpen, isHighOpen } = range;
  if (low > high || (low === high && (isLowOpen || isHighOpen))) return 0;
  const steps = atoms.flatMap(({ number }) => number?.multipleOf ?? []);
  const whole = hasWhole(range, steps) ? bits.integer : 0;
  const isPoint = low === high && Number.isInteger(low);
  return range.isWhole || isPoint || steps.some(Number.isInteger) ? whole : whole | bits.fraction;
}

function rangeOf(atoms: readonly Schema[]): Range {
  const { minimum, exclusiveMinimum, maximum, exclusiveMaximum } = limitsOf(atoms);
  const ranges = atoms.flatMap(({ format }) => (format === undefined ? [] : (rangeOfFormat(format) ?? [])));
  const [least, above] = [
    Math.max(minimum?.value ?? -Infinity, ...ranges.map((range) => range.minimum)),
    exclusiveMinimum?.value ?? -Infinity,
  ];
  const [most, below] = [
    Math.min(maximum?.value ?? Infinity, ...ranges.map((range) => range.maximum)),
    exclusiveMaximum?.value ?? Infinity,
  ];
  return {
    low: Math.max(least, above),
    high: Math.min(most, below),
    isLowOpen: exclusiveMinimum !== undefined && above >= least,
    isHighOpen: exclusiveMaximum !== undefined && below <= most,
    isWhole: ranges.length > 0,
  };
}

/** A whole number is in the range that is a multiple of all steps; one of which nobody can be sure is. */
function hasWhole({ low, high, isLowOpen, isHighOpen }: Range, steps: readonly number[]): boolean {
  const [bottom, top] = [Math.ceil(low), Math.floor(high)];
  const first = isLowOpen && bottom === low ? bottom + 1 : bottom;
  const last = isHighOpen && top === high ? top - 1 : top;
  if (first > last) return false;
  // Fractions of whose quotients nobody can be sure are left.
  const step = steps.filter(Number.isSafeInteger).reduce(leastCommonMultiple, 1);
  if (![first, last, step].every(Number.isSafeInteger)) return true;
  return Math.ceil(first / step) * step <= last;
}

/** No safe integer where it would be none. */
function leastCommonMultiple(one: number, two: number): number {
  if (!Number.isSafeInteger(one)) return one;
  let [a, b] = [one, two];
  while (b !== 0) [a, b] = [b, a % b];
  return (one / a) * two;
}
