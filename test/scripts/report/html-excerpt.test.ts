import { describe, expect, it } from "vitest";
import { markDifferences } from "../../../scripts/report/html-excerpt.js";

describe("excerpts side by side", () => {
  it("mark the lines that only one side has", () => {
    expect(markDifferences({ base: "data:\n  type: <T>", revision: "data?:\n  type: <T>" })).toEqual([
      "<del>data:</del>\n  type: &lt;T&gt;",
      "<ins>data?:</ins>\n  type: &lt;T&gt;",
    ]);
  });

  it("mark single values of lists", () => {
    expect(markDifferences({ base: 'values: "a", "b"', revision: 'values: "b", "c"' })).toEqual([
      "values: <del>&quot;a&quot;</del>, &quot;b&quot;",
      "values: &quot;b&quot;, <ins>&quot;c&quot;</ins>",
    ]);
  });

  it("are not there for what has no schema", () => {
    expect(markDifferences(undefined)).toEqual([undefined, undefined]);
  });
});
