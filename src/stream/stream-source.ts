import type { CallState } from "../transport/call-state.js";
import { connectionError } from "../transport/connection-error.js";
import { startTimer, type Timer } from "../transport/deadline.js";
import { AbortError, ConcordError } from "../transport/errors.js";

/** Time for a server to close its answer after the sentinel, so that the connection can be used again. */
const grace = 50;

/** What a reader of bytes brings. */
export interface ReadResult {
  readonly value?: Uint8Array | undefined;
  readonly done: boolean;
}

/** The bytes of a stream's answer. */
export interface StreamSource {
  /** Throws `ConnectionError`. When the source is closed meanwhile, it brings the end. */
  read(): Promise<ReadResult>;
  /** The first call counts. `drain` leaves a connection that is about to end to end. */
  close(how?: "hang-up" | "drain"): void;
  readonly closed: boolean;
  /** Why it closed itself, on abort or on silence, where the caller has not been told yet. */
  failure: ConcordError | undefined;
}

/** Opens a body for reading. Nothing is left of it after {@link StreamSource.close}. */
export function openSource(state: CallState, body: ReadableStream<Uint8Array>): StreamSource {
  const { deadline, options, redact } = state;
  const { controller } = deadline;
  const { signal } = controller;
  const { streamIdleTimeout: limit = 120_000 } = options;
  const reader = body.getReader();
  // A stream that nobody reads holds its connection no longer than one that is silent.
  let waitingSince: number | undefined = performance.now();
  let timer: Timer;

  /** One timer that looks how long the current read has been waiting, instead of one timer per read. */
  const watch = (delay?: number): void => {
    const check = (error: ConcordError) => {
      timer = undefined;
      if (waitingSince === undefined) return;
      const left = waitingSince + limit - performance.now();
      if (left > 0) watch(left);
      else fail(error);
    };
    timer = startTimer("idle", limit, check, delay);
  };
  const hangUp = (): void => {
    reader.cancel().catch(() => undefined);
    controller.abort();
  };
  const drain = (): void => {
    const late = setTimeout(hangUp, grace);
    const rest = reader.read().catch(() => undefined);
    void rest.then((piece) => {
      clearTimeout(late);
      if (!piece?.done) hangUp();
    });
  };
  /** Cancelling ends a pending read at once, also in the body of a custom `fetch` that does not know the signal. */
  const fail = (error: ConcordError): void => {
    source.failure = error;
    source.close("hang-up");
  };
  const onAbort = (): void => {
    const { reason } = signal;
    fail(reason instanceof ConcordError ? reason : new AbortError("The stream was aborted.", { cause: reason }));
  };
  const source = {
    closed: false,
    failure: undefined as ConcordError | undefined,
    async read() {
      waitingSince = performance.now();
      if (timer === undefined) watch();
      try {
        return await reader.read();
      } catch (error) {
        throw connectionError(error, redact);
      } finally {
        waitingSince = undefined;
      }
    },
    close(how?: "hang-up" | "drain"): void {
      if (source.closed) return;
      source.closed = true;
      clearTimeout(timer);
      signal.removeEventListener("abort", onAbort);
      if (how === "hang-up") hangUp();
      if (how === "drain") drain();
      deadline.close();
    },
  };
  if (signal.aborted) onAbort();
  else watch();
  signal.addEventListener("abort", onAbort);
  return source;
}
