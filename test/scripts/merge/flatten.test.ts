import { describe, expect, it } from "vitest";
import { flatten } from "../../../scripts/merge/flatten.js";
import { build, buildAll, print, to, type Written } from "./schemas.js";

const text = { type: "string" };
const object = (properties: Written, more: Written = {}): Written => ({ type: "object", properties, ...more });

const flat = (schema: unknown, schemas: Written = {}): unknown => {
  const all = buildAll(schemas);
  return print(flatten(build(schema), (name) => all.get(name)));
};

describe("a schema as plain groups of rules", () => {
  type Case = readonly [name: string, schema: unknown, flat: unknown, schemas?: Written];
  const cases: readonly Case[] = [
    ["as it is", { type: "string", maxLength: 1 }, { type: "string", maxLength: 1 }],
    ["a reference", to("A"), text, { A: text }],
    ["what is beside a reference", { ...to("A"), maxLength: 1 }, { type: "string", maxLength: 1 }, { A: text }],
    ["a reference to nothing", to("A"), undefined],
    ["a reference to what needs its combinators", to("A"), undefined, { A: { not: text } }],
    ["a reference to itself", to("A"), undefined, { A: { allOf: [to("A"), { type: "object" }] } }],
    ["the same twice", { allOf: [to("A"), to("A")] }, text, { A: text }],
    [
      "what comes by two ways",
      { allOf: [to("B"), to("C")] },
      { type: "string", maxLength: 1, minLength: 1 },
      { A: text, B: { allOf: [to("A")], maxLength: 1 }, C: { allOf: [to("A")], minLength: 1 } },
    ],
    [
      "parts",
      { allOf: [{ type: ["string", "null"] }, { type: "string", maxLength: 1 }] },
      { type: "string", maxLength: 1 },
    ],
    ["nested parts", { allOf: [{ allOf: [text, { maxLength: 1 }] }] }, { type: "string", maxLength: 1 }],
    ["never", false, undefined],
    ["not", { not: text }, undefined],
    ["a condition", { if: text, then: { maxLength: 1 } }, undefined],
    ["alternatives", { anyOf: [text, { type: "null" }] }, undefined],
    ["one of several", { oneOf: [text, { type: "null" }] }, undefined],
    ["a part that needs its combinators", { allOf: [text, { not: { const: "a" } }] }, undefined],
    ["a list beside another", { allOf: [{ minItems: 1 }, { maxItems: 2 }] }, undefined],
    ["one list", { allOf: [{ minItems: 1 }, { type: "array" }] }, { type: "array", minItems: 1 }],
    ["values of both", { allOf: [{ enum: ["a", "b"] }, { enum: ["b", "c"] }] }, { enum: ["b"] }],
    ["values of one", { allOf: [{ enum: ["a", "b"] }, text] }, { type: "string", enum: ["a", "b"] }],
    ["no value of both", { allOf: [{ enum: ["a"] }, { enum: ["b"] }] }, undefined],
    ["one constant", { allOf: [{ const: "a" }, { enum: ["a", "b"] }] }, { const: "a" }],
    ["another's constant", { allOf: [{ enum: ["a", "b"] }, { const: "a" }] }, { const: "a" }],
    ["a value that is no constant", { allOf: [{ enum: ["a", "b"] }, { enum: ["a"] }] }, { enum: ["a"] }],
    ["one format", { allOf: [{ format: "date" }, { format: "date" }] }, { format: "date" }],
    ["the format of one", { allOf: [{}, { format: "date" }] }, { format: "date" }],
    ["two formats", { allOf: [{ format: "date" }, { format: "time" }] }, undefined],
    ["no type of both", { allOf: [text, { type: "null" }] }, undefined],
    ["integers", { allOf: [{ type: "number" }, { type: "integer" }] }, { type: "integer" }],
    ["tighter lengths", { allOf: [{ maxLength: 3 }, { maxLength: 2, minLength: 1 }] }, { maxLength: 2, minLength: 1 }],
    ["two patterns", { allOf: [{ pattern: "a" }, { pattern: "b" }] }, undefined],
    ["tighter bounds", { allOf: [{ maximum: 3 }, { maximum: 2, minimum: 1 }] }, { maximum: 2, minimum: 1 }],
    ["two steps", { allOf: [{ multipleOf: 4 }, { multipleOf: 6 }] }, undefined],
    [
      "properties of both",
      { allOf: [object({ a: text }, { required: ["a"] }), object({ b: text }, { required: ["b"] })] },
      object({ a: text, b: text }, { required: ["b", "a"] }),
    ],
    [
      "a property of both",
      { allOf: [object({ a: text }), object({ a: { maxLength: 1 } })] },
      object({ a: { allOf: [text, { maxLength: 1 }] } }),
    ],
    [
      "sizes",
      { allOf: [object({ a: text }, { minProperties: 1 }), object({}, { minProperties: 2, maxProperties: 3 })] },
      object({ a: text }, { minProperties: 2, maxProperties: 3 }),
    ],
    ["a map beside an object", { allOf: [object({ a: text }), { additionalProperties: text }] }, undefined],
    ["an object beside a map", { allOf: [{ additionalProperties: text }, object({ a: text })] }, undefined],
    ["patterns of names", { allOf: [object({ a: text }), { patternProperties: { b: text } }] }, undefined],
    [
      "one map",
      { allOf: [{ additionalProperties: text }, { type: "object" }] },
      { type: "object", additionalProperties: text },
    ],
    [
      "words of both",
      { description: "One.", allOf: [{ title: "A", description: "Two." }] },
      { title: "A", description: "One." },
    ],
  ];

  it.each(cases.map(([name, ...rest]) => [name, rest] as const))(
    "a schema as plain groups of rules: %s",
    (_name, [schema, expected, schemas]) => {
      expect(flat(schema, schemas)).toEqual(expected);
    },
  );

  it("a schema as plain groups of rules stands where it stood", () => {
    const schema = build({ allOf: [{ type: "string" }] }, "/here");
    expect(flatten(schema, () => undefined)?.at).toEqual({ file: "test", pointer: "/here" });
  });
});
