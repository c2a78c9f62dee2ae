import type { Verdict } from "./check.js";
import type { Sink } from "./sink.js";

/** Checks that the property or item `key` has the one value it may have. */
export function isConstant(value: unknown, constant: unknown, at: Sink | undefined, key: string | number): Verdict {
  return value === constant || at?.reject(value, [constant], key);
}
