import type { Json } from "../../base/json.js";
import { bits } from "./types-mask.js";
import type { ValueSet } from "./value-set.js";
import type { View } from "./view.js";

interface Views {
  viewOf(shape: ValueSet): View;
}

/** The values of each property that must be one of some: of one that may be null, null too. */
export function* listedTags(
  shape: ValueSet,
  space: Views,
): Generator<readonly [name: string, values: readonly Json[]]> {
  const { required, properties } = space.viewOf(shape);
  for (const name of required.keys()) {
    const property = properties.get(name);
    const values = property && valuesOf(property, space);
    if (values) yield [name, values];
  }
}

/** The values that a shape lists, null among them. */
export function valuesOf(shape: ValueSet, space: Views): readonly Json[] | undefined {
  const { enum: listed, mask } = space.viewOf(shape);
  return listed && [...listed.value, ...((mask & bits.null) === 0 ? [] : [null])];
}
