import { type JsonObject, own } from "../../base/json.js";
import { headersExtension } from "../../spec/extensions.js";
import type { DocumentReader } from "./document-reader.js";

/** Headers that are always sent, from the outer place to the inner one, which goes before; those that cannot be are told elsewhere. */
export function readFixedHeaders(
  reader: DocumentReader,
  places: readonly JsonObject[],
): ReadonlyMap<string, string> | undefined {
  const headers = new Map<string, string>();
  for (const place of places) {
    const written = own(place, headersExtension) === undefined ? undefined : reader.object(place, headersExtension);
    for (const [name, value] of Object.entries(written ?? {})) {
      if (typeof value !== "string" || !isHeader(name, value)) continue;
      for (const known of headers.keys()) if (known.toLowerCase() === name.toLowerCase()) headers.delete(known);
      headers.set(name, value);
    }
  }
  return headers.size === 0 ? undefined : headers;
}

/** RFC 9110, section 5: a name is a token, and a value has no line breaks; `fetch` takes no other letters than Latin ones. */
export function isHeader(name: string, value = ""): boolean {
  return /^[\w!#$%&'*+.^`|~-]+$/.test(name) && /^[\t\x20-\x7e\x80-\xff]*$/.test(value);
}
