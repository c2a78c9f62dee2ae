import { canonicalJson, type Json } from "../base/json.js";
import { mapSchema } from "../contract/model/map-schema.js";
import { printSchema } from "../contract/model/print-schema.js";
import type { ArrayRules, Schema } from "../contract/model/types.js";
import { flatten } from "./flatten.js";

/** A schema in other names; its subschemas keep theirs. */
export function renamePart(part: Schema, nameOf: (name: string) => string): Schema {
  const { ref, discriminator } = part;
  const mapping = discriminator && new Map([...discriminator.mapping].map(([tag, name]) => [tag, nameOf(name)]));
  const otherwise = discriminator?.otherwise === undefined ? {} : { otherwise: nameOf(discriminator.otherwise) };
  return {
    ...part,
    ...(ref === undefined ? {} : { ref: nameOf(ref) }),
    ...(discriminator && mapping && { discriminator: { ...discriminator, ...otherwise, mapping } }),
  };
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

/** What makes two branches one: their type, and the tag that tells objects apart. */
export function kindOf(schema: Schema, resolve: (name: string) => Schema | undefined): string | undefined {
  const flat = flatten(schema, resolve);
  if (flat?.types === undefined || flat.types.size !== 1) return undefined;
  const tags = [...(flat.object?.properties ?? [])].flatMap(([name, property]) => {
    const value = property.enum?.length === 1 ? property.enum[0] : undefined;
    return value === undefined ? [] : [`${name}=${canonicalJson(value)}`];
  });
  const items = flat.array?.items === undefined ? "" : (kindOf(flat.array.items, resolve) ?? "?");
  return [[...flat.types].join(), items, ...tags.sort()].join(" ");
}

/** The values with which a schema says itself which branch of a union it is; `undefined` where it does not. */
export function tagValues(
  schema: Schema,
  tag: string,
  resolve: (name: string) => Schema | undefined,
): readonly Json[] | undefined {
  return flatten(schema, resolve)?.object?.properties.get(tag)?.enum;
}

/** Objects whose `type` (or other constant) differs are different things. */
export function tagsDiffer(a: Schema, b: Schema): boolean {
  return [...(a.object?.properties ?? [])].some(([name, left]) => {
    const right = b.object?.properties.get(name);
    if (left.enum?.length !== 1 || right?.enum?.length !== 1) return false;
    return canonicalJson(left.enum) !== canonicalJson(right.enum) && a.object?.required.has(name);
  });
}

export function plainRules(rules: ArrayRules | undefined): ArrayRules | undefined {
  if (rules === undefined) return undefined;
  const { items, prefixItems, contains, unevaluatedItems, minContains, maxContains, ...plain } = rules;
  return plain;
}

export function limitText({ string, number, array, object }: Schema): string {
  const numbers = [string, number, array, object].flatMap((group) =>
    Object.entries(group ?? {}).filter((entry): entry is [string, number | string] =>
      ["number", "string"].includes(typeof entry[1]),
    ),
  );
  return (
    numbers
      .map(([keyword, value]) => `${keyword} ${value}`)
      .sort()
      .join(", ") || "none"
  );
}
