import { EventLimitError } from "../transport/event-limit-error.js";

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

/**
 * `events`: the lines are fields of events; `lines`: each line is the data of an event (newline-delimited JSON); `mixed`:
 * fields, and JSON that begins a line is an event too, because relays put errors and chunks there unframed.
 */
export type StreamSyntax = "events" | "lines" | "mixed";

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
  let isUnframed = false;
  let event = "";
  let id = "";
  let retry: number | undefined;

  const dispatch = (whole: string | undefined): void => {
    if (whole !== undefined) {
      checkLength(whole.length, maxEventLength);
      const fields = { event: event || "message", data: whole, id };
      emit(retry === undefined ? fields : { ...fields, retry });
    }
    event = "";
    data = undefined;
    isUnframed = false;
  };
  const addData = (value: string): void => {
    data = data === undefined ? value : `${data}\n${value}`;
    checkLength(data.length, maxEventLength);
  };
  const readField = (line: string): void => {
    // A comment is a field without a name.
    const [, name, value = ""] = /^([^:]*):? ?(.*)$/s.exec(line) ?? [];
    if (name === "data") addData(value);
    else if (name === "event") event = value;
    else if (name === "id" && !value.includes("\0")) id = value;
    else if (name === "retry" && /^\d+$/.test(value)) retry = Number(value);
  };
  const readLine = (line: string): void => {
    checkLength(line.length, maxLineLength);
    if (syntax === "lines") dispatch(line.trim() || undefined);
    else if (line === "") dispatch(data);
    else if (isUnframed) addData(line);
    else if (syntax === "mixed" && line.startsWith("{")) {
      dispatch(data);
      addData(line);
      isUnframed = !line.endsWith("}");
      if (!isUnframed) dispatch(data);
    } else readField(line);
  };
  const isWhole = (text: string, start: number): boolean =>
    unfinished === "" && data === undefined && syntax !== "lines" && text.startsWith("data: ", start);
  return {
    feed(text) {
      if (text === "") return;
      const rest = afterReturn && text.startsWith("\n") ? text.slice(1) : text;
      afterReturn = text.endsWith("\r");
      const lines = rest.includes("\r") ? rest.replace(/\r\n?/g, "\n") : rest;
      let start = 0;
      for (let end = lines.indexOf("\n"); end !== -1; end = lines.indexOf("\n", start)) {
        // Most events are one line of data and a blank one, and need none of the state.
        if (lines.charCodeAt(end + 1) === lineFeed && isWhole(lines, start)) {
          checkLength(end - start, maxLineLength);
          dispatch(lines.slice(start + 6, end));
          start = end + 2;
        } else {
          readLine(unfinished + lines.slice(start, end));
          unfinished = "";
          start = end + 1;
        }
      }
      unfinished += lines.slice(start);
      checkLength(unfinished.length, maxLineLength);
    },
    end() {
      if (unfinished) readLine(unfinished);
      dispatch(data);
    },
  };
}

const lineFeed = 10;

function checkLength(length: number, limit: number): void {
  if (length > limit) throw new EventLimitError(`The stream has more than ${limit} characters in one piece.`);
}
