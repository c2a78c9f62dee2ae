import type { CallState } from "./call-state.js";
import { startTimer, type Timer } from "./deadline.js";
import { AbortError, ConcordError } from "./errors.js";
import { connectionError } from "./transport.js";

/** Time for a server to close its answer after the sentinel, so that the connection can be used again. */
const grace = 50;

type Piece = ReadableStreamReadResult<Uint8Array>;

/** The bytes of a stream's answer. */
export interface StreamSource {
  /** Rejects on abort by itself, because the body of a custom `fetch` may not know the signal, and on silence. */
  read(): Promise<Piece>;
  /** The first call counts. `drain` leaves a connection that is about to end to end. */
  close(how?: "hang-up" | "drain"): void;
  readonly closed: boolean;
  /** Why it was closed, where the caller has not been told yet. */
  aborted: ConcordError | undefined;
}

/** Opens a body for reading. Nothing is left of it after {@link StreamSource.close}. */
export function openSource(state: CallState, body: ReadableStream<Uint8Array>): StreamSource {
  const { controller, deadline, options, redact } = state;
  const { signal } = controller;
  const { streamIdleTimeout: limit = 120_000 } = options;
  const reader = body.getReader();
  let interrupt: ((error: ConcordError) => void) | undefined;
  let waitingSince = 0;
  let timer: Timer;

  /** One timer that looks how long the current read has been waiting, instead of one timer per read. */
  const watch = (delay?: number): void => {
    const check = (error: ConcordError) => {
      timer = undefined;
      if (!interrupt) return;
      const left = waitingSince + limit - performance.now();
      if (left > 0) watch(left);
      else interrupt(error);
    };
    timer = startTimer("idle", limit, check, delay);
  };
  const hangUp = (): void => {
    reader.cancel().catch(() => undefined);
    controller.abort();
  };
  const drain = (): void => {
    const late = setTimeout(hangUp, grace);
    const settled = (piece?: Piece) => {
      clearTimeout(late);
      if (!piece?.done) hangUp();
    };
    reader.read().then(settled, () => settled());
  };
  const onAbort = (): void => {
    const { reason } = signal;
    source.aborted = reason instanceof ConcordError ? reason : new AbortError("The stream was aborted.");
    interrupt?.(source.aborted);
    source.close("hang-up");
  };
  const source = {
    closed: false,
    aborted: undefined as ConcordError | undefined,
    read: () =>
      new Promise<Piece>((resolve, reject) => {
        interrupt = reject;
        if (source.aborted) reject(source.aborted);
        waitingSince = performance.now();
        if (timer === undefined) watch();
        const settled = (piece: Piece) => {
          interrupt = undefined;
          resolve(piece);
        };
        reader.read().then(settled, (error: unknown) => reject(connectionError(error, redact)));
      }),
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
  signal.addEventListener("abort", onAbort);
  return source;
}
