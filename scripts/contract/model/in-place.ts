import type { Schema } from "./types.js";

/** The schemas that apply to the same instance as their parent, whatever their result is good for. */
export function inPlaceSchemas(schema: Schema): readonly Schema[] {
  const { conditional } = schema;
  const candidates = [
    ...(schema.allOf ?? []),
    ...(schema.anyOf ?? []),
    ...(schema.oneOf ?? []),
    schema.not,
    conditional?.if,
    conditional?.then,
    conditional?.else,
    ...(schema.object?.dependentSchemas?.values() ?? []),
  ];
  return candidates.filter((candidate) => candidate !== undefined);
}

/** The schemas that apply to properties, to items and to what a text holds. */
export function childSchemas(schema: Schema): readonly Schema[] {
  const { object, array, string } = schema;
  const candidates = [
    ...(object?.properties.values() ?? []),
    ...(object?.patternProperties?.values() ?? []),
    object?.additionalProperties,
    object?.propertyNames,
    object?.unevaluatedProperties,
    ...(array?.prefixItems ?? []),
    array?.items,
    array?.contains,
    array?.unevaluatedItems,
    string?.contentSchema,
  ];
  return candidates.filter((candidate) => candidate !== undefined);
}

/** The names that a schema refers to for its own instance, at any depth of composition. */
export function inPlaceNames(schema: Schema): ReadonlySet<string> {
  const names = new Set<string>();
  const pending = [schema];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.ref !== undefined) names.add(next.ref);
    pending.push(...inPlaceSchemas(next));
  }
  return names;
}

/** Every name that a schema refers to, for its own instance or for a part of it. */
export function allNames(schema: Schema): ReadonlySet<string> {
  const names = new Set<string>();
  const pending = [schema];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.ref !== undefined) names.add(next.ref);
    pending.push(...inPlaceSchemas(next), ...childSchemas(next));
  }
  return names;
}
