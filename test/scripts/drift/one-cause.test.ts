import { describe, expect, it } from "vitest";
import { changesOf } from "./contracts.js";

const text = { type: "string" };
const whole = { type: "integer" };
const object = { type: "object" };
const property = (schema: unknown) => ({ ...object, properties: { x: schema } });

/** What is told of the requests and the answers, there and back. */
async function told(one: unknown, two: unknown): Promise<readonly string[]> {
  const found: string[] = [];
  for (const side of ["request", "response"] as const)
    for (const pair of [
      [one, two],
      [two, one],
    ] as const)
      found.push(...(await changesOf(side, pair)));
  return found.map((line) => line.replace(/ (?:request|response)\S*\.body/, ""));
}

describe("one cause is one finding", () => {
  it.each([
    ["listed values", { ...text, enum: ["a", "b"] }, { ...text, enum: ["a", "b"], not: {} }],
    ["an emptied list", { ...text, enum: ["a", "b"] }, { ...text, enum: [] }],
    ["a list of one", { const: "a" }, { allOf: [{ const: "a" }, false] }],
    ["null beside a type", { type: ["string", "null"] }, { not: {} }],
    ["a list with null", { enum: ["a", null] }, false],
  ])("one cause is one finding where a schema takes nothing any more: %s", async (_, some, nothing) => {
    expect(await told(property(some), property(nothing))).toEqual([
      "error request-property-type-changed.x",
      "info request-property-type-generalized.x",
      "info response-property-type-specialized.x",
      "error response-property-type-generalized.x",
    ]);
  });

  it("one cause is one finding of what is written, where a `not` is in a `not`", async () => {
    const doubly = (schema: object, least: object) => property({ not: { ...schema, not: least } });
    expect(await told(property({}), doubly(text, { minLength: 3 }))).toEqual([
      "error request-property-not-added.x",
      "info request-property-not-removed.x",
      "info response-property-not-added.x",
      "error response-property-not-removed.x",
    ]);
    expect(await told(doubly(text, { minLength: 3 }), doubly(text, { minLength: 4 }))).toEqual([
      "error request-property-min-length-increased.x<not>",
      "info request-property-min-length-decreased.x<not>",
      "info response-property-min-length-increased.x<not>",
      "error response-property-min-length-decreased.x<not>",
    ]);
    const other = await told(doubly(text, { minLength: 3 }), doubly(whole, { minimum: 4 }));
    expect(other.every((line) => line.includes("-not-changed"))).toBe(true);
  });
});

describe("what breaks nobody is no error", () => {
  it.each([text, { type: ["integer", "null"] }, { type: "array", items: text }, { enum: ["a", 1] }])(
    "what breaks nobody is no error where something is required of what is no object: %j",
    async (schema) => {
      const found = await told(property(schema), property({ ...schema, required: ["a"] }));
      expect(found.filter((line) => !line.startsWith("info"))).toEqual([]);
      expect(found).toContain("info request-property-became-required.x.a");
    },
  );

  it("what breaks nobody is no error, and what is required of anything is one", async () => {
    const found = await told(property({}), property({ required: ["a"] }));
    expect(found).toContain("error request-property-became-required.x.a");
    expect(found).toContain("error response-property-became-optional.x.a");
  });

  it("what breaks nobody is no error where a format of numbers has no type, and the other side takes texts", async () => {
    const [requests, answers] = [
      await changesOf("request", [property(text), property({ format: "int32" })]),
      await changesOf("response", [property({ format: "int32" }), property(text)]),
    ];
    expect([...requests, ...answers].filter((line) => !line.startsWith("info"))).toEqual([]);
    expect(await changesOf("request", [property({ format: "int32" }), property(text)])).toEqual([
      "error request-property-type-changed request.body.x",
    ]);
    expect(
      await changesOf("request", [property({ type: ["integer", "string"] }), property({ ...whole, format: "int32" })]),
    ).toEqual(["error request-property-type-changed request.body.x"]);
  });

  it("what breaks nobody is no error where bounds leave a whole number", async () => {
    const one = { minimum: 3, maximum: 3 };
    expect(await told(property({ type: "number", ...one }), property({ ...whole, ...one }))).toEqual([]);
    const half = { minimum: 2.5, maximum: 3 };
    const found = await changesOf("request", [property({ type: "number", ...half }), property({ ...whole, ...half })]);
    expect(found).toEqual(["error request-property-type-changed request.body.x"]);
  });

  it("what breaks nobody is no error of an alternative whose tag need not be there", async () => {
    const role = (name: string) => ({ role: { const: name } });
    const part = (name: string, more: object, rules: object = {}) => ({
      ...object,
      properties: { ...role(name), ...more },
      ...rules,
    });
    const one = {
      oneOf: [
        part("a", { x: text }, { required: ["role"] }),
        part("b", { y: text, z: text, v: text }, { required: ["role"] }),
      ],
    };
    const two = {
      oneOf: [
        part("a", { x: text }, { required: ["role"] }),
        part("b", { w: text, u: text }, { additionalProperties: false }),
      ],
    };
    const found = await changesOf("request", [one, two]);
    expect(found.some((line) => line.includes("one-of-removed"))).toBe(false);
    expect(found.filter((line) => line.startsWith("error request-property-removed")).length).toBe(3);
  });
});
