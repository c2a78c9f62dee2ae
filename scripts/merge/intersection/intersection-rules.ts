import { canonicalJson, type Json } from "../../base/json.js";
import { hasKeyword } from "../../contract/model/has-keyword.js";
import type { InstanceType, Schema } from "../../contract/model/types.js";
import { boundOf, type Keyword, keywordsThat } from "../../spec/keywords.js";

/** Rules that hold together, and those that one group cannot say beside the others, such as a second pattern. */
export interface Tightened<T> {
  readonly rules?: T;
  readonly rest: readonly T[];
}

/** Tightens groups of plain rules until only what passes all of them passes: the dual of `loosenRules`. */
export function tightenRules<T extends object>(groups: readonly (T | undefined)[]): Tightened<T> {
  const present = groups.filter((group) => group !== undefined);
  if (present.length === 0) return { rest: [] };
  const rules: Record<string, unknown> = {};
  const rest: T[] = [];
  for (const group of present) {
    for (const [keyword, value] of Object.entries(group)) {
      const both = Object.hasOwn(rules, keyword) ? tighten(keyword, rules[keyword], value) : value;
      if (both === undefined) rest.push({ [keyword]: value } as T);
      else rules[keyword] = both;
    }
  }
  return { rules: rules as T, rest };
}

/** `undefined` where one keyword cannot say both. */
function tighten(keyword: string, a: unknown, b: unknown): unknown {
  if (a === b || describing.has(keyword)) return a;
  if (typeof a !== "number" || typeof b !== "number") return undefined;
  const bound = boundOf(keyword);
  if (bound !== undefined) return bound === "lower" ? Math.max(a, b) : Math.min(a, b);
  if (keyword !== "multipleOf" || !Number.isInteger(a) || !Number.isInteger(b)) return undefined;
  return a % b === 0 ? a : b % a === 0 ? b : undefined;
}

/** The reference's word stands for all. */
const describing: ReadonlySet<string> = keywordsThat(({ effect }) => effect === "describes");

/** `undefined` is every type. */
export function intersectTypes(
  a: ReadonlySet<InstanceType> | undefined,
  b: ReadonlySet<InstanceType> | undefined,
): ReadonlySet<InstanceType> | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  const both = [...a].flatMap((type): InstanceType[] => {
    if (b.has(type) || (type === "integer" && b.has("number"))) return [type];
    return type === "number" && b.has("integer") ? ["integer"] : [];
  });
  return new Set(both);
}

/** `undefined` is every value. */
export function intersectValues(
  a: readonly Json[] | undefined,
  b: readonly Json[] | undefined,
): readonly Json[] | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  const known = new Set(b.map(canonicalJson));
  return a.filter((value) => known.has(canonicalJson(value)));
}

/** What several schemas say together, but for the parts of lists and objects; what one group cannot say is in `allOf`. */
export function intersectValuesAndLimits(schemas: readonly Schema[]): Omit<Schema, "at" | "notes"> {
  const types = schemas.map((schema) => schema.types).reduce(intersectTypes, undefined);
  const values = schemas.map((schema) => schema.enum).reduce(intersectValues, undefined);
  const string = tightenRules(schemas.map((schema) => schema.string));
  const number = tightenRules(schemas.map((schema) => schema.number));
  const [format, ...formats] = new Set(schemas.flatMap((schema) => schema.format ?? []));
  const rest = [
    ...string.rest.map((rules) => ({ string: rules })),
    ...number.rest.map((rules) => ({ number: rules })),
    ...formats.map((other) => ({ format: other })),
  ];
  const at = schemas[0]?.at ?? { file: "", pointer: "" };
  return {
    ...(types && { types }),
    ...(values && { enum: values }),
    ...(values?.length === 1 && schemas.some((schema) => schema.const) && { const: true as const }),
    ...(format !== undefined && { format }),
    ...(string.rules && { string: string.rules }),
    ...(number.rules && { number: number.rules }),
    ...(rest.length > 0 && { allOf: rest.map((rules) => ({ at, notes: {}, ...rules })) }),
  };
}

export function hasType(types: ReadonlySet<InstanceType> | undefined, value: Json): boolean {
  if (types === undefined) return true;
  if (value === null) return types.has("null");
  if (Array.isArray(value)) return types.has("array");
  const type = typeof value;
  if (type !== "number") return types.has(type as InstanceType);
  return types.has("number") || (types.has("integer") && Number.isInteger(value));
}

const everyType: readonly InstanceType[] = ["null", "boolean", "number", "string", "array", "object"];

/** The schema for instances of other types than `excluded`, without the rules that nothing is left to obey. */
export function withoutTypes(schema: Schema, excluded: readonly InstanceType[]): Schema {
  if (schema.types === undefined && excluded.length === 0 && schema.enum?.length !== 0) return schema;
  const types = new Set([...(schema.types ?? everyType)].filter((type) => !excluded.includes(type)));
  const values = schema.enum?.filter((value) => hasType(types, value));
  if (types.size === 0 || values?.length === 0) return { at: schema.at, notes: schema.notes, never: true };
  const { string, number, array, object, enum: _, ...rest } = schema;
  const applies = (...wanted: readonly InstanceType[]): boolean => wanted.some((type) => types.has(type));
  return {
    ...rest,
    types,
    ...(values && { enum: values }),
    ...(string && applies("string") && { string }),
    ...(number && applies("number", "integer") && { number }),
    ...(array && applies("array") && { array }),
    ...(object && applies("object") && { object }),
  };
}

/** The types of which no instance can be within the limits. */
export function impossibleTypes({ string, number, array, object }: Schema): readonly InstanceType[] {
  const crossed = (low: number | undefined, high: number | undefined): boolean =>
    low !== undefined && high !== undefined && low > high;
  const lowest = Math.max(number?.minimum ?? -Infinity, number?.exclusiveMinimum ?? -Infinity);
  const highest = Math.min(number?.maximum ?? Infinity, number?.exclusiveMaximum ?? Infinity);
  return [
    ...(crossed(string?.minLength, string?.maxLength) ? (["string"] as const) : []),
    ...(crossed(lowest, highest) ? (["number", "integer"] as const) : []),
    ...(crossed(array?.minItems, array?.maxItems) ? (["array"] as const) : []),
    ...(crossed(object?.minProperties, object?.maxProperties) ? (["object"] as const) : []),
  ];
}

/** Keywords that are cut one by one. Others with schemas, or with something for each name, need `allOf`. */
const cutAlone: ReadonlySet<Keyword> = new Set(["properties", "additionalProperties", "items"]);
const needsAllOf = keywordsThat(
  ({ keyword, kind, children }) =>
    keyword === "never" || ((children !== "none" || kind === "namesByName") && !cutAlone.has(keyword)),
);

/** Has no rule but those that are cut one by one. */
export function isPlain(schema: Schema): boolean {
  return !hasKeyword(schema, needsAllOf);
}
