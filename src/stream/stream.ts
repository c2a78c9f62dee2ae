import { accumulate, type FinalMessage } from "./accumulate.js";
import { done, Events } from "./events.js";

/**
 * The typed events of an answer that comes in pieces. It can be iterated once ({@link tee} makes two of it); leaving the
 * loop closes the connection. Iterating throws `StreamError`, `IncompleteStreamError`, `ConnectionError`, `TimeoutError`
 * or `AbortError`; it never just ends when the answer is not whole.
 */
export class EventStream<T> extends Events<T> {
  /** Two streams of the same events. Events that only one of them has read are kept for the other. */
  tee(): [EventStream<T>, EventStream<T>] {
    const source = this[Symbol.asyncIterator]();
    const first: Branch<T> = { kept: [] };
    const second: Branch<T> = { kept: [] };
    const branch = (own: Branch<T>, other: Branch<T>) =>
      new EventStream(readBranch(source, own, other), this.response, this.controller);
    return [branch(first, second), branch(second, first)];
  }

  /** The events as lines of JSON in bytes, to be passed on as the body of another answer. */
  toReadableStream(): ReadableStream<Uint8Array> {
    const iterator = this[Symbol.asyncIterator]();
    const encoder = new TextEncoder();
    return new ReadableStream({
      async pull(controller) {
        const next = await iterator.next();
        if (next.done) controller.close();
        else controller.enqueue(encoder.encode(`${JSON.stringify(next.value)}\n`));
      },
      async cancel() {
        await iterator.return?.();
      },
    });
  }

  /** Reads to the end: the text of the first choice, or of the response. A `StreamError` carries the `partialText`. */
  async finalText(): Promise<string> {
    return (await accumulate(this)).content ?? "";
  }

  /** Reads to the end: the first choice's message with its text, tool calls and any further fields put together. */
  async finalMessage(): Promise<FinalMessage> {
    return accumulate(this);
  }
}

interface Branch<T> {
  /** What the other branch has read and this one has not; absent once this one is closed. */
  kept?: Promise<IteratorResult<T, undefined>>[] | undefined;
}

function readBranch<T>(
  source: AsyncIterator<T, undefined>,
  own: Branch<T>,
  other: Branch<T>,
): AsyncIterator<T, undefined> {
  return {
    async next() {
      if (!own.kept) return done;
      const kept = own.kept.shift();
      if (kept) return kept;
      const next = source.next();
      next.catch(() => undefined);
      other.kept?.push(next);
      return next;
    },
    async return() {
      own.kept = undefined;
      if (!other.kept) await source.return?.();
      return done;
    },
  };
}
