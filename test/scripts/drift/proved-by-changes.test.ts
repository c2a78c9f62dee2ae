import { describe, expect, it } from "vitest";
import { changesBetween, documentOf } from "./contracts.js";

type Written = Readonly<Record<string, unknown>>;
const text = { type: "string" };
const whole = { type: "integer" };
const list = (more: Written) => ({ type: "array", ...more });
const object = (properties: Written, required: readonly string[] = []) => ({ type: "object", properties, required });

const told = async (base: Written, revision: Written) =>
  (await changesBetween(documentOf({ request: base }), documentOf({ request: revision }))).map(
    ({ level, id, witness, unproven }) =>
      [level, id, unproven ? "unproven" : JSON.stringify(witness)].join(" ").trimEnd(),
  );

describe("what several alternatives would refuse", () => {
  it("proves that one of them is gone, by what is left out of the others", async () => {
    const base = { anyOf: [object({ unit: { enum: ["m", "ft"] } }), object({ size: whole }, ["size"])] };
    const revision = {
      anyOf: [object({ unit: { enum: ["m"] }, at: text }, ["at"]), object({ size: whole }, ["size"])],
    };
    expect((await told(base, revision))[0]).toMatch(/^error .*\{.*\}$/);
  });

  it("proves what an alternative requires by a value that stands beside the choice", async () => {
    const beside = object({ a: whole, b: whole });
    const base = { ...beside, anyOf: [{ required: ["b"] }, { required: ["a"] }] };
    const revision = { ...beside, anyOf: [{ required: ["a", "b"] }, { required: ["a"] }] };
    expect((await told(base, revision))[0]).toMatch(
      /^error request-(?:property-became-required|body-any-of-removed) .*"b":1/,
    );
  });

  it("proves nothing by properties that nobody described", async () => {
    const base = { anyOf: [object({ kind: text }), object({ note: text }, ["note"])] };
    const revision = { anyOf: [object({ kind: text, size: whole }), object({ note: text, size: whole }, ["note"])] };
    expect((await told(base, revision)).every((line) => line.startsWith("info"))).toBe(true);
  });
});

describe("lists that cannot have what they must contain", () => {
  const unmet = list({ items: whole, contains: text });

  it.each([
    ["another type of items", list({ items: { type: "boolean" }, contains: text })],
    ["another type of what they contain", list({ items: whole, contains: { type: "boolean" } })],
    ["what they contain no more", list({ items: { type: "boolean" } })],
  ])("break nobody by %s", async (_, revision) => {
    expect((await told(unmet, revision)).filter((line) => !line.startsWith("info"))).toEqual([]);
  });

  it("are judged as they are written where a limit moved", async () => {
    const [found] = await told(unmet, { ...unmet, minContains: 2 });
    expect(found).toMatch(/^(?:error|warning) request-body-min-contains-increased/);
  });

  it("are proved where they can, with an item beside it", async () => {
    const least = list({ contains: text, minItems: 2 });
    expect(await told(least, { ...least, minContains: 2 })).toEqual([
      'error request-body-min-contains-increased [0,0,"a"]',
    ]);
  });
});

describe("texts that a pattern and a length take", () => {
  it.each([
    [{ minLength: 3 }, { minLength: 3, pattern: "^[a-z]{2,4}$" }],
    [
      { minLength: 2, maxLength: 3 },
      { minLength: 2, maxLength: 3, pattern: "^a" },
    ],
    [{ pattern: "^[a-z]{2,4}$" }, { pattern: "^[a-z]{2,4}$", allOf: [{ pattern: "^a" }] }],
    [{ pattern: "^a" }, { pattern: "^a", not: { pattern: "b$" } }],
  ])("prove what another pattern refuses: %j → %j", async (before, after) => {
    const [found] = await told({ ...text, ...before }, { ...text, ...after });
    expect(found).toMatch(/^(?:error .* "|warning request-body-pattern-changed)/);
  });
});
