/** What to fetch, and how far to go for it. */
export interface DownloadOptions {
  readonly url: string;
  /** Entity tag of the copy at hand; an unchanged source is not sent again. */
  readonly etag?: string;
  /** Origins besides the URL's own to which the server may redirect. */
  readonly redirects?: readonly string[];
  /** For everything together, in milliseconds. Default 60,000. */
  readonly timeout?: number;
  /** Largest body, in bytes, unpacked. Default 64 MiB, which is what can be loaded. */
  readonly maxBytes?: number;
}

/** One that is longer is not kept in the lock. */
const longestEtag = 500;

export type Download =
  | { readonly kind: "unchanged" }
  | { readonly kind: "content"; readonly bytes: Uint8Array; readonly contentType: string; readonly etag?: string }
  | { readonly kind: "failed"; readonly refused: boolean; readonly reason: string; readonly hint?: string };

const maxRedirects = 5;

/** Fetches a source. Whatever goes wrong is in the result; `refused` tells what we reject from what did not arrive. */
export async function download(options: DownloadOptions): Promise<Download> {
  const timeout = options.timeout ?? 60_000;
  const signal = AbortSignal.timeout(timeout);
  try {
    return await follow(options, signal);
  } catch (error) {
    if (signal.aborted)
      return failed(`It did not arrive within ${timeout / 1000} s.`, "Try again, or allow more with --timeout.");
    return failed(`It cannot be fetched (${reasonOf(error)}).`, "Is the address right, and the network there?");
  }
}

function failed(reason: string, hint?: string, refused = false): Download {
  return { kind: "failed", refused, reason, ...(hint !== undefined && { hint }) };
}

async function follow(options: DownloadOptions, signal: AbortSignal): Promise<Download> {
  const allowed = new Set([new URL(options.url).origin, ...(options.redirects ?? [])]);
  let url = options.url;
  for (let count = 0; count <= maxRedirects; count++) {
    const headers = {
      accept: "application/yaml, application/json, text/plain, */*;q=0.5",
      ...(options.etag !== undefined && { "if-none-match": options.etag }),
    };
    const response = await fetch(url, { headers, signal, redirect: "manual" });
    const location = response.headers.get("location");
    if (response.status < 300 || response.status >= 400 || response.status === 304 || location === null)
      return await readResponse(response, options);
    await response.body?.cancel();
    const next = URL.canParse(location, url) ? new URL(location, url) : undefined;
    if (next === undefined || !allowed.has(next.origin)) {
      const target = next === undefined || next.origin === "null" ? JSON.stringify(location) : next.origin;
      return failed(
        `It redirects to ${target}, which is another origin.`,
        "Add the origin to `redirects` of the provider, if you trust it.",
        true,
      );
    }
    url = next.href;
  }
  return failed(`It redirects more than ${maxRedirects} times.`, undefined, true);
}

async function readResponse(response: Response, options: DownloadOptions): Promise<Download> {
  if (response.status === 304 && options.etag !== undefined) return { kind: "unchanged" };
  if (response.status !== 200) {
    await response.body?.cancel();
    return failed(`The server answered with status ${response.status}.`, "Is the address right?");
  }
  const maxBytes = options.maxBytes ?? 64 * 1024 * 1024;
  const bytes = await readBody(response, maxBytes);
  if (bytes === undefined)
    return failed(`It has more than ${Math.round(maxBytes / 1024 / 1024)} MiB.`, undefined, true);
  const etag = response.headers.get("etag");
  const contentType = response.headers.get("content-type") ?? "";
  return { kind: "content", bytes, contentType, ...(etag !== null && etag.length <= longestEtag && { etag }) };
}

/** The body, or `undefined` once it exceeds the limit; the rest is not read. */
async function readBody(response: Response, maxBytes: number): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.byteLength;
    if (size > maxBytes) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** `fetch` hides the cause of a failure in its error. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  if (!(cause instanceof Error)) return String(cause);
  return "code" in cause && typeof cause.code === "string" ? `${cause.code}: ${cause.message}` : cause.message;
}
