import type { Parameter } from "../../contract/model/types.js";
import type { Space } from "../values/space.js";
import { bits } from "../values/types-mask.js";
import { schemaOf } from "../values/value-set.js";
import { styleOf } from "./parameter-style.js";

/**
 * The parameters of an operation as its calls write them, where the other side has them so: `?a=1&b=2` is an exploded object
 * (OpenAPI 3.1, "Style Examples") as much as two parameters.
 */
export function asWritten(
  parameters: readonly Parameter[],
  others: readonly Parameter[],
  space: Space,
): readonly Parameter[] {
  const names = new Set(others.flatMap(({ in: where, name }) => (where === "query" ? [name] : [])));
  return parameters.flatMap((parameter) => {
    const parts = names.has(parameter.name) ? [] : partsOf(parameter, space);
    return parts.some(({ name }) => names.has(name)) ? parts : [parameter];
  });
}

/** One parameter for each property of an exploded object; none for anything else. */
function partsOf(parameter: Parameter, space: Space): readonly Parameter[] {
  const style = styleOf(parameter);
  if (parameter.in !== "query" || (style !== "form, exploded" && style !== "deepObject")) return [];
  const view = space.viewOf(space.shapeOf(parameter.schema));
  if ((view.mask & ~bits.null) !== bits.object) return [];
  const { style: _style, explode: _explode, ...rest } = parameter;
  return [...view.properties].map(([property, shape]) => {
    const schema = schemaOf(shape);
    const name = style === "form, exploded" ? property : `${parameter.name}[${property}]`;
    return { ...rest, name, required: parameter.required && view.required.has(property), schema, at: schema.at };
  });
}
