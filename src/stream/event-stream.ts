import { type EventLimits, makeEventParser, type ServerSentEvent } from "./event-parser.js";

/** Where bytes come from: a response's body, or anything that can be iterated. */
export type ByteSource = AsyncIterable<Uint8Array> | ReadableStream<Uint8Array>;

/**
 * Reads server-sent events (HTML standard, section 9.2) from bytes, in time linear in their number. Unlike a browser's
 * `EventSource` it also delivers a last event that the end of the stream cuts short of its blank line. Leaving the loop
 * cancels the source. Throws what the source throws, and a `RangeError` when a limit is exceeded.
 */
export async function* parseEventStream(
  source: ByteSource,
  limits: EventLimits = {},
): AsyncGenerator<ServerSentEvent, void, undefined> {
  let events: ServerSentEvent[] = [];
  const parser = makeEventParser((event) => events.push(event), limits);
  const decoder = new TextDecoder();
  for await (const bytes of iterate(source)) {
    parser.feed(decoder.decode(bytes, { stream: true }));
    const ready = events;
    events = [];
    for (const event of ready) yield event;
  }
  parser.feed(decoder.decode());
  parser.end();
  for (const event of events) yield event;
}

/** Safari and older Chromium have no async iteration of `ReadableStream`, so a reader serves it everywhere. */
function iterate(source: ByteSource): AsyncIterable<Uint8Array> {
  return "getReader" in source ? read(source.getReader()) : source;
}

async function* read(reader: ReadableStreamDefaultReader<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
