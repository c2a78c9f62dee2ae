import { ConcordError } from "./errors.js";
import { Unsent } from "./http-client.js";

// The classes of a `fetch` that is not the platform's own, such as that of undici from npm, are not the platform's
// either: it takes no Request and no FormData of ours. It does take a URL, headers, bytes and web streams.

/** What a request says, without its class. */
export async function unpackRequest(request: Request, once: boolean): Promise<Unsent> {
  const { url, method, headers, signal } = request;
  const body = once ? request.body : await request.arrayBuffer();
  const hasBody = body instanceof ArrayBuffer ? body.byteLength > 0 : body !== null;
  return new Unsent(url, {
    method,
    headers,
    signal,
    redirect: "manual",
    ...(hasBody && { body }),
    ...(once && { duplex: "half" }),
  });
}

/** Hooks can only return, and callers only know, the platform's own class. Throws {@link ConcordError}. */
export function adoptResponse(response: Response | ForeignResponse): Response {
  const { body, status, statusText, headers } = response;
  // What imitates a response without streams can still be read as a whole.
  if (response instanceof Response || body === undefined) return response as Response;
  if (body !== null && !(body instanceof ReadableStream)) {
    throw new ConcordError("`fetch` gives no web stream: pass the platform's, or undici's.");
  }
  return new Response(body, { status, statusText, headers: [...headers] });
}

interface ForeignResponse extends Pick<Response, "status" | "statusText" | "headers"> {
  readonly body: unknown;
}
