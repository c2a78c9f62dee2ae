import type { JsonObject } from "../../base/json.js";
import { inferredMark, pageOriginMark } from "../../spec/extensions.js";

/** How a part became known: from a parameter table, or from a command or a JSON example. */
export type Reader = "table" | "example";

/** Marks the parts that are made of one page. */
export class Marker {
  constructor(private readonly file: string) {}

  mark(part: JsonObject, reader: Reader, line: number): JsonObject {
    return { ...part, [inferredMark]: reader, [pageOriginMark]: this.origin(line) };
  }

  place(part: JsonObject, line: number): JsonObject {
    return { ...part, [pageOriginMark]: this.origin(line) };
  }

  origin(line: number): string {
    return `${this.file}:${line}`;
  }
}
