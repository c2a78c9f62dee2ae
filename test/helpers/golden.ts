import { readFileSync, writeFileSync } from "node:fs";
import { expect } from "vitest";

/** Goldens are read by people, and written only on request, never in CI. */
const update = process.env.UPDATE_GOLDEN === "1" && process.env.CI === undefined;

/** Holds blocks of lines against a text file; one that is missing is a failure. */
export function compareGolden(file: URL, blocks: readonly (readonly string[])[]): void {
  const text = `${blocks.map((lines) => lines.join("\n")).join("\n\n")}\n`;
  if (update) writeFileSync(file, text);
  expect(text).toBe(readFileSync(file, "utf8"));
}
