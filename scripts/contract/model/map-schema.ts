import { eachChild, mapChildren } from "./children.js";
import type { Schema } from "./types.js";

/**
 * A schema with every subschema, deepest first, replaced by what `change` makes of it. References are not followed. What
 * does not change is not copied.
 */
export function mapSchema(schema: Schema, change: (schema: Schema) => Schema): Schema {
  const inner = (child: Schema): Schema => change(mapChildren(child, inner));
  return inner(schema);
}

/** Every subschema of a schema, itself first. References are not followed. */
export function subschemas(schema: Schema): readonly Schema[] {
  const found: Schema[] = [];
  const visit = (part: Schema): void => {
    found.push(part);
    eachChild(part, visit);
  };
  visit(schema);
  return found;
}
