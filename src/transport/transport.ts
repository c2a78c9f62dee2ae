import type { CallState } from "./call-state.js";
import { ConcordError, ConnectionError, httpError, ResponseError } from "./errors.js";
import { readText } from "./read-body.js";
import type { Redact } from "./redact.js";
import { readRetryAfter, readShouldRetry } from "./retry.js";
import { runHooks } from "./run-hooks.js";
import { excerpt, parseText, readServerError } from "./server-error.js";
import { parseUrl } from "./url.js";

/** A request, checked and encoded, that can be sent any number of times. */
export interface PreparedRequest {
  readonly url: string;
  readonly init: RequestInit & { readonly headers: Readonly<Record<string, string>> };
}

const maxRedirects = 10;
const maxErrorBody = 64 * 1024;

/** Sends one attempt and follows redirects within the origin. Throws for everything but a success. */
export async function transport(state: CallState, { url: start, init }: PreparedRequest): Promise<Response> {
  const { signal } = state.controller;
  let url = start;
  for (let redirects = 0; ; redirects += 1) {
    const response = await sendOnce(state, url, { ...init, signal, redirect: "manual" });
    if (!isRedirect(response)) {
      if (response.ok) return response;
      throw await readHttpError(state, response);
    }
    void response.body?.cancel().catch(() => undefined);
    url = redirectTarget(url, response, { last: redirects === maxRedirects, once: state.once, body: init.body });
  }
}

async function sendOnce(state: CallState, url: string, init: RequestInit): Promise<Response> {
  const { client, deadline } = state;
  if (!client.options.middleware?.length) return deadline.guard(client.fetch(url, init));
  const request = await deadline.guard(runHooks(state, new Request(url, init), (hooks) => hooks.onRequest));
  const response = await deadline.guard(client.fetch(request));
  return deadline.guard(runHooks(state, response, (hooks) => hooks.onResponse));
}

/**
 * What a platform says of a lost connection is in its error's cause; neither is passed on as it is: it may quote headers.
 * Our own errors, which say why a connection was given up, stay as they are.
 */
export function connectionError(error: unknown, redact: Redact): ConcordError {
  if (error instanceof ConcordError) return error;
  const outer = error instanceof Error ? error : new Error(String(error));
  const { message, code }: Error & { code?: unknown } = outer.cause instanceof Error ? outer.cause : outer;
  return new ConnectionError(`The connection failed: ${excerpt(message || String(code), redact, 300)}`, {
    code: typeof code === "string" ? code : undefined,
  });
}

function isRedirect({ status, type, headers }: Response): boolean {
  return type === "opaqueredirect" || (/30[12378]/.test(String(status)) && headers.has("location"));
}

interface Redirected {
  readonly last: boolean;
  readonly once: boolean;
  readonly body: unknown;
}

/** Where a redirect leads, which must be within the origin. */
function redirectTarget(url: string, { status, headers }: Response, { last, once, body }: Redirected): string {
  const fail = (why: string) => new ResponseError(`The server redirects ${why}.`, { status, reason: "redirect" });
  if (last) throw fail("too often");
  // Browsers show nothing of a redirect that they do not follow themselves.
  const location = headers.get("location");
  const from = parseUrl(url);
  const target = location === null ? undefined : parseUrl(location, from?.href);
  if (!target || target.origin !== from?.origin) throw fail("to another origin");
  // 301 to 303 would send a POST on as a GET without its body (Fetch standard), which answers another question.
  if (body && (once || status < 304)) throw fail("and the body would be lost");
  return target.href;
}

async function readHttpError({ deadline, redact }: CallState, response: Response): Promise<Error> {
  const { status, statusText, headers } = response;
  const text = await readText(response, deadline, maxErrorBody, true);
  const { isJson, data } = parseText(text, headers);
  const { message = `${status} ${redact(statusText)}`, ...fields } = readServerError(data, redact);
  return httpError(message, {
    ...fields,
    status,
    // Written anew, JSON hides no credential behind escapes.
    body: excerpt(isJson ? JSON.stringify(data) : text, redact),
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
