import type { Discriminator } from "./discriminator.js";
import { findProperty, inPlace } from "./find-property.js";
import { typesOfJson } from "./listed-values.js";
import type { SchemaFacts, TagValue } from "./schema-facts.js";
import type { InstanceType, Schema } from "./types.js";

/** The tags that a discriminator maps to some names. */
function mappedTags({ mapping }: Discriminator, ...names: readonly (string | undefined)[]): readonly string[] {
  return [...mapping].filter(([, name]) => names.includes(name)).map(([tag]) => tag);
}

/** An object that says by its tag which one it is, if it has one. */
export function tagSchema(at: Schema["at"], property: string, tags: readonly TagValue[], isOptional: boolean): Schema {
  const types = tags.flatMap((tag) => [...typesOfJson(tag)].slice(0, 1));
  // Places of their own: what stands at that of the description is what is written there.
  const tag: Schema = { at: { ...at }, notes: {}, types: new Set(types), enum: tags };
  const object = { properties: new Map([[property, tag]]), required: new Set(isOptional ? [] : [property]) };
  return { at: { ...at }, notes: {}, types: new Set(["object"]), object };
}

/**
 * The values of the tag property by which a branch is chosen: of those that it lists the ones that are mapped to it, or
 * to no other; else what is mapped to it. `undefined` where neither says any.
 */
export function tagValues(
  discriminator: Discriminator,
  branch: Schema,
  facts: SchemaFacts,
): readonly TagValue[] | undefined {
  const { property, mapping } = discriminator;
  const names = [branch.ref, facts.target(branch).name];
  const mapped = mappedTags(discriminator, ...names);
  const own = facts.tagOf(branch, property)?.values;
  const isMeant = (value: TagValue): boolean =>
    value === null || (mapped.length > 0 ? mapped.includes(String(value)) : !mapping.has(String(value)));
  if (own !== undefined) return [...own].filter(isMeant);
  return mapped.length === 0 ? undefined : mapped.flatMap((tag) => valuesOf(tag, branch, property, facts));
}

/** A mapping names its tags as texts, also where they are numbers. */
function valuesOf(tag: string, branch: Schema, property: string, { schemas }: SchemaFacts): readonly TagValue[] {
  const types = new Set<InstanceType>(
    findProperty(branch, property, schemas).flatMap((schema) =>
      findTypes(schema, schemas).filter((type) => type !== "null"),
    ),
  );
  const isNumber = (types.has("integer") || types.has("number")) && tag.trim() !== "" && !Number.isNaN(Number(tag));
  const isTruth = types.has("boolean") && /^(?:true|false)$/.test(tag);
  return [
    ...(types.has("string") || !(isNumber || isTruth) ? [tag] : []),
    ...(isNumber ? [Number(tag)] : []),
    ...(isTruth ? [tag === "true"] : []),
  ];
}

function findTypes(schema: Schema, schemas: SchemaFacts["schemas"]): readonly InstanceType[] {
  return inPlace(schema, schemas).flatMap(({ types }) => [...(types ?? [])]);
}

/** What is written goes first; a branch of which the mapping says nothing has the values that it alone lists, else its name. */
export function completeMapping(
  written: Discriminator,
  branches: readonly Schema[],
  facts: SchemaFacts,
): Pick<Discriminator, "mapping" | "implied" | "unlisted"> {
  const { property, otherwise } = written;
  const names = new Set(written.implied);
  const unlisted = new Map(written.unlisted);
  const listed = branches.map((branch) => ({ branch, own: ownTexts(branch, property, facts) }));
  const claims = new Map<string, number>();
  for (const { branch, own } of listed)
    if (branch.ref !== otherwise) for (const tag of own ?? []) claims.set(tag, (claims.get(tag) ?? 0) + 1);
  const mapping = new Map<string, string>();
  for (const {
    branch: { ref },
    own,
  } of listed) {
    if (ref === undefined) continue;
    const all = mappedTags(written, ref);
    const mapped = all.filter((tag) => own?.includes(tag) ?? true);
    for (const tag of all) if (!mapped.includes(tag)) unlisted.set(tag, ref);
    const isAlone = (tag: string) =>
      !written.mapping.has(tag) && claims.get(tag) === (ref === otherwise ? undefined : 1);
    const implied = ref === otherwise || own?.includes(ref) === false ? [] : [ref];
    for (const tag of mapped.length > 0 ? mapped : own?.every(isAlone) ? own : implied) mapping.set(tag, ref);
    if (mapped.length === 0 && own === undefined) for (const tag of implied) names.add(tag);
  }
  return { mapping, ...(names.size > 0 && { implied: names }), ...(unlisted.size > 0 && { unlisted }) };
}

function ownTexts(branch: Schema, property: string, facts: SchemaFacts): readonly string[] | undefined {
  const own = facts.tagOf(branch, property)?.values;
  return own && [...own].filter((value) => value !== null).map(String);
}
