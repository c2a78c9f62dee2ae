import type { Schema } from "./types.js";

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
  const values = tag === undefined ? [] : valuesOf(tag, schemas, new Set());
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

function valuesOf(schema: Schema, schemas: ReadonlyMap<string, Schema>, seen: Set<string>): readonly string[] {
  if (schema.enum !== undefined) return schema.enum.filter((value) => typeof value === "string");
  const target = schema.ref === undefined || seen.has(schema.ref) ? undefined : schemas.get(schema.ref);
  if (target === undefined || schema.ref === undefined) return [];
  return valuesOf(target, schemas, seen.add(schema.ref));
}
