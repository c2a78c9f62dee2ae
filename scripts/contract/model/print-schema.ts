import { type JsonObject, objectOf } from "../../base/json.js";
import type { InstanceType, Schema } from "./types.js";

const typeOrder: readonly InstanceType[] = ["object", "array", "string", "number", "integer", "boolean", "null"];

/** Prints a schema as JSON Schema 2020-12, keywords in one order. */
export function printSchema(schema: Schema): JsonObject | boolean {
  if (schema.never) return false;
  return withoutUndefined([
    ["$ref", schema.ref === undefined ? undefined : `#/components/schemas/${schema.ref}`],
    ...printNotes(schema),
    ["type", printTypes(schema)],
    ...printValues(schema),
    ["format", schema.format],
    ...Object.entries(printMembers(schema.string)),
    ...Object.entries(printMembers(schema.number)),
    ...Object.entries(printMembers(schema.array)),
    ...printObject(schema),
    ["allOf", schema.allOf?.map(printSchema)],
    ["anyOf", schema.anyOf?.map(printSchema)],
    ["oneOf", schema.oneOf?.map(printSchema)],
    ["not", schema.not && printSchema(schema.not)],
    ...Object.entries(printMembers(schema.conditional)),
    ["discriminator", printDiscriminator(schema)],
    ...(schema.notes.extensions ?? []),
  ]);
}

type Entry = readonly [keyword: string, value: unknown];

function printNotes({ notes }: Schema): readonly Entry[] {
  return [
    ["title", notes.title],
    ["description", notes.description],
    ["deprecated", notes.deprecated],
    ["readOnly", notes.readOnly],
    ["writeOnly", notes.writeOnly],
    ["default", notes.default],
    ["examples", notes.examples],
    ["x-providers", notes.providers],
  ];
}

function printTypes({ types }: Schema): unknown {
  if (types === undefined) return undefined;
  const names = typeOrder.filter((type) => types.has(type));
  return names.length === 1 ? names[0] : names;
}

function printValues(schema: Schema): readonly Entry[] {
  if (schema.enum === undefined) return [];
  return schema.const && schema.enum.length === 1 ? [["const", schema.enum[0]]] : [["enum", schema.enum]];
}

function printObject({ object }: Schema): readonly Entry[] {
  if (object === undefined) return [];
  const { properties, required, ...rest } = object;
  return [
    [
      "properties",
      properties.size === 0 ? undefined : objectOf([...properties].map(([name, child]) => [name, printSchema(child)])),
    ],
    ["required", required.size === 0 ? undefined : [...required]],
    ...Object.entries(printMembers(rest)),
  ];
}

function printDiscriminator({ discriminator }: Schema): unknown {
  if (discriminator === undefined) return undefined;
  const mapping = [...discriminator.mapping].map(([tag, name]) => [tag, `#/components/schemas/${name}`] as const);
  return { propertyName: discriminator.property, mapping: objectOf(mapping) };
}

/** The members of a group of rules: schemas printed, maps as objects, plain values as they are. */
function printMembers(rules: object | undefined): JsonObject {
  return objectOf(Object.entries(rules ?? {}).map(([keyword, value]) => [keyword, printMember(value)]));
}

function printMember(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(printMember);
  if (value instanceof Map) return objectOf([...value].map(([name, member]) => [String(name), printMember(member)]));
  return isSchema(value) ? printSchema(value) : value;
}

function isSchema(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && "at" in value && "notes" in value;
}

function withoutUndefined(entries: readonly Entry[]): JsonObject {
  return objectOf(entries.filter(([, value]) => value !== undefined));
}
