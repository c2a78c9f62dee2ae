import { type EncodeBody, encodeBody, notRaw } from "./body.js";
import { isBinary, toBodyInit } from "./file.js";

/** Encodes bytes in whatever form they are given. Operations that take other bodies than JSON and forms bring it. */
export const encodeRaw: EncodeBody = async (value, encoding) => {
  const { type } = encoding;
  if (/[/+]json\b/.test(type) || typeof value === "string") return encodeBody(value, encoding);
  if (!isBinary(value)) throw notRaw(type);
  const data = toBodyInit(value);
  return { data, contentType: rawType(value, type), once: data instanceof ReadableStream };
};

/** What is described says what may be sent; a Blob knows what it is. */
function rawType(value: object, type: string): string {
  const own = "type" in value && "size" in value && typeof value.type === "string" ? value.type : "";
  const fallback = type.includes("*") ? "application/octet-stream" : type;
  return type === "application/octet-stream" ? type : own || fallback;
}
