import type { Json } from "../../scripts/base/json.js";
import type { Keyword } from "../../scripts/spec/keywords.js";

/** A schema that has a keyword beside one that lacks it, or has it looser. */
export interface Sample {
  readonly having: object | false;
  readonly lacking: object;
  /** Values that both accept. */
  readonly accepted: readonly Json[];
  /** Values that only `lacking` accepts; none for a keyword that describes. */
  readonly refused: readonly Json[];
}

type Values = { readonly accepted: readonly Json[]; readonly refused?: readonly Json[] };

/** A schema to which the keyword is added. */
function added(base: object, rules: object, { accepted, refused = [] }: Values): Sample {
  return { having: { ...base, ...rules }, lacking: base, accepted, refused };
}

const text = { type: "string" };
const number = { type: "number" };
const list = { type: "array" };
const object = { type: "object" };
const a = { a: 1 };
const A = { $ref: "#/components/schemas/A" };
const B = { $ref: "#/components/schemas/B" };

/** The components that samples refer to. */
export const components = {
  A: { type: "object", properties: { kind: { type: "string" }, a: { type: "string" } }, required: ["kind", "a"] },
  B: { type: "object", properties: { kind: { type: "string" }, b: { type: "string" } }, required: ["kind", "b"] },
};

/** One sample for each keyword of the table: one that lacks its own does not compile. */
export const samples: Readonly<Record<Keyword, Sample>> = {
  minLength: added(text, { minLength: 2 }, { accepted: ["ab"], refused: ["a"] }),
  maxLength: added(text, { maxLength: 2 }, { accepted: ["ab"], refused: ["abc"] }),
  pattern: added(text, { pattern: "^a" }, { accepted: ["ab"], refused: ["b"] }),
  contentEncoding: added(text, { contentEncoding: "base64" }, { accepted: ["YQ=="] }),
  contentMediaType: added(text, { contentMediaType: "application/json" }, { accepted: ["{}"] }),
  contentSchema: added(
    { ...text, contentMediaType: "application/json" },
    { contentSchema: number },
    { accepted: ["1", "{}"] },
  ),
  minimum: added(number, { minimum: 2 }, { accepted: [2, 3], refused: [1] }),
  maximum: added(number, { maximum: 2 }, { accepted: [2, 1], refused: [3] }),
  exclusiveMinimum: added(number, { exclusiveMinimum: 2 }, { accepted: [3], refused: [2, 1] }),
  exclusiveMaximum: added(number, { exclusiveMaximum: 2 }, { accepted: [1], refused: [2, 3] }),
  multipleOf: added(number, { multipleOf: 0.5 }, { accepted: [1.5], refused: [1.25] }),
  prefixItems: added(list, { prefixItems: [number, text] }, { accepted: [[1, "a"], [1]], refused: [["a"]] }),
  items: added(list, { items: number }, { accepted: [[1], []], refused: [["a"]] }),
  contains: added(list, { contains: number }, { accepted: [["a", 1]], refused: [["a"], []] }),
  minContains: added(
    { ...list, contains: number },
    { minContains: 2 },
    { accepted: [["a", 1, 2]], refused: [["a", 1]] },
  ),
  maxContains: added(
    { ...list, contains: number },
    { maxContains: 1 },
    { accepted: [["a", 1]], refused: [["a", 1, 2]] },
  ),
  minItems: added(list, { minItems: 2 }, { accepted: [[1, 2]], refused: [[1]] }),
  maxItems: added(list, { maxItems: 2 }, { accepted: [[1, 2]], refused: [[1, 2, 3]] }),
  uniqueItems: added(list, { uniqueItems: true }, { accepted: [[1, 2]], refused: [[1, 1]] }),
  unevaluatedItems: added(
    { ...list, prefixItems: [number] },
    { unevaluatedItems: false },
    { accepted: [[1]], refused: [[1, 2]] },
  ),
  properties: added(object, { properties: { a: number } }, { accepted: [a, {}], refused: [{ a: "a" }] }),
  required: added(
    { ...object, properties: { a: number } },
    { required: ["a"] },
    { accepted: [a], refused: [{}, { b: 1 }] },
  ),
  patternProperties: added(
    object,
    { patternProperties: { "^a": number } },
    { accepted: [a, { b: "b" }], refused: [{ ab: "a" }] },
  ),
  additionalProperties: added(
    { ...object, properties: { a: number } },
    { additionalProperties: number },
    { accepted: [a, { b: 1 }], refused: [{ b: "b" }] },
  ),
  propertyNames: added(object, { propertyNames: { maxLength: 2 } }, { accepted: [a, {}], refused: [{ abc: 1 }] }),
  minProperties: added(object, { minProperties: 1 }, { accepted: [a], refused: [{}] }),
  maxProperties: added(object, { maxProperties: 1 }, { accepted: [a, {}], refused: [{ a: 1, b: 2 }] }),
  dependentRequired: added(
    object,
    { dependentRequired: { a: ["b"] } },
    { accepted: [{ a: 1, b: 1 }, { c: 1 }], refused: [a] },
  ),
  dependentSchemas: added(
    object,
    { dependentSchemas: { a: { maxProperties: 1 } } },
    { accepted: [a, { b: 1, c: 1 }], refused: [{ a: 1, b: 1 }] },
  ),
  unevaluatedProperties: added(
    { ...object, properties: { a: number } },
    { unevaluatedProperties: false },
    { accepted: [a], refused: [{ a: 1, b: 1 }] },
  ),
  never: { having: false, lacking: {}, accepted: [], refused: ["a", 1, null] },
  ref: { having: A, lacking: object, accepted: [{ kind: "a", a: "a" }], refused: [{}] },
  types: added({}, text, { accepted: ["a"], refused: [1, null] }),
  enum: added(text, { enum: ["a", "b"] }, { accepted: ["a", "b"], refused: ["c"] }),
  const: added(text, { const: "a" }, { accepted: ["a"], refused: ["b"] }),
  format: added(text, { format: "uuid" }, { accepted: ["7d3b7b0e-3b1a-4b57-9d0a-0d6c6f2a4c11"], refused: ["a"] }),
  allOf: added(object, { allOf: [{ required: ["a"] }] }, { accepted: [a], refused: [{}] }),
  anyOf: added(object, { anyOf: [{ required: ["a"] }, { required: ["b"] }] }, { accepted: [a], refused: [{}] }),
  oneOf: added(object, { oneOf: [{ required: ["a"] }, { required: ["b"] }] }, { accepted: [a], refused: [{}] }),
  not: added(object, { not: { required: ["b"] } }, { accepted: [a], refused: [{ b: 1 }] }),
  discriminator: added(
    { oneOf: [A, B] },
    { discriminator: { propertyName: "kind", mapping: { a: A.$ref, b: B.$ref } } },
    { accepted: [{ kind: "a", a: "a" }] },
  ),
  if: {
    having: { if: { required: ["a"] }, then: { maxProperties: 1 } },
    lacking: { if: { required: ["a", "b", "c"] }, then: { maxProperties: 1 } },
    accepted: [a],
    refused: [{ a: 1, b: 1 }],
  },
  then: added(
    { if: { required: ["a"] }, else: { maxProperties: 3 } },
    { then: { maxProperties: 1 } },
    { accepted: [a], refused: [{ a: 1, b: 1 }] },
  ),
  else: added(
    { if: { required: ["a"] }, then: { maxProperties: 3 } },
    { else: { maxProperties: 1 } },
    { accepted: [{ b: 1 }], refused: [{ b: 1, c: 1 }] },
  ),
};
