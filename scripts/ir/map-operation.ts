import { mapSchema } from "./map-schema.js";
import type { MediaType, Operation, Parameter, Schema } from "./types.js";

/** Rebuilds an operation with every schema in it replaced as by {@link mapSchema}. */
export function mapOperation(operation: Operation, change: (schema: Schema) => Schema): Operation {
  const schemaOf = (schema: Schema): Schema => mapSchema(schema, change);
  const parameter = (item: Parameter): Parameter => ({ ...item, schema: schemaOf(item.schema) });
  const mediaType = (item: MediaType): MediaType => ({
    ...item,
    ...(item.schema && { schema: schemaOf(item.schema) }),
    ...(item.itemSchema && { itemSchema: schemaOf(item.itemSchema) }),
  });
  return {
    ...operation,
    parameters: operation.parameters.map(parameter),
    ...(operation.request && { request: { ...operation.request, content: operation.request.content.map(mediaType) } }),
    responses: operation.responses.map((response) => ({
      ...response,
      headers: response.headers.map(parameter),
      content: response.content.map(mediaType),
    })),
    ...(operation.stream && { stream: { ...operation.stream, event: schemaOf(operation.stream.event) } }),
  };
}
