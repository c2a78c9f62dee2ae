import type { Json } from "../../base/json.js";
import { countSteps } from "../values/accepts.js";

/** Whoever reads it has seen enough by then; and values that share their parts are far longer than what is kept of them. */
const mostValues = 10_000;

const sizes = new WeakMap<object, number>();

/** Whether a value can be shown, and walked. */
export function isShort(value: Json): boolean {
  return sizeOf(value) <= mostValues;
}

/** How many values are in it; what is shared counts wherever it is. Each part is counted before what it is put into. */
function sizeOf(value: Json): number {
  if (value === null || typeof value !== "object") return 1;
  const known = sizes.get(value);
  if (known !== undefined) return known;
  const parts = Object.values(value);
  countSteps(parts.length);
  let size = 1;
  for (const part of parts) {
    size += sizeOf(part);
    if (size > mostValues) break;
  }
  sizes.set(value, size);
  return size;
}
