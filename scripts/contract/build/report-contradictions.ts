import { canonicalJson, type Json } from "../../base/json.js";
import { typesOfJson } from "../model/listed-values.js";
import type { NumberRules } from "../model/number-rules.js";
import type { ArrayRules, ObjectRules, Schema, StringRules } from "../model/types.js";
import { brokenLimit } from "../model/within-limits.js";
import type { KeywordReader } from "./keyword-reader.js";

/** What a schema asks for and can never get, and the keyword, or the item of its list, that it is told at. */
interface Contradiction {
  readonly keyword: string;
  readonly item?: string;
  readonly message: string;
}

/** Tells of what in one schema refuses every value, and of a default that is refused. What other schemas add is not looked at. */
export function reportContradictions(schema: Schema, read: KeywordReader): void {
  const { report } = read.context;
  const found = contradictionsOf(schema);
  for (const { keyword, item, message } of found) {
    const hint = "Nothing can ever be sent or accepted here: correct what contradicts the rest.";
    const place = item === undefined ? [] : placeIn(read.value(keyword), item);
    report({ code: "schema-unsatisfiable", at: read.originOf(keyword, ...place), message, hint });
  }
  // Of a schema that refuses everything, that is enough.
  const reason = found.length > 0 ? undefined : refusalOfDefault(schema);
  if (reason === undefined) return;
  const message = `The default is refused by its own schema: ${reason}.`;
  const hint = "Correct it, leave it out, or let the schema accept it.";
  report({ code: "default-refused", at: read.originOf("default"), message, hint });
}

function placeIn(list: unknown, item: string): readonly string[] {
  const index = Array.isArray(list) ? list.indexOf(item) : -1;
  return index < 0 ? [] : [String(index)];
}

const none: readonly Contradiction[] = [];

function contradictionsOf(schema: Schema): readonly Contradiction[] {
  const { string, number, array, object } = schema;
  // Few schemas limit anything.
  if ((number ?? string ?? array ?? object ?? schema.enum) === undefined) return none;
  const found = [
    ...(number ? [numberContradiction(number, schema)] : []),
    ...(string ? [textContradiction(string)] : []),
    ...(array ? arrayContradictions(array) : []),
    ...(object ? objectContradictions(object) : []),
    ...(schema.enum ? [valueContradiction(schema.enum, schema)] : []),
  ];
  return found.filter((each) => each !== undefined);
}

function numberContradiction(rules: NumberRules, { types }: Schema): Contradiction | undefined {
  const { minimum = -Infinity, maximum = Infinity, exclusiveMinimum = -Infinity, exclusiveMaximum = Infinity } = rules;
  const [low, high] = [Math.max(minimum, exclusiveMinimum), Math.min(maximum, exclusiveMaximum)];
  const lower = exclusiveMinimum >= minimum ? "exclusiveMinimum" : "minimum";
  const upper = exclusiveMaximum <= maximum ? "exclusiveMaximum" : "maximum";
  const isOpen = lower === "exclusiveMinimum" || upper === "exclusiveMaximum";
  const isWhole = types?.has("integer") && !types.has("number");
  const least = lower === "minimum" ? Math.ceil(low) : Math.floor(low) + 1;
  const most = upper === "maximum" ? Math.floor(high) : Math.ceil(high) - 1;
  const isEmpty = low > high || (low === high && isOpen) || (isWhole && least > most);
  if (!isEmpty) return undefined;
  const noun = isWhole ? "integer" : "number";
  return { keyword: lower, message: `No ${noun} keeps to "${lower}" ${low} and "${upper}" ${high}.` };
}

function textContradiction({ minLength = 0, maxLength = Infinity }: StringRules): Contradiction | undefined {
  return crossed("string", ["minLength", minLength], ["maxLength", maxLength]);
}

function arrayContradictions(rules: ArrayRules): readonly (Contradiction | undefined)[] {
  const { minItems = 0, maxItems = Infinity, contains, minContains = 1, maxContains = Infinity } = rules;
  return [
    crossed("array", ["minItems", minItems], ["maxItems", maxItems]),
    contains && crossed("array", ["minContains", minContains], ["maxContains", maxContains]),
  ];
}

function objectContradictions(rules: ObjectRules): readonly (Contradiction | undefined)[] {
  const { properties, required, patternProperties, additionalProperties, minProperties = 0 } = rules;
  const { maxProperties = Infinity } = rules;
  const forbids = additionalProperties?.never === true && !patternProperties?.size;
  const missing = [...required].filter((name) =>
    properties.has(name) ? properties.get(name)?.never === true : forbids,
  );
  return [
    crossed("object", ["minProperties", minProperties], ["maxProperties", maxProperties]),
    required.size > maxProperties
      ? crossed("object", ["required", required.size], ["maxProperties", maxProperties])
      : undefined,
    ...missing.map((name) => ({
      keyword: "required",
      item: name,
      message: `"${name}" is required, and no object may have it.`,
    })),
  ];
}

function crossed(
  noun: string,
  [lower, low]: readonly [string, number],
  [upper, high]: readonly [string, number],
): Contradiction | undefined {
  return low > high
    ? { keyword: lower, message: `No ${noun} keeps to "${lower}" ${low} and "${upper}" ${high}.` }
    : undefined;
}

function valueContradiction(values: readonly Json[], schema: Schema): Contradiction | undefined {
  const keyword = schema.const ? "const" : "enum";
  if (values.length === 0) {
    const message = schema.const ? '"const" is none of the values of "enum".' : "The enumeration lists no value.";
    return { keyword, message };
  }
  if (values.some((value) => refusalOf(value, schema) === undefined)) return undefined;
  const reasons = new Set(values.map((value) => refusalOf(value, schema)));
  return { keyword, message: `No listed value is accepted: ${[...reasons].join("; ")}.` };
}

function refusalOfDefault(schema: Schema): string | undefined {
  const value = schema.notes.default;
  if (value === undefined) return undefined;
  const text = canonicalJson(value);
  const isListed = schema.enum?.some((listed) => canonicalJson(listed) === text) ?? true;
  return refusalOf(value, schema) ?? (isListed ? undefined : "it is none of the listed values");
}

/** Why a value is refused by the types and limits of a schema; `undefined` where it is not. */
function refusalOf(value: Json, schema: Schema): string | undefined {
  const { types } = schema;
  const own = [...typesOfJson(value)];
  if (types !== undefined && !own.some((type) => types.has(type)))
    return `it is ${own[0]}, and the type is ${[...types].join(" or ")}`;
  const broken = brokenLimit(value, schema);
  if (broken === undefined) return undefined;
  const { keyword, limit, amount } = broken;
  return `${typeof value === "string" ? "its length" : "it"} is ${amount}, and "${keyword}" is ${limit}`;
}
