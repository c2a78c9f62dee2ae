import type { JsonObject } from "../../base/json.js";

/**
 * How a part of an imported description became known: `table` for a parameter table, `example` for a command or a JSON
 * example. On an operation it tells drift that what the description lacks is unknown, not removed.
 */
export const inferredMark = "x-concord-inferred";

/** Where a part of an imported description stands on its page: `openapi/pages/example.md:12`. */
export const originMark = "x-concord-origin";

export type Reader = "table" | "example";

/** Marks the parts that are made of one page. */
export class Marker {
  constructor(private readonly file: string) {}

  mark(part: JsonObject, reader: Reader, line: number): JsonObject {
    return { ...part, [inferredMark]: reader, [originMark]: this.origin(line) };
  }

  place(part: JsonObject, line: number): JsonObject {
    return { ...part, [originMark]: this.origin(line) };
  }

  origin(line: number): string {
    return `${this.file}:${line}`;
  }
}
