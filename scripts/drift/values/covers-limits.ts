import { isObject, type Json } from "../../base/json.js";
import { patternKey } from "../../base/patterns/pattern-key.js";
import { codePoints } from "../../contract/model/within-limits.js";
import { type Bound, bounds, type CountKeyword } from "../../spec/keywords.js";
import { isAsserted, lengthsOfFormat, type NumberRange, rangeOfFormat } from "./formats.js";
import { mostItems } from "./item-positions.js";
import type { Limits } from "./limits.js";
import { matches } from "./patterns.js";
import { bitOf, bits, numberBits } from "./types-mask.js";
import type { View } from "./view.js";

/** What is counted, and how many of it a value has. */
interface Measure {
  readonly type: "string" | "array" | "object";
  readonly of: (value: Json) => number;
}

type Counted = Exclude<CountKeyword, "minContains" | "maxContains">;

const characters: Measure = { type: "string", of: (value) => (typeof value === "string" ? codePoints(value) : 0) };
const items: Measure = { type: "array", of: (value) => (Array.isArray(value) ? value.length : 0) };
const properties: Measure = { type: "object", of: (value) => (isObject(value) ? Object.keys(value).length : 0) };

const measures = Object.entries({
  minLength: characters,
  maxLength: characters,
  minItems: items,
  maxItems: items,
  minProperties: properties,
  maxProperties: properties,
} satisfies Record<Counted, Measure>) as [Counted, Measure][];

/** Whether limits of counts, numbers and texts allow everything that others allow; of listed values, each by itself. */
export function coversLimits(large: View, small: View): boolean {
  const values = small.enum?.value.filter((value) => (bitOf(value) & small.mask) !== 0);
  if (values !== undefined) return values.every((value) => withinLimits(value, large));
  const number = (small.mask & (bits.integer | bits.fraction)) !== 0;
  return (
    measures.every(
      ([keyword, { type }]) =>
        (small.mask & bits[type]) === 0 ||
        isWithin(bounds[keyword], () => limitOf(small, keyword), limitAsked(large, keyword)),
    ) &&
    (!number || coversRange(large, small)) &&
    ((small.mask & bits.string) === 0 ||
      large.patterns.every((pattern) => small.patterns.some((other) => patternKey(other) === patternKey(pattern))))
  );
}

/** That there are no more properties than are listed is asked of each property. */
function limitAsked(view: View, keyword: Counted): number | undefined {
  return keyword === "maxProperties" ? view.limits.maxProperties?.value : limitOf(view, keyword);
}

/** The closest limit of a count, as far as it is said or follows. */
export function limitOf(view: View, keyword: Counted): number | undefined {
  if (keyword === "maxItems") return mostItems(view);
  const limit = view.limits[keyword]?.value;
  if (keyword === "minLength" || keyword === "maxLength") return lengthOf(view, keyword);
  if (keyword === "minItems") return Math.max(limit ?? 0, ...view.contains.map(({ min }) => min.value)) || undefined;
  // Where so many properties must, or may, be there, the limit that follows is left out.
  if (keyword === "minProperties") return Math.max(limit ?? 0, view.required.size) || undefined;
  if (keyword !== "maxProperties" || !view.closed || view.patternProperties.size > 0) return limit;
  const possible = [...view.properties.values()].filter(({ atoms }) => !atoms.some(({ never }) => never));
  return Math.min(limit ?? possible.length, possible.length);
}

/** The closest one of the limit and those of the formats. */
export function lengthOf({ limits, formats }: View, keyword: "minLength" | "maxLength"): number | undefined {
  const lengths = [limits[keyword]?.value, ...formats.map((format) => lengthsOfFormat(format)?.[keyword])];
  // No text is shorter than none.
  const isLimit = (length: number) => Number.isFinite(length) && (length > 0 || keyword === "maxLength");
  const known = lengths.filter((length) => length !== undefined).filter(isLimit);
  if (known.length === 0) return undefined;
  return bounds[keyword] === "upper" ? Math.min(...known) : Math.max(...known);
}

function isWithin(bound: Bound, limit: () => number | undefined, large: number | undefined): boolean {
  if (large === undefined) return true;
  const small = limit();
  if (small === undefined) return false;
  return bound === "upper" ? small <= large : small >= large;
}

/** Whether a format of numbers allows all whole numbers that there are, or one of texts speaks of none that there are. */
export function coversFormat(format: string, small: View): boolean {
  const range = rangeOfFormat(format);
  if (range === undefined) return isAsserted(format) && (small.mask & bits.string) === 0;
  const isNarrower = (other: NumberRange | undefined) =>
    other !== undefined && other.minimum >= range.minimum && other.maximum <= range.maximum;
  if (small.formats.some((other) => isNarrower(rangeOfFormat(other)))) return true;
  if ((small.mask & (bits.fraction | bits.string)) !== 0) return false;
  return edgeOf(small, "upper", true).value <= range.maximum && edgeOf(small, "lower", true).value >= range.minimum;
}

function coversRange(large: View, small: View): boolean {
  const whole = (small.mask & bits.fraction) === 0;
  const within = (side: Bound) => {
    const [inner, outer] = [edgeOf(small, side, whole), edgeOf(large, side, whole)];
    if (outer.value !== inner.value) return side === "upper" ? inner.value < outer.value : inner.value > outer.value;
    return inner.strict || !outer.strict;
  };
  // The types say already that numbers are whole.
  const steps = [...stepsOf(small), ...(whole ? [1] : [])];
  return (
    within("upper") &&
    within("lower") &&
    large.multipleOf.every((step) => step === 1 || steps.some((other) => Number.isInteger(other / step)))
  );
}

/** The steps, and of whole ones the step that they make together. */
function stepsOf({ multipleOf }: View): readonly number[] {
  const wholes = multipleOf.filter((step) => step > 0 && Number.isSafeInteger(step));
  let together = 1;
  for (const step of wholes) {
    together *= step / commonDivisor(together, step);
    // What only numbers beyond those that are exact are multiples of is left as it is written.
    if (!Number.isSafeInteger(together)) return multipleOf;
  }
  return wholes.length > 1 ? [...multipleOf, together] : multipleOf;
}

function commonDivisor(one: number, two: number): number {
  let [divisor, rest] = [one, two];
  while (rest !== 0) [divisor, rest] = [rest, divisor % rest];
  return divisor;
}

/** The first and the last whole number that the bounds and formats allow. */
export function wholeRange(view: View): NumberRange {
  return { minimum: edgeOf(view, "lower", true).value, maximum: edgeOf(view, "upper", true).value };
}

interface Edge {
  readonly value: number;
  /** The value itself is not allowed. */
  readonly strict: boolean;
}

/** The limit that counts, of the format, too; of whole numbers, the last one within it. */
function edgeOf(view: View, side: Bound, whole: boolean): Edge {
  const { limits, formats } = view;
  const { maximum, minimum, exclusiveMaximum, exclusiveMinimum } = limits;
  const sign = side === "upper" ? 1 : -1;
  const [plain, strict, key] =
    side === "upper"
      ? [maximum, exclusiveMaximum, "maximum" as const]
      : [minimum, exclusiveMinimum, "minimum" as const];
  const ofFormats = formats.map((format) => sign * (rangeOfFormat(format)?.[key] ?? sign * Number.POSITIVE_INFINITY));
  const most = Math.min(plain === undefined ? Number.POSITIVE_INFINITY : sign * plain.value, ...ofFormats);
  const below = strict === undefined ? Number.POSITIVE_INFINITY : sign * strict.value;
  if (whole)
    return { value: toStep(sign * Math.min(Math.floor(most), Math.ceil(below) - 1), side, view), strict: false };
  return { value: sign * Math.min(most, below), strict: below <= most && Number.isFinite(below) };
}

/** The last of the steps of whole numbers up to the bound. */
function toStep(value: number, side: Bound, view: View): number {
  const step = stepsOf(view).at(-1);
  if (step === undefined || !Number.isInteger(step) || !Number.isFinite(value)) return value;
  return (side === "upper" ? Math.floor(value / step) : Math.ceil(value / step)) * step;
}

/** No value of one of these types is within the limits of both. */
export function areApart(one: View, two: View, mask: number): boolean {
  const numbers = mask & numberBits;
  const whole = (numbers & bits.fraction) === 0;
  const counted = [...new Set(measures.map(([, { type }]) => type))];
  const isKnown = (mask & ~(numberBits | counted.reduce((all, type) => all | bits[type], 0))) === 0;
  return (
    isKnown &&
    (numbers === 0 || isBelow(one, two, whole) || isBelow(two, one, whole)) &&
    counted.every((type) => (mask & bits[type]) === 0 || isShorter(one, two, type) || isShorter(two, one, type))
  );
}

/** All numbers of the first are less than those of the second. */
function isBelow(one: View, two: View, whole: boolean): boolean {
  const [most, least] = [edgeOf(one, "upper", whole), edgeOf(two, "lower", whole)];
  return most.value < least.value || (most.value === least.value && (most.strict || least.strict));
}

/** All values of the first have fewer characters, items or properties than those of the second. */
function isShorter(one: View, two: View, type: Measure["type"]): boolean {
  const limit = (view: View, bound: Bound) => {
    const found = measures.find(([keyword, measure]) => measure.type === type && bounds[keyword] === bound);
    return found && limitOf(view, found[0]);
  };
  return (limit(one, "upper") ?? Number.POSITIVE_INFINITY) < (limit(two, "lower") ?? 0);
}

/** Whether a listed value is sure to be within what is said beside it, but for its schemas. */
function withinLimits(value: Json, { limits, patterns, multipleOf, uniqueItems }: View): boolean {
  if (typeof value === "number") return withinRange(value, limits, multipleOf);
  const type = Array.isArray(value) ? "array" : isObject(value) ? "object" : typeof value;
  if (typeof value === "string" && !patterns.every((pattern) => matches(pattern, value))) return false;
  if (type === "array" && uniqueItems) return false;
  return measures.every(([keyword, measure]) => {
    const limit = limits[keyword];
    if (limit === undefined || measure.type !== type) return true;
    const amount = measure.of(value);
    return bounds[keyword] === "upper" ? amount <= limit.value : amount >= limit.value;
  });
}

function withinRange(value: number, limits: Limits, steps: readonly number[]): boolean {
  return (
    value >= (limits.minimum?.value ?? -Infinity) &&
    value <= (limits.maximum?.value ?? Infinity) &&
    value > (limits.exclusiveMinimum?.value ?? -Infinity) &&
    value < (limits.exclusiveMaximum?.value ?? Infinity) &&
    steps.every((step) => Number.isInteger(value / step))
  );
}
