/** What a file can be given as: also a Node `ReadStream`, a `Buffer`, or the `Response` of a download. */
export type FileInput =
  | Blob
  | ArrayBuffer
  | ArrayBufferView
  | ReadableStream<Uint8Array>
  | AsyncIterable<Uint8Array>
  | Response;

/** Bytes in one of the forms that a file is given in, also of another realm or library. */
export function isBinary(value: unknown): value is FileInput {
  if (typeof value !== "object" || value === null) return false;
  return (
    ArrayBuffer.isView(value) ||
    /ArrayBuffer\]$/.test(Object.prototype.toString.call(value)) ||
    Symbol.asyncIterator in value ||
    "getReader" in value ||
    ("arrayBuffer" in value && typeof value.arrayBuffer === "function")
  );
}
