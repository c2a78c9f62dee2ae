import { readEvents } from "../stream/event-reader.js";
import { Events } from "../stream/events.js";
import { StreamValues } from "../stream/stream-values.js";
import type { CallState } from "../transport/call-state.js";
import { ResponseError } from "../transport/errors.js";
import { longestText, readText } from "../transport/read-body.js";
import {
  excerpt,
  isBareError,
  isErrorEnvelope,
  isObject,
  type JsonObject,
  parseText,
  readServerError,
  rewritten,
  serverReports,
} from "../transport/server-error.js";
import { driftObserver, responseValidators } from "./drift.js";

/** Reads a success: data, file, text, nothing, or a stream that is read later. Throws {@link ResponseError}. */
export function readAnswer(state: CallState, response: Response): Promise<unknown> {
  if (state.mayStream && /event-stream/i.test(response.headers.get("content-type") ?? "")) state.stream = true;
  return state.stream ? openStream(state, response) : readData(state, response);
}

async function readData(state: CallState, response: Response): Promise<unknown> {
  const { spec, client, deadline, asked } = state;
  const { maxResponseSize: limit } = client.options;
  const { status } = response;
  const json = (text: string) => {
    // The status says what there is to say: it has been created, or will be. The call has succeeded.
    if (text === "" && (status === 201 || status === 202)) return undefined;
    const data = parseJson(state, text, response);
    driftObserver(state, "response")?.(data);
    return data;
  };
  return asked && spec.forms
    ? spec.forms.read({ response, asked, deadline, limit, json })
    : json(await readText(response, deadline, limit ?? longestText));
}

function parseJson(state: CallState, text: string, { status, headers }: Response): unknown {
  const { redact } = state;
  const fail = (message: string, reason: ResponseError["reason"], fields?: object) =>
    new ResponseError(message, { status, reason, ...fields });
  const { isJson, isPage, data } = parseText(text, headers);
  if (data === "" && !isJson) throw fail("The answer is empty.", "empty");
  if (isPage) {
    const page = excerpt(String(data), redact, 200);
    throw fail(`The answer is a page, not JSON: ${page}`, "not-json", { body: page });
  }
  // Broken JSON may hold anything that the caller asked for, so only its length is told.
  if (!isJson) {
    throw fail(`The answer (${text.length} characters, ${headers.get("content-type")}) is not JSON.`, "not-json");
  }
  const isWhole = Boolean(state.spec.stream || state.spec.page?.items.length);
  if (isWhole && !isObject(data)) throw fail("The answer is no object.", "not-json", readServerError(data, redact));
  const isBare = isWhole && isBareError(data);
  if (!(isBare || isErrorEnvelope(data)) || state.spec.data?.(data) || (!isBare && isKnown(data, state))) return data;
  const { message = serverReports, ...fields } = readServerError(data, redact);
  throw fail(message, "server", { ...fields, body: excerpt(rewritten(data), redact) });
}

/** The operation's description knows fields that look like an error: a failed response is data. */
function isKnown(data: JsonObject, state: CallState): boolean {
  const { result, watch } = responseValidators(state) ?? {};
  return watch && result ? watch.knows(result, data) : data["id"] !== undefined && data["object"] !== "error";
}

async function openStream(state: CallState, response: Response): Promise<AsyncIterable<unknown>> {
  const { spec, deadline, redact } = state;
  const { controller } = deadline;
  const { stream = {} } = spec;
  const { as: Stream = Events, value: whole = (data: unknown) => data } = stream;
  const type = response.headers.get("content-type") ?? "";
  const { body } = response;
  const read = (bytes: ReadableStream<Uint8Array>) => {
    deadline.stopClock();
    const values = new StreamValues(stream, redact, driftObserver(state, "event"));
    const syntax = stream.parse ? "events" : stream.type && !/event-stream/i.test(type) ? "lines" : "mixed";
    return new Stream(
      readEvents(state, { body: bytes, values, syntax, makeParser: stream.parser }),
      response,
      controller,
    );
  };
  if (body && !/html/i.test(type) && (stream.type || !/[/+]json\b/i.test(type))) return read(body);
  // A server that does not stream answers with the whole: it is delivered as one event.
  const text = await readText(response, deadline, longestText);
  const mislabelled = isEventText(text) && new Response(text).body;
  if (mislabelled) return read(mislabelled);
  const data = response.status === 200 || text ? [whole(parseJson(state, text, response))] : [];
  deadline.close();
  return new Stream(each(data), response, controller);
}

/** Framed events, or several lines of JSON. */
function isEventText(text: string): boolean {
  return /^\s*(?:(?:data|event)?:|\{.*\}\r?\n\{)/.test(text);
}

async function* each<T>(values: readonly T[]): AsyncGenerator<T, undefined> {
  for (const value of values) yield value;
}
