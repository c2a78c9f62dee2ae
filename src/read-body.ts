import type { Deadline } from "./deadline.js";
import { ResponseError } from "./errors.js";

/** Reads a body as text, up to a limit; `cut` returns its beginning where the limit would be exceeded. */
export async function readText(
  response: Response,
  deadline: Deadline,
  limit: number,
  beyond: "throw" | "cut" = "throw",
): Promise<string> {
  // The header bounds what is read only if nothing is unpacked on the way; then the platform's own reader is fastest.
  const length = response.headers.get("content-length");
  if (length !== null && Number(length) <= limit && !response.headers.has("content-encoding")) {
    return deadline.guard(response.text());
  }
  const decoder = new TextDecoder();
  const chunks = await readChunks(response, deadline, limit, beyond);
  return chunks.map((chunk) => decoder.decode(chunk, { stream: true })).join("") + decoder.decode();
}

/** Reads a body as a file. */
export async function readBlob(response: Response, deadline: Deadline, limit: number): Promise<Blob> {
  const chunks = await readChunks(response, deadline, limit, "throw");
  return new Blob(chunks, { type: response.headers.get("content-type") ?? "" });
}

async function readChunks(
  response: Response,
  deadline: Deadline,
  limit: number,
  beyond: "throw" | "cut",
): Promise<Uint8Array<ArrayBuffer>[]> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const reader = response.body?.getReader();
  if (reader === undefined) return chunks;
  // A body that announces that it is too long need not be read at all.
  const announced = Number(response.headers.get("content-length") ?? 0);
  let size = beyond === "throw" && announced > limit ? announced : 0;
  let whole = false;
  try {
    while (size <= limit) {
      const { value, done } = await deadline.guard(reader.read());
      whole = done;
      if (done) return chunks;
      size += value.byteLength;
      if (size <= limit) chunks.push(value);
    }
  } finally {
    if (!whole) void reader.cancel().catch(() => undefined);
  }
  if (beyond === "cut") return chunks;
  throw new ResponseError(`The answer is longer than ${limit} bytes.`, {
    status: response.status,
    reason: "too-large",
  });
}
