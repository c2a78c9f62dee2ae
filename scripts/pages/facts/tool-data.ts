import { type Block, type CodeBlock, lineFinder, type TableRow } from "../blocks/block.js";
import { type JsonNode, jsonValue } from "../blocks/json-reader.js";
import { columns } from "../words/page-words.js";
import type { FieldCells } from "./field-cells.js";
import { parseExample } from "./parse-example.js";
import { listSchema, type Rows } from "./schema-table.js";

/** What Apifox keeps of a body, beside its schema. */
const bodyMembers =
  /^(?:id|type|parameters|jsonSchema|mediaType|example|examples|oasExtensions|required|description|additionalContentTypes)$/;
/** And of an answer. */
const answerMembers = /^(?:code|name|contentType|headers|ordering|defaultEnable|itemSchema)$/;

/**
 * The fields of a body as Apifox keeps it, which a copy of its pages has: `{"type": "application/json", "parameters": [],
 * "jsonSchema": {…}}`.
 */
export function tableOfToolData({ text, line }: CodeBlock): Block | undefined {
  if (!/^\s*\{/.test(text) || !/"(?:jsonSchema|parameters)"/.test(text)) return undefined;
  const node = parseExample(text);
  if (node?.kind !== "object") return undefined;
  const partOf = (name: string): JsonNode | undefined => node.members.find((member) => member.name === name)?.value;
  const [schema, parameters, type] = [partOf("jsonSchema"), partOf("parameters"), partOf("type")];
  const isBody = node.members.every(({ name }) => bodyMembers.test(name)) && parameters?.kind === "array";
  const isAnswer = partOf("code") !== undefined && partOf("contentType") !== undefined && schema?.kind === "object";
  const isKnown = node.members.every(({ name }) => bodyMembers.test(name) || answerMembers.test(name));
  const isForm = type?.kind === "string" && /^(?:multipart|application)\/[\w.+-]+$/.test(type.value);
  if (!isKnown || !(isAnswer || (isBody && (isForm || schema !== undefined)))) return undefined;
  const lineAt = lineFinder(text, line);
  const rows = [
    ...(parameters?.kind === "array" ? parameters.items.flatMap((item) => rowOfParameter(item, lineAt)) : []),
    ...(schema === undefined ? [] : listSchema(schema, { lineAt, place: isAnswer ? "response" : "body" })),
  ];
  return rows.length === 0 ? undefined : { kind: "table", rows: [{ cells: columns, line }, ...rows], line };
}

/** A part of a form. */
function rowOfParameter(node: JsonNode, lineAt: Rows["lineAt"]): readonly TableRow[] {
  const { name, type, required, description } = jsonValue(node) as Readonly<Record<string, unknown>>;
  if (node.kind !== "object" || typeof name !== "string" || name === "") return [];
  const cells: FieldCells = {
    name,
    type: typeof type === "string" ? type : "",
    required: required === true ? "true" : "",
    place: "form",
    description: typeof description === "string" ? description : "",
  };
  return [{ cells: columns.map((column) => cells[column] ?? ""), line: lineAt(node.offset) }];
}
