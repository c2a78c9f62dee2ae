import { EventLimitError } from "../transport/event-limit-error.js";
import type { MakeParser } from "../transport/provider.js";
import { type EventParser, makeEventParser } from "./event-parser.js";

/** Stands before each record (RFC 7464, section 2.2). */
const recordMark = "\u001e";

/** Up to here each line is tried as the last one of its record, in characters; then as often as keeps the time linear. */
const shortRecord = 4096;

/**
 * Takes records of `application/json-seq`, which may have several lines; of a server that sends no marks, lines. Operations
 * with such streams bring it.
 */
export const makeRecordParser: MakeParser = (emit, limits) => {
  const { maxEventLength = 2 ** 25 } = limits;
  let record = "";
  let tried = 0;
  let isMarked = false;
  let lines: EventParser | undefined;
  const dispatch = (): void => {
    const data = record.trim();
    record = "";
    tried = 0;
    if (data !== "") emit({ event: "message", data, id: "" });
  };
  /** A record need not wait for the one after it. */
  const isWhole = (): boolean => {
    if (!record.endsWith("\n") || (record.length > shortRecord && record.length < 1.5 * tried)) return false;
    tried = record.length;
    return isJson(record);
  };
  return {
    feed(text) {
      const [first = "", ...others] = text.split(recordMark);
      if (!isMarked && first.trim() !== "") lines ??= makeEventParser(emit, limits, "lines");
      if (lines) return lines.feed([first, ...others].join("\n"));
      isMarked ||= others.length > 0;
      record += first;
      for (const other of others) {
        dispatch();
        record = other;
      }
      if (record.length > maxEventLength)
        throw new EventLimitError(`The stream has more than ${maxEventLength} characters in one piece.`);
      if (isWhole()) dispatch();
    },
    end() {
      if (lines) lines.end();
      else dispatch();
    },
  };
};

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
