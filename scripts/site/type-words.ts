import { countOf } from "../base/count.js";
import { canonicalJson } from "../base/json.js";
import { follow, unwrap } from "../contract/model/follow.js";
import { isFile } from "../contract/model/is-file.js";
import type { Contract, Schema } from "../contract/model/types.js";

const maxDepth = 3;
const maxParts = 6;

/** The type of a schema in a few words: `string | array of string`, `"low" | "high"`, `ResponseFormat`. */
export function typeWords(schema: Schema, schemas: Contract["schemas"], depth = 0): string {
  const { schema: target, name } = follow(unwrap(schema), schemas);
  const { types, enum: values, format, array, allOf = [] } = target;
  if (target.never) return "nothing";
  if (isFile(target)) return "file";
  if (values !== undefined) return listed(values.map(canonicalJson));
  const branches = [...(target.oneOf ?? []), ...(target.anyOf ?? [])];
  if (branches.length > 0 && depth < maxDepth && types === undefined)
    return listed(branches.map((branch) => typeWords(branch, schemas, depth + 1)));
  if (name !== undefined && (types?.has("object") || target.object !== undefined || branches.length > 0)) return name;
  if (types === undefined) return name ?? (allOf.length > 0 ? "object" : "any");
  return listed(
    [...types].map((type) => {
      if (type === "array")
        return `array of ${depth < maxDepth && array?.items ? itemWords(array.items, schemas, depth) : "any"}`;
      return format !== undefined && type !== "null" ? `${type} (${format})` : type;
    }),
  );
}

function itemWords(items: Schema, schemas: Contract["schemas"], depth: number): string {
  const words = typeWords(items, schemas, depth + 1);
  return words.includes(" | ") ? `(${words})` : words;
}

function listed(parts: readonly string[]): string {
  const distinct = [...new Set(parts)];
  const rest = distinct.length - maxParts;
  return rest > 1 ? `${distinct.slice(0, maxParts).join(" | ")} | … ${rest} more` : distinct.join(" | ");
}

/** Limits and default as JSON Schema has them, in words: `0 to 2`, `at most 64 characters`, `default 1`. */
export function limitWords(limits: Readonly<Record<string, unknown>>): readonly string[] {
  const between = (low: string, high: string, unit?: string): readonly string[] => {
    const [from, to] = [limits[low], limits[high]];
    const amount = (count: number) => (unit === undefined ? String(count) : countOf(count, unit));
    if (typeof from === "number" && typeof to === "number") return [`${from} to ${amount(to)}`];
    if (typeof from === "number") return [`at least ${amount(from)}`];
    return typeof to === "number" ? [`at most ${amount(to)}`] : [];
  };
  const single = (keyword: string, words: string): readonly string[] =>
    limits[keyword] === undefined ? [] : [`${words} ${canonicalJson(limits[keyword])}`];
  const values = limits.enum;
  return [
    ...between("minimum", "maximum"),
    ...single("exclusiveMinimum", "more than"),
    ...single("exclusiveMaximum", "less than"),
    ...single("multipleOf", "a multiple of"),
    ...between("minLength", "maxLength", "character"),
    ...between("minItems", "maxItems", "item"),
    ...single("pattern", "pattern"),
    ...(Array.isArray(values) ? [listed(values.map(canonicalJson))] : []),
    ...single("default", "default"),
  ];
}

/** The limits of a schema as JSON Schema has them. */
export function limitsOf(schema: Schema, schemas: Contract["schemas"]): Readonly<Record<string, unknown>> {
  const { schema: target } = follow(unwrap(schema), schemas);
  const { minItems, maxItems } = target.array ?? {};
  const { minLength, maxLength, pattern } = target.string ?? {};
  return { ...target.number, minLength, maxLength, pattern, minItems, maxItems, default: target.notes.default };
}
