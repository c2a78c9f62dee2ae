import { closest } from "../../base/closest.js";
import { canonicalJson, isObject, type JsonObject, join, own, tokensOf } from "../../base/json.js";
import { allKeywords, knownKeywords } from "../../spec/keywords.js";
import { referenceTo } from "../../spec/reference-text.js";
import { type TypeMeaning, typeNames } from "../../spec/type-names.js";
import { joinNullAt } from "./join-null-at.js";
import { isNullAlone, isNullPart } from "./null-spellings.js";
import type { RepairContext } from "./repair-context.js";
import { readNullAlternatives, readNullParts } from "./repair-null-parts.js";
import { repairShorthands } from "./repair-values.js";

/** Keywords that values depend on. */
const assertions: ReadonlySet<string> = new Set(
  allKeywords.flatMap(({ effect, keyword, spelled }) => (effect === "describes" && keyword !== "const" ? [] : spelled)),
);

type SchemaRepair = (schema: JsonObject, pointer: string, context: RepairContext) => void;

/** Brings one schema to JSON Schema 2020-12. Its subschemas are visited afterwards. */
export function repairSchema(schema: JsonObject, pointer: string, context: RepairContext): void {
  if (context.version === "3.0" && own(schema, "$ref") !== undefined) dropSiblings(schema, pointer, context);
  if (isWellFormed(schema)) return;
  for (const apply of repairs) apply(schema, pointer, context);
}

/**
 * OpenAPI 3.0, Reference Object: what stands beside a reference shall be ignored. Notes and `nullable` are read all the
 * same, for they change nothing of what is referred to, and are meant.
 */
function dropSiblings(schema: JsonObject, pointer: string, { note, hide }: RepairContext): void {
  const dropped = Object.keys(schema).filter((keyword) => keyword !== "$ref" && assertions.has(keyword));
  if (dropped.length === 0) return;
  for (const keyword of dropped) {
    delete schema[keyword];
    hide(join(pointer, keyword));
  }
  const list = dropped.map((keyword) => `"${keyword}"`).join(", ");
  note(
    "keyword-ignored",
    pointer,
    `Beside a reference, OpenAPI 3.0 reads no keyword; ${list} left out.`,
    "Put the reference into `allOf`, or declare `openapi: 3.1.0`.",
  );
}

/** A quick look, which most schemas pass: keywords that are known, with values that no repair is for. */
function isWellFormed(schema: JsonObject): boolean {
  for (const keyword in schema) {
    if (keyword.startsWith("x-") && keyword !== "x-nullable") continue;
    if (!knownKeywords.has(keyword) || fits[keyword]?.(schema[keyword]) === false) return false;
  }
  return true;
}

const isText = (value: unknown): boolean => typeof value === "string";
const isNonEmpty = (value: unknown): boolean => !Array.isArray(value) || value.length > 0;
const hasSome = (value: unknown, test: (item: unknown) => boolean): boolean => Array.isArray(value) && value.some(test);

/** What the value of a keyword must be like for no repair to touch it. */
const fits: Readonly<Record<string, (value: unknown) => boolean>> = {
  type: (value) => typeof value === "string" && !Object.hasOwn(typeNames, value),
  required: (value) => typeof value !== "boolean" && !isText(value),
  exclusiveMinimum: () => false,
  exclusiveMaximum: () => false,
  items: (value) => !Array.isArray(value) && !isText(value),
  additionalProperties: (value) => !isText(value),
  examples: Array.isArray,
  enum: (value) => Array.isArray(value) && value.every(isText) && new Set(value).size === value.length,
  allOf: (value) => isNonEmpty(value) && !hasSome(value, isNullPart),
  anyOf: (value) => isNonEmpty(value) && !hasSome(value, isNullAlone),
  oneOf: (value) => isNonEmpty(value) && !hasSome(value, isNullAlone),
  properties: (value) =>
    !isObject(value) ||
    Object.values(value).every((item) => (isObject(item) ? typeof item.required !== "boolean" : !isText(item))),
};

const repairType: SchemaRepair = (schema, pointer, { note }) => {
  const list = own(schema, "type");
  if (Array.isArray(list) && list.includes(null)) {
    schema.type = list.map((name: unknown) => name ?? "null");
    note("type-invalid", join(pointer, "type"), 'The type null is written "null", with quotes.');
  }
  const written = own(schema, "type");
  const names = Array.isArray(written) ? written : [written];
  if (!names.some((name) => typeof name === "string" && Object.hasOwn(typeNames, name))) return;
  const meanings = names.map(
    (name): TypeMeaning => (typeof name === "string" ? (typeNames[name] ?? { type: name }) : {}),
  );
  const types = meanings.map(({ type }) => type).filter((type) => type !== undefined);
  note(
    "type-invalid",
    join(pointer, "type"),
    `The type ${JSON.stringify(written)} does not exist; read as ${JSON.stringify(types[0] ?? "any")}.`,
  );
  delete schema.type;
  if (types.length > 0) schema.type = types.length === 1 ? types[0] : types;
  const format = meanings.find((meaning) => meaning.format !== undefined)?.format;
  if (format !== undefined) schema.format ??= format;
};

const repairNullable: SchemaRepair = (schema, pointer, { version, places, note }) => {
  for (const keyword of ["nullable", "x-nullable"]) {
    const nullable = own(schema, keyword);
    if (typeof nullable !== "boolean") continue;
    delete schema[keyword];
    if (nullable) joinNullAt({ schema, pointer, said: places.at(join(pointer, keyword)) }, places);
    if (version !== "3.0" || keyword === "x-nullable") {
      const message = `"${keyword}" is no keyword of OpenAPI ${version}; ${nullable ? 'read as the type "null"' : "left out"}.`;
      note("nullable-legacy", join(pointer, keyword), message, 'Write `type: [T, "null"]`.');
    }
  }
};

const repairExclusiveLimits: SchemaRepair = (schema, pointer, { version, note }) => {
  for (const [keyword, inclusive] of [
    ["exclusiveMinimum", "minimum"],
    ["exclusiveMaximum", "maximum"],
  ] as const) {
    const exclusive = own(schema, keyword);
    const at = join(pointer, keyword);
    if (typeof exclusive === "number" && version === "3.0") {
      note(
        "exclusive-limit-legacy",
        at,
        `"${keyword}" is a boolean in OpenAPI 3.0; ${exclusive} was read as the limit.`,
      );
    }
    if (typeof exclusive !== "boolean") continue;
    delete schema[keyword];
    if (exclusive && own(schema, inclusive) !== undefined) {
      schema[keyword] = schema[inclusive];
      delete schema[inclusive];
    }
    if (version === "3.0") continue;
    const message = `"${keyword}" is a number in OpenAPI ${version}, not ${exclusive}; "${inclusive}" was taken for it.`;
    note("exclusive-limit-legacy", at, message, "Write the limit itself.");
  }
};

const repairRecursiveReference: SchemaRepair = (schema, pointer, { note }) => {
  if (typeof own(schema, "$recursiveRef") === "string") {
    const target = join("", ...tokensOf(pointer).slice(0, 3));
    delete schema.$recursiveRef;
    schema.$ref = referenceTo(target);
    note(
      "recursive-ref-legacy",
      join(pointer, "$recursiveRef"),
      `"$recursiveRef" is of an older draft; read as a reference to "${target}".`,
    );
  }
  if (own(schema, "$recursiveAnchor") !== undefined) {
    delete schema.$recursiveAnchor;
    note(
      "recursive-ref-legacy",
      join(pointer, "$recursiveAnchor"),
      '"$recursiveAnchor" is of an older draft; left out.',
    );
  }
};

/** Draft 3 puts `required: true` on the property itself. */
const repairRequired: SchemaRepair = (schema, pointer, { note }) => {
  if (typeof own(schema, "required") === "boolean") {
    delete schema.required;
    note(
      "keyword-repaired",
      join(pointer, "required"),
      '"required" is a list of property names, not a boolean; left out.',
    );
  }
  const properties = own(schema, "properties");
  for (const [name, property] of isObject(properties) ? Object.entries(properties) : []) {
    if (!isObject(property) || typeof property.required !== "boolean") continue;
    if (property.required)
      schema.required = [...new Set([...(Array.isArray(schema.required) ? schema.required : []), name])];
    delete property.required;
    note(
      "keyword-repaired",
      join(pointer, "properties", name, "required"),
      '"required" belongs to the object as a list of names; moved there.',
    );
  }
};

const repairOldKeywords: SchemaRepair = (schema, pointer, { version, places, note }) => {
  if (own(schema, "example") !== undefined) {
    if (own(schema, "examples") === undefined) schema.examples = [schema.example];
    delete schema.example;
  }
  if (own(schema, "examples") !== undefined && !Array.isArray(schema.examples)) {
    schema.examples = isObject(schema.examples) ? Object.values(schema.examples) : [schema.examples];
    note("keyword-repaired", join(pointer, "examples"), '"examples" of a schema is a list; its values were taken.');
  }
  if (Array.isArray(own(schema, "items"))) {
    note("keyword-repaired", join(pointer, "items"), `A list of "items" is "prefixItems" in OpenAPI ${version}.`);
    schema.prefixItems = schema.items;
    delete schema.items;
    places.move(join(pointer, "prefixItems"), join(pointer, "items"));
    if (own(schema, "additionalItems") !== undefined) {
      schema.items = schema.additionalItems;
      places.move(join(pointer, "items"), join(pointer, "additionalItems"));
    }
  }
  delete schema.additionalItems;
  repairDependencies(schema, pointer, { places, note });
};

function repairDependencies(
  schema: JsonObject,
  pointer: string,
  { places, note }: Pick<RepairContext, "places" | "note">,
): void {
  const dependencies = own(schema, "dependencies");
  if (!isObject(dependencies)) return;
  delete schema.dependencies;
  for (const [name, dependency] of Object.entries(dependencies)) {
    const keyword = Array.isArray(dependency) ? "dependentRequired" : "dependentSchemas";
    const present = own(schema, keyword);
    schema[keyword] = { ...(isObject(present) ? present : {}), [name]: dependency };
    places.move(join(pointer, keyword, name), join(pointer, "dependencies", name));
  }
  note(
    "keyword-repaired",
    join(pointer, "dependencies"),
    '"dependencies" is now "dependentRequired" and "dependentSchemas".',
  );
}

const repairEmptyCombiners: SchemaRepair = (schema, pointer, { note }) => {
  for (const keyword of ["allOf", "anyOf", "oneOf"]) {
    const branches = own(schema, keyword);
    if (!Array.isArray(branches) || branches.length > 0) continue;
    delete schema[keyword];
    note("keyword-repaired", join(pointer, keyword), `"${keyword}" has no branch; left out.`);
  }
};

const repairEnum: SchemaRepair = (schema, pointer, { note }) => {
  const values = own(schema, "enum");
  if (!Array.isArray(values)) return;
  const distinct = new Map(values.map((value) => [canonicalJson(value), value]));
  if (distinct.size === values.length) return;
  schema.enum = [...distinct.values()];
  note("enum-duplicate", join(pointer, "enum"), "The enumeration repeats a value; each is kept once.");
};

/** Keywords that nothing reads. Some are a misspelling of one that would matter. */
const dropUnknownKeywords: SchemaRepair = (schema, pointer, { note }) => {
  for (const keyword of Object.keys(schema)) {
    if (knownKeywords.has(keyword) || keyword.startsWith("x-")) continue;
    delete schema[keyword];
    const similar = closest(keyword.replaceAll("_", ""), knownKeywords);
    const hint = similar === undefined ? "An extension starts with `x-`." : `Did you mean "${similar}"?`;
    note("keyword-ignored", join(pointer, keyword), `"${keyword}" is no keyword of a schema; left out.`, hint);
  }
};

const repairs: readonly SchemaRepair[] = [
  repairShorthands,
  repairOldKeywords,
  repairType,
  repairRequired,
  repairExclusiveLimits,
  repairRecursiveReference,
  readNullParts,
  readNullAlternatives,
  repairNullable,
  repairEmptyCombiners,
  repairEnum,
  dropUnknownKeywords,
];
