import { type EncodeBody, encodeBody, notRaw } from "./body.js";
import { ConcordError } from "./errors.js";
import { isBinary, toBodyInit } from "./file.js";

/** Encodes bytes in whatever form they are given. Operations that take other bodies than JSON and forms bring it. */
export const encodeRaw: EncodeBody = async (value, encoding) => {
  const { type } = encoding;
  if (typeof value === "string" || (/[/+]json\b/.test(type) && !isBinary(value))) return encodeBody(value, encoding);
  if (!isBinary(value)) throw notRaw(type);
  const data = toBodyInit(value);
  return { data, contentType: rawType(value, type), once: data instanceof ReadableStream };
};

/** What is described says what may be sent; a Blob knows what it is. */
function rawType(value: object, type: string): string {
  const own = "type" in value && "size" in value && typeof value.type === "string" ? value.type : "";
  if (own === "" && /[^*]\/\*/.test(type))
    throw new ConcordError(`The body has to say which ${type} it is: give a Blob its type, or the option contentType.`);
  const fallback = type.includes("*") ? "application/octet-stream" : type;
  return type === "application/octet-stream" ? type : own || fallback;
}
