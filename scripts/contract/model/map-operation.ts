import { mapContent, mapList } from "./map-list.js";
import { mapSchema } from "./map-schema.js";
import type { Body, FieldEncoding, Hook, MediaType, Operation, Parameter, Response, Schema } from "./types.js";

type Change = (schema: Schema) => Schema;

/** Rebuilds an operation with every schema in it replaced as by {@link mapSchema}. */
export function mapOperation(operation: Operation, change: Change): Operation {
  return new OperationMapper(change).operation(operation);
}

/**
 * As {@link mapOperation}, for many operations. Most descriptions define a parameter or an answer once for many of them: what
 * operations share is replaced once, and they share what replaces it. What does not change is not copied.
 */
export class OperationMapper {
  private readonly mapped = new Map<object, unknown>();

  constructor(private readonly change: Change) {}

  operation(operation: Operation): Operation {
    const { parameters, strayParameters, request, responses, stream, callbacks } = operation;
    return {
      ...operation,
      parameters: this.parameters(parameters),
      ...(strayParameters && { strayParameters: this.parameters(strayParameters) }),
      ...(request && { request: this.body(request) }),
      responses: this.responses(responses),
      ...(stream && { stream: { ...stream, event: mapSchema(stream.event, this.change) } }),
      ...(callbacks && { callbacks: callbacks.map((hook) => this.hook(hook)) }),
    };
  }

  /** Rebuilds a webhook or a callback in the same way. */
  hook(hook: Hook): Hook {
    const methods = hook.methods.map((method) => ({
      ...method,
      parameters: this.parameters(method.parameters),
      ...(method.request && { request: this.body(method.request) }),
      responses: this.responses(method.responses),
    }));
    return { ...hook, methods };
  }

  private parameters(parameters: readonly Parameter[]): readonly Parameter[] {
    return mapList(parameters, (parameter) => this.parameter(parameter));
  }

  private parameter(parameter: Parameter): Parameter {
    return this.once(parameter, () => {
      const schema = mapSchema(parameter.schema, this.change);
      return schema === parameter.schema ? parameter : { ...parameter, schema };
    });
  }

  private body(body: Body): Body {
    return this.once(body, () => this.withContent(body));
  }

  private responses(responses: readonly Response[]): readonly Response[] {
    return mapList(responses, (response) => this.response(response));
  }

  /** Rebuilds an answer in the same way. */
  response(response: Response): Response {
    return this.once(response, () => {
      const headers = this.parameters(response.headers);
      return this.withContent(headers === response.headers ? response : { ...response, headers });
    });
  }

  private withContent<Part extends Body | Response>(part: Part): Part {
    return mapContent(part, (media) => this.mediaType(media));
  }

  private mediaType(media: MediaType): MediaType {
    const { change } = this;
    const schema = media.schema && mapSchema(media.schema, change);
    const itemSchema = media.itemSchema && mapSchema(media.itemSchema, change);
    const { encoding } = media;
    if (schema === media.schema && itemSchema === media.itemSchema && encoding === undefined) return media;
    return {
      ...media,
      ...(schema && { schema }),
      ...(itemSchema && { itemSchema }),
      ...(encoding && { encoding: new Map([...encoding].map(([name, field]) => [name, this.field(field)])) }),
    };
  }

  private field(field: FieldEncoding): FieldEncoding {
    return { ...field, ...(field.headers && { headers: this.parameters(field.headers) }) };
  }

  private once<Part extends object>(part: Part, map: () => Part): Part {
    const known = this.mapped.get(part) as Part | undefined;
    if (known !== undefined) return known;
    const made = map();
    this.mapped.set(part, made);
    return made;
  }
}
