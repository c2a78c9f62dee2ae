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

export interface EventParser {
  /** Takes the next piece of text. Throws {@link EventLimitError}. */
  feed(text: string): void;
  /** Ends the text: an unfinished line and an unfinished event count, because relays forget the last line ends. */
  end(): void;
}

/**
 * Text in, events out. Takes the text in any pieces; an unfinished line is only appended to, so that the time is linear
 * in the text however it is split.
 */
export function makeEventParser(
  emit: (event: ServerSentEvent) => void,
  { maxLineLength = 2 ** 24, maxEventLength = 2 ** 25 }: EventLimits = {},
  syntax: StreamSyntax = "events",
): EventParser {
  let unfinished = "";
  let afterReturn = false;
  let data: string | undefined;
  let event = "";
  let id = "";
  let retry: Pick<ServerSentEvent, "retry"> = {};

  const dispatch = (): void => {
    if (data !== undefined) emit({ event: event || "message", data, id, ...retry });
    event = "";
    data = undefined;
  };
  const addData = (value: string): void => {
    data = bounded(data === undefined ? value : `${data}\n${value}`, maxEventLength);
  };
  const readField = (line: string): void => {
    // A comment is a field without a name.
    const [, name, value = ""] = /^([^:]*):? ?(.*)$/s.exec(line) ?? [];
    if (name === "data") addData(value);
    else if (name === "event") event = value;
    else if (name === "id" && !value.includes("\0")) id = value;
    else if (name === "retry" && /^\d+$/.test(value)) retry = { retry: Number(value) };
  };
  const readLine = (line: string): void => {
    if (syntax === "lines") data = line.trim() ? line : undefined;
    if (syntax === "lines" || line === "") dispatch();
    else if (line.startsWith("data: ")) addData(line.slice(6));
    else readField(line);
  };
  return {
    feed(text) {
      if (text === "") return;
      const lines = text
        .slice(afterReturn && text.startsWith("\n") ? 1 : 0)
        .replaceAll("\r\n", "\n")
        .replaceAll("\r", "\n")
        .split("\n");
      afterReturn = text.endsWith("\r");
      const rest = lines.pop() ?? "";
      for (const line of lines) {
        readLine(bounded(unfinished + line, maxLineLength));
        unfinished = "";
      }
      unfinished = bounded(unfinished + rest, maxLineLength);
    },
    end() {
      if (unfinished) readLine(unfinished);
      dispatch();
    },
  };
}

function bounded(text: string, limit: number): string {
  if (text.length > limit) throw new EventLimitError(`The stream has more than ${limit} characters in one piece.`);
  return text;
}
