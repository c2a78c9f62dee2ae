import { expect, it } from "vitest";
import { Diagnostics } from "../../../../scripts/base/diagnostics.js";
import { buildSchemaSet } from "../../../../scripts/contract/build/build-schema-set.js";

/** What is told of a schema, as code, place and message; each has a hint. */
function told(schema: unknown): readonly string[] {
  const { report, all } = new Diagnostics();
  buildSchemaSet({ Kite: schema }, report);
  expect(all.filter(({ hint, severity }) => hint === undefined || severity !== "warning")).toEqual([]);
  return all.map(({ code, at, message }) => `${code} ${at.pointer}: ${message}`);
}

it.each([
  [{ type: "number", minimum: 5, maximum: 3 }, '/minimum: No number keeps to "minimum" 5 and "maximum" 3.'],
  [{ exclusiveMinimum: 3, maximum: 3 }, '/exclusiveMinimum: No number keeps to "exclusiveMinimum" 3 and "maximum" 3.'],
  [{ minimum: 3, exclusiveMaximum: 3 }, '/minimum: No number keeps to "minimum" 3 and "exclusiveMaximum" 3.'],
  [
    { type: "integer", exclusiveMinimum: 1, exclusiveMaximum: 2 },
    '/exclusiveMinimum: No integer keeps to "exclusiveMinimum" 1 and "exclusiveMaximum" 2.',
  ],
  [{ type: "integer", minimum: 1.2, maximum: 1.8 }, '/minimum: No integer keeps to "minimum" 1.2 and "maximum" 1.8.'],
  [{ type: "string", minLength: 5, maxLength: 3 }, '/minLength: No string keeps to "minLength" 5 and "maxLength" 3.'],
  [{ type: "array", minItems: 2, maxItems: 1 }, '/minItems: No array keeps to "minItems" 2 and "maxItems" 1.'],
  [
    { contains: { type: "null" }, minContains: 2, maxContains: 1 },
    '/minContains: No array keeps to "minContains" 2 and "maxContains" 1.',
  ],
  [
    { minProperties: 2, maxProperties: 1 },
    '/minProperties: No object keeps to "minProperties" 2 and "maxProperties" 1.',
  ],
  [{ required: ["a", "b"], maxProperties: 1 }, '/required: No object keeps to "required" 2 and "maxProperties" 1.'],
  [
    { type: "object", properties: { a: {} }, required: ["a", "b"], additionalProperties: false },
    '/required/1: "b" is required, and no object may have it.',
  ],
  [{ properties: { a: false }, required: ["a"] }, '/required/0: "a" is required, and no object may have it.'],
  [{ enum: [], default: "a" }, "/enum: The enumeration lists no value."],
  [{ const: 5, enum: [3] }, '/const: "const" is none of the values of "enum".'],
  [{ type: "string", const: 5 }, "/const: No listed value is accepted: it is integer, and the type is string."],
  [
    { type: "string", enum: ["aa"], maxLength: 1 },
    '/enum: No listed value is accepted: its length is 2, and "maxLength" is 1.',
  ],
])("a schema that nothing fits is told: %j", (schema, message) => {
  expect(told(schema)).toEqual([`schema-unsatisfiable ${message}`]);
});

it.each([
  [{ type: "string", default: 5 }, "it is integer, and the type is string"],
  [{ type: "integer", default: null }, "it is null, and the type is integer"],
  [{ enum: ["a", "b"], default: "c" }, "it is none of the listed values"],
  [{ type: "integer", maximum: 100, default: 200 }, 'it is 200, and "maximum" is 100'],
  [{ type: "integer", minimum: 1, maximum: 100, default: 0 }, 'it is 0, and "minimum" is 1'],
  [{ type: "number", exclusiveMinimum: 1, default: 1 }, 'it is 1, and "exclusiveMinimum" is 1'],
  [{ type: "number", exclusiveMaximum: 1, default: 1 }, 'it is 1, and "exclusiveMaximum" is 1'],
  [{ type: "string", minLength: 3, maxLength: 9, default: "ab" }, 'its length is 2, and "minLength" is 3'],
  [{ type: "string", maxLength: 1, default: "ab" }, 'its length is 2, and "maxLength" is 1'],
])("a default that its own schema refuses is told: %j", (schema, reason) => {
  expect(told(schema)).toEqual([`default-refused /default: The default is refused by its own schema: ${reason}.`]);
});

it.each([
  { type: "number", minimum: 3, maximum: 3, default: 3 },
  { type: "integer", exclusiveMinimum: 1, exclusiveMaximum: 3, default: 2 },
  { type: "number", exclusiveMinimum: 1, exclusiveMaximum: 2 },
  { type: "integer", minimum: 1 },
  { type: ["integer", "null"], maximum: 3, default: null },
  { type: "string", minLength: 3, maxLength: 3, enum: ["abc", "long"], default: "abc" },
  { type: "object", required: ["x-a"], patternProperties: { "^x-": {} }, additionalProperties: false },
  { type: "object", required: ["b"], additionalProperties: { type: "string" } },
  { minContains: 2, maxContains: 1 },
  { const: 3, enum: [3, 4] },
])("a schema that something fits is not: %j", (schema) => {
  expect(told(schema)).toEqual([]);
});
