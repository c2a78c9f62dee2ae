import { EventLimitError, type EventLimits, type ServerSentEvent } from "./event-parser.js";

/** Reads newline-delimited JSON as if each line were the data of an event. */
export class LineParser {
  readonly #emit: (event: ServerSentEvent) => void;
  readonly #maxLine: number;
  #line = "";

  constructor(emit: (event: ServerSentEvent) => void, limits: EventLimits = {}) {
    this.#emit = emit;
    this.#maxLine = limits.maxLineLength ?? 16 * 1024 * 1024;
  }

  feed(text: string): void {
    let start = 0;
    for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", start)) {
      this.#append(text.slice(start, end));
      this.end();
      start = end + 1;
    }
    this.#append(text.slice(start));
  }

  end(): void {
    const data = this.#line.trim();
    this.#line = "";
    if (data !== "") this.#emit({ event: "message", data, id: "" });
  }

  #append(rest: string): void {
    this.#line += rest;
    if (this.#line.length > this.#maxLine) throw new EventLimitError(`A line exceeds ${this.#maxLine} characters.`);
  }
}
