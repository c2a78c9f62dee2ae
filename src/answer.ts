import type { ApiResult } from "./api-promise.js";
import type { CallState } from "./call-state.js";
import { type DriftKind, driftObserver } from "./drift.js";
import { ResponseError } from "./errors.js";
import { EventReader } from "./event-reader.js";
import type { OperationSpec } from "./provider.js";
import { readBody, readText } from "./read-body.js";
import { excerpt, isErrorEnvelope, isObject, type JsonObject, parseText, readServerError } from "./server-error.js";
import { EventStream } from "./stream.js";
import { StreamValues } from "./stream-values.js";
import { connectionError } from "./transport.js";
import type { Validator } from "./validator.js";

const mebi = 1024 * 1024;

/** Reads a success: data, file, text, nothing, or a stream that is read later. Throws {@link ResponseError}. */
export async function readAnswer(state: CallState, response: Response): Promise<ApiResult<unknown>> {
  try {
    const data = await (state.stream ? openStream(state, response) : readData(state, response));
    return { data, response, requestId: state.requestId };
  } catch (error) {
    throw connectionError(error, state.redact);
  }
}

async function readData(state: CallState, response: Response): Promise<unknown> {
  const { spec, client, deadline } = state;
  const { maxResponseSize: limit = (spec.response === "binary" ? 1024 : 64) * mebi } = client.options;
  if (spec.response === "binary") {
    const body = await readBody(response, deadline, limit);
    return body instanceof Blob ? body : deadline.guard(body.blob());
  }
  const text = await readText(response, deadline, limit);
  if (spec.response === "text") return text;
  if (spec.response === "none") return undefined;
  const data = parseJson(state, text, response);
  observer(state, "response", spec.result)?.(data);
  return data;
}

function observer({ client, spec, requestId }: CallState, kind: DriftKind, validator: Validator<unknown> | undefined) {
  const { report } = client;
  return driftObserver(validator, report && ((issues) => report(spec, kind, issues, requestId)));
}

function parseJson({ spec, redact }: CallState, text: string, { status, headers }: Response): unknown {
  const fail = (message: string, reason: ResponseError["reason"], fields?: object) =>
    new ResponseError(redact(message), { status, reason, ...fields });
  const { isJson, isPage, data } = parseText(text, headers);
  if (data === "" && !isJson) throw fail("The answer is empty.", "empty");
  if (isPage) throw fail(`The answer is a page, not JSON: ${data}`, "not-json", { body: redact(String(data)) });
  // Broken JSON may hold anything that the caller asked for, so only its length is told.
  if (!isJson) throw fail(`The answer (${text.length} characters) is not JSON.`, "not-json");
  if (!isErrorEnvelope(data) || isKnown(data, spec)) return data;
  const { message = "The server reports an error.", ...fields } = readServerError(data, redact);
  throw fail(message, "server", { ...fields, body: excerpt(text, redact) });
}

/** The operation's description knows fields that look like an error: a failed response is data. */
function isKnown(data: JsonObject, { result: validator }: OperationSpec): boolean {
  if (!validator) return data.id !== undefined && data.object !== "error";
  const result = validator.validate(data);
  const names = ["error", "error_code"];
  return (
    result.ok &&
    !result.warnings.some(({ code, path }) => code === "unknown-property" && names.includes(String(path[0])))
  );
}

async function openStream(state: CallState, response: Response): Promise<EventStream<unknown>> {
  const { spec, controller, deadline, redact } = state;
  const { stream = {} } = spec;
  const type = response.headers.get("content-type") ?? "";
  const { body } = response;
  if (body && !/html/.test(type) && (stream.type || !/[/+]json\b/.test(type))) {
    deadline.stopClock();
    const values = new StreamValues(stream, redact, observer(state, "event", stream.event));
    return new EventStream(new EventReader(state, body, values), response, controller);
  }
  // A server that does not stream answers with the whole: it is delivered as one event.
  const data = asChunk(parseJson(state, await readText(response, deadline, 64 * mebi), response));
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
    isObject(choice) && choice.delta === undefined && isObject(choice.message)
      ? { ...choice, delta: choice.message }
      : choice,
  );
  return { ...data, choices };
}
