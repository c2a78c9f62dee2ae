import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allUnique, equal } from "../../../src/validation/equal.js";
import { isMultiple } from "../../../src/validation/number.js";
import { excerpt, received, typeOf } from "../../../src/validation/received.js";
import { suggest } from "../../../src/validation/suggest.js";
import { codePoints, isLongEnough, isShortEnough } from "../../../src/validation/text.js";
import { holds } from "../../helpers/random-runs.js";

describe("equality", () => {
  test("is that of JSON", () => {
    expect(equal({ a: [1, { b: null }], c: 0 }, { c: -0, a: [1, { b: null }] })).toBe(true);
    expect([equal([1], { 0: 1 }), equal({ a: 1 }, { b: 1 }), equal(1, "1"), equal(null, {})]).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  test("a copy of an item makes a list repetitive", async () => {
    await holds(
      fc.property(fc.array(fc.jsonValue(), { maxLength: 8 }), (items) => {
        const naive = items.every((item, index) => items.slice(0, index).every((other) => !equal(item, other)));
        expect(allUnique(items)).toBe(naive);
        if (items.length > 0) expect(allUnique([...items, structuredClone(items[0])])).toBe(false);
      }),
      100,
    );
  });
});

test("multiples are taken of the decimal notation", async () => {
  expect([
    isMultiple(0.3, 0.1),
    isMultiple(19.99, 0.01),
    isMultiple(1e308, 0.123456789),
    isMultiple(1e20, 0.1),
  ]).toEqual([true, true, false, true]);
  expect([isMultiple(0.35, 0.1), isMultiple(7, 2), isMultiple(0, 3), isMultiple(Number.NaN, 1)]).toEqual([
    false,
    false,
    true,
    false,
  ]);
  await holds(
    fc.property(fc.integer({ min: -1e6, max: 1e6 }), (cents) => {
      expect(isMultiple(cents / 100, 0.01)).toBe(true);
    }),
    100,
  );
});

test("lengths are counted in code points", async () => {
  await holds(
    fc.property(fc.string({ unit: "binary" }), fc.nat({ max: 12 }), (text, limit) => {
      const length = [...text].length;
      expect(codePoints(text)).toBe(length);
      expect([isLongEnough(text, limit), isShortEnough(text, limit)]).toEqual([length >= limit, length <= limit]);
    }),
    100,
  );
});

test("suggestions are likely names only", () => {
  const names = ["max_tokens", "model", "messages", "n", "stream_options"];
  const meant = {
    max_tok: "max_tokens",
    maxTokens: "max_tokens",
    modle: "model",
    message: "messages",
    streamOptions: "stream_options",
  };
  for (const [typed, name] of Object.entries(meant)) expect([typed, suggest(typed, names)]).toEqual([typed, name]);
  for (const typed of ["zebra", "x", "", "y".repeat(100)])
    expect([typed, suggest(typed, names)]).toEqual([typed, undefined]);
});

test.each([
  ["abcdeg", "abcdef", true],
  ["abcdxy", "abcdef", true],
  ["abcxyz", "abcdef", false],
  ["abdc", "abcd", true],
  ["badc", "abcd", false],
  ["abc", "xabc", true],
  ["ac", "abc", true],
  ["ax", "ab", false],
  ["seed", "seed_number", true],
  ["seed_number", "seed", true],
  ["see", "see_number", false],
  ["number", "seed_number", false],
  ["ABC-DEF ", "a.b.c_d_e_f", true],
  ["x".repeat(64), "x".repeat(64), true],
  ["x".repeat(65), "x".repeat(64), false],
  ["x".repeat(64), "x".repeat(65), false],
])("suggestions for %s have %s: %s", (typed, name, isMeant) => {
  expect(suggest(typed, ["zzzzzzzzzz", name])).toBe(isMeant ? name : undefined);
});

test("suggestions are the nearest name, of equal ones the first", () => {
  expect(suggest("modle", ["modal", "model", "mode"])).toBe("model");
  expect(suggest("abcx", ["abca", "abcb", "abc"])).toBe("abca");
});

test.each([
  [undefined, "nothing"],
  [null, "null"],
  [[], "array"],
  [{}, "object"],
  ["", "string"],
  [false, "boolean"],
  [0, "number"],
  [Number.NaN, "NaN"],
  [Number.POSITIVE_INFINITY, "Infinity"],
  [1n, "bigint"],
  [() => 1, "function"],
])("the type of %s is %s", (value, type) => {
  expect(typeOf(value)).toBe(type);
});

test("what was received is told shortly", () => {
  expect([received(1), received("hot"), received(null), received([1, 2]), received(undefined), received(1n)]).toEqual([
    "number 1",
    'string "hot"',
    "null",
    "array of 2",
    "nothing",
    "bigint",
  ]);
  expect([received(true), received(Number.NaN), received({}), received(Object.create(null))]).toEqual([
    "boolean true",
    "NaN",
    "object",
    "object",
  ]);
  expect(excerpt("x".repeat(40))).toBe(`"${"x".repeat(40)}"`);
  expect(excerpt("x".repeat(41))).toBe(`"${"x".repeat(20)}…"`);
  expect(["sk-proj-1234567890abcdef", "Bearer 12345678", "ghp_12345678", "sk-short"].map(excerpt)).toEqual([
    '"sk-…"',
    '"Bearer …"',
    '"ghp_…"',
    '"sk-short"',
  ]);
  expect(received(new Date(0))).toBe("object Date");
});
