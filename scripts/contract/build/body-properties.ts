import { isObject, type JsonObject, join, own } from "../../base/json.js";
import type { DocumentReader, Resolved } from "./document-reader.js";

/** Names of the properties that a request body can have, those of alternatives included. */
export function bodyProperties(reader: DocumentReader, operation: JsonObject, pointer: string): readonly string[] {
  const { node, pointer: at } = reader.resolve(own(operation, "requestBody"), join(pointer, "requestBody"));
  const content = isObject(node) ? reader.object(node, "content") : undefined;
  const names = new Set<string>();
  for (const [type, media] of Object.entries(content ?? {})) {
    const schema = isObject(media) ? own(media, "schema") : undefined;
    collect(reader, { node: schema, pointer: join(at, "content", type, "schema") }, names, new Set());
  }
  return [...names];
}

function collect(reader: DocumentReader, place: Resolved, names: Set<string>, seen: Set<string>): void {
  const { node, pointer } = reader.resolve(place.node, place.pointer);
  if (!isObject(node) || seen.has(pointer)) return;
  seen.add(pointer);
  for (const name of Object.keys(reader.object(node, "properties") ?? {})) names.add(name);
  for (const keyword of ["allOf", "anyOf", "oneOf"]) {
    const branches = own(node, keyword);
    if (!Array.isArray(branches)) continue;
    for (const [index, branch] of branches.entries())
      collect(reader, { node: branch, pointer: join(pointer, keyword, index) }, names, seen);
  }
}
