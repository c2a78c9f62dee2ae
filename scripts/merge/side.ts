import { canonicalJson } from "../base/json.js";
import { followParts } from "../contract/model/follow.js";
import { subschemas } from "../contract/model/map-schema.js";
import type { ObjectRules, Schema } from "../contract/model/types.js";
import { flatten } from "./flatten.js";
import { hasType, intersectTypes } from "./intersection/intersection-rules.js";
import { branchesOf, withoutNotes } from "./schema-traits.js";

/** A schema in the names of the provider that says it. */
export interface Side {
  readonly schema: Schema;
  readonly provider: string;
  readonly schemas: ReadonlyMap<string, Schema>;
}

/** The side behind references that have nothing beside them. */
export function follow(side: Side): Side {
  return { ...side, schema: followParts(side.schema, side.schemas) };
}

export function flatSide(side: Side): Schema | undefined {
  return flatten(side.schema, (name) => side.schemas.get(name));
}

/** The alternatives of a side that is nothing but a choice. */
export function alternativesOf(side: Side): readonly Schema[] | undefined {
  const { types, anyOf, oneOf } = side.schema;
  const branches = anyOf && oneOf ? undefined : branchesOf(side.schema);
  if (types === undefined || branches === undefined) return branches;
  const isWithin = (branch: Schema): boolean => {
    const own = flatSide(follow({ ...side, schema: branch }))?.types;
    return own !== undefined && intersectTypes(own, types)?.size === own.size;
  };
  return branches.every(isWithin) ? branches : undefined;
}

/** A free object, one without listed properties, describes every name; one that lists some describes those alone. */
export function describedAs(rules: ObjectRules | undefined, name: string): Schema | undefined {
  const listed = rules?.properties.get(name);
  if (listed !== undefined) return listed;
  const others = describedOthers(rules);
  return others?.never ? undefined : others;
}

/** What stands for the names that an object does not list, where that is said. */
export function describedOthers(rules: ObjectRules | undefined): Schema | undefined {
  if (rules?.additionalProperties !== undefined) return rules.additionalProperties;
  return rules === undefined || rules.properties.size === 0 ? anything : undefined;
}

/** What a free object says of its properties. */
export const anything: Schema = { at: { file: "", pointer: "" }, notes: {} };

/** True where no value, or none worth naming, passes both. */
function excludeEachOther(one: Side, other: Side, depth = 0): boolean {
  if (depth > 6) return false;
  const [a, b] = [follow(one), follow(other)];
  const choice = alternativesOf(a);
  if (choice) return choice.every((branch) => excludeEachOther({ ...a, schema: branch }, b, depth + 1));
  if (alternativesOf(b)) return excludeEachOther(b, a, depth + 1);
  const [flatA, flatB] = [flatSide(a), flatSide(b)];
  if (flatA === undefined || flatB === undefined) return false;
  const types = intersectTypes(flatA.types, flatB.types);
  if (types?.size === 0) return true;
  const values = (flatA.enum ?? flatB.enum)?.filter(
    (value) => hasType(types, value) && [flatA, flatB].every((side) => isListed(side, value)),
  );
  if (values !== undefined) return values.length === 0;
  if (types?.size !== 1) return false;
  const inner = (left: Schema, right: Schema): boolean =>
    excludeEachOther({ ...a, schema: left }, { ...b, schema: right }, depth + 1);
  if (types.has("array")) {
    const [left, right] = [flatA.array?.items, flatB.array?.items];
    return left !== undefined && right !== undefined && inner(left, right);
  }
  return types.has("object") && objectsExclude(flatA.object, flatB.object, inner);
}

function isListed(schema: Schema, value: unknown): boolean {
  const text = canonicalJson(value);
  return schema.enum === undefined || schema.enum.some((item) => canonicalJson(item) === text);
}

function objectsExclude(
  a: ObjectRules | undefined,
  b: ObjectRules | undefined,
  exclude: (a: Schema, b: Schema) => boolean,
): boolean {
  return [...new Set([...(a?.required ?? []), ...(b?.required ?? [])])].some((name) => {
    const [left, right] = [describedAs(a, name), describedAs(b, name)];
    return left === undefined || right === undefined || exclude(left, right);
  });
}

/** What of `right` can meet `own`: all of it, some of its alternatives, or nothing. */
export function partnerOf(own: Side, right: Side): Side | undefined {
  const branches = alternativesOf(right) ?? [right.schema];
  const partners = branches.map((schema) => ({ ...right, schema })).filter((side) => !excludeEachOther(own, side));
  const enough = partners.find((side) => covers(side, own)) ?? (partners.length === 1 ? partners[0] : undefined);
  if (enough !== undefined || partners.length === 0) return enough;
  return { ...right, schema: { at: right.schema.at, notes: {}, anyOf: partners.map(({ schema }) => schema) } };
}

/** True where everything that `inner` accepts is sure to pass `outer`. */
function covers(outer: Side, inner: Side): boolean {
  const { at, notes, types, ...rules } = follow(outer).schema;
  if (Object.keys(rules).length > 0) return isSame(outer, inner);
  const own = flatSide(follow(inner))?.types;
  return types === undefined || (own !== undefined && intersectTypes(own, types)?.size === own.size);
}

/** The same rules in the same words, down to the components that they refer to. */
export function isSame(one: Side, other: Side): boolean {
  const seen = new Set<string>();
  const compare = (a: Schema, b: Schema): boolean => {
    if (a !== b && textOf(a) !== textOf(b)) return false;
    for (const { ref } of subschemas(a)) {
      if (ref === undefined || seen.has(ref)) continue;
      seen.add(ref);
      const [left, right] = [one.schemas.get(ref), other.schemas.get(ref)];
      if (left === undefined || right === undefined || !compare(left, right)) return false;
    }
    return true;
  };
  return compare(one.schema, other.schema);
}

/** By schema: its text depends on nothing else, whichever contract it stands in, and no schema changes once it is built. */
const texts = new WeakMap<Schema, string>();

/** The rules as one text; kept, for most schemas are compared more than once. */
export function textOf(schema: Schema): string {
  const text = texts.get(schema) ?? canonicalJson(withoutNotes(schema));
  texts.set(schema, text);
  return text;
}
