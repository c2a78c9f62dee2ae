import { isObject, type JsonObject, join, own } from "../json.js";
import type { DocumentReader } from "./document-reader.js";

/** What an extension of an operation says of its stream. */
export interface StreamHint {
  /** The boolean request property that asks for the stream. */
  readonly flag?: string;
  /** True where the answer is always a stream. */
  readonly always: boolean;
  /** The schema of an event, as it is written. */
  readonly event?: { readonly written: unknown; readonly pointer: string };
  /** The schema of the answer that is no stream, as it is written. */
  readonly plain?: { readonly written: unknown; readonly pointer: string };
  readonly sentinel?: string;
  readonly mediaType?: string;
}

/** Reads `x-concord-stream` or `x-fern-streaming`. */
export function readStreamHint(reader: DocumentReader, operation: JsonObject, pointer: string): StreamHint | undefined {
  const concord = reader.object(operation, "x-concord-stream");
  if (concord !== undefined) return readConcord(reader, concord, join(pointer, "x-concord-stream"));
  const fern = own(operation, "x-fern-streaming");
  if (fern === true) return { always: true };
  return isObject(fern) ? readFern(reader, fern, join(pointer, "x-fern-streaming")) : undefined;
}

/** `{ flag, event, sentinel }`, where `event` is a reference. */
function readConcord(reader: DocumentReader, hint: JsonObject, pointer: string): StreamHint {
  const [flag, event, sentinel] = ["flag", "event", "sentinel"].map((key) => reader.text(hint, key));
  return {
    always: false,
    ...(flag === undefined ? {} : { flag }),
    ...(event === undefined ? {} : { event: { written: { $ref: event }, pointer: join(pointer, "event") } }),
    ...(sentinel === undefined ? {} : { sentinel }),
  };
}

/** `{ stream-condition, response, response-stream, format, terminator }` (Fern, server-sent events and JSON streaming). */
function readFern(reader: DocumentReader, hint: JsonObject, pointer: string): StreamHint {
  const flag = reader.text(hint, "stream-condition")?.replace(/^\$request\./, "");
  const sentinel = reader.text(hint, "terminator");
  const format = reader.text(hint, "format");
  const schemaAt = (key: string) => ({ written: own(hint, key), pointer: join(pointer, key) });
  return {
    always: flag === undefined,
    ...(flag === undefined ? {} : { flag }),
    ...(own(hint, "response-stream") === undefined ? {} : { event: schemaAt("response-stream") }),
    ...(own(hint, "response") === undefined ? {} : { plain: schemaAt("response") }),
    ...(sentinel === undefined ? {} : { sentinel }),
    ...(format === undefined ? {} : { mediaType: format === "sse" ? "text/event-stream" : "application/x-ndjson" }),
  };
}
