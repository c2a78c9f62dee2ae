import { describe, expect, it } from "vitest";
import { CreateCompletionRequest, CreateCompletionResponse } from "../../../generated/providers/openai/validators.js";
import { allUnique } from "../../../src/validation/equal.js";
import { type Check, isConstant, isObject, plain, validator } from "../../../src/validation/index.js";
import { jsonSchema } from "../../../src/validation/json-schema.js";
import { hasOwn, onlyKnown, own, plainCopy, size } from "../../../src/validation/record.js";

const isPoint: Check = (value, at) => {
  if (!isObject(value)) return at?.reject(value, "object");
  const { kind, x, y } = value;
  plain(value, at, isPoint);
  return (
    isConstant(kind, "point", at, "kind") &&
    (typeof x === "number" || at?.reject(x, "number", "x")) &&
    (y === undefined || typeof y === "number" || at?.reject(y, "number", "y"))
  );
};
describe("parts of a validator", () => {
  it("a property that nothing describes is a warning in a request, an error where that is asked for, and no news in an answer", () => {
    const asked = { model: "m", prompt: "a", other: 1 };
    const told = [{ code: "unknown-property", pointer: "/other" }];
    expect(CreateCompletionRequest.validate(asked)).toMatchObject({
      ok: true,
      warnings: told.map((issue) => ({ ...issue, severity: "warning" })),
    });
    expect(CreateCompletionRequest.validate(asked, { strict: true })).toMatchObject({
      ok: false,
      issues: told.map((issue) => ({ ...issue, severity: "error" })),
    });
    const answered = { id: "a", object: "text_completion", created: 1, model: "m", choices: [], other: 1 };
    expect(CreateCompletionResponse.validate(answered)).toMatchObject({ ok: true, warnings: [] });
  });

  it("a validator says what it is to whoever knows Standard Schema", () => {
    const { "~standard": standard } = validator(isPoint);
    expect([standard.version, standard.vendor, "jsonSchema" in standard]).toEqual([1, "openapi-concord", false]);
    expect(standard.validate({ kind: "point", x: 1 })).toEqual({ value: { kind: "point", x: 1 } });
    expect(standard.validate({ kind: "point" })).toEqual({
      issues: [{ message: "x is missing: expected number.", path: ["x"] }],
    });
    const converter = { input: () => ({}), output: () => ({}) };
    expect(validator(isPoint, "request", converter)["~standard"].jsonSchema).toBe(converter);
  });

  it("what is not known is a warning in a request, nothing in an answer, and an error where the caller is strict", () => {
    const value = { kind: "point", x: 1, z: 2 };
    const results = (["request", "response"] as const).map((direction) => {
      const { ok, warnings } = validator(isPoint, direction).validate(value);
      return [ok, warnings.length, validator(isPoint, direction).validate(value, { strict: true }).ok];
    });
    expect(results).toEqual([
      [true, 1, false],
      [true, 0, false],
    ]);
  });

  it("an instance of a class is checked as what JSON has of it", () => {
    class Point {
      readonly kind = "point";
      readonly x: unknown;
      constructor(x: unknown) {
        this.x = x;
      }
    }
    const points = validator(isPoint);
    expect([points.is(new Point(1)), points.validate(new Point(1)).ok, points.is(new Point("1"))]).toEqual([
      true,
      true,
      false,
    ]);
    const result = points.validate(new Point("1"));
    expect(result.ok || result.issues.map(({ pointer }) => pointer)).toEqual(["/x"]);
  });

  it("copies of instances have their own properties, and files stay files", async () => {
    class Own {
      readonly a = [new Map(), { b: new Date(0) }];
    }
    const copy = plainCopy(new Own()) as { readonly a: readonly [object, { readonly b: object }] };
    expect([Object.getPrototypeOf(copy), Object.keys(copy), copy.a.length]).toEqual([null, ["a"], 2]);
    const file = new Blob(["x"]);
    const copied = plainCopy(file) as { readonly constructor: unknown; arrayBuffer(): unknown };
    expect([copied.constructor, copied.arrayBuffer(), Object.keys(copied)]).toEqual([Blob, file, []]);
    const ring: unknown[] = [];
    ring.push(ring);
    const again = plainCopy(ring) as unknown[];
    expect([again[0] === again, again === ring, plainCopy(1), plainCopy(null)]).toEqual([true, false, 1, null]);
  });

  it("properties are counted and known where they are set", () => {
    expect([size({ a: 1, b: undefined, c: null }), size({})]).toEqual([2, 0]);
    const known = new Set(["a"]);
    expect([onlyKnown({ a: 1, b: undefined }, known), onlyKnown({ a: 1, b: 2 }, known), onlyKnown({}, known)]).toEqual([
      true,
      false,
      true,
    ]);
    expect([
      own({ a: 1 }, "a"),
      own({}, "constructor"),
      hasOwn({}, "toString"),
      hasOwn({ toString: 1 }, "toString"),
    ]).toEqual([1, undefined, false, true]);
  });

  it("items are told apart by everything in them", () => {
    const unlike = [
      [{ a: null }, { a: "null" }],
      [{ a: 1 }, { a: "1" }],
      [{ a: {} }, { a: [] }],
      [{ a: 1 }, { b: 1 }],
      [[1], [1, 2]],
      [{ a: { b: 1 } }, { a: { b: 2 } }],
      [null, {}],
      [1, "1"],
    ];
    expect(unlike.map(allUnique)).toEqual(unlike.map(() => true));
    const alike = [
      [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
      [{ a: undefined }, {}],
      [[{}], [{}]],
      ["a", "b", "a"],
      [{ a: { b: [1] } }, 1, { a: { b: [1] } }],
      [null, null],
      [{ a: null }, { a: null }],
    ];
    expect(alike.map(allUnique)).toEqual(alike.map(() => false));
  });
});

describe("the JSON Schema of a validator", () => {
  const schemas = {
    A: { type: "object", properties: { b: { $ref: "#/$defs/B" }, own: { $ref: "#/$defs/None" } } },
    B: { $ref: "#/$defs/C", description: "b" },
    C: { prefixItems: [{ type: "string" }], items: false },
    D: { type: "string" },
  };

  it("it has the schemas that it refers to, and no others", () => {
    const { input, output } = jsonSchema(schemas, "A");
    const { A, B, C } = schemas;
    expect(input({ target: "draft-2020-12" })).toEqual({
      $schema: "https://json-schema.org/draft/2020-12/schema",
      $ref: "#/$defs/A",
      $defs: { A, B, C },
    });
    expect(output({ target: "draft-2020-12" })).toEqual(input({ target: "draft-2020-12" }));
    expect(Object.keys(jsonSchema(schemas, "D").input({ target: "draft-07" })["definitions"] as object)).toEqual(["D"]);
    expect(() => input({ target: "draft-04" })).toThrow('JSON Schema for the target "draft-04" is not supported.');
  });

  it.each<[unknown, unknown]>([
    [{ $ref: "#/$defs/B" }, { $ref: "#/definitions/B" }],
    [{ $ref: "#/$defs/B", title: "t" }, { allOf: [{ $ref: "#/definitions/B" }, { title: "t" }] }],
    [{ prefixItems: [{ $ref: "#/$defs/B" }] }, { items: [{ $ref: "#/definitions/B" }] }],
    [
      { prefixItems: [true], items: false },
      { items: [true], additionalItems: false },
    ],
    [{ items: { prefixItems: [true] } }, { items: { items: [true] } }],
    [{ dependentRequired: { a: ["b"] } }, { dependencies: { a: ["b"] } }],
    [
      { dependentRequired: { a: ["b"] }, dependentSchemas: { c: { prefixItems: [true] } } },
      { dependencies: { a: ["b"], c: { items: [true] } } },
    ],
    [
      { enum: [{ prefixItems: 1 }], const: { items: 1, prefixItems: 2 } },
      { enum: [{ prefixItems: 1 }], const: { items: 1, prefixItems: 2 } },
    ],
    [
      { default: { prefixItems: 1 }, examples: [{ prefixItems: 1 }] },
      { default: { prefixItems: 1 }, examples: [{ prefixItems: 1 }] },
    ],
    [{ properties: { prefixItems: { prefixItems: [true] } } }, { properties: { prefixItems: { items: [true] } } }],
    [
      { patternProperties: { unevaluated: { type: "string" } } },
      { patternProperties: { unevaluated: { type: "string" } } },
    ],
    [{ anyOf: [{ prefixItems: [true] }, true] }, { anyOf: [{ items: [true] }, true] }],
    [true, true],
  ])("the schema %j is %j in draft 7", (schema, older) => {
    const { definitions, allOf } = jsonSchema({ A: schema }, "A").input({ target: "draft-07" });
    expect([definitions, allOf]).toEqual([{ A: older }, [{ $ref: "#/definitions/A" }]]);
  });

  it.each(["unevaluatedProperties", "unevaluatedItems", "minContains", "maxContains"])(
    "draft 7 has no %s",
    (keyword) => {
      const { input } = jsonSchema({ A: { anyOf: [{ [keyword]: 1 }] } }, "A");
      expect(() => input({ target: "draft-07" })).toThrow(`JSON Schema draft-07 has no ${keyword}.`);
      expect(input({ target: "draft-2020-12" })).toHaveProperty(["$defs", "A", "anyOf", 0, keyword], 1);
    },
  );
});
