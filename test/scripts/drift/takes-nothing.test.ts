import { describe, expect, it } from "vitest";
import { changesBetween, changesOf, documentOf, outline } from "./contracts.js";

const text = { type: "string" };
const object = { type: "object" };

/** Schemas that take no value. */
const nothings: readonly object[] = [
  { not: {} },
  { enum: [] },
  { allOf: [text, { type: "number" }] },
  { ...text, enum: [1, 2] },
  { ...text, minLength: 2, maxLength: 1 },
  { ...text, enum: ["abc"], maxLength: 2 },
  { allOf: [{ type: "array", minItems: 3 }, { maxItems: 2 }] },
  { type: "number", minimum: 2, exclusiveMaximum: 2 },
  { type: "integer", exclusiveMinimum: 1, maximum: 1.5 },
  { type: "integer", minimum: 1, maximum: 4, multipleOf: 5 },
  { ...object, required: ["a"], properties: { a: false } },
  { ...object, minProperties: 1, maxProperties: 0 },
  { anyOf: [{ enum: [] }, { oneOf: [{ not: {} }] }] },
  { $ref: "#/components/schemas/Nothing" },
  { ...text, format: "date", maxLength: 3 },
  { ...text, format: "date-time", maxLength: 10 },
  { allOf: [{ ...text, format: "date" }, { format: "uuid" }] },
  { type: "integer", format: "int8", minimum: 200 },
  { allOf: [{ type: "integer", minimum: 1, maximum: 11, multipleOf: 4 }, { multipleOf: 6 }] },
  { ...text, pattern: "^a{4}", maxLength: 3 },
  { ...text, pattern: "^a{4}$", minLength: 5 },
  { allOf: [{ ...text, pattern: "^v1-" }, { pattern: "^v2-" }] },
  { allOf: [{ ...text, pattern: "^[a-z]*$" }, { pattern: "[0-9]" }] },
  { ...text, minLength: 3, not: { minLength: 2 } },
  { ...text, enum: ["a", "b"], not: { enum: ["b", "a", "c"] } },
  { type: "number", minimum: 5, not: { minimum: 3 } },
  { type: "boolean", allOf: [{ not: { const: true } }, { not: { const: false } }] },
  { anyOf: [text, { type: "integer" }], not: { anyOf: [text, { type: "number" }] } },
  { anyOf: [text, { type: "integer" }], allOf: [{ type: ["boolean", "array"] }] },
  { ...object, required: ["a"], not: { ...object, required: ["a"] } },
  { anyOf: [{ const: 1 }, { const: 2 }], enum: [3] },
  {
    allOf: [
      { anyOf: [{ ...text, minLength: 3 }, { type: "integer" }] },
      { anyOf: [{ ...text, maxLength: 2 }, object] },
    ],
  },
  { type: "array", items: false, minItems: 1 },
  { type: "array", prefixItems: [text, { not: {} }], minItems: 2 },
  { type: "array", prefixItems: [text], items: { enum: [] }, minItems: 2 },
  { type: "array", contains: { enum: [] } },
  { type: "array", contains: text, minContains: 3, maxItems: 2 },
  { type: "array", contains: {}, maxContains: 1, minItems: 2 },
  { type: "array", items: { enum: ["a", "b"] }, uniqueItems: true, minItems: 3 },
  { ...object, required: ["a"], additionalProperties: false },
  { ...object, required: ["a"], propertyNames: { enum: ["b"] } },
  { ...object, required: ["a"], propertyNames: { maxLength: 0 } },
  { ...object, required: ["a"], patternProperties: { "^a": false } },
  { ...object, required: ["a"], maxProperties: 0 },
  { ...object, minProperties: 2, properties: { a: text, b: { enum: [] } }, additionalProperties: false },
  { ...object, required: ["a"], dependentRequired: { a: ["b"] }, properties: { b: false } },
  { ...object, required: ["a"], dependentSchemas: { a: { required: ["b"], properties: { b: false } } } },
  {
    ...object,
    required: ["a"],
    properties: {
      a: {
        ...object,
        required: ["b"],
        properties: {
          b: { ...object, required: ["c"], properties: { c: { type: "array", items: false, minItems: 1 } } },
        },
      },
    },
  },
  { allOf: [false] },
  { allOf: [{ ...text, minLength: 3 }, { allOf: [{ maxLength: 2 }] }] },
];
const named = { Nothing: { ...text, const: 1 } };
const row = (nothing: object) => ({ kind: JSON.stringify(nothing), nothing });
const closed = (others: unknown, keyword: string, ...names: readonly string[]) => ({
  ...object,
  properties: Object.fromEntries(names.map((name) => [name, text])),
  [keyword]: others,
});

describe.each(nothings.map(row))("what takes nothing is told as false is: $kind", ({ nothing }) => {
  const told = async (side: "request" | "response", one: unknown, two: unknown) =>
    outline(
      await changesBetween(documentOf({ [side]: one, schemas: named }), documentOf({ [side]: two, schemas: named })),
    );

  it.each(["additionalProperties", "unevaluatedProperties"])(
    "what takes nothing is told as false is, as $0",
    async (keyword) => {
      for (const side of ["request", "response"] as const) {
        for (const [before, after] of [
          [["a"], ["a", "b"]],
          [["a", "b"], ["a"]],
        ] as const) {
          const [one, two] = [nothing, false].map((others) => [
            closed(others, keyword, ...before),
            closed(others, keyword, ...after),
          ]);
          expect(await told(side, one?.[0], one?.[1])).toEqual(await told(side, two?.[0], two?.[1]));
        }
      }
    },
  );

  it("what takes nothing is told as false is, as items, names, a pattern's properties and an alternative", async () => {
    const places = [
      (part: unknown) => ({ type: "array", prefixItems: [text], items: part }),
      (part: unknown) => ({ type: "array", prefixItems: [text, part] }),
      (part: unknown) => ({ ...object, propertyNames: { allOf: [part, text] } }),
      (part: unknown) => ({ ...object, patternProperties: { "^x": part } }),
      (part: unknown) => ({ ...object, properties: { x: part } }),
      (part: unknown) => ({ anyOf: [text, part] }),
      (part: unknown) => ({ oneOf: [{ ...text, maxLength: 3 }, { type: "integer" }, part] }),
    ];
    for (const place of places) {
      for (const side of ["request", "response"] as const) {
        expect(await told(side, place(nothing), place(false))).toEqual([]);
        expect(await told(side, place(false), place(nothing))).toEqual([]);
      }
    }
  });
});

describe.each(nothings.map(row))("what takes nothing breaks nobody: $kind", ({ nothing }) => {
  const told = async (base: object, revision: object) => outline(await changesBetween(base, revision));
  const property = (schema: unknown) => ({ ...object, properties: { x: schema } });

  it("what takes nothing breaks nobody where it was all that could be sent, or is all that may come", async () => {
    const body = (side: "request" | "response", schema: unknown) =>
      documentOf({ [side]: property(schema), schemas: named });
    const isOfTexts = /"(?:format|pattern)":/.test(JSON.stringify(nothing)) && !/int8/.test(JSON.stringify(nothing));
    // A whole body of texts that look like nothing is judged as it is written.
    const whole = (side: "request" | "response", schema: unknown) => documentOf({ [side]: schema, schemas: named });
    const found = [
      ...(isOfTexts ? [] : await told(whole("request", nothing), whole("request", text))),
      ...(isOfTexts ? [] : await told(whole("response", { type: "integer" }), whole("response", nothing))),
      ...(await told(body("request", nothing), body("request", text))),
      ...(await told(body("response", text), body("response", nothing))),
    ];
    expect(found.filter((line) => !line.startsWith("info"))).toEqual([]);
  });

  it("what takes nothing breaks nobody in other words, as a parameter or a header", async () => {
    const parameter = (schema: unknown) =>
      documentOf({ operation: { parameters: [{ name: "x", in: "query", schema }] }, schemas: named });
    const header = (schema: unknown) =>
      documentOf({
        operation: { responses: { 200: { description: "Done", headers: { "X-X": { schema } } } } },
        schemas: named,
      });
    for (const place of [parameter, header]) {
      expect(await told(place(nothing), place(false))).toEqual([]);
      expect(await told(place(false), place(nothing))).toEqual([]);
    }
  });
});

describe("what takes nothing is one thing in any spelling", () => {
  it("a property that can be there no more is told, and one that can again", async () => {
    const [none, some] = [
      { ...object, properties: { a: { ...text, minLength: 3, maxLength: 2 } } },
      { ...object, properties: { a: text } },
    ];
    expect(await changesOf("request", [some, none])).toEqual(["error request-property-type-changed request.body.a"]);
    expect(await changesOf("response", [none, some])).toEqual([
      "error response-property-type-generalized response.200.body.a",
    ]);
  });

  it("the type of a whole parameter is one where how its texts look leaves none", async () => {
    const parameter = (schema: unknown) =>
      documentOf({ operation: { parameters: [{ name: "x", in: "query", schema }] } });
    const slip = { ...text, format: "uuid", maxLength: 30 };
    expect(outline(await changesBetween(parameter(slip), parameter({ ...slip, type: "integer" })))).toContain(
      "error request-parameter-type-changed request.query.x",
    );
  });

  it("what must be there and cannot is no news where it is described", async () => {
    const none = { ...object, required: ["a"], additionalProperties: false };
    const some = { ...none, properties: { a: text } };
    const found = [...(await changesOf("request", [none, some])), ...(await changesOf("response", [some, none]))];
    expect(found.filter((line) => !line.startsWith("info"))).toEqual([]);
    expect(found.length).toBeGreaterThan(1);
    expect((await changesOf("request", [some, none])).some((line) => line.startsWith("error"))).toBe(true);
  });

  it("an object without properties is one, whichever keyword says so", async () => {
    const spellings = [{ maxProperties: 0 }, { propertyNames: false }, { additionalProperties: false }].map(
      (rules) => ({
        ...object,
        ...rules,
      }),
    );
    for (const side of ["request", "response"] as const)
      for (const one of spellings)
        for (const two of spellings)
          expect((await changesOf(side, [one, two])).filter((line) => line.startsWith("error"))).toEqual([]);
  });

  it("a schema that leads back to itself, and limits that leave something, take something", async () => {
    const tree = { ...object, required: ["next"], properties: { next: { $ref: "#/components/schemas/Tree" } } };
    const one = documentOf({
      request: closed({ $ref: "#/components/schemas/Tree" }, "additionalProperties", "a"),
      schemas: { Tree: tree },
    });
    const two = documentOf({
      request: closed({ $ref: "#/components/schemas/Tree" }, "additionalProperties"),
      schemas: { Tree: tree },
    });
    expect(outline(await changesBetween(one, two))).toContain("warning request-property-removed request.body.a");
    const point = { type: "number", minimum: 1.5, maximum: 1.5 };
    expect(
      await changesOf("request", [
        closed(point, "additionalProperties", "a", "b"),
        closed(point, "additionalProperties", "a"),
      ]),
    ).toContain("warning request-property-removed request.body.b");
  });
});
