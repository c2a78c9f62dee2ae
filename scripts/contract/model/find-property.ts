import type { Json } from "../../base/json.js";
import { follow } from "./follow.js";
import type { Schema } from "./types.js";

type Schemas = ReadonlyMap<string, Schema>;

/** What an object's schema, its parts or its alternatives say of a property. */
export function findProperty(schema: Schema | undefined, name: string, schemas: Schemas): readonly Schema[] {
  return inPlace(schema, schemas).flatMap(({ object }) => object?.properties.get(name) ?? []);
}

/** The texts that a schema lists, those of its alternatives included, and whether it takes others too. */
export function listedTexts(
  schema: Schema,
  schemas: Schemas,
): { readonly values: readonly string[]; readonly open: boolean } {
  const places = inPlace(schema, schemas);
  const listed = places.flatMap(({ enum: values }): readonly Json[] => values ?? []);
  const isOpen = ({ enum: values, types }: Schema) => values === undefined && types?.has("string") === true;
  return { values: listed.filter((value) => typeof value === "string"), open: places.some(isOpen) };
}

/** The schema behind references, and what applies where it does, each once. */
export function inPlace(schema: Schema | undefined, schemas: Schemas): readonly Schema[] {
  const found = new Set<Schema>();
  const visit = (place: Schema | undefined): void => {
    if (place === undefined) return;
    const { schema: target } = follow(place, schemas);
    if (found.has(target)) return;
    found.add(target);
    for (const parts of [target.allOf, target.anyOf, target.oneOf]) parts?.forEach(visit);
    if (target.ref !== undefined) visit(schemas.get(target.ref));
  };
  visit(schema);
  return [...found];
}
