import { mapSchema } from "./map-schema.js";
import type { Body, FieldEncoding, Hook, MediaType, Operation, Parameter, Response, Schema } from "./types.js";

type Change = (schema: Schema) => Schema;

/** Rebuilds an operation with every schema in it replaced as by {@link mapSchema}. */
export function mapOperation(operation: Operation, change: Change): Operation {
  const { strayParameters, request, stream, callbacks } = operation;
  return {
    ...operation,
    parameters: operation.parameters.map((parameter) => mapParameter(parameter, change)),
    ...(strayParameters && {
      strayParameters: strayParameters.map((parameter) => mapParameter(parameter, change)),
    }),
    ...(request && { request: mapBody(request, change) }),
    responses: operation.responses.map((response) => mapResponse(response, change)),
    ...(stream && { stream: { ...stream, event: mapSchema(stream.event, change) } }),
    ...(callbacks && { callbacks: callbacks.map((hook) => mapHook(hook, change)) }),
  };
}

/** Rebuilds a webhook or a callback in the same way. */
export function mapHook(hook: Hook, change: Change): Hook {
  const methods = hook.methods.map((method) => ({
    ...method,
    parameters: method.parameters.map((parameter) => mapParameter(parameter, change)),
    ...(method.request && { request: mapBody(method.request, change) }),
    responses: method.responses.map((response) => mapResponse(response, change)),
  }));
  return { ...hook, methods };
}

function mapParameter(parameter: Parameter, change: Change): Parameter {
  return { ...parameter, schema: mapSchema(parameter.schema, change) };
}

function mapBody(body: Body, change: Change): Body {
  return { ...body, content: body.content.map((media) => mapMediaType(media, change)) };
}

/** Rebuilds an answer in the same way. */
export function mapResponse(response: Response, change: Change): Response {
  return {
    ...response,
    headers: response.headers.map((header) => mapParameter(header, change)),
    content: response.content.map((media) => mapMediaType(media, change)),
  };
}

function mapMediaType(media: MediaType, change: Change): MediaType {
  return {
    ...media,
    ...(media.schema && { schema: mapSchema(media.schema, change) }),
    ...(media.itemSchema && { itemSchema: mapSchema(media.itemSchema, change) }),
    ...(media.encoding && {
      encoding: new Map([...media.encoding].map(([name, field]) => [name, mapField(field, change)])),
    }),
  };
}

function mapField(field: FieldEncoding, change: Change): FieldEncoding {
  return { ...field, ...(field.headers && { headers: field.headers.map((header) => mapParameter(header, change)) }) };
}
