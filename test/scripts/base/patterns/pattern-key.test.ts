import { expect, it } from "vitest";
import { isExact, parsePattern } from "../../../../scripts/base/patterns/parse-pattern.js";
import { patternKey } from "../../../../scripts/base/patterns/pattern-key.js";

it.each([
  [String.raw`^\d+$`, "^[0-9]+$"],
  [String.raw`^\w{1,}$`, "^[a-zA-Z0-9_]+$"],
  [String.raw`^a\/b\.c$`, "^a/b[.]c$"],
  ["^(?:a|b)$", "^[ab]$"],
  ["^(?:on|off)$", "^(off|on|off)$"],
  ["^(?<year>[a-cd-f]+?)$", "^[a-f]+$"],
  [String.raw`\u0041`, "A{1}"],
])("%s and %s are one pattern", (one, two) => {
  expect(patternKey(one)).toBe(patternKey(two));
});

it.each([
  ["^[0-9]+$", "^[0-9]*$"],
  ["^[0-9]+$", "[0-9]+"],
  ["^(?:ab)+$", "^ab+$"],
  ["^(?:a|bc)$", "^(?:a|b)c$"],
  [String.raw`^\p{L}$`, String.raw`^\p{N}$`],
  ["^(?=a).$", "^(?!a).$"],
  [String.raw`\bA`, String.raw`\BA`],
  [String.raw`^(a|b)\1$`, "^(a|b)(a|b)$"],
  ["^[a", "^[b"],
  [String.raw`^[a-z\uD800\uDC00-\uDBFF\uDFFF]*$`, String.raw`^[\s\uD800\uDC00-\uDBFF\uDFFF]*$`],
  [String.raw`^[\cA-\cC]$`, String.raw`^[\s\S]$`],
])("%s and %s are two patterns", (one, two) => {
  expect(patternKey(one)).not.toBe(patternKey(two));
});

it("what modifiers of a group change is hard to tell", () => {
  expect(isExact(parsePattern("(?i:a)b"))).toBe(false);
  expect(isExact(parsePattern("(?:a)b"))).toBe(true);
});
