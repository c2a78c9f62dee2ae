import { printSchema } from "../ir/print-schema.js";
import type { Body, Hook, MediaType, Parameter, Response } from "../ir/types.js";
import { type JsonObject, objectOf, setOwn } from "../json.js";
import { operationFields } from "../path-item.js";

export function printParameter(parameter: Parameter): JsonObject {
  return members([["name", parameter.name], ["in", parameter.in], ...printParameterRest(parameter)]);
}

function printParameterRest(parameter: Parameter): readonly (readonly [string, unknown])[] {
  const schema = printSchema(parameter.schema);
  return [
    ["description", parameter.description],
    ["required", parameter.required || undefined],
    ["deprecated", parameter.deprecated],
    ["x-providers", parameter.providers],
    ["style", parameter.style],
    ["explode", parameter.explode],
    ...(parameter.mediaType === undefined
      ? [["schema", schema] as const]
      : [["content", { [parameter.mediaType]: { schema } }] as const]),
    ...(parameter.extensions ?? []),
  ];
}

export function printBody({ description, required, content }: Body): JsonObject {
  return members([
    ["description", description],
    ["required", required || undefined],
    ["content", printContent(content)],
  ]);
}

export function printResponses(responses: readonly Response[]): JsonObject {
  return objectOf(responses.map((response) => [response.status, printResponse(response)]));
}

function printResponse({ description, headers, content }: Response): JsonObject {
  return members([
    ["description", description],
    [
      "headers",
      headers.length === 0
        ? undefined
        : objectOf(headers.map((header) => [header.name, members(printParameterRest(header))])),
    ],
    ["content", content.length === 0 ? undefined : printContent(content)],
  ]);
}

function printContent(content: readonly MediaType[]): JsonObject {
  return objectOf(
    content.map(({ type, schema, itemSchema, encoding }) => [
      type,
      members([
        ["schema", (schema ?? itemSchema) && printSchema((schema ?? itemSchema) as NonNullable<typeof schema>)],
        [
          "encoding",
          encoding &&
            objectOf([...encoding].map(([name, { contentType }]) => [name, members([["contentType", contentType]])])),
        ],
      ]),
    ]),
  );
}

/** Webhooks by name. */
export function printWebhooks(hooks: readonly Hook[]): JsonObject {
  return objectOf(hooks.map((hook) => [hook.name, printHook(hook)]));
}

/** Callbacks by name, each by its expressions. */
export function printCallbacks(hooks: readonly Hook[]): JsonObject {
  const callbacks = new Map<string, JsonObject>();
  for (const hook of hooks) {
    const [name = "", ...rest] = hook.name.split(" ");
    const expressions = callbacks.get(name) ?? {};
    setOwn(expressions, rest.join(" "), printHook(hook));
    callbacks.set(name, expressions);
  }
  return objectOf(callbacks);
}

function printHook({ methods }: Hook): JsonObject {
  const item: JsonObject = {};
  for (const { method, summary, description, request, responses } of methods) {
    const operation = members([
      ["summary", summary],
      ["description", description],
      ["requestBody", request && printBody(request)],
      ["responses", printResponses(responses)],
    ]);
    setOperation(item, method, operation);
  }
  return item;
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

function isFieldMethod(method: string): boolean {
  return operationFields.some((field) => field.toUpperCase() === method);
}

export function members(entries: readonly (readonly [string, unknown])[]): JsonObject {
  return objectOf(entries.filter(([, value]) => value !== undefined));
}
