import { makeEventParser } from "../stream/event-parser.js";
import { openSource } from "../stream/stream-source.js";
import { type CallState, describe } from "../transport/call-state.js";
import { attemptError } from "../transport/connection-error.js";
import { ResponseError } from "../transport/errors.js";
import { longestText, readText } from "../transport/read-body.js";
import type { Redact } from "../transport/redact.js";
import { parseText } from "../transport/server-error.js";
import { driftObserver } from "./drift.js";

/**
 * A success for whoever asked for it. JSON is read within the call's time; anything else goes on piece by piece, as long as
 * none of its pauses is too long.
 */
export async function passOn(state: CallState, response: Response): Promise<Response> {
  const { deadline, redact, client } = state;
  const type = response.headers.get("content-type") ?? "";
  const { body } = response;
  if (body === null) {
    deadline.close();
    return response;
  }
  if (!/[/+]json\b/.test(type) || /event-stream/.test(type)) {
    const watched = withBody(response, watchBody(state, body, type));
    return Object.defineProperty(watched, "url", { value: response.url });
  }
  try {
    const text = await readText(response, deadline, client.options.maxResponseSize ?? longestText);
    driftObserver(state, "response")?.(parseText(text).data);
    deadline.close();
    return withText(response, text);
  } catch (error) {
    throw attemptError(error, redact, response.status);
  }
}

/** The answer to give for a failure: what was read of it, without credentials. */
export function refusalOf({ response, text }: NonNullable<CallState["refusal"]>, redact: Redact): Response {
  const { status, statusText } = response;
  const headers = [...headersFor(response)].map(([name, value]): [string, string] => [name, redact(value)]);
  return new Response(redact(text) || null, { status, statusText: redact(statusText), headers });
}

interface Read {
  readonly text: string;
  isUsed: boolean;
  body?: Response["body"];
}

const reads = new WeakMap<Response, Read>();

/**
 * The response that the text was read from, as if it had not been read: another one would cost as much as the rest of a
 * call, and most ask for the text or its JSON.
 */
function withText(response: Response, text: string): Response {
  reads.set(response, { text, isUsed: false });
  return Object.setPrototypeOf(response, readPrototype);
}

/** What it does in place of what a response does. No class: types of platforms differ in which members are accessors. */
const readAgain: object & ThisType<Response> = {
  get bodyUsed(): boolean {
    return readOf(this).isUsed;
  },
  get body(): Response["body"] {
    const read = readOf(this);
    read.body ??= whole(this).body;
    return read.body;
  },
  clone(): Response {
    return withText(whole(this), readOf(this).text);
  },
  async text(): Promise<string> {
    return use(this).text;
  },
  async json(): Promise<unknown> {
    return JSON.parse(use(this).text);
  },
  arrayBuffer(): Promise<ArrayBuffer> {
    use(this);
    return whole(this).arrayBuffer();
  },
  blob(): Promise<Blob> {
    use(this);
    return whole(this).blob();
  },
  async bytes(): Promise<Uint8Array> {
    return new Uint8Array(await this.arrayBuffer());
  },
};

const readPrototype: object = /* @__PURE__ */ (() =>
  Object.create(Response.prototype, Object.getOwnPropertyDescriptors(readAgain)))();

function readOf(response: Response): Read {
  return reads.get(response) ?? { text: "", isUsed: true };
}

function use(response: Response): Read {
  return Object.assign(readOf(response), { isUsed: true });
}

function whole(response: Response): Response {
  return withBody(response, readOf(response).text || null);
}

function withBody(response: Response, body: RequestInit["body"] | null): Response {
  const { status, statusText } = response;
  return new Response(body, { status, statusText, headers: headersFor(response) });
}

/** Without what is said of the bytes that came, which have been unpacked. */
function headersFor({ headers }: Response): Headers {
  const kept = new Headers(headers);
  kept.delete("content-encoding");
  kept.delete("content-length");
  return kept;
}

/** The pieces of a body, while silence and the caller's signal can end it. */
function watchBody(state: CallState, body: ReadableStream<Uint8Array>, type: string): ReadableStream<Uint8Array> {
  const { client, deadline } = state;
  const { maxResponseSize: limit = Number.POSITIVE_INFINITY } = client.options;
  const source = openSource(state, body);
  const observe = eventObserver(state, type);
  let size = 0;
  deadline.stopClock();
  const pull = async (controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> => {
    const { value, done } = await source.read().catch((error) => {
      throw source.failure ?? describe(state, error);
    });
    if (source.failure) throw describe(state, source.failure);
    size += value?.byteLength ?? 0;
    if (size > limit) {
      source.close("hang-up");
      throw new ResponseError(`The answer is longer than ${limit} bytes.`, { status: 200, reason: "too-large" });
    }
    observe?.(value);
    if (value) controller.enqueue(value);
    if (!done) return;
    source.close();
    controller.close();
  };
  // Nothing is read ahead, so that only pauses of the server count.
  return new ReadableStream({ pull, cancel: () => source.close("hang-up") }, { highWaterMark: 0 });
}

/** Takes the bytes of an event stream, and at its end nothing; absent when nobody listens. */
function eventObserver(state: CallState, type: string): ((bytes: Uint8Array | undefined) => void) | undefined {
  const observe = driftObserver(state, "event");
  if (!observe || !/event-stream|ndjson|jsonl/.test(type)) return undefined;
  const decoder = new TextDecoder();
  const parser = makeEventParser(
    ({ data }) => {
      const { isJson, data: value } = parseText(data);
      if (isJson) observe(value);
    },
    { maxEventLength: state.client.options.maxEventSize, maxLineLength: state.client.options.maxEventSize },
    /event-stream/.test(type) ? "mixed" : "lines",
  );
  return (bytes) => {
    try {
      parser.feed(decoder.decode(bytes, { stream: bytes !== undefined }));
      if (bytes === undefined) parser.end();
    } catch {
      // What is too long to look at is the caller's to judge.
    }
  };
}
