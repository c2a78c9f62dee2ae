import type { Json } from "../../base/json.js";
import type { Space } from "./space.js";
import { bits } from "./types-mask.js";
import type { ValueSet } from "./value-set.js";

/** The values of each property that must be one of some: of one that may be null, null too. */
export function listedTags(shape: ValueSet, space: Pick<Space, "viewOf">): ReadonlyMap<string, readonly Json[]> {
  const { required, properties } = space.viewOf(shape);
  const lists = [...required.keys()].flatMap((name) => {
    const property = properties.get(name);
    const values = property && valuesOf(property, space);
    return values === undefined ? [] : [[name, values] as const];
  });
  return new Map(lists);
}

/** The values that a shape lists, null among them. */
export function valuesOf(shape: ValueSet, space: Pick<Space, "viewOf">): readonly Json[] | undefined {
  const { enum: listed, mask } = space.viewOf(shape);
  return listed && [...listed.value, ...((mask & bits.null) === 0 ? [] : [null])];
}
