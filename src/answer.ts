import type { ApiResult } from "./api-promise.js";
import type { ClientContext } from "./client-context.js";
import type { Deadline } from "./deadline.js";
import { driftObserver } from "./drift.js";
import { ConcordError, ResponseError } from "./errors.js";
import { EventReader } from "./event-reader.js";
import type { OperationSpec } from "./provider.js";
import { readBlob, readText } from "./read-body.js";
import type { Redact } from "./redact.js";
import { excerpt, htmlText, isObject, readServerError } from "./server-error.js";
import { EventStream } from "./stream.js";
import { StreamValues } from "./stream-values.js";
import { connectionError, readRequestId } from "./transport.js";

export interface AnswerContext {
  readonly client: ClientContext;
  readonly spec: OperationSpec;
  /** The answer is to be a stream. */
  readonly stream: boolean;
  readonly streamIdleTimeout: number;
  readonly deadline: Deadline;
  readonly controller: AbortController;
  readonly redact: Redact;
  readonly describe: (error: unknown) => ConcordError;
}

const mebi = 1024 * 1024;

/** Reads a success: data, file, text, nothing, or a stream that is read later. Throws {@link ResponseError}. */
export async function readAnswer(response: Response, context: AnswerContext): Promise<ApiResult<unknown>> {
  const requestId = readRequestId(response.headers, context.redact);
  try {
    const data = await (context.stream ? openStream(response, context) : readData(response, context));
    return { data, response, requestId };
  } catch (error) {
    throw error instanceof ConcordError ? error : connectionError(error, context.redact);
  }
}

async function readData(response: Response, context: AnswerContext): Promise<unknown> {
  const { spec, client, deadline } = context;
  const limit = client.options.maxResponseSize;
  if (spec.response === "binary") return readBlob(response, deadline, limit ?? 1024 * mebi);
  const text = await readText(response, deadline, limit ?? 64 * mebi);
  if (spec.response === "text") return text;
  if (spec.response === "none") return undefined;
  const data = parseJson(text, response, context);
  observer("response", response, context)?.(data);
  return data;
}

function observer(kind: "response" | "event", response: Response, { spec, client, redact }: AnswerContext) {
  const validator = kind === "event" ? spec.stream?.event : spec.result;
  return driftObserver(kind, validator, client.reportDrift?.(spec), readRequestId(response.headers, redact));
}

function parseJson(text: string, response: Response, context: AnswerContext): unknown {
  const { status, headers } = response;
  const fail = (message: string, reason: ResponseError["reason"], fields: object = {}) =>
    new ResponseError(context.redact(message), { status, reason, ...fields });
  if (text.trim() === "") throw fail("The answer is empty.", "empty");
  const type = headers.get("content-type") ?? "unknown";
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    const isHtml = type.includes("html") || /^\s*</.test(text);
    // Broken JSON may hold anything that the caller asked for, so only its length is told.
    if (!isHtml) throw fail(`The answer (${type}, ${text.length} characters) is not JSON.`, "not-json");
    const page = context.redact(htmlText(text));
    throw fail(`The answer is an HTML page, not JSON: ${page}`, "not-json", { body: page });
  }
  if (!isErrorObject(data, context.spec)) return data;
  const { message, ...fields } = readServerError(data, context.redact);
  throw fail(message ?? "The server reports an error.", "server", { ...fields, body: excerpt(text, context.redact) });
}

/** An error with a success status, unless the operation's description knows a field of that name. */
function isErrorObject(data: unknown, spec: OperationSpec): boolean {
  if (!isObject(data)) return false;
  const name = typeof data.error_code === "string" ? "error_code" : "error";
  const looksLikeError =
    data.object === "error" || isObject(data.error) || (typeof data[name] === "string" && data[name] !== "");
  if (!looksLikeError) return false;
  if (spec.result === undefined) return !(typeof data.id === "string" && typeof data.object === "string");
  const result = spec.result.validate(data);
  return !result.ok || result.warnings.some(({ code, path }) => code === "unknown-property" && path[0] === name);
}

async function openStream(response: Response, context: AnswerContext): Promise<EventStream<unknown>> {
  const spec = context.spec.stream ?? {};
  const type = response.headers.get("content-type") ?? "";
  if (/html/.test(type) || (/[/+]json\b/.test(type) && spec.type === undefined) || response.body === null) {
    return singleEvent(response, context);
  }
  const { client, controller, deadline } = context;
  deadline.stopClock();
  const { maxEventSize, incompleteStream = "error" } = client.options;
  const reader = new EventReader<unknown>({
    body: response.body,
    controller,
    values: new StreamValues(spec, context.redact, observer("event", response, context)),
    syntax: spec.type === undefined ? "events" : "lines",
    limits: { maxLineLength: maxEventSize, maxEventLength: maxEventSize },
    idleTimeout: context.streamIdleTimeout,
    incomplete: incompleteStream,
    broken: (error) => connectionError(error, context.redact),
    describe: context.describe,
    onClose: () => deadline.close(),
  });
  return new EventStream(reader, response, controller);
}

/** A server that does not stream answers with the whole: it is delivered as one event. */
async function singleEvent(response: Response, context: AnswerContext): Promise<EventStream<unknown>> {
  const text = await readText(response, context.deadline, context.client.options.maxResponseSize ?? 64 * mebi);
  const data = asChunk(parseJson(text, response, context));
  async function* once(): AsyncGenerator<unknown, undefined> {
    yield data;
  }
  context.deadline.close();
  return new EventStream(once(), response, context.controller);
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
