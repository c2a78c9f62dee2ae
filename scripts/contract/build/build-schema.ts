import { canonicalJson, isJson, isObject, type Json, type JsonObject, own } from "../../base/json.js";
import { strayField } from "../../spec/extensions.js";
import {
  type AnnotationKind,
  allKeywords,
  annotationKeywords,
  annotations,
  type KeywordRow,
  keywordRows,
  type RuleValueKind,
  type SchemaMember,
} from "../../spec/keywords.js";
import type { Annotations } from "../model/annotations.js";
import type { Discriminator } from "../model/discriminator.js";
import { acceptsAll } from "../model/follow.js";
import type { NumberRules } from "../model/number-rules.js";
import type { ArrayRules, ConditionalRules, InstanceType, ObjectRules, Schema, StringRules } from "../model/types.js";
import { KeywordReader, kindOf, type SchemaContext } from "./keyword-reader.js";
import { reportContradictions } from "./report-contradictions.js";

const instanceTypes: ReadonlySet<string> = new Set<InstanceType>([
  "null",
  "boolean",
  "integer",
  "number",
  "string",
  "array",
  "object",
]);

/**
 * Builds one schema from its JSON Schema 2020-12 form; `pointer` is its place in the document. Never throws: a keyword
 * with a wrong value is reported and left out.
 */
export function buildSchema(node: unknown, pointer: string, context: SchemaContext): Schema {
  const at = context.originOf(pointer);
  if (node === true) return { at, notes: {} };
  if (node === false) return { at, never: true, notes: {} };
  if (!isObject(node)) {
    context.report({
      code: "document-invalid",
      at,
      message: `A schema is an object or a boolean, not ${kindOf(node)}.`,
    });
    return { at, notes: {} };
  }
  const read = new KeywordReader(node, pointer, context, buildSchema);
  const has = sectionsOf(node);
  const schema: Draft<Schema> = { at, notes: has & noteSection ? readAnnotations(read, has) : {} };
  // By index, here and below: this runs for every schema, and an iterator would leave an object for each step.
  for (let index = 0; index < sections.length; index++) {
    const { bit, into } = sections[index] as Section;
    if (has & bit) into(schema, read);
  }
  reportContradictions(schema, read);
  // What refuses everything is `false`, whatever else it says.
  return schema.not !== undefined && acceptsAll(schema.not) ? { at, never: true, notes: schema.notes } : schema;
}

type Draft<T> = { -readonly [K in keyof T]: T[K] };

type Into = (schema: Draft<Schema>, read: KeywordReader) => void;

/** Puts one member into a schema, where there is something to put. */
function put<K extends keyof Schema>(key: K, of: (read: KeywordReader) => Required<Schema>[K] | undefined): Into {
  return (schema, read) => {
    const value = of(read);
    if (value !== undefined) schema[key] = value;
  };
}

const readValues: Into = (schema, read) => Object.assign(schema, readEnum(read));

/** How each member of a schema is read, in this order. */
const readers = {
  // The schema `false` has no keyword.
  never: () => {},
  ref: put("ref", readReference),
  types: put("types", readTypes),
  enum: readValues,
  const: readValues,
  format: put("format", (read) => read.text("format")),
  string: put("string", (read) => readRules<StringRules>(read, keywordRows.string)),
  number: put("number", (read) => readRules<NumberRules>(read, keywordRows.number)),
  array: put("array", (read) => readRules<ArrayRules>(read, keywordRows.array)),
  object: put("object", readObjectRules),
  allOf: put("allOf", (read) => read.list("allOf")),
  anyOf: put("anyOf", (read) => read.list("anyOf")),
  oneOf: put("oneOf", (read) => read.list("oneOf")),
  not: put("not", (read) => read.one("not")),
  conditional: put("conditional", readConditional),
  discriminator: put("discriminator", readDiscriminator),
} as const satisfies Readonly<Record<SchemaMember, Into>>;

interface Section {
  readonly into: Into;
  readonly bit: number;
}

/** Every reader once, with a bit. */
const sections: readonly Section[] = [...new Set<Into>(Object.values(readers))].map((into, index) => ({
  into,
  bit: 1 << index,
}));
const noteSection = 1 << sections.length;
const extensionSection = noteSection << 1;

/** The section of each keyword of a document. */
const sectionOf: ReadonlyMap<string, number> = new Map([
  ...allKeywords.flatMap(({ keyword, place, spelled }) => {
    const into: Into = readers[place === "schema" ? (keyword as keyof typeof readers) : place];
    const bit = sections.find((section) => section.into === into)?.bit ?? 0;
    return spelled.map((name) => [name, bit] as const);
  }),
  ...annotationKeywords.map((name) => [name, noteSection] as const),
]);

/** The sections that a schema has keywords of: few of the many that there are. */
function sectionsOf(node: JsonObject): number {
  let found = 0;
  for (const keyword in node)
    found |= sectionOf.get(keyword) ?? (keyword.startsWith("x-") ? noteSection | extensionSection : 0);
  return found;
}

/** The rules of a group, or `undefined` when there are none. */
function readRules<T extends object>(read: KeywordReader, rows: readonly KeywordRow<RuleValueKind>[]): T | undefined {
  let rules: Record<string, unknown> | undefined;
  for (let index = 0; index < rows.length; index++) {
    const { keyword, kind } = rows[index] as KeywordRow<RuleValueKind>;
    const value = read[kind](keyword);
    if (value === undefined) continue;
    rules ??= {};
    rules[keyword] = value;
  }
  return rules as T | undefined;
}

function readReference(read: KeywordReader): string | undefined {
  const ref = read.text("$ref");
  const dynamic = ref === undefined ? read.text("$dynamicRef") : undefined;
  const target = ref ?? dynamic;
  if (target === undefined) return undefined;
  return read.context.nameOf(target, read.originOf(ref === undefined ? "$dynamicRef" : "$ref"), ref === undefined);
}

function readTypes(read: KeywordReader): ReadonlySet<InstanceType> | undefined {
  const value = read.value("type");
  if (value === undefined) return undefined;
  if (typeof value === "string" && instanceTypes.has(value)) return new Set([value as InstanceType]);
  const names = Array.isArray(value) ? value : [value];
  const known = names.filter((name): name is InstanceType => typeof name === "string" && instanceTypes.has(name));
  if (known.length < names.length || known.length === 0) read.refuse("type", "a type name or a list of them");
  return known.length === 0 ? undefined : new Set(known);
}

function readEnum(read: KeywordReader): Pick<Schema, "enum" | "const"> {
  const constant = read.value("const");
  const listed = read.value("enum");
  if (constant !== undefined && isJson(constant)) {
    const excluded = Array.isArray(listed) && !listed.some((value) => canonicalJson(value) === canonicalJson(constant));
    return { enum: excluded ? [] : [constant], const: true };
  }
  if (listed === undefined) return {};
  if (!Array.isArray(listed) || !listed.every(isJson)) {
    read.refuse("enum", "a list of JSON values");
    return {};
  }
  if (listed.every((value) => typeof value === "string") && new Set(listed).size === listed.length)
    return { enum: listed };
  const distinct = new Map(listed.map((value) => [canonicalJson(value), value]));
  if (distinct.size < listed.length) {
    read.context.report({
      code: "enum-duplicate",
      at: read.originOf("enum"),
      message: "The enumeration repeats a value.",
    });
  }
  return { enum: [...distinct.values()] };
}

function readObjectRules(read: KeywordReader): ObjectRules | undefined {
  const rules = readRules<Partial<ObjectRules>>(read, keywordRows.object);
  return rules && { properties: new Map(), required: new Set(), ...rules };
}

function readConditional(read: KeywordReader): ConditionalRules | undefined {
  // Without a condition the other two say nothing (JSON Schema 2020-12, core 10.2.2).
  return read.value("if") === undefined ? undefined : readRules<ConditionalRules>(read, keywordRows.conditional);
}

function readDiscriminator(read: KeywordReader): Discriminator | undefined {
  const value = read.value("discriminator");
  if (value === undefined) return undefined;
  const property = isObject(value) ? own(value, "propertyName") : undefined;
  if (!isObject(value) || typeof property !== "string") {
    read.refuse("discriminator", "an object with a propertyName");
    return undefined;
  }
  const mapping = new Map<string, string>();
  const targets = own(value, "mapping");
  for (const [tag, target] of isObject(targets) ? Object.entries(targets) : []) {
    const name =
      typeof target === "string"
        ? read.context.nameOf(target, read.originOf("discriminator", "mapping", tag), false)
        : undefined;
    if (name !== undefined) mapping.set(tag, name);
  }
  const fallback = own(value, "defaultMapping");
  const otherwise =
    typeof fallback === "string"
      ? read.context.nameOf(asReference(fallback), read.originOf("discriminator", "defaultMapping"), false)
      : undefined;
  return { property, mapping, ...(otherwise !== undefined && { otherwise }) };
}

/** A bare name is that of a component. */
function asReference(text: string): string {
  return /^[\w.-]+$/.test(text) ? `#/components/schemas/${text}` : text;
}

function readAnnotations(read: KeywordReader, has: number): Annotations {
  const notes: Record<string, unknown> = {};
  for (const [keyword, kind] of annotationEntries) {
    const value = annotationReaders[kind](read, keyword);
    if (value !== undefined) notes[keyword] = value;
  }
  const extensions = has & extensionSection ? readExtensions(read.node) : undefined;
  return extensions === undefined ? notes : { ...notes, extensions };
}

const annotationEntries = Object.entries(annotations);

const annotationReaders = {
  text: (read, keyword) => read.text(keyword),
  flag: (read, keyword) => read.flag(keyword),
  value: (read, keyword) => {
    const value = read.value(keyword);
    return isJson(value) ? value : undefined;
  },
  values: (read, keyword) => {
    const values = read.value(keyword);
    return Array.isArray(values) && values.every(isJson) ? values : undefined;
  },
  // What ours say is written into what is made of descriptions, and read with the rest of the `x-` fields.
  extension: () => undefined,
} as const satisfies Readonly<Record<AnnotationKind, (read: KeywordReader, keyword: string) => unknown>>;

/** The `x-` fields of an object, or `undefined` when it has none. */
export function readExtensions(node: JsonObject): ReadonlyMap<string, Json> | undefined {
  let extensions: Map<string, Json> | undefined;
  for (const key in node) {
    const value = key.startsWith("x-") && key !== strayField ? node[key] : undefined;
    if (value === undefined || !isJson(value)) continue;
    extensions ??= new Map();
    extensions.set(key, value);
  }
  return extensions;
}

/** The object without its undefined members, as `exactOptionalPropertyTypes` wants it. */
export function compact<T extends object>(members: { readonly [K in keyof T]: T[K] | undefined }): T {
  const present: Partial<T> = {};
  for (const key in members) {
    const value = members[key];
    if (value !== undefined) present[key] = value;
  }
  return present as T;
}
