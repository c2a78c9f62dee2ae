import { bindHooks } from "./bind-hooks.js";
import { type CallState, describe, log } from "./call-state.js";
import type { ClientContext } from "./client-context.js";
import { attemptError, byPlatform } from "./connection-error.js";
import { adoptResponse, unpackRequest } from "./foreign-fetch.js";
import type { HttpRequestInit, Sendable } from "./http-client.js";
import { checkStatus, readRequestId } from "./http-error.js";
import { hideCredentials } from "./redact.js";
import { isRedirect, redirected } from "./redirect.js";

/** A request, checked and encoded, that can be sent any number of times. */
export type PreparedRequest = Omit<HttpRequestInit, "fetch" | "middleware" | "parseAs">;

/** Sends one attempt by openapi-fetch. Throws for everything but a success. */
export async function transport(state: CallState, request: PreparedRequest): Promise<Response> {
  const { client, spec, deadline, redact } = state;
  const middleware = bindHooks(state);
  const fetch = async (sendable: Sendable): Promise<Response> => {
    let status: number | undefined;
    try {
      const response = await follow(state, sendable);
      status = response.status;
      return middleware.length > 0 ? response : await checkStatus(state, response);
    } catch (error) {
      throw describe(state, attemptError(error, redact, status));
    }
  };
  const { signal } = deadline.controller;
  const init = { ...request, signal, redirect: "manual", parseAs: "stream", fetch, middleware } as const;
  // openapi-fetch writes methods in capitals, which are others (RFC 9110, section 9.1).
  const method = /[a-z]/.test(spec.method) ? { toUpperCase: () => spec.method } : spec.method;
  const { response } = await client.http.request(method, spec.path, init);
  state.requestId = readRequestId(response.headers, redact);
  log(state, "debug", "response", () => ({ status: response.status, requestId: state.requestId }));
  return response;
}

/** The `fetch` of another library may not know the platform's `Headers`. */
function send({ isForeign, fetch }: ClientContext, request: Sendable): Promise<Response> {
  if (request instanceof Request) return fetch(request);
  const { url, init, headers } = request;
  return fetch(url, isForeign ? { ...init, headers: Object.fromEntries(headers) } : init);
}

/** Sends a request, and again to where it is redirected within the origin. */
async function follow(state: CallState, first: Sendable): Promise<Response> {
  const { client, deadline, once } = state;
  const isForeign = client.isForeign && first instanceof Request;
  let request = isForeign ? await deadline.guard(byPlatform(() => unpackRequest(first, once))) : first;
  for (let count = 0; ; count += 1) {
    const { url, headers } = request;
    log(state, "debug", "request", () => ({
      url: url.replace(/\?.*/, ""),
      headers: hideCredentials(Object.fromEntries(headers)),
    }));
    // Sending a request uses up its body.
    const spare = request instanceof Request && request.body && !once ? request.clone() : request;
    const sent = request;
    const response = await deadline.guard(byPlatform(() => send(client, sent)));
    if (!isRedirect(response)) return client.isForeign ? adoptResponse(response) : response;
    void response.body?.cancel().catch(() => undefined);
    request = redirected(spare, { response, count, once });
  }
}
