import { mapChildren } from "../../contract/model/children.js";
import { typesOfJson } from "../../contract/model/listed-values.js";
import type { InstanceType, Schema } from "../../contract/model/types.js";

/**
 * A schema for a value whose type is known where the check stands: to the compiler, such a value that is compared with one
 * of another type is a mistake. References stay: their checks take any value.
 */
export function ofType(schema: Schema, ...types: readonly InstanceType[]): Schema {
  const inner = mapChildren(schema, (part) => ofType(part, ...types), "in place");
  const values = inner.enum?.filter((value) => types.some((type) => typesOfJson(value).has(type)));
  return values === undefined || values.length === inner.enum?.length ? inner : { ...inner, enum: values };
}
