import { expect, it } from "vitest";
import { matchFacts } from "../../../../scripts/base/patterns/match-facts.js";
import { matchesTree } from "../../../../scripts/base/patterns/match-tree.js";
import { isExact, parsePattern } from "../../../../scripts/base/patterns/parse-pattern.js";

const patterns = [
  ...["", "^$", "^a", "a$", "^a+$", "^(a+)+$", "a{2,3}b?", "^(?:ab|c)$", "^[^a]$", "^ab?c", "(a|b)*c", "^a|b$", "^.$"],
  ...[
    "^\\d{2}-\\w$",
    "^\\n$",
    "^(?:a?b?){2}$",
    "^(?:^a)b",
    "a\\.b",
    "^[\\s\\S]*$",
    "^(?:a|){3}$",
    "^\\u{61}\\x62$",
    "[]",
  ],
];
const letters = ["", "a", "b", "c", "-", ".", "1", "\n"];
const texts = letters.flatMap((one) =>
  letters.flatMap((two) => letters.flatMap((three) => letters.map((four) => one + two + three + four))),
);
const isIn = (set: readonly (readonly [number, number])[], text: string | undefined) => {
  const code = text?.codePointAt(0) ?? -1;
  return set.some(([first, last]) => code >= first && code <= last);
};

it.each(patterns)("match facts of %j hold of every text that it matches, which its tree finds", (pattern) => {
  const expression = new RegExp(pattern, "u");
  const { minLength, maxLength, beginning, alphabet, some } = matchFacts(pattern);
  const tree = parsePattern(pattern);
  expect(isExact(tree)).toBe(true);
  for (const text of new Set(texts)) {
    const isMatch = expression.test(text);
    expect([text, matchesTree(tree, text)]).toEqual([text, isMatch]);
    if (!isMatch) continue;
    expect(text.length).toBeGreaterThanOrEqual(minLength);
    expect(text.length).toBeLessThanOrEqual(maxLength);
    expect(beginning.every((set, index) => isIn(set, text[index]))).toBe(true);
    if (alphabet) expect([...text].every((character) => isIn(alphabet, character))).toBe(true);
    if (some) expect([...text].some((character) => isIn(some, character))).toBe(true);
  }
});

it("match facts are as close as the pattern is plain", () => {
  expect(matchFacts("^ab{2}c+$")).toMatchObject({ minLength: 4, maxLength: Number.POSITIVE_INFINITY });
  expect(matchFacts("^(?:ab|c)\\d$")).toMatchObject({ minLength: 2, maxLength: 3 });
  expect(matchFacts("^ab{2}[cd]?").beginning).toEqual([[[97, 97]], [[98, 98]], [[98, 98]]]);
  expect(matchFacts("a|b$")).toMatchObject({
    minLength: 1,
    beginning: [],
    some: [
      [97, 97],
      [98, 98],
    ],
  });
});

it.each(["\\p{L}", "[^\\p{L}]", "\\bword", "(?=a)b", "(a)\\1", "\\ud83d\\ude00"])(
  "a tree is not exact where %j is hard to tell",
  (pattern) => {
    expect(isExact(parsePattern(pattern))).toBe(false);
  },
);

it("a tree finds out about a text of any length what an engine would try for ever", () => {
  const tree = parsePattern("^(a+)+$");
  expect(matchesTree(tree, "a".repeat(2000))).toBe(true);
  expect(matchesTree(tree, `${"a".repeat(2000)}b`)).toBe(false);
});
