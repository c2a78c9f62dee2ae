import { ResponseError } from "./errors.js";
import { type Sendable, Unsent } from "./http-client.js";
import { parseUrl } from "./url.js";

const maxRedirects = 10;

export function isRedirect({ status, type, headers }: Response): boolean {
  return type === "opaqueredirect" || (/30[12378]/.test(String(status)) && headers.has("location"));
}

interface Redirect {
  readonly response: Response;
  /** Redirects before this one. */
  readonly count: number;
  readonly once: boolean;
}

/** The request that a redirect asks for, which must stay within the origin. Throws {@link ResponseError}. */
export function redirected(request: Sendable, { response, count, once }: Redirect): Sendable {
  const { status, headers } = response;
  const fail = (why: string) => new ResponseError(`The server redirects ${why}.`, { status, reason: "redirect" });
  if (count === maxRedirects) throw fail("too often");
  // Browsers show nothing of a redirect that they do not follow themselves.
  const location = headers.get("location");
  if (location === null) throw fail("without saying where to");
  const from = parseUrl(request.url);
  const target = parseUrl(location, from?.href);
  if (!target || target.origin !== from?.origin) throw fail("to another origin");
  // 301 to 303 would send a POST on as a GET without its body (Fetch standard), which answers another question.
  if (request.body && (once || status < 304)) throw fail("and the body would be lost");
  return request instanceof Unsent ? new Unsent(target.href, request.init) : new Request(target, request);
}
