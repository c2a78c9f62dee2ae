import { canonicalJson, isJson, isObject, type Json, type JsonObject, own } from "../../base/json.js";
import { strayField } from "../../spec/extensions.js";
import type {
  Annotations,
  ArrayRules,
  Discriminator,
  InstanceType,
  NumberRules,
  ObjectRules,
  Schema,
  StringRules,
} from "../model/types.js";
import { KeywordReader, kindOf, type SchemaContext } from "./keyword-reader.js";

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
  const has = groupsOf(node);
  const schema: Draft<Schema> = { at, notes: has & groups.notes ? readAnnotations(read, has) : {} };
  if (has & groups.reference) put(schema, "ref", readReference(read));
  if (has & groups.type) put(schema, "types", readTypes(read));
  if (has & groups.value) Object.assign(schema, readEnum(read));
  if (has & groups.format) put(schema, "format", read.text("format"));
  if (has & groups.string) put(schema, "string", readStringRules(read));
  if (has & groups.number) put(schema, "number", readNumberRules(read));
  if (has & groups.array) put(schema, "array", readArrayRules(read));
  if (has & groups.object) put(schema, "object", readObjectRules(read));
  if (has & groups.logic) readLogic(read, schema);
  if (has & groups.discriminator) put(schema, "discriminator", readDiscriminator(read));
  return schema;
}

type Draft<T> = { -readonly [K in keyof T]: T[K] };

function put<K extends keyof Schema>(schema: Draft<Schema>, key: K, value: Required<Schema>[K] | undefined): void {
  if (value !== undefined) schema[key] = value;
}

const keywordsOf = {
  reference: "$ref $dynamicRef",
  type: "type",
  value: "const enum",
  format: "format",
  string: "minLength maxLength pattern contentEncoding contentMediaType contentSchema",
  number: "minimum maximum exclusiveMinimum exclusiveMaximum multipleOf",
  array: "prefixItems items contains minContains maxContains minItems maxItems uniqueItems unevaluatedItems",
  object: `properties required patternProperties additionalProperties propertyNames minProperties maxProperties
    dependentRequired dependentSchemas unevaluatedProperties`,
  logic: "allOf anyOf oneOf not if",
  discriminator: "discriminator",
  notes: "title description default examples deprecated readOnly writeOnly",
} as const;

type KeywordGroup = keyof typeof keywordsOf | "extension";

/** A bit for each group. */
const groups = Object.fromEntries(
  [...Object.keys(keywordsOf), "extension"].map((group, index) => [group, 1 << index]),
) as Readonly<Record<KeywordGroup, number>>;

const groupOf: ReadonlyMap<string, number> = new Map(
  (Object.keys(keywordsOf) as (keyof typeof keywordsOf)[]).flatMap((group) =>
    keywordsOf[group].split(/\s+/).map((keyword) => [keyword, groups[group]] as const),
  ),
);

/** The groups that a schema has keywords of: few of the many that there are. */
function groupsOf(node: JsonObject): number {
  let found = 0;
  for (const keyword in node)
    found |= groupOf.get(keyword) ?? (keyword.startsWith("x-") ? groups.notes | groups.extension : 0);
  return found;
}

function readLogic(read: KeywordReader, schema: Draft<Schema>): void {
  put(schema, "allOf", read.schemas("allOf"));
  put(schema, "anyOf", read.schemas("anyOf"));
  put(schema, "oneOf", read.schemas("oneOf"));
  put(schema, "not", read.schema("not"));
  put(schema, "conditional", readConditional(read));
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

function readStringRules(read: KeywordReader): StringRules | undefined {
  return group<StringRules>({
    minLength: read.count("minLength"),
    maxLength: read.count("maxLength"),
    pattern: read.text("pattern"),
    contentEncoding: read.text("contentEncoding"),
    contentMediaType: read.text("contentMediaType"),
    contentSchema: read.schema("contentSchema"),
  });
}

function readNumberRules(read: KeywordReader): NumberRules | undefined {
  return group<NumberRules>({
    minimum: read.number("minimum"),
    maximum: read.number("maximum"),
    exclusiveMinimum: read.number("exclusiveMinimum"),
    exclusiveMaximum: read.number("exclusiveMaximum"),
    multipleOf: read.positive("multipleOf"),
  });
}

function readArrayRules(read: KeywordReader): ArrayRules | undefined {
  return group<ArrayRules>({
    prefixItems: read.schemas("prefixItems"),
    items: read.schema("items"),
    contains: read.schema("contains"),
    minContains: read.count("minContains"),
    maxContains: read.count("maxContains"),
    minItems: read.count("minItems"),
    maxItems: read.count("maxItems"),
    uniqueItems: read.flag("uniqueItems"),
    unevaluatedItems: read.schema("unevaluatedItems"),
  });
}

function readObjectRules(read: KeywordReader): ObjectRules | undefined {
  const properties = read.schemaMap("properties");
  const required = read.texts("required");
  const rules = group<Omit<ObjectRules, "properties" | "required">>({
    patternProperties: read.schemaMap("patternProperties"),
    additionalProperties: read.schema("additionalProperties"),
    propertyNames: read.schema("propertyNames"),
    minProperties: read.count("minProperties"),
    maxProperties: read.count("maxProperties"),
    dependentRequired: read.textsMap("dependentRequired"),
    dependentSchemas: read.schemaMap("dependentSchemas"),
    unevaluatedProperties: read.schema("unevaluatedProperties"),
  });
  if (properties === undefined && required === undefined && rules === undefined) return undefined;
  return { properties: properties ?? new Map(), required: new Set(required), ...rules };
}

function readConditional(read: KeywordReader): Schema["conditional"] {
  const condition = read.schema("if");
  if (condition === undefined) return undefined;
  return compact({ if: condition, then: read.schema("then"), else: read.schema("else") });
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
  return { property, mapping };
}

function readAnnotations(read: KeywordReader, has: number): Annotations {
  const fallback = read.value("default");
  const examples = read.value("examples");
  const extensions = has & groups.extension ? readExtensions(read.node) : undefined;
  return compact<Annotations>({
    title: read.text("title"),
    description: read.text("description"),
    default: isJson(fallback) ? fallback : undefined,
    examples: Array.isArray(examples) && examples.every(isJson) ? examples : undefined,
    deprecated: read.flag("deprecated"),
    readOnly: read.flag("readOnly"),
    writeOnly: read.flag("writeOnly"),
    extensions,
  });
}

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

function group<T extends object>(members: { readonly [K in keyof Required<T>]: T[K] | undefined }): T | undefined {
  const present = compact<T>(members as { [K in keyof T]: T[K] | undefined });
  return Object.keys(present).length === 0 ? undefined : present;
}
