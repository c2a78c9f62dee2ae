import { byPlatform } from "./connection-error.js";
import type { Deadline } from "./deadline.js";
import { ConcordError, ResponseError } from "./errors.js";

/** Longest text of an answer in bytes, unless the caller says otherwise. */
export const longestText: number = 2 ** 26;

/** Longest wait for the body of an error, of which the status has said the most: some never end. */
const longestCutRead = 2000;

/**
 * Reads a body up to a limit in bytes. Beyond it: throws {@link ResponseError}, or with `cut` returns the beginning, also
 * of a body that breaks off or takes too long. The result can be read as text or as a file, without waiting.
 */
export async function readBody(
  response: Response,
  deadline: Deadline,
  limit: number,
  cut = false,
): Promise<Blob | Response> {
  const { headers, body, status } = response;
  const length = Number(headers.get("content-length") || Number.NaN);
  // The header bounds what is read only if nothing is unpacked on the way; then the platform's own reader is fastest.
  if (!body || (length <= limit && !cut && !headers.has("content-encoding"))) return response;
  const chunks = [];
  const reader = body.getReader();
  let size = cut || !(length > limit) ? 0 : length;
  const cancel = () => void reader.cancel().catch(() => undefined);
  const timer = cut ? setTimeout(cancel, longestCutRead) : undefined;
  try {
    while (size <= limit) {
      const { value, done } = await deadline.guard(byPlatform(() => reader.read()));
      if (done) return new Blob(chunks, { type: headers.get("content-type") ?? "" });
      size += value.byteLength;
      chunks.push(value);
    }
  } catch (error) {
    if (!cut || error instanceof ConcordError) throw error;
  } finally {
    clearTimeout(timer);
    cancel();
  }
  if (cut) return new Blob(chunks).slice(0, limit);
  throw new ResponseError(`The answer is longer than ${limit} bytes.`, { status, reason: "too-large" });
}

/** Reads a body as text; see {@link readBody}. */
export async function readText(response: Response, deadline: Deadline, limit: number, cut = false): Promise<string> {
  const body = await readBody(response, deadline, limit, cut);
  return deadline.guard(byPlatform(() => body.text()));
}
