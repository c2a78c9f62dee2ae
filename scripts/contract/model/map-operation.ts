import { mapUnlessSame, mapValuesUnlessSame } from "./children.js";
import { mapSchema } from "./map-schema.js";
import type { Body, FieldEncoding, Hook, MediaType, Operation, Parameter, Response, Schema } from "./types.js";

type Change = (schema: Schema) => Schema;

/** An operation with every schema in it replaced as by {@link mapSchema}. What does not change is not copied. */
export function mapOperation(operation: Operation, change: Change): Operation {
  const { parameters, strayParameters, request, responses, stream, callbacks } = operation;
  return withParts(operation, {
    parameters: mapParameters(parameters, change),
    strayParameters: strayParameters && mapParameters(strayParameters, change),
    request: request && mapBody(request, change),
    responses: mapResponses(responses, change),
    stream: stream && withParts(stream, { event: mapSchema(stream.event, change) }),
    callbacks: callbacks && mapUnlessSame(callbacks, (hook) => mapHook(hook, change)),
  });
}

/** The same of a webhook or a callback. */
export function mapHook(hook: Hook, change: Change): Hook {
  const methods = mapUnlessSame(hook.methods, (method) =>
    withParts(method, {
      parameters: mapParameters(method.parameters, change),
      request: method.request && mapBody(method.request, change),
      responses: mapResponses(method.responses, change),
    }),
  );
  return withParts(hook, { methods });
}

function mapParameters(parameters: readonly Parameter[], change: Change): readonly Parameter[] {
  return mapUnlessSame(parameters, (parameter) =>
    withParts(parameter, { schema: mapSchema(parameter.schema, change) }),
  );
}

function mapBody(body: Body, change: Change): Body {
  return withParts(body, { content: mapContent(body.content, change) });
}

function mapResponses(responses: readonly Response[], change: Change): readonly Response[] {
  return mapUnlessSame(responses, (response) => mapResponse(response, change));
}

/** The same of an answer. */
export function mapResponse(response: Response, change: Change): Response {
  return withParts(response, {
    headers: mapParameters(response.headers, change),
    content: mapContent(response.content, change),
  });
}

function mapContent(content: readonly MediaType[], change: Change): readonly MediaType[] {
  return mapUnlessSame(content, (media) => {
    const { schema, itemSchema, encoding } = media;
    return withParts(media, {
      schema: schema && mapSchema(schema, change),
      itemSchema: itemSchema && mapSchema(itemSchema, change),
      encoding: encoding && mapValuesUnlessSame(encoding, (field) => mapField(field, change)),
    });
  });
}

function mapField(field: FieldEncoding, change: Change): FieldEncoding {
  return withParts(field, { headers: field.headers && mapParameters(field.headers, change) });
}

/** The whole with parts that differ put in their place; those that it does not have stay away. */
function withParts<T extends object>(whole: T, parts: { readonly [K in keyof T]?: T[K] | undefined }): T {
  let result = whole;
  for (const name in parts) {
    const part = parts[name];
    if (part !== undefined && part !== whole[name]) result = { ...result, [name]: part };
  }
  return result;
}
