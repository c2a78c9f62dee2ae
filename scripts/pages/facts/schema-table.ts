import { isObject, type JsonObject, own } from "../../base/json.js";
import { type Block, type CodeBlock, lineFinder, type TableRow } from "../blocks/block.js";
import { type JsonNode, jsonValue } from "../blocks/json-reader.js";
import { columns } from "../words/page-words.js";
import { areaOf, speaksOfObject } from "../words/vocabulary.js";
import type { FieldCells } from "./field-cells.js";
import { readType } from "./field-type.js";
import { parseExample } from "./parse-example.js";

/** Most schemas inside of each other. */
const deepest = 8;

/**
 * The fields of a body that a page describes by a JSON Schema, or by an object that has the type and a mark of presence for
 * each name, as a table. The title above must say whose they are, or that it is the schema: elsewhere one is an example.
 */
export function tableOfSchema(code: CodeBlock, above: Block | undefined): Block | undefined {
  if (!/^\s*\{/.test(code.text) || !/"(?:type|properties)"/.test(code.text)) return undefined;
  const titles = titlesOf(code, above);
  const isOfArea = titles.some((words) => /^(?:request|response)$/.test(areaOf(words) ?? ""));
  if (!isOfArea && !titles.some((words) => words.length <= 40 && speaksOfObject(words))) return undefined;
  const node = parseExample(code.text);
  if (!isOfArea && !isSchemaOfBody(node)) return undefined;
  const [media] = node?.kind === "object" && node.members.length === 1 ? node.members : [];
  const root = media !== undefined && /^\w+\/[\w.+-]+$/.test(media.name) ? media.value : node;
  if (root?.kind !== "object") return undefined;
  const rows = listSchema(root, { lineAt: lineFinder(code.text, code.line) });
  const [first] = rows;
  return first && { kind: "table", rows: [{ cells: columns, line: first.line }, ...rows], line: code.line };
}

function titlesOf({ title = "" }: CodeBlock, above: Block | undefined): readonly string[] {
  const text = above?.kind === "heading" || above?.kind === "text" ? above.text : "";
  return [title, text.replace(/[:：]$/, "")].filter((words) => words !== "");
}

/** A schema of an object, and not what is sent where that is called so. */
function isSchemaOfBody(node: JsonNode | undefined): boolean {
  const schema = node && jsonValue(node);
  return isObject(schema) && schema.type === "object" && isObject(schema.properties);
}

/** Where rows of a table stand, and whose they are. */
export interface Rows {
  readonly lineAt: (offset: number) => number;
  /** Where no title says it. */
  readonly place?: "body" | "response";
}

/** A row for each field of an object that a schema describes. */
export function listSchema(schema: JsonNode, rows: Rows): readonly TableRow[] {
  return new SchemaLister(rows).list(schema);
}

class SchemaLister {
  constructor(private readonly rows: Rows) {}

  list(node: JsonNode, path = "", depth = 0): readonly TableRow[] {
    if (node.kind !== "object" || depth > deepest) return [];
    const partOf = (name: string): JsonNode | undefined => node.members.find((member) => member.name === name)?.value;
    const properties = partOf("properties");
    const items = partOf("items");
    if (properties?.kind !== "object" && items !== undefined) return this.list(items, `${path}[]`, depth + 1);
    const fields = properties?.kind === "object" ? properties : path === "" && isMap(node) ? node : undefined;
    const required = partOf("required");
    const names = required?.kind === "array" ? required.items.map(jsonValue) : [];
    const { lineAt, place = "" } = this.rows;
    return (fields?.members ?? []).flatMap(({ name, offset, value }): readonly TableRow[] => {
      const schema = jsonValue(value);
      if (!isObject(schema)) return [];
      const whole = path === "" ? name : `${path}.${name}`;
      const isRequired = names.includes(name) || schema.required === true;
      const cells: FieldCells = { ...cellsOf(schema), name: whole, required: isRequired ? "true" : "", place };
      const row = { cells: columns.map((column) => cells[column] ?? ""), line: lineAt(offset) };
      return [row, ...this.list(value, whole, depth + 1)];
    });
  }
}

/** Whether all members say of what type they are, and most whether they must be sent. */
function isMap(node: JsonNode): boolean {
  const members = Object.values(jsonValue(node) as JsonObject);
  const isTyped = (member: unknown): boolean =>
    isObject(member) && typeof member.type === "string" && readType(member.type) !== undefined;
  const marked = members.filter((member) => isObject(member) && typeof member.required === "boolean");
  return members.length > 1 && members.every(isTyped) && marked.length * 2 >= members.length;
}

function cellsOf(schema: JsonObject): FieldCells {
  const { type, items, description, default: value, enum: values } = schema;
  const itemType = isObject(items) && typeof items.type === "string" ? items.type : "";
  const types = [type].flat().filter((each) => typeof each === "string");
  const listed = types.map((each) => (each === "array" && itemType !== "" ? `array<${itemType}>` : each));
  const isWords = Array.isArray(values) && values.every((each) => typeof each === "string" && !each.includes("`"));
  return {
    type: listed.join(" | "),
    description: [typeof description === "string" ? description : "", ...limitsOf(schema)].filter(Boolean).join(" "),
    ...(value !== undefined &&
      value !== null && { default: typeof value === "string" ? value : JSON.stringify(value) }),
    ...(isWords && values.length > 0 && { values: values.map((each) => `\`${String(each)}\``).join(", ") }),
  };
}

const bounds = { minimum: ">=", maximum: "<=", exclusiveMinimum: ">", exclusiveMaximum: "<" } as const;
const counts = { minLength: "at least", maxLength: "at most", minItems: "at least", maxItems: "at most" } as const;

function limitsOf(schema: JsonObject): readonly string[] {
  const numberOf = (name: string): number | undefined => {
    const limit = own(schema, name);
    return typeof limit === "number" ? limit : undefined;
  };
  const limits = Object.entries(bounds).map(([name, sign]) => [numberOf(name), `${sign} `, ""] as const);
  const lengths = Object.entries(counts).map(
    ([name, words]) => [numberOf(name), `${words} `, name.endsWith("Items") ? " items" : " characters"] as const,
  );
  return [...limits, ...lengths].flatMap(([limit, words, unit]) =>
    limit === undefined ? [] : [`${words}${limit}${unit}.`],
  );
}
