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
  #total: Timer;
  #attempt: Timer;
  #reject: ((error: ConcordError) => void) | undefined;

  constructor(signal: AbortSignal | undefined, timeout: number) {
    this.#signal = signal;
    this.#end = performance.now() + (timeout > 0 ? timeout : longestTimer);
    if (signal?.aborted) this.#onAbort();
    signal?.addEventListener("abort", this.#onAbort);
    this.#total = startTimer("total", timeout, (error) => this.#stop(error));
  }

  /** Milliseconds until the total time is over. */
  get remaining(): number {
    return this.#end - performance.now();
  }

  /** Of the current attempt: aborts the request and the reading of the answer. */
  get controller(): AbortController {
    if (!this.#controller) {
      this.#controller = new AbortController();
      if (this.stopped) this.#controller.abort(this.stopped);
    }
    return this.#controller;
  }

  /** Starts an attempt, with a controller of its own. */
  begin(timeout: number): void {
    clearTimeout(this.#attempt);
    this.#controller = undefined;
    this.#attempt = startTimer("attempt", timeout, (error) => this.#interrupt(error));
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
    let timer: Timer;
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

  readonly #onAbort = (): void => this.#stop(new AbortError("The call was aborted.", { cause: this.#signal?.reason }));

  #stop(error: ConcordError): void {
    this.stopped ??= error;
    this.#interrupt(this.stopped);
  }

  #interrupt(error: ConcordError): void {
    this.#reject?.(error);
    this.#controller?.abort(error);
  }
}

export type Timer = ReturnType<typeof setTimeout> | undefined;

/** Calls back with the error after `delay`, which is the limit unless part of it is over. 0 and infinity are no limits. */
export function startTimer(
  kind: TimeoutError["kind"],
  timeout: number,
  onTimeout: (error: TimeoutError) => void,
  delay: number = timeout,
): Timer {
  if (!(timeout > 0 && timeout <= longestTimer)) return undefined;
  const message = `The ${kind} time limit of ${timeout} ms is over.`;
  return setTimeout(() => onTimeout(new TimeoutError(message, { kind, timeout })), delay);
}
