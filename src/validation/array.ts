import type { Check, Sink, Verdict } from "./check.js";

/** Checks an array of any length, item by item. */
export function isArrayOf(value: unknown, check: Check, at?: Sink): Verdict {
  if (!Array.isArray(value)) return at?.reject(value, "array");
  for (let index = 0; index < value.length; index++) {
    if (check(value[index], at?.in(index)) !== true) return false;
  }
  return true;
}
