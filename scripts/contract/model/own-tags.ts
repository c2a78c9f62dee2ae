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

/** The strings that a tag lists: of alternatives all have to list some, but for null. */
function valuesOf(
  tag: Schema,
  schemas: ReadonlyMap<string, Schema>,
  known = new Map<Schema, readonly string[]>(),
): readonly string[] {
  const { schema } = follow(tag, schemas);
  const before = known.get(schema);
  if (before !== undefined) return before;
  known.set(schema, []);
  const listed = (part: Schema) => valuesOf(part, schemas, known);
  const values = tag.enum ?? schema.enum ?? alternativeValues(schema, listed) ?? (schema.allOf ?? []).flatMap(listed);
  const texts = values.filter((value) => typeof value === "string");
  known.set(schema, texts);
  return texts;
}

function alternativeValues(
  { oneOf, anyOf }: Schema,
  listed: (part: Schema) => readonly string[],
): readonly string[] | undefined {
  const isNull = ({ types }: Schema): boolean => types?.size === 1 && types.has("null");
  const lists = (oneOf ?? anyOf)?.filter((choice) => !isNull(choice)).map(listed);
  return lists?.every((list) => list.length > 0) ? [...new Set(lists.flat())] : undefined;
}
