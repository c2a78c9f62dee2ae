import type { Json } from "../../base/json.js";
import type { InstanceType, Schema } from "./types.js";
import { isWithinLimits } from "./within-limits.js";

/** The types that a JSON value is an instance of; a whole number is of two. */
export function typesOfJson(value: Json): ReadonlySet<InstanceType> {
  if (value === null) return new Set(["null"]);
  if (Array.isArray(value)) return new Set(["array"]);
  switch (typeof value) {
    case "boolean":
      return new Set(["boolean"]);
    case "string":
      return new Set(["string"]);
    case "number":
      return Number.isInteger(value) ? new Set(["integer", "number"]) : new Set(["number"]);
    default:
      return new Set(["object"]);
  }
}

/**
 * Whether a listed value has one of the types that stand beside it, and is within the limits. That is decided here: to the
 * compiler, a listed text that is compared with another one is a mistake.
 */
export function isListable(value: Json, schema: Schema): boolean {
  const { types } = schema;
  return (
    (types === undefined || [...typesOfJson(value)].some((type) => types.has(type))) && isWithinLimits(value, schema)
  );
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
