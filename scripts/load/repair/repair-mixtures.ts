import { isObject, type JsonObject, join, own, valueAt } from "../../base/json.js";
import { referenceTo } from "../../spec/reference-text.js";
import type { DocumentNode } from "../../spec/walk.js";
import type { RepairContext } from "./repair-context.js";
import { queryFields } from "./spread-query-string.js";

/** Keywords for which `null` is a value like any other. */
const nullIsValue: ReadonlySet<string> = new Set(["default", "example", "const", "value", "dataValue"]);

/** A keyword with nothing behind it, as YAML makes `parameters:` at the end of a line `null`, says nothing. */
export function dropEmptyKeywords({ kind, value, pointer }: DocumentNode, { note }: RepairContext): void {
  if (kind === "data" || kind === "callback") return;
  for (const keyword in value) {
    if (value[keyword] !== null || nullIsValue.has(keyword) || keyword.startsWith("x-")) continue;
    delete value[keyword];
    note("keyword-repaired", join(pointer, keyword), `"${keyword}" is empty; left out.`);
  }
}

/** Parameters of the body, which OpenAPI has had in a place of their own since 3.0. */
export function repairBodyParameter(operation: JsonObject, pointer: string, { places, note }: RepairContext): void {
  const parameters = own(operation, "parameters");
  if (!Array.isArray(parameters) || own(operation, "requestBody") !== undefined) return;
  const index = parameters.findIndex((item: unknown) => isObject(item) && item.in === "body" && isObject(item.schema));
  const written: unknown = parameters[index];
  if (!isObject(written)) return;
  const { name: _, in: __, schema, ...rest } = written;
  const list = join(pointer, "parameters");
  const [at, body] = [join(list, index), join(pointer, "requestBody")];
  note(
    "keyword-repaired",
    at,
    "A parameter in the body is of Swagger 2.0; read as the body.",
    "Write a `requestBody`.",
  );
  operation.parameters = parameters.filter((_, position) => position !== index);
  operation.requestBody = { ...rest, content: { "application/json": { schema } } };
  places.move(body, at);
  places.move(join(body, "content", "application/json", "schema"), join(body, "schema"));
  places.keep(
    list,
    [...parameters.keys()].filter((position) => position !== index),
  );
}

/** What a parameter or header of Swagger 2.0 says of its values itself. */
const ofSchema = `type format items default enum pattern minimum maximum exclusiveMinimum exclusiveMaximum multipleOf
  minLength maxLength minItems maxItems uniqueItems`.split(/\s+/);

export function repairParameter(parameter: JsonObject, pointer: string, context: RepairContext): void {
  const { document, places, note } = context;
  if (own(parameter, "in") === "querystring" && queryFields(parameter, document, pointer) === undefined) {
    const message = `The query string "${String(own(parameter, "name"))}" as a whole is not offered by clients.`;
    note(
      "unsupported-parameter",
      pointer,
      message,
      "Describe its fields as `application/x-www-form-urlencoded`, or one by one with `in: query`.",
    );
  }
  if (
    own(parameter, "type") === undefined ||
    ["$ref", "schema", "content"].some((key) => Object.hasOwn(parameter, key))
  )
    return;
  const ofValues = ofSchema.filter((keyword) => own(parameter, keyword) !== undefined);
  parameter.schema = Object.fromEntries(ofValues.map((keyword) => [keyword, parameter[keyword]]));
  for (const keyword of ofValues) delete parameter[keyword];
  places.sink(pointer, "schema");
  note("keyword-repaired", join(pointer, "type"), `${ofValues.join(", ")} belong into the "schema"; moved there.`);
}

export function repairResponseSchema(response: JsonObject, pointer: string, { places, note }: RepairContext): void {
  const schema = own(response, "schema");
  if (!isObject(schema) || own(response, "content") !== undefined) return;
  delete response.schema;
  response.content = { "application/json": { schema } };
  const message = 'The "schema" of a response is of Swagger 2.0; read as that of its JSON.';
  note("keyword-repaired", join(pointer, "schema"), message, "Write `content: { application/json: { schema } }`.");
  places.move(join(pointer, "content", "application/json", "schema"), join(pointer, "schema"));
}

/** A discriminator may map to the bare name of a schema (OpenAPI 3.1, Discriminator Object); here it is written as a reference. */
export function spellOutMapping(schema: JsonObject, pointer: string, { document, note }: RepairContext): void {
  const discriminator = own(schema, "discriminator");
  const mapping = isObject(discriminator) ? own(discriminator, "mapping") : undefined;
  for (const [tag, target] of isObject(mapping) ? Object.entries(mapping) : []) {
    if (!isObject(mapping) || typeof target !== "string" || target.startsWith("#")) continue;
    const component = join("/components/schemas", target);
    if (valueAt(document, component) !== undefined) {
      mapping[tag] = referenceTo(component);
      continue;
    }
    delete mapping[tag];
    const message = `The tag "${tag}" leads to "${target}", which does not exist; it was left out.`;
    note("discriminator-unusable", join(pointer, "discriminator", "mapping", tag), message);
  }
}
