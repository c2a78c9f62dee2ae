/** One event of a stream, after the HTML standard, section 9.2 "Server-sent events". */
export interface ServerSentEvent {
  /** The event's type; `message` when the stream names none. */
  readonly event: string;
  /** The `data` lines, joined by line feeds. */
  readonly data: string;
  /** The last event ID so far; it persists from event to event. */
  readonly id: string;
  /** The last reconnection time so far, in milliseconds; absent until the stream gives one. */
  readonly retry?: number;
}

/** Bounds in UTF-16 code units, which keep a stream without line ends from filling memory. */
export interface EventLimits {
  /** Longest line. Default 16 Mi. */
  readonly maxLineLength?: number | undefined;
  /** Longest data of one event. Default 32 Mi. */
  readonly maxEventLength?: number | undefined;
}

/** `events`: the lines are fields of events; `lines`: each line is the data of an event (newline-delimited JSON). */
export type StreamSyntax = "events" | "lines";

/** A line or an event exceeds its bound. */
export class EventLimitError extends RangeError {}

const lineFeed = 10;
const space = 32;

/**
 * Text in, events out. Takes the text in any pieces; each character is looked at once, and an unfinished line is only
 * appended to, so that the time is linear in the text however it is split.
 */
export class EventParser {
  readonly #emit: (event: ServerSentEvent) => void;
  readonly #lines: boolean;
  readonly #maxLine: number;
  readonly #maxEvent: number;
  #line = "";
  #afterReturn = false;
  #data: string | undefined;
  #event = "";
  #id = "";
  #retry: { readonly retry?: number } = {};

  constructor(
    emit: (event: ServerSentEvent) => void,
    { maxLineLength = 2 ** 24, maxEventLength = 2 ** 25 }: EventLimits = {},
    syntax: StreamSyntax = "events",
  ) {
    this.#emit = emit;
    this.#lines = syntax === "lines";
    this.#maxLine = maxLineLength;
    this.#maxEvent = maxEventLength;
  }

  /** Takes the next piece of text. Throws {@link EventLimitError}. */
  feed(text: string): void {
    if (text === "") return;
    let start = this.#afterReturn && text.charCodeAt(0) === lineFeed ? 1 : 0;
    this.#afterReturn = false;
    let feed = text.indexOf("\n", start);
    let ret = text.indexOf("\r", start);
    while (feed !== -1 || ret !== -1) {
      const isReturn = ret !== -1 && (feed === -1 || ret < feed);
      const end = isReturn ? ret : feed;
      this.#endLine(text.slice(start, end));
      start = end + 1;
      if (isReturn) {
        if (start === text.length) this.#afterReturn = true;
        else if (feed === start) start += 1;
        ret = text.indexOf("\r", start);
      }
      if (feed !== -1 && feed < start) feed = text.indexOf("\n", start);
    }
    if (start < text.length) this.#append(text.slice(start));
  }

  /** Ends the text: an unfinished line and an unfinished event count, because relays forget the last line ends. */
  end(): void {
    if (this.#line !== "") this.#endLine("");
    this.#dispatch();
  }

  #append(rest: string): void {
    this.#line = bounded(this.#line + rest, this.#maxLine);
  }

  #endLine(rest: string): void {
    let line = rest;
    if (this.#line !== "") {
      this.#append(rest);
      line = this.#line;
      this.#line = "";
    }
    if (this.#lines) {
      this.#data = line.trim() === "" ? undefined : line;
      this.#dispatch();
    } else if (line === "") this.#dispatch();
    else if (line.startsWith("data:")) this.#addData(line.slice(line.charCodeAt(5) === space ? 6 : 5));
    else this.#setField(line);
  }

  #setField(line: string): void {
    // A comment is a field without a name.
    const [, name, value = ""] = /^([^:]*):? ?(.*)$/s.exec(line) ?? [];
    if (name === "event") this.#event = value;
    else if (name === "data") this.#addData(value);
    else if (name === "id" && !value.includes("\0")) this.#id = value;
    else if (name === "retry" && /^[0-9]+$/.test(value)) this.#retry = { retry: Number(value) };
  }

  #addData(value: string): void {
    this.#data = bounded(this.#data === undefined ? value : `${this.#data}\n${value}`, this.#maxEvent);
  }

  #dispatch(): void {
    const data = this.#data;
    const event = this.#event || "message";
    this.#event = "";
    if (data === undefined) return;
    this.#data = undefined;
    this.#emit({ event, data, id: this.#id, ...this.#retry });
  }
}

function bounded(text: string, limit: number): string {
  if (text.length > limit) throw new EventLimitError(`The stream has more than ${limit} characters in one piece.`);
  return text;
}
