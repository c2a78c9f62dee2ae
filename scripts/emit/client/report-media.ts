import type { Report } from "../../base/diagnostics.js";
import { findProperty, inPlace } from "../../contract/model/find-property.js";
import { follow } from "../../contract/model/follow.js";
import { isFile } from "../../contract/model/is-file.js";
import { shapeOf } from "../../contract/model/shape.js";
import { successesOf } from "../../contract/model/successes.js";
import type { Contract, FieldEncoding, MediaType, Operation } from "../../contract/model/types.js";
import { bareType, isFormType, isJsonType, isStreamType, isTextType } from "../../spec/media-types.js";
import { isEncoded, type OperationTypes } from "../types/operation-types.js";
import { fixedValue } from "./fixed-value.js";

interface MediaPlace {
  readonly operation: Operation;
  readonly schemas: Contract["schemas"];
  readonly conventions?: Contract["conventions"];
  readonly report: Report;
}

/** Tells of what bodies and answers are described to be and a client does not write, check or know. */
export function reportMedia(typed: OperationTypes, { schemas, conventions }: Contract, report: Report): void {
  const place = { operation: typed.operation, schemas, conventions, report };
  for (const media of typed.body?.medias ?? []) reportBody(media, place);
  for (const { content } of successesOf(typed.operation.responses))
    for (const media of content) reportAnswer(media, typed, place);
  reportInferred(typed, report);
}

/** What is described inside of a text or of bytes. */
function reportAnswer(media: MediaType, { event }: OperationTypes, { operation, schemas, report }: MediaPlace): void {
  const { type, at } = media;
  const isOffered = event !== undefined && type === operation.stream?.mediaType;
  const isRead = isOffered || isJsonType(type) || isRange(type) || bareType(type) === "text/event-stream";
  if (isRead || !describesParts(media, schemas)) return;
  const given = isStreamType(type) || !isTextType(type) ? "a Blob" : "a text";
  report({
    code: "answer-unchecked",
    severity: "info",
    at,
    message: `${operation.key} answers with ${type}, which clients give as ${given} and do not read.`,
    hint: "Read it by other means.",
  });
}

function isRange(type: string): boolean {
  return bareType(type).endsWith("/*");
}

function reportBody(media: MediaType, place: MediaPlace): void {
  const { type, at, encoding = new Map<string, FieldEncoding>() } = media;
  const { key } = place.operation;
  if (!isEncoded(media) && saysMore(media, place.schemas))
    place.report({
      code: "body-unchecked",
      at,
      message: `${key} takes ${type}, which clients send as they are given it and do not check.`,
      hint: /^multipart\//.test(type)
        ? "Give the bytes, and the type with its boundary in the option `contentType`."
        : "Give the text or the bytes.",
    });
  if (isFormType(type)) reportHeldFiles(media, place);
  if (bareType(type) === "application/x-www-form-urlencoded") reportUnstated(media, place);
  for (const [name, field] of encoding) {
    const subject = `"${name}" of ${key}`;
    if (isFormType(type))
      for (const reason of unwritten(subject, name, field, media, place)) ignore(field, reason, place);
    else if (type.startsWith("multipart/"))
      ignore(field, `${subject} has an encoding, which clients do not write in ${type}.`, place);
  }
}

/** OpenAPI 3.0 and 3.1 leave open what becomes of an object in a form of pairs; servers differ. */
function reportUnstated({ type, schema, encoding }: MediaType, place: MediaPlace): void {
  const { operation, schemas, conventions, report } = place;
  if (conventions?.formObjects !== undefined) return;
  for (const [name, field] of inPlace(schema, schemas).flatMap(({ object }) => [...(object?.properties ?? [])])) {
    const { style, contentType } = encoding?.get(name) ?? {};
    const parts = inPlace(field, schemas).flatMap(({ array }) => array?.items ?? []);
    if (style !== undefined || contentType !== undefined) continue;
    if (![field, ...parts].some((each) => shapeOf(each, schemas).isObject)) continue;
    report({
      code: "encoding-unstated",
      at: field.at,
      message: `How "${name}" of ${operation.key} is written in ${bareType(type)} is not said; clients send its fields in brackets.`,
      hint: "Say it in `encoding` of the media type, or in `formObjects` of the config.",
    });
  }
}

/** Objects of a form are sent as JSON or pairs, neither of which holds a file. */
function reportHeldFiles({ schema }: MediaType, { operation, schemas, report }: MediaPlace): void {
  const fields = inPlace(schema, schemas).flatMap(({ object }) => [...(object?.properties ?? [])]);
  for (const [name, field] of fields) {
    const objects = inPlace(field, schemas).flatMap((part) => [part, ...inPlace(part.array?.items, schemas)]);
    const members = objects.flatMap(({ object }) => [...(object?.properties.values() ?? [])]);
    if (!members.some((member) => inPlace(member, schemas).some(isFile))) continue;
    const message = `"${name}" of ${operation.key} is an object with a file in it, which no form can hold.`;
    report({ code: "encoding-ignored", at: field.at, message, hint: "Describe the file as a field of the form." });
  }
}

function ignore({ at }: FieldEncoding, message: string, { report }: MediaPlace): void {
  report({ code: "encoding-ignored", at, message });
}

/** The schema describes something inside of the text or the bytes. */
function saysMore(media: MediaType, schemas: Contract["schemas"]): boolean {
  const { schema, itemSchema } = media;
  if (itemSchema !== undefined) return true;
  if (schema === undefined) return false;
  const { schema: target } = follow(schema, schemas);
  if (isFile(target)) return false;
  const { minLength, maxLength, pattern } = target.string ?? {};
  const isLimited = [minLength, maxLength, pattern, target.enum].some((limit) => limit !== undefined);
  return describesParts(media, schemas) || isLimited;
}

/** Of a list or an object, or of items one after the other. */
function describesParts({ schema, itemSchema }: MediaType, schemas: Contract["schemas"]): boolean {
  if (itemSchema !== undefined) return true;
  if (schema === undefined || isFile(follow(schema, schemas).schema)) return false;
  const { isList, isObject } = shapeOf(schema, schemas);
  return isList || isObject;
}

/** What is said of a field of a form and not done. */
function* unwritten(
  subject: string,
  name: string,
  field: FieldEncoding,
  { type, schema }: MediaType,
  { schemas }: MediaPlace,
): Generator<string> {
  const isMultipart = bareType(type) === "multipart/form-data";
  const { headers = [], allowReserved, contentType } = field;
  for (const header of headers) {
    // That pairs hold none is told where they are read.
    if (isMultipart && fixedValue(header) === undefined)
      yield `${subject} has the header "${header.name}", of which no value is known, so it is not sent.`;
  }
  if (allowReserved) yield `${subject} may hold reserved characters, which clients encode in forms.`;
  const [property] = findProperty(schema, name, schemas);
  if (contentType === undefined || property === undefined || isFile(property)) return;
  const { isObject } = shapeOf(property, schemas);
  if (isObject && !contentType.split(",").some((each) => isJsonType(each.trim())))
    yield `${subject} is an object as ${contentType}, which clients do not write: it is sent as JSON.`;
}

function reportInferred({ operation, result, choice }: OperationTypes, report: Report): void {
  const { key, at } = operation;
  const code = "answer-inferred";
  if (result.guessed)
    report({ code, at, message: `${key} describes no answer that can be used; by its path it is taken for bytes.` });
  if (choice?.inferred)
    report({
      code,
      at,
      message: `${key} describes no text as its answer; it is taken for one where "${choice.field}" is ${choice.formats.map(({ value }) => value).join(", ")}.`,
    });
}
