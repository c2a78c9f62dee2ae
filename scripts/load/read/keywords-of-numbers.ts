import { keywordsOfKind } from "../../spec/keywords.js";

/** Keywords whose numbers are compared; those of examples may be as long as they like. */
export const keywordsOfNumbers: ReadonlySet<string> = new Set([
  ...keywordsOfKind("number", "count", "step", "values", "constant"),
  "default",
]);

/** Whether a number behind this text in its line may be one of those: not where that is another key. */
export function isBeforeNumber(before: string): boolean {
  const [, key] = /(\w+)["']?\s*:\s*$/.exec(before) ?? [];
  return key === undefined || keywordsOfNumbers.has(key);
}
