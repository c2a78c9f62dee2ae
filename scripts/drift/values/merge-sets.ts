import type { Schema } from "../../contract/model/types.js";
import type { ValueSet, ValueSets } from "./value-set.js";

/** False for the schema that accepts everything. */
export function constrains(schema: Schema): boolean {
  return Object.keys(schema).some((key) => key !== "at" && key !== "notes");
}

/** What schemas say together, under a key, where there are some. */
export function merged<K extends string>(
  key: K,
  schemas: readonly Schema[],
  space: ValueSets,
): { readonly [P in K]?: ValueSet } {
  const [first, ...rest] = schemas;
  return (first ? { [key]: space.shapeOf(first, ...rest) } : {}) as { readonly [P in K]?: ValueSet };
}
