import { isObject, type JsonObject, join, own } from "../../base/json.js";
import { bareType, isJsonType, isStreamType } from "../../spec/media-types.js";
import { isFile } from "../model/is-file.js";
import { mainSuccess } from "../model/successes.js";
import type { MediaType, Response, Schema, Stream } from "../model/types.js";
import { usualEnd } from "../model/usual-end.js";
import { buildSchema, compact } from "./build-schema.js";
import type { DocumentReader } from "./document-reader.js";
import { findBodyFlag, findStreamFlag, isAskedInQuery } from "./find-body-flag.js";
import { envelopeFields, holdsText, namedEvents } from "./named-events.js";
import type { StreamHint } from "./read-stream-hint.js";

export interface StreamSearch {
  readonly reader: DocumentReader;
  readonly operation: JsonObject;
  readonly responses: readonly Response[];
  /** What an extension of the operation says. */
  readonly hint: StreamHint | undefined;
  /** Method and path, for messages. */
  readonly key: string;
  readonly pointer: string;
}

/**
 * How an operation streams. Descriptions say it in several ways: a stream media type beside or instead of JSON, with its
 * events in `schema` or `itemSchema`; the extension `x-concord-stream: { flag, event, sentinel }` or `x-fern-streaming`;
 * or nothing but a boolean property `stream` of the body. A flag of an operation without a body is a query parameter.
 */
export function findStream(search: StreamSearch): Stream | undefined {
  const { reader, operation, pointer, hint } = search;
  const success = mainSuccess(search.responses);
  if (success === undefined) {
    noteIgnored(search, "no response that succeeds is described");
    return undefined;
  }
  const flag = hint?.flag ?? findStreamFlag(reader, operation, pointer);
  const isHinted = flag !== undefined || hint !== undefined;
  const declared = success.content.find((media) => isStream(media, isHinted));
  const others = success.content.filter(({ type }) => !isStreamType(type));
  if (declared === undefined && flag === undefined && hint?.always !== true) {
    noteIgnored(search, "no boolean request property asks for it");
    return undefined;
  }
  // Without a flag nothing tells whether an answer will be a stream or the other type.
  if (declared !== undefined && flag === undefined && hint?.always !== true && others.length > 0) {
    note(
      search,
      `${search.key} may answer with ${declared.type}, but no request property asks for it; the stream is not offered.`,
    );
    return undefined;
  }
  // Many a query has a word for something else there.
  if (declared === undefined && hint === undefined && isAskedInQuery(operation)) return undefined;
  const json = others.find(({ type }) => isJsonType(type))?.schema;
  const mediaType = declared?.type ?? hint?.mediaType ?? "text/event-stream";
  const sentinel = hint?.sentinel ?? findSentinel(search);
  const written = writtenEvent(search, declared);
  const names = isEvents(mediaType) ? namedEvents(written, reader, sentinel ?? usualEnd) : undefined;
  const named = names === "told" ? undefined : names;
  if (names === undefined && written !== undefined) noteNames(search, written);
  const described = named?.event ?? describedEvent(search, written, declared, json);
  const event = described ?? guessEvent(search, declared, json, hint);
  if (event === undefined) return undefined;
  const always = hint?.always ?? (others.length === 0 && declared !== undefined);
  const property = always || flag === undefined ? undefined : findBodyFlag(reader, operation, pointer, flag);
  return compact<Stream>({
    flag: always ? undefined : flag,
    byDefault: property !== undefined && own(property, "default") === true ? true : undefined,
    event,
    stated: hint?.event === undefined ? undefined : true,
    text: named === undefined && declared !== undefined && isTextStream(search, declared) ? true : undefined,
    named: named && { texts: named.texts },
    mediaType,
    sentinel,
    inferred: declared === undefined && hint === undefined,
    undescribed: described === undefined ? true : undefined,
  });
}

/** Server-sent events of which the data is described as a text, and not as one that holds JSON. */
function isTextStream({ hint, reader }: StreamSearch, { type, schema, itemSchema = schema }: MediaType): boolean {
  return isEvents(type) && hint?.event === undefined && isTextData(itemSchema, reader, []);
}

function isTextData(schema: Schema | undefined, reader: DocumentReader, seen: readonly Schema[]): boolean {
  const target = schema?.ref === undefined ? schema : reader.registry.schemaNamed(schema.ref);
  if (target === undefined || seen.includes(target)) return false;
  const inside = [...seen, target];
  const branches = target.oneOf ?? target.anyOf;
  if (branches !== undefined) return branches.every((branch) => isTextData(branch, reader, inside));
  if (isEnvelope(target)) return isTextData(target.object?.properties.get("data"), reader, inside);
  return holdsText(target);
}

function isEvents(type: string): boolean {
  return bareType(type) === "text/event-stream";
}

/** Lines of JSON may as well be a file; events without a schema are events all the same. */
function isStream({ type, schema, itemSchema }: MediaType, isHinted: boolean): boolean {
  const bare = bareType(type);
  if (!isStreamType(bare)) return false;
  if (isHinted || itemSchema !== undefined || bare === "text/event-stream") return true;
  const isText = schema?.types?.size === 1 && schema.types.has("string");
  return schema !== undefined && !isText && !isFile(schema);
}

/** A stream that the responses do not declare, so that whoever compares or prints them sees it. */
export function withStream(responses: readonly Response[], stream: Stream | undefined): readonly Response[] {
  const success = mainSuccess(responses);
  if (stream === undefined || success === undefined || success.content.some(({ type }) => type === stream.mediaType))
    return responses;
  const media = { type: stream.mediaType, schema: stream.event, at: stream.event.at };
  return responses.map((response) =>
    response === success ? { ...response, content: [...response.content, media] } : response,
  );
}

/** What the description gives as the schema of an event. */
function writtenEvent({ hint, reader }: StreamSearch, declared: MediaType | undefined): Schema | undefined {
  return hint?.event !== undefined
    ? buildSchema(hint.event.written, hint.event.pointer, reader.registry)
    : (declared?.itemSchema ?? declared?.schema);
}

/** The same as values have it, or what the description has that can be meant for nothing else. */
function describedEvent(
  search: StreamSearch,
  written: Schema | undefined,
  declared: MediaType | undefined,
  json: Schema | undefined,
): Schema | undefined {
  const { reader, key, pointer, hint } = search;
  if (hint?.event !== undefined || declared !== undefined) return payloadOf(written, reader);
  const chunk = hint === undefined ? findUnusedChunk(reader, json?.ref) : undefined;
  if (chunk === undefined) return undefined;
  note(
    search,
    `${key} takes "stream" but describes no stream; its events are taken to be "${chunk}", which nothing else uses.`,
  );
  return buildSchema({ $ref: `#/components/schemas/${chunk}` }, pointer, reader.registry);
}

function guessEvent(
  search: StreamSearch,
  declared: MediaType | undefined,
  json: Schema | undefined,
  hint: StreamHint | undefined,
): Schema | undefined {
  const { key } = search;
  if (declared !== undefined) return json ?? unknownEvent(search, declared);
  if (json === undefined) {
    noteMissing(search, `${key} takes "stream", but describes neither a stream nor a plain answer`);
    return undefined;
  }
  if (hint === undefined) {
    note(
      search,
      `${key} takes "stream" but describes no stream; its events are taken to be the type of the plain answer.`,
    );
  }
  return json;
}

function unknownEvent(search: StreamSearch, { at }: MediaType): Schema {
  noteMissing(search, `${search.key} answers with a stream of events that have no schema`);
  return { at, notes: {} };
}

function noteMissing({ reader, pointer }: StreamSearch, message: string): void {
  reader.registry.report({
    code: "stream-event-missing",
    at: reader.originOf(pointer),
    message: `${message}; nothing is known of its events.`,
    hint: "Give the stream's media type a schema, or say it with `x-concord-stream: { flag, event, sentinel }`.",
  });
}

function noteIgnored({ reader, key, hint }: StreamSearch, reason: string): void {
  if (hint === undefined) return;
  reader.registry.report({
    code: "extension-invalid",
    at: reader.originOf(hint.pointer),
    message: `${key} is said to stream, but ${reason}; the stream is not offered.`,
    hint: "Describe the answer, and the boolean request property that `flag` names.",
  });
}

/** Some descriptions give the envelope of an event (`{ event, data }`), or one for each kind of event, where others give its data. */
function payloadOf(
  schema: Schema | undefined,
  reader: DocumentReader,
  seen: readonly string[] = [],
): Schema | undefined {
  if (schema === undefined || seen.includes(schema.ref ?? "")) return schema;
  const inside = schema.ref === undefined ? seen : [...seen, schema.ref];
  const envelope = schema.ref === undefined ? schema : (reader.registry.schemaNamed(schema.ref) ?? schema);
  const branches = envelope.oneOf ?? envelope.anyOf;
  if (branches !== undefined && envelope.object === undefined) {
    const payloads = branches.map((branch) => payloadOf(branch, reader, inside) ?? branch);
    return payloads.some((payload, index) => payload === branches[index])
      ? schema
      : { at: envelope.at, anyOf: payloads, notes: {} };
  }
  const data = envelope.object?.properties.get("data");
  if (data === undefined || !isEnvelope(envelope)) return schema;
  const { contentSchema, contentMediaType = "" } = data.string ?? {};
  return contentSchema ?? (isJsonType(contentMediaType) ? { at: data.at, notes: data.notes } : data);
}

/** Where some have a name and others none, it is not given with their data, and tells them apart for people alone. */
function noteNames({ reader, key }: StreamSearch, written: Schema): void {
  const named = written.ref === undefined ? written : reader.registry.schemaNamed(written.ref);
  const branches = (named?.oneOf ?? named?.anyOf ?? []).map((branch) =>
    branch.ref === undefined ? branch : (reader.registry.schemaNamed(branch.ref) ?? branch),
  );
  const names = branches.filter((each) => isEnvelope(each) && each.object?.properties.get("event")?.enum !== undefined);
  if (names.length < 2) return;
  reader.registry.report({
    code: "stream-event-names",
    at: written.at,
    message: `The events of ${key} are told apart by "event", which clients do not give with their data: each is typed and checked as any of them.`,
    hint: "Tell them apart by what is in the data.",
  });
}

/** The fields of an event as server-sent events have them. */
function isEnvelope({ object }: Schema): boolean {
  const names = [...(object?.properties.keys() ?? [])];
  return names.includes("data") && names.every((name) => envelopeFields.has(name));
}

/** `x-speakeasy-sse-sentinel` of the operation or of the stream's media type. */
function findSentinel({ reader, operation, pointer }: StreamSearch): string | undefined {
  const name = "x-speakeasy-sse-sentinel";
  const written = reader.text(operation, name);
  if (written !== undefined) return written;
  for (const [status, response] of Object.entries(reader.object(operation, "responses") ?? {})) {
    const { node } = reader.resolve(response, join(pointer, "responses", status));
    const content = /^2/.test(status) && isObject(node) ? reader.object(node, "content") : undefined;
    for (const [type, media] of Object.entries(content ?? {})) {
      const { node: resolved } = reader.resolve(media, join(pointer, "responses", status, "content", type));
      const found = isStreamType(type) && isObject(resolved) ? reader.text(resolved, name) : undefined;
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function note({ reader, pointer }: StreamSearch, message: string): void {
  reader.registry.report({
    code: "stream-inferred",
    at: reader.originOf(pointer),
    message,
    hint: "Say it with `x-concord-stream: { flag, event, sentinel }` on the operation.",
  });
}

/** A schema that is named as the answer, but for a word such as `Stream` or `Chunk`, and that nothing refers to. */
function findUnusedChunk(reader: DocumentReader, answer: string | undefined): string | undefined {
  if (answer === undefined) return undefined;
  const schemas = reader.object(reader.object(reader.document, "components"), "schemas") ?? {};
  return Object.keys(schemas)
    .filter((name) => /Stream|Chunk/.test(name) && /^[\w.-]+$/.test(name) && stemOf(name) === stemOf(answer))
    .find((name) => !reader.usedReferences().has(`#/components/schemas/${name}`));
}

function stemOf(name: string): string {
  return name.replace(/Stream(?:ing|ed)?|Chunk(?:ed)?/g, "").replace(/(?:Response|Result|Object|Update|Event)$/, "");
}
