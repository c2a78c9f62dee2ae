import { keywordRows } from "../../spec/keywords.js";
import type { Schema } from "./types.js";

/** Members that no value depends on. */
const describing: ReadonlySet<string> = new Set([
  "at",
  "notes",
  ...keywordRows.schema.flatMap(({ keyword, effect }) => (effect === "describes" ? [keyword] : [])),
]);

/** True when some member of the schema, other than those of `except`, refuses values. */
export function asserts(schema: Schema, ...except: readonly (keyof Schema)[]): boolean {
  return assertsUnless(schema, (member) => except.includes(member));
}

/** True when some member of the schema refuses values that is not excused from it. */
export function assertsUnless(schema: Schema, isExcused: (member: keyof Schema) => boolean): boolean {
  for (const member in schema) if (!describing.has(member) && !isExcused(member as keyof Schema)) return true;
  return false;
}

/** True when nothing in the schema refuses anything. */
export function acceptsAll(schema: Schema): boolean {
  return !asserts(schema);
}

/** True when the schema is a reference and nothing else. */
export function isAlias(schema: Schema): boolean {
  return schema.ref !== undefined && !asserts(schema, "ref");
}

/** The schema behind references that say nothing else, with the last of their names. A circle ends where it is met again. */
export function follow(
  schema: Schema,
  schemas: ReadonlyMap<string, Schema>,
): { readonly schema: Schema; readonly name?: string } {
  let current = schema;
  let name: string | undefined;
  for (let steps = 0; steps <= schemas.size && isAlias(current); steps++) {
    const next = current.ref === undefined ? undefined : schemas.get(current.ref);
    if (next === undefined) break;
    name = current.ref;
    current = next;
  }
  return name === undefined ? { schema: current } : { schema: current, name };
}

/** The only part of an `allOf` with nothing beside it but notes. */
export function unwrap(schema: Schema): Schema {
  if (schema.allOf?.length !== 1) return schema;
  const { at, notes, allOf, ...rules } = schema;
  const [only] = allOf;
  return only === undefined || Object.keys(rules).length > 0 ? schema : unwrap(only);
}

/** The schema behind references and single parts that have nothing beside them but notes. */
export function followParts(schema: Schema, schemas: ReadonlyMap<string, Schema>): Schema {
  const seen = new Set<Schema>();
  let current = schema;
  while (!seen.has(current)) {
    seen.add(current);
    current = follow(unwrap(current), schemas).schema;
  }
  return current;
}
