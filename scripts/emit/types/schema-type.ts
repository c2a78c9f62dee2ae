import { isFile } from "../../contract/model/is-file.js";
import type { Schema } from "../../contract/model/types.js";

/** The type expression of a schema in a signature: its name, or a scalar. */
export function schemaType(schema: Schema): string {
  if (schema.ref !== undefined) return schema.ref;
  if (isFile(schema)) return "Blob";
  if (schema.types === undefined) return "unknown";
  const scalars = { integer: "number", array: "unknown[]", object: "Record<string, unknown>" } as const;
  return [
    ...new Set([...schema.types].map((type) => (type in scalars ? scalars[type as keyof typeof scalars] : type))),
  ].join(" | ");
}
