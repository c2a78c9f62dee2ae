import type { CallState } from "./call-state.js";
import { type HttpError, httpError } from "./errors.js";
import { readText } from "./read-body.js";
import type { Redact } from "./redact.js";
import { readRetryAfter, readShouldRetry } from "./retry.js";
import { excerpt, parseText, readServerError, rewritten } from "./server-error.js";

const maxErrorBody = 64 * 1024;

/** Passes a success on. Throws {@link HttpError} for everything else. */
export async function checkStatus(state: CallState, response: Response): Promise<Response> {
  if (response.ok) return response;
  throw await readHttpError(state, response);
}

async function readHttpError(state: CallState, response: Response): Promise<HttpError> {
  const { deadline, redact } = state;
  const { status, statusText, headers } = response;
  const text = await readText(response, deadline, maxErrorBody, true);
  state.refusal = { response, text };
  const { isJson, data } = parseText(text, headers);
  const { message = `${status} ${excerpt(statusText, redact, 200)}`, ...fields } = readServerError(data, redact);
  return httpError(message, {
    ...fields,
    status,
    body: excerpt(isJson ? rewritten(data) : text, redact),
    retryAfter: readRetryAfter(headers),
    shouldRetry: readShouldRetry(headers),
    requestId: readRequestId(headers, redact),
  });
}

/** The server's name for the request, under the names in use. */
export function readRequestId(headers: Headers, redact: Redact): string | undefined {
  const id = headers.get("x-request-id") ?? headers.get("request-id") ?? headers.get("x-oneapi-request-id");
  return id === null ? undefined : excerpt(id, redact, 200);
}
