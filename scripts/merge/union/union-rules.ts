import { canonicalJson, type Json } from "../../base/json.js";
import type { InstanceType, Schema } from "../../contract/model/types.js";
import { boundOf } from "../../spec/keywords.js";

/** Loosens two groups of rules until both sides' instances pass; a rule that one side lacks is gone. */
export function loosenRules<T extends object>(a: T | undefined, b: T | undefined): T | undefined {
  if (a === undefined || b === undefined) return undefined;
  const right = b as Readonly<Record<string, unknown>>;
  const kept = Object.entries(a).flatMap(([keyword, value]): (readonly [string, unknown])[] => {
    const other = right[keyword];
    if (other === undefined) return [];
    if (typeof value === "number" && typeof other === "number") {
      const bound = boundOf(keyword);
      if (bound !== undefined) return [[keyword, bound === "lower" ? Math.min(value, other) : Math.max(value, other)]];
    }
    return value === other ? [[keyword, value]] : [];
  });
  return kept.length === 0 ? undefined : (Object.fromEntries(kept) as T);
}

/**
 * A group that only one side's instances can meet stays as it is (`adopt` takes over the right side's); where both
 * can, it is loosened.
 */
export function unionGroup<T extends object>(
  [a, groupA]: readonly [Schema, T | undefined],
  [b, groupB]: readonly [Schema, T | undefined],
  types: readonly InstanceType[],
  adopt: (rules: T) => T | undefined,
  loosen: (a: T | undefined, b: T | undefined) => T | undefined,
): T | undefined {
  const accepts = (schema: Schema): boolean =>
    schema.types === undefined || types.some((type) => schema.types?.has(type));
  if (!accepts(a)) return groupB && accepts(b) ? adopt(groupB) : undefined;
  return accepts(b) ? loosen(groupA, groupB) : groupA;
}

export function unionTypes(a: Schema, b: Schema): ReadonlySet<InstanceType> | undefined {
  if (a.types === undefined || b.types === undefined) return undefined;
  const types = new Set([...a.types, ...b.types]);
  if (types.has("number")) types.delete("integer");
  return types;
}

/** `undefined` when one side is free in its values. */
export function unionValues(
  a: readonly Json[] | undefined,
  b: readonly Json[] | undefined,
): readonly Json[] | undefined {
  if (a === undefined || b === undefined) return undefined;
  return [...new Map([...a, ...b].map((value) => [canonicalJson(value), value])).values()];
}
