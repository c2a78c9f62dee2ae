import type { Schema } from "../../contract/model/types.js";
import type { Canonicalizer } from "./canonical.js";
import type { NumberedSet } from "./claim.js";
import { isWithin, type Looks, type LooksWhere, type PartKind } from "./looks.js";

/** The looks of one of two contracts. */
export interface OwnedLooks {
  readonly looks: Looks;
  readonly names: Canonicalizer;
}

/** Whether all that `small` looks at is looked at by `large`, too. */
export function coversLooks(
  large: OwnedLooks,
  small: OwnedLooks,
  kind: PartKind,
  includes: (wide: NumberedSet, narrow: NumberedSet) => boolean,
): boolean {
  const known = new Map<Looks, Map<Looks, boolean>>();
  const numbered = ({ names }: OwnedLooks, schema: Schema) => ({ names, shape: names.space.shapeOf(schema) });
  const below = ({ names }: OwnedLooks, schema: Schema) => names.space.looker.looksOf(schema, kind);
  const meets = (one: LooksWhere, two: LooksWhere) => {
    if (one.when !== two.when) return false;
    const [outer, inner] = [numbered(large, one.condition), numbered(small, two.condition)];
    if (one.when === "refused" ? !includes(inner, outer) : !one.when.startsWith("has ") && !includes(outer, inner))
      return false;
    return !one.schema || !two.schema || covers(below(large, one.schema), below(small, two.schema));
  };
  const covers = (one: Looks, two: Looks): boolean => {
    const results = known.get(one) ?? new Map<Looks, boolean>();
    known.set(one, results);
    const result = results.get(two);
    if (result !== undefined) return result;
    // What leads back to itself is not proved by itself.
    results.set(two, false);
    const { looker } = small.names.space;
    const holds =
      isWithin(two, [one, large.looks]) &&
      two.parts.every((part) => !looker.adds(part, large.looks, kind) || one.parts.some((other) => meets(other, part)));
    results.set(two, holds);
    return holds;
  };
  return covers(large.looks, small.looks);
}

/** What is looked at under any condition, without what has a name or position under none; equal texts, equal parts. */
export function unlistedLooks({ looks, names }: OwnedLooks, kind: PartKind): readonly string[] {
  const { space } = names;
  const all = [looks, ...looks.parts.flatMap(({ schema }) => (schema ? space.looker.reach(schema, kind) : []))];
  return all.flatMap((each) => [
    ...(each.all ? ["all"] : []),
    ...(each === looks ? [] : [...each.names.keys()].map((name) => `property ${name}`)),
    ...[...each.patterns.keys()].map((pattern) => `pattern ${pattern}`),
    ...each.parts.flatMap(({ when, condition }) =>
      when === "item" ? [`item ${names.idOf(space.shapeOf(condition))}`] : [],
    ),
  ]);
}
