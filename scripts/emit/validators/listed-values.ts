import type { Json } from "../../base/json.js";
import type { InstanceType, Schema } from "../../contract/model/types.js";

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

/** Whether a listed value has one of the types that stand beside it, and is within the limits. */
export function isListable(value: Json, schema: Schema): boolean {
  const { types } = schema;
  return (
    (types === undefined || [...typesOfJson(value)].some((type) => types.has(type))) && isWithinLimits(value, schema)
  );
}

/** Limits are decided here: to the compiler, a listed text that is compared with another one is a mistake. */
function isWithinLimits(value: Json, { string = {}, number = {} }: Schema): boolean {
  if (typeof value === "string") {
    const length = [...value].length;
    return length >= (string.minLength ?? 0) && length <= (string.maxLength ?? length);
  }
  if (typeof value !== "number") return true;
  const { minimum = value, maximum = value, exclusiveMinimum = -Infinity, exclusiveMaximum = Infinity } = number;
  return value >= minimum && value <= maximum && value > exclusiveMinimum && value < exclusiveMaximum;
}

/** What is left to check of listed values, by functions that know patterns, formats and steps. */
export function undecidedBy(values: readonly Json[], { at, notes, string, number, format }: Schema): Schema {
  const texts = values.some((value) => typeof value === "string");
  const amounts = values.some((value) => typeof value === "number");
  return {
    at,
    notes,
    ...(texts && format !== undefined && { format }),
    ...(texts && string?.pattern !== undefined && { string: { pattern: string.pattern } }),
    ...(amounts && number?.multipleOf !== undefined && { number: { multipleOf: number.multipleOf } }),
  };
}
