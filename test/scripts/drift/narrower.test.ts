import { describe, expect, it } from "vitest";
import { changesOf } from "./contracts.js";

type Node = Readonly<Record<string, unknown>>;

const text = { type: "string" };
const number = { type: "number" };
const list = { type: "array" };
const object = { type: "object" };
const ab = { ...object, properties: { a: {}, b: {} } };
const needs = (name: string) => ({ required: [name] });
const closed = { ...object, additionalProperties: false };

/** Pairs that are easily taken for the same: the second takes less than the first, and nothing more. */
const pairs: Readonly<Record<string, readonly [wide: Node, narrow: Node]>> = {
  "a pattern that no line break matches": [
    { ...object, additionalProperties: text },
    { ...object, patternProperties: { "^.*$": text }, additionalProperties: false },
  ],
  "a second kind of item that must be there": [
    { ...list, contains: text },
    { ...list, allOf: [{ contains: text }, { contains: number }] },
  ],
  "two kinds of items, one of which must be there twice": [
    { ...list, allOf: [{ contains: text }, { contains: number }] },
    { ...list, allOf: [{ contains: text, minContains: 2 }, { contains: number }] },
  ],
  "two kinds of items instead of what is of both kinds": [
    { ...list, allOf: [{ contains: { minimum: 1 } }, { contains: { maximum: 3 } }] },
    { ...list, contains: { minimum: 1, maximum: 3 } },
  ],
  "so many of one kind, and any number of the other": [
    { ...list, allOf: [{ contains: text, maxContains: 2 }, { contains: number }] },
    {
      ...list,
      allOf: [
        { contains: text, maxContains: 2 },
        { contains: number, maxContains: 1 },
      ],
    },
  ],
  "at most one item of a wider kind": [
    { ...list, contains: { const: "a" }, minContains: 0, maxContains: 1 },
    { ...list, contains: text, minContains: 0, maxContains: 1 },
  ],
  "at most one item of a kind within a list": [
    { ...list, contains: { ...list, contains: { const: "a" }, minContains: 0, maxContains: 0 } },
    { ...list, contains: { ...list, contains: text, minContains: 0, maxContains: 0 } },
  ],
  "a pattern that a closed part does not know": [
    { ...object, patternProperties: { "^a": text, "^b": number }, additionalProperties: false },
    {
      allOf: [
        { ...object, patternProperties: { "^a": text }, additionalProperties: false },
        { patternProperties: { "^b": number } },
      ],
    },
  ],
  "a pattern for which a part has other names": [
    { ...object, patternProperties: { "^a": text, "^b": {} }, additionalProperties: number },
    {
      allOf: [
        { ...object, patternProperties: { "^a": text }, additionalProperties: number },
        { patternProperties: { "^b": {} } },
      ],
    },
  ],
  "what one part says of all names, and another of its own": [
    { ...object, patternProperties: { b$: { minimum: 1 } }, additionalProperties: false },
    {
      allOf: [
        { ...object, patternProperties: { "": number } },
        { patternProperties: { b$: { minimum: 1 } }, additionalProperties: false },
      ],
    },
  ],
  "a pattern of an object that allows no others": [
    { ...object, patternProperties: { "^a": text, "^b": number }, additionalProperties: false },
    { ...object, patternProperties: { "^a": text }, additionalProperties: false },
  ],
  "the only pattern of an object that allows no others": [{ ...closed, patternProperties: { "^b": number } }, closed],
  "a pattern for names that had to be more": [
    { ...object, patternProperties: { "^a": text }, additionalProperties: { ...text, minLength: 2 } },
    { ...object, additionalProperties: { ...text, minLength: 2 } },
  ],
  "names that only an alternative looks at": [
    {
      ...object,
      anyOf: [{ additionalProperties: true, required: ["a"] }, { required: ["b"] }],
      unevaluatedProperties: false,
    },
    { ...object, anyOf: [{ required: ["a"] }, { required: ["b"] }], unevaluatedProperties: false },
  ],
  "names that are looked at where another is there": [
    {
      ...object,
      properties: { a: text },
      dependentSchemas: { a: { properties: { b: text } } },
      unevaluatedProperties: false,
    },
    { ...object, properties: { a: text }, unevaluatedProperties: false },
  ],
  "items that are looked at where they match": [
    { ...list, contains: text, minContains: 0, unevaluatedItems: number },
    { ...list, unevaluatedItems: number },
  ],
  "items at more positions than one that is looked at": [
    { ...list, items: text },
    {
      allOf: [
        { ...list, items: text },
        { prefixItems: [text], anyOf: [{ maxItems: 5 }, { prefixItems: [{}, {}] }], unevaluatedItems: number },
      ],
    },
  ],
  "items beside those that match": [
    { ...list, contains: text },
    { ...list, prefixItems: [{}], contains: text, unevaluatedItems: false },
  ],
  "names that an alternative leaves to what is unevaluated": [
    { ...ab, anyOf: [{ ...needs("a"), unevaluatedProperties: true }, needs("b")], unevaluatedProperties: false },
    { ...ab, anyOf: [needs("a"), needs("b")], unevaluatedProperties: false },
  ],
  "names that are looked at where another is there, whatever they are": [
    { ...ab, dependentSchemas: { a: { additionalProperties: true } }, unevaluatedProperties: false },
    { ...ab, unevaluatedProperties: false },
  ],
  "names that an alternative of a part looks at, beside one that takes anything": [
    {
      ...object,
      allOf: [{ properties: { a: {} } }, { anyOf: [{ properties: { b: {} } }, {}] }],
      unevaluatedProperties: false,
    },
    { ...object, properties: { a: {} }, unevaluatedProperties: false },
  ],
  "names that a condition without a consequence looks at": [
    { ...object, if: { properties: { a: text } }, unevaluatedProperties: false },
    { ...object, unevaluatedProperties: false },
  ],
  "names that a double negation does not look at": [
    { ...object, properties: { a: {} }, unevaluatedProperties: false },
    { ...object, not: { not: { properties: { a: {} } } }, unevaluatedProperties: false },
  ],
  "anything but null": [{}, { not: { type: "null" } }],
  "anything but null, where some objects were refused": [
    { not: { ...object, required: ["a"] } },
    { not: { anyOf: [{ ...object, required: ["a"] }, { type: "null" }] } },
  ],
  "a property that must be there though it is not described": [
    { ...object, properties: { a: {} } },
    { ...object, required: ["a"] },
  ],
  "a property beside two alternatives of the same null": [
    {
      anyOf: [1, 2].map((minProperties) => ({
        ...object,
        properties: { a: { const: null } },
        required: ["a"],
        minProperties,
      })),
    },
    { ...object, properties: { a: { const: null }, b: number }, required: ["a"] },
  ],
  "nothing at all": [{ type: "null" }, { not: {} }],
  "whole steps beside halves": [
    { ...number, multipleOf: 0.5 },
    { ...number, multipleOf: 1, allOf: [{ multipleOf: 0.5 }] },
  ],
  "more items that are looked at where they match": [
    { ...list, contains: text, minContains: 0, unevaluatedItems: false },
    { ...list, contains: { const: "a" }, minContains: 0, unevaluatedItems: false },
  ],
  "a property of a pattern that may not be there": [
    { ...object, patternProperties: { "^a": text }, additionalProperties: false },
    { ...object, patternProperties: { "^a": text }, additionalProperties: false, not: { ...object, required: ["ab"] } },
  ],
};

const changes = (side: "request" | "response", base: Node, revision: Node) => changesOf(side, [base, revision]);
const hurts = (found: readonly string[]) => found.some((line) => !line.startsWith("info"));

describe("what takes a little less is told in its direction", () => {
  it.each(Object.entries(pairs))("what takes a little less is told in its direction: %s", async (_, [wide, narrow]) => {
    const found = [
      await changes("request", wide, narrow),
      await changes("request", narrow, wide),
      await changes("response", wide, narrow),
      await changes("response", narrow, wide),
    ];
    expect([found, ...found.map((lines) => lines.length > 0)]).toEqual([found, true, true, true, true]);
    expect([found, ...found.map(hurts)]).toEqual([found, true, false, false, true]);
  });
});
