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
