import { describe, expect, it } from "vitest";
import { findBrokenJson } from "../../../scripts/base/broken-json.js";

const rows = Array.from({ length: 9 }, (_, index) => `  "row ${index}": ${index}`);

describe("a text that is no JSON", () => {
  it.each([
    [
      "a merge that left a conflict",
      ["{", "<<<<<<< ours", rows[0], "=======", rows[1], ">>>>>>> theirs", "}"],
      2,
      "conflict",
    ],
    ["a comma that is missing", ["{", `${rows[0]},`, rows[1], rows[2], "}"], 4, "comma|,"],
    ["a word", ["{", ...rows.map((row) => `${row},`), '  "row": oops,', `${rows[0]}`, "}"], 11, "no JSON"],
    ["an end too soon", ["{", `${rows[0]},`, '  "row": ['], 3, "no JSON"],
  ])("%s is told with its line", (_, lines, line, words) => {
    const found = findBrokenJson(lines.join("\n"));
    expect(found).toMatchObject({ line, message: expect.stringMatching(words) });
    expect(found?.message).not.toMatch(/position|"row/);
  });

  it("JSON that looks like a conflict inside of a text is JSON", () => {
    expect(findBrokenJson(JSON.stringify({ text: "<<<<<<< \n<<<<<<< x" }))).toBeUndefined();
  });
});
