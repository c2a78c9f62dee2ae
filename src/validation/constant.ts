import type { Sink, Verdict } from "./check.js";

/** Checks that the property or item `key` has the one value it may have. */
export function isConstant(value: unknown, constant: unknown, at: Sink | undefined, key: string | number): Verdict {
  return value === constant || at?.reject(value, [constant], key);
}
