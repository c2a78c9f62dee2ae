import { describe, expect, it } from "vitest";
import { closestValue, messageOf } from "../../../src/validation/issue-facts.js";
import { placeText, pointerOf } from "../../../src/validation/place.js";
import { excerpt, received } from "../../../src/validation/received.js";
import { breaches, describe as describeRule, type Rule } from "../../../src/validation/rule.js";

const codes = (value: unknown, rule: Rule) => breaches(value, rule).map(({ code }) => code);

describe("the rules that a value breaks", () => {
  // Each with values that break it, then with one that breaks nothing else than the rest of the rule.
  it.each<[string, Rule, readonly unknown[], readonly unknown[]]>([
    ["minimum", { minimum: 2 }, [1.9, -3], [2, 3]],
    ["maximum", { maximum: 2 }, [2.1, 9], [2, 1]],
    ["exclusive-minimum", { exclusiveMinimum: 2 }, [2, 1], [2.1]],
    ["exclusive-maximum", { exclusiveMaximum: 2 }, [2, 3], [1.9]],
    ["min-length", { minLength: 2 }, ["", "😀"], ["ab", "😀😀"]],
    ["max-length", { maxLength: 2 }, ["abc", "😀😀😀"], ["ab", "😀😀"]],
    ["pattern", { pattern: /^a/ }, ["b"], ["ab"]],
    ["min-items", { minItems: 2 }, [[], [1]], [[1, 2]]],
    ["max-items", { maxItems: 2 }, [[1, 2, 3]], [[1, 2]]],
    ["type", { type: "string" }, [1, null, [], {}, undefined], ["a"]],
    ["type", { type: ["integer", "null"] }, [1.5, "1"], [1, null]],
    ["type", { type: "number", minimum: 2 }, ["1"], [2]],
  ])("breaking %s is told where %o is broken, and nowhere else", (code, rule, broken, kept) => {
    for (const value of broken) expect([value, ...codes(value, rule)]).toEqual([value, code]);
    for (const value of kept) expect([value, ...codes(value, rule)]).toEqual([value, "invalid"]);
  });

  it.each<[string, unknown, Rule]>([
    ["multiple-of", 3, { type: "number", multipleOf: 2 }],
    ["format", "a", { type: "string", format: "uuid" }],
    ["enum", "c", ["a", "b"]],
    ["type", 1, ["a", "b"]],
    ["enum", 2, new Set(["a", 1])],
    ["type", 1, "string"],
    ["type", true, { anyOf: ["string", { type: "number", minimum: 3 }] }],
    ["minimum", 1, { anyOf: ["string", { type: "number", minimum: 3 }] }],
  ])("breaking %s is told of the value %o", (code, value, rule) => {
    expect(codes(value, rule)).toEqual([code]);
  });

  it("all limits that a value breaks are told, in words", () => {
    expect(breaches("b", { minLength: 2, pattern: /^a/ })).toEqual([
      { code: "min-length", expected: "string of at least 2 characters" },
      { code: "pattern", expected: "string matching /^a/" },
    ]);
    expect(breaches([], { minItems: 1 })).toEqual([{ code: "min-items", expected: "array of at least 1 item" }]);
    expect(breaches(0, { minimum: 1, exclusiveMinimum: 0 }).map(({ expected }) => expected)).toEqual([
      "number >= 1",
      "number > 0",
    ]);
  });
});

describe("what an issue says", () => {
  const name = "n".repeat(60);

  it.each<[readonly (string | number)[], string, string]>([
    [[], "", ""],
    [["messages", 1, "tool_call_id"], "messages[1].tool_call_id", "/messages/1/tool_call_id"],
    [[0, "a"], "[0].a", "/0/a"],
    [["$a", "_b", "c1"], "$a._b.c1", "/$a/_b/c1"],
    [["1a", "b-c", "d/e~f"], '["1a"]["b-c"]["d/e~f"]', "/1a/b-c/d~1e~0f"],
    [[name], name, `/${name}`],
    [[`${name}n`], `["${"n".repeat(20)}…"]`, `/${name}n`],
  ])("the place of %j is written for people and as a pointer", (path, text, pointer) => {
    expect([placeText(path), pointerOf(path)]).toEqual([text, pointer]);
  });

  it.each<[string, readonly string[], unknown, string]>([
    ["type", [], 1, "The value must be x, not number 1."],
    ["type", ["a"], {}, "a must be x, not an object."],
    ["type", ["a"], new Date(0), "a must be x, not an object of the class Date."],
    ["required", ["a"], undefined, "a is missing: expected x."],
    ["unknown-property", ["a"], 1, 'a is not a known property. Did you mean "b"?'],
    ["unknown-value", ["a"], "c", 'a is not a listed value. Did you mean "b"?'],
    ["read-only", ["a"], 1, "a is read-only and has no effect in a request."],
    ["enum", ["a"], "c", 'a must be x, not string "c". Did you mean "b"?'],
  ])("the code %s at %j is a sentence", (code, path, value, message) => {
    const suggestion = message.includes("mean") ? "b" : undefined;
    expect(messageOf({ code, expected: "x", value }, path, suggestion)).toBe(message);
  });

  it("the closest of the listed texts is found in alternatives, too, and none for what is no text", () => {
    expect(closestValue("hihg", ["low", "high", 1])).toBe("high");
    expect(closestValue("hihg", { anyOf: ["number", ["low", "high"]] })).toBe("high");
    expect([closestValue(1, ["1"]), closestValue("high", "string"), closestValue("high", {})]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it("a text is shown up to forty characters, and of a credential its prefix", () => {
    const text = "a b ".repeat(10);
    expect([excerpt(text), excerpt(`${text}c`)]).toEqual([`"${text}"`, `"${text.slice(0, 20)}…"`]);
    expect(["sk-12345678", "sk-1234567", "Bearer 12345678", "Bearer 1234567"].map(excerpt)).toEqual([
      '"sk-…"',
      '"sk-1234567"',
      '"Bearer …"',
      '"Bearer 1234567"',
    ]);
  });

  it("a value is told by its type, and numbers and texts with what they are", () => {
    const values = [undefined, null, true, 1, Number.NaN, "a", 1n, [1, 2], {}, new Map(), Object.create(null)];
    expect(values.map(received)).toEqual([
      "nothing",
      "null",
      "boolean true",
      "number 1",
      "NaN",
      'string "a"',
      "bigint",
      "array of 2",
      "object",
      "object Map",
      "object",
    ]);
  });
});

it.each<[Rule, string]>([
  ["string", "string"],
  [["a"], '"a"'],
  [["a", 1, null], 'one of "a", 1, null'],
  [Array.from({ length: 13 }, (_, index) => index), "one of 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, …"],
  [Array.from({ length: 12 }, (_, index) => index), "one of 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11"],
  [[{ a: "x".repeat(32) }], `{"a":"${"x".repeat(32)}"}`],
  [[{ a: "x".repeat(33) }], `{"a":"${"x".repeat(33)}"…`],
  [["x".repeat(60)], `"${"x".repeat(60)}"`],
  [{ type: "number" }, "number"],
  [{ minimum: 1 }, "value >= 1"],
  [{ type: "number", minimum: 0, maximum: 2 }, "number >= 0 and <= 2"],
  [{ type: "integer", exclusiveMinimum: 0, exclusiveMaximum: 2 }, "integer > 0 and < 2"],
  [{ type: "string", format: "uuid" }, "string in uuid format"],
  [{ type: ["string", "null"] }, "string"],
  [{ type: ["null"] }, "null"],
  [{ type: ["string", "number", "null"] }, "string or number"],
  [{ type: ["string", "number", "boolean"] }, "string, number or boolean"],
  [{ anyOf: ["string", "null"] }, "string"],
  [{ anyOf: ["null"] }, "null"],
  [{ anyOf: ["string", { type: "number", minimum: 1 }, "string"] }, "string or number >= 1"],
])("the rule %j is %s in words", (rule, words) => {
  expect(describeRule(rule)).toBe(words);
});
