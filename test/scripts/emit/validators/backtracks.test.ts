import { expect, test } from "vitest";
import { backtracksExponentially } from "../../../../scripts/emit/validators/backtracks.js";
import { loadValidators } from "./load-validators.js";

test("the check for backtracking tells patterns that take exponential time from those that do not", () => {
  const slow = [
    "^(a+)+$",
    "^(([a-z])+.)+[A-Z]([a-z])+$",
    "(x+x+)+y",
    "^(a|a)*$",
    "(a|ab|b)*c",
    "^(\\w+\\s?)*$",
    "([a-zA-Z0-9])(([\\-.]|[_]+)?([a-zA-Z0-9]+))*(@)",
    "(a{1,20})+b",
    "(?:.*)*x",
  ];
  const fast = [
    "^[a-z]+$",
    "^(a|b)*$",
    "^([a-z]+-)*[a-z]+$",
    "^\\d{3}-\\d{4}$",
    "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
    "a*b*c*",
    "^(?!x).*$",
    "",
    "^[^/]+(/[^/]+)*$",
    "^(file|batch)_[a-zA-Z0-9]{24}$",
  ];
  expect(slow.filter((source) => !backtracksExponentially(source))).toEqual([]);
  expect(fast.filter(backtracksExponentially)).toEqual([]);
});

test("a slow pattern is checked and reported where it stands", async () => {
  const { diagnostics, of } = await loadValidators({ A: { properties: { name: { pattern: "^(a+)+$" } } } });
  expect(diagnostics.map(({ code, at }) => `${code} ${at.pointer}`)).toEqual(["pattern-slow /properties/name"]);
  expect(of("A").is({ name: "b" })).toBe(false);
});
