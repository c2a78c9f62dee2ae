import { describe, expect, test } from "vitest";
import { codePoints, isWithinLimits } from "../../../../scripts/contract/model/within-limits.js";

describe("limits of listed values", () => {
  test.each([
    ["", 0],
    ["ab", 2],
    ["é日", 2],
    ["😀a😀", 3],
    ["\ud83d", 1],
    ["\ude00\ud83d", 2],
    ["\ud83d\ud83d\ude00\ude00", 3],
  ])("the text %j has %i code points", (text, count) => {
    expect(codePoints(text)).toBe(count);
    expect(codePoints(text)).toBe([...text].length);
    expect(isWithinLimits(text, { at: { file: "", pointer: "" }, notes: {}, string: { maxLength: count } })).toBe(true);
    expect(isWithinLimits(text, { at: { file: "", pointer: "" }, notes: {}, string: { minLength: count + 1 } })).toBe(
      false,
    );
  });
});
