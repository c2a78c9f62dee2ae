import type { Block, TableBlock, TableRow } from "../blocks/block.js";
import type { Column } from "../words/page-words.js";
import { isNothing } from "../words/presence.js";
import { columnOf, readRequired } from "../words/vocabulary.js";
import { readType } from "./field-type.js";
import { gluedKinds } from "./glued-field.js";

/** A longer line is no header, and the words of a cell are fewer. */
const longestHeader = 100;
const mostWords = 4;

/** A table and how many blocks it is made of. */
export interface FoundTable {
  readonly table: TableBlock;
  readonly length: number;
}

/**
 * A table that a copy left without its gaps: `Name Type Description` above `model string The model.`, or nothing at all
 * between two cells. The header must have the names of fields, their types and what is said of them.
 */
export function readLostGaps(blocks: readonly Block[], at: number): FoundTable | undefined {
  const header = lineOf(blocks[at]);
  const first = lineOf(blocks[at + 1]);
  if (header.length > longestHeader || !/^[A-Za-z_][\w.]*/.test(first) || /[.:。：]/.test(header)) return undefined;
  const spaced = header.includes(" ") ? spacedColumns(header) : undefined;
  const columns = spaced ?? gluedColumns(header, first);
  const typeAt = columns?.indexOf("type") ?? -1;
  if (columns?.[0] !== "name" || typeAt < 1 || columns.at(-1) !== "description") return undefined;
  if (spaced === undefined && typeAt > 1) return undefined;
  const rows: TableRow[] = [];
  for (let next = at + 1; next < blocks.length; next++) {
    const block = blocks[next];
    const cells = (spaced === undefined ? gluedCells : spacedCells)(lineOf(block), columns);
    if (block === undefined || cells === undefined) break;
    rows.push({ cells, line: block.line });
  }
  const line = blocks[at]?.line ?? 1;
  if (rows.length === 0) return undefined;
  return { table: { kind: "table", rows: [{ cells: columns, line }, ...rows], line }, length: rows.length + 1 };
}

/** Whether a line names the columns of such a table. */
export function isLostHeader(text: string): boolean {
  const columns = text.length <= longestHeader && text.includes(" ") ? spacedColumns(text) : undefined;
  return columns?.[0] === "name" && columns.includes("type") && columns.at(-1) === "description";
}

function lineOf(block: Block | undefined): string {
  if (block?.kind === "heading") return block.text;
  return block?.kind === "text" && block.depth === undefined ? block.text : "";
}

/** The columns that the words of a line name, if it has no others. */
function spacedColumns(header: string): readonly Column[] | undefined {
  const words = header.split(" ");
  const columns: Column[] = [];
  for (let at = 0; at < words.length; ) {
    const count = longestOf(words.slice(at), (text) => columnOf(text) !== undefined);
    const column = columnOf(words.slice(at, at + count).join(" "));
    if (column === undefined || columns.includes(column)) return undefined;
    columns.push(column);
    at += count;
  }
  return columns.length > 2 ? columns : undefined;
}

/** The columns whose names stand one right behind the other. */
function gluedColumns(header: string, first: string): readonly Column[] | undefined {
  const found = nameAndType(first) === undefined ? undefined : columnsIn(header, []);
  // A word of one sign is easily lost.
  const columns = found?.[0] === "name" && !found.includes("type") ? found.toSpliced(1, 0, "type") : found;
  return columns !== undefined && columns.length > 2 ? columns : undefined;
}

/** Behind those that are found; the name is the first of all, which the longest word for another column may begin with. */
function columnsIn(header: string, found: readonly Column[]): readonly Column[] | undefined {
  if (header === "") return found;
  for (let end = header.length; end > 0; end--) {
    const column = columnOf(header.slice(0, end));
    const isNext = column !== undefined && !found.includes(column) && (found.length > 0 || column === "name");
    const columns = isNext ? columnsIn(header.slice(end), [...found, column]) : undefined;
    if (columns !== undefined) return columns;
  }
  return undefined;
}

const gluedName = new RegExp(`^([a-z_][a-z\\d_.]*?)(${gluedKinds})(?![a-z_/|])`);

/** Right before a default in small letters the type must be a word that names hardly have. */
const plainName =
  /^([a-z_][a-z\d_.]*?)((?:string|integer|number|boolean|object|array)(?:\/(?:string|integer|number|boolean|object|array))*)/;

const gluedValue = /^(?:-?\d+(?:\.\d+)?|"[^"]*"|true|false|null|none|[a-z_]+(?=[^a-z_]))/;

function nameAndType(row: string): readonly [name: string, type: string] | undefined {
  const [, name, type] = gluedName.exec(row) ?? plainName.exec(row) ?? [];
  return name === undefined || type === undefined ? undefined : [name, type];
}

function gluedCells(row: string, columns: readonly Column[]): readonly string[] | undefined {
  const named = nameAndType(row);
  return named && cellsBehind(named, row.slice(named.join("").length), columns, gluedCell);
}

function spacedCells(row: string, columns: readonly Column[]): readonly string[] | undefined {
  const [, name, rest = ""] = /^([A-Za-z_][\w.]*) (\S.*)$/.exec(row) ?? [];
  return name === undefined ? undefined : cellsBehind([name], rest, columns, spacedCell);
}

/** The cells of a row behind those that are known. */
function cellsBehind(
  known: readonly string[],
  row: string,
  columns: readonly Column[],
  cellIn: (column: Column, rest: string, columns: readonly Column[]) => string | undefined,
): readonly string[] | undefined {
  const cells = [...known];
  let rest = row;
  for (const column of columns.slice(known.length, -1)) {
    // What is allowed has no end that shows: it is left to the last cell.
    const cell = column === "values" ? "" : cellIn(column, rest, columns);
    if (cell === undefined) return undefined;
    cells.push(cell);
    rest = rest.slice(cell.length).trimStart();
  }
  return [...cells, rest];
}

function spacedCell(column: Column, rest: string, columns: readonly Column[]): string | undefined {
  const words = rest.split(" ", mostWords + 1);
  const [first = ""] = words;
  // A mark that is lost leaves what stands in the next cell.
  const isLost = column === "required" && columns[columns.indexOf(column) + 1] === "default";
  if (first !== "" && isNothing(first)) return isLost ? "" : first;
  // Where presence has a column, its answers are not in that of types.
  const isAnswered = column === "type" && columns.includes("required");
  const marksFrom = isAnswered ? words.findIndex((word) => readRequired(word, false) !== "conditional") : -1;
  const own = marksFrom > 0 ? words.slice(0, marksFrom) : words;
  const count = longestOf(own, (text) => isCell(column, text));
  // A row may lack the mark of presence, and a default.
  if (count === 0) return column === "required" || column === "default" ? "" : undefined;
  return words.slice(0, count).join(" ");
}

function gluedCell(column: Column, rest: string): string | undefined {
  if (column === "default") return gluedValue.exec(rest)?.[0] ?? "";
  for (let end = Math.min(rest.length, 24); end > 0; end--) {
    // A word does not end between two of its letters, and a letter before another is no sign.
    const isCut = /^[A-Za-z][a-z]/.test(rest.slice(end - 1)) || (end === 1 && /^[A-Za-z]{2}/.test(rest));
    if (!isCut && isCell(column, rest.slice(0, end))) return rest.slice(0, end);
  }
  // A sign in that column is lost with the gaps.
  return column === "required" ? "" : undefined;
}

function isCell(column: Column, text: string): boolean {
  // Brackets hold the name of a type, and no further cells.
  if (column === "type") return readType(text) !== undefined && !/[)\]>]\s\S/.test(text);
  if (column === "required") return !/^\d/.test(text) && readRequired(text, false) !== "conditional";
  return column === "default" && spacedValue.test(text);
}

/** No sentence begins so, which a row without a default has in its place. */
const spacedValue = /^(?:[-–—+.\d`'[{]\S*|[a-z][\w./:-]*|None|True|False|".*")$/;

/** How many of some words, as many as may be, are what is asked for together. */
function longestOf(words: readonly string[], isWhole: (text: string) => boolean): number {
  for (let count = Math.min(words.length, mostWords); count > 0; count--)
    if (isWhole(words.slice(0, count).join(" "))) return count;
  return 0;
}
