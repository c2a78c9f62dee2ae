import { assign, type JsonObject, objectOf } from "../../base/json.js";
import {
  annotationKeywords,
  keywordRows,
  type RuleGroup,
  type RuleValueKind,
  type SchemaMember,
} from "../../spec/keywords.js";
import type { ByChildren } from "./keyword-values.js";
import type { InstanceType, Schema } from "./types.js";

const typeOrder: readonly InstanceType[] = ["object", "array", "string", "number", "integer", "boolean", "null"];

/** Prints a schema as JSON Schema 2020-12, keywords in one order. */
export function printSchema(schema: Schema): JsonObject | boolean {
  if (schema.never && Object.keys(schema.notes).length === 0) return false;
  const printed: JsonObject = {};
  // By index, here and below: this runs for every schema, and an iterator would leave an object for each step.
  for (let index = 0; index < steps.length; index++) steps[index]?.(schema, printed);
  return printed;
}

type Step = (schema: Schema, printed: JsonObject) => void;

/** Prints one member, where there is something to print, under the keyword that it has in documents. */
function as(keyword: string, print: (schema: Schema) => unknown): Step {
  return (schema, printed) => {
    const value = print(schema);
    if (value !== undefined) printed[keyword] = value;
  };
}

const same = (value: unknown): unknown => value;

/** How the members of groups are printed, by what they hold. */
const printers = {
  number: same,
  count: same,
  step: same,
  text: same,
  flag: same,
  names: (names: ReadonlySet<string>) => [...names],
  namesByName: (lists: ReadonlyMap<string, readonly string[]>) => objectOf(lists),
  one: printSchema,
  list: (schemas) => schemas.map(printSchema),
  map: (schemas) => objectOf([...schemas].map(([name, schema]) => [name, printSchema(schema)])),
} as const satisfies Readonly<Record<RuleValueKind, (value: never) => unknown>> & ByChildren<[], unknown>;

/** Prints the members of a group under their own names; `optional` ones only where they are not empty. */
function each(group: RuleGroup, optional: readonly string[] = []): Step {
  const members = keywordRows[group].map(({ keyword, kind }) => ({
    keyword,
    print: printers[kind] as (value: unknown) => unknown,
    isOptional: optional.includes(keyword),
  }));
  return (schema, printed) => {
    const rules = schema[group] as JsonObject | undefined;
    if (rules === undefined) return;
    for (const { keyword, print, isOptional } of members) {
      const value = rules[keyword];
      if (value === undefined || (isOptional && (value as ReadonlySet<unknown>).size === 0)) continue;
      printed[keyword] = print(value);
    }
  };
}

/** How each member of a schema is printed, in this order. */
const printersOfMembers = {
  // Where there is something to say of it, which `false` cannot.
  never: as("not", ({ never }) => never && {}),
  ref: as("$ref", ({ ref }) => (ref === undefined ? undefined : referenceTo(ref))),
  notes: printNotes,
  types: as("type", printTypes),
  const: as("const", (schema) => (isConstant(schema) ? schema.enum?.[0] : undefined)),
  enum: as("enum", (schema) => (isConstant(schema) ? undefined : schema.enum)),
  format: as("format", ({ format }) => format),
  string: each("string"),
  number: each("number"),
  array: each("array"),
  object: each("object", ["properties", "required"]),
  allOf: as("allOf", ({ allOf }) => allOf?.map(printSchema)),
  anyOf: as("anyOf", ({ anyOf }) => anyOf?.map(printSchema)),
  oneOf: as("oneOf", ({ oneOf }) => oneOf?.map(printSchema)),
  not: as("not", ({ not }) => not && printSchema(not)),
  conditional: each("conditional"),
  discriminator: as("discriminator", printDiscriminator),
} as const satisfies Readonly<Record<SchemaMember | "notes", Step>>;

const steps: readonly Step[] = [...Object.values(printersOfMembers), printExtensions];

function referenceTo(name: string): string {
  return `#/components/schemas/${name}`;
}

function printNotes({ notes }: Schema, printed: JsonObject): void {
  for (let index = 0; index < annotationKeywords.length; index++) {
    const keyword = annotationKeywords[index] as (typeof annotationKeywords)[number];
    const value = notes[keyword];
    if (value !== undefined) printed[keyword] = value;
  }
  if (notes.providers !== undefined) printed["x-providers"] = notes.providers;
  if (notes.valueProviders !== undefined) printed["x-value-providers"] = objectOf(notes.valueProviders);
}

function printExtensions({ notes }: Schema, printed: JsonObject): void {
  if (notes.extensions !== undefined) for (const [name, value] of notes.extensions) assign(printed, name, value);
}

function printTypes({ types }: Schema): unknown {
  if (types === undefined) return undefined;
  const names = types.size === 1 ? [...types] : typeOrder.filter((type) => types.has(type));
  return names.length === 1 ? names[0] : names;
}

function isConstant(schema: Schema): boolean {
  return schema.const === true && schema.enum?.length === 1;
}

function printDiscriminator({ discriminator }: Schema): unknown {
  if (discriminator === undefined) return undefined;
  const mapping = [...discriminator.mapping].map(([tag, name]) => [tag, referenceTo(name)] as const);
  const { property, otherwise } = discriminator;
  return {
    propertyName: property,
    mapping: objectOf(mapping),
    ...(otherwise !== undefined && { defaultMapping: referenceTo(otherwise) }),
  };
}
