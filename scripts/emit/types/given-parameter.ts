import { shapeOf } from "../../contract/model/shape.js";
import type { Parameter, Schema } from "../../contract/model/types.js";
import { isJsonType } from "../../spec/media-types.js";

/**
 * A parameter as whoever calls gives it. One that is described by a media type other than JSON is the text that is sent, and
 * one that may be empty takes `""`, whatever its schema says.
 */
export function givenParameter(parameter: Parameter, schemas: ReadonlyMap<string, Schema>): Parameter {
  const { mediaType, ...rest } = parameter;
  const { schema } = rest;
  if (mediaType !== undefined) {
    const isText = !isJsonType(mediaType) && !shapeOf(schema, schemas).isScalar;
    return isText ? { ...rest, schema: { at: schema.at, types: new Set(["string"]), notes: schema.notes } } : rest;
  }
  if (!rest.allowEmptyValue || rest.in !== "query") return rest;
  const empty = { at: schema.at, enum: [""], notes: {} };
  return { ...rest, schema: { at: schema.at, anyOf: [schema, empty], notes: schema.notes } };
}
