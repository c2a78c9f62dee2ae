import { describe, expect, it } from "vitest";
import { mapUnlessSame, mapValuesUnlessSame, withParts } from "../../../scripts/base/unless-same.js";

const raised = (value: number): number => (value > 1 ? value + 1 : value);

describe("what changes is copied, and nothing else", () => {
  it("in lists of any length", () => {
    const [low, high] = [
      [0, 1],
      [0, 2, 1],
    ];
    expect(mapUnlessSame(low, raised)).toBe(low);
    expect(mapUnlessSame(high, raised)).toEqual([0, 3, 1]);
    expect(high).toEqual([0, 2, 1]);
  });

  it("in maps, the order of which stays", () => {
    const low = new Map([["a", 1]]);
    const high = new Map([
      ["b", 2],
      ["a", 1],
    ]);
    expect(mapValuesUnlessSame(low, raised)).toBe(low);
    expect([...mapValuesUnlessSame(high, raised)]).toEqual([
      ["b", 3],
      ["a", 1],
    ]);
    expect(high.get("b")).toBe(2);
  });

  it("in objects, which get no part that they do not have", () => {
    const whole: { readonly a: number; readonly b?: number } = { a: 1 };
    expect(withParts(whole, { a: 1, b: undefined })).toBe(whole);
    expect(withParts(whole, { a: 2, b: undefined })).toStrictEqual({ a: 2 });
    expect(whole).toStrictEqual({ a: 1 });
  });
});
