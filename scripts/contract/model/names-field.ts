import { inPlace } from "./find-property.js";
import type { MediaType, Schema } from "./types.js";

/** The schema of a form, one of its parts or alternatives, names the field, or leaves open which fields there are. */
export function namesField(
  { schema }: Pick<MediaType, "schema">,
  name: string,
  schemas: ReadonlyMap<string, Schema>,
): boolean {
  return schema === undefined || inPlace(schema, schemas).some((place) => isNamedBy(place, name));
}

function isNamedBy({ object, conditional }: Schema, name: string): boolean {
  if (conditional || object?.dependentSchemas || object?.properties.has(name)) return true;
  const { additionalProperties, patternProperties } = object ?? {};
  return patternProperties !== undefined || (additionalProperties !== undefined && !additionalProperties.never);
}
