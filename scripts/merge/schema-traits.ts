import { canonicalJson } from "../base/json.js";
import { mapSchema, subschemas } from "../contract/model/map-schema.js";
import { printSchema } from "../contract/model/print-schema.js";
import type { Schema } from "../contract/model/types.js";

const excluding = new WeakMap<Schema, boolean>();

/** Takes less where a component that it refers to takes more: it excludes it, or decides by it. */
export function excludesComponents(schema: Schema): boolean {
  const known = excluding.get(schema) ?? subschemas(schema).some(excludesSome);
  excluding.set(schema, known);
  return known;
}

function excludesSome({ not, conditional, array }: Schema): boolean {
  const counted = array?.maxContains === undefined ? undefined : array.contains;
  return [not, conditional?.if, counted].some((part) => part && subschemas(part).some(({ ref }) => ref !== undefined));
}

export function sameRules(a: Schema, b: Schema): boolean {
  return canonicalJson(withoutNotes(a)) === canonicalJson(withoutNotes(b));
}

export function withoutNotes(schema: Schema): unknown {
  return printSchema(mapSchema(schema, (part) => ({ ...part, notes: {} })));
}

/** The alternatives of a schema that is nothing but a choice. */
export function branchesOf(schema: Schema): readonly Schema[] | undefined {
  const { at, notes, anyOf, oneOf, discriminator, types, ...rules } = schema;
  return Object.keys(rules).length === 0 ? (anyOf ?? oneOf) : undefined;
}
