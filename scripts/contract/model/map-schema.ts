import { eachChild, mapChildren } from "./children.js";
import type { Schema } from "./types.js";

/**
 * A schema with every subschema, deepest first, replaced by what `change` makes of it, which is also given the subschema as
 * it was before its own parts were replaced. References are not followed. What does not change is not copied.
 */
export function mapSchema(schema: Schema, change: (schema: Schema, before: Schema) => Schema): Schema {
  const inner = (child: Schema): Schema => change(mapChildren(child, inner), child);
  return inner(schema);
}

/** Every subschema of a schema, itself first. References are not followed. */
export function subschemas(schema: Schema): readonly Schema[] {
  const found: Schema[] = [];
  eachSubschema(schema, (part) => {
    found.push(part);
  });
  return found;
}

/** Visits what {@link subschemas} lists, without a list. */
export function eachSubschema(schema: Schema, look: (part: Schema) => void): void {
  const visit = (part: Schema): void => {
    look(part);
    eachChild(part, visit);
  };
  visit(schema);
}
