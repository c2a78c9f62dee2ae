import { ConcordError } from "./errors.js";
import { formData } from "./form-data.js";
import { isObject } from "./server-error.js";

/** A body ready for `fetch`. */
export interface EncodedBody {
  readonly data: string | FormData | URLSearchParams | Blob | ArrayBuffer | Uint8Array<ArrayBuffer> | ReadableStream;
  /** Absent where `fetch` knows better: the boundary of a form. */
  readonly contentType?: string;
  /** It can be sent only once. */
  readonly once?: true;
}

export type FormArrays = "brackets" | "repeat";

/** Turns the caller's value into what goes over the wire. Throws {@link ConcordError} for what cannot be sent as `type`. */
export async function encodeBody(type: string, value: unknown, arrays: FormArrays): Promise<EncodedBody> {
  const essence = type.split(";")[0]?.trim() ?? type;
  if (/[/+]json$/.test(essence)) return { data: toJson(value), contentType: type };
  if (essence === "multipart/form-data") {
    if (value instanceof FormData) return { data: value };
    return { data: await formData(objectOf(value, type), arrays) };
  }
  if (essence === "application/x-www-form-urlencoded") {
    return { data: value instanceof URLSearchParams ? value : urlEncoded(objectOf(value, type)), contentType: type };
  }
  return rawBody(type, value);
}

function toJson(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch (error) {
    throw new ConcordError(`The body is no JSON: ${error instanceof Error ? error.message.split("\n")[0] : "unknown"}`);
  }
}

function objectOf(value: unknown, type: string): Readonly<Record<string, unknown>> {
  if (isObject(value)) return value;
  throw new ConcordError(`A body of type ${type} must be an object.`);
}

function urlEncoded(fields: Readonly<Record<string, unknown>>): URLSearchParams {
  const params = new URLSearchParams();
  const add = (name: string, value: unknown): void => {
    if (value === undefined || value === null) return;
    if (Array.isArray(value)) for (const item of value) add(name, item);
    else if (typeof value === "object") for (const [key, item] of Object.entries(value)) add(`${name}[${key}]`, item);
    else params.append(name, String(value));
  };
  for (const [name, value] of Object.entries(fields)) add(name, value);
  return params;
}

function rawBody(type: string, value: unknown): EncodedBody {
  // A wildcard type describes what may be sent; a Blob knows what it is.
  const contentType = type.includes("*") ? (value instanceof Blob && value.type) || "application/octet-stream" : type;
  if (value instanceof ReadableStream) return { data: value, contentType, once: true };
  if (typeof value === "string" || value instanceof Blob || value instanceof ArrayBuffer)
    return { data: value, contentType };
  if (ArrayBuffer.isView(value)) {
    return { data: new Uint8Array(value.buffer, value.byteOffset, value.byteLength).slice(), contentType };
  }
  throw new ConcordError(`A body of type ${type} must be a string, Blob, ArrayBuffer, typed array or ReadableStream.`);
}
