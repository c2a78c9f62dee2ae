import { ConcordError } from "./errors.js";
import { flatten, isBinary } from "./flatten.js";
import { isObject } from "./server-error.js";

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

/** Turns the caller's value into what goes over the wire. Throws {@link ConcordError} for what cannot be sent as `type`. */
export async function encodeBody(type: string, value: unknown, arrays: FormArrays): Promise<EncodedBody> {
  if (/[/+]json\b/.test(type)) return { data: toJson(value), contentType: type };
  if (type.startsWith("multipart/form-data")) {
    return { data: value instanceof FormData ? value : await formData(fieldsOf(value, type), arrays) };
  }
  if (type.startsWith("application/x-www-form-urlencoded")) {
    const pairs = () => flattenAll(fieldsOf(value, type), (name) => name).map(([name, item]) => [name, String(item)]);
    return { data: value instanceof URLSearchParams ? value : new URLSearchParams(pairs()), contentType: type };
  }
  if (typeof value !== "string" && !isBinary(value)) {
    throw new ConcordError(`A body of type ${type} must be a string, Blob, buffer or stream.`);
  }
  // A wildcard describes what may be sent; a Blob knows what it is.
  const contentType = type.includes("*") ? (value instanceof Blob && value.type) || "application/octet-stream" : type;
  return { data: value, contentType, once: value instanceof ReadableStream };
}

function toJson(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    throw new ConcordError("The body is no JSON: it holds a BigInt or itself.");
  }
}

function fieldsOf(value: unknown, type: string): Readonly<Record<string, unknown>> {
  if (isObject(value)) return value;
  throw new ConcordError(`A body of type ${type} must be an object.`);
}

/** A form has to know its parts, so a `ReadableStream` is read into memory first. */
async function formData(fields: Readonly<Record<string, unknown>>, arrays: FormArrays): Promise<FormData> {
  const form = new FormData();
  const listName = (name: string) => (arrays === "repeat" || name.endsWith("[]") ? name : `${name}[]`);
  for (const [name, value] of flattenAll(fields, listName)) {
    if (value instanceof Blob) form.append(name, value);
    else if (isBinary(value)) form.append(name, await new Response(value).blob(), name);
    else form.append(name, String(value));
  }
  return form;
}

function flattenAll(fields: Readonly<Record<string, unknown>>, listName: (name: string) => string) {
  return Object.entries(fields).flatMap(([name, value]) => flatten(name, value, listName));
}
