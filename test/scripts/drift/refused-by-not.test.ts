import { describe, expect, it } from "vitest";
import { changesBetween, changesOf, documentOf } from "./contracts.js";

const text = { type: "string" };
const whole = { type: "integer" };
const object = { type: "object" };

type Pair = readonly [one: object, two: object];
const named = ([one, two]: Pair) => ({ kind: `${JSON.stringify(one)} and ${JSON.stringify(two)}`, one, two });

/** One way and the other, of requests and answers. */
async function told(one: object, two: object): Promise<readonly string[]> {
  const sides = ["request", "response"] as const;
  const ways = sides.flatMap((side) => [changesOf(side, [one, two]), changesOf(side, [two, one])]);
  return (await Promise.all(ways)).flat();
}

describe("a `not` that refuses nothing", () => {
  const refused: readonly (readonly [object, ...object[]])[] = [
    [text, object, { type: ["object", "null"] }, { ...object, required: ["a"] }, { enum: [1, true] }, { const: null }],
    [
      text,
      { oneOf: [object, { type: "array" }] },
      { anyOf: [whole, { const: false }] },
      { allOf: [object, { required: ["a"] }] },
    ],
    [{ ...text, maxLength: 3 }, { minLength: 5 }, { enum: ["amber"] }, { ...text, minLength: 4, pattern: "^a" }],
    [{ ...text, pattern: "^a" }, { pattern: "^b" }, { ...text, pattern: "^b", maxLength: 9 }],
    [
      { ...text, format: "date" },
      { ...text, format: "uuid" },
      { ...text, maxLength: 9 },
    ],
    [{ ...whole, minimum: 5 }, { maximum: 3, type: "number" }, { enum: [4] }, { const: 5.5 }],
    [{ anyOf: [{ ...text, maxLength: 2 }, whole] }, { type: "boolean" }, { enum: ["amber", true] }],
    [
      { ...object, required: ["a"] },
      { ...object, maxProperties: 0 },
    ],
  ];
  const pairs = refused.flatMap(([base, ...nots]) => nots.map((not): Pair => [base, { ...base, not }]));
  it.each(pairs.map(named))("a `not` that refuses nothing is told as nothing: $kind", async ({ one, two }) => {
    expect(await told(one, two)).toEqual([]);
  });

  it("a `not` that refuses nothing is no break where something else differs", async () => {
    const changes = await changesBetween(
      documentOf({ request: { ...text, pattern: "^a", maxLength: 9 } }),
      documentOf({ request: { ...text, pattern: "^a", maxLength: 5, not: { pattern: "^b" } } }),
    );
    expect(changes.filter(({ breaking }) => breaking).map(({ id }) => id)).toEqual([
      "request-body-max-length-decreased",
    ]);
    expect(changes.some(({ id, level }) => id === "request-body-not-added" && level !== "info")).toBe(false);
  });

  it("a `not` that refuses something is a break with a value that shows it", async () => {
    const rows: readonly (readonly [object, object, unknown])[] = [
      [text, { enum: ["a", 1] }, "a"],
      [whole, { const: 3 }, 3],
      [{ ...object, properties: { a: text } }, { anyOf: [{ required: ["a"] }, { required: ["b"] }] }, { a: "a" }],
    ];
    for (const [base, not, witness] of rows) {
      const pair = [base, { ...base, not }].map((request) => documentOf({ request }));
      const changes = await changesBetween(pair[0] ?? {}, pair[1] ?? {});
      expect(changes.filter(({ breaking }) => breaking).map((change) => change.witness)).toContainEqual(witness);
    }
  });
});

describe("a `not` in other words", () => {
  const pairs: readonly Pair[] = [
    [{ not: { type: ["string", "null", "boolean", "array", "object"] } }, { type: "number" }],
    [
      { ...text, not: { enum: ["a"] } },
      { ...text, not: { enum: ["a", 1] } },
    ],
    [
      { ...text, not: { anyOf: [{ const: "a" }, { const: "b" }] } },
      { ...text, not: { enum: ["b", "a"] } },
    ],
    [
      { ...object, not: { anyOf: [{ required: ["a"] }, { required: ["b"] }] } },
      { ...object, properties: { a: false, b: false } },
    ],
    [{ not: { maxLength: 3 } }, { ...text, not: { maxLength: 3 } }],
  ];
  it.each(pairs.map(named))("a `not` in other words is the same: $kind", async ({ one, two }) => {
    expect(await told(one, two)).toEqual([]);
  });

  it("a `not` of bounds leaves the type of which they speak", async () => {
    const found = await told({ not: { maximum: 3 } }, { type: "number", exclusiveMinimum: 3 });
    expect(found.filter((line) => line.startsWith("error") || line.includes("type"))).toEqual([]);
  });
});
