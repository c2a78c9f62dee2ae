import type { TableBlock } from "../blocks/block.js";
import { columnOf, readRequired } from "../words/vocabulary.js";

/** Fewer names in a header may be anything. */
const fewest = 3;

/**
 * A table with a column for each field, whose rows are the providers or models that take it, turned around: a row for each
 * field. `undefined` for any other table.
 */
export function turnSupportTable(table: TableBlock): TableBlock | undefined {
  const [header, ...rows] = table.rows;
  const names = header?.cells.slice(1) ?? [];
  const isName = (cell: string): boolean => /^`?[a-z][a-z\d_]*`?$/.test(cell) && columnOf(cell) === undefined;
  if (header === undefined || names.length < fewest || !names.every(isName)) return undefined;
  // Names of several words are no capabilities that people read of.
  if (!names.some((cell) => cell.includes("_")) || rows.length === 0) return undefined;
  const isMark = (cell: string): boolean => readRequired(cell, false) !== "conditional";
  if (!rows.every(({ cells }) => cells.slice(1).every(isMark))) return undefined;
  const turned = names.map((name, index) => ({
    cells: [name, ...rows.map(({ cells }) => cells[index + 1] ?? "")],
    line: header.line,
  }));
  return {
    ...table,
    rows: [{ cells: ["name", ...rows.map(({ cells }) => cells[0] ?? "")], line: header.line }, ...turned],
  };
}
