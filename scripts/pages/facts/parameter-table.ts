import { isDeepStrictEqual } from "node:util";
import type { DiagnosticCode } from "../../base/diagnostics.js";
import { addTo } from "../../base/group-by.js";
import { isObject, type JsonObject } from "../../base/json.js";
import type { TableBlock, TableRow } from "../blocks/block.js";
import { type Column, columns as columnNames, type FieldPlace, fieldPlaces } from "../words/page-words.js";
import { isNothing, isPresence, saysRequired, saysRequiredAside, saysRequiredAtEnd } from "../words/presence.js";
import { columnOf, isOptionalColumn, placeOf, readRequired } from "../words/vocabulary.js";
import { readDefault, readDefaultAmong, readItemCounts, readLimits } from "./constraints.js";
import { parseDefault } from "./default-value.js";
import type { Definitions } from "./definitions.js";
import { readEnum } from "./enumerations.js";
import { absentType, readFieldLine, readLeadingType } from "./field-line.js";
import { marksOf, NameReader } from "./field-name.js";
import { namesInType, readType, readWordyType, withNull } from "./field-type.js";
import { readColumns, type TableColumns } from "./table-columns.js";

/** A row of a parameter table. */
export interface Field {
  /** Names from the body inwards; `[]` stands for the items of a list. */
  readonly path: readonly string[];
  readonly schema: JsonObject;
  readonly required: boolean;
  /** Where it is sent, when the table says so. */
  readonly place?: FieldPlace;
  /** The names of types of the page's own in its type. */
  readonly refersTo?: readonly string[];
  /** The table says that it is a part of the answer. */
  readonly isAnswer?: boolean;
  readonly line: number;
}

/** Reports what a line of the page says and cannot be used. */
export type Note = (code: DiagnosticCode, line: number, message: string, hint?: string) => void;

/** The fields of a table, or `undefined` for a table of something else. */
export function readParameterTable(
  read: TableBlock,
  inArea: boolean,
  note: Note,
  definitions?: Definitions,
): readonly Field[] | undefined {
  const table = withHeader(read);
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
    const place = fieldPlaces.find((each) => each === cell("place")) ?? placeOf(cell("place"));
    // Lines that are no table say it where their description begins or ends.
    const isLine = header.cells === columnNames && cell("required") === "";
    const required =
      name.required ||
      (isLine && (saysRequiredAside(cell("description").slice(0, 12)) || saysRequiredAtEnd(cell("description")))) ||
      reader.required(requiredHeader) ||
      (requiredHeader === undefined && said?.required === "true");
    const isAnswer = cell("place") === "response";
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

/** The schema of a field that the page says is not taken. */
export const absent: JsonObject = { not: {}, description: "Not supported." };

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
  const isRow = row !== undefined && (row.path[0] === "body" || row.refersTo !== undefined);
  if (!isRow || sent.length < 2 || sent.some(({ path }) => path[0] !== row.path[0])) return fields;
  return fields.flatMap((field) =>
    field === row ? [] : [field.place === "body" ? { ...field, path: field.path.slice(1) } : field],
  );
}

class RowReader {
  constructor(
    private readonly row: TableRow,
    private readonly cell: (column: Column) => string,
    private readonly prose: readonly string[],
    private readonly note: Note,
  ) {}

  /** By the column whose header is given, or else by marks. */
  required(header: string | undefined): boolean {
    if (header === undefined)
      return this.saysPresence() || saysRequiredAside(this.cell("type")) || saysRequiredAside(this.cell("description"));
    const verdict = readRequired(this.cell("required"), isOptionalColumn(header), header);
    if (verdict === "conditional")
      this.ignore(`"${this.cell("required")}" is not a plain yes or no; the parameter is taken as optional.`);
    return verdict === "yes";
  }

  /** What must be sent has no default, and its cell may say so. */
  private saysPresence(): boolean {
    const cell = this.cell("default");
    return isPresence(cell) && saysRequired(cell);
  }

  schema(): JsonObject {
    const typeCell = this.cell("type");
    if (typeCell === absentType) return absent;
    const read = isNothing(typeCell) ? {} : (readType(typeCell) ?? readWordyType(typeCell));
    if (read === undefined) {
      const hint = "Say it in an overlay.";
      this.note(
        "import-type-unknown",
        this.row.line,
        `"${typeCell}" is no type that is known; any value is taken.`,
        hint,
      );
    }
    const stated = this.cell("description");
    const description = [isNothing(stated) ? "" : stated, ...this.prose].filter((text) => text !== "").join(" ");
    const values = this.cell("values");
    const base = { ...read };
    if (base.type === "integer" && showsDecimals(description)) {
      base.type = "number";
      this.note(
        "import-conflict",
        this.row.line,
        "This is called an integer, and the words about it show decimals; any number is taken.",
        "Decide in an overlay.",
      );
    }
    const several = base.type === "string" ? readItemCounts(description) : {};
    if (several.maxItems !== undefined) {
      Object.assign(base, { oneOf: [{ type: "string" }, { type: "array", items: { type: "string" } }] });
      delete base.type;
      const message = "This is called a text, and the words about it count several; a list of texts is taken as well.";
      this.note("import-conflict", this.row.line, message, "Decide in an overlay.");
    }
    const enumeration = this.enumeration(base, description, values);
    const type = plainType(base);
    const limitsOf = (of: string | undefined): JsonObject => ({
      ...readLimits(description, of, this.cell("name")),
      ...readLimits(values, of),
      ...readLimits(readType(typeCell) === undefined ? typeCell : bracketsOf(typeCell), of),
    });
    const limits = enumeration ? {} : limitsOf(type);
    const schema: JsonObject = { ...base, ...(enumeration && { enum: enumeration }), ...limits };
    // Of a choice, what is counted as items are those of its list.
    if (Array.isArray(base.oneOf))
      schema.oneOf = base.oneOf.map((branch) =>
        isObject(branch) && branch.type === "array" ? { ...branch, ...limitsOf("array") } : branch,
      );
    return { ...this.withDefault(schema, description), ...(description !== "" && { description }) };
  }

  private enumeration(schema: JsonObject, description: string, values: string): readonly unknown[] | undefined {
    const type = plainType(schema);
    if (type !== "string" && type !== "integer" && type !== "number") return undefined;
    const isOpen = /^model(?:_?(?:name|id))?$/i.test(this.cell("name").replace(/[`*\s]/g, ""));
    const listed = readEnum(values, { wholeCell: true }) ?? readEnum(description, { isOpen });
    if (listed === undefined) return undefined;
    const isNullable = Array.isArray(schema.type);
    const stated = listed.filter((value) => !isNullable || value !== "null");
    const parsed = stated.map((value) => (type === "string" ? value : Number(value)));
    const valid = parsed.every((value) => typeof value === "string" || Number.isFinite(value));
    return valid ? [...parsed, ...(isNullable ? [null] : [])] : undefined;
  }

  private withDefault(schema: JsonObject, description: string): JsonObject {
    const cell = this.cell("default").replace(/^`|`$/g, "").trim();
    const stated = (words: string): string | undefined => readDefault(words) ?? readDefaultAmong(words, schema.enum);
    const text = isNothing(cell) || isPresence(cell) ? (stated(description) ?? stated(this.cell("values"))) : cell;
    if (text === undefined) return schema;
    if (isProse(this.cell("default"))) {
      this.ignore(`The default "${text}" is prose and no value; it is left out.`);
      return schema;
    }
    if (/^(?:null|nil)$/i.test(text)) return { ...withNull(schema), default: null };
    const value = parseDefault(text, schema);
    const { enum: values } = schema;
    if (value !== undefined && (!Array.isArray(values) || values.some((item) => isDeepStrictEqual(item, value))))
      return { ...schema, default: value };
    this.ignore(`The default ${text} does not fit the type "${this.cell("type")}"; it is left out.`);
    return schema;
  }

  private ignore(message: string): void {
    this.note("import-value-ignored", this.row.line, message, "Say it in an overlay.");
  }
}

/** What a type has in brackets with numbers: `integer (1 to 10)`. */
function bracketsOf(type: string): string {
  return /[[(（]\s*[^\])）]*\d[^\])）]*[\])）].*$/.exec(type)?.[0] ?? "";
}

/** Numbers such as 0.8, which are no versions and no ends of a range. */
function showsDecimals(text: string): boolean {
  return /(?<![\w.\-–—/])(?:0\.\d*[1-9]\d*)(?![\w.]|-\w)/.test(text);
}

/** Several words that nothing sets off as one value. */
function isProse(cell: string): boolean {
  return /\S\s+\S/.test(cell) && !/^(["'`“「[{(]).*["'`”」\]})]$/.test(cell);
}

/** The one type of a schema besides null. */
export function plainType({ type }: JsonObject): string | undefined {
  const types = (Array.isArray(type) ? type : [type]).filter((item) => item !== "null");
  return types.length === 1 && typeof types[0] === "string" ? types[0] : undefined;
}
