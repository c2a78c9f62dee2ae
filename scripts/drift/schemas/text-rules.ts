import { anyType, bits, numberBits } from "../values/types-mask.js";
import type { View } from "../values/view.js";
import { refusingOf } from "./refusing-formats.js";

/** What is one text. */
export const scalars = bits.boolean | numberBits | bits.string;

/** What is said of texts beside their type. */
export function textRules(view: View): readonly string[] {
  const { limits, patterns, nots, unions } = view;
  return [
    ...(refusingOf(view).length > 0 ? ["format"] : []),
    ...(["minLength", "maxLength"] as const).filter((keyword) => limits[keyword] !== undefined),
    ...(patterns.length > 0 ? ["pattern"] : []),
    ...(nots.length > 0 ? ["not"] : []),
    ...new Set(unions.map(({ kind }) => kind)),
  ];
}

/** The types, whether or not null is one of them. */
export function knownBits(view: View): number {
  return view.mask & ~bits.null;
}

/** Whether every type is one of them. */
export function isAny(mask: number): boolean {
  return (mask | bits.null) === anyType;
}
