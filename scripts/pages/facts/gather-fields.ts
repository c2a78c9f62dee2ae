import {
  type Block,
  type CodeBlock,
  depthMark,
  type HeadingBlock,
  type TableRow,
  withCodedName,
} from "../blocks/block.js";
import { columns } from "../words/page-words.js";
import { areaOf, isExampleColumn, isGroupHeading, mayOpenParts, speaksOfFields } from "../words/vocabulary.js";
import { readBareNames } from "./bare-names.js";
import { Brackets, type ShownNames, shownNamesOf } from "./brackets.js";
import { tableOfComments } from "./commented-json.js";
import { parseExample } from "./example-reader.js";
import { type FieldCells, mayHold, nameOf, readFieldLine } from "./field-line.js";
import { readLostGaps } from "./lost-gaps.js";
import { tableOfSchema } from "./schema-table.js";
import { readStackedField, type StackedField } from "./stacked-field.js";
import { tableOfTypes } from "./type-declarations.js";

/** Turns parameters that a page lists without a table into tables with the columns as we call them. */
export function gatherFields(page: readonly Block[]): readonly Block[] {
  const blocks = page.flatMap(splitTitle);
  const gathered: Block[] = [];
  const isInRequest = requestWatch(gathered);
  const shown = shownNamesOf(blocks);
  let inList = false;
  /** The list has names that the examples of the page show. */
  let isShown = false;
  const headings: HeadingBlock[] = [];
  for (let at = 0; at < blocks.length; ) {
    const block = blocks[at] as Block;
    // What a label in a quotation says ends with it.
    if (quotedAt(blocks, at) < quotedAt(blocks, at - 1)) gathered.push({ kind: "text", text: "", line: block.line });
    const lost = readLostGaps(blocks, at);
    if (lost !== undefined) {
      gathered.push(lost.table);
      at += lost.length;
      continue;
    }
    if (block.kind !== "table" && block.kind !== "code") {
      const isItem = block.kind === "text" && block.depth !== undefined;
      if (!isItem) isShown = false;
      else if (!isItemAt(blocks, at - 1)) isShown = listsShown(blocks, at, shown);
      const inNames = inList || isShown || headings.some(({ text }) => speaksOfFields(text));
      const fields = readRun(blocks, at, { inList: inList || isShown, inNames, shown });
      if (fields.rows.length > 0) {
        gathered.push(tableOf(fields));
        at += fields.length;
        continue;
      }
      const bare = isInRequest() ? readBareNames(blocks, at, shown) : [];
      if (bare.length > 0) {
        const rows = bare.map(({ cells, line }) => ({ cells: cellsOf(cells, 0), line }));
        gathered.push(tableOf({ rows, length: rows.length, isFlat: true }));
        at += bare.reduce((sum, { length }) => sum + length, 0);
        continue;
      }
      if (block.kind === "heading") {
        inList = speaksOfFields(block.text);
        while ((headings.at(-1)?.level ?? 0) >= block.level) headings.pop();
        headings.push(block);
      } else if (block.depth === undefined && block.text.length < 80 && /[:：]$|^[^.。]+$/.test(block.text))
        inList ||= announces(block.text);
    }
    const types =
      block.kind === "code"
        ? (tableOfTypes(block) ?? tableOfSchema(block, blocks[at - 1]) ?? (inList ? tableOfNames(block) : undefined))
        : undefined;
    if (block.kind !== "code" || !isOwnExample(gathered, block)) gathered.push(types ?? block);
    const commented = block.kind === "code" && types === undefined ? tableOfComments(block) : undefined;
    if (commented !== undefined) gathered.push(commented);
    at++;
  }
  return gathered;
}

/** An address with the title of what follows right behind it, where a copy loses the break: `POST /v1/voyagesRequest body`. */
function splitTitle(block: Block): readonly Block[] {
  if (block.kind !== "text" || block.text.length > 200) return [block];
  const { text, line } = block;
  const [start = ""] =
    /^(?:GET|POST|PUT|PATCH|DELETE)\s+[/h]\S*?[a-z\d}](?=[^\0-\x7f]|[A-Z][^\s/]*(?:\s|$))/.exec(text) ?? [];
  for (let at = start.length; start !== "" && at < text.length; at++) {
    const [before = "", after = ""] = [text[at - 1], text[at]];
    if (/\s/.test(before)) break;
    const isEdge = /[a-z\d}]/.test(before) && /[^a-z\d\s/._{}:-]/.test(after);
    const title = text.slice(at);
    if (isEdge && title.length <= 40 && areaOf(title) !== undefined)
      return [
        { ...block, text: text.slice(0, at) },
        { kind: "heading", level: 3, text: title, line, guessed: true },
      ];
  }
  return [block];
}

/** Whether the last title of some blocks is one of what is sent, and no fields have been found below it; they may get more. */
function requestWatch(gathered: readonly Block[]): () => boolean {
  let isInRequest = false;
  let seen = 0;
  return () => {
    for (; seen < gathered.length; seen++) {
      const block = gathered[seen] as Block;
      const text = lineOf(block);
      const area = text.length <= 60 ? areaOf(text) : undefined;
      if (block.kind === "table") isInRequest = false;
      else if (area !== undefined) isInRequest = area === "request";
    }
    return isInRequest;
  };
}

/** Whether JSON below the label of an example shows a value of the last field above it, and no body that has these fields. */
function isOwnExample(gathered: readonly Block[], { text }: CodeBlock): boolean {
  const [above, last] = [gathered.at(-2), gathered.at(-1)];
  const table = isExampleColumn(lineOf(last)) ? above : last;
  if (table?.kind !== "table" || table.rows[0]?.cells !== columns) return false;
  const said = table.rows.at(-1)?.cells[columns.indexOf("description")] ?? "";
  if (table === last && !isExampleColumn(/(?<!\p{L})\p{L}{1,24}[:：]$/u.exec(said)?.[0] ?? "")) return false;
  const node = parseExample(text);
  const names = new Set(table.rows.map(({ cells: [name = ""] }) => name));
  return node?.kind === "array" || (node?.kind === "object" && !node.members.some(({ name }) => names.has(name)));
}

function isItemAt(blocks: readonly Block[], at: number): boolean {
  const block = blocks[at];
  return block?.kind === "text" && block.depth !== undefined;
}

const namedItem = /^`?([A-Za-z_][\w.[\]-]{0,60})`?\s*(?:$|[:：–—(（-])/;

/** Whether a list has names before its descriptions, half of which the examples of the page show, and several at least. */
function listsShown(blocks: readonly Block[], start: number, shown: ShownNames): boolean {
  const names: string[] = [];
  const first = blocks[start];
  for (let at = start; isItemAt(blocks, at); at++) {
    const item = blocks[at];
    if (item?.kind !== "text" || first?.kind !== "text" || item.depth !== first.depth) continue;
    names.push(namedItem.exec(item.text)?.[1] ?? "");
  }
  const count = names.filter((name) => shown.top.has(name)).length;
  return count > 1 && count * 2 >= names.length;
}

/** Whether a line says that fields follow: `Parameters:`, `Options:`. */
function announces(text: string): boolean {
  return (speaksOfFields(text) && areaOf(text) !== "error") || (/[:：]$/.test(text) && isGroupHeading(text));
}

const typeAt = columns.indexOf("type");

interface Run {
  readonly rows: readonly TableRow[];
  readonly length: number;
  readonly level?: number;
  /** The lines show no depth. */
  readonly isFlat?: boolean;
}

/** The fields that follow each other without anything between them. */
interface Surroundings {
  readonly inList: boolean;
  /** A heading further up speaks of fields, so that a list of nothing but names is one of fields. */
  readonly inNames: boolean;
  readonly shown: ShownNames;
}

function readRun(blocks: readonly Block[], start: number, around: Surroundings): Run {
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
      (inNames ? readName(blocks, at) : undefined);
    if (field === undefined && isBelow(blocks[at], depths)) {
      at++;
      continue;
    }
    if (field === undefined) break;
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

function lineOf(block: Block | undefined): string {
  return block?.kind === "text" || block?.kind === "heading" ? block.text : "";
}

function quotedAt(blocks: readonly Block[], at: number): number {
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

/** A line that shows no depth. */
function isFlatLine(block: Block): boolean {
  return block.kind === "heading" || (block.kind === "text" && block.depth === undefined && block.quoted === undefined);
}

/** `options object` below the field `options` is a box that the reader of the page did not open. */
function isClosedPart(block: Block | undefined, above: string | undefined): boolean {
  const text = block?.kind === "text" || block?.kind === "heading" ? block.text : "";
  return above !== undefined && text.toLowerCase() === `${above.replaceAll(depthMark, "")} object`.toLowerCase();
}

/** `Options*` above `object`, below the list `options`, is the title of one of its items that the reader of the page opened. */
function opensBox(blocks: readonly Block[], at: number, above: TableRow | undefined): boolean {
  const textAt = (index: number): string => {
    const block = blocks[index];
    return block?.kind === "text" || block?.kind === "heading" ? block.text : "";
  };
  const [name = "", type = ""] = above?.cells ?? [];
  const isList = /^(?:array|list)\b|\[\]$/i.test(type);
  if (!isList || textAt(at + 1).toLowerCase() !== "object") return false;
  const title = textAt(at)
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
  { inList, shown }: Surroundings,
  isFollowing: boolean,
): StackedField | undefined {
  const block = blocks[at];
  if (block?.kind !== "text" || block.label) return undefined;
  const isItem = block.depth !== undefined;
  const isListed = inList || isFollowing;
  const text = isItem && inList ? (withShownName(block.text, shown) ?? block.text) : block.text;
  const cells = readFieldLine(text, isItem ? isListed : inList);
  if (cells === undefined) return undefined;
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

/** Code that is nothing but names, one a line. */
function tableOfNames({ text, line }: CodeBlock): Block | undefined {
  const names = text.trimEnd().split("\n");
  if (names.length < 3 || !names.every((name) => /^[a-z_][\w.]{0,60}$/.test(name))) return undefined;
  const rows = names.map((name, index) => ({ cells: cellsOf({ name }, 0), line: line + index }));
  return tableOf({ rows, length: 1 });
}

function cellsOf(cells: FieldCells, depth: number): readonly string[] {
  return columns.map((column) => (column === "name" ? depthMark.repeat(depth) : "") + (cells[column] ?? ""));
}

function tableOf({ rows, level, isFlat }: Run): Block {
  const line = rows[0]?.line ?? 1;
  return {
    kind: "table",
    rows: [{ cells: columns, line }, ...rows],
    line,
    ...(level !== undefined && { level }),
    ...(isFlat && { isFlat: true }),
  };
}
