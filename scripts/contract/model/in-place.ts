import { eachChild } from "./children.js";
import { eachSubschema } from "./map-schema.js";
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

/** Schemas never change, and many stages ask for their names. */
const known = new WeakMap<Schema, ReadonlySet<string>>();

/** Every name that a schema refers to, for its own instance or for a part of it. */
export function allNames(schema: Schema): ReadonlySet<string> {
  const existing = known.get(schema);
  if (existing !== undefined) return existing;
  const names = new Set<string>();
  eachSubschema(schema, ({ ref }) => {
    if (ref !== undefined) names.add(ref);
  });
  known.set(schema, names);
  return names;
}
