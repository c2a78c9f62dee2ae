import { expect, it } from "vitest";
import { kindOf } from "../../../../scripts/contract/build/keyword-reader.js";

it("a text that stands for something else is told whole, or with a sign that it was cut", () => {
  expect(kindOf("a".repeat(40))).toBe(`"${"a".repeat(40)}"`);
  expect(kindOf("a".repeat(41))).toBe(`"${"a".repeat(39)}…"`);
});
