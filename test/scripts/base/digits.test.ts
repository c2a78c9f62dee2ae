import { expect, test } from "vitest";
import { allDigits, isRounded, longNumbers, longNumbersIn } from "../../../scripts/base/digits.js";

test("numbers are found that JavaScript writes with other digits, as they are written", () => {
  const text = `a: 9223372036854775807, b: [-9223372036854775808,9007199254740991], c: 0.1000000000000000000001
d: 9223372036854776000, e: 0.012598046106750154, f: 1.50000000000000000, g: id-12345678901234567890, h: 12345678901234567890x`;
  expect([...longNumbers(longNumbersIn(text, () => true))]).toEqual(
    [
      [9223372036854775807n, "9223372036854775807"],
      [-9223372036854775808n, "-9223372036854775808"],
      [0.1, "0.1000000000000000000001"],
    ].map(([read, written]) => [Number(read), written]),
  );
});

test("numbers are found wherever they begin, and only behind what is asked for", () => {
  for (let before = 0; before < 40; before++) {
    const text = `${" ".repeat(before)}9223372036854775807`;
    expect([...longNumbersIn(`x\n${text}`, (line) => line === " ".repeat(before))]).toHaveLength(1);
  }
  expect([...longNumbersIn("a: 1\nb: 9223372036854775807", (line) => line === "a: ")]).toEqual([]);
});

test.each([
  ["9223372036854775807", true, "9223372036854775808"],
  ["9223372036854775808", false, "9223372036854775808"],
  ["-9223372036854775807", true, "-9223372036854775808"],
  ["9007199254740993", true, "9007199254740992"],
  ["0.1000000000000000000001", true, "0.1"],
  ["0.500000000000000000", false, "0.5"],
] as const)("%s is rounded or not", (written, rounded, digits) => {
  expect(isRounded(written, Number(written))).toBe(rounded);
  expect(allDigits(Number(written))).toBe(digits);
});
