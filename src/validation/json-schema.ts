import { hasOwn } from "./record.js";
import type { JsonSchemaConverter } from "./validator-types.js";

type JsonObject = { readonly [name: string]: unknown };

const dialects: Readonly<Record<string, string>> = {
  "draft-2020-12": "https://json-schema.org/draft/2020-12/schema",
  "draft-07": "http://json-schema.org/draft-07/schema#",
};

/**
 * The JSON Schema of a validator (Standard JSON Schema 1) for the targets `draft-2020-12` and `draft-07`; throws a
 * `RangeError` for others and for what a target cannot express. Input and output are the same.
 */
export function jsonSchema(schemas: Readonly<Record<string, unknown>>, name: string): JsonSchemaConverter {
  const convert = ({ target }: { readonly target: string }): Record<string, unknown> => {
    const dialect = dialects[target];
    if (dialect === undefined)
      throw new RangeError(`JSON Schema for the target ${JSON.stringify(target)} is not supported.`);
    const definitions = Object.fromEntries(
      [...reachable(schemas, name)].map((key) => [key, structuredClone(schemas[key])]),
    );
    const root = `#/$defs/${name}`;
    if (target === "draft-2020-12") return { $schema: dialect, $ref: root, $defs: definitions };
    const older = Object.fromEntries(Object.entries(definitions).map(([key, schema]) => [key, toDraft7(schema)]));
    return { $schema: dialect, allOf: [{ $ref: root.replace("$defs", "definitions") }], definitions: older };
  };
  return { input: convert, output: convert };
}

/** The names of the schemas that one refers to, itself first. */
function reachable(schemas: Readonly<Record<string, unknown>>, name: string): ReadonlySet<string> {
  const found = new Set([name]);
  for (const key of found) {
    for (const [, used = ""] of JSON.stringify(schemas[key]).matchAll(/"\$ref":"#\/\$defs\/([^"]+)"/g)) {
      if (hasOwn(schemas, used)) found.add(used);
    }
  }
  return found;
}

const values: ReadonlySet<string> = new Set(["const", "enum", "default", "examples"]);
const maps: ReadonlySet<string> = new Set(["properties", "patternProperties", "dependentSchemas"]);

function toDraft7(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(toDraft7);
  if (!isObject(schema)) return schema;
  const result: Record<string, unknown> = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (/^(?:unevaluated|minContains|maxContains)/.test(keyword)) {
      throw new RangeError(`JSON Schema draft-07 has no ${keyword}.`);
    }
    result[keyword] = values.has(keyword) ? value : maps.has(keyword) ? mapValues(value) : toDraft7(value);
  }
  const { $ref, prefixItems, items, dependentRequired, dependentSchemas, ...rest } = result;
  if (prefixItems !== undefined)
    Object.assign(rest, { items: prefixItems, ...(items !== undefined && { additionalItems: items }) });
  else if (items !== undefined) rest["items"] = items;
  if (dependentRequired !== undefined || dependentSchemas !== undefined) {
    rest["dependencies"] = { ...Object(dependentRequired), ...Object(dependentSchemas) };
  }
  if (typeof $ref !== "string") return rest;
  const reference = { $ref: $ref.replace("#/$defs/", "#/definitions/") };
  // Draft 7 ignores what stands beside a reference.
  return Object.keys(rest).length === 0 ? reference : { allOf: [reference, rest] };
}

function mapValues(value: unknown): unknown {
  return isObject(value)
    ? Object.fromEntries(Object.entries(value).map(([name, item]) => [name, toDraft7(item)]))
    : value;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
