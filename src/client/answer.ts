import { readEvents } from "../stream/event-reader.js";
import { EventStream } from "../stream/stream.js";
import { asChunk, StreamValues } from "../stream/stream-values.js";
import type { CallState } from "../transport/call-state.js";
import { ResponseError } from "../transport/errors.js";
import type { AnswerForm } from "../transport/provider.js";
import { readBody, readText } from "../transport/read-body.js";
import {
  excerpt,
  isBareError,
  isErrorEnvelope,
  isObject,
  type JsonObject,
  parseText,
  readServerError,
  serverReports,
} from "../transport/server-error.js";
import { answerForm, answerForms } from "./answer-form.js";
import { allIssues, driftObserver, responseValidators, unknownProperty } from "./drift.js";

const longestText = 2 ** 26;

/** Reads a success: data, file, text, nothing, or a stream that is read later. Throws {@link ResponseError}. */
export function readAnswer(state: CallState, response: Response): Promise<unknown> {
  return state.stream ? openStream(state, response) : readData(state, response);
}

async function readData(state: CallState, response: Response): Promise<unknown> {
  const { spec, client, deadline } = state;
  const forms = answerForms(state);
  const form = answerForm(forms, response, spec.accept);
  const isBinary = form === "binary";
  const { maxResponseSize: limit = isBinary ? 2 ** 30 : longestText } = client.options;
  if (isBinary) {
    const body = await readBody(response, deadline, limit);
    const file = body instanceof Blob ? body : await deadline.guard(body.blob());
    return file.size === 0 && forms.includes("none") ? undefined : file;
  }
  const text = await readText(response, deadline, limit);
  if (form === "none" || (text === "" && isDone(forms, response))) return undefined;
  if (form === "text") return text;
  const data = parseJson(state, text, response);
  driftObserver(state, "response")?.(data);
  return data;
}

/** Nothing is an answer where that is described, and where the status says what there is to say: it has been created. */
function isDone(forms: readonly AnswerForm[], { status }: Response): boolean {
  return forms.includes("none") || status === 201 || status === 202;
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
  if (!isJson && answerForms(state).includes("text")) return text;
  // Broken JSON may hold anything that the caller asked for, so only its length is told.
  if (!isJson) throw fail(`The answer (${text.length} characters) is not JSON.`, "not-json");
  const isWhole = Boolean(state.spec.stream || state.spec.page?.items.length);
  if (isWhole && !isObject(data)) throw fail("The answer is no object.", "not-json", readServerError(data, redact));
  const isBare = isWhole && isBareError(data) && !isDescribed(data, state);
  if (!isBare && (!isErrorEnvelope(data) || isKnown(data, state))) return data;
  const { message = serverReports, ...fields } = readServerError(data, redact);
  throw fail(message, "server", { ...fields, body: excerpt(JSON.stringify(data), redact) });
}

function isDescribed(data: JsonObject, { spec }: CallState): boolean {
  return spec.data?.some((name) => data[name] !== undefined) === true;
}

/** The operation's description knows fields that look like an error: a failed response is data. */
function isKnown(data: JsonObject, state: CallState): boolean {
  if (isDescribed(data, state)) return true;
  const { result: validator } = responseValidators(state);
  if (!validator) return data.id !== undefined && data.object !== "error";
  return allIssues(validator.validate(data, { strict: true })).every(({ severity, code, path }) =>
    code === unknownProperty ? !/^error/.test(String(path[0])) : severity === "warning",
  );
}

async function openStream(state: CallState, response: Response): Promise<EventStream<unknown>> {
  const { spec, deadline, redact } = state;
  const { controller } = deadline;
  const { stream = {} } = spec;
  const type = response.headers.get("content-type") ?? "";
  const { body } = response;
  const read = (bytes: ReadableStream<Uint8Array>) => {
    deadline.stopClock();
    const values = new StreamValues(stream, redact, driftObserver(state, "event"));
    const syntax = stream.type && !/event-stream/i.test(type) ? "lines" : "mixed";
    return new EventStream(readEvents(state, { body: bytes, values, syntax }), response, controller);
  };
  if (body && !/html/i.test(type) && (stream.type || !/[/+]json\b/i.test(type))) return read(body);
  // A server that does not stream answers with the whole: it is delivered as one event.
  const text = await readText(response, deadline, longestText);
  const mislabelled = isEventText(text) && new Response(text).body;
  if (mislabelled) return read(mislabelled);
  const data = asChunk(parseJson(state, text, response));
  deadline.close();
  return new EventStream(once(data), response, controller);
}

/** Framed events, or several lines of JSON. */
function isEventText(text: string): boolean {
  return /^\s*(?:(?:data|event)?:|\{.*\}\r?\n\{)/.test(text);
}

async function* once<T>(value: T): AsyncGenerator<T, undefined> {
  yield value;
}
