import { child, isObject, type JsonObject, join, own } from "../../scripts/json.js";
import type { Fault } from "./fault.js";

interface Place {
  readonly item: JsonObject;
  readonly operation: JsonObject;
  readonly pointer: string;
}

/** Operations have a name of their own, the parameters of their path, and an answer. */
export function* checkOperations(document: JsonObject): Iterable<Fault> {
  yield* checkPaths(document);
  const ids = new Map<string, string>();
  for (const [path, item, pointer] of pathItemsOf(document)) {
    for (const place of operationsAt(item, pointer)) {
      yield* checkId(place, ids);
      yield* checkParameters(place, path);
      yield* checkResponses(place);
      for (const hook of callbacksOf(place.operation, place.pointer)) yield* checkId(hook, ids);
    }
  }
  for (const [name, item] of membersOf(document, "webhooks")) {
    for (const place of operationsAt(item, join("/webhooks", name))) {
      yield* checkId(place, ids);
      yield* checkResponses(place);
    }
  }
}

/** How many operations the paths of a document have. */
export function countOperations(document: JsonObject): number {
  return [...pathItemsOf(document)].reduce((sum, [, item, pointer]) => sum + operationsAt(item, pointer).length, 0);
}

function* checkPaths(document: JsonObject): Iterable<Fault> {
  const known = new Map<string, string>();
  for (const [path, , pointer] of pathItemsOf(document)) {
    const erased = path.replace(/\{[^{}]*\}/g, "{}");
    const other = known.get(erased);
    if (other !== undefined) yield { code: "paths-identical", pointer, message: `"${path}" and "${other}" are one.` };
    known.set(erased, path);
  }
}

function* checkId({ operation, pointer }: Place, ids: Map<string, string>): Iterable<Fault> {
  const id = own(operation, "operationId");
  if (typeof id !== "string" || id === "") {
    yield { code: "operation-id-missing", pointer, message: "There is no operationId." };
    return;
  }
  const other = ids.get(id);
  ids.set(id, pointer);
  if (other !== undefined)
    yield { code: "operation-id-duplicate", pointer, message: `"${id}" is also the operationId of ${other}.` };
  if (!/^[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=]+$/.test(id))
    yield { code: "operation-id-unsafe", pointer, message: `"${id}" cannot stand in a URL.` };
}

function* checkParameters({ item, operation, pointer }: Place, path: string): Iterable<Fault> {
  const written = [own(item, "parameters"), own(operation, "parameters")];
  const parameters = written.flatMap((list) => (Array.isArray(list) ? list.filter(isObject) : []));
  const keys = parameters.map((parameter) => `${own(parameter, "in")} ${own(parameter, "name")}`);
  const template = [...path.matchAll(/\{([^{}]+)\}/g)].map((match) => `path ${match[1]}`);
  const fault = (code: string, key: string): Fault => ({ code, pointer, message: `${path}: ${key}` });
  for (const key of template) if (!keys.includes(key)) yield fault("path-parameter-undeclared", key);
  for (const [index, key] of keys.entries()) {
    const parameter = parameters[index];
    if (keys.indexOf(key) < index) yield fault("parameter-duplicate", key);
    if (!key.startsWith("path ")) continue;
    if (!template.includes(key)) yield fault("path-parameter-stray", key);
    if (parameter !== undefined && own(parameter, "required") !== true) yield fault("path-parameter-optional", key);
  }
}

function* checkResponses({ operation, pointer }: Place): Iterable<Fault> {
  const responses = own(operation, "responses");
  if (!isObject(responses) || Object.keys(responses).length === 0)
    yield { code: "responses-missing", pointer, message: "There is no response." };
}

const methods = ["delete", "get", "head", "options", "patch", "post", "put", "query", "trace"];

function operationsAt(item: JsonObject, pointer: string): readonly Place[] {
  const places = methods.flatMap((method) => {
    const operation = own(item, method);
    return isObject(operation) ? [{ item, operation, pointer: child(pointer, method) }] : [];
  });
  const others = membersOf(item, "additionalOperations").map(([method, operation]) => {
    return { item, operation, pointer: join(pointer, "additionalOperations", method) };
  });
  return [...places, ...others];
}

function callbacksOf(operation: JsonObject, pointer: string): readonly Place[] {
  return membersOf(operation, "callbacks").flatMap(([name, expressions]) =>
    Object.entries(expressions).flatMap(([expression, item]) =>
      isObject(item) ? operationsAt(item, join(pointer, "callbacks", name, expression)) : [],
    ),
  );
}

function pathItemsOf(document: JsonObject): readonly (readonly [path: string, item: JsonObject, pointer: string])[] {
  return membersOf(document, "paths").map(([path, item]) => [path, item, join("/paths", path)]);
}

function membersOf(node: JsonObject, field: string): readonly (readonly [string, JsonObject])[] {
  const map = own(node, field);
  return Object.entries(isObject(map) ? map : {}).filter((entry): entry is [string, JsonObject] => isObject(entry[1]));
}
