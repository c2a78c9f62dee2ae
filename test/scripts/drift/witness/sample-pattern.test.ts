import { describe, expect, it } from "vitest";
import { samplePattern } from "../../../../scripts/drift/witness/sample-pattern.js";

describe("a text that a pattern matches", () => {
  type Case = readonly [pattern: string, text: string, minLength?: number];
  const cases: readonly Case[] = [
    ["^abc$", "abc"],
    ["", ""],
    ["a|b|c", "a"],
    ["(a|b)c", "ac"],
    ["(?:a|b)c", "ac"],
    ["(?<name>a)b", "ab"],
    ["(?=a)ab", "ab"],
    ["(?!a)b", "b"],
    ["(?<=a)?b", "b"],
    ["(?<!a)b", "b"],
    ["a*b", "b"],
    ["a*b", "ab", 2],
    ["a+b", "ab"],
    ["a+", "aaa", 3],
    ["a?b", "b"],
    ["a?b", "abaa", 4],
    ["a{2}", "aa"],
    ["^a{2}$", "aa", 5],
    ["a{2,}", "aa"],
    ["a{2,}", "aaaa", 4],
    ["a{2,3}", "aa"],
    ["^a{2,3}$", "aaa", 9],
    ["a+?b", "ab"],
    ["(ab)+", "ababab", 6],
    ["^[a-z]+-\\d+$", "aaaa-0", 6],
    ["^x.*$", "xaaa", 4],
    ["^(?:a|bc*)$", "bccc", 4],
    ["^(?:ab|c)$", "ab", 4],
    ["^(?:a+-)*$", "aa-", 3],
    ["^(?:a+-){2}$", "aaa-a-", 6],
    ["^(?:a*)?b$", "aaab", 4],
    ["^(?:a?)+$", "aaa", 3],
    ["end$", "aaend", 5],
    ["mid", "midaa", 5],
    ["a{,2}", "a{,2}"],
    [".x", "ax"],
    ["[b-d]x", "bx"],
    ["[xyz]", "x"],
    ["[-a]", "-"],
    ["[a-]", "a"],
    ["[]a]", "]"],
    ["[\\d]", "0"],
    ["[^a]", "A"],
    ["[^aA]", "0"],
    ["[^aA0\\-_ ]", "~"],
    ["\\d\\w\\s\\D\\W\\S\\n\\t", "0a a-a\n\t"],
    ["\\bx\\B", "x"],
    ["\\p{L}x", "ax"],
    ["\\P{L}x", "ax"],
    ["\\.\\/", "./"],
    ["\\d{3}-\\d{2}", "000-00"],
  ];

  it.each(cases.map(([pattern, text, minLength]) => [pattern, text, minLength] as const))(
    "a text that a pattern matches is as short as it may be: %s: %s",
    (pattern, text, minLength) => {
      expect(samplePattern(pattern, minLength)).toBe(text);
    },
  );

  it.each(["(a", "[a", "a\\", "(?=a", "(?:a{2000}){2000}"])(
    "a text that a pattern matches is not known where it ends early or has no end: %s",
    (pattern) => {
      expect(samplePattern(pattern)).toBeUndefined();
    },
  );
});
