import { addTo } from "../../base/group-by.js";
import type { TableBlock, TableRow } from "../blocks/block.js";
import { type Column, columns as columnNames, fieldPlaces } from "../words/page-words.js";
import { isNothing, isPresence, saysRequiredAside, saysRequiredAtEnd } from "../words/presence.js";
import { columnOf, placeOf, readRequired } from "../words/vocabulary.js";
import type { Definitions } from "./definitions.js";
import { absent, type Field, type Note, plainType } from "./field.js";
import { readFieldLine, readLeadingType } from "./field-line.js";
import { marksOf, NameReader } from "./field-name.js";
import { namesInType, readType } from "./field-type.js";
import { RowReader } from "./row-reader.js";
import { readColumns, type TableColumns } from "./table-columns.js";

/** The fields of a table, or `undefined` for a table of something else. */
export function readParameterTable(
  read: TableBlock,
  inArea: boolean,
  note: Note,
  definitions?: Definitions,
): readonly Field[] | undefined {
  const table = withRowsOfNames(withHeader(read));
  const [header, ...rows] = table.rows;
  const columns = readColumns(table);
  const { at, marks } = columns;
  const isSupport = marks.length > 0 && !at.has("type") && !at.has("required");
  // The cell of the name may be a field by itself: `model` string required.
  const isFieldRow = ({ cells }: TableRow): boolean =>
    readFieldLine(cells[at.get("name") ?? -1] ?? "", false)?.type !== undefined;
  const isTable =
    at.has("name") &&
    (at.has("type") ||
      at.has("required") ||
      rows.some(isFieldRow) ||
      isMarked(rows, at.get("description")) ||
      (inArea && columns.isNamed && (at.size > 1 || isSupport)));
  if (!header || !isTable) return undefined;
  tellUnread(isSupport ? { ...columns, marks: [] } : columns, header, note);
  const requiredHeader = header.cells[at.get("required") ?? -1];
  const names = new NameReader();
  /** The types of alternatives without a name, by what they are alternatives of. */
  const kinds = new Map<string, string[]>();
  const fields = rows.flatMap((row): readonly Field[] => {
    const cell = (column: Column): string => row.cells[at.get(column) ?? -1]?.trim() ?? "";
    // The cell of the name may have the type and marks as well.
    const line = at.has("type") ? undefined : readFieldLine(cell("name"), false);
    const depth = columns.labels === undefined ? "" : marksOf(row.cells[columns.labels] ?? "");
    const name = names.read(depth + (line?.name ?? cell("name")));
    if (name?.anonymous) addTo(kinds, JSON.stringify(name.path), cell("type"));
    if (name === undefined) tellNameless(row, cell, note);
    if (name === undefined || name.anonymous) return [];
    if (row.isDoubtful) {
      const message = `It does not show whether "${name.path.at(-1)}" is a part of "${name.path[0]}"; it is passed over.`;
      note("import-value-ignored", row.line, message, "Say it in an overlay.");
      return [];
    }
    const said = at.has("type") ? undefined : (line ?? readLeadingType(cell("description")));
    const prose = columns.prose.map((index) => row.cells[index]?.trim() ?? "").filter((text) => !isNothing(text));
    const typeCell = cell("type");
    const ownType = definitions?.isNamed(typeCell) ? "object" : undefined;
    const told = (column: Column): string => (column === "type" ? (said?.type ?? ownType) : undefined) ?? cell(column);
    const refersTo = namesInType(typeCell);
    const reader = new RowReader(row, told, prose, note);
    const stated = cell("place");
    const place = stated === "" ? undefined : (fieldPlaces.find((each) => each === stated) ?? placeOf(stated));
    // Lines that are no table say it where their description begins or ends.
    const isLine = header.cells === columnNames && cell("required") === "";
    const required =
      name.required ||
      (isLine && (saysRequiredAside(cell("description").slice(0, 12)) || saysRequiredAtEnd(cell("description")))) ||
      reader.required(requiredHeader) ||
      (requiredHeader === undefined && said?.required === "true");
    const isAnswer = stated === "response";
    return [
      {
        path: name.path,
        schema: isSupport && isDenied(row, marks) ? absent : reader.schema(),
        required: required && !name.isAlternative,
        line: row.line,
        ...(place && { place }),
        ...(refersTo.length > 0 && { refersTo }),
        isAnswer,
      },
    ];
  });
  return fields.length === 0 ? undefined : withoutBodyRow(withLists(withItems(withKinds(fields, kinds))));
}

/** Several names of one row, each in code: `` `models` / `fallback_models` ``. */
const severalNames = /^`[A-Za-z_][\w.]*`(?:\s*[/,，、]\s*`[A-Za-z_][\w.]*`)+$/;

/** A row for each name where one has several. */
function withRowsOfNames(table: TableBlock): TableBlock {
  const isSeveral = (cell: string | undefined): boolean => severalNames.test(cell?.trim() ?? "");
  if (!table.rows.some(({ cells }) => cells.some(isSeveral))) return table;
  const nameAt = readColumns(table).at.get("name");
  const rows = table.rows.flatMap((row): readonly TableRow[] => {
    const cell = nameAt === undefined ? undefined : row.cells[nameAt];
    const names = isSeveral(cell) ? (cell?.match(/`[^`]+`/g) ?? []) : [];
    return nameAt === undefined || names.length === 0
      ? [row]
      : names.map((name) => ({ ...row, cells: row.cells.toSpliced(nameAt, 1, name) }));
  });
  return { ...table, rows };
}

/** A row with a type or a mark of presence is one of a field, whose name may be another than a name is known to be. */
function tellNameless({ line }: TableRow, cell: (column: Column) => string, note: Note): void {
  const name = cell("name");
  const isField = readType(cell("type")) !== undefined || (cell("required") !== "" && isPresence(cell("required")));
  if (name === "" || !isField) return;
  const shown = name.length > 40 ? `${name.slice(0, 40)}…` : name;
  note("import-unread", line, `"${shown}" is not read as the name of a field; its row is passed over.`, hintOfName);
}

const hintOfName = "Add the field in an overlay, or write its name as code on the page.";

/** A field without a type is of those of its alternatives. */
function withKinds(fields: readonly Field[], kinds: ReadonlyMap<string, readonly string[]>): readonly Field[] {
  if (kinds.size === 0) return fields;
  return fields.map((field) => {
    const { type, oneOf } = field.schema;
    const stated = type === undefined && oneOf === undefined ? kinds.get(JSON.stringify(field.path)) : undefined;
    const { type: types } = (stated && readType(stated.join(" | "))) ?? {};
    return types === undefined ? field : { ...field, schema: { ...field.schema, type: types } };
  });
}

/** `items` below anything but an object are those of a list, as schemas call them. */
function withItems(fields: readonly Field[]): readonly Field[] {
  if (!fields.some(({ path }) => path.lastIndexOf("items") > 0)) return fields;
  const types = new Map<string, string | undefined>();
  return fields.map((field) => {
    const way: string[] = [];
    for (const name of field.path) {
      const isItems = name === "items" && way.length > 0 && types.get(JSON.stringify(way)) !== "object";
      if (!isItems) way.push(name);
      else if (way.at(-1) !== "[]") way.push("[]");
    }
    types.set(JSON.stringify(way), plainType(field.schema));
    return { ...field, path: way };
  });
}

/** Whether most descriptions begin with a mark of presence in brackets: `(required) The model.`. */
function isMarked(rows: readonly TableRow[], descriptionAt: number | undefined): boolean {
  const marks = rows.map(
    ({ cells }) => /^[（(【[]([^)）】\]]{1,20})[)）】\]]/.exec(cells[descriptionAt ?? -1] ?? "")?.[1],
  );
  return rows.length > 0 && marks.filter((mark) => mark !== undefined && isPresence(mark)).length * 2 > rows.length;
}

/** Lines that only blanks divide may have no header: the first of them is a field as well. */
function withHeader(table: TableBlock): TableBlock {
  const [first] = table.rows;
  const [name = "", ...others] = first?.cells ?? [];
  const isNamed = new NameReader().read(name) !== undefined && others.some((cell) => readType(cell) !== undefined);
  const isField = isNamed || (others.length > 0 && readFieldLine(name, false)?.type !== undefined);
  if (first === undefined || !isField || first.cells.some((cell) => columnOf(cell) !== undefined)) return table;
  return { ...table, rows: [{ cells: first.cells.map(() => ""), line: first.line }, ...table.rows] };
}

/** A row `ships[]` without a row `ships` is about the list as well. */
function withLists(fields: readonly Field[]): readonly Field[] {
  const known = new Set(fields.map(({ path }) => JSON.stringify(path)));
  return fields.map((field) => {
    const list = field.path.slice(0, -1);
    if (field.path.at(-1) !== "[]" || list.length === 0 || known.has(JSON.stringify(list))) return field;
    if (plainType(field.schema) === "array") return { ...field, path: list };
    const { description, ...items } = field.schema;
    const schema = { type: "array", items, ...(description !== undefined && { description }) };
    return { ...field, path: list, schema };
  });
}

/** Every mark of the row says no. */
function isDenied({ cells }: TableRow, marks: readonly number[]): boolean {
  return marks.every((index) => cells[index]?.trim() !== "" && readRequired(cells[index] ?? "", false) === "no");
}

function tellUnread({ unread, marks }: TableColumns, header: TableRow, note: Note): void {
  const names = [...unread, ...marks].map((index) => header.cells[index]?.trim() ?? "").filter((name) => name !== "");
  if (names.length === 0) return;
  const list = names.map((name) => `"${name}"`).join(", ");
  note("import-unread", header.line, `The table's column ${list} is not read: its header is not known.`);
}

/** The values of an enumeration by the name of their field, where a table has nothing but names and values. */
export function readValueTable(table: TableBlock): ReadonlyMap<string, readonly string[]> | undefined {
  const { at, unread, prose } = readColumns(table);
  const [nameAt, valueAt] = [at.get("name"), at.get("values")];
  if (nameAt === undefined || valueAt === undefined || at.size > 2 || unread.length + prose.length > 0)
    return undefined;
  const names = new NameReader();
  const found = new Map<string, string[]>();
  for (const { cells } of table.rows.slice(1)) {
    const key = names.read(cells[nameAt] ?? "")?.path.at(-1);
    const value = cells[valueAt]?.replace(/`/g, "").trim() ?? "";
    if (key !== undefined && value !== "") addTo(found, key, value);
  }
  return found.size === 0 ? undefined : found;
}

/**
 * A row for the body as a whole, whose properties are one step deeper: Apifox calls it `body`, and others as they like where
 * its type is defined elsewhere.
 */
export function withoutBodyRow(fields: readonly Field[]): readonly Field[] {
  const sent = fields.filter(({ place }) => place === "body");
  const [row] = sent.filter(({ path }) => path.length === 1);
  // Where the parts say no place of their own, the row that does is the body.
  const isPart = ({ path, place }: Field): boolean => place === undefined && path[0] === row?.path[0];
  if (
    sent.length === 1 &&
    row !== undefined &&
    fields.some(isPart) &&
    fields.every((field) => isPart(field) || field.place)
  )
    return fields.flatMap((field) =>
      field === row ? [] : [isPart(field) ? { ...field, place: "body", path: field.path.slice(1) } : field],
    );
  const isRow = row !== undefined && (row.path[0] === "body" || row.refersTo !== undefined);
  if (!isRow || sent.length < 2 || sent.some(({ path }) => path[0] !== row.path[0])) return fields;
  return fields.flatMap((field) =>
    field === row ? [] : [field.place === "body" ? { ...field, path: field.path.slice(1) } : field],
  );
}

/** A row for the body as a whole of whose type the page shows no parts: it is no field of the body. */
export function withoutBareBody(fields: readonly Field[], note: Note): readonly Field[] {
  const [row, ...others] = fields.filter(({ place }) => place === "body");
  if (row?.path.join(".") !== "body" || row.refersTo === undefined || others.length > 0) return fields;
  note("import-unread", row.line, `What is in the body, "${row.refersTo.join(" ")}", stands elsewhere.`);
  return fields.filter((field) => field !== row);
}
