import type { FamilyName, RuleId } from "../../../../scripts/drift/rules/registry.js";

/** A pair of schemas that shows a rule of a family. */
export interface SchemaSample {
  readonly base: unknown;
  readonly revision: unknown;
  /** Named schemas on both sides. */
  readonly schemas?: Readonly<Record<string, unknown>>;
  /** Media type of the body; JSON unless given. */
  readonly mediaType?: string;
  /** Rules that the same edit shows besides. */
  readonly company?: readonly FamilyName[];
}

type Both = readonly [one: unknown, two: unknown];

const isX = { properties: { a: { const: "x" } } };

/** A keyword that comes and goes, alone or with others that follow. */
function keyword<const Name extends string>(
  name: Name,
  [without, first]: Both,
  ...others: readonly ("then" | "else")[]
): Record<`${Name}-${"added" | "removed"}`, SchemaSample> {
  const company = (change: "added" | "removed") => others.map((other) => `${other}-${change}` as const);
  return {
    [`${name}-added`]: { base: without, revision: first, company: company("added") },
    [`${name}-removed`]: { base: first, revision: without, company: company("removed") },
  } as { readonly [key: string]: SchemaSample } as Record<`${Name}-${"added" | "removed"}`, SchemaSample>;
}

/** A bound that is set, unset, increased and decreased. */
function bound<const Name extends string>(
  name: Name,
  of: (limit?: number) => unknown,
): Record<`${Name}-${"increased" | "decreased" | "set" | "unset"}`, SchemaSample> {
  return {
    ...moved(name, of),
    [`${name}-set`]: { base: of(), revision: of(3) },
    [`${name}-unset`]: { base: of(3), revision: of() },
  } as Record<`${Name}-${"increased" | "decreased" | "set" | "unset"}`, SchemaSample>;
}

/** A bound that is as good as set where it is not. */
function moved<const Name extends string>(
  name: Name,
  of: (limit?: number) => unknown,
): Record<`${Name}-${"increased" | "decreased"}`, SchemaSample> {
  return {
    [`${name}-increased`]: { base: of(3), revision: of(5) },
    [`${name}-decreased`]: { base: of(5), revision: of(3) },
  } as Record<`${Name}-${"increased" | "decreased"}`, SchemaSample>;
}

const limited =
  (type: string, key: string, rest: object = {}) =>
  (limit?: number) => ({
    type,
    ...rest,
    ...(limit === undefined ? {} : { [key]: limit }),
  });

const bare = (...types: readonly string[]) => ({ anyOf: types.map((type) => ({ type })) });
const page = (schema: object, part = "table") => ({ ...schema, "x-concord-inferred": part });
const list = { type: "array", items: { type: "string" } };
const text = { type: "string" };
const open = { type: "object", properties: { a: text, b: text } };
const cat = { type: "object", properties: { kind: text, meow: text }, required: ["meow"] };
const dog = { type: "object", properties: { kind: text, bark: text }, required: ["bark"] };
const bird = { type: "object", properties: { kind: text, song: text }, required: ["song"] };
const schemas = { Cat: cat, Dog: dog, Bird: bird, Hound: dog };
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const choice = (discriminator?: unknown) => ({
  oneOf: [ref("Cat"), ref("Dog")],
  ...(discriminator === undefined ? {} : { discriminator }),
});
const mapped = (mapping: object, propertyName = "kind") => choice({ propertyName, mapping });
const mappingOf = (targets: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(targets).map(([tag, name]) => [tag, ref(name).$ref]));
/** Each alternative has a tag. */
const kinds = (...names: readonly string[]) => ({
  oneOf: names.map(ref),
  discriminator: {
    propertyName: "kind",
    mapping: mappingOf(Object.fromEntries(names.map((name) => [name.toLowerCase(), name]))),
  },
});
/** Two alternatives say the same, so that one may be chosen for the other. */
const alike = (pet: string) => ({
  anyOf: ["Cat", "Dog", "Hound"].map(ref),
  discriminator: { propertyName: "kind", mapping: mappingOf({ cat: "Cat", dog: "Dog", hound: "Hound", pet }) },
});
/** Nothing is left for other tags. */
const listing = Object.fromEntries(
  ["Cat", "Dog"].map((name) => [
    name,
    { type: "object", properties: { kind: { const: name.toLowerCase() } }, required: ["kind"] },
  ]),
);
/** What its tags do not tell goes to one of the alternatives. */
const fallback = (name?: string) => ({
  ...kinds("Cat", "Dog"),
  discriminator: { ...kinds("Cat", "Dog").discriminator, ...(name && { defaultMapping: ref(name).$ref }) },
});
const branches = (kind: "anyOf" | "oneOf", ...names: readonly string[]) => ({ [kind]: names.map(ref) });

/** Families that only some places show: their samples are below. */
type PlacedFamily = "type-compatible";

const known = (...values: readonly string[]) => ({ anyOf: [text, { ...text, enum: values }] });

/** One sample for each family of schema rules; it is tried at every place that a schema can stand. */
export const schemaSamples: Readonly<Record<Exclude<FamilyName, PlacedFamily>, SchemaSample>> = {
  "type-changed": { base: { type: "boolean" }, revision: { type: "integer" } },
  "type-generalized": { base: { type: "integer" }, revision: { type: "number" } },
  "type-specialized": { base: { type: "number" }, revision: { type: "integer" } },
  "list-of-types-widened": { base: bare("integer", "boolean"), revision: bare("integer", "boolean", "object") },
  "list-of-types-narrowed": { base: bare("integer", "boolean", "object"), revision: bare("integer", "boolean") },
  "became-nullable": { base: { type: "integer" }, revision: { type: ["integer", "null"] } },
  "became-not-nullable": { base: { type: ["string", "null"] }, revision: text },
  "became-enum": { base: text, revision: { ...text, enum: ["a", "b"] } },
  "became-not-enum": { base: { ...text, enum: ["a", "b"] }, revision: text },
  "enum-value-added": { base: { ...text, enum: ["a", "b"] }, revision: { ...text, enum: ["a", "b", "c"] } },
  "enum-value-removed": { base: { ...text, enum: ["a", "b", "c"] }, revision: { ...text, enum: ["a", "b"] } },
  ...keyword("const", [text, { ...text, const: "a" }]),
  "const-changed": { base: { ...text, const: "a" }, revision: { ...text, const: "b" } },
  ...keyword("default-value", [text, { ...text, default: "a" }]),
  "default-value-changed": { base: { ...text, default: "a" }, revision: { ...text, default: "b" } },
  "known-value-added": { base: known("a"), revision: known("a", "b") },
  "known-value-removed": { base: known("a", "b"), revision: known("a") },
  "x-extensible-enum-value-removed": {
    base: { ...text, "x-extensible-enum": ["a", "b"] },
    revision: { ...text, "x-extensible-enum": ["a"] },
  },
  ...bound("max", limited("number", "maximum")),
  ...bound("exclusive-max", limited("number", "exclusiveMaximum")),
  ...bound("min", limited("number", "minimum")),
  ...bound("exclusive-min", limited("number", "exclusiveMinimum")),
  ...bound("max-length", limited("string", "maxLength")),
  ...moved("min-length", limited("string", "minLength")),
  ...bound("max-items", limited("array", "maxItems", { items: text })),
  ...bound("min-items", limited("array", "minItems", { items: text })),
  ...bound("max-properties", limited("object", "maxProperties")),
  ...moved("min-properties", limited("object", "minProperties")),
  ...bound("max-contains", limited("array", "maxContains", { items: text, contains: { const: "a" } })),
  ...moved("min-contains", limited("array", "minContains", { items: text, contains: { const: "a" } })),
  "multiple-of-set": { base: { type: "integer" }, revision: { type: "integer", multipleOf: 2 } },
  "multiple-of-unset": { base: { type: "integer", multipleOf: 2 }, revision: { type: "integer" } },
  "multiple-of-changed": { base: { type: "integer", multipleOf: 2 }, revision: { type: "integer", multipleOf: 3 } },
  ...keyword("unique-items", [list, { ...list, uniqueItems: true }]),
  ...keyword("pattern", [text, { ...text, pattern: "^[a-z]+$" }]),
  "pattern-changed": { base: { ...text, pattern: "^[a-z]+$" }, revision: { ...text, pattern: "^[0-9]+$" } },
  "pattern-generalized": { base: { ...text, pattern: "^[a-z]+$" }, revision: { ...text, pattern: ".*" } },
  ...keyword("if", [open, { ...open, if: isX, then: { required: ["b"] } }], "then"),
  "if-changed": {
    base: { ...open, if: { properties: { a: { const: "y" } } }, then: { required: ["b"] } },
    revision: { ...open, if: isX, then: { required: ["b"] } },
  },
  ...keyword("then", [
    { ...open, if: isX, else: { required: ["b"] } },
    { ...open, if: isX, then: { minProperties: 2 }, else: { required: ["b"] } },
  ]),
  ...keyword("else", [
    { ...open, if: isX, then: { required: ["b"] } },
    { ...open, if: isX, then: { required: ["b"] }, else: { maxProperties: 3 } },
  ]),
  ...keyword("contains", [list, { ...list, contains: { const: "a" } }]),
  "contains-changed": {
    base: { ...list, contains: { const: "a" }, maxContains: 2 },
    revision: { ...list, contains: { const: "b" }, maxContains: 2 },
  },
  ...keyword("dependent-required", [open, { ...open, dependentRequired: { a: ["b"] } }]),
  "dependent-required-changed": {
    base: { ...open, dependentRequired: { a: ["b"] } },
    revision: { ...open, dependentRequired: { a: ["c"] } },
  },
  ...keyword("dependent-schema", [open, { ...open, dependentSchemas: { a: { minProperties: 2 } } }]),
  ...keyword("pattern-property", [open, { ...open, patternProperties: { "^x-": { type: "string", minLength: 2 } } }]),
  ...keyword("property-names", [open, { ...open, propertyNames: { maxLength: 9 } }]),
  ...keyword("unevaluated-items", [
    { type: "array", prefixItems: [text] },
    { type: "array", prefixItems: [text], unevaluatedItems: false },
  ]),
  ...keyword("unevaluated-properties", [open, { ...open, unevaluatedProperties: false }]),
  ...keyword("content-schema", [
    { ...text, contentMediaType: "application/json" },
    { ...text, contentMediaType: "application/json", contentSchema: { type: "object" } },
  ]),
  ...keyword("not", [text, { ...text, not: { const: "a" } }]),
  "not-changed": { base: { ...text, not: { const: "a" } }, revision: { ...text, not: { const: "b" } } },
  "all-of-added": {
    base: { allOf: [ref("Cat")] },
    revision: { allOf: [ref("Cat"), ref("Twin")] },
    schemas: { ...schemas, Twin: schemas.Cat },
  },
  "all-of-removed": {
    base: { allOf: [ref("Cat"), ref("Twin")] },
    revision: { allOf: [ref("Cat")] },
    schemas: { ...schemas, Twin: schemas.Cat },
  },
  "all-of-added-annotation-only": {
    base: { allOf: [ref("Cat")] },
    revision: { allOf: [ref("Cat"), { description: "Purrs." }] },
    schemas,
  },
  "all-of-removed-annotation-only": {
    base: { allOf: [ref("Cat"), { description: "Purrs." }] },
    revision: { allOf: [ref("Cat")] },
    schemas,
  },
  "any-of-added": { base: branches("anyOf", "Cat", "Dog"), revision: branches("anyOf", "Cat", "Dog", "Bird"), schemas },
  "any-of-removed": {
    base: branches("anyOf", "Cat", "Dog", "Bird"),
    revision: branches("anyOf", "Cat", "Dog"),
    schemas,
  },
  "one-of-added": { base: branches("oneOf", "Cat", "Dog"), revision: branches("oneOf", "Cat", "Dog", "Bird"), schemas },
  "one-of-removed": {
    base: branches("oneOf", "Cat", "Dog", "Bird"),
    revision: branches("oneOf", "Cat", "Dog"),
    schemas,
  },
  "wrapped-in-one-of": {
    base: ref("Pet"),
    revision: branches("oneOf", "Tame", "Wild"),
    schemas: {
      Pet: { type: "object", properties: { name: text, age: { type: "integer" } }, required: ["name"] },
      Tame: { type: "object", properties: { name: text, owner: text }, required: ["name", "owner"] },
      Wild: { type: "object", properties: { age: { type: "integer" }, range: text }, required: ["range"] },
    },
  },
  ...keyword("alternatives", [open, { ...open, anyOf: [{ required: ["a"] }, { required: ["b"] }] }]),
  "discriminator-added": { base: choice(), revision: choice({ propertyName: "kind" }), schemas },
  "discriminator-removed": { base: choice({ propertyName: "kind" }), revision: choice(), schemas },
  "discriminator-property-name-changed": {
    base: mapped({ cat: ref("Cat").$ref, dog: ref("Dog").$ref }),
    revision: mapped({ cat: ref("Cat").$ref, dog: ref("Dog").$ref }, "sort"),
    schemas,
  },
  "discriminator-mapping-added": {
    base: kinds("Cat", "Dog"),
    revision: kinds("Cat", "Dog", "Bird"),
    schemas,
    company: ["one-of-added"],
  },
  "discriminator-mapping-deleted": {
    base: kinds("Cat", "Dog", "Bird"),
    revision: kinds("Cat", "Dog"),
    schemas,
    company: ["one-of-removed"],
  },
  "discriminator-mapping-changed": { base: alike("Dog"), revision: alike("Hound"), schemas },
  "discriminator-default-mapping-added": { base: fallback(), revision: fallback("Cat"), schemas: listing },
  "discriminator-default-mapping-removed": { base: fallback("Cat"), revision: fallback(), schemas: listing },
  "discriminator-default-mapping-changed": { base: fallback("Cat"), revision: fallback("Dog"), schemas: listing },
  "prefix-items-added": {
    base: { type: "array", prefixItems: [text], items: false },
    revision: { type: "array", prefixItems: [text, { type: "integer" }], items: false },
  },
  "prefix-items-removed": {
    base: { type: "array", prefixItems: [text, { type: "integer" }], items: false },
    revision: { type: "array", prefixItems: [text], items: false },
  },
  "additional-properties-closed": { base: open, revision: { ...open, additionalProperties: false } },
  "additional-properties-opened": { base: { ...open, additionalProperties: false }, revision: open },
  "null-unknown": { base: { type: ["string", "null"] }, revision: page(text) },
  "alternative-unknown": { base: { type: ["string", "integer"] }, revision: page(text, "example") },
  "restriction-unknown": { base: { ...text, pattern: "^[a-z]+$" }, revision: page(text) },
  "content-media-type-changed": {
    base: { ...text, contentMediaType: "image/png" },
    revision: { ...text, contentMediaType: "image/jpeg" },
  },
  "content-encoding-changed": {
    base: { ...text, contentEncoding: "base64" },
    revision: { ...text, contentEncoding: "base16" },
  },
};

const xml = "application/xml";

/** Samples for single places, where that of the family does not show the rule. */
export const placedSamples: { readonly [Id in RuleId]?: SchemaSample } = {
  // A number is text in XML, and in a parameter or a header.
  "request-body-type-compatible": { base: { type: "integer" }, revision: text, mediaType: "text/plain" },
  "request-property-type-compatible": { base: { type: "integer" }, revision: text, mediaType: xml },
  "response-body-type-compatible": { base: text, revision: { type: "integer" }, mediaType: "text/plain" },
  "response-property-type-compatible": { base: text, revision: { type: "integer" }, mediaType: xml },
  // The catalogue calls a parameter that takes any text generalized.
  "request-parameter-type-compatible": { base: { type: "boolean" }, revision: { ...text, enum: ["true", "false"] } },
  "request-parameter-property-type-compatible": {
    base: { type: "boolean" },
    revision: { ...text, enum: ["true", "false"] },
  },
  "response-header-type-compatible": { base: text, revision: { type: "integer" } },
  "response-header-property-type-compatible": { base: text, revision: { type: "integer" } },
};
