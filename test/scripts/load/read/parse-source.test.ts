import { describe, expect, it } from "vitest";
import type { Finding } from "../../../../scripts/base/diagnostics.js";
import { defaultLimits, type InputLimits } from "../../../../scripts/base/input-limits.js";
import { parseSource } from "../../../../scripts/load/read/parse.js";
import type { SourceFile } from "../../../../scripts/load/read/source-files.js";
import { expectWords } from "../../../helpers/expect-words.js";

function parse(file: string, text: string, limits?: InputLimits) {
  const found: Finding[] = [];
  const source: SourceFile = { file, path: `/${file}`, text };
  const value = parseSource(source, (finding) => void found.push(finding), limits);
  expectWords(found);
  const told = found.map(({ code, at, hint }) => `${code} ${at.line ?? "-"}:${at.column ?? "-"} ${hint}`);
  return {
    value,
    source,
    told,
    messages: found.map(({ message }) => message),
    related: found.flatMap(({ related = [] }) => related),
  };
}

describe("a text that is parsed", () => {
  it.each<[string, string, unknown, object]>([
    ["a.json", '{"a":[1,null]}', { a: [1, null] }, { isTree: true, isJson: true }],
    ["A.JSON", "1", 1, { isTree: true, isJson: true }],
    [
      "a.yaml",
      "a: [1, ~, 'x', 0x10, 1e2, true, null, .5, +1, -1, no]",
      { a: [1, null, "x", 16, 100, true, null, 0.5, 1, -1, "no"] },
      { isTree: true },
    ],
    ["a.yaml", '{"a": 1}', { a: 1 }, { isTree: true }],
    ["a.yaml", "a: &x {b: 1}\nc: *x", { a: { b: 1 }, c: { b: 1 } }, { isTree: true }],
    ["a.yaml", "a: &x {b: 1}\nc: {<<: *x, d: 2}", { a: { b: 1 }, c: { b: 1, d: 2 } }, {}],
    ["a.txt", "1: a\n2.5: b\ntrue: c", { 1: "a", 2.5: "b", true: "c" }, { isTree: true }],
  ])("a text in %s that is %j is read", (file, text, value, marks) => {
    const parsed = parse(file, text);
    expect([parsed.value, parsed.told]).toEqual([value, []]);
    const { isTree, ends } = parsed.source;
    expect({ ...(isTree && { isTree }), ...(ends && { isJson: true }) }).toEqual(marks);
  });

  it.each<[string, string, string]>([
    ["a.json", '{"a":1,}', "parse-error 1:8 Is the file complete? JSON has no comments and no trailing commas."],
    ["a.json", '{"a":\n', "parse-error 2:1 Is the file complete? JSON has no comments and no trailing commas."],
    [
      "a.yaml",
      "a: [1",
      expect.stringMatching(/^parse-error 1:\d+ Check the indentation and quotes around this place\.$/) as never,
    ],
    ["a.yaml", "", "parse-error 1:1 Is it the file that you mean, and has it been saved?"],
    ["a.yaml", "a: &x [*x]", "alias-bomb -:- Use $ref for shared parts instead of YAML aliases."],
  ])("a text in %s that is %j is refused, with its place and advice", (file, text, told) => {
    const parsed = parse(file, text);
    expect([parsed.value, parsed.told]).toEqual([undefined, [told]]);
  });

  it("a key that stands twice is told with both places", () => {
    const { value, told, messages, related } = parse("a.json", '{"a":1,\n "b":{"c":1, "c":2}}');
    expect([value, told, messages]).toEqual([
      undefined,
      ["key-duplicate 2:15 Keep one of them."],
      ["The key is already used on line 2; one of the two values would be lost."],
    ]);
    expect(related).toEqual([{ file: "a.json", pointer: "/b/c", line: 2, column: 8 }]);
  });

  it("keys that stand twice are told where they are, however many in one object", () => {
    const { told, related } = parse("a.json", '{"b":[0,{"c":1,"c":2,"c":3,"d":{"c":1},"d":2}],"b":1}');
    expect(told).toHaveLength(4);
    expect(related.map(({ pointer }) => pointer)).toEqual(["/b/1/c", "/b/1/c", "/b/1/d", "/b"]);
  });

  it.each<[string, Partial<InputLimits>, string, string]>([
    [
      "a.json",
      { depth: 2 },
      '{"a":[\n[]]}',
      "limit-depth 2:1 --max-depth 4 The description is nested deeper than the limit of 2 allows.",
    ],
    [
      "a.json",
      { values: 3 },
      "[1,\n2,3]",
      "limit-values 2:2 --max-values 6 The description has more values than the limit of 3 allows.",
    ],
    [
      "a.yaml",
      { values: 3 },
      "[1, 2, 3]",
      "limit-values -:- --max-values 6 The description has more values than the limit of 3 allows.",
    ],
    [
      "a.yaml",
      { depth: 2 },
      "[\n[[1]]]",
      "limit-depth 2:1 --max-depth 4 The description is nested deeper than the limit of 2 allows.",
    ],
    [
      "a.yaml",
      { values: 6 },
      "a: &x {b: 1}\nc: {<<: *x, d: *x}",
      "alias-bomb -:-  The document cannot be expanded: its aliases expand to 7 values.",
    ],
  ])("a text in %s beyond the limits %j is refused, with what to ask for", (file, limits, text, wanted) => {
    const { value, told, messages } = parse(file, text, { ...defaultLimits, ...limits });
    const found = told.map(
      (each, index) =>
        `${each.split(" ").slice(0, 2).join(" ")} ${/--\S+ \d+/.exec(each)?.[0] ?? ""} ${messages[index]}`,
    );
    expect([value, found]).toEqual([undefined, [wanted]]);
  });
});
