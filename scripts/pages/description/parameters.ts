import type { JsonObject } from "../../base/json.js";
import { isCredential } from "../../spec/credential-headers.js";
import type { OperationFacts, PlacedField } from "../facts/operation-facts.js";

/** Headers that every request has, or that browsers and tools send, are no parameters of an operation. */
const commonHeaders =
  /^(?:content-.*|accept(?:-.*)?|host|user-agent|connection|cookie|origin|referer|cache-control|pragma|dnt|date|expect|priority|range|te|via|forwarded|transfer-encoding|upgrade.*|if-.*|sec-.*|proxy-.*|x-forwarded-.*|postman-token)$/i;

/** Headers that a table lists are parameters though tools send them, but for those of every request. */
const everyHeader = /^(?:content-type|content-length|accept|accept-encoding|host|user-agent)$/i;

export function isParameter({ place, path }: PlacedField): boolean {
  const name = path.join(".");
  if (place === "header") return !everyHeader.test(name) && !isCredential(name);
  return place === "query" || place === "path" || place === "cookie";
}

/** What a reader puts a value of their own for: `$KEY`, `{id}`, `<id>`, `your-organisation`. */
const standIn = /[$<>{}[\]]|\.{3}|…|^(?:your|my)\b|x{3}|^[A-Z]+(?:_[A-Z]+)+$/;

const secret = /token|secret|signature|passw/i;

/** The headers of the requests shown that are parameters, with their values as examples; none of them must be sent. */
export function shownHeaders(
  headers: OperationFacts["headers"],
): readonly { name: string; schema: JsonObject; line: number }[] {
  return [...headers].flatMap(([name, { value, line }]) => {
    if (commonHeaders.test(name) || isCredential(name) || !/^[\w-]+$/.test(name)) return [];
    const isShown = value !== "" && !standIn.test(value) && !secret.test(name);
    return [{ name, schema: { type: "string", ...(isShown && { examples: [value] }) }, line }];
  });
}
