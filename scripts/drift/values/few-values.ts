import type { Json } from "../../base/json.js";
import { limitOf, wholeRange } from "./covers-limits.js";
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

/** What has no characters, items or properties, where a schema of one type allows none. */
function onlyEmpty(view: View): readonly Json[] | undefined {
  for (const [type, keyword, value] of empty)
    if ((view.mask & ~bits.null) === bits[type] && limitOf(view, keyword) === 0) return [value];
  return undefined;
}

const empty = [
  ["string", "maxLength", ""],
  ["array", "maxItems", []],
  ["object", "maxProperties", {}],
] as const;

/** The values of a schema, where they are listed or few; rules beside the list or the bounds, and null, are asked apart. */
export function fewValues(view: View): readonly Json[] | undefined {
  if (view.enum) return view.enum.value;
  return (view.mask & ~bits.null) === bits.boolean ? [true, false] : (fewNumbers(view) ?? onlyEmpty(view));
}
