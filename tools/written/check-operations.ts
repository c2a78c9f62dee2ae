import { isObject, type JsonObject, join, own } from "../../scripts/base/json.js";
import type { Fault } from "./fault.js";
import { membersOf, type PlacedOperation, placedHooks, placedOperations } from "./operations.js";

/** Operations have a name of their own, the parameters of their path, and an answer. */
export function* checkOperations(document: JsonObject): Iterable<Fault> {
  yield* checkPaths(document);
  const ids = new Map<string, string>();
  for (const place of placedOperations(document)) {
    yield* checkId(place, ids);
    yield* checkParameters(place);
    yield* checkResponses(place);
  }
  for (const place of placedHooks(document)) {
    yield* checkId(place, ids);
    yield* checkResponses(place);
  }
}

function* checkPaths(document: JsonObject): Iterable<Fault> {
  const known = new Map<string, string>();
  for (const [path] of membersOf(document, "paths")) {
    const erased = path.replace(/\{[^{}]*\}/g, "{}");
    const other = known.get(erased);
    const pointer = join("/paths", path);
    if (other !== undefined) yield { code: "paths-identical", pointer, message: `"${path}" and "${other}" are one.` };
    known.set(erased, path);
  }
}

function* checkId({ operation, pointer }: PlacedOperation, ids: Map<string, string>): Iterable<Fault> {
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

function* checkParameters({ path, item, operation, pointer }: PlacedOperation): Iterable<Fault> {
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

function* checkResponses({ operation, pointer }: PlacedOperation): Iterable<Fault> {
  const responses = own(operation, "responses");
  if (!isObject(responses) || Object.keys(responses).length === 0)
    yield { code: "responses-missing", pointer, message: "There is no response." };
}
