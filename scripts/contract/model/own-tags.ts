import { follow } from "./follow.js";
import type { Discriminator, Schema } from "./types.js";

/** The tags that a discriminator maps to some names. */
export function mappedTags({ mapping }: Discriminator, ...names: readonly (string | undefined)[]): readonly string[] {
  return [...mapping].filter(([, name]) => names.includes(name)).map(([tag]) => tag);
}

/** An object that says by its tag which one it is. */
export function tagSchema(at: Schema["at"], property: string, tags: readonly string[]): Schema {
  const tag: Schema = { at, notes: {}, types: new Set(["string"]), enum: tags };
  const object = { properties: new Map([[property, tag]]), required: new Set([property]) };
  return { at, notes: {}, types: new Set(["object"]), object };
}

/** The tags by which a branch of a union says itself that it is meant. */
export function ownTags(branch: Schema, property: string, schemas: ReadonlyMap<string, Schema>): readonly string[] {
  return tagsOf(branch, property, schemas, new Set());
}

/** The string values that a branch allows for the tag property. */
function tagsOf(
  schema: Schema,
  property: string,
  schemas: ReadonlyMap<string, Schema>,
  seen: Set<string>,
): readonly string[] {
  const tag = schema.object?.properties.get(property);
  const values = tag === undefined ? [] : valuesOf(tag, schemas);
  if (values.length > 0) return values;
  const parts = [...(schema.allOf ?? []), ...(schema.oneOf ?? []), ...(schema.anyOf ?? [])];
  const target = schema.ref === undefined || seen.has(schema.ref) ? undefined : schemas.get(schema.ref);
  if (schema.ref !== undefined) seen.add(schema.ref);
  return [
    ...new Set(
      (target === undefined ? parts : [target, ...parts]).flatMap((part) => tagsOf(part, property, schemas, seen)),
    ),
  ];
}

function valuesOf(schema: Schema, schemas: ReadonlyMap<string, Schema>): readonly string[] {
  const values = schema.enum ?? follow(schema, schemas).schema.enum ?? [];
  return values.filter((value) => typeof value === "string");
}
