import { mapUnlessSame, mapValuesUnlessSame, withParts } from "../../base/unless-same.js";
import { mapSchema } from "./map-schema.js";
import type { Body, FieldEncoding, Hook, MediaType, Operation, Parameter, Response, Schema } from "./types.js";

type Change = (schema: Schema) => Schema;

/** An operation with every schema in it replaced as by {@link mapSchema}. What does not change is not copied. */
export function mapOperation(operation: Operation, change: Change): Operation {
  return new OperationMapper(change).operation(operation);
}

/** The same of several operations. What they share is looked at once, and they share what is made of it. */
export function mapOperations(operations: readonly Operation[], change: Change): readonly Operation[] {
  const mapper = new OperationMapper(change);
  return operations.map((operation) => mapper.operation(operation));
}

/** The same of a webhook or a callback. */
export function mapHook(hook: Hook, change: Change): Hook {
  return new OperationMapper(change).hook(hook);
}

/** Replaces the schemas of operations and of their parts. Most operations share parameters and errors with others. */
export class OperationMapper {
  private readonly parameters = new Map<Parameter, Parameter>();
  private readonly responses = new Map<Response, Response>();

  constructor(private readonly change: Change) {}

  operation(operation: Operation): Operation {
    const { parameters, strayParameters, request, responses, stream, callbacks } = operation;
    return withParts(operation, {
      parameters: this.list(parameters),
      strayParameters: strayParameters && this.list(strayParameters),
      request: request && this.body(request),
      responses: mapUnlessSame(responses, (response) => this.response(response)),
      stream: stream && withParts(stream, { event: mapSchema(stream.event, this.change) }),
      callbacks: callbacks && mapUnlessSame(callbacks, (hook) => this.hook(hook)),
    });
  }

  hook(hook: Hook): Hook {
    const methods = mapUnlessSame(hook.methods, (method) =>
      withParts(method, {
        parameters: this.list(method.parameters),
        request: method.request && this.body(method.request),
        responses: mapUnlessSame(method.responses, (response) => this.response(response)),
      }),
    );
    return withParts(hook, { methods });
  }

  response(response: Response): Response {
    const known = this.responses.get(response);
    if (known !== undefined) return known;
    const mapped = withParts(response, {
      headers: this.list(response.headers),
      content: this.content(response.content),
    });
    this.responses.set(response, mapped);
    return mapped;
  }

  private list(parameters: readonly Parameter[]): readonly Parameter[] {
    return mapUnlessSame(parameters, (parameter) => this.parameter(parameter));
  }

  private parameter(parameter: Parameter): Parameter {
    const known = this.parameters.get(parameter);
    if (known !== undefined) return known;
    const mapped = withParts(parameter, { schema: mapSchema(parameter.schema, this.change) });
    this.parameters.set(parameter, mapped);
    return mapped;
  }

  private body(body: Body): Body {
    return withParts(body, { content: this.content(body.content) });
  }

  private content(content: readonly MediaType[]): readonly MediaType[] {
    return mapUnlessSame(content, (media) => {
      const { schema, itemSchema, encoding } = media;
      return withParts(media, {
        schema: schema && mapSchema(schema, this.change),
        itemSchema: itemSchema && mapSchema(itemSchema, this.change),
        encoding: encoding && mapValuesUnlessSame(encoding, (field) => this.field(field)),
      });
    });
  }

  private field(field: FieldEncoding): FieldEncoding {
    return withParts(field, { headers: field.headers && this.list(field.headers) });
  }
}
