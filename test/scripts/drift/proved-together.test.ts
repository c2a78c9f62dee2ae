import { describe, expect, it } from "vitest";
import { changesBetween, documentOf } from "./contracts.js";

const text = { type: "string" };
const object = { type: "object", properties: { a: text } };

/** What is told of the schemas, milder things left out, and what proves it. */
async function provedOf(side: "request" | "response", base: object, revision: object): Promise<readonly unknown[]> {
  const changes = await changesBetween(documentOf({ [side]: base }), documentOf({ [side]: revision }));
  return changes
    .filter(({ level }) => level !== "info")
    .map(({ level, id, witness }) => [`${level} ${id.replace(/^(?:request|response)-/, "")}`, witness]);
}

describe("a value that several limits refuse", () => {
  type Case = readonly [name: string, base: object, revision: object, rules: readonly string[], value: unknown];
  const ofRequests: readonly Case[] = [
    [
      "a pattern and a length",
      { ...text, enum: ["tiny", "huge"] },
      { ...text, pattern: "^\\d+:\\d+$", minLength: 6 },
      ["error body-min-length-increased", "error body-pattern-added"],
      "tiny",
    ],
    [
      "a pattern and a format",
      { ...text, enum: ["never", "soon"] },
      { ...text, pattern: "^1", format: "date" },
      ["error body-pattern-added", "error body-type-changed"],
      "never",
    ],
    [
      "a pattern and a `not`",
      { const: "x" },
      { pattern: "^y", not: { const: "x" } },
      ["error body-not-added", "error body-pattern-added"],
      "x",
    ],
    [
      "a pattern, a length and a format",
      { ...text, enum: ["no"] },
      { ...text, pattern: "^1", minLength: 4, format: "date" },
      ["error body-min-length-increased", "error body-pattern-added", "error body-type-changed"],
      "no",
    ],
    [
      "a pattern and a list in an alternative",
      text,
      { anyOf: [{ type: "integer" }, { enum: ["b"], pattern: "^b" }] },
      ["error property-became-enum", "error property-pattern-added"],
      "a",
    ],
    [
      "a property, and how many there are",
      object,
      { anyOf: [{ ...object, required: ["a"], minProperties: 1 }, text] },
      ["error property-became-required"],
      {},
    ],
  ];

  it.each(ofRequests)("proves each of them: %s", async (_, base, revision, rules, value) => {
    expect(await provedOf("request", base, revision)).toEqual(rules.map((rule) => [rule, value]));
  });

  it("proves what answers are no longer restricted to", async () => {
    const base = { ...text, pattern: "^\\d+$", minLength: 3 };
    expect(await provedOf("response", base, { ...text, enum: ["z"] })).toEqual([
      ["error body-min-length-decreased", "z"],
      ["warning body-pattern-removed", undefined],
    ]);
  });

  it("proves nothing of a limit that takes it", async () => {
    const [base, revision] = [
      { ...text, enum: ["tiny"], maxLength: 9 },
      { ...text, pattern: "^\\d", minLength: 6, maxLength: 8 },
    ];
    const proved = await provedOf("request", base, revision);
    expect(proved).toContainEqual(["error body-pattern-added", "tiny"]);
    expect(proved).not.toContainEqual(["error body-max-length-decreased", expect.anything()]);
  });
});

describe("a value that is refused at several places", () => {
  const holding = (properties: object, more: object = {}) => ({
    type: "object",
    properties,
    required: Object.keys(properties),
    ...more,
  });
  const whole = { type: "integer" };

  it.each([
    ["a format", { ...text, format: "uri" }, { ...text, format: "uuid" }],
    ["a `not`", text, { ...text, not: { const: "a" } }],
    ["a length", { ...text, maxLength: 9 }, { ...text, maxLength: 3 }],
    ["a type", { type: ["string", "integer"] }, { type: ["string", "boolean"] }],
  ])("proves each place by itself: %s", async (_, before, after) => {
    const wrappers: readonly ((schema: object) => object)[] = [
      (schema) => schema,
      (schema) => holding({ inner: schema }),
      (schema) => ({ type: "array", minItems: 1, items: schema }),
    ];
    for (const wrap of wrappers) {
      const proved = await provedOf(
        "request",
        holding({ key: text, part: wrap(before) }),
        holding({ key: whole, part: wrap(after) }),
      );
      expect(proved).toHaveLength(2);
      for (const [told, value] of proved as readonly (readonly [string, unknown])[]) {
        expect(told).toMatch(/^error/);
        expect(value).toHaveProperty("part");
      }
    }
  });

  it("proves what the whole lacks beside a part that is refused", async () => {
    const [base, revision] = [holding({ key: text }), holding({ key: whole, more: text })];
    expect(await provedOf("request", base, revision)).toEqual([
      ["error property-type-changed", { key: "a", more: "a" }],
      ["error new-required-request-property", { key: "a" }],
    ]);
  });

  it("takes no item for one of others where some have a description of their own", async () => {
    const [base, revision] = [
      holding({ key: whole, list: { type: "array", prefixItems: [whole, whole], items: false } }),
      holding({ key: text, list: { type: "array" } }),
    ];
    const proved = await provedOf("response", base, revision);
    for (const [, value] of proved as readonly (readonly [
      string,
      { readonly list?: readonly unknown[] } | undefined,
    ])[])
      expect(value?.list?.length).not.toBe(1);
  });
});
