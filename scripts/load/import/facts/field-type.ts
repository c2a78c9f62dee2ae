import type { JsonObject } from "../../../json.js";

/** What a type cell says: a schema, or `undefined` where its words are unknown. */
export function readType(cell: string): JsonObject | undefined {
  const text = cell
    .replace(/[`*]/g, "")
    .replace(/[（(]?\b(?:required|optional)\b(?!\s*[[<])[)）]?|[（(]?(?:必填|可选|选填)[)）]?/gi, "")
    .replace(/^[\s,，·]+|[\s,，·]+$/g, "")
    .trim();
  const nullable = /\bnullable\b|可为空|可空/i.test(text);
  const bare = text.replace(/[（(]?\b(?:nullable)\b[)）]?|[（(]?(?:可为空|可空)[)）]?/gi, "").replace(/[,，\s]+$/, "");
  const parts = splitUnion(bare).map(readSingle);
  const known = parts.filter((part) => part !== undefined);
  if (known.length === 0 || known.length < parts.length) return undefined;
  const schema = combine(known);
  return nullable ? withNull(schema) : schema;
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

/** Words for types, in English and Chinese, with the schema that they stand for. */
const words = new Map<string, JsonObject>(
  (
    [
      [{ type: "string" }, "string str text char varchar enum 字符串 字符 文本 枚举 字符型"],
      [{ type: "integer" }, "integer int long short int32 int64 uint32 uint64 timestamp 整数 整型 整形 长整型 时间戳"],
      [{ type: "number" }, "number float double decimal numeric float32 float64 数字 数值 浮点 浮点数 浮点型 小数"],
      [{ type: "boolean" }, "boolean bool 布尔 布尔值 布尔型 布尔类型"],
      [{ type: "array" }, "array list 数组 列表"],
      [{ type: "object" }, "object dict dictionary map json hash struct record 对象 字典 结构体"],
      [{ type: "null" }, "null nil none 空"],
      [{ type: "string", format: "binary" }, "file binary blob 文件 二进制"],
      [{ type: "string", format: "uuid" }, "uuid guid"],
      [{ type: "string", format: "uri" }, "uri url 链接"],
      [{ type: "string", format: "date" }, "date 日期"],
      [{ type: "string", format: "date-time" }, "datetime date-time"],
      [{ type: "string", format: "email" }, "email"],
      [{}, "any mixed unknown 任意 任意类型"],
    ] as const
  ).flatMap(([schema, names]) => names.split(" ").map((name) => [name, schema] as const)),
);

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

/** Alternatives at the top level: `string | null`, `string/array`, `string or integer`, `字符串或数组`. */
function splitUnion(text: string): readonly string[] {
  const parts: string[] = [];
  const open: string[] = [];
  let part = "";
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? "";
    const separator = /^(?:\s*[|/、,，]\s*|\s+(?:or|and)\s+|\s*或者?\s*)/i.exec(text.slice(at))?.[0];
    if (open.at(-1) === char) open.pop();
    else if (brackets[char] !== undefined) open.push(brackets[char]);
    else if (open.length === 0 && separator !== undefined) {
      parts.push(part);
      part = "";
      at += separator.length - 1;
      continue;
    }
    part += char;
  }
  return [...parts, part].map((item) => item.trim()).filter((item) => item !== "");
}

function readSingle(text: string): JsonObject | undefined {
  const literal = /^(["'“])(.*)["'”]$/.exec(text);
  if (literal) return { type: "string", enum: [literal[2]] };
  const name = text.toLowerCase();
  const word = words.get(name) ?? words.get(name.replace(/(?:类型|s)$/, ""));
  if (word !== undefined) return word;
  const list =
    /^(.+?)\s*\[\s*\]$/.exec(text) ??
    /^\[\s*(.+?)\s*\]$/.exec(text) ??
    /^(?:array|list)\s+of\s+(.+)$/i.exec(text) ??
    /^(.+?)\s*(?:数组|列表)$/.exec(text);
  if (list) return { type: "array", items: readType(list[1] ?? "") ?? {} };
  const map = /^map\[\w+\](.+)$/i.exec(text);
  if (map) return mapOf(map[1]);
  const generic =
    /^(array|list|set|map|dict|record|object|optional|数组|列表|对象)\s*[<[(（]\s*(.*?)\s*[>\])）]$/i.exec(text);
  if (generic) return readGeneric(generic[1] ?? "", generic[2] ?? "");
  const formatted = /^(\S+?)\s*[<(（[]\s*([^>)）\]]*?)\s*[>)）\]]$/.exec(text);
  if (formatted) return readFormatted(formatted[1] ?? "", formatted[2] ?? "");
  return /(?:\bobject|对象)$/i.test(text) ? { type: "object" } : undefined;
}

function readGeneric(head: string, inner: string): JsonObject | undefined {
  if (/^optional$/i.test(head)) {
    const schema = readType(inner);
    return schema && withNull(schema);
  }
  if (/^(?:array|list|set|数组|列表)$/i.test(head)) return { type: "array", items: readType(inner) ?? {} };
  return mapOf(inner.split(/,(.*)/s)[1]);
}

function mapOf(value: string | undefined): JsonObject {
  const schema = value === undefined ? undefined : readType(value);
  return schema === undefined ? { type: "object" } : { type: "object", additionalProperties: schema };
}

/** `integer(int32)`, `string <uuid>`, `enum(a, b)`, `string (a | b)`. */
function readFormatted(head: string, inner: string): JsonObject | undefined {
  const schema = words.get(head.toLowerCase());
  if (schema === undefined) return undefined;
  const format = inner.toLowerCase();
  if (formats.has(format)) return { ...schema, format: format === "url" ? "uri" : format };
  const values = inner.split(/\s*[|/,，、]\s*/).map((value) => value.replace(/^["'“]|["'”]$/g, ""));
  const listed =
    values.length > 1 && values.every((value) => /^[\w.-]+$/.test(value) && !words.has(value.toLowerCase()));
  return listed && schema.type === "string" ? { ...schema, enum: values } : schema;
}

/** A union; a bare `array` beside a scalar is a list of that scalar, which is what pages mean by `string/array`. */
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
  const scalars = [...new Set(parts.map(({ type }) => type))].filter(
    (type) => type !== "array" && type !== "object" && type !== "null",
  );
  const isPlain = (part: JsonObject): boolean => Object.keys(part).length === 1 && part.type !== "array";
  if (parts.every(isPlain)) return { type: [...new Set(parts.map(({ type }) => type))] };
  const rest = parts.filter(({ type }) => type !== "null");
  const items = scalars.length === 0 ? {} : { type: scalars.length === 1 ? scalars[0] : scalars };
  const branches = rest.map((part) =>
    part.type === "array" && part.items === undefined ? { ...part, items } : { ...part },
  );
  return nullIf(branches.length === 1 && branches[0] ? branches[0] : { oneOf: branches }, rest.length < parts.length);
}

function nullIf(schema: JsonObject, nullable: boolean): JsonObject {
  return nullable ? withNull(schema) : schema;
}
