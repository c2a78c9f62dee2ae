import type { Json } from "../../base/json.js";
import type { OwnedSet } from "../values/space.js";
import type { ValueSet } from "../values/value-set.js";
import { isAccepted } from "./is-accepted.js";
import { isMap, type JsonMap, withProperty } from "./objects.js";
import { partOf, type Sampler } from "./sampler.js";

interface Inner {
  readonly value: Json;
  /** What it is a value of. */
  readonly of: ValueSet;
  /** Items of a list. */
  readonly least: number;
  /** The object of which the value may be a part, or where it may say more. */
  readonly around: () => JsonMap | undefined;
}

/** What has a value of the schema of a keyword, as a name, an item or itself. */
export function valueAround(sampler: Sampler, of: OwnedSet, keyword: string, inner: Inner): Json | undefined {
  const { value, least, around } = inner;
  if (keyword === "propertyNames") {
    const [object, part] = typeof value === "string" ? [around(), sampler.ofName(of, value)] : [];
    return typeof value === "string" && object && part !== undefined ? withProperty(object, value, part) : undefined;
  }
  if (keyword === "contains" || keyword === "unevaluatedItems") return listAround(sampler, of, { item: value, least });
  if (keyword === "then" || keyword === "else") return whereItCounts(sampler, of, keyword, inner);
  const [, name] = /^dependentSchemas\((.*)\)$/s.exec(keyword) ?? [];
  if (name === undefined || !isMap(value)) return value;
  const part = Object.hasOwn(value, name) ? value[name] : sampler.sample(partOf(of, name));
  return part === undefined ? undefined : withProperty({ ...around(), ...value }, name, part);
}

/** Conditions are tried with so many values each. */
const mostTries = 24;

/** The value with what makes a condition hold, or fail, so that what follows from that counts. */
function whereItCounts(
  sampler: Sampler,
  of: OwnedSet,
  keyword: "then" | "else",
  { value, of: part, around }: Inner,
): Json {
  const { space } = of;
  const isPart = (shape: ValueSet | undefined) => shape !== undefined && [shape, space.plainOf(shape)].includes(part);
  for (const { if: shape, ...consequences } of space.viewOf(of.shape).conditionals) {
    if (!isPart(consequences[keyword])) continue;
    const condition = { ...of, shape };
    const fits = (one: Json) => isAccepted(condition, one) === (keyword === "then") && isAccepted(of, one);
    if (fits(value)) return value;
    if (!isMap(value)) continue;
    let tries = 0;
    const starts = keyword === "then" ? sampler.candidates(condition, of, 1) : sampler.candidates(of, undefined, 1);
    for (const met of starts) {
      if (!isMap(met)) continue;
      if (++tries > mostTries) break;
      for (const one of [
        { ...met, ...value },
        { ...around(), ...met, ...value },
      ])
        for (const whole of [one, sampler.fitted(of, one)]) if (fits(whole)) return whole;
    }
  }
  return value;
}

/** The items that a list has by position, on either side. */
export function prefixOf(sampler: Sampler, of: OwnedSet, other: OwnedSet = of): readonly Json[] {
  const { prefixItems, items = of.space.anything } = of.space.viewOf(of.shape);
  const own = prefixItems.map((shape) => sampler.sample({ ...of, shape }) ?? null);
  const theirs = other.space.viewOf(other.shape).prefixItems.slice(own.length);
  return [...own, ...theirs.map((shape) => sampler.shared({ ...of, shape: items }, { ...other, shape }, 1) ?? null)];
}

/** A list of an item, so many times as it must have. */
export function listAround(
  sampler: Sampler,
  of: OwnedSet,
  { item, least, behind }: { readonly item: Json; readonly least: number; readonly behind?: OwnedSet },
): Json {
  const { limits, contains } = of.space.viewOf(of.shape);
  const prefix = prefixOf(sampler, of, behind);
  const length = Math.max(least, (limits.minItems?.value ?? 0) - prefix.length);
  const list = [...prefix, ...Array.from({ length: Math.min(length, 2048) }, () => item)];
  if (contains.length === 0 || isAccepted(of, list)) return list;
  return [...sampler.matching(of, prefix), ...list.slice(prefix.length)];
}
