import type { Space } from "./space.js";
import { bits } from "./types-mask.js";
import type { View } from "./view.js";

/** A property that an object must have, and the one text that it may be. */
export type TextTag = readonly [property: string, text: string];

/** What tells the alternatives of large unions apart at once. */
export function textTags({ mask, required, properties }: View, space: Space): readonly TextTag[] {
  if ((mask & bits.object) === 0) return [];
  return [...required.keys()].flatMap((name) => {
    const property = properties.get(name);
    const [only, ...others] = (property && space.viewOf(property).enum?.value) ?? [];
    return typeof only === "string" && others.length === 0 ? [[name, only] as const] : [];
  });
}

/** Whether objects with these tags are refused for one of them. */
export function refusesTag({ properties }: View, tags: readonly TextTag[], space: Space): boolean {
  return tags.some(([name, tag]) => {
    const property = properties.get(name);
    const values = property && space.viewOf(property).enum?.value;
    return values !== undefined && !values.includes(tag);
  });
}
