import { type CallState, describe } from "../transport/call-state.js";
import { ConnectionError, TimeoutError } from "../transport/errors.js";
import type { MakeParser } from "../transport/provider.js";
import { makeEventParser, type ServerSentEvent, type StreamSyntax } from "./event-parser.js";
import { done } from "./events.js";
import { openSource, type ReadResult } from "./stream-source.js";
import type { StreamValues } from "./stream-values.js";

type Result = IteratorResult<unknown, undefined>;

/** Where the values of a stream come from. */
export interface EventSource {
  readonly body: ReadableStream<Uint8Array>;
  readonly values: StreamValues;
  readonly syntax: StreamSyntax;
  /** In place of that of events. */
  readonly makeParser?: MakeParser | undefined;
}

interface Ending {
  readonly error?: unknown;
  /** What to do with the connection; nothing when it has ended. */
  readonly how?: "drain";
}

/**
 * Iterates over the values of an event stream. Written by hand instead of as an async generator: the events of one piece
 * are read together and handed out without suspending, which halves the cost of an event.
 */
export function readEvents(
  state: CallState,
  { body, values, syntax, makeParser }: EventSource,
): AsyncIterator<unknown, undefined> {
  const { maxEventSize: limit, incompleteStream } = state.client.options;
  const queue: unknown[] = [];
  let head = 0;
  /** What comes after the queue. */
  let ending: Ending | undefined;
  const limits = { maxLineLength: limit, maxEventLength: limit };
  const missing = () => (incompleteStream === "end" ? undefined : values.incomplete());
  const take = (event: ServerSentEvent) => {
    if (ending || !values.read(event, queue)) return;
    const error = values.isEmpty ? missing() : undefined;
    ending = error ? { error } : { how: "drain" };
  };
  const parser = (makeParser ?? makeEventParser)(take, limits, syntax);
  const decoder = new TextDecoder();
  const source = openSource(state, body);
  let turn: Promise<unknown> | undefined;

  const fill = ({ value, done: isLast }: ReadResult): void => {
    queue.length = 0;
    head = 0;
    try {
      parser.feed(decoder.decode(value, { stream: !isLast }));
      if (!isLast) return;
      values.ended = true;
      parser.end();
      const error = missing();
      ending ??= error ? { error } : {};
    } catch (error) {
      ending ??= { error };
    }
  };
  const step = async (): Promise<Result> => {
    try {
      for (;;) {
        if (source.failure) throw source.failure;
        if (source.closed) return done;
        if (head < queue.length) return { done: false, value: queue[head++] };
        if (ending?.error !== undefined) throw ending.error;
        if (ending) source.close(ending.how);
        else fill(await source.read());
      }
    } catch (error) {
      const cause = source.failure ?? error;
      source.failure = undefined;
      source.close("hang-up");
      // Nothing but the end was missing.
      if (values.complete && (cause instanceof ConnectionError || cause instanceof TimeoutError)) return done;
      throw describe(state, cause);
    }
  };
  /** Calls that come while an earlier one waits for bytes wait behind it. */
  const enqueue = (): Promise<Result> => {
    const result = turn ? turn.then(step) : step();
    const own = result.then(endTurn, endTurn);
    function endTurn(): void {
      if (turn === own) turn = undefined;
    }
    turn = own;
    return result;
  };
  const next = (): Promise<Result> =>
    turn || source.closed || head === queue.length ? enqueue() : Promise.resolve({ done: false, value: queue[head++] });
  /** Closes the connection; `break` in a loop calls it. */
  const stop = async (): Promise<Result> => {
    source.close(ending && ending.error === undefined ? ending.how : "hang-up");
    return done;
  };
  return { next, return: stop };
}
