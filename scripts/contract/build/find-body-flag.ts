import { isObject, type JsonObject, join, own, valueAt } from "../../base/json.js";
import type { DocumentReader, Resolved } from "./document-reader.js";

/** The boolean request property that asks for a stream. */
export function findStreamFlag(reader: DocumentReader, operation: JsonObject, pointer: string): "stream" | undefined {
  return findBodyFlag(reader, operation, pointer, "stream") === undefined ? undefined : "stream";
}

/** Whether what an operation is asked stands in its query, as it has no body. */
export function isAskedInQuery(operation: JsonObject): boolean {
  return own(operation, "requestBody") === undefined;
}

/** The schema of a boolean property of the request body, or of an operation without one, of a query parameter. */
export function findBodyFlag(
  reader: DocumentReader,
  operation: JsonObject,
  pointer: string,
  name: string,
): JsonObject | undefined {
  if (isAskedInQuery(operation)) return findQueryFlag(reader, operation, pointer, name);
  const { node, pointer: at } = reader.resolve(own(operation, "requestBody"), join(pointer, "requestBody"));
  const content = isObject(node) ? reader.object(node, "content") : undefined;
  return first(Object.entries(content ?? {}), ([type, media]) => {
    const schema = isObject(media) ? own(media, "schema") : undefined;
    return findBoolean(reader, { node: schema, pointer: join(at, "content", type, "schema") }, name, new Set());
  });
}

/** Parameters stand at the operation, or at the path that holds it. */
function findQueryFlag(
  reader: DocumentReader,
  operation: JsonObject,
  pointer: string,
  name: string,
): JsonObject | undefined {
  const around = pointer.replace(/\/[^/]*$/, "");
  const holders: readonly Resolved[] = [
    { node: operation, pointer },
    { node: valueAt(reader.document, around), pointer: around },
  ];
  return first(holders, (holder) => {
    const list = isObject(holder.node) ? own(holder.node, "parameters") : undefined;
    return first(Array.isArray(list) ? [...list.entries()] : [], ([index, written]) => {
      const { node, pointer: at } = reader.resolve(written, join(holder.pointer, "parameters", index));
      if (!isObject(node) || own(node, "in") !== "query" || own(node, "name") !== name) return undefined;
      const schema = reader.resolve(own(node, "schema"), join(at, "schema"));
      return isObject(schema.node) && isBoolean(reader, schema, new Set()) ? schema.node : undefined;
    });
  });
}

function findBoolean(reader: DocumentReader, place: Resolved, name: string, seen: Set<string>): JsonObject | undefined {
  const { node, pointer } = reader.resolve(place.node, place.pointer);
  if (!isObject(node) || seen.has(pointer)) return undefined;
  seen.add(pointer);
  const property = reader.object(reader.object(node, "properties"), name);
  const at = join(pointer, "properties", name);
  if (property !== undefined && isBoolean(reader, { node: property, pointer: at }, new Set())) return property;
  return first(["allOf", "anyOf", "oneOf"], (keyword) => {
    const branches = own(node, keyword);
    return first(Array.isArray(branches) ? [...branches.entries()] : [], ([index, branch]) =>
      findBoolean(reader, { node: branch, pointer: join(pointer, keyword, index) }, name, seen),
    );
  });
}

function first<T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The schema takes `true`, however that is written. */
function isBoolean(reader: DocumentReader, place: Resolved, seen: Set<string>): boolean {
  const { node, pointer } = reader.resolve(place.node, place.pointer);
  if (!isObject(node) || seen.has(pointer)) return false;
  seen.add(pointer);
  const type = own(node, "type");
  if (type === "boolean" || (Array.isArray(type) && type.includes("boolean"))) return true;
  const values = own(node, "enum");
  if (typeof own(node, "const") === "boolean" || (Array.isArray(values) && values.includes(true))) return true;
  return ["allOf", "anyOf", "oneOf"].some((keyword) => {
    const branches = own(node, keyword);
    if (!Array.isArray(branches)) return false;
    return branches.some((branch, index) =>
      isBoolean(reader, { node: branch, pointer: join(pointer, keyword, index) }, seen),
    );
  });
}
