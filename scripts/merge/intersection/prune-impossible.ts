import type { Discriminator } from "../../contract/model/discriminator.js";
import { mapSchema } from "../../contract/model/map-schema.js";
import type { Schema } from "../../contract/model/types.js";
import { withoutTypes } from "./intersection-rules.js";

/**
 * Schemas in which everything is `never` that cannot be without something that is: an object without a required property,
 * a choice without branches.
 */
export function pruneImpossible(schemas: ReadonlyMap<string, Schema>): ReadonlyMap<string, Schema> {
  let pruned = schemas;
  for (;;) {
    const dead = new Set([...pruned].flatMap(([name, schema]) => (schema.never ? [name] : [])));
    const next = new Map([...pruned].map(([name, schema]) => [name, pruneSchema(schema, dead)]));
    if ([...next].every(([name, schema]) => schema.never === pruned.get(name)?.never)) return next;
    pruned = next;
  }
}

/** One schema, where `dead` names the components that are `never`. */
export function pruneSchema(schema: Schema, dead: ReadonlySet<string>): Schema {
  return mapSchema(schema, (part) => prunePart(part, dead));
}

function prunePart(part: Schema, dead: ReadonlySet<string>): Schema {
  if (part.ref !== undefined && dead.has(part.ref)) return neverAt(part);
  if (part.allOf?.some(({ never }) => never)) return neverAt(part);
  const chosen = withPossibleBranches(part);
  const { array, object } = chosen;
  const isArrayDead = array?.items?.never && (array.minItems ?? 0) > 0;
  const isObjectDead = [...(object?.properties ?? [])].some(([name, { never }]) => never && object?.required.has(name));
  return withoutTypes(chosen, [
    ...(isArrayDead ? (["array"] as const) : []),
    ...(isObjectDead ? (["object"] as const) : []),
  ]);
}

function neverAt({ at, notes }: Schema): Schema {
  return { at, notes, never: true };
}

/** A choice without the branches that nothing passes; the last one left stands alone. */
export function withPossibleBranches(part: Schema): Schema {
  const { anyOf, oneOf, discriminator, ...rest } = part;
  const branches = anyOf ?? oneOf;
  if (branches === undefined || (anyOf && oneOf)) return part;
  const left = branches.filter(({ never }) => !never);
  const [only] = left;
  if (only === undefined) return neverAt(part);
  const { at, notes, types, ...rules } = rest;
  if (left.length === 1 && branches.length > 1 && Object.keys(rules).length === 0) return { ...only, notes };
  const kept = discriminator && discriminatorOf(left, discriminator);
  if (left.length === branches.length && kept === discriminator) return part;
  return { ...rest, ...(anyOf ? { anyOf: left } : { oneOf: left }), ...(kept && { discriminator: kept }) };
}

/** A tag goes with its alternative; where one has no name, tags cannot tell which is meant. */
function discriminatorOf(branches: readonly Schema[], discriminator: Discriminator): Discriminator | undefined {
  const names = new Set(branches.map(({ ref }) => ref));
  const mapping = new Map([...discriminator.mapping].filter(([, name]) => names.has(name)));
  if (names.has(undefined) || mapping.size === 0) return undefined;
  const { otherwise, ...tags } = discriminator;
  const keeps = otherwise === undefined || names.has(otherwise);
  if (keeps && mapping.size === discriminator.mapping.size) return discriminator;
  return { ...(keeps ? discriminator : tags), mapping };
}
