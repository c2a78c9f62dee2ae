import type { Schema } from "./types.js";

/** A schema's kind in a few words, for people: `string or null`, `array of integer`, `one of "a", "b"`. */
export function describeSchema(schema: Schema): string {
  if (schema.never) return "nothing";
  if (schema.ref !== undefined) return schema.ref;
  if (schema.enum !== undefined) return describeValues(schema.enum);
  const branches = schema.anyOf ?? schema.oneOf;
  if (branches !== undefined) return [...new Set(branches.map(describeSchema))].join(" or ");
  if (schema.types === undefined)
    return schema.allOf === undefined ? "anything" : schema.allOf.map(describeSchema).join(" and ");
  return [...schema.types].map((type) => describeType(type, schema)).join(" or ");
}

function describeType(type: string, { array, format }: Schema): string {
  if (type === "array" && array?.items !== undefined) return `array of ${describeSchema(array.items)}`;
  return type === "string" && format !== undefined ? `string (${format})` : type;
}

function describeValues(values: readonly unknown[]): string {
  const shown = values.slice(0, 8).map((value) => JSON.stringify(value));
  const rest = values.length - shown.length;
  return `${values.length > 1 ? "one of " : ""}${shown.join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}
