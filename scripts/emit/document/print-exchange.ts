import { memberName } from "../../base/identifiers.js";
import { assign, type JsonObject, objectOf, setOwn } from "../../base/json.js";
import { printSchema } from "../../contract/model/print-schema.js";
import type { SecurityRequirement } from "../../contract/model/security.js";
import type {
  Body,
  FieldEncoding,
  Hook,
  MediaType,
  Operation,
  Parameter,
  Response,
} from "../../contract/model/types.js";
import { tabStyle } from "../../spec/extensions.js";
import { operationFields } from "../../spec/path-item.js";

/** Parameters of an operation or a call; nothing where there are none. */
export function printParameters(parameters: readonly Parameter[]): readonly JsonObject[] | undefined {
  return parameters.length === 0 ? undefined : parameters.map(printParameter);
}

function printParameter(parameter: Parameter): JsonObject {
  return members([["name", parameter.name], ["in", parameter.in], ...printParameterRest(parameter)]);
}

function printParameterRest(parameter: Parameter): readonly (readonly [string, unknown])[] {
  const schema = printSchema(parameter.schema);
  return [
    ["description", parameter.description],
    ["required", parameter.required || undefined],
    ["deprecated", parameter.deprecated],
    ["x-providers", parameter.providers],
    ["style", parameter.style === tabStyle ? undefined : parameter.style],
    ["explode", parameter.explode],
    ["allowReserved", parameter.allowReserved],
    ["allowEmptyValue", parameter.allowEmptyValue],
    ...(parameter.mediaType === undefined
      ? [["schema", schema] as const]
      : [["content", { [parameter.mediaType]: { schema } }] as const]),
    ...(parameter.extensions ?? []),
  ];
}

export function printBody({ description, required, content, providers }: Body): JsonObject {
  return members([
    ["description", description],
    ["x-providers", providers],
    ["required", required || undefined],
    ["content", printContent(content)],
  ]);
}

/** Names of answers that stand in the components, and are referred to. */
export type NamedAnswers = ReadonlyMap<Response, string>;

export function printAnswers(answers: NamedAnswers): JsonObject {
  return objectOf([...answers].map(([response, name]) => [name, printResponse(response)]));
}

export function printResponses(responses: readonly Response[], answers: NamedAnswers = new Map()): JsonObject {
  const printed: JsonObject = {};
  for (const response of responses) {
    const name = answers.get(response);
    assign(printed, response.status, name === undefined ? printResponse(response) : printReference(name, response));
  }
  return printed;
}

function printReference(name: string, { description }: Response): JsonObject {
  return { $ref: `#/components/responses/${name}`, description };
}

function printResponse({ description, headers, content, providers }: Response): JsonObject {
  return members([
    ["description", description],
    ["x-providers", providers],
    ["headers", headers.length === 0 ? undefined : printHeaders(headers)],
    ["content", content.length === 0 ? undefined : printContent(content)],
  ]);
}

function printContent(content: readonly MediaType[]): JsonObject {
  return objectOf(
    content.map(({ type, schema, itemSchema, encoding, providers }) => [
      type,
      members([
        ["x-providers", providers],
        ["schema", (schema ?? itemSchema) && printSchema((schema ?? itemSchema) as NonNullable<typeof schema>)],
        ["encoding", encoding && objectOf([...encoding].map(([name, field]) => [name, printEncoding(field)]))],
      ]),
    ]),
  );
}

function printEncoding({ contentType, headers, style, explode, allowReserved }: FieldEncoding): JsonObject {
  return members([
    ["contentType", contentType],
    ["headers", headers && printHeaders(headers)],
    ["style", style === tabStyle ? undefined : style],
    ["explode", explode],
    ["allowReserved", allowReserved],
  ]);
}

function printHeaders(headers: readonly Parameter[]): JsonObject {
  return objectOf(headers.map((header) => [header.name, members(printParameterRest(header))]));
}

/** Turns a wanted operationId into one that no other operation of the document has. */
export type ReserveId = (wanted: string) => string;

/** Webhooks by name. */
export function printWebhooks(hooks: readonly Hook[], reserve: ReserveId): JsonObject {
  return objectOf(hooks.map((hook) => [hook.name, printHook(hook, `${memberName(hook.name)}Webhook`, reserve)]));
}

/** Callbacks of an operation by name, each by its expressions. */
export function printCallbacks({ id, callbacks = [] }: Operation, reserve: ReserveId): JsonObject | undefined {
  const printed = new Map<string, JsonObject>();
  for (const hook of callbacks) {
    const [name = "", ...rest] = hook.name.split(" ");
    const expressions = printed.get(name) ?? {};
    setOwn(expressions, rest.join(" "), printHook(hook, memberName(`${id} ${name} callback`), reserve));
    printed.set(name, expressions);
  }
  return printed.size === 0 ? undefined : objectOf(printed);
}

/** Descriptions give webhooks and callbacks an operationId or not; written ones have one made from their key. */
function printHook({ methods }: Hook, id: string, reserve: ReserveId): JsonObject {
  const item: JsonObject = {};
  for (const written of methods) {
    const { method, tags, summary, description, deprecated, parameters, request, responses } = written;
    const operation = members([
      ["tags", tags.length === 0 ? undefined : tags],
      ["operationId", reserve(methods.length === 1 ? id : memberName(`${id} ${method.toLowerCase()}`))],
      ["summary", summary],
      ["description", description],
      ["deprecated", deprecated],
      ["x-providers", written.providers],
      ["security", written.security?.map(printRequirement)],
      ["parameters", printParameters(parameters)],
      ["requestBody", request && printBody(request)],
      ["responses", printResponses(responses)],
      ...(written.extensions ?? []),
    ]);
    setOperation(item, method, operation);
  }
  return item;
}

export function printRequirement(requirement: SecurityRequirement): JsonObject {
  return objectOf([...requirement].map(([name, scopes]) => [name, [...scopes]]));
}

/** Puts an operation where OpenAPI 3.2 wants one of its method. */
export function setOperation(item: JsonObject, method: string, operation: JsonObject): void {
  if (isFieldMethod(method)) {
    setOwn(item, method.toLowerCase(), operation);
    return;
  }
  item.additionalOperations ??= {};
  setOwn(item.additionalOperations as JsonObject, method, operation);
}

const fieldMethods: ReadonlySet<string> = new Set(operationFields.map((field) => field.toUpperCase()));

function isFieldMethod(method: string): boolean {
  return fieldMethods.has(method);
}

/** An object of the members that there are. */
export function members(entries: readonly (readonly [string, unknown])[]): JsonObject {
  const object: JsonObject = {};
  for (const [name, value] of entries) if (value !== undefined) assign(object, name, value);
  return object;
}
