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
