import { compareText } from "../../base/diagnostics.js";
import { isObject, type Json, objectOf } from "../../base/json.js";
import { allNames } from "../../contract/model/in-place.js";
import { printSchema } from "../../contract/model/print-schema.js";
import type { Schema } from "../../contract/model/types.js";
import { childKeywords } from "../../spec/keywords.js";
import { jsonLiteral, propertyKey } from "../code/encode.js";
import type { ModuleScope } from "./module-scope.js";

/** The JSON Schemas of the named schemas and of all that they refer to, as the declaration of a table. */
export function jsonSchemaTable(
  schemas: ReadonlyMap<string, Schema>,
  names: readonly string[],
  scope: Pick<ModuleScope, "typed">,
): string {
  const found = new Set(names);
  for (const name of found) {
    const schema = schemas.get(name);
    if (schema !== undefined) for (const used of allNames(schema)) found.add(used);
  }
  const lines = [...found].sort().flatMap((name) => {
    const schema = schemas.get(name);
    return schema === undefined ? [] : [`  ${propertyKey(name)}: ${jsonLiteral(compactSchema(schema))},\n`];
  });
  return `const jsonSchemas${scope.typed(": Readonly<Record<string, unknown>>")} = {\n${lines.join("")}};\n`;
}

/** The size of the schemas as JSON, in characters. */
export function jsonSchemaSize(schemas: ReadonlyMap<string, Schema>): number {
  return [...schemas.values()].reduce((sum, schema) => sum + JSON.stringify(compactSchema(schema)).length, 0);
}

/** The schema with references to `$defs`, without what is OpenAPI's alone. */
function compactSchema(schema: Schema): Json {
  return rewrite(printSchema(schema), false) as Json;
}

function rewrite(node: unknown, areNames: boolean): unknown {
  if (Array.isArray(node)) return node.map((item) => rewrite(item, false));
  if (!isObject(node)) return node;
  const kept = Object.entries(node).filter(([key]) => areNames || (key !== "discriminator" && !key.startsWith("x-")));
  if (areNames) kept.sort(([a], [b]) => compareText(a, b));
  return objectOf(
    kept.map(([key, value]) => {
      if (areNames) return [key, rewrite(value, false)];
      if (key === "$ref" && typeof value === "string") return [key, value.replace("#/components/schemas/", "#/$defs/")];
      if (key === "required" && Array.isArray(value)) return [key, [...value].sort()];
      const children = childKeywords.get(key);
      return [key, children === undefined ? value : rewrite(value, children === "map")];
    }),
  );
}
