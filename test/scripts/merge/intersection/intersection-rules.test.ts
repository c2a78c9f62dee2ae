import { describe, expect, it } from "vitest";
import type { InstanceType, Schema } from "../../../../scripts/contract/model/types.js";
import {
  hasType,
  impossibleTypes,
  intersectTypes,
  intersectValues,
  intersectValuesAndLimits,
  isPlain,
  tightenRules,
  withoutTypes,
} from "../../../../scripts/merge/intersection/intersection-rules.js";
import { build, print } from "../schemas.js";

const types = (...each: readonly InstanceType[]) => new Set(each);

describe("rules that hold together", () => {
  type Group = Readonly<Record<string, unknown>> | undefined;
  const cases: readonly (readonly [groups: readonly Group[], rules: Group, rest?: readonly Group[]])[] = [
    [[], undefined],
    [[undefined, undefined], undefined],
    [[undefined, { minimum: 1 }], { minimum: 1 }],
    [[{ minimum: 1 }, { maximum: 2 }], { minimum: 1, maximum: 2 }],
    [[{ minimum: 1 }, { minimum: 3 }, { minimum: 2 }], { minimum: 3 }],
    [[{ maximum: 1 }, { maximum: 3 }], { maximum: 1 }],
    [[{ exclusiveMinimum: 1 }, { exclusiveMinimum: 2 }], { exclusiveMinimum: 2 }],
    [[{ maxLength: 4 }, { maxLength: 3 }], { maxLength: 3 }],
    [[{ multipleOf: 2 }, { multipleOf: 6 }], { multipleOf: 6 }],
    [[{ multipleOf: 6 }, { multipleOf: 2 }], { multipleOf: 6 }],
    [[{ multipleOf: 4 }, { multipleOf: 6 }], { multipleOf: 4 }, [{ multipleOf: 6 }]],
    [[{ multipleOf: 0.5 }, { multipleOf: 1 }], { multipleOf: 0.5 }, [{ multipleOf: 1 }]],
    [[{ multipleOf: 1 }, { multipleOf: 0.5 }], { multipleOf: 1 }, [{ multipleOf: 0.5 }]],
    [[{ pattern: "a" }, { pattern: "a" }], { pattern: "a" }],
    [[{ pattern: "a" }, { pattern: "b" }, { pattern: "a" }], { pattern: "a" }, [{ pattern: "b" }]],
    [[{ contentEncoding: "base64" }, { contentEncoding: "hex" }], { contentEncoding: "base64" }],
    [[{ uniqueItems: true }, { minItems: 1 }], { uniqueItems: true, minItems: 1 }],
  ];

  it.each(cases)("rules that hold together are tightened: %j", (groups, rules, rest = []) => {
    expect(tightenRules(groups as readonly (object | undefined)[])).toEqual({ ...(rules && { rules }), rest });
  });
});

describe("types and values that both have", () => {
  it.each([
    [undefined, undefined, undefined],
    [types("string"), undefined, types("string")],
    [undefined, types("string"), types("string")],
    [types("string", "null"), types("null", "boolean"), types("null")],
    [types("integer"), types("number"), types("integer")],
    [types("number"), types("integer"), types("integer")],
    [types("number"), types("number"), types("number")],
    [types("integer"), types("integer"), types("integer")],
    [types("string"), types("integer"), types()],
    [types("string"), types("number"), types()],
  ])("types that both have: %o and %o", (a, b, both) => {
    expect(intersectTypes(a, b)).toEqual(both);
  });

  it.each([
    [undefined, undefined, undefined],
    [[1], undefined, [1]],
    [undefined, [1], [1]],
    [
      [1, 2, "a"],
      ["a", 1, 3],
      [1, "a"],
    ],
    [[{ a: 1, b: 2 }, [1]], [{ b: 2, a: 1 }], [{ a: 1, b: 2 }]],
    [["1"], [1], []],
  ])("values that both list: %j and %j", (a, b, both) => {
    expect(intersectValues(a, b)).toEqual(both);
  });

  it.each([
    [undefined, "a", true],
    [types("null"), null, true],
    [types("object"), null, false],
    [types("array"), [], true],
    [types("object"), [], false],
    [types("object"), {}, true],
    [types("array"), {}, false],
    [types("string"), "a", true],
    [types("string"), 1, false],
    [types("number"), 1.5, true],
    [types("integer"), 1, true],
    [types("integer"), 1.5, false],
    [types("boolean"), 1, false],
    [types("boolean"), true, true],
  ])("values that both list are of the type: %o has %j: %s", (given, value, has) => {
    expect(hasType(given, value)).toBe(has);
  });
});

describe("what several schemas say together", () => {
  const cases: readonly (readonly [name: string, schemas: readonly object[], together: object])[] = [
    ["nothing", [{}, {}], {}],
    ["types", [{ type: ["string", "null"] }, {}, { type: "string" }], { type: "string" }],
    ["values", [{ enum: ["a", "b"] }, { enum: ["b", "c"] }], { enum: ["b"] }],
    ["a constant", [{ enum: ["a", "b"] }, { const: "a" }], { const: "a" }],
    ["values of which one is left", [{ enum: ["a", "b"] }, { enum: ["a"] }], { enum: ["a"] }],
    ["the first format", [{}, { format: "date" }, { format: "date" }], { format: "date" }],
    ["two formats", [{ format: "date" }, { format: "time" }], { format: "date", allOf: [{ format: "time" }] }],
    ["lengths", [{ minLength: 1, maxLength: 5 }, { maxLength: 3 }], { minLength: 1, maxLength: 3 }],
    ["two patterns", [{ pattern: "a" }, { pattern: "b" }], { pattern: "a", allOf: [{ pattern: "b" }] }],
    ["bounds", [{ minimum: 1 }, { maximum: 3 }], { minimum: 1, maximum: 3 }],
    ["two steps", [{ multipleOf: 4 }, { multipleOf: 6 }], { multipleOf: 4, allOf: [{ multipleOf: 6 }] }],
  ];

  it.each(cases)("what several schemas say together: %s", (_name, schemas, together) => {
    const rules = intersectValuesAndLimits(schemas.map((schema) => build(schema)));
    expect(print({ at: { file: "", pointer: "" }, notes: {}, ...rules })).toEqual(together);
  });

  it("what several schemas say together beside each other stands where the first is", () => {
    const [first, second] = [build({ pattern: "a" }, "/first"), build({ pattern: "b" }, "/second")];
    expect(intersectValuesAndLimits([first, second]).allOf).toEqual([
      { at: { file: "test", pointer: "/first" }, notes: {}, string: { pattern: "b" } },
    ]);
  });
});

describe("a schema without types", () => {
  const rules = { minLength: 1, minimum: 2, minItems: 3, required: ["a"] };
  const cases: readonly (readonly [schema: object, excluded: readonly InstanceType[], left: object | false])[] = [
    [rules, [], rules],
    [{ type: "string", minLength: 1, minimum: 2 }, [], { type: "string", minLength: 1 }],
    [{ type: "integer", ...rules }, [], { type: "integer", minimum: 2 }],
    [{ type: "number", ...rules }, [], { type: "number", minimum: 2 }],
    [{ type: "array", ...rules }, [], { type: "array", minItems: 3 }],
    [{ type: "object", ...rules }, [], { type: "object", required: ["a"] }],
    [{ type: "null", ...rules }, [], { type: "null" }],
    [{ type: "string" }, ["string"], false],
    [{ type: ["string", "null"], minLength: 1 }, ["string"], { type: "null" }],
    [
      rules,
      ["object"],
      { type: ["array", "string", "number", "boolean", "null"], minLength: 1, minimum: 2, minItems: 3 },
    ],
    [rules, ["string", "number", "array", "object"], { type: ["boolean", "null"] }],
    [{ enum: ["a", 1] }, ["string"], { type: ["object", "array", "number", "boolean", "null"], enum: [1] }],
    [{ enum: ["a"] }, ["string"], false],
    [{ enum: ["a"] }, ["null"], { type: ["object", "array", "string", "number", "boolean"], enum: ["a"] }],
    [{ type: ["string", "null"], enum: ["a", 1] }, [], { type: ["string", "null"], enum: ["a"] }],
  ];

  it.each(cases)("a schema without types has no rules for them: %j without %j", (schema, excluded, left) => {
    expect(print(withoutTypes(build(schema), excluded))).toEqual(left);
  });

  it("a schema without types and values is never, where it was and with its words", () => {
    const empty: Schema = { ...build({ description: "None." }, "/here"), enum: [] };
    const never = { at: { file: "test", pointer: "/here" }, notes: { description: "None." }, never: true };
    expect(withoutTypes(empty, [])).toEqual(never);
  });
});

describe("types of which nothing is within the limits", () => {
  it.each([
    [{}, []],
    [{ minLength: 1, maxLength: 1, minimum: 1, maximum: 1, minItems: 1, maxItems: 1 }, []],
    [{ minProperties: 1, maxProperties: 1 }, []],
    [{ minLength: 9, minimum: 9, minItems: 9, minProperties: 9 }, []],
    [{ maxLength: 0, maximum: 0, maxItems: 0, maxProperties: 0 }, []],
    [{ minLength: 2, maxLength: 1 }, ["string"]],
    [{ minimum: 2, maximum: 1 }, ["number", "integer"]],
    [{ exclusiveMinimum: 2, maximum: 1 }, ["number", "integer"]],
    [{ minimum: 2, exclusiveMaximum: 1 }, ["number", "integer"]],
    [{ minimum: 0, exclusiveMinimum: 2, maximum: 3, exclusiveMaximum: 1 }, ["number", "integer"]],
    [{ minItems: 2, maxItems: 1 }, ["array"]],
    [{ minProperties: 2, maxProperties: 1 }, ["object"]],
    [{ minLength: 2, maxLength: 1, minItems: 2, maxItems: 1 }, ["string", "array"]],
  ])("types of which nothing is within the limits: %j: %j", (schema, impossible) => {
    expect(impossibleTypes(build(schema))).toEqual(impossible);
  });
});

describe("a schema that is cut keyword by keyword", () => {
  it.each([
    [{}, true],
    [{ type: "object", properties: { a: {} }, required: ["a"], additionalProperties: { type: "string" } }, true],
    [{ type: "array", items: { type: "string" }, minItems: 1 }, true],
    [{ enum: ["a"], format: "date", pattern: "a", multipleOf: 2 }, true],
    [{ prefixItems: [{}] }, false],
    [{ contains: {} }, false],
    [{ patternProperties: { a: {} } }, false],
    [{ propertyNames: { minLength: 1 } }, false],
    [{ dependentRequired: { a: ["b"] } }, false],
    [{ not: { type: "string" } }, false],
    [{ anyOf: [{}, { type: "string" }] }, false],
    [false, false],
  ])("a schema that is cut keyword by keyword has no other: %j: %s", (schema, plain) => {
    expect(isPlain(build(schema))).toBe(plain);
  });
});
