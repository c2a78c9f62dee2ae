import { describe, expect, it } from "vitest";
import type { Json } from "../../../../scripts/base/json.js";
import { accepts, acceptsEachWay } from "../../../../scripts/drift/values/accepts.js";
import { build, buildAll, to } from "../../merge/schemas.js";

const text = { type: "string" };
const whole = { type: "integer" };
const schemas = buildAll({
  Short: { ...text, maxLength: 1 },
  Loop: { anyOf: [to("Loop")] },
  Tree: { items: to("Tree") },
});
const takes = (schema: unknown, value: Json, exactlyOne = false) =>
  accepts(build(schema), value, { schemas, exactlyOne });

describe("what a schema accepts as it is written", () => {
  type Case = readonly [schema: unknown, accepted: readonly Json[], refused: readonly Json[]];
  const cases: readonly Case[] = [
    [{}, [null, true, 1, "a", [], {}], []],
    [false, [], [null, true, 1, "a", [], {}]],
    [text, ["", "a"], [null, 1, [], {}]],
    [whole, [1, 1.0, -2], [1.5, "1", true]],
    [{ type: ["number", "null"] }, [1.5, 2, null], ["", false]],
    [{ enum: ["a", { x: [1] }] }, ["a", { x: [1] }], ["b", { x: [1, 1] }, null]],
    [{ minLength: 2, maxLength: 3 }, ["ab", "abc", 1], ["a", "abcd"]],
    [{ minimum: 1, exclusiveMaximum: 3 }, [1, 2.9, "a"], [0.9, 3]],
    [{ exclusiveMinimum: 1, maximum: 3 }, [1.1, 3], [1, 3.1]],
    [{ multipleOf: 0.1 }, [0.3, 0, 12.7, "a"], [0.25, 12.75]],
    [{ multipleOf: 3 }, [3, -6, 0], [1, 4]],
    [{ multipleOf: 0.01 }, [123456.78], [123456.785]],
    [{ pattern: "^a" }, ["ab", 1], ["ba"]],
    [{ format: "date" }, ["2024-01-31", 1], ["2024-01-32", "a"]],
    [{ format: "date", pattern: "^2" }, ["2024-01-31"], ["1024-01-31", "2"]],
    [to("Short"), ["a", ""], ["ab", 1]],
    [{ ...to("Short"), minLength: 1 }, ["a"], ["", "ab"]],
    [to("Loop"), [], ["a", null]],
    [to("Tree"), [[[], [[]]], 1], []],
    [{ allOf: [text, { minLength: 1 }] }, ["a"], ["", 1]],
    [{ anyOf: [text, whole] }, ["a", 1], [true]],
    [{ oneOf: [text, { ...text, maxLength: 1 }] }, ["ab", "a"], [1]],
    [{ not: text }, [1, null], ["a"]],
    [{ if: text, then: { maxLength: 1 }, else: { minimum: 2 } }, ["a", 2, null], ["ab", 1]],
    [{ if: text, then: { maxLength: 1 } }, ["a", 1], ["ab"]],
    [{ if: text, else: { minimum: 2 } }, ["ab", 2], [1]],
    [{ minItems: 1, maxItems: 2 }, [[1], [1, 2], {}], [[], [1, 2, 3]]],
    [
      { uniqueItems: true },
      [[], [1, "1"], [[1], [2]]],
      [
        [1, 1],
        [{ a: 1 }, { a: 1 }],
      ],
    ],
    [{ items: text }, [[], ["a"]], [[1], ["a", 1]]],
    [
      { prefixItems: [text, whole], items: { type: "boolean" } },
      [["a"], ["a", 1, true]],
      [[1], ["a", "b"], ["a", 1, 1]],
    ],
    [{ prefixItems: [text] }, [["a", 1], []], [[1]]],
    [{ contains: text }, [["a"], [1, "a"]], [[], [1]]],
    [{ contains: text, minContains: 0 }, [[], [1], ["a"]], []],
    [
      { contains: text, minContains: 2, maxContains: 3 },
      [
        ["a", 1, "b"],
        ["a", "b", "c"],
      ],
      [["a"], ["a", "b", "c", "d"]],
    ],
    [{ prefixItems: [text], unevaluatedItems: false }, [["a"], []], [["a", 1], [1]]],
    [{ items: text, unevaluatedItems: false }, [["a", "b"]], [[1]]],
    [
      { contains: text, unevaluatedItems: whole },
      [
        ["a", 1],
        [1, "a", 2],
      ],
      [
        ["a", true],
        [true, "a"],
      ],
    ],
    [
      { prefixItems: [whole], contains: text, unevaluatedItems: false },
      [
        [1, "a"],
        [1, "a", "b"],
      ],
      [[1, "a", 2]],
    ],
    [{ allOf: [{ prefixItems: [text] }], unevaluatedItems: whole }, [["a", 1]], [["a", "b"]]],
    [{ allOf: [{ contains: text }], unevaluatedItems: false }, [["a"], ["a", "b"]], [["a", 1]]],
    [{ allOf: [{ unevaluatedItems: whole }], unevaluatedItems: false }, [[1, 2]], [["a"]]],
    [{ required: ["a"] }, [{ a: null }, { a: 1, b: 1 }, []], [{}, { b: 1 }]],
    [{ minProperties: 1, maxProperties: 2 }, [{ a: 1 }, { a: 1, b: 1 }], [{}, { a: 1, b: 1, c: 1 }]],
    [{ properties: { a: text } }, [{}, { a: "a" }, { b: 1 }], [{ a: 1 }]],
    [{ properties: { a: text }, additionalProperties: whole }, [{ a: "a", b: 1 }], [{ b: "b" }, { a: 1 }]],
    [{ patternProperties: { "^a": text }, additionalProperties: false }, [{ ab: "a" }], [{ ab: 1 }, { b: "b" }]],
    [{ properties: { a: { minLength: 1 } }, patternProperties: { a: text } }, [{ a: "a" }], [{ a: "" }, { a: 1 }]],
    [{ propertyNames: { maxLength: 1 } }, [{ a: 1 }, {}], [{ ab: 1 }]],
    [{ dependentRequired: { a: ["b", "c"] } }, [{}, { b: 1 }, { a: 1, b: 1, c: 1 }], [{ a: 1 }, { a: 1, b: 1 }]],
    [{ dependentSchemas: { a: { required: ["b"] } } }, [{}, { a: 1, b: 1 }], [{ a: 1 }]],
    [{ properties: { a: text }, unevaluatedProperties: false }, [{}, { a: "a" }], [{ b: 1 }]],
    [{ allOf: [{ properties: { a: text } }], unevaluatedProperties: whole }, [{ a: "a", b: 1 }], [{ a: "a", b: "b" }]],
    [
      { anyOf: [{ properties: { a: text } }, { required: ["b"] }], unevaluatedProperties: false },
      [{ a: "a" }],
      [{ b: 1 }],
    ],
    [
      {
        anyOf: [{ properties: { a: text }, required: ["a"] }, { properties: { b: {} } }],
        unevaluatedProperties: false,
      },
      [{ a: "a", b: 1 }, { b: 1 }],
      [{ c: 1 }],
    ],
    [
      { dependentSchemas: { a: { properties: { b: {} } } }, properties: { a: {} }, unevaluatedProperties: false },
      [{ a: 1, b: 1 }],
      [{ b: 1 }],
    ],
    [
      { if: { properties: { a: text }, required: ["a"] }, unevaluatedProperties: false },
      [{ a: "a" }, {}],
      [{ a: 1 }, { b: 1 }],
    ],
    [{ additionalProperties: whole, unevaluatedProperties: false }, [{ a: 1 }], [{ a: "a" }]],
    [{ allOf: [{ unevaluatedProperties: whole }], unevaluatedProperties: false }, [{ a: 1 }], [{ a: "a" }]],
  ];

  it.each(
    cases.map(([schema, accepted, refused]) => ({
      schema: JSON.stringify(schema),
      written: schema,
      accepted,
      refused,
    })),
  )("what a schema accepts as it is written: $schema", ({ written, accepted, refused }) => {
    expect(accepted.filter((value) => !takes(written, value))).toEqual([]);
    expect(refused.filter((value) => takes(written, value))).toEqual([]);
  });

  it("what a schema accepts of `oneOf` is told by one alternative or by exactly one", () => {
    const schema = { oneOf: [text, { ...text, maxLength: 1 }, whole] };
    expect([takes(schema, "ab", true), takes(schema, "a", true), takes(schema, 1, true)]).toEqual([true, false, true]);
    expect([takes(schema, "a"), takes(schema, true), takes(schema, true, true)]).toEqual([true, false, false]);
  });

  it("what a schema accepts in each reading of `oneOf` is what it accepts in one after the other", () => {
    const choice = { oneOf: [text, { ...text, maxLength: 1 }, whole] };
    const around: readonly unknown[] = [
      choice,
      { not: choice },
      { items: choice },
      { anyOf: [{ not: choice }, whole] },
      { properties: { a: choice, b: { oneOf: [choice, whole] } } },
    ];
    const values: readonly Json[] = [
      "a",
      "ab",
      1,
      true,
      ["ab"],
      ["ab", "a"],
      { a: "a" },
      { b: "a" },
      { b: 1 },
      { a: 1 },
    ];
    for (const written of around)
      for (const value of values)
        expect(acceptsEachWay(build(written), value, { schemas }), JSON.stringify([written, value])).toEqual({
          atLeastOne: takes(written, value),
          exactlyOne: takes(written, value, true),
        });
  });

  it("what a schema accepts is told of the one that takes its place", () => {
    const schema = build({ properties: { a: text } });
    const property = schema.object?.properties.get("a");
    const instead = new Map(property ? [[property.at, build(whole)]] : []);
    const options = { schemas, exactlyOne: false, instead };
    expect(accepts(schema, { a: 1 }, options)).toBe(true);
    expect(accepts(schema, { a: "a" }, options)).toBe(false);
  });
});
