import type { Origin, Report } from "../base/diagnostics.js";
import { allDigits, isRounded } from "../base/digits.js";
import { type JsonObject, join } from "../base/json.js";
import { walkDocument } from "../spec/walk.js";
import { keywordsOfNumbers } from "./read/keywords-of-numbers.js";
import type { SourceFiles } from "./read/source-files.js";

interface LongNumber {
  readonly at: Origin;
  readonly keyword: string;
  readonly read: number;
  readonly written: string;
}

/**
 * The numbers in schemas of which JavaScript writes other digits than the description does, and how it writes them. Tells once, of
 * the first, where they are others for it: doubles hold whole numbers up to 2^53, and beyond only some of them.
 */
export function readLongNumbers(
  document: JsonObject,
  originOf: (pointer: string) => Origin,
  { sources, report }: { readonly sources: SourceFiles; readonly report: Report },
): ReadonlyMap<number, string> {
  const found: LongNumber[] = [];
  const look = (schema: JsonObject, pointer: string, keyword: string) => {
    for (const read of [schema[keyword]].flat()) {
      if (typeof read !== "number") continue;
      const at = originOf(join(pointer, keyword));
      const written = sources.longNumbersIn(at.file).get(read);
      if (written !== undefined) found.push({ at, keyword, read, written });
    }
  };
  if (sources.hasLongNumbers())
    walkDocument(document, ({ kind, value, pointer }) => {
      if (kind !== "schema") return;
      for (const keyword in value) if (keywordsOfNumbers.has(keyword)) look(value, pointer, keyword);
    });
  const [first, ...more] = found.filter(({ written, read }) => isRounded(written, read));
  if (first) tell(first, more, report);
  return new Map([...found].reverse().map(({ read, written }) => [read, written]));
}

function tell({ at, keyword, read, written }: LongNumber, { length }: readonly LongNumber[], report: Report): void {
  const others = length === 0 ? "" : `, and ${length} more ${length === 1 ? "number is" : "numbers are"} rounded`;
  report({
    code: "number-rounded",
    at,
    message: `The ${written} of "${keyword}" is read as ${allDigits(read)}${others}: JavaScript has no such number.`,
    hint: "Numbers that are read as one are not told apart. Up to 9007199254740991 whole numbers are read as they are.",
  });
}
