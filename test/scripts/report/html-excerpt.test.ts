import { describe, expect, it } from "vitest";
import { markDifferences } from "../../../scripts/report/html-excerpt.js";

const lines = (...texts: readonly string[]) => texts.map((text) => ({ text }));
const list = (...values: readonly string[]) => [{ text: "values: ", values }];

describe("excerpts side by side", () => {
  it("excerpts side by side mark the lines that only one side has", () => {
    expect(markDifferences({ base: lines("data:", "  type: <T>"), revision: lines("data?:", "  type: <T>") })).toEqual([
      "<del>data:</del>\n  type: &lt;T&gt;",
      "<ins>data?:</ins>\n  type: &lt;T&gt;",
    ]);
  });

  it("excerpts side by side mark single values of lists, whatever stands in them", () => {
    expect(markDifferences({ base: list('"a, b"', '"c"'), revision: list('"c"', '"b"') })).toEqual([
      "values: <del>&quot;a, b&quot;</del>, &quot;c&quot;",
      "values: &quot;c&quot;, <ins>&quot;b&quot;</ins>",
    ]);
  });

  it("excerpts side by side mark a list that the other side has not", () => {
    expect(markDifferences({ base: list('"a"'), revision: lines("type: string") })).toEqual([
      "<del>values: &quot;a&quot;</del>",
      "<ins>type: string</ins>",
    ]);
  });

  it("excerpts side by side are not there for what has no schema", () => {
    expect(markDifferences(undefined)).toEqual([undefined, undefined]);
  });
});
