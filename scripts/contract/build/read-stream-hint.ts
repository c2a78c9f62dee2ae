import type { Problem } from "../../base/check-value.js";
import { closest } from "../../base/closest.js";
import { isObject, type JsonObject, join, own } from "../../base/json.js";
import { fernExtension, streamExtension } from "../../spec/extensions.js";
import { kindAt } from "../../spec/walk.js";
import { bodyProperties } from "./body-properties.js";
import type { DocumentReader } from "./document-reader.js";
import { findBodyFlag, isAskedInQuery } from "./find-body-flag.js";

interface Written<T> {
  readonly written: T;
  readonly pointer: string;
}

/** What an extension of an operation says of its stream, as it is written. */
interface WrittenHint {
  /** Where the extension stands. */
  readonly pointer: string;
  /** The boolean request property that asks for the stream. */
  readonly flag?: Written<string>;
  /** True where the answer is always a stream. */
  readonly always: boolean;
  /** The schema of an event. */
  readonly event?: Written<unknown>;
  /** The schema of the answer that is no stream. */
  readonly plain?: Written<unknown>;
  readonly sentinel?: string;
  readonly mediaType?: string;
}

/** What an extension of an operation says of its stream, as far as it can be so. */
export type StreamHint = Omit<WrittenHint, "flag"> & { readonly flag?: string };

/** Reads `x-concord-stream` or `x-fern-streaming`, without what leads nowhere; {@link findStreamProblems} tells that. */
export function readStreamHint(reader: DocumentReader, operation: JsonObject, pointer: string): StreamHint | undefined {
  const hint = readWritten(reader, operation, pointer);
  if (hint === undefined) return undefined;
  const { flag, event, plain, ...rest } = hint;
  return {
    ...rest,
    ...(flag === undefined ? {} : { flag: flag.written }),
    ...(event !== undefined && isSchema(event, reader) && { event }),
    ...(plain !== undefined && isSchema(plain, reader) && { plain }),
  };
}

/** What an extension of the operation at `pointer` says of its stream, and is not so in the description. */
export function* findStreamProblems(
  reader: DocumentReader,
  operation: JsonObject,
  { pointer, extension }: { readonly pointer: string; readonly extension: string },
): Iterable<Problem> {
  const hint = readWritten(reader, operation, pointer);
  // Of two extensions, one is read.
  if (hint === undefined || hint.pointer !== join(pointer, extension)) return;
  const { flag, event, plain } = hint;
  if (flag !== undefined && findBodyFlag(reader, operation, pointer, flag.written) === undefined) {
    const flags = bodyProperties(reader, operation, pointer).filter((name) =>
      findBodyFlag(reader, operation, pointer, name),
    );
    yield {
      pointer: flag.pointer,
      message: `${isAskedInQuery(operation) ? "The query has no boolean parameter" : "The request body has no boolean property"} "${flag.written}".`,
      hint: hintFor(flag.written, flags, "Describe it, or name the property that asks for the stream."),
    };
  }
  for (const schema of [event, plain]) {
    if (schema === undefined || isSchema(schema, reader)) continue;
    const reference = String(isObject(schema.written) ? own(schema.written, "$ref") : schema.written);
    const schemas = Object.keys(reader.object(reader.object(reader.document, "components"), "schemas") ?? {});
    const references = schemas.map((name) => `#${join("/components/schemas", name)}`);
    const exact = references[schemas.indexOf(reference)];
    yield {
      pointer: schema.pointer,
      message: `"${reference}" leads to no schema of the description.`,
      hint: hintFor(exact ?? reference, references, "Write it as #/components/schemas/Event."),
    };
  }
}

function hintFor(name: string, names: readonly string[], otherwise: string): string {
  const meant = closest(name, names);
  return meant === undefined ? otherwise : `Did you mean "${meant}"?`;
}

/** A reference leads to a schema; anything else is a schema as it stands, or told when it is built. */
function isSchema({ written }: Written<unknown>, { registry }: DocumentReader): boolean {
  const reference = isObject(written) ? own(written, "$ref") : undefined;
  if (typeof reference !== "string") return true;
  const target = registry.targetOf(reference);
  const kind = target === undefined ? undefined : kindAt(target);
  return target !== undefined && (kind === undefined || kind === "schema");
}

function readWritten(reader: DocumentReader, operation: JsonObject, pointer: string): WrittenHint | undefined {
  const concord = reader.object(operation, streamExtension);
  if (concord !== undefined) return readConcord(reader, concord, join(pointer, streamExtension));
  const fern = own(operation, fernExtension);
  const at = join(pointer, fernExtension);
  if (fern === true) return { pointer: at, always: true };
  return isObject(fern) ? readFern(reader, fern, at) : undefined;
}

/** `{ flag, event, sentinel }`, where `event` is a reference. */
function readConcord(reader: DocumentReader, hint: JsonObject, pointer: string): WrittenHint {
  const [flag, event, sentinel] = ["flag", "event", "sentinel"].map((key) => reader.text(hint, key));
  return {
    pointer,
    always: false,
    ...(flag === undefined ? {} : { flag: { written: flag, pointer: join(pointer, "flag") } }),
    ...(event === undefined ? {} : { event: { written: { $ref: event }, pointer: join(pointer, "event") } }),
    ...(sentinel === undefined ? {} : { sentinel }),
  };
}

/** `{ stream-condition, response, response-stream, format, terminator }` (Fern, server-sent events and JSON streaming). */
function readFern(reader: DocumentReader, hint: JsonObject, pointer: string): WrittenHint {
  const flag = reader.text(hint, "stream-condition")?.replace(/^\$request\./, "");
  const sentinel = reader.text(hint, "terminator");
  const format = reader.text(hint, "format");
  const schemaAt = (key: string) => ({ written: own(hint, key), pointer: join(pointer, key) });
  return {
    pointer,
    always: flag === undefined,
    ...(flag === undefined ? {} : { flag: { written: flag, pointer: join(pointer, "stream-condition") } }),
    ...(own(hint, "response-stream") === undefined ? {} : { event: schemaAt("response-stream") }),
    ...(own(hint, "response") === undefined ? {} : { plain: schemaAt("response") }),
    ...(sentinel === undefined ? {} : { sentinel }),
    ...(format === undefined ? {} : { mediaType: format === "sse" ? "text/event-stream" : "application/x-ndjson" }),
  };
}
