import { type Block, depthMark, type TableRow, withCodedName } from "../blocks/block.js";
import { columns } from "../words/page-words.js";
import { areaOf, mayOpenParts } from "../words/vocabulary.js";
import { Brackets, type ShownNames } from "./brackets.js";
import { type FieldCells, nameOf } from "./field-cells.js";
import { mayHold, readFieldLine } from "./field-line.js";
import { readStackedField, readUntypedField, type StackedField } from "./stacked-field.js";

const typeAt = columns.indexOf("type");

/** Fields that follow each other without anything between them. */
export interface Run {
  readonly rows: readonly TableRow[];
  readonly length: number;
  readonly level?: number;
  /** The lines show no depth. */
  readonly isFlat?: boolean;
}

/** Where a run of fields stands. */
export interface RunPlace {
  readonly inList: boolean;
  /** A heading further up speaks of fields, so that a list of nothing but names is one of fields. */
  readonly inNames: boolean;
  readonly shown: ShownNames;
}

export function readRun(blocks: readonly Block[], start: number, around: RunPlace): Run {
  const { inNames, shown } = around;
  const rows: TableRow[] = [];
  let at = start;
  let level: number | undefined;
  const depths: number[] = [];
  const brackets = new Brackets(shown);
  while (at < blocks.length) {
    if (opensBox(blocks, at, rows.at(-1))) {
      brackets.openBox();
      at += 2;
      continue;
    }
    if (isClosedPart(blocks[at], rows.at(-1)?.cells[0]) || (rows.length > 0 && mayOpenParts(lineOf(blocks[at])))) {
      brackets.enterBox(nameAt(blocks[at + 1]), rows.at(-1)?.cells[typeAt] ?? "");
      at++;
      continue;
    }
    const skipped = rows.length > 0 ? brackets.read(blocks, at, rows.at(-1)?.cells[typeAt] ?? "") : 0;
    if (skipped > 0) openAlternatives(rows, blocks[at]);
    if (skipped > 0) {
      at += skipped;
      continue;
    }
    const field =
      readStackedField(blocks, at) ??
      readItem(blocks, at, around, rows.length > 0) ??
      (inNames ? readName(blocks, at) : undefined) ??
      (rows.length > 0 ? readUntypedField(blocks, at) : undefined);
    if (field === undefined && isBelow(blocks[at], depths)) {
      at++;
      continue;
    }
    if (field === undefined || showsValue(blocks[at], field.cells)) break;
    // A heading that ranks otherwise than the one before it belongs to something else.
    if (field.level !== undefined && rows.length > 0 && field.level < (level ?? 10)) break;
    // So does what stands outside of the quotation of the first.
    if (quotedAt(blocks, at) < quotedAt(blocks, start)) break;
    level = field.level ?? level;
    const [name = "", isRequired] = [field.cells.name, field.cells.required === "true"];
    const isDoubtful = brackets.isDoubtful(name, isRequired);
    brackets.enterField(name, isRequired);
    const depth = depthAt(depths, blocks[at], field.level, brackets.depth);
    rows.push({ cells: cellsOf(field.cells, depth), line: field.line, ...(isDoubtful && { isDoubtful }) });
    if (/^object\b/.test(field.cells.type ?? "") && !field.cells.description) brackets.enterObject();
    at += field.length;
  }
  const isFlat = level === undefined && blocks.slice(start, at).every((block) => isFlatLine(block));
  return {
    rows,
    length: at - start,
    ...(level !== undefined && { level }),
    ...(isFlat && !brackets.wereSeen && { isFlat }),
  };
}

/** The name that a line is. */
function nameAt(block: Block | undefined): string {
  const text = lineOf(block);
  return nameOf(text)?.name ?? readFieldLine(text, false)?.name ?? "";
}

/** The text of a paragraph or a heading. */
export function lineOf(block: Block | undefined): string {
  return block?.kind === "text" || block?.kind === "heading" ? block.text : "";
}

/** How deep in quotations a paragraph stands. */
export function quotedAt(blocks: readonly Block[], at: number): number {
  const block = blocks[at];
  return block?.kind === "text" ? (block.quoted ?? 0) : 0;
}

/** What stands in the list of a field and is none, such as the title of a kind of its parts, ends nothing. */
function isBelow(block: Block | undefined, [outermost]: readonly number[]): boolean {
  return block?.kind === "text" && block.depth !== undefined && outermost !== undefined && block.depth + 10 > outermost;
}

/** What is called an object and has alternatives right below may be of another type. */
function openAlternatives(rows: TableRow[], block: Block | undefined): void {
  const last = rows.at(-1);
  const isChoice = block?.kind !== "code" && block?.kind !== "table" && /^(?:one|any)Of$/.test(block?.text ?? "");
  if (last === undefined || !isChoice || !/^object(?!\[)/.test(last.cells[typeAt] ?? "")) return;
  rows[rows.length - 1] = { ...last, cells: last.cells.map((cell, index) => (index === typeAt ? "any" : cell)) };
}

/** The line `kind: "ship"` shows one of the values that an item has. */
function showsValue(block: Block | undefined, { type = "", required }: FieldCells): boolean {
  return block !== undefined && isFlatLine(block) && /^"[^"]*"$/.test(type) && !required;
}

/** A line that shows no depth. */
function isFlatLine(block: Block): boolean {
  return block.kind === "heading" || (block.kind === "text" && block.depth === undefined && block.quoted === undefined);
}

/** `options object` below the field `options` is a box that the reader of the page did not open. */
function isClosedPart(block: Block | undefined, above: string | undefined): boolean {
  const text = lineOf(block);
  return above !== undefined && text.toLowerCase() === `${above.replaceAll(depthMark, "")} object`.toLowerCase();
}

/** `Options*` above `object`, below the list `options`, is the title of one of its items that the reader of the page opened. */
function opensBox(blocks: readonly Block[], at: number, above: TableRow | undefined): boolean {
  const [name = "", type = ""] = above?.cells ?? [];
  const isList = /^(?:array|list)\b|\[\]$/i.test(type);
  if (!isList || lineOf(blocks[at + 1]).toLowerCase() !== "object") return false;
  const title = lineOf(blocks[at])
    .replace(/\s*\*$/, "")
    .replaceAll(" ", "_")
    .toLowerCase();
  return title === name.replaceAll(depthMark, "").toLowerCase();
}

/** How many of the fields before it a field is a part of: by the depth of its item, or the level of its heading. */
function depthAt(depths: number[], block: Block | undefined, level: number | undefined, within: number): number {
  const own = (level ?? (block?.kind === "text" ? (block.depth ?? 0) + (block.quoted ?? 0) + 10 : 10)) + within;
  while ((depths.at(-1) ?? -1) >= own) depths.pop();
  depths.push(own);
  return depths.length - 1;
}

/** An item whose name the examples show, with that name as code. */
function withShownName(text: string, shown: ShownNames): string | undefined {
  const [name = ""] = /^[A-Za-z_][\w.-]*/.exec(text) ?? [];
  return shown.top.has(name) || shown.parts.has(name) ? withCodedName(name, text.slice(name.length)) : undefined;
}

function readItem(
  blocks: readonly Block[],
  at: number,
  { inList, shown }: RunPlace,
  isFollowing: boolean,
): StackedField | undefined {
  const block = blocks[at];
  if (block?.kind !== "text" || block.label) return undefined;
  const isItem = block.depth !== undefined;
  const isListed = inList || isFollowing;
  const text = isItem && inList ? (withShownName(block.text, shown) ?? block.text) : block.text;
  const cells = readFieldLine(text, isItem ? isListed : inList);
  if (cells === undefined || isTitle(cells)) return undefined;
  const isNamed = inList && /^`[\w.[\]-]+`\s*[:：]/.test(block.text);
  if (!isItem && !isNamed && cells.type === undefined && cells.required !== "true") return undefined;
  // Further paragraphs and items below the item speak of it, where they are no fields themselves.
  let next = at + 1;
  let description = cells.description ?? "";
  for (; (isItem || isNamed) && next < blocks.length; next++) {
    const more = blocks[next];
    if (more?.kind !== "text" || (more.depth ?? 0) < (block.depth ?? 0) || more.label) break;
    const isDeeper = (more.depth ?? 0) > (block.depth ?? 0);
    const own = readFieldLine(more.text, isDeeper && (mayHold(cells) || /^\[[ xX]\]/.test(more.text)));
    if (own || (!isDeeper && /^`/.test(more.text))) break;
    if (!isDeeper) break;
    // What is called an object and has alternatives may be of another type.
    const isChoice = /^(?:one|any)Of$/.test(more.text);
    if (isChoice && /^object(?!\[)/.test(cells.type ?? "")) cells.type = "any";
    if (isChoice || /^MOD\d+$/.test(more.text)) continue;
    description = `${description} ${more.text}`.trim();
  }
  return { cells: { ...cells, description }, line: block.line, length: next - at };
}

/** `Headers: Content-Type: application/json` and `URL: https://…` tell of the call, and name no field. */
function isTitle({ name = "", type }: FieldCells): boolean {
  return (
    type === undefined &&
    /^[A-Z]/.test(name) &&
    (/^(?:URL|URI|Method|Endpoint)$/.test(name) || areaOf(name) !== undefined)
  );
}

const bareName = /^`([A-Za-z_][\w.[\]-]{0,60})`(?:\s*[（(](.*)[)）])?\.?$/s;

/** An item that is nothing but a name, beside others of the kind. */
function readName(blocks: readonly Block[], at: number): StackedField | undefined {
  const nameAt = (index: number): RegExpExecArray | null => {
    const block = blocks[index];
    return block?.kind === "text" && block.depth !== undefined ? bareName.exec(block.text) : null;
  };
  const [, name, description = ""] = nameAt(at) ?? [];
  if (name === undefined || (nameAt(at - 1) ?? nameAt(at + 1)) === null) return undefined;
  return { cells: { name, description }, line: blocks[at]?.line ?? 1, length: 1 };
}

/** The cells of a field under the columns as we call them, below so many others. */
export function cellsOf(cells: FieldCells, depth: number): readonly string[] {
  return columns.map((column) => (column === "name" ? depthMark.repeat(depth) : "") + (cells[column] ?? ""));
}

/** The fields of a run as a table. */
export function tableOf({ rows, level, isFlat }: Run): Block {
  const line = rows[0]?.line ?? 1;
  return {
    kind: "table",
    rows: [{ cells: columns, line }, ...rows],
    line,
    ...(level !== undefined && { level }),
    ...(isFlat && { isFlat: true }),
  };
}
