import type { Json } from "../../base/json.js";
import type { InstanceType, Schema } from "./types.js";
import { isWithinLimits } from "./within-limits.js";

const nullTypes: ReadonlySet<InstanceType> = new Set(["null"]);
const arrayTypes: ReadonlySet<InstanceType> = new Set(["array"]);
const booleanTypes: ReadonlySet<InstanceType> = new Set(["boolean"]);
const stringTypes: ReadonlySet<InstanceType> = new Set(["string"]);
const integerTypes: ReadonlySet<InstanceType> = new Set(["integer", "number"]);
const numberTypes: ReadonlySet<InstanceType> = new Set(["number"]);
const objectTypes: ReadonlySet<InstanceType> = new Set(["object"]);

/** The types that a JSON value is an instance of; a whole number is of two. */
export function typesOfJson(value: Json): ReadonlySet<InstanceType> {
  if (value === null) return nullTypes;
  if (Array.isArray(value)) return arrayTypes;
  switch (typeof value) {
    case "boolean":
      return booleanTypes;
    case "string":
      return stringTypes;
    case "number":
      return Number.isInteger(value) ? integerTypes : numberTypes;
    default:
      return objectTypes;
  }
}

/**
 * Whether a listed value has one of the types that stand beside it, and is within the limits. That is decided here: to the
 * compiler, a listed text that is compared with another one is a mistake.
 */
export function isListable(value: Json, schema: Schema): boolean {
  return isOfTypes(value, schema.types) && isWithinLimits(value, schema);
}

function isOfTypes(value: Json, types: ReadonlySet<InstanceType> | undefined): boolean {
  if (types === undefined) return true;
  for (const type of typesOfJson(value)) if (types.has(type)) return true;
  return false;
}

/** What is left to check of listed values, by functions that know patterns, formats and steps. */
export function undecidedBy(values: readonly Json[], { at, notes, string, number, format }: Schema): Schema {
  const { minLength: _min, maxLength: _max, ...texts } = string ?? {};
  const { minimum: _low, maximum: _high, exclusiveMinimum: _above, exclusiveMaximum: _below, ...steps } = number ?? {};
  return {
    at,
    notes,
    ...(values.some((value) => typeof value === "string") && {
      string: texts,
      ...(format !== undefined && { format }),
    }),
    ...(values.some((value) => typeof value === "number") && { number: steps }),
  };
}
