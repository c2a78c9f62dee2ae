import { describe, expect, it } from "vitest";
import type { Schema } from "../../../../scripts/contract/model/types.js";
import { makeInterner } from "../../../../scripts/emit/validators/intern.js";

const at = (pointer: string) => ({ at: { file: "a.yaml", pointer }, notes: {} });
const text: Schema = { ...at("/text"), types: new Set(["string"]) };
const count: Schema = { ...at("/count"), types: new Set(["integer"]) };
const record = (pointer: string, property: Schema): Schema => ({
  ...at(pointer),
  object: { properties: new Map([["at", property]]), required: new Set() },
});

describe("schemas that assert the same have one number,", () => {
  const { idOf } = makeInterner(new Map());

  it("wherever they stand and whatever they tell", () => {
    const other = { ...text, at: { file: "b.yaml", pointer: "" }, notes: { description: "A name." } };
    expect(idOf(other)).toBe(idOf(text));
    expect(idOf(record("/a", other))).toBe(idOf(record("/b", text)));
  });

  it.each<[string, Schema, Schema]>([
    ["types", text, count],
    ["a property of any name", record("/a", text), record("/a", count)],
    [
      "members of listed values, whatever their names",
      { ...at(""), enum: [{ at: 1 }] },
      { ...at(""), enum: [{ at: 2 }] },
    ],
    [
      "listed values that look like schemas",
      { ...at(""), enum: [{ at: 1, notes: 1 }] },
      { ...at(""), enum: [{ at: 2, notes: 1 }] },
    ],
    ["a number and its text", { ...at(""), enum: [1] }, { ...at(""), enum: ["1"] }],
    ["direction", { ...text, notes: { readOnly: true } }, text],
    ["parts in another keyword", { ...at(""), anyOf: [text, count] }, { ...at(""), oneOf: [text, count] }],
    ["where a list ends", { ...at(""), allOf: [text] }, { ...at(""), allOf: [text, count] }],
  ])("but not where they differ by %s", (_, one, other) => {
    expect(idOf(one)).not.toBe(idOf(other));
  });
});
