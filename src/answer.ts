import type { CallState } from "./call-state.js";
import { allIssues, driftObserver, responseValidators, unknownProperty } from "./drift.js";
import { ResponseError } from "./errors.js";
import { readEvents } from "./event-reader.js";
import { readBody, readText } from "./read-body.js";
import {
  excerpt,
  isErrorEnvelope,
  isObject,
  type JsonObject,
  parseText,
  readServerError,
  serverReports,
} from "./server-error.js";
import { EventStream } from "./stream.js";
import { StreamValues } from "./stream-values.js";

const longestText = 2 ** 26;

/** Reads a success: data, file, text, nothing, or a stream that is read later. Throws {@link ResponseError}. */
export function readAnswer(state: CallState, response: Response): Promise<unknown> {
  return state.stream ? openStream(state, response) : readData(state, response);
}

async function readData(state: CallState, response: Response): Promise<unknown> {
  const { spec, client, deadline } = state;
  const isBinary = spec.response === "binary";
  const { maxResponseSize: limit = isBinary ? 2 ** 30 : longestText } = client.options;
  if (isBinary) {
    const body = await readBody(response, deadline, limit);
    return body instanceof Blob ? body : deadline.guard(body.blob());
  }
  const text = await readText(response, deadline, limit);
  if (spec.response === "text") return text;
  if (spec.response === "none") return undefined;
  const data = parseJson(state, text, response);
  driftObserver(state, "response")?.(data);
  return data;
}

function parseJson(state: CallState, text: string, { status, headers }: Response): unknown {
  const { redact } = state;
  const fail = (message: string, reason: ResponseError["reason"], fields?: object) =>
    new ResponseError(redact(message), { status, reason, ...fields });
  const { isJson, isPage, data } = parseText(text, headers);
  if (data === "" && !isJson) throw fail("The answer is empty.", "empty");
  if (isPage) throw fail(`The answer is a page, not JSON: ${data}`, "not-json", { body: redact(String(data)) });
  // Broken JSON may hold anything that the caller asked for, so only its length is told.
  if (!isJson) throw fail(`The answer (${text.length} characters) is not JSON.`, "not-json");
  if (!isErrorEnvelope(data) || isKnown(data, state)) return data;
  const { message = serverReports, ...fields } = readServerError(data, redact);
  throw fail(message, "server", { ...fields, body: excerpt(text, redact) });
}

/** The operation's description knows fields that look like an error: a failed response is data. */
function isKnown(data: JsonObject, state: CallState): boolean {
  const { result: validator } = responseValidators(state);
  if (!validator) return data.id !== undefined && data.object !== "error";
  return allIssues(validator.validate(data, { strict: true })).every(({ severity, code, path }) =>
    code === unknownProperty ? !/^error/.test(String(path[0])) : severity === "warning",
  );
}

async function openStream(state: CallState, response: Response): Promise<EventStream<unknown>> {
  const { spec, controller, deadline, redact } = state;
  const { stream = {} } = spec;
  const type = response.headers.get("content-type") ?? "";
  const { body } = response;
  if (body && !/html/.test(type) && (stream.type || !/[/+]json\b/.test(type))) {
    deadline.stopClock();
    const values = new StreamValues(stream, redact, driftObserver(state, "event"));
    return new EventStream(readEvents(state, body, values), response, controller);
  }
  // A server that does not stream answers with the whole: it is delivered as one event.
  const data = asChunk(parseJson(state, await readText(response, deadline, longestText), response));
  deadline.close();
  return new EventStream(once(data), response, controller);
}

async function* once<T>(value: T): AsyncGenerator<T, undefined> {
  yield value;
}

/** A whole chat completion has `message` where a chunk has `delta`; code that reads chunks finds it under both. */
function asChunk(data: unknown): unknown {
  if (!isObject(data) || !Array.isArray(data.choices)) return data;
  const choices = data.choices.map((choice: unknown) =>
    isObject(choice) && isObject(choice.message) ? { delta: choice.message, ...choice } : choice,
  );
  return { ...data, choices };
}
