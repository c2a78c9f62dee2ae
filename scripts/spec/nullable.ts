import { isObject, type JsonObject, own } from "../base/json.js";
import { annotationKeywords } from "../spec/keywords.js";

const annotations: ReadonlySet<string> = new Set([...annotationKeywords, "externalDocs", "xml"]);

/** It says nothing about values. */
export function isNote(keyword: string): boolean {
  return annotations.has(keyword) || keyword.startsWith("x-");
}

/** Widens a schema in place so that it accepts `null` too; whether its rules went into an alternative, the first of `anyOf`, for that. */
export function joinNull(schema: JsonObject): boolean {
  const { type } = schema;
  const branches = ["anyOf", "oneOf"].map((keyword) => own(schema, keyword)).find(Array.isArray);
  if (
    own(schema, "$ref") !== undefined ||
    Array.isArray(own(schema, "allOf")) ||
    (branches !== undefined && type !== undefined)
  ) {
    wrapWithNull(schema);
    return true;
  }
  if (branches !== undefined) {
    if (!branches.some(acceptsOnlyNull)) branches.push({ type: "null" });
  } else if (typeof type === "string" || Array.isArray(type)) {
    schema.type = [...new Set([type, "null"].flat())];
    joinNullToValues(schema);
  } else {
    joinNullToValues(schema);
  }
  return false;
}

function joinNullToValues(schema: JsonObject): void {
  const values = own(schema, "enum");
  if (Array.isArray(values) && !values.includes(null)) schema.enum = [...values, null];
  if (own(schema, "const") !== undefined && schema.const !== null) {
    schema.enum = [schema.const, null];
    delete schema.const;
  }
}

/** Moves the assertions into a branch beside `null`; annotations stay. */
function wrapWithNull(schema: JsonObject): void {
  const branch: JsonObject = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (isNote(keyword)) continue;
    branch[keyword] = value;
    delete schema[keyword];
  }
  schema.anyOf = [branch, { type: "null" }];
}

function acceptsOnlyNull(schema: unknown): boolean {
  return isObject(schema) && (own(schema, "type") === "null" || own(schema, "const") === null);
}
