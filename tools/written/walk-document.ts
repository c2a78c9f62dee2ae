import { child, isObject, type JsonObject } from "../../scripts/base/json.js";

/** Fields whose members have names of the API's choice. */
const maps: ReadonlySet<string> = new Set([
  "$defs",
  "additionalOperations",
  "callbacks",
  "content",
  "dependentSchemas",
  "encoding",
  "headers",
  "parameters",
  "paths",
  "patternProperties",
  "properties",
  "requestBodies",
  "responses",
  "schemas",
  "webhooks",
]);

/** Fields whose value is the API's data, or says nothing of schemas. */
const data: ReadonlySet<string> = new Set([
  "const",
  "default",
  "discriminator",
  "enum",
  "example",
  "examples",
  "info",
  "required",
  "security",
  "securitySchemes",
  "servers",
  "tags",
]);

/** Every object of a document in which fields have the meaning that OpenAPI gives them, and its JSON pointer. */
export function* walkDocument(node: unknown, pointer = ""): Iterable<readonly [JsonObject, string]> {
  if (Array.isArray(node)) {
    for (const [index, item] of node.entries()) yield* walkDocument(item, child(pointer, index));
    return;
  }
  if (!isObject(node)) return;
  yield [node, pointer];
  for (const [field, value] of Object.entries(node)) {
    const at = child(pointer, field);
    if (data.has(field) || field.startsWith("x-")) continue;
    if (!maps.has(field) || !isObject(value)) yield* walkDocument(value, at);
    else if (field === "callbacks") yield* walkCallbacks(value, at);
    else yield* walkMembers(value, at);
  }
}

function* walkMembers(map: JsonObject, pointer: string): Iterable<readonly [JsonObject, string]> {
  for (const [name, member] of Object.entries(map)) yield* walkDocument(member, child(pointer, name));
}

/** Callbacks have a name, and below it one path item by expression. */
function* walkCallbacks(callbacks: JsonObject, pointer: string): Iterable<readonly [JsonObject, string]> {
  for (const [name, expressions] of Object.entries(callbacks))
    if (isObject(expressions)) yield* walkMembers(expressions, child(pointer, name));
}
