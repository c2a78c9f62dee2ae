/** True for what a multipart field can carry as a file: a `Blob` or `File` of any realm, or a stream of bytes. */
export function isBinary(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (typeof Blob !== "undefined" && value instanceof Blob) return true;
  if (typeof ReadableStream !== "undefined" && value instanceof ReadableStream) return true;
  return "arrayBuffer" in value && typeof value.arrayBuffer === "function" && "size" in value && "type" in value;
}
