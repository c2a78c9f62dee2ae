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
