import { expect, it } from "vitest";
import { matches, matchesEverything, mayShareTexts } from "../../../../scripts/drift/values/patterns.js";

const texts = ["", "a", "ab", "\n", "a\nb", "\n\n", "\u2028", "😀", " $^"];

it.each(["", "^", "$", ".*", "^.*", ".*$", "a?", "(?:a|b)*$", ".{0,3}", "[\\s\\S]*", "^[\\s\\S]*$", "^[^]*$", "a|"])(
  "the pattern %j matches every text",
  (pattern) => {
    expect(texts.filter((text) => !matches(pattern, text))).toEqual([]);
    expect(matchesEverything(pattern)).toBe(true);
  },
);

it.each(["^.*$", "^.+$", ".+", "a", "^$", "^a*$", "(?=a)", "^(?!a)", "\\b", "\\B", "[", "a*\\$"])(
  "the pattern %j does not match every text",
  (pattern) => {
    expect(texts.some((text) => !matches(pattern, text))).toBe(true);
    expect(matchesEverything(pattern)).toBe(false);
  },
);

it.each(["^(a+)+$", "^(a|a)*$", "(x+x+)+y", "^(\\w+\\s?)*$"])(
  "the pattern %j is tried on a long text at once",
  (pattern) => {
    const text = `${"a".repeat(20)}${"x".repeat(40)}!`;
    expect(matches(pattern, text)).toBe(false);
    expect(matches(pattern, pattern.startsWith("^") ? "a".repeat(60) : `${text}xxy`)).toBe(true);
  },
);

it.each([
  [["^abc", "^abd"], false],
  [["^[a-z]+$", "\\d"], false],
  [["^a{3}$", "^..$"], false],
  [["^[a-z]*$", "^\\d+$"], false],
  [["^x-", "^x-a"], true],
  [["^a|^b", "^b"], true],
  [["[a-z]", "\\d"], true],
  [["^[a-z]*$", "^\\d*$"], true],
  [["(", "^a"], true],
] as const)("patterns share a text unless their lengths or characters tell them apart: %j %s", (patterns, expected) => {
  expect(mayShareTexts(patterns)).toBe(expected);
});

it("patterns share no text of a length that one of them refuses", () => {
  expect(mayShareTexts(["^a{3}"], { minLength: 0, maxLength: 2 })).toBe(false);
  expect(mayShareTexts(["^a{3}$"], { minLength: 4, maxLength: 9 })).toBe(false);
  expect(mayShareTexts(["^a{3}"], { minLength: 4, maxLength: 9 })).toBe(true);
});
