import type { Json } from "../../base/json.js";
import { wholeRange } from "./covers-limits.js";
import { bits } from "./types-mask.js";
import type { View } from "./view.js";

/** Of more numbers, not each is tried. */
const mostNumbers = 128;

/** The whole numbers within the bounds of a schema of nothing else, where they are few; others of its rules may refuse some. */
function fewNumbers(view: View): readonly number[] | undefined {
  if ((view.mask & ~bits.null) !== bits.integer) return undefined;
  const { minimum, maximum } = wholeRange(view);
  const count = maximum - minimum + 1;
  if (!(count <= mostNumbers) || !Number.isSafeInteger(minimum)) return undefined;
  return Array.from({ length: Math.max(0, count) }, (_, index) => minimum + index);
}

/** The values of a schema, where they are listed or few; rules beside the list or the bounds, and null, are asked apart. */
export function fewValues(view: View): readonly Json[] | undefined {
  if (view.enum) return view.enum.value;
  return (view.mask & ~bits.null) === bits.boolean ? [true, false] : fewNumbers(view);
}
