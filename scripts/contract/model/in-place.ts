import { eachChild } from "./children.js";
import { subschemas } from "./map-schema.js";
import type { Schema } from "./types.js";

/** The names that a schema refers to for its own instance, at any depth of composition. */
export function inPlaceNames(schema: Schema): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (part: Schema): void => {
    if (part.ref !== undefined) names.add(part.ref);
    eachChild(part, visit, "in place");
  };
  visit(schema);
  return names;
}

/** Every name that a schema refers to, for its own instance or for a part of it. */
export function allNames(schema: Schema): ReadonlySet<string> {
  return new Set(subschemas(schema).flatMap(({ ref }) => ref ?? []));
}
