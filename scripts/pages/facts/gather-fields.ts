import type { Block, TableRow, TextBlock } from "../blocks/block.js";
import { type Column, columns } from "../words/page-words.js";
import { saysRequired } from "../words/presence.js";
import { columnOf } from "../words/vocabulary.js";
import { readType } from "./field-type.js";

type Cells = Partial<Record<Column, string>>;

interface Gathered {
  readonly cells: Cells;
  readonly line: number;
  /** Blocks that the field takes. */
  readonly length: number;
}

/**
 * Turns parameters that a page lists without a table into tables: a heading with a name above lines such as
 * `Type: array`, or items such as `model (string, required): The model.`
 */
export function gatherFields(blocks: readonly Block[]): readonly Block[] {
  const gathered: Block[] = [];
  for (let at = 0; at < blocks.length; ) {
    const rows: TableRow[] = [];
    const start = at;
    for (let field = fieldAt(blocks, at); field; field = fieldAt(blocks, at)) {
      const { cells, line, length } = field;
      rows.push({ cells: columns.map((column) => cells[column] ?? ""), line });
      at += length;
    }
    const block = blocks[start];
    if (rows.length > 0) {
      const line = rows[0]?.line ?? 1;
      gathered.push({ kind: "table", rows: [{ cells: columns, line }, ...rows], line });
    } else if (block) {
      gathered.push(block);
      at++;
    }
  }
  return gathered;
}

function fieldAt(blocks: readonly Block[], at: number): Gathered | undefined {
  const block = blocks[at];
  if (block?.kind === "heading") return underHeading(blocks, at, block.text, block.line);
  return block?.kind === "text" ? inItem(block) : undefined;
}

const name = /^`?([\w$@-]+(?:\.[\w$@-]+|\[\])*)`?$/;
const label = /^[*`]*([\p{L} ]{1,16}?)[*`]*\s*[:：]\s*(.+)$/u;

function underHeading(blocks: readonly Block[], at: number, text: string, line: number): Gathered | undefined {
  const found = name.exec(text)?.[1];
  if (found === undefined) return undefined;
  const cells: Cells = { name: found };
  let next = at + 1;
  for (; next < blocks.length; next++) {
    const block = blocks[next];
    if (block?.kind !== "text") break;
    const [, word = "", value = ""] = label.exec(block.text) ?? [];
    const column = columnOf(word);
    if (column !== undefined && column !== "name") cells[column] ??= value;
    else if (cells.type !== undefined) cells.description ??= block.text;
    else break;
  }
  return cells.type === undefined ? undefined : { cells, line, length: next - at };
}

/** `model (string, required): The model.`, the name in code or not. */
function inItem({ text, line }: TextBlock): Gathered | undefined {
  const [, title = "", kind = "", description = ""] =
    /^(`?[\w$@.[\]-]+`?)\s*[(（]([^()（）]{2,60})[)）]\s*[:：–—-]*\s*(.*)$/s.exec(text) ?? [];
  const found = name.exec(title)?.[1];
  if (found === undefined || readType(kind) === undefined) return undefined;
  const required = saysRequired(kind) ? "true" : "";
  return { cells: { name: found, type: kind, required, description }, line, length: 1 };
}
