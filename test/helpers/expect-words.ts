import { expect } from "vitest";
import type { Diagnostic } from "../../scripts/base/diagnostics.js";

/** Each finding says in a sentence what is wrong, and what to do about it where it says that at all. */
export function expectWords(diagnostics: readonly Pick<Diagnostic, "code" | "message" | "hint">[]): void {
  const texts = diagnostics.flatMap(({ code, message, hint }) =>
    [message, ...(hint === undefined ? [] : [hint])].map((text) => `${code}: ${text}`),
  );
  expect(texts.filter((text) => !/^[\w-]+: \S(?:.|\n)*[.?!]$/.test(text))).toEqual([]);
}
