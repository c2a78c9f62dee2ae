import type { EncodeBody, Encoding } from "./body.js";
import { ConcordError } from "./errors.js";
import { flatten, isBinary } from "./flatten.js";
import { isObject } from "./server-error.js";

/**
 * Encodes `multipart/form-data` and `application/x-www-form-urlencoded`. Operations with such a body bring it, so that only
 * bundles with uploads have it. Throws {@link ConcordError}.
 */
export const encodeForm: EncodeBody = async (value, { type, arrays, asBytes }) => {
  if (type.startsWith("application/x-www-form-urlencoded")) {
    if (value instanceof URLSearchParams) return { data: value, contentType: type };
    const pairs = flattenAll(value, type, (name) => name).map(([name, item]) => [name, String(item)]);
    return { data: new URLSearchParams(pairs), contentType: type };
  }
  const form = isForm(value) ? value : await formData(value, type, arrays);
  if (!asBytes && form instanceof FormData) return { data: form };
  const data = formBytes(form);
  return { data, contentType: data.type };
};

/** A form, also one of another library's class. */
function isForm(value: unknown): value is FormData {
  return Object.prototype.toString.call(value) === "[object FormData]";
}

/** A form has to know its parts, so a `ReadableStream` is read into memory first. */
async function formData(value: unknown, type: string, arrays: Encoding["arrays"]): Promise<FormData> {
  const form = new FormData();
  const listName = (name: string) => (arrays === "repeat" || name.endsWith("[]") ? name : `${name}[]`);
  for (const [name, item] of flattenAll(value, type, listName)) {
    if (item instanceof Blob) form.append(name, item);
    else if (isBinary(item)) form.append(name, await new Response(item).blob(), name);
    else form.append(name, String(item));
  }
  return form;
}

function flattenAll(value: unknown, type: string, listName: (name: string) => string) {
  if (!isObject(value)) throw new ConcordError(`A body of type ${type} must be an object.`);
  return Object.entries(value).flatMap(([name, item]) => flatten(name, item, listName));
}

/** A form as bytes (HTML standard, "Multipart form data"). Files are read when they are sent. */
function formBytes(form: FormData): Blob {
  const boundary = `----concord${crypto.randomUUID()}`;
  const parts = Array.from(form, ([name, value]): BlobPart[] => {
    const start = `--${boundary}\r\nContent-Disposition: form-data; name="${escapeName(name)}"`;
    if (typeof value === "string") return [`${start}\r\n\r\n${lines(value)}\r\n`];
    const type = value.type || "application/octet-stream";
    return [`${start}; filename="${escapeName(value.name)}"\r\nContent-Type: ${type}\r\n\r\n`, value, "\r\n"];
  });
  return new Blob([...parts.flat(), `--${boundary}--\r\n`], { type: `multipart/form-data; boundary=${boundary}` });
}

function lines(text: string): string {
  return text.replace(/\r\n?|\n/g, "\r\n");
}

function escapeName(text: string): string {
  const codes: Readonly<Record<string, string>> = { "\r": "%0D", "\n": "%0A", '"': "%22" };
  return lines(text).replace(/[\r\n"]/g, (char) => codes[char] ?? char);
}
