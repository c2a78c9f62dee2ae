import { describe, expect, it } from "vitest";
import { changesBetween, changesOf, documentOf } from "./contracts.js";

const flag = { type: "boolean" };
const none = (...refused: readonly object[]) => ({ not: { anyOf: refused } });

describe("types that a `not` refuses where none are stated", () => {
  it.each([
    ["one type", { not: flag }],
    ["several", { not: { type: ["boolean", "string"] } }],
    ["types alone", none(flag, { type: "array" })],
    ["types of which one cannot be stated", none(flag, { type: "integer" })],
    ["a type and some of another", none(flag, { type: "string", minLength: 3 })],
    ["listed values", none({ const: "amber" }, { const: "teal" })],
    ["each by itself", { allOf: [{ not: flag }, { not: { type: "string" } }] }],
  ])("types that a `not` refuses are told as the `not`, and proved: %s", async (_, schema) => {
    const [change, ...others] = await changesBetween(documentOf({ request: {} }), documentOf({ request: schema }));
    expect(change).toMatchObject({ id: "request-body-not-added", breaking: true });
    expect(change?.witness).toBeDefined();
    expect(others).toEqual([]);
    expect(await changesOf("request", [schema, {}])).toEqual(["info request-body-not-removed request.body"]);
    expect(await changesOf("response", [{}, schema])).toEqual(["info response-body-not-added response.200.body"]);
  });

  it("another type is a change of what is refused", async () => {
    expect(await changesOf("request", [{ not: flag }, none(flag, { type: "array" })])).toEqual([
      "error request-body-not-changed request.body",
    ]);
  });

  it("where types are stated, a type is told", async () => {
    const stated = { type: ["string", "boolean"] };
    expect(await changesOf("request", [stated, { ...stated, not: flag }])).toEqual([
      "error request-body-type-changed request.body",
    ]);
    const spelled = { type: ["null", "string", "number", "array", "object"] };
    expect(await changesOf("request", [spelled, { not: flag }])).toEqual([]);
  });
});

describe("listed values that the rules beside the list refuse", () => {
  it.each([
    ["a bound", { type: "number", maximum: 0, enum: [0, 1.5] }],
    ["a length", { type: ["string", "integer"], maxLength: 1, enum: ["amber", 1] }],
    ["a pattern", { type: ["string", "integer"], pattern: "^x", enum: ["amber", 1] }],
    ["a member of an allOf", { allOf: [{ enum: ["amber", 1] }, { type: ["string", "integer"], maxLength: 2 }] }],
  ])("listed values that are refused are of no type: %s", async (_, listed) => {
    const integer = { type: "integer" };
    const breaks = async (side: "request" | "response", pair: readonly [object, object]) =>
      (await changesOf(side, pair)).filter((line) => /^error/.test(line));
    expect(await breaks("request", [listed, integer])).toEqual([]);
    expect(await breaks("response", [integer, listed])).toEqual([]);
  });
});
