import type { Json } from "../../base/json.js";
import { bits } from "./types-mask.js";
import type { ValueSet } from "./value-set.js";
import type { View } from "./view.js";

interface Views {
  viewOf(shape: ValueSet): View;
}

type Lists = Generator<readonly [name: string, values: readonly Json[]]>;

/** The values of each property that must be one of some: of one that may be null, null too. */
export function listedTags(shape: ValueSet, space: Views): Lists {
  return listsOf(space.viewOf(shape).required.keys(), shape, space);
}

/** The same of each property that is one of some where it is there. */
export function listedProperties(shape: ValueSet, space: Views): Lists {
  return listsOf(space.viewOf(shape).properties.keys(), shape, space);
}

function* listsOf(names: Iterable<string>, shape: ValueSet, space: Views): Lists {
  const { properties } = space.viewOf(shape);
  for (const name of names) {
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
