import { canonicalJson, isObject, type JsonObject, join, own, tokensOf } from "../../base/json.js";
import { strayField } from "../../spec/extensions.js";
import { operationFields, operationsIn, templateNames } from "../../spec/path-item.js";
import type { FormerPlaces } from "./former-places.js";
import { withNames } from "./name-schemes.js";
import type { RepairContext } from "./repair-context.js";

/** Matches what the path's template names with the parameters that are declared. */
export function repairPathItem(item: JsonObject, pointer: string, context: RepairContext): void {
  repairAdditionalOperations(item, pointer, context);
  dropDuplicateParameters(item, pointer, context);
  const [section, path = "", ...below] = tokensOf(pointer);
  if (section !== "paths" || path === "" || below.length > 0) return;
  const template = new Set(templateNames(path));
  for (const placed of operationsIn(item, pointer))
    matchPathParameters(item, placed.operation, placed.pointer, template, context);
}

/** Methods that have a field of their own, or that HTTP cannot send, have no place there (OpenAPI 3.2, Path Item Object). */
function repairAdditionalOperations(item: JsonObject, pointer: string, { note }: RepairContext): void {
  const additional = own(item, "additionalOperations");
  for (const method of isObject(additional) ? Object.keys(additional) : []) {
    const hasField = operationFields.some((field) => field.toUpperCase() === method);
    if (!isObject(additional) || (!hasField && /^[\w!#$%&'*+.^`|~-]+$/.test(method))) continue;
    delete additional[method];
    const message = hasField ? `${method} has a field of its own` : `${JSON.stringify(method)} is no method of HTTP`;
    note("keyword-ignored", join(pointer, "additionalOperations", method), `${message}; the operation was left out.`);
  }
}

function matchPathParameters(
  item: JsonObject,
  operation: JsonObject,
  pointer: string,
  template: ReadonlySet<string>,
  context: RepairContext,
): void {
  const declared = [item, operation].flatMap((owner) => parametersOf(owner, context.document));
  const names = new Set(declared.filter((parameter) => parameter.in === "path").map((parameter) => parameter.name));
  for (const name of template) {
    if (names.has(name)) continue;
    const added = { name, in: "path", required: true, schema: { type: "string" } };
    operation.parameters = [...(Array.isArray(operation.parameters) ? operation.parameters : []), added];
    context.note("path-parameter-mismatch", pointer, `The path parameter "${name}" is not declared; read as a string.`);
  }
  const strays: JsonObject = {};
  const list = join(pointer, "parameters");
  keepParameters(operation, list, context.places, (written, index) => {
    const parameter = resolve(written, context.document);
    if (!isObject(parameter) || parameter.in !== "path" || template.has(String(parameter.name))) return true;
    strays[index] = written;
    const at = join(list, index);
    context.places.put(join(pointer, strayField, index), context.places.at(at));
    context.note(
      "path-parameter-mismatch",
      at,
      `The path has no parameter "${parameter.name}"; its declaration was left out.`,
    );
    return false;
  });
  if (Object.keys(strays).length > 0) operation[strayField] = strays;
}

export function repairOperation(operation: JsonObject, pointer: string, context: RepairContext): void {
  dropDuplicateParameters(operation, pointer, context);
  dropUndefinedSecurity(operation, pointer, context);
  const responses = own(operation, "responses");
  if (responses !== undefined && (!isObject(responses) || Object.keys(responses).length > 0)) return;
  operation.responses = { default: { description: "" } };
  context.note("responses-missing", pointer, "The operation describes no response; anything is accepted.");
}

export function repairResponse(response: JsonObject, pointer: string, { note, version }: RepairContext): void {
  if (own(response, "$ref") !== undefined || typeof own(response, "description") === "string") return;
  response.description = "";
  // From 3.2 on it need not be there.
  if (version === "3.2") return;
  note("keyword-repaired", pointer, "The response has no description, which OpenAPI requires; read as an empty one.");
}

function dropDuplicateParameters(owner: JsonObject, pointer: string, context: RepairContext): void {
  const seen = new Set<string>();
  const list = join(pointer, "parameters");
  keepParameters(owner, list, context.places, (item, index) => {
    const parameter = resolve(item, context.document);
    if (!isObject(parameter)) return true;
    const key = canonicalJson([parameter.in, parameter.name]);
    if (!seen.has(key)) {
      seen.add(key);
      return true;
    }
    context.note(
      "parameter-duplicate",
      join(list, index),
      `The ${parameter.in} parameter "${parameter.name}" is declared twice; the first is kept.`,
    );
    return false;
  });
}

/** Keeps the parameters of an operation or path item that pass the test. */
function keepParameters(
  owner: JsonObject,
  list: string,
  places: FormerPlaces,
  test: (item: unknown, index: number) => boolean,
): void {
  const written = own(owner, "parameters");
  if (!Array.isArray(written)) return;
  const kept = [...written.keys()].filter((index) => test(written[index], index));
  owner.parameters = kept.map((index): unknown => written[index]);
  places.keep(list, kept);
}

function dropUndefinedSecurity(operation: JsonObject, pointer: string, context: RepairContext): void {
  const { document, places, note } = context;
  const components = own(document, "components");
  const schemes = isObject(components) ? own(components, "securitySchemes") : undefined;
  const requirements = own(operation, "security");
  if (!Array.isArray(requirements)) return;
  const named = requirements.map((each: unknown) => withNames(each, context));
  const kept = [...named.keys()].filter((index) => {
    const requirement = named[index];
    if (!isObject(requirement)) return true;
    const missing = Object.keys(requirement).find((name) => !isObject(schemes) || !Object.hasOwn(schemes, name));
    if (missing === undefined) return true;
    note(
      "security-undefined",
      join(pointer, "security", index),
      `The security scheme "${missing}" is not defined; left out.`,
    );
    return false;
  });
  // What else the description asks for must not go there. Where it has no scheme at all, names of schemes tell nothing.
  if (kept.length === 0 && requirements.length > 0 && !isObject(schemes)) delete operation.security;
  else operation.security = kept.map((index) => named[index]);
  places.keep(join(pointer, "security"), kept);
}

function parametersOf(owner: JsonObject, document: JsonObject): readonly JsonObject[] {
  const written = own(owner, "parameters");
  return Array.isArray(written) ? written.map((item) => resolve(item, document)).filter(isObject) : [];
}

function resolve(node: unknown, document: JsonObject): unknown {
  const ref = isObject(node) ? own(node, "$ref") : undefined;
  const name = typeof ref === "string" ? /^#\/components\/parameters\/([^/]+)$/.exec(ref)?.[1] : undefined;
  const components = own(document, "components");
  const parameters = isObject(components) ? own(components, "parameters") : undefined;
  return name === undefined || !isObject(parameters) ? node : own(parameters, decodeURIComponent(name));
}
