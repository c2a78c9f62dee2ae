import { describe, expect, it } from "vitest";
import type { Step } from "../../../../scripts/drift/changes/step.js";
import type { Difference } from "../../../../scripts/drift/schemas/pair.js";
import { Space } from "../../../../scripts/drift/values/space.js";
import { undo } from "../../../../scripts/drift/witness/undo.js";
import { build, contractWith, print } from "../../merge/schemas.js";

const text = { type: "string" };
const full = {
  enum: ["a"],
  ...{ minLength: 1, maxLength: 9, pattern: "^a" },
  ...{ minimum: 1, maximum: 9, exclusiveMinimum: 0, exclusiveMaximum: 10, multipleOf: 2 },
  ...{ minItems: 1, maxItems: 9, uniqueItems: true, items: text, prefixItems: [text] },
  ...{ contains: text, minContains: 1, maxContains: 9 },
  ...{ minProperties: 1, maxProperties: 9, properties: { a: text, b: text }, required: ["a", "b"] },
  ...{ additionalProperties: false, patternProperties: { "^a": text } },
  ...{ propertyNames: text, dependentRequired: { a: ["b"] }, dependentSchemas: { a: { minProperties: 2 } } },
  ...{ anyOf: [text, {}], oneOf: [text, {}], not: { const: "b" }, if: { minLength: 2 }, then: { maxLength: 8 } },
};

/** What the schema says once the difference is undone. */
function undone(schema: unknown, rule: string, step?: Step): readonly unknown[] {
  const space = new Space(contractWith("one"));
  const difference = { rule, ...(step && { step }) } as Difference;
  return [...undo(space.shapeOf(build(schema)), difference).values()].map(print);
}

describe("a schema without what differs", () => {
  const cases: readonly (readonly [rule: string, ...gone: string[]])[] = [
    ["max-increased", "exclusiveMaximum", "maximum"],
    ["exclusive-max-set", "exclusiveMaximum", "maximum"],
    ["min-decreased", "exclusiveMinimum", "minimum"],
    ["exclusive-min-unset", "exclusiveMinimum", "minimum"],
    ["max-length-decreased", "maxLength"],
    ["min-length-increased", "minLength"],
    ["max-items-set", "maxItems"],
    ["min-items-increased", "minItems"],
    ["max-contains-set", "maxContains"],
    ["min-contains-increased", "minContains"],
    ["contains-added", "contains", "maxContains", "minContains"],
    ["unique-items-added", "uniqueItems"],
    ["prefix-items-added", "items", "prefixItems"],
    ["max-properties-set", "maxProperties"],
    ["min-properties-increased", "minProperties"],
    ["multiple-of-changed", "multipleOf"],
    ["pattern-property-added", "additionalProperties", "patternProperties"],
    ["pattern-added", "pattern"],
    ["dependent-required-changed", "dependentRequired"],
    ["dependent-schema-added", "dependentSchemas"],
    ["property-names-added", "propertyNames"],
    ["additional-properties-closed", "additionalProperties"],
    ["const-changed", "enum"],
    ["enum-value-removed", "enum"],
    ["x-extensible-enum-value-removed", "enum"],
    ["became-enum", "enum"],
    ["became-not-enum", "enum"],
    ["if-changed", "if", "then"],
    ["then-added", "if", "then"],
    ["else-removed", "if", "then"],
    ["not-added", "not"],
    ["any-of-removed", "anyOf", "oneOf"],
    ["one-of-added", "anyOf", "oneOf"],
    ["alternatives-added", "anyOf", "oneOf"],
    ["discriminator-property-name-changed", "anyOf", "oneOf"],
    ["wrapped-in-one-of", "anyOf", "oneOf"],
    ["type-changed", ...Object.keys(full).sort()],
    ["became-nullable", ...Object.keys(full).sort()],
  ];

  it.each(cases.map(([rule, ...gone]) => ({ rule, gone })))(
    "a schema without what differs: $rule",
    ({ rule, gone }) => {
      const [rest] = undone(full, rule);
      const kept = new Set(Object.keys(rest ?? {}));
      expect(
        Object.keys(full)
          .filter((key) => !kept.has(key))
          .sort(),
      ).toEqual(gone);
    },
  );

  it("a schema without what it says of other parts is without the plain words for it, too", () => {
    const [object, list] = [{ properties: { a: text } }, { prefixItems: [text] }];
    expect(undone({ ...object, unevaluatedProperties: false }, "unevaluated-properties-added")).toEqual([object]);
    expect(undone({ ...list, unevaluatedItems: false }, "unevaluated-items-added")).toEqual([list]);
    const [chosen, matched] = [{ anyOf: [object, { required: ["a"] }] }, { contains: text }];
    expect(undone({ ...chosen, unevaluatedProperties: false }, "unevaluated-properties-added")).toEqual([chosen]);
    expect(undone({ ...matched, unevaluatedItems: false }, "unevaluated-items-added")).toEqual([matched]);
  });

  it("a schema without a property neither has to have it nor asks anything of it", () => {
    const schema = { ...text, properties: { a: text, b: text }, required: ["a", "b"], additionalProperties: false };
    const step: Step = { kind: "property", name: "a" };
    const free = { ...schema, properties: { a: {}, b: text }, required: ["b"] };
    expect(undone(schema, "request-property-removed", step)).toEqual([free]);
    expect(undone(schema, "enum-value-removed", step)).toEqual([{}]);
    expect(undone(schema, "enum-value-removed", { kind: "items" })).toEqual([{}]);
    expect(undone(schema, "request-property-removed", { kind: "items" })).toEqual([{}]);
  });

  it("a schema without a property has as many fewer as had to be there for it", () => {
    const step: Step = { kind: "property", name: "a" };
    const holding = (required: readonly string[], minProperties: number) => ({
      properties: { a: text },
      required,
      minProperties,
    });
    const free = { properties: { a: {} }, required: ["b"] };
    expect(undone(holding(["a", "b"], 2), "became-required", step)).toEqual([{ ...free, minProperties: 1 }]);
    expect(undone(holding(["a", "b"], 1), "became-required", step)).toEqual([{ ...free, minProperties: 1 }]);
    expect(undone(holding(["a", "b"], 3), "became-required", step)).toEqual([{ ...free, minProperties: 3 }]);
    expect(undone(holding(["b"], 1), "became-required", step)).toEqual([{ ...free, minProperties: 1 }]);
  });

  it("a schema without what differs is none where it says nothing of it", () => {
    expect(undone({ ...text, maxLength: 3 }, "max-length-set")).toEqual([text]);
    expect(undone({ ...text, maxLength: 3 }, "min-length-set")).toEqual([{}]);
    expect(undone(text, "max-length-set")).toEqual([{}]);
    expect(undone({ ...text, enum: ["a"] }, "not-added")).toEqual([{}]);
    expect(undone({ maxLength: 2, allOf: [{ minLength: 1 }] }, "min-length-set")).toEqual([
      { maxLength: 2, allOf: [{ minLength: 1 }] },
      {},
    ]);
  });
});
