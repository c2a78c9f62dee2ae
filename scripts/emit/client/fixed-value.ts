import type { Parameter } from "../../contract/model/types.js";

/** The one value that a header of a part can have, or has unless somebody says another. */
export function fixedValue({ schema }: Parameter): string | undefined {
  const { enum: values = [], notes } = schema;
  const value = values.length === 1 ? values[0] : notes.default;
  return value === undefined || value === null || typeof value === "object" ? undefined : String(value);
}
