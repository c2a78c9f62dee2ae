import type { Json } from "../../base/json.js";
import type { Schema } from "./types.js";

/** The length of a text in Unicode code points, as JSON Schema counts. */
export function codePoints(text: string): number {
  return text.length - (text.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0);
}

/** Whether a text or a number is within the limits of length and amount; other values are. */
export function isWithinLimits(value: Json, { string, number }: Schema): boolean {
  if (typeof value === "string") {
    if (string?.minLength === undefined && string?.maxLength === undefined) return true;
    const length = codePoints(value);
    return length >= (string.minLength ?? 0) && length <= (string.maxLength ?? length);
  }
  if (typeof value !== "number" || number === undefined) return true;
  const { minimum = value, maximum = value, exclusiveMinimum = -Infinity, exclusiveMaximum = Infinity } = number;
  return value >= minimum && value <= maximum && value > exclusiveMinimum && value < exclusiveMaximum;
}
