import { isJson, isObject, type JsonObject, join } from "../../base/json.js";
import type { Link } from "../model/link.js";
import type { DocumentReader } from "./document-reader.js";

/** The links of a response; `undefined` where there are none. */
export function buildLinks(reader: DocumentReader, response: JsonObject, pointer: string): readonly Link[] | undefined {
  const links: Link[] = [];
  for (const [name, written] of Object.entries(reader.object(response, "links") ?? {})) {
    const { node, pointer: at } = reader.resolve(written, join(pointer, "links", name));
    if (!isObject(node) || !isJson(node)) continue;
    const { description: _, ...definition } = node;
    links.push({ name, definition, at: reader.originOf(at) });
  }
  return links.length === 0 ? undefined : links;
}
