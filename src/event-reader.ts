import { type CallState, describe } from "./call-state.js";
import { startTimer, type Timer } from "./deadline.js";
import { AbortError, ConcordError } from "./errors.js";
import { EventParser, type ServerSentEvent } from "./event-parser.js";
import { done } from "./stream.js";
import { over, type StreamValues } from "./stream-values.js";
import { connectionError } from "./transport.js";

/** Time for a server to close its answer after the sentinel, so that the connection can be used again. */
const grace = 50;

/**
 * Iterates over the values of an event stream. Written by hand instead of as an async generator: what has arrived is
 * handed out without suspending, which halves the cost of an event.
 */
export class EventReader<T> implements AsyncIterator<T, undefined> {
  readonly #state: CallState;
  readonly #values: StreamValues;
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  readonly #parser: EventParser;
  readonly #decoder = new TextDecoder();
  readonly #queue: ServerSentEvent[] = [];
  #head = 0;
  #ended = false;
  #closed = false;
  #turn: Promise<unknown> | undefined;
  #abort: AbortError | ConcordError | undefined;
  #interrupt: ((error: ConcordError) => void) | undefined;
  #waitingSince = 0;
  #timer: Timer;

  constructor(state: CallState, body: ReadableStream<Uint8Array>, values: StreamValues) {
    const { controller, client, spec } = state;
    const { maxEventSize: limit } = client.options;
    this.#state = state;
    this.#values = values;
    this.#reader = body.getReader();
    const limits = { maxLineLength: limit, maxEventLength: limit };
    this.#parser = new EventParser((event) => this.#queue.push(event), limits, spec.stream?.type ? "lines" : "events");
    if (controller.signal.aborted) this.#onAbort();
    controller.signal.addEventListener("abort", this.#onAbort);
  }

  next(): Promise<IteratorResult<T, undefined>> {
    if (this.#turn) return this.#turn.then(() => this.next());
    if (this.#closed) return this.#abort ? this.#fail(this.#abort) : Promise.resolve(done);
    try {
      const ready = this.#take();
      if (ready) return Promise.resolve(ready);
    } catch (error) {
      return this.#fail(error);
    }
    const result = this.#pull().catch((error: unknown) => this.#fail(error));
    this.#turn = result.then(this.#endTurn, this.#endTurn);
    return result;
  }

  /** Closes the connection; `break` in a loop calls it. */
  return(): Promise<IteratorResult<T, undefined>> {
    this.#close(true);
    return Promise.resolve(done);
  }

  readonly #endTurn = (): void => {
    this.#turn = undefined;
  };

  /** The next value among the events that have arrived; `undefined` when there is none. */
  #take(): IteratorResult<T, undefined> | undefined {
    while (this.#head < this.#queue.length) {
      const event = this.#queue[this.#head];
      this.#head += 1;
      if (event === undefined) continue;
      const value = this.#values.read(event);
      if (value === over) return this.#finish();
      if (value !== undefined) return { done: false, value: value as T };
    }
    this.#empty();
    if (!this.#ended) return undefined;
    const incomplete = this.#values.incomplete();
    if (incomplete && this.#state.client.options.incompleteStream !== "end") throw incomplete;
    this.#close(false);
    return done;
  }

  #empty(): void {
    this.#queue.length = 0;
    this.#head = 0;
  }

  async #pull(): Promise<IteratorResult<T, undefined>> {
    for (;;) {
      const { value, done: ended } = await this.#read();
      if (ended) {
        this.#ended = true;
        this.#parser.feed(this.#decoder.decode());
        this.#parser.end();
      } else this.#parser.feed(this.#decoder.decode(value, { stream: true }));
      const ready = this.#take();
      if (ready) return ready;
    }
  }

  /** Rejects on abort by itself, because the body of a custom `fetch` may not know the signal. */
  #read(): Promise<ReadableStreamReadResult<Uint8Array>> {
    return new Promise((resolve, reject) => {
      this.#interrupt = reject;
      if (this.#abort) reject(this.#abort);
      this.#waitingSince = performance.now();
      const { streamIdleTimeout = 120_000 } = this.#state.options;
      if (this.#timer === undefined) this.#watch(streamIdleTimeout);
      const settled = (result: ReadableStreamReadResult<Uint8Array>) => {
        this.#interrupt = undefined;
        resolve(result);
      };
      this.#reader.read().then(settled, (error: unknown) => reject(connectionError(error, this.#state.redact)));
    });
  }

  /** One timer that looks how long the current read has been waiting, instead of one timer per read. */
  #watch(limit: number, delay?: number): void {
    const check = (error: ConcordError) => {
      this.#timer = undefined;
      if (!this.#interrupt) return;
      const left = this.#waitingSince + limit - performance.now();
      if (left > 0) this.#watch(limit, left);
      else this.#interrupt(error);
    };
    this.#timer = startTimer("idle", limit, check, delay);
  }

  readonly #onAbort = (): void => {
    const { reason } = this.#state.controller.signal;
    this.#abort = reason instanceof ConcordError ? reason : new AbortError("The stream was aborted.");
    this.#interrupt?.(this.#abort);
    this.#close(true);
  };

  #fail(error: unknown): Promise<never> {
    this.#abort = undefined;
    this.#close(true);
    return Promise.reject(describe(this.#state, error));
  }

  /** The sentinel has come: whatever follows is not read, but a connection that is about to end is left to end. */
  #finish(): typeof done {
    this.#close(false);
    if (this.#ended) return done;
    const timer = setTimeout(() => this.#hangUp(), grace);
    const settled = (result?: ReadableStreamReadResult<Uint8Array>) => {
      clearTimeout(timer);
      if (!result?.done) this.#hangUp();
    };
    this.#reader.read().then(settled, () => settled());
    return done;
  }

  #close(hangUp: boolean): void {
    if (this.#closed) return;
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#empty();
    this.#state.controller.signal.removeEventListener("abort", this.#onAbort);
    if (hangUp && !this.#ended) this.#hangUp();
    this.#state.deadline.close();
  }

  #hangUp(): void {
    this.#reader.cancel().catch(() => undefined);
    this.#state.controller.abort();
  }
}
