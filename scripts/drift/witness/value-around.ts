import type { Json } from "../../base/json.js";
import type { OwnedSet } from "../values/space.js";
import { isAccepted } from "./is-accepted.js";
import { isMap, type JsonMap, withProperty } from "./objects.js";
import { partOf, type Sampler } from "./sampler.js";

interface Inner {
  readonly value: Json;
  /** Items of a list. */
  readonly least: number;
  /** The object of which the value may be a part, or where it may say more. */
  readonly around: () => JsonMap | undefined;
}

/** What has a value of the schema of a keyword, as a name, an item or itself. */
export function valueAround(
  sampler: Sampler,
  of: OwnedSet,
  keyword: string,
  { value, least, around }: Inner,
): Json | undefined {
  if (keyword === "propertyNames") {
    const [object, part] = typeof value === "string" ? [around(), sampler.ofName(of, value)] : [];
    return typeof value === "string" && object && part !== undefined ? withProperty(object, value, part) : undefined;
  }
  if (keyword === "contains" || keyword === "unevaluatedItems") return listAround(sampler, of, { item: value, least });
  const [, name] = /^dependentSchemas\((.*)\)$/s.exec(keyword) ?? [];
  if (name === undefined || !isMap(value)) return value;
  const part = Object.hasOwn(value, name) ? value[name] : sampler.sample(partOf(of, name));
  return part === undefined ? undefined : withProperty({ ...around(), ...value }, name, part);
}

/** The items that a list has by position. */
export function prefixOf(sampler: Sampler, of: OwnedSet): readonly Json[] {
  return of.space.viewOf(of.shape).prefixItems.map((shape) => sampler.sample({ ...of, shape }) ?? null);
}

/** A list of an item, so many times as it must have. */
export function listAround(
  sampler: Sampler,
  of: OwnedSet,
  { item, least }: { readonly item: Json; readonly least: number },
): Json {
  const { limits, contains } = of.space.viewOf(of.shape);
  const prefix = prefixOf(sampler, of);
  const length = Math.max(least, (limits.minItems?.value ?? 0) - prefix.length);
  const list = [...prefix, ...Array.from({ length: Math.min(length, 2048) }, () => item)];
  if (contains.length === 0 || isAccepted(of, list)) return list;
  return [...sampler.matching(of, prefix), ...list.slice(prefix.length)];
}
