import { ConcordError } from "./errors.js";
import type { FetchBody } from "./file.js";
import { toJson } from "./json-body.js";

/** A body ready for `fetch`. */
export interface EncodedBody {
  readonly data: FetchBody;
  /** Absent where `fetch` knows better: the boundary of a form. */
  readonly contentType?: string;
  /** It can be sent only once. */
  readonly once?: boolean;
}

/** How a list is written in a form: the name again for each item, as OpenAPI says, or `name[]`. */
export type FormArrays = "repeat" | "brackets";

/** How an object is written in a form: JSON, as OpenAPI says of parts, or `name[key]` for each of its fields. */
export type FormObjects = "json" | "brackets";

/** What a description says of one field of a form (OpenAPI 3.1, "Encoding Object"). */
export interface FieldEncoding {
  /** Media types, separated by commas. */
  readonly type?: string;
  readonly style?: string;
  readonly explode?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Encoding {
  readonly type: string;
  readonly arrays?: FormArrays | undefined;
  readonly objects?: FormObjects | undefined;
  /** What goes before them. */
  readonly options: { readonly formArrays?: FormArrays | undefined; readonly formObjects?: FormObjects | undefined };
  readonly fields?: Readonly<Record<string, FieldEncoding>> | undefined;
  /** Whoever sends it does not know this platform's forms. */
  readonly asBytes: boolean;
}

/** Turns the caller's value into what goes over the wire. */
export type EncodeBody = (value: unknown, encoding: Encoding) => Promise<EncodedBody>;

/**
 * Encodes JSON, and passes on what is text or what `fetch` takes as bytes. Throws {@link ConcordError} for what cannot be
 * sent as `type`.
 */
export const encodeBody: EncodeBody = async (value, { type }) => {
  if (/[/+]json\b/.test(type)) return { data: toJson(value), contentType: type };
  const isText = typeof value === "string";
  if (!isText && !/Blob|File|Buffer|View|Stream|\d\w*Array/.test(Object.prototype.toString.call(value)))
    throw notRaw(type);
  const contentType = isText && type.includes("*") ? "text/plain" : type;
  return { data: value as FetchBody, contentType, once: value instanceof ReadableStream };
};

export function notRaw(type: string): ConcordError {
  return new ConcordError(`A body of type ${type} must be a string, Blob, buffer or stream.`);
}
