import { IncompleteStreamError, StreamError } from "../transport/errors.js";
import type { StreamSpec } from "../transport/provider.js";
import type { Redact } from "../transport/redact.js";
import {
  isBareError,
  isErrorEnvelope,
  isObject,
  parseText,
  readServerError,
  serverReports,
} from "../transport/server-error.js";
import type { ServerSentEvent } from "./event-parser.js";
import { StreamEnd } from "./stream-end.js";

const keepAlive = /^(?:ping|heartbeat|keep-?alive)$/i;

/** Turns events into values: JSON, in-band errors, the sentinel, and what relays send in between. */
export class StreamValues {
  /** No more bytes will come: what is not JSON was cut short. */
  ended = false;
  readonly #spec: StreamSpec;
  readonly #sentinel: string;
  readonly #redact: Redact;
  readonly #observe: ((value: unknown) => void) | undefined;
  readonly #end = new StreamEnd();
  #count = 0;
  /** The bytes ended inside of a value. */
  #cut = false;

  constructor(spec: StreamSpec, redact: Redact, observe?: (value: unknown) => void) {
    this.#spec = spec;
    this.#sentinel = spec.sentinel ?? "[DONE]";
    this.#redact = redact;
    this.#observe = observe;
  }

  /** Appends the values of one event, mostly one; true when it says that the stream is over. Throws {@link StreamError}. */
  read({ event, data }: ServerSentEvent, values: unknown[]): boolean {
    if (data === this.#sentinel) return true;
    if (event !== "message") {
      if (/^(?:error|exception)$/i.test(event)) throw this.#serverError(parseText(data).data);
      if (keepAlive.test(event)) return false;
    }
    const { type, parse, named, data: described } = this.#spec;
    let value: unknown;
    try {
      value = parse ? parse(data, event) : JSON.parse(data);
    } catch {
      return this.#readText(data.trim(), values);
    }
    // In a stream of chunks they keep the connection alive; among lines, or texts, they are values.
    if (!(type ?? parse) && (value ?? "") === "") return false;
    if (value === this.#sentinel) return true;
    if ((isErrorEnvelope(value) || isBareError(value)) && !described?.(value)) throw this.#serverError(value);
    this.#count += 1;
    this.#end.observe(value);
    if (named) value = named(event, value);
    this.#observe?.(value);
    values.push(asChunk(value));
    return false;
  }

  /** Whether the values say that nothing is missing. */
  get complete(): boolean {
    return this.#end.complete === true;
  }

  /** Whether nothing came where something must: a list of lines may be empty. */
  get isEmpty(): boolean {
    return this.#count === 0 && !this.#spec.type;
  }

  /** To be asked when the bytes end before the sentinel: the error of a stream that is cut short. */
  incomplete(): IncompleteStreamError | undefined {
    const { sentinel } = this.#spec;
    if (!this.isEmpty && (this.#end.complete ?? !(sentinel || this.#cut))) return undefined;
    return new IncompleteStreamError(`The stream ended early, after ${this.#count} events.`, {
      reason: "incomplete",
      events: this.#count,
    });
  }

  /** Relays send pings as data, frame events twice, or forget the blank line between them. */
  #readText(text: string, values: unknown[]): boolean {
    if (text.toLowerCase() === this.#sentinel.toLowerCase()) return true;
    if (text === "" || text.startsWith(":") || keepAlive.test(text)) return false;
    const lines = text.replace(/^(?:data:\s*)+/, "").split("\n");
    if (lines[0] !== text) return lines.some((data) => this.read({ event: "message", data, id: "" }, values));
    this.#cut = this.ended;
    if (this.#cut) return false;
    throw new StreamError(`An event of ${text.length} characters is not JSON.`, { reason: "not-json" });
  }

  #serverError(body: unknown): StreamError {
    const { message = serverReports, ...fields } = readServerError(body, this.#redact);
    return new StreamError(message, { reason: "server", ...fields });
  }
}

/** A whole chat completion has `message` where a chunk has `delta`; code that reads chunks finds it under both. */
export function asChunk(data: unknown): unknown {
  if (!isObject(data) || data["object"] === "chat.completion.chunk" || !Array.isArray(data["choices"])) return data;
  const choices: readonly unknown[] = data["choices"];
  const isWhole = (choice: unknown) => isObject(choice) && isObject(choice["message"]);
  if (!choices.some(isWhole)) return data;
  return {
    ...data,
    choices: choices.map((choice) => (isObject(choice) ? { delta: choice["message"], ...choice } : choice)),
  };
}
