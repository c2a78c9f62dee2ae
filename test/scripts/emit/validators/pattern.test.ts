import { expect, it } from "vitest";
import { type Diagnostic, Diagnostics } from "../../../../scripts/base/diagnostics.js";
import { portablePattern } from "../../../../scripts/emit/validators/pattern.js";

function portable(source: string): { readonly pattern: string | undefined; readonly told: readonly Diagnostic[] } {
  const found = new Diagnostics();
  const pattern = portablePattern(source, { file: "a.yaml", pointer: "/pattern" }, found.report);
  return { pattern, told: found.all };
}

it.each([
  ["Unicode where it is possible", "^\\p{L}+$", "u/^\\p{L}+$"],
  ["escapes that are needed as they are", "^\\d+\\.[\\-x]\\/$", "u/^\\d+\\.[\\-x]\\/$"],
  ["anchors of other dialects", "\\Aa\\z|\\Ab\\Z", "u/^a$|^b$"],
  ["named groups of other dialects", "^(?P<n>a)(?P=n)$", "u/^(?<n>a)\\k<n>$"],
  ["escapes without need", "^\\_\\@a\\-b\\ $", "u/^_@a\\x2db $"],
  ["what Unicode does not allow", "^a{,3}$", "/^a{,3}$"],
  ["what Unicode does not allow, in other dialects", "^(?P<n>a{,3})(?P=n)$", "/^(?<n>a{,3})\\k<n>$"],
])("a pattern is written with %s", (_, source, wanted) => {
  expect(portable(source)).toEqual({ pattern: wanted, told: [] });
});

it("a pattern that no reading accepts is told, with its beginning", () => {
  const { pattern, told } = portable(`(${"a".repeat(100)}`);
  expect(pattern).toBeUndefined();
  expect(told.map(({ code }) => code)).toEqual(["unsupported-keyword"]);
  expect(told[0]?.message).toContain(`"(${"a".repeat(79)}" is`);
});

it("a pattern that can take long is checked of short texts alone, which is told", () => {
  const { pattern = "", told } = portable("^(a+)+$");
  expect(told.map(({ code }) => code)).toEqual(["pattern-slow"]);
  const limit = Number(/texts of at most (\d+) characters/.exec(told[0]?.message ?? "")?.[1]);
  const [, flags = "", source = ""] = /^(u?)\/(.*)$/s.exec(pattern) ?? [];
  const takes = (text: string) => new RegExp(source, flags).test(text);
  expect(["aa", "b", `${"a".repeat(limit)}`, `${"b".repeat(limit)}`, "b".repeat(limit + 1)].map(takes)).toEqual([
    true,
    false,
    true,
    false,
    true,
  ]);
});
