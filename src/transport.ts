import createFetchClient from "openapi-fetch";
import type { Deadline } from "./deadline.js";
import { ConcordError, ConnectionError, httpError, ResponseError } from "./errors.js";
import type { Middleware, MiddlewareContext } from "./middleware.js";
import { readText } from "./read-body.js";
import type { Redact } from "./redact.js";
import { readRetryAfter, readShouldRetry } from "./retry.js";
import { excerpt, htmlText, readServerError } from "./server-error.js";

/**
 * Stands in for `Request` inside openapi-fetch: it keeps what `fetch` needs as it is, so that a `Request`, whose making
 * costs more than everything else here, is made once, by `fetch` itself, and a redirect can repeat it.
 */
export class RequestDraft {
  readonly url: string;
  readonly method: string;
  readonly init?: RequestInit;

  constructor(url: RequestInfo | URL, init: RequestInit = {}) {
    this.url = String(url);
    this.method = init.method ?? "GET";
    this.init = init;
  }
}

type AnyOperation = { parameters: { path?: Record<string, unknown> }; requestBody?: { content: { "*/*": unknown } } };
type AnyPaths = Record<string, Record<"get", AnyOperation>>;
export type FetchClient = ReturnType<typeof createFetchClient<AnyPaths>>;

export function makeFetchClient(root: string): FetchClient {
  return createFetchClient<AnyPaths>({ baseUrl: root, Request: RequestDraft as typeof Request });
}

export interface TransportOptions {
  readonly fetch: typeof globalThis.fetch;
  readonly middleware: readonly Middleware[];
  readonly context: MiddlewareContext;
  readonly deadline: Deadline;
  readonly redact: Redact;
  /** The body can be sent only once. */
  readonly once: boolean;
}

const maxRedirects = 10;
const maxErrorBody = 64 * 1024;

/** Sends one attempt and follows redirects within the origin. Throws typed errors for everything but a success. */
export async function transport(draft: RequestDraft, options: TransportOptions): Promise<Response> {
  let request = { url: draft.url, init: draft.init ?? {} };
  for (let redirects = 0; ; redirects += 1) {
    const response = await sendOnce(request.url, { ...request.init, redirect: "manual" }, options);
    if (response.type !== "opaqueredirect" && !isRedirect(response)) {
      if (response.ok) return response;
      throw await readHttpError(response, options);
    }
    void response.body?.cancel().catch(() => undefined);
    request = redirected(request, response, options.once);
    if (redirects === maxRedirects) throw redirectError(response, "The server redirects too often.");
  }
}

async function sendOnce(url: string, init: RequestInit, options: TransportOptions): Promise<Response> {
  const { fetch, middleware, context } = options;
  if (!middleware.some((hooks) => hooks.onRequest ?? hooks.onResponse)) return connect(() => fetch(url, init), options);
  let request = new Request(url, init);
  for (const hooks of middleware) {
    request = (await runHook(() => hooks.onRequest?.(request, context), options)) ?? request;
  }
  let response = await connect(() => fetch(request), options);
  for (const hooks of middleware) {
    response = (await runHook(() => hooks.onResponse?.(response, context), options)) ?? response;
  }
  return response;
}

/** A hook's failure is not a lost connection: the call ends with it and is not repeated. */
async function runHook<T>(hook: () => T | Promise<T>, { deadline, redact }: TransportOptions): Promise<T> {
  try {
    return await deadline.guard(Promise.resolve().then(hook));
  } catch (error) {
    if (error instanceof ConcordError) throw error;
    throw new ConcordError(redact(`A middleware failed: ${error instanceof Error ? error.message : String(error)}`));
  }
}

async function connect(send: () => Promise<Response>, { deadline, redact }: TransportOptions): Promise<Response> {
  try {
    return await deadline.guard(send());
  } catch (error) {
    throw error instanceof ConcordError ? error : connectionError(error, redact);
  }
}

/** What a platform says of a lost connection is in its error's cause; neither is passed on as it is: it may quote headers. */
export function connectionError(error: unknown, redact: Redact): ConnectionError {
  const { message, code } = describeCause(error);
  return new ConnectionError(`The connection failed: ${excerpt(message, redact, 300)}`, { code });
}

function describeCause(error: unknown): { message: string; code: string | undefined } {
  if (!(error instanceof Error)) return { message: String(error), code: undefined };
  const inner = error.cause instanceof Error ? error.cause : error;
  const code = "code" in inner && typeof inner.code === "string" ? inner.code : undefined;
  return { message: inner.message || code || error.message, code };
}

function isRedirect({ status, headers }: Response): boolean {
  return [301, 302, 303, 307, 308].includes(status) && headers.has("location");
}

interface Sent {
  readonly url: string;
  readonly init: RequestInit;
}

/** The next request after a redirect (Fetch standard, "HTTP-redirect fetch"), which must stay within the origin. */
function redirected({ url, init }: Sent, response: Response, once: boolean): Sent {
  if (response.type === "opaqueredirect") {
    throw redirectError(response, "The server redirects, and this platform does not tell where to.");
  }
  const from = new URL(url, globalThis.location?.href);
  const location = response.headers.get("location") ?? "";
  const target = URL.canParse(location, from.href) ? new URL(location, from.href) : undefined;
  if (target === undefined || target.origin !== from.origin) {
    throw redirectError(response, "The server redirects to another origin; not followed.");
  }
  const method = init.method ?? "GET";
  const { status } = response;
  if ((status === 303 && method !== "GET" && method !== "HEAD") || (status <= 302 && method === "POST")) {
    const headers = new Headers(init.headers);
    for (const name of ["content-type", "content-encoding", "content-language", "content-location"])
      headers.delete(name);
    return { url: target.href, init: { ...init, method: "GET", body: null, headers } };
  }
  if (once) throw redirectError(response, "The server redirects a request whose body can be sent only once.");
  return { url: target.href, init };
}

function redirectError({ status }: Response, message: string): ResponseError {
  return new ResponseError(message, { status, reason: "redirect" });
}

async function readHttpError(response: Response, { deadline, redact }: TransportOptions): Promise<Error> {
  let text = "";
  try {
    text = await readText(response, deadline, maxErrorBody, "cut");
  } catch (error) {
    if (error instanceof ConcordError) throw error;
  }
  const { status, headers } = response;
  const { message, ...fields } = readServerError(parseBody(text, headers), redact);
  const fallback = response.statusText ? `${status} ${response.statusText}` : `status ${status}`;
  return httpError(message || redact(fallback), {
    ...fields,
    status,
    body: excerpt(text, redact),
    retryAfter: readRetryAfter(headers),
    shouldRetry: readShouldRetry(headers),
    requestId: readRequestId(headers, redact),
  });
}

function parseBody(text: string, headers: Headers): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const isHtml = headers.get("content-type")?.includes("html") || /^\s*</.test(text);
    return isHtml ? htmlText(text) : text.trim();
  }
}

/** The server's name for the request, under the names in use. */
export function readRequestId(headers: Headers, redact: Redact): string | undefined {
  const id = headers.get("x-request-id") ?? headers.get("request-id") ?? headers.get("x-oneapi-request-id");
  return id === null ? undefined : excerpt(id, redact, 200);
}
