import { ConcordError } from "./errors.js";
import { isBinary } from "./flatten.js";

/** A body ready for `fetch`. */
export interface EncodedBody {
  readonly data: BodyInit;
  /** Absent where `fetch` knows better: the boundary of a form. */
  readonly contentType?: string;
  /** It can be sent only once. */
  readonly once?: boolean;
}

/** How a list is written in a form: `name[]`, as OpenAI-style servers expect, or the name again for each item. */
export type FormArrays = "brackets" | "repeat";

export interface Encoding {
  readonly type: string;
  readonly arrays: FormArrays;
  /** Whoever sends it does not know this platform's forms. */
  readonly asBytes: boolean;
}

/** Turns the caller's value into what goes over the wire. */
export type EncodeBody = (value: unknown, encoding: Encoding) => Promise<EncodedBody>;

/** Encodes JSON, and what is text or bytes already. Throws {@link ConcordError} for what cannot be sent as `type`. */
export const encodeBody: EncodeBody = async (value, { type }) => {
  if (/[/+]json\b/.test(type)) return { data: toJson(value), contentType: type };
  if (typeof value !== "string" && !isBinary(value)) {
    throw new ConcordError(`A body of type ${type} must be a string, Blob, buffer or stream.`);
  }
  // A wildcard describes what may be sent; a Blob knows what it is.
  const contentType = type.includes("*") ? (value instanceof Blob && value.type) || "application/octet-stream" : type;
  return { data: value, contentType, once: value instanceof ReadableStream };
};

function toJson(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    throw new ConcordError("The body is no JSON: it holds a BigInt or itself.");
  }
}
