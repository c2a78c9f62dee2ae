/** True for what a multipart field can carry as a file: a `Blob` or `File` of any realm, or a stream of bytes. */
export function isBinary(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  if ("getReader" in value) return typeof value.getReader === "function";
  return "arrayBuffer" in value && typeof value.arrayBuffer === "function" && "size" in value;
}
