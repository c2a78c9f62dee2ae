import type { Json } from "../../base/json.js";
import type { Schema } from "./types.js";

/** The length of a text in Unicode code points, as JSON Schema counts. */
export function codePoints(text: string): number {
  return text.length - (text.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0);
}

/** A limit that a value breaks, with what is measured of it: a text's length, or the number itself. */
export interface BrokenLimit {
  readonly keyword: "minLength" | "maxLength" | keyof NumberLimits;
  readonly limit: number;
  readonly amount: number;
}

type NumberLimits = Pick<
  NonNullable<Schema["number"]>,
  "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum"
>;

/** Whether a text or a number is within the limits of length and amount; other values are. */
export function isWithinLimits(value: Json, schema: Schema): boolean {
  return brokenLimit(value, schema) === undefined;
}

/** The first of the limits of length and amount that a text or a number breaks. */
export function brokenLimit(value: Json, { string, number }: Schema): BrokenLimit | undefined {
  if (typeof value === "string") {
    const { minLength, maxLength } = string ?? {};
    if (minLength === undefined && maxLength === undefined) return undefined;
    const amount = codePoints(value);
    if (minLength !== undefined && amount < minLength) return { keyword: "minLength", limit: minLength, amount };
    if (maxLength !== undefined && amount > maxLength) return { keyword: "maxLength", limit: maxLength, amount };
    return undefined;
  }
  if (typeof value !== "number" || number === undefined) return undefined;
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = number;
  const broken = (keyword: keyof NumberLimits, limit: number): BrokenLimit => ({ keyword, limit, amount: value });
  if (minimum !== undefined && !(value >= minimum)) return broken("minimum", minimum);
  if (maximum !== undefined && !(value <= maximum)) return broken("maximum", maximum);
  if (exclusiveMinimum !== undefined && !(value > exclusiveMinimum))
    return broken("exclusiveMinimum", exclusiveMinimum);
  if (exclusiveMaximum !== undefined && !(value < exclusiveMaximum))
    return broken("exclusiveMaximum", exclusiveMaximum);
  return undefined;
}
