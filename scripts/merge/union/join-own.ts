import { compareText } from "../../base/diagnostics.js";
import { canonicalJson, type Json } from "../../base/json.js";
import type { ConflictKind } from "../conflicts.js";

/** What is said of a point by several who are one side of it, such as two components of a provider that stand in one place. */
export function joinOwn(kind: ConflictKind, said: readonly Json[]): Json {
  const [first = null, ...others] = [...new Map(said.map((value) => [canonicalJson(value), value])).values()];
  if (others.length === 0) return first;
  const all = [first, ...others];
  switch (kind) {
    case "type":
    case "values":
    case "closed": {
      const anything = all.find((value) => value === "any" || isIn("anything", value));
      return anything ?? sorted(all.flat());
    }
    case "required":
      return sorted(others.reduce<Json[]>((names, one) => names.filter((name) => isIn(name, one)), [first].flat()));
    case "limit":
    case "format":
      return sorted(all.flat());
    default:
      return first;
  }
}

function isIn(value: Json, list: Json): boolean {
  return Array.isArray(list) && list.includes(value);
}

function sorted(values: readonly Json[]): Json {
  const distinct = new Map(values.map((value) => [canonicalJson(value), value]));
  return [...distinct].sort(([a], [b]) => compareText(a, b)).map(([, value]) => value);
}
