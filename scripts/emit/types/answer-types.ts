import { acceptsAll, follow } from "../../contract/model/follow.js";
import { isFile } from "../../contract/model/is-file.js";
import { successesOf } from "../../contract/model/successes.js";
import type { MediaType, Operation, Response, Schema } from "../../contract/model/types.js";
import { bareType, isJsonType, isStreamType, isTextType } from "../../spec/media-types.js";
import { schemaType } from "./schema-type.js";

export type AnswerKind = "json" | "text" | "binary" | "none";

/** What a plain answer, one that is no stream, can be. */
export interface AnswerTypes {
  /** Everything that it can be. */
  readonly type: string;
  /** What it can be as JSON. */
  readonly json?: string;
  /** The schemas of that, each once; of anything, one that says nothing. */
  readonly jsonSchemas: readonly Schema[];
  /** In the order `json`, `text`, `binary`, `none`; never empty. */
  readonly kinds: readonly AnswerKind[];
  /** The media types that are described, where they are not what a client asks for by itself. */
  readonly accept?: string;
  /** The description says nothing that a client can use; the kind comes from what the path is called. */
  readonly guessed?: true;
}

const kindOrder: readonly AnswerKind[] = ["json", "text", "binary", "none"];

/** The types of a plain answer, of every success that is described. */
export function answerTypes(operation: Operation, schemas: ReadonlyMap<string, Schema>): AnswerTypes {
  const successes = successesOf(operation.responses);
  // RFC 9110, section 9.3.2: what is described is what GET answers.
  if (operation.method === "HEAD") return { type: "undefined", kinds: ["none"], jsonSchemas: [] };
  const content = successes.flatMap((response) => response.content).filter((media) => isPlain(media, operation));
  if (isDownload(operation, content, schemas))
    return { type: "Blob", kinds: ["binary"], jsonSchemas: [], accept: "*/*", guessed: true };
  const kinds = new Set(content.flatMap((media) => kindsOf(media, schemas)));
  if (successes.some(mayBeNothing) || kinds.size === 0) kinds.add("none");
  const medias = content.filter((media) => kindsOf(media, schemas).includes("json"));
  const json = new Set(medias.map(({ schema }) => jsonType(schema)));
  const types = new Set([...json, ...kindOrder.flatMap((kind) => (kinds.has(kind) ? typeOfKind[kind] : []))]);
  const accept = acceptOf(content, kinds);
  return {
    type: types.has("unknown") ? "unknown" : [...types].join(" | "),
    ...(json.size > 0 && { json: [...json].join(" | ") }),
    jsonSchemas: distinct(medias.map(({ schema, at }) => schema ?? { at, notes: {} })),
    kinds: kindOrder.filter((kind) => kinds.has(kind)),
    ...(accept !== undefined && { accept }),
  };
}

/** Without those that have one name. */
function distinct(schemas: readonly Schema[]): readonly Schema[] {
  return schemas.filter(
    ({ ref }, index) => ref === undefined || schemas.findIndex((schema) => schema.ref === ref) === index,
  );
}

const typeOfKind: Readonly<Record<AnswerKind, readonly string[]>> = {
  json: [],
  text: ["string"],
  binary: ["Blob"],
  none: ["undefined"],
};

function jsonType(schema: Schema | undefined): string {
  return schema === undefined ? "unknown" : schemaType(schema);
}

/** Nothing is described; or 204 is among what is, to which nothing can be added. */
function mayBeNothing({ status, content }: Response): boolean {
  return content.length === 0 || !/^\d+$/.test(status);
}

/** Neither the stream, nor one that is described and not offered. */
function isPlain({ type }: MediaType, { stream }: Operation): boolean {
  return type === stream?.mediaType ? stream.flag === undefined : bareType(type) !== "text/event-stream";
}

/** The forms in which the client may find an answer of the media type. */
function kindsOf({ type, schema }: MediaType, schemas: ReadonlyMap<string, Schema>): readonly AnswerKind[] {
  if (schema !== undefined && isFile(follow(schema, schemas).schema)) return ["binary"];
  if (isStreamType(type)) return ["binary"];
  const isRange = /^(?:\*|application)\/\*$/.test(bareType(type));
  if (isRange && (schema === undefined || acceptsAll(schema))) return ["json", "text", "binary"];
  if (isRange && !isText(schema, schemas)) return ["json"];
  // Whoever answers with one text seldom puts it into quotes.
  if (isJsonType(type)) return isText(schema, schemas) ? ["json", "text"] : ["json"];
  return isTextType(type) ? ["text"] : ["binary"];
}

function isText(schema: Schema | undefined, schemas: ReadonlyMap<string, Schema>): boolean {
  const { types, enum: values } = schema === undefined ? {} : follow(schema, schemas).schema;
  return values === undefined && types?.size === 1 && types.has("string");
}

/** Files are often described as JSON of one text, or not at all. */
function isDownload(
  { method, path, stream }: Operation,
  content: readonly MediaType[],
  schemas: ReadonlyMap<string, Schema>,
): boolean {
  if (method !== "GET" || stream !== undefined || !/\/(?:content|download)$/.test(path)) return false;
  return (
    content.every((media) => !kindsOf(media, schemas).includes("json") || isText(media.schema, schemas)) &&
    content.every((media) => isJsonType(media.type))
  );
}

/** Media types as they are described; a client asks for JSON by itself where nothing else is. */
function acceptOf(content: readonly MediaType[], kinds: ReadonlySet<AnswerKind>): string | undefined {
  const types = [...new Set(content.map(({ type }) => type.replace(/;\s*charset=[^;]*$/, "")))];
  const named = types.filter((type) => type !== "*/*");
  if (named.length < types.length && !(kinds.has("json") && kinds.size === 1)) named.push("*/*");
  const accept = named.join(", ");
  return accept === "" || accept === "application/json" ? undefined : accept;
}
