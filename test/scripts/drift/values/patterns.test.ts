import { expect, it } from "vitest";
import { matches, matchesEverything } from "../../../../scripts/drift/values/patterns.js";

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
