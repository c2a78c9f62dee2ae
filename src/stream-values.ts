import { IncompleteStreamError, StreamError } from "./errors.js";
import type { ServerSentEvent } from "./event-parser.js";
import type { StreamSpec } from "./provider.js";
import type { Redact } from "./redact.js";
import { isErrorEnvelope, parseText, readServerError, serverReports } from "./server-error.js";
import { StreamEnd } from "./stream-end.js";

/** What no event stands for, since null is skipped: the stream says that it is over. */
export const over = null;

const keepAlive = /^(?:ping|heartbeat|keep-?alive)$/;

/** Turns events into values: JSON, in-band errors, the sentinel, and what relays send in between. */
export class StreamValues {
  readonly #sentinel: string;
  readonly #declared: boolean;
  readonly #redact: Redact;
  readonly #observe: ((value: unknown) => void) | undefined;
  readonly #end = new StreamEnd();
  #count = 0;

  constructor(spec: StreamSpec, redact: Redact, observe?: (value: unknown) => void) {
    this.#sentinel = spec.sentinel ?? "[DONE]";
    this.#declared = spec.sentinel !== undefined;
    this.#redact = redact;
    this.#observe = observe;
  }

  /** The value of one event, `undefined` where there is none, or {@link over}. Throws {@link StreamError}. */
  read({ event, data }: ServerSentEvent): unknown {
    if (data === this.#sentinel) return over;
    if (event === "error") throw this.#serverError(parseText(data).data);
    if (event !== "message" && keepAlive.test(event)) return undefined;
    let value: unknown;
    try {
      value = JSON.parse(data);
    } catch {
      // Looked at last, because nearly every event is JSON.
      const text = data.trim();
      if (text === this.#sentinel) return over;
      if (text === "") return undefined;
      throw new StreamError(`An event of ${data.length} characters is not JSON.`, { reason: "not-json" });
    }
    if (value === null) return undefined;
    if (isErrorEnvelope(value)) throw this.#serverError(value);
    this.#count += 1;
    this.#end.observe(value);
    this.#observe?.(value);
    return value;
  }

  /** To be asked when the bytes end before the sentinel: the error of a stream that is cut short. */
  incomplete(): IncompleteStreamError | undefined {
    if (this.#count > 0 && (this.#end.complete ?? !this.#declared)) return undefined;
    return new IncompleteStreamError(`The stream ended early, after ${this.#count} events.`, {
      reason: "incomplete",
      events: this.#count,
    });
  }

  #serverError(body: unknown): StreamError {
    const { message = serverReports, ...fields } = readServerError(body, this.#redact);
    return new StreamError(message, { reason: "server", ...fields });
  }
}
