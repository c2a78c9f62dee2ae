import { type Block, type CodeBlock, lineFinder, type TableRow } from "../blocks/block.js";
import { type JsonNode, readJson } from "../blocks/json-reader.js";
import { columns } from "../words/page-words.js";
import { isPresence, saysRequired } from "../words/presence.js";
import type { FieldCells } from "./field-cells.js";
import { readType } from "./field-type.js";

/** Where others stand beside them, fewer comments that begin with a mark of presence may be about something else. */
const fewest = 2;

/** The fields of JSON whose comments say of each whether it must be sent: `"n": 1, // optional, how many`. */
export function tableOfComments({ language, text, line }: CodeBlock): Block | undefined {
  if (!/^(?:json\w*|js|javascript)?$/.test(language) || !/\/\/|#/.test(text) || !/^\s*\{/.test(text)) return undefined;
  const lines = text.split("\n");
  const lineAt = lineFinder(text, 0);
  const rows: TableRow[] = [];
  const visit = (node: JsonNode, path: string): void => {
    if (node.kind === "array") for (const item of node.items.slice(0, 1)) visit(item, `${path}[]`);
    if (node.kind !== "object") return;
    for (const { name, offset, value } of node.members) {
      const at = lineAt(offset);
      const cells: FieldCells = { ...readComment(lines[at] ?? ""), name: path === "" ? name : `${path}.${name}` };
      rows.push({ cells: columns.map((column) => cells[column] ?? ""), line: line + at });
      // What only the example shows to be an object or a list may be something else as well.
      if (cells.type !== undefined) visit(value, cells.name ?? "");
    }
  };
  try {
    visit(readJson(text), "");
  } catch {
    return undefined;
  }
  const isMarked = ({ line: at }: TableRow): boolean => readComment(lines[at - line] ?? "")?.required !== undefined;
  if (rows.filter(isMarked).length < Math.min(fewest, rows.length)) return undefined;
  return { kind: "table", rows: [{ cells: columns, line }, ...rows], line };
}

/** The fields of JSON whose values say of each its type and whether it must be sent: `"n": "int, optional (1-10)"`. */
export function tableOfDescribed({ language, text, line }: CodeBlock): Block | undefined {
  if (!/^(?:json\w*)?$/.test(language) || !/^\s*\{/.test(text) || !/:\s*"[^"\n]*, /.test(text)) return undefined;
  let node: JsonNode;
  try {
    node = readJson(text);
  } catch {
    return undefined;
  }
  const lineAt = lineFinder(text, line);
  const rows = (node.kind === "object" ? node.members : []).flatMap(({ name, offset, value }): readonly TableRow[] => {
    const [, type = "", mark = "", rest = ""] =
      (value.kind === "string" && /^([^,]{2,40}), (\p{L}+)\s*(?:\((.*)\))?$/u.exec(value.value)) || [];
    if (readType(type) === undefined || !isPresence(mark)) return [];
    const cells: FieldCells = { name, type, required: saysRequired(mark) ? "true" : "", description: rest };
    return [{ cells: columns.map((column) => cells[column] ?? ""), line: lineAt(offset) }];
  });
  const isWhole = node.kind === "object" && rows.length === node.members.length && rows.length >= fewest;
  return isWhole ? { kind: "table", rows: [{ cells: columns, line }, ...rows], line } : undefined;
}

/** What the comment at the end of a line says of the one member that stands on it. */
function readComment(line: string): FieldCells | undefined {
  const bare = line.replace(/"(?:[^"\\]|\\.)*"/g, (quoted) => "_".repeat(quoted.length));
  const at = bare.search(/\/\/|#/);
  if (at < 0 || (bare.slice(0, at).match(/:/g)?.length ?? 0) > 1) return undefined;
  const comment = line.slice(at).replace(/^(?:\/\/+|#+)\s*/, "");
  const parts = comment.split(/\s*[,，、;；:：.。]\s+|\s*[，、；：。]\s*|\s[–—-]\s/);
  const [mark, ...types] = parts.slice(0, 3).filter((part) => isPresence(part));
  const type = parts.slice(0, 3).find((part) => !isPresence(part) && readType(part) !== undefined);
  return {
    ...(mark !== undefined && types.length === 0 && { required: saysRequired(mark) ? "true" : "" }),
    ...(type !== undefined && { type }),
    description: comment,
  };
}
