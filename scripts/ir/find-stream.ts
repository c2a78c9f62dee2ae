import { isObject, type JsonObject, join, own, valueAt } from "../json.js";
import { buildSchema, compact } from "./build-schema.js";
import type { DocumentReader, Resolved } from "./document-reader.js";
import type { Body, MediaType, Response, Schema, Stream } from "./types.js";

export interface StreamSearch {
  readonly reader: DocumentReader;
  readonly operation: JsonObject;
  readonly request: Body | undefined;
  readonly responses: readonly Response[];
  /** Method and path, for messages. */
  readonly key: string;
  readonly pointer: string;
}

/** Media types that carry a sequence of JSON values. */
export const streamTypes: ReadonlySet<string> = new Set([
  "text/event-stream",
  "application/x-ndjson",
  "application/jsonl",
  "application/stream+json",
]);

/**
 * How an operation streams. Descriptions say it in several ways: a stream media type beside or instead of JSON, the
 * extension `x-concord-stream: { flag, event, sentinel }`, or nothing but a boolean request property `stream`.
 */
export function findStream(search: StreamSearch): Stream | undefined {
  const success = search.responses.find(({ status }) => /^2/.test(status));
  if (success === undefined) return undefined;
  const declared = success.content.find(({ type }) => streamTypes.has(bareType(type)));
  const others = success.content.filter(({ type }) => !streamTypes.has(bareType(type)));
  const extension = search.reader.object(search.operation, "x-concord-stream");
  const flag = search.reader.text(extension, "flag") ?? (hasStreamFlag(search) ? "stream" : undefined);
  if (declared === undefined && flag === undefined) return undefined;
  // Without a flag nothing tells whether an answer will be a stream or the other type.
  if (declared !== undefined && flag === undefined && others.length > 0) {
    note(
      search,
      `${search.key} may answer with ${declared.type}, but no request property asks for it; the stream is not offered.`,
    );
    return undefined;
  }
  const event = eventOf(search, declared, others, extension);
  if (event === undefined) return undefined;
  return compact<Stream>({
    flag: others.length === 0 && extension === undefined && declared !== undefined ? undefined : flag,
    event,
    mediaType: declared?.type ?? "text/event-stream",
    sentinel:
      search.reader.text(extension, "sentinel") ?? search.reader.text(search.operation, "x-speakeasy-sse-sentinel"),
    inferred: declared === undefined && extension === undefined,
  });
}

function eventOf(
  search: StreamSearch,
  declared: MediaType | undefined,
  others: readonly MediaType[],
  extension: JsonObject | undefined,
): Schema | undefined {
  const { reader, key } = search;
  const reference = reader.text(extension, "event");
  if (reference !== undefined)
    return buildSchema({ $ref: reference }, join(search.pointer, "x-concord-stream", "event"), reader.registry);
  const json = others.find(({ type }) => isJsonType(type));
  if (declared !== undefined) return payloadOf(declared.itemSchema ?? declared.schema, search) ?? json?.schema;
  if (json?.schema === undefined) return undefined;
  const chunk = extension === undefined ? findUnusedChunk(reader, json.schema.ref) : undefined;
  if (extension === undefined) {
    const guess = chunk === undefined ? "the type of the plain answer" : `"${chunk}", which nothing else uses`;
    note(search, `${key} takes "stream" but describes no stream; its events are taken to be ${guess}.`);
  }
  return chunk === undefined
    ? json.schema
    : buildSchema({ $ref: `#/components/schemas/${chunk}` }, search.pointer, reader.registry);
}

/** Some descriptions give the envelope of an event (`{ event, data }`) where others give its data. */
function payloadOf(schema: Schema | undefined, { reader }: StreamSearch): Schema | undefined {
  if (schema === undefined) return undefined;
  const node = schema.ref === undefined ? undefined : resolveName(schema, reader);
  const envelope = node ?? schema;
  const data = envelope.object?.properties.get("data");
  const names = [...(envelope.object?.properties.keys() ?? [])];
  if (data === undefined || names.some((name) => !envelopeFields.has(name))) return schema;
  return data.string?.contentSchema ?? data;
}

const envelopeFields: ReadonlySet<string> = new Set(["data", "event", "id", "retry", "comment"]);

function resolveName(schema: Schema, reader: DocumentReader): Schema | undefined {
  const written = valueAt(reader.document, schema.at.pointer);
  const { node, pointer } = reader.resolve(written, schema.at.pointer);
  return isObject(node) && pointer !== schema.at.pointer ? buildSchema(node, pointer, reader.registry) : undefined;
}

function note({ reader, pointer }: StreamSearch, message: string): void {
  reader.registry.report({
    code: "stream-inferred",
    at: reader.originOf(pointer),
    message,
    hint: "Say it with `x-concord-stream: { flag, event, sentinel }` on the operation.",
  });
}

function hasStreamFlag({ reader, operation, pointer }: StreamSearch): boolean {
  const { node, pointer: at } = reader.resolve(own(operation, "requestBody"), join(pointer, "requestBody"));
  const content = isObject(node) ? reader.object(node, "content") : undefined;
  return Object.entries(content ?? {}).some(([type, media]) => {
    const schema = isObject(media) ? own(media, "schema") : undefined;
    return takesBoolean(reader, { node: schema, pointer: join(at, "content", type, "schema") }, "stream", new Set());
  });
}

function takesBoolean(reader: DocumentReader, place: Resolved, name: string, seen: Set<string>): boolean {
  const { node, pointer } = reader.resolve(place.node, place.pointer);
  if (!isObject(node) || seen.has(pointer)) return false;
  seen.add(pointer);
  const property = reader.object(reader.object(node, "properties"), name);
  if (property !== undefined && isBoolean(property)) return true;
  return ["allOf", "anyOf", "oneOf"].some((keyword) => {
    const branches = own(node, keyword);
    if (!Array.isArray(branches)) return false;
    return branches.some((branch, index) =>
      takesBoolean(reader, { node: branch, pointer: join(pointer, keyword, index) }, name, seen),
    );
  });
}

function isBoolean(schema: JsonObject): boolean {
  const type = own(schema, "type");
  if (type === "boolean" || (Array.isArray(type) && type.includes("boolean"))) return true;
  const branches = own(schema, "anyOf") ?? own(schema, "oneOf");
  return Array.isArray(branches) && branches.some((branch) => isObject(branch) && isBoolean(branch));
}

/** A schema that is named as the answer, but for a word such as `Stream` or `Chunk`, and that nothing refers to. */
function findUnusedChunk(reader: DocumentReader, answer: string | undefined): string | undefined {
  if (answer === undefined) return undefined;
  const schemas = reader.object(reader.object(reader.document, "components"), "schemas") ?? {};
  const stem = (name: string): string =>
    name.replace(/Stream(?:ing|ed)?|Chunk(?:ed)?/g, "").replace(/(?:Response|Result|Object)$/, "");
  const similar = Object.keys(schemas).filter(
    (name) => /^[\w.-]+$/.test(name) && /Stream|Chunk/.test(name) && stem(name) === stem(answer),
  );
  if (similar.length === 0) return undefined;
  const used = usedReferences(reader.document);
  return similar.find((name) => !used.has(`#/components/schemas/${name}`));
}

function usedReferences(value: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (typeof value !== "object" || value === null) return found;
  const ref = isObject(value) ? own(value, "$ref") : undefined;
  if (typeof ref === "string") found.add(ref);
  for (const child of Object.values(value)) usedReferences(child, found);
  return found;
}

/** A media type without its parameters. */
export function bareType(type: string): string {
  return (type.split(";")[0] ?? "").trim();
}

export function isJsonType(type: string): boolean {
  return /^application\/(?:[\w.+-]+\+)?json$|^text\/json$|^\*\/\*$/.test(bareType(type));
}
