import { expect, it } from "vitest";
import { skippedLines } from "./helpers/tell-skipped.js";

it("tests that were skipped are told by their files, in order, and nothing where there are none", () => {
  const files = new Map([
    ["test/b.test.ts", [2, 2] as const],
    ["test/none.test.ts", [0, 9] as const],
    ["test/a.test.ts", [1, 7] as const],
  ]);
  expect(skippedLines(files)).toEqual([
    "",
    "Skipped: 3 tests in 2 files. Their titles say why.",
    "  test/a.test.ts: 1 of 7",
    "  test/b.test.ts: all of 2",
  ]);
  expect(skippedLines(new Map([["test/none.test.ts", [0, 9] as const]]))).toEqual([]);
});
