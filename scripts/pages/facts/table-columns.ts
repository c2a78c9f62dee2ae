import type { TableBlock, TableRow } from "../blocks/block.js";
import type { Column } from "../words/page-words.js";
import { isNothing, isPresence } from "../words/presence.js";
import { columnOf, isExampleColumn, readRequired } from "../words/vocabulary.js";
import { readFieldLine } from "./field-line.js";
import { numbered } from "./field-name.js";
import { readType } from "./field-type.js";

/** Which cell of a row is what. */
export interface TableColumns {
  readonly at: ReadonlyMap<Column, number>;
  /** The header says which cells are names. */
  readonly isNamed: boolean;
  /** Further columns of prose. */
  readonly prose: readonly number[];
  /** Columns of marks beside it, such as one for each model that takes a field. */
  readonly marks: readonly number[];
  /** Columns of which nothing is known. */
  readonly unread: readonly number[];
  /** The column whose marks tell the depth of a name that stands in another one. */
  readonly labels?: number;
}

/** The columns of a table: by their headers, and by what stands in them where the headers are not known. */
export function readColumns({ rows }: TableBlock): TableColumns {
  const [header, ...body] = rows;
  const headers = header?.cells ?? [];
  const at = new Map<Column, number>();
  const unknown: number[] = [];
  const prose: number[] = [];
  for (const [index, cell] of headers.entries()) {
    const column = columnOf(cell);
    if (column === undefined && isExampleColumn(cell)) continue;
    if (column === undefined) unknown.push(index);
    else if (!at.has(column)) at.set(column, index);
    else if (column === "description" || column === "values") prose.push(index);
    else unknown.push(index);
  }
  const isNamed = at.has("name");
  moveMarks(at, body);
  const guesser = new ColumnGuesser(at, (index) =>
    body.map(({ cells }) => cells[index]?.trim() ?? "").filter((cell) => !numbered.test(cell)),
  );
  const labels = guesser.moveNames(headers.keys());
  const rest = unknown.filter((index) => at.get("name") !== index && !guesser.guess(index));
  return {
    ...(labels !== undefined && { labels }),
    at,
    isNamed,
    prose: [...prose, ...guesser.prose].sort((a, b) => a - b),
    marks: guesser.marks,
    unread: rest,
  };
}

/** A column of types that has nothing but marks of presence is one of marks, and the types stand in another. */
function moveMarks(at: Map<Column, number>, body: readonly TableRow[]): void {
  const index = at.get("type");
  if (index === undefined || at.has("required") || body.length === 0) return;
  if (!body.every(({ cells }) => isPresence(cells[index] ?? ""))) return;
  at.delete("type");
  at.set("required", index);
}

const name = /^[└├│─∟↳>»\s.+-]*(?:`?[A-Za-z_$@][\w$@.[\]-]*`?|`\p{L}[\p{L}\p{M}\p{N}_$@.[\]-]*`)(?:\s*\*)?$/u;

/** Where a field is sent, as OpenAPI and Swagger call it. */
const writtenPlace = /^`?(?:body|query|path|header|cookie|formData)`?$/i;

class ColumnGuesser {
  readonly prose: number[] = [];
  readonly marks: number[] = [];

  constructor(
    private readonly at: Map<Column, number>,
    private readonly cellsOf: (index: number) => readonly string[],
  ) {}

  /** Names that people read, in their language, may stand under a header of names beside the column of the names that are sent. */
  moveNames(indexes: Iterable<number>): number | undefined {
    const labels = this.at.get("name");
    if (labels === undefined || this.#isNames(labels, 0.5)) return undefined;
    const taken = new Set(this.at.values());
    const names = [...indexes].find((index) => !taken.has(index) && this.#isNames(index, 0.9));
    if (names === undefined) return undefined;
    this.at.set("name", names);
    this.prose.push(labels);
    return labels;
  }

  #isNames(index: number, least: number): boolean {
    const cells = this.cellsOf(index);
    return cells.length > 0 && cells.filter((cell) => name.test(cell)).length / cells.length >= least;
  }

  /** Whether the column could be told by what stands in it. */
  guess(index: number): boolean {
    const cells = this.cellsOf(index);
    const filled = cells.filter((cell) => !isNothing(cell));
    if (filled.length === 0) return cells.length > 0 && this.at.has("name");
    const share = (test: (cell: string) => boolean): number => filled.filter(test).length / filled.length;
    if (share((cell) => writtenPlace.test(cell)) === 1 && !this.at.has("place")) return this.#take("place", index);
    if (share(isPresence) === 1 && !this.at.has("required")) return this.#take("required", index);
    const isMark = share((cell) => cell.length <= 16 && readRequired(cell, false) !== "conditional") === 1;
    if (isMark) return this.#mark(index, filled);
    const isType = share((cell) => cell.length <= 60 && readType(cell) !== undefined) >= 0.8;
    if (isType && !this.at.has("type")) return this.#take("type", index);
    const names = new Set(filled).size / filled.length;
    if (!this.at.has("name") && names > 0.8 && share((cell) => name.test(cell)) >= 0.9)
      return this.#take("name", index);
    const isField = (cell: string): boolean => readFieldLine(cell, false)?.type !== undefined;
    if (!this.at.has("name") && !this.at.has("type") && names > 0.8 && share(isField) >= 0.8)
      return this.#take("name", index);
    const isProse = share((cell) => cell.length > 12 || /[\s\p{Script=Han}\p{Script=Hangul}]/u.test(cell)) > 0.5;
    if (!isProse) return false;
    if (!this.at.has("description")) return this.#take("description", index);
    this.prose.push(index);
    return true;
  }

  #take(column: Column, index: number): boolean {
    this.at.set(column, index);
    return true;
  }

  /** Plain answers under an unknown header may say who takes a field as well as whether it must be sent. */
  #mark(index: number, filled: readonly string[]): boolean {
    const isAnswer = filled.some((cell) => !/^[\d.]+$/.test(cell));
    if (!isAnswer) return false;
    this.marks.push(index);
    return true;
  }
}
