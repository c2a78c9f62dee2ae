import { canonicalJson, type Json } from "../../base/json.js";
import type { NumberRules } from "../../contract/model/number-rules.js";
import type { Schema, StringRules } from "../../contract/model/types.js";
import { isWithinLimits } from "../../contract/model/within-limits.js";
import { assertedFormats } from "../../spec/asserted-formats.js";

/** More alternatives for one type than these become one, which takes what all of them take and what is between. */
const mostAlternatives = 4;

const asserted: ReadonlySet<string> = new Set(assertedFormats);

type Rules = StringRules & NumberRules;

/** Schemas of one scalar type without values, in fewer that take the same: those within others go, those that meet are one. */
export function joinScalars(schemas: readonly Schema[]): readonly Schema[] {
  const joined = schemas.reduce<readonly Schema[]>(addScalar, []);
  if (joined.length <= mostAlternatives) return joined;
  return [joined.reduce((sum, one) => loosened(sum, one))];
}

function addScalar(list: readonly Schema[], schema: Schema): readonly Schema[] {
  if (list.some((other) => isWithin(schema, other)))
    return list.map((other) => (isWithin(schema, other) ? sameFormat(other, schema) : other));
  const others = list.filter((other) => !isWithin(other, schema));
  const own = list.filter((other) => isWithin(other, schema)).reduce(sameFormat, schema);
  const index = others.findIndex((other) => meet(other, own));
  const other = others[index];
  // What they are together may meet a third.
  return other === undefined ? [...others, own] : addScalar(others.toSpliced(index, 1), loosened(other, own));
}

/** A schema with the format that it shares with what is within it. */
function sameFormat(outer: Schema, inner: Schema): Schema {
  const { format, ...rest } = outer;
  return format === inner.format ? outer : rest;
}

function rulesOf({ string, number }: Schema): Rules {
  return { ...string, ...number };
}

function formatOf({ format }: Schema): string | undefined {
  return format !== undefined && asserted.has(format) ? format : undefined;
}

/** The limits of a range, which is what rules of scalars have in common but for patterns, steps and formats. */
interface Range {
  readonly low: number;
  readonly high: number;
  readonly isLowOpen: boolean;
  readonly isHighOpen: boolean;
}

function rangeOf(schema: Schema): Range {
  const { minLength, maxLength, minimum, maximum, exclusiveMinimum, exclusiveMaximum } = rulesOf(schema);
  const low = Math.max(minLength ?? -Infinity, minimum ?? -Infinity, exclusiveMinimum ?? -Infinity);
  const high = Math.min(maxLength ?? Infinity, maximum ?? Infinity, exclusiveMaximum ?? Infinity);
  return { low, high, isLowOpen: exclusiveMinimum === low, isHighOpen: exclusiveMaximum === high };
}

function startsWithin(a: Range, b: Range): boolean {
  return a.low > b.low || (a.low === b.low && (!b.isLowOpen || a.isLowOpen));
}

function endsWithin(a: Range, b: Range): boolean {
  return a.high < b.high || (a.high === b.high && (!b.isHighOpen || a.isHighOpen));
}

/** True where the second takes everything that the first takes, as far as keywords tell. */
export function isWithin(a: Schema, b: Schema): boolean {
  const [inner, outer] = [rulesOf(a), rulesOf(b)];
  if (isInteger(b) && !isInteger(a)) return false;
  if (!startsWithin(rangeOf(a), rangeOf(b)) || !endsWithin(rangeOf(a), rangeOf(b))) return false;
  if (formatOf(b) !== undefined && formatOf(a) !== formatOf(b)) return false;
  if (outer.pattern !== undefined && inner.pattern !== outer.pattern) return false;
  return (
    outer.multipleOf === undefined || isMultiple(inner.multipleOf ?? (isInteger(a) ? 1 : undefined), outer.multipleOf)
  );
}

function isMultiple(step: number | undefined, of: number): boolean {
  return step !== undefined && (step === of || Number.isInteger(step / of));
}

function isInteger({ types }: Schema): boolean {
  return types?.has("integer") === true;
}

/** True where nothing lies between two that differ in their range alone. */
function meet(a: Schema, b: Schema): boolean {
  const [left, right] = [rangeOf(a), rangeOf(b)];
  const [first, second] = startsWithin(right, left) ? [left, right] : [right, left];
  const isTouched = second.low < first.high || (second.low === first.high && !(second.isLowOpen && first.isHighOpen));
  const isCounted = isInteger(a) || a.types?.has("string") === true;
  const isNext = isCounted && second.low === first.high + 1 && !second.isLowOpen;
  return (isTouched || (isNext && !first.isHighOpen)) && otherRules(a) === otherRules(b);
}

function otherRules(schema: Schema): string {
  const { pattern, multipleOf } = rulesOf(schema);
  return canonicalJson([isInteger(schema), formatOf(schema) ?? "", pattern ?? "", multipleOf ?? 0]);
}

/** One schema for both, and for what is between them. */
function loosened(a: Schema, b: Schema): Schema {
  const { format, string: _, number: __, ...rest } = a;
  const [first, second] = [rangeOf(a), rangeOf(b)];
  const start = startsWithin(first, second) ? second : first;
  const end = endsWithin(first, second) ? second : first;
  const range = { low: start.low, isLowOpen: start.isLowOpen, high: end.high, isHighOpen: end.isHighOpen };
  const { pattern, multipleOf } = rulesOf(a);
  const other = rulesOf(b);
  const step = [multipleOf, other.multipleOf].find(
    (one) => one !== undefined && isMultiple(multipleOf, one) && isMultiple(other.multipleOf, one),
  );
  const isText = a.types?.has("string") === true;
  const rules = {
    ...(isText ? lengthsOf(range) : boundsOf(range)),
    ...(pattern !== undefined && pattern === other.pattern && { pattern }),
    ...(step !== undefined && { multipleOf: step }),
  };
  return {
    ...rest,
    ...(b.types && !isInteger(b) && { types: b.types }),
    ...(format !== undefined && format === b.format && { format }),
    ...(Object.keys(rules).length > 0 && (isText ? { string: rules } : { number: rules })),
  };
}

function lengthsOf({ low, high }: Range): StringRules {
  return { ...(low > 0 && { minLength: low }), ...(high < Infinity && { maxLength: high }) };
}

function boundsOf({ low, high, isLowOpen, isHighOpen }: Range): NumberRules {
  return {
    ...(low > -Infinity && { [isLowOpen ? "exclusiveMinimum" : "minimum"]: low }),
    ...(high < Infinity && { [isHighOpen ? "exclusiveMaximum" : "maximum"]: high }),
  };
}

/** True where a schema of a scalar without values is sure to take the value. */
export function takesValue(schema: Schema, value: Json): boolean {
  const { pattern, multipleOf } = rulesOf(schema);
  if (pattern !== undefined || multipleOf !== undefined || formatOf(schema) !== undefined) return false;
  if (isInteger(schema) && !Number.isInteger(value)) return false;
  return isWithinLimits(value, schema);
}
