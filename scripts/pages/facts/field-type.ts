import type { JsonObject } from "../../base/json.js";
import type { NamedType } from "../words/page-words.js";
import { remembering } from "../words/pattern.js";
import { typeWithoutPresence } from "../words/presence.js";
import {
  isNamedObject,
  listedIn,
  namedTypeOf,
  separatorAt,
  withoutNullable,
  withoutTypeEnding,
} from "../words/type-patterns.js";

/** What a type cell says: a schema, or `undefined` where its words are unknown. */
export function readType(cell: string): JsonObject | undefined {
  const schema = cell.length <= 2000 ? typeOf(cell) : undefined;
  return schema && { ...schema };
}

const typeOf = remembering((cell: string): JsonObject | undefined => {
  const text = withoutJson(typeWithoutPresence(cell.replace(/[`*]/g, "").replaceAll("¦", "|")))
    .replace(/^[\s,，·]+|[\s,，·]+$/g, "")
    .trim();
  const notNull = withoutNullable(text);
  const known: JsonObject[] = [];
  for (const part of splitUnion((notNull ?? text).replace(/[,，\s]+$/, ""))) {
    const schema = readSingle(part);
    if (schema === undefined) return undefined;
    known.push(schema);
  }
  if (known.length === 0) return undefined;
  const schema = combine(known);
  return notNull === undefined ? schema : withNull(schema);
});

/** All types are those of JSON: `JSON number` is a number. */
function withoutJson(text: string): string {
  return text.replace(/(?<!\p{L})JSON(?:[\s-]+(\p{L}+)|([^\0-\x7f]+))/giu, (all, word?: string, glued?: string) => {
    const type = word ?? glued ?? "";
    return schemaOf(type) === undefined ? all : type;
  });
}

/** The words of a cell of types that name types of the page's own: `Message` of `array of Message`. */
export function namesInType(cell: string): readonly string[] {
  if (cell.length > 80) return [];
  return (cell.match(/[A-Za-z_]\w*/g) ?? []).filter((word) => schemaOf(word) === undefined);
}

/**
 * What a cell of types says that has other words as well: `integer greater than zero`, `Float in [0, 2]`. Of more than one
 * type besides null it says nothing.
 */
export function readWordyType(cell: string): JsonObject | undefined {
  if (cell.length > 120) return undefined;
  const words = withoutJson(cell).match(/[\p{L}\d]+/gu) ?? [];
  const types = new Map(
    words.map(schemaOf).flatMap((schema) => (schema === undefined ? [] : [[JSON.stringify(schema), schema]])),
  );
  types.delete(JSON.stringify(named.null.schema));
  const [only] = [...types.values()];
  const isPlain = only !== undefined && types.size === 1 && /^(?:integer|number|boolean)$/.test(String(only.type));
  if (!isPlain) return undefined;
  return words.some((word) => schemaOf(word)?.type === "null") ? withNull(only) : { ...only };
}

/** The schema with null among its values. */
export function withNull(schema: JsonObject): JsonObject {
  const { type, oneOf, enum: values } = schema;
  if (typeof type === "string" && type !== "null")
    return { ...schema, type: [type, "null"], ...(Array.isArray(values) && { enum: [...values, null] }) };
  if (Array.isArray(type) && !type.includes("null")) return { ...schema, type: [...type, "null"] };
  if (Array.isArray(oneOf) && !oneOf.some((branch) => (branch as JsonObject).type === "null"))
    return { ...schema, oneOf: [...oneOf, { type: "null" }] };
  return schema;
}

const integerTokens = "int long short uint int8 int16 int32 int64 uint8 uint16 uint32 uint64 i32 i64 u32 u64".split(
  " ",
);
const numberTokens = "float double numeric float32 float64 f32 f64".split(" ");

/** The schemas that words of a language stand for, and tokens that are the same in every language. */
const named: Readonly<Record<NamedType, { readonly schema: JsonObject; readonly tokens: readonly string[] }>> = {
  string: { schema: { type: "string" }, tokens: ["str", "char", "varchar", "enum"] },
  integer: { schema: { type: "integer" }, tokens: integerTokens },
  number: { schema: { type: "number" }, tokens: numberTokens },
  boolean: { schema: { type: "boolean" }, tokens: ["bool"] },
  array: { schema: { type: "array" }, tokens: [] },
  object: { schema: { type: "object" }, tokens: ["dict", "map", "json", "hash", "struct", "record"] },
  null: { schema: { type: "null" }, tokens: ["nil"] },
  file: { schema: { type: "string", format: "binary" }, tokens: ["binary", "blob"] },
  uri: { schema: { type: "string", format: "uri" }, tokens: [] },
  date: { schema: { type: "string", format: "date" }, tokens: [] },
  datetime: { schema: { type: "string", format: "date-time" }, tokens: [] },
  email: { schema: { type: "string", format: "email" }, tokens: [] },
  any: { schema: {}, tokens: [] },
};

const tokens = new Map<string, JsonObject>(
  [...Object.values(named), { schema: { type: "string", format: "uuid" }, tokens: ["uuid", "guid"] }].flatMap(
    ({ schema, tokens }) => tokens.map((token) => [token, schema] as const),
  ),
);

/** The schema that a single word stands for. */
function schemaOf(word: string): JsonObject | undefined {
  const type = namedTypeOf(word);
  return type === undefined ? tokens.get(word.toLowerCase()) : named[type].schema;
}

const formats: ReadonlySet<string> = new Set(
  "int32 int64 float double date-time date uuid uri url email binary byte".split(" "),
);

const brackets: Readonly<Record<string, string>> = {
  "<": ">",
  "[": "]",
  "(": ")",
  "{": "}",
  '"': '"',
  "'": "'",
  "“": "”",
};

/** Alternatives at the top level: `string | null`, `string/array`, `string or integer`. */
function splitUnion(text: string): readonly string[] {
  const parts: string[] = [];
  const open: string[] = [];
  let part = "";
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? "";
    const separator = open.length === 0 ? separatorAt(text, at) : undefined;
    if (open.at(-1) === char) open.pop();
    else if (brackets[char] !== undefined) open.push(brackets[char]);
    else if (separator !== undefined) {
      parts.push(part);
      part = "";
      at += separator.length - 1;
      continue;
    }
    part += char;
  }
  return [...parts, part].map((item) => item.trim()).filter((item) => item !== "");
}

/** `Message[]`, `[Message]`, and `[]Message` as Go has it. */
const listedWith = [/^(.+?)\s*\[\s*\]$/, /^\[\s*(.+?)\s*\]$/, /^\[\](\w.*)$/];

/** `string & object`: what several types have in common, of which pages write that of several kinds of values as well. */
function readJoint(parts: readonly string[]): JsonObject | undefined {
  const types = parts.map((part) => readType(part)?.type);
  if (types.includes(undefined)) return undefined;
  return new Set(types).size === 1 ? { type: types[0] } : {};
}

function readSingle(text: string): JsonObject | undefined {
  const joint = text.split(/\s+&\s+/);
  if (joint.length > 1) return readJoint(joint);
  const literal = /^(["'“])(.*)["'”]$/.exec(text);
  if (literal) return { type: "string", enum: [literal[2]] };
  const word = schemaOf(text) ?? schemaOf(withoutTypeEnding(text));
  if (word !== undefined) return word;
  const listed = listedWith.map((pattern) => pattern.exec(text)?.[1]).find(Boolean) ?? listedIn(text);
  if (listed !== undefined) {
    const items = readType(listed);
    // `[The list of ships is unchanged]` is a sentence.
    return items === undefined && listed.split(/\s+/).length > 3 ? undefined : { type: "array", items: items ?? {} };
  }
  const map = /^map\[\w+\](.+)$/i.exec(text) ?? /^\{\s*\[\s*\w+\s*:\s*\w+\s*\]\s*:\s*([^{}]+?)\s*\}$/.exec(text);
  if (map) return mapOf(map[1]);
  const [, head = "", inner = ""] = /^([\p{L}]+)\s*[<[(（]\s*(.*?)\s*[>\])）]$/u.exec(text) ?? [];
  const generic = readGeneric(head, inner);
  if (generic) return generic;
  const formatted = /^(\S+?)\s*[<(（[]\s*([^>)）\]]*?)\s*[>)）\]]$/.exec(text);
  if (formatted) return readFormatted(formatted[1] ?? "", formatted[2] ?? "");
  return isNamedObject(text) ? { type: "object" } : undefined;
}

/** `array<string>`, `map<string, integer>`, `Optional[int]`, `Union[str, list]`. */
function readGeneric(head: string, inner: string): JsonObject | undefined {
  if (/^optional$/i.test(head)) {
    const schema = readType(inner);
    return schema && withNull(schema);
  }
  if (/^union$/i.test(head)) return readType(inner);
  const type = namedTypeOf(head);
  if (type === "array" || /^set$/i.test(head)) return { type: "array", items: readType(inner) ?? {} };
  return type === "object" || /^(?:map|dict|record)$/i.test(head) ? mapOf(inner.split(/,(.*)/s)[1]) : undefined;
}

function mapOf(value: string | undefined): JsonObject {
  const schema = value === undefined ? undefined : readType(value);
  return schema === undefined ? { type: "object" } : { type: "object", additionalProperties: schema };
}

/** `integer(int32)`, `string <uuid>`, `enum(a, b)`, `string (a | b)`. */
function readFormatted(head: string, inner: string): JsonObject | undefined {
  const schema = schemaOf(head);
  if (schema === undefined) return undefined;
  const format = inner.toLowerCase().replace(/^\$/, "");
  if (formats.has(format)) return { ...schema, format: format === "url" ? "uri" : format };
  const written = inner.split(/\s*[|/,，、]\s*/);
  const values = written.map((value) => value.replace(/^["'“]|["'”]$/g, ""));
  const isQuoted = written.every((value) => /^["'“].*["'”]$/.test(value));
  const isValue = (value: string): boolean => /^[\w.-]+$/.test(value) && (isQuoted || schemaOf(value) === undefined);
  const listed = values.length > 1 && values.every(isValue);
  return listed && schema.type === "string" ? { ...schema, enum: values } : schema;
}

/** A union; `string/array` says nothing of what the array holds. */
function combine(parts: readonly JsonObject[]): JsonObject {
  const [first] = parts;
  if (parts.length === 1 && first) return { ...first };
  if (parts.some((part) => Object.keys(part).length === 0)) return {};
  const literals = parts.filter((part) => part.enum !== undefined && part.type === "string");
  if (literals.length > 0 && parts.every((part) => part.enum !== undefined || part.type === "null"))
    return nullIf(
      { type: "string", enum: literals.flatMap((part) => (Array.isArray(part.enum) ? part.enum : [])) },
      literals.length < parts.length,
    );
  const isPlain = (part: JsonObject): boolean => Object.keys(part).length === 1 && part.type !== "array";
  if (parts.every(isPlain)) return { type: [...new Set(parts.map(({ type }) => type))] };
  const rest = parts.filter(({ type }) => type !== "null");
  const branches = rest.map((part) => (part.type === "array" ? { ...part, items: part.items ?? {} } : { ...part }));
  return nullIf(branches.length === 1 && branches[0] ? branches[0] : { oneOf: branches }, rest.length < parts.length);
}

function nullIf(schema: JsonObject, nullable: boolean): JsonObject {
  return nullable ? withNull(schema) : schema;
}
