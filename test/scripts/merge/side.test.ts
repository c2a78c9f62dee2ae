import { describe, expect, it } from "vitest";
import {
  alternativesOf,
  anything,
  describedAs,
  describedOthers,
  flatSide,
  follow,
  isSame,
  partnerOf,
} from "../../../scripts/merge/side.js";
import { build, print, sideOf, to, type Written } from "./schemas.js";

const text = { type: "string" };
const none = { type: "null" };
const object = (properties: Written, ...required: readonly string[]): Written => ({
  type: "object",
  properties,
  ...(required.length > 0 && { required }),
});

describe("a side", () => {
  it("a side is followed to what its references lead to", () => {
    const side = sideOf(to("A"), { A: { allOf: [to("B")] }, B: text });
    expect(print(follow(side).schema)).toEqual(text);
    expect(print(flatSide(sideOf({ allOf: [to("A"), { maxLength: 1 }] }, { A: text })))).toEqual({
      ...text,
      maxLength: 1,
    });
  });

  const choices: readonly (readonly [name: string, schema: Written, alternatives: readonly unknown[] | undefined])[] = [
    ["alternatives", { anyOf: [text, none] }, [text, none]],
    ["one of several", { oneOf: [text, none] }, [text, none]],
    ["words beside them", { description: "Either.", anyOf: [text, none] }, [text, none]],
    ["none", text, undefined],
    ["both", { anyOf: [text, none], oneOf: [text, none] }, undefined],
    ["rules beside them", { anyOf: [text, none], maxLength: 1 }, undefined],
    ["types beside them", { type: ["string", "null"], anyOf: [text, none] }, [text, none]],
    ["narrower types beside them", { type: "string", anyOf: [text, none] }, undefined],
    ["types beside one that has none", { type: "string", anyOf: [text, { maxLength: 1 }] }, undefined],
    ["types beside a named one", { type: ["string", "null"], anyOf: [to("Text"), none] }, [to("Text"), none]],
    ["types beside one that needs its combinators", { type: "string", anyOf: [text, { not: text }] }, undefined],
  ];

  it.each(choices)("a side is a choice where it is nothing else: %s", (_name, schema, alternatives) => {
    expect(alternativesOf(sideOf(schema, { Text: text }))?.map(print)).toEqual(alternatives);
  });
});

describe("what an object says of a name", () => {
  const cases: readonly (readonly [name: string, schema: Written, named: unknown, others: unknown])[] = [
    ["a listed one", object({ a: text }), text, undefined],
    ["one that it does not list", object({ b: text }), undefined, undefined],
    ["one that passes", { ...object({ b: text }), additionalProperties: none }, none, none],
    ["one that it excludes", { ...object({ b: text }), additionalProperties: false }, undefined, false],
    ["a free object", { type: "object", minProperties: 1 }, {}, {}],
  ];

  it.each(cases)("what an object says of a name: %s", (_name, schema, named, others) => {
    const rules = build(schema).object;
    expect(print(describedAs(rules, "a"))).toEqual(named);
    expect(print(describedOthers(rules))).toEqual(others);
  });

  it("what an object says of a name is nothing without rules", () => {
    expect(describedAs(undefined, "a")).toBe(anything);
    expect(describedOthers(undefined)).toBe(anything);
  });
});

describe("what of another side can meet", () => {
  const tag = (value: string): Written => object({ kind: { const: value } }, "kind");
  /** The value within so many lists. */
  const deep = (value: string, count: number, choose = (list: Written): Written => list): Written =>
    count === 0 ? { const: value } : { type: "array", items: choose(deep(value, count - 1, choose)) };
  const orNull = (schema: Written): Written => ({ anyOf: [schema, none] });
  const all: Written = { A: tag("a"), B: tag("b"), Text: text };
  const cases: readonly (readonly [name: string, own: Written, other: Written, partner: unknown])[] = [
    ["all of it", text, { type: ["string", "null"] }, { type: ["string", "null"] }],
    ["another type", text, none, undefined],
    ["an alternative", text, { anyOf: [none, text] }, text],
    [
      "the one that takes all",
      { type: "string", enum: ["a"] },
      { anyOf: [{ type: "string", maxLength: 1 }, text] },
      text,
    ],
    [
      "the same",
      { type: "string", maxLength: 1 },
      {
        anyOf: [
          { type: "string", maxLength: 2 },
          { type: "string", maxLength: 1 },
        ],
      },
      { type: "string", maxLength: 1 },
    ],
    [
      "several",
      text,
      { anyOf: [{ ...text, maxLength: 1 }, none, { ...text, minLength: 3 }] },
      {
        anyOf: [
          { ...text, maxLength: 1 },
          { ...text, minLength: 3 },
        ],
      },
    ],
    ["none of them", { type: "boolean" }, { anyOf: [none, text] }, undefined],
    ["what an own alternative meets", { anyOf: [none, text] }, text, text],
    ["what no own alternative meets", { anyOf: [none, text] }, { type: "boolean" }, undefined],
    ["values", { enum: ["a", "b"] }, { enum: ["b"] }, { enum: ["b"] }],
    ["no value", { enum: ["a"] }, { enum: ["b"] }, undefined],
    ["values of another type", { enum: ["a"] }, { type: "integer" }, undefined],
    ["no value of the other", { type: "integer" }, { enum: ["a"] }, undefined],
    ["equal values", { enum: [{ a: 1, b: 2 }] }, { enum: [{ b: 2, a: 1 }] }, { enum: [{ b: 2, a: 1 }] }],
    ["what needs its combinators", text, { not: none }, { not: none }],
    ["own combinators", { not: text }, text, text],
    ["several types", { type: ["string", "null"] }, { type: ["null", "array"] }, { type: ["array", "null"] }],
    ["items", { type: "array", items: text }, { type: "array", items: none }, undefined],
    ["items of one", { type: "array", items: text }, { type: "array" }, { type: "array" }],
    ["items of the other", { type: "array" }, { type: "array", items: text }, { type: "array", items: text }],
    [
      "items that meet",
      { type: "array", items: text },
      { type: "array", items: { enum: ["a"] } },
      { type: "array", items: { enum: ["a"] } },
    ],
    ["a tag", tag("a"), { anyOf: [tag("b"), tag("a")] }, tag("a")],
    ["another tag", tag("a"), tag("b"), undefined],
    ["a tag that one requires", object({ kind: { const: "a" } }), tag("b"), undefined],
    [
      "a tag that nobody requires",
      object({ kind: { const: "a" } }),
      object({ kind: { const: "b" } }),
      object({ kind: { const: "b" } }),
    ],
    ["what one requires and the other lacks", object({ a: text }, "a"), object({ b: text }), undefined],
    ["what the other requires and one lacks", object({ a: text }), object({ b: text }, "b"), undefined],
    ["what a free object takes", object({ a: text }, "a"), { type: "object" }, { type: "object" }],
    ["components", to("A"), { anyOf: [to("B"), to("A")] }, to("A")],
    ["a component by its words", to("Text"), { anyOf: [none, text] }, text],
    ["what lies deep", deep("a", 6), deep("b", 6), undefined],
    ["what lies too deep to tell", deep("a", 7), deep("b", 7), deep("b", 7)],
    ["what lies deep in own choices", deep("a", 3, orNull), deep("b", 3), undefined],
    [
      "types that meet",
      { type: ["string", "null"] },
      { type: ["string", "null"], maxLength: 1 },
      { type: ["string", "null"], maxLength: 1 },
    ],
    ["anything", text, { anyOf: [{ type: "string", maxLength: 1 }, {}] }, {}],
    [
      "types of which each alternative has one",
      { type: ["string", "null"] },
      { anyOf: [text, none] },
      { anyOf: [text, none] },
    ],
  ];

  it.each(cases)("what of another side can meet: %s", (_name, own, other, partner) => {
    expect(print(partnerOf(sideOf(own, all), sideOf(other, all, "two"))?.schema)).toEqual(partner);
  });
});

describe("the same rules in the same words", () => {
  const cases: readonly (readonly [
    name: string,
    one: readonly [Written, Written?],
    other: readonly [Written, Written?],
    same: boolean,
  ])[] = [
    ["rules", [text], [text], true],
    ["other rules", [text], [none], false],
    ["other words", [{ ...text, description: "One." }], [{ ...text, description: "Two." }], true],
    ["components", [to("A"), { A: text }], [to("A"), { A: text }], true],
    ["other names", [to("A"), { A: text }], [to("B"), { B: text }], false],
    ["other components", [to("A"), { A: text }], [to("A"), { A: none }], false],
    ["a component that one lacks", [to("A"), { A: text }], [to("A")], false],
    ["a component that the other lacks", [to("A")], [to("A"), { A: text }], false],
    [
      "other components further on",
      [to("A"), { A: object({ b: to("B") }), B: text }],
      [to("A"), { A: object({ b: to("B") }), B: none }],
      false,
    ],
    ["a circle", [to("A"), { A: object({ a: to("A") }) }], [to("A"), { A: object({ a: to("A") }) }], true],
    [
      "a circle beside another component",
      [object({ a: to("A"), b: to("B") }), { A: object({ a: to("A") }), B: text }],
      [object({ a: to("A"), b: to("B") }), { A: object({ a: to("A") }), B: none }],
      false,
    ],
  ];

  it.each(cases)("the same rules in the same words: %s", (_name, [one, ones], [other, others], same) => {
    expect(isSame(sideOf(one, ones), sideOf(other, others, "two"))).toBe(same);
  });
});
