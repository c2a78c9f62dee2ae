import { AbortError, type ConcordError, TimeoutError } from "./errors.js";

/** Longer delays make timers fire at once. */
const longestTimer = 2 ** 31 - 1;

/**
 * Everything that can stop one call: the caller's signal, the total time, and the time of the current attempt. It holds
 * one listener and at most two timers, all gone after {@link close}.
 */
export class Deadline {
  /** Why the whole call is over, once it is. */
  stopped: ConcordError | undefined;
  readonly #signal: AbortSignal | undefined;
  readonly #end: number;
  #controller: AbortController | undefined;
  #total: ReturnType<typeof setTimeout> | undefined;
  #attempt: ReturnType<typeof setTimeout> | undefined;
  #reject: ((error: ConcordError) => void) | undefined;

  constructor(signal: AbortSignal | undefined, timeout: number) {
    this.#signal = signal;
    this.#end = isLimit(timeout) ? performance.now() + timeout : Number.POSITIVE_INFINITY;
    if (signal?.aborted) this.#onAbort();
    signal?.addEventListener("abort", this.#onAbort);
    if (isLimit(timeout)) {
      this.#total = setTimeout(() => this.#stop(timeoutError("total", timeout)), timeout);
    }
  }

  /** Milliseconds until the total time is over. */
  get remaining(): number {
    return this.#end - performance.now();
  }

  /** Starts an attempt; its controller aborts the request and the reading of the answer. */
  begin(timeout: number): AbortController {
    clearTimeout(this.#attempt);
    const controller = new AbortController();
    this.#controller = controller;
    if (this.stopped) controller.abort(this.stopped);
    if (isLimit(timeout)) {
      this.#attempt = setTimeout(() => this.#interrupt(timeoutError("attempt", timeout)), timeout);
    }
    return controller;
  }

  /** Settles with the work, or earlier with the reason to stop; also for a `fetch` that ignores its signal. */
  guard<T>(work: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.stopped) reject(this.stopped);
      this.#reject = reject;
      work.then(resolve, reject);
    });
  }

  /** Waits, unless the call is stopped meanwhile. */
  async wait(milliseconds: number): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    try {
      await this.guard(
        new Promise<void>((resolve) => {
          timer = setTimeout(resolve, milliseconds);
        }),
      );
    } finally {
      clearTimeout(timer);
    }
  }

  /** From here on the call takes as long as it likes; the caller's signal still stops it. */
  stopClock(): void {
    clearTimeout(this.#total);
    clearTimeout(this.#attempt);
  }

  /** The call is over. */
  close(): void {
    this.stopClock();
    this.#signal?.removeEventListener("abort", this.#onAbort);
    this.#reject = undefined;
  }

  readonly #onAbort = (): void => this.#stop(new AbortError("The call was aborted."));

  #stop(error: ConcordError): void {
    this.stopped ??= error;
    this.#interrupt(this.stopped);
  }

  #interrupt(error: ConcordError): void {
    this.#reject?.(error);
    this.#controller?.abort(error);
  }
}

export function timeoutError(kind: TimeoutError["kind"], timeout: number): TimeoutError {
  const what = { total: "The call took", attempt: "The attempt took", idle: "The stream was silent for" }[kind];
  return new TimeoutError(`${what} more than ${timeout} ms.`, { kind, timeout });
}

/** Whether a time is one: 0 and infinity stand for none. */
export function isLimit(timeout: number): boolean {
  return timeout > 0 && timeout <= longestTimer;
}
