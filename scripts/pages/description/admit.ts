import { isObject, type JsonObject, own } from "../../base/json.js";
import { type JsonNode, jsonValue } from "../blocks/json-reader.js";
import type { Note } from "../facts/field.js";
import type { Example } from "../facts/infer-schema.js";

/**
 * Loosens a schema until an example of the same page passes: a page that contradicts itself restricts nothing by what its
 * own example breaks. Each contradiction is reported. The schema is changed in place.
 */
export function admitExample(schema: JsonObject, { node, lineAt }: Example, note: Note): void {
  new Admission(lineAt, note).admit(schema, node, []);
}

/** Stands for a value in an example and is none: `<string>`, `YOUR_KEY`. */
const standIn = /^(?:<.*>|\{\{.*\}\}|\.{3}|…|[A-Z]+(?:_[A-Z]+)+|string|integer|number|boolean|object|array)$/;

const formats: Readonly<Record<string, RegExp>> = {
  uri: /^[a-z][a-z\d+.-]*:\S+$/i,
  date: /^\d{4}-\d\d-\d\d$/,
  "date-time": /^\d{4}-\d\d-\d\dT\d\d:\d\d/i,
  email: /^[^\s@]+@[^\s@]+$/,
  uuid: /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i,
};

class Admission {
  constructor(
    private readonly lineAt: (offset: number) => number,
    private readonly note: Note,
  ) {}

  admit(schema: JsonObject, node: JsonNode, path: readonly string[]): void {
    if (node.kind === "unknown" || (node.kind === "string" && standIn.test(node.value))) return;
    if (Array.isArray(schema.oneOf)) {
      this.admitBranch(schema, schema.oneOf.filter(isObject), node, path);
      return;
    }
    this.admitType(schema, node, path);
    this.admitValue(schema, node, path);
    if (node.kind === "object") this.admitMembers(schema, node, path);
    if (node.kind === "array" && isObject(schema.items))
      for (const item of node.items) this.admit(schema.items, item, [...path, "[]"]);
  }

  private admitBranch(
    schema: JsonObject,
    branches: readonly JsonObject[],
    node: JsonNode,
    path: readonly string[],
  ): void {
    const branch = branches.find(({ type }) => takes(type, node));
    if (branch) this.admit(branch, node, path);
    else {
      this.tell(node, path, `is ${kindOf(node)}, which is none of the types that are stated`);
      schema.oneOf = [...branches, { type: node.kind }];
    }
  }

  private admitType(schema: JsonObject, node: JsonNode, path: readonly string[]): void {
    if (takes(schema.type, node)) return;
    const stated = [schema.type].flat();
    this.tell(node, path, `is ${kindOf(node)} and not ${stated.join(" or ")} as stated`);
    const types = stated.filter((type) => type !== "integer" || node.kind !== "number");
    schema.type = types.length === 0 ? node.kind : [...types, node.kind];
  }

  private admitValue(schema: JsonObject, node: JsonNode, path: readonly string[]): void {
    const value = jsonValue(node);
    const broken = Object.keys(schema).filter((keyword) => breaks(keyword, schema[keyword], value));
    for (const keyword of broken) {
      this.tell(node, path, `breaks ${keyword} ${JSON.stringify(schema[keyword]).slice(0, 60)}`);
      delete schema[keyword];
    }
  }

  private admitMembers(
    schema: JsonObject,
    node: JsonNode & { readonly kind: "object" },
    path: readonly string[],
  ): void {
    const names = new Set(node.members.map(({ name }) => name));
    const required = Array.isArray(schema.required) ? schema.required : [];
    const missing = node.elided ? [] : required.filter((name) => !names.has(String(name)));
    if (missing.length > 0) {
      this.tell(node, path, `has no ${missing.map((name) => `"${name}"`).join(", ")}, which the page calls required`);
      const kept = required.filter((name) => !missing.includes(name));
      if (kept.length > 0) schema.required = kept;
      else delete schema.required;
    }
    const properties = isObject(schema.properties) ? schema.properties : {};
    for (const { name, value } of node.members) {
      const part = own(properties, name) ?? schema.additionalProperties;
      if (isObject(part)) this.admit(part, value, [...path, name]);
    }
  }

  private tell(node: JsonNode, path: readonly string[], what: string): void {
    const message = `In this example ${path.join(".") || "the body"} ${what}; both are taken.`;
    this.note("import-conflict", this.lineAt(node.offset), message, "Correct the page, or decide in an overlay.");
  }
}

function takes(type: unknown, node: JsonNode): boolean {
  if (type === undefined) return true;
  const types = [type].flat();
  if (node.kind === "number" && types.includes("integer") && Number.isInteger(Number(node.text))) return true;
  return types.includes(node.kind);
}

function kindOf(node: JsonNode): string {
  if (node.kind === "null") return "null";
  return `${/^[ao]/.test(node.kind) ? "an" : "a"} ${node.kind}`;
}

/** Whether a keyword of a schema refuses a value. */
function breaks(keyword: string, limit: unknown, value: unknown): boolean {
  if (keyword === "enum") return Array.isArray(limit) && isPlain(value) && !limit.includes(value);
  if (typeof value === "number") return breaksBound(keyword, Number(limit), value);
  if (typeof value === "string") {
    if (keyword === "format") return formats[String(limit)]?.test(value) === false;
    return breaksCount(keyword, "Length", Number(limit), [...value].length);
  }
  return Array.isArray(value) && breaksCount(keyword, "Items", Number(limit), value.length);
}

function isPlain(value: unknown): boolean {
  return value === null || typeof value !== "object";
}

function breaksBound(keyword: string, limit: number, value: number): boolean {
  if (keyword === "minimum") return value < limit;
  if (keyword === "maximum") return value > limit;
  return (keyword === "exclusiveMinimum" && value <= limit) || (keyword === "exclusiveMaximum" && value >= limit);
}

function breaksCount(keyword: string, suffix: "Length" | "Items", limit: number, count: number): boolean {
  return (keyword === `min${suffix}` && count < limit) || (keyword === `max${suffix}` && count > limit);
}
