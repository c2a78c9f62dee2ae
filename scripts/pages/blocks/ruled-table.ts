import { cellsOfLine, cellsWithin } from "./loose-tables.js";

/** A row of a table and the line it begins on, counted from 0. */
export interface RuledRow {
  readonly cells: readonly string[];
  readonly at: number;
}

const rule = /^\|?(?:\s*:?-{3,}:?\s*\|)+(?:\s*:?-{3,}:?)?$/;

/** Most lines that a row goes on over. */
const longest = 8;

const cellAlone = /^[^|]{1,40}\|\s*$/;

/** How many lines a header goes on over of which each has one cell, where the row below it has as many: `model | string |`. */
function countHeaderLines(lines: readonly string[], index: number): number {
  let count = 0;
  while (count < longest && cellAlone.test(lines[index + count] ?? "")) count++;
  const below = (lines[index + count] ?? "").trimEnd();
  return count > 2 && below.endsWith("|") && cellsOf(below).length === count ? count : 0;
}

/**
 * The rows of a table whose header has a rule below it, as extracts of pages have it: `model | string |`. A row that lost its
 * place goes on in the next lines up to the bar that ends it; what has no bar ends the table.
 */
export function readRuled(
  lines: readonly string[],
  index: number,
): { readonly rows: readonly RuledRow[]; readonly next: number } | undefined {
  const broken = countHeaderLines(lines, index);
  const header = broken > 0 ? lines.slice(index, index + broken).join(" ") : (lines[index] ?? "");
  const cells = cellsOf(header);
  const isRuled = rule.test((lines[index + 1] ?? "").trim()) && cellsOf(lines[index + 1] ?? "").length === cells.length;
  if (cells.length < 2 || (broken === 0 && !isRuled)) return undefined;
  const isClosed = header.trimEnd().endsWith("|");
  const rows: RuledRow[] = [{ cells, at: index }];
  let next = index + (broken || 2);
  while (next < lines.length) {
    const count = countLines(lines, next, cells.length, isClosed);
    if (count === 0) break;
    rows.push({ cells: cellsOfLine(lines.slice(next, next + count).join(" "), cells.length, cellsOf), at: next });
    next += count;
  }
  return { rows, next };
}

/** How many lines a row has; 0 where none begins. */
function countLines(lines: readonly string[], start: number, width: number, isClosed: boolean): number {
  if (!lines[start]?.includes("|")) return 0;
  let row = "";
  for (let count = 1; count <= longest && start + count <= lines.length; count++) {
    const line = lines[start + count - 1] ?? "";
    if (line.trim() === "") return 0;
    row = `${row} ${line}`;
    // The header of the next table has a rule below it.
    const isWhole = count === 1 && !rule.test((lines[start + 1] ?? "").trim());
    const found = (isWhole ? cellsOfLine : cellsWithin)(isWhole ? line : row, width, cellsOf).length;
    if (found > width) return 0;
    if (found === width && (!isClosed || line.trimEnd().endsWith("|"))) return count;
  }
  return 0;
}

function cellsOf(row: string): readonly string[] {
  return row
    .trim()
    .replace(/^\||(?<!\\)\|$/g, "")
    .split(/(?<!\\)\|/);
}
