import { StreamError } from "../transport/errors.js";

/**
 * The events of an answer that comes in pieces. It can be iterated once; leaving the loop closes the connection.
 * Iterating throws `StreamError`, `IncompleteStreamError`, `ConnectionError`, `TimeoutError` or `AbortError`; it never
 * just ends when the answer is not whole.
 */
export class Events<T> implements AsyncIterable<T> {
  /** Aborting it closes the connection; the iteration throws `AbortError`. */
  declare readonly controller: AbortController;
  /** Status and headers. The body belongs to this object. */
  declare readonly response: Response;
  readonly #iterator: AsyncIterator<T, undefined>;
  #used = false;

  constructor(iterator: AsyncIterator<T, undefined>, response: Response, controller: AbortController) {
    this.#iterator = iterator;
    this.response = response;
    this.controller = controller;
  }

  [Symbol.asyncIterator](): AsyncIterator<T, undefined> {
    if (this.#used) {
      throw new StreamError("The stream can be read once.", { reason: "used" });
    }
    this.#used = true;
    return this.#iterator;
  }
}

/** The end of an iteration. */
export const done = { done: true, value: undefined } as const;
