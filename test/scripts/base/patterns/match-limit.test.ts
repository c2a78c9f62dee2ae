import { expect, test } from "vitest";
import { matchLimit } from "../../../../scripts/base/patterns/match-limit.js";
import { loadValidators } from "../../emit/validators/load-validators.js";

test("patterns that may take long are matched on as long a text as can be tried", () => {
  const exponential = [
    "^(a+)+$",
    "^(([a-z])+.)+[A-Z]([a-z])+$",
    "(x+x+)+y",
    "^(a|a)*$",
    "(a|ab|b)*c",
    "^(\\w+\\s?)*$",
    "([a-zA-Z0-9])(([\\-.]|[_]+)?([a-zA-Z0-9]+))*(@)",
    "(a{1,20})+b",
    "(?:.*)*x",
    // What is looked at ahead is matched, too.
    "^(?=(a+)+$)x",
    "^(?!(a|a)*$)x",
    // Small repetitions.
    "^(a|a){30}$",
    "^(a{0,7}){0,7}b",
  ];
  const polynomial = ["^a*a*b$", "a*b", "^(['\"]).*\\1$", "^(?:a(?=a*b))*$", "^[^@]+@[^@]+\\.[^@]+$"];
  expect(exponential.map((source) => [source, matchLimit(source)])).toEqual(exponential.map((source) => [source, 20]));
  for (const source of polynomial) {
    const limit = matchLimit(source) ?? 0;
    expect(limit, source).toBeGreaterThan(200);
    expect(limit, source).toBeLessThan(4_000);
  }
});

test.each([
  "^[a-z]+$",
  "^(a|b)*$",
  "^([a-z]+-)*[a-z]+$",
  "^\\d{3}-\\d{4}$",
  "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
  "a*",
  "\\d+",
  "^(?!x).*$",
  "",
  "^[^/]+(/[^/]+)*$",
  "^(file|batch)_[a-zA-Z0-9]{24}$",
  "^.*\\.(?:png|jpg)$",
  "^[A-Z]{1,3}[A-Z0-9]{1,3}$",
])("the pattern %s is matched on any text", (source) => {
  expect(matchLimit(source)).toBeUndefined();
});

test("texts that are longer than a slow pattern allows pass, at once", async () => {
  const { of } = await loadValidators({ A: { pattern: "^(a+)+$" }, B: { pattern: "^(['\"]).*\\1$" } });
  const hostile = `${"a".repeat(50_000)}!`;
  expect([of("A").is("aaa!"), of("A").is("aaa"), of("A").is(hostile)]).toEqual([false, true, true]);
  expect([of("B").is("'a'"), of("B").is("'a"), of("B").is(`'${hostile}`)]).toEqual([true, false, true]);
});

test("a slow pattern is checked and reported where it stands", async () => {
  const { diagnostics, of } = await loadValidators({ A: { properties: { name: { pattern: "^(a+)+$" } } } });
  expect(diagnostics.map(({ code, at }) => `${code} ${at.pointer}`)).toEqual(["pattern-slow /properties/name"]);
  expect(of("A").is({ name: "b" })).toBe(false);
});

test.each([
  ["of thousands of optional characters", "a?".repeat(20_000)],
  ["of thousands of repetitions in each other", `${"(?:".repeat(400)}a${")*".repeat(400)}b`],
  ["of thousands of loops", `^${"a*b?".repeat(10_000)}c$`],
])("a pattern %s is one that may be slow, without being looked at", (_, source) => {
  expect(matchLimit(source)).toBe(20);
});
