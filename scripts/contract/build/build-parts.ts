import { isObject, type JsonObject, join, own } from "../../base/json.js";
import { strayField, styleExtension } from "../../spec/extensions.js";
import type { SecurityRequirement } from "../model/security.js";
import type { Body, FieldEncoding, MediaType, Parameter, Response } from "../model/types.js";
import { buildLinks } from "./build-links.js";
import { compact, readExtensions } from "./build-schema.js";
import type { DocumentReader } from "./document-reader.js";
import type { PathItemPart } from "./read-path-item.js";

/** The parameters of an operation: those of its path item, and its own, which go before them. */
export function buildParameters(reader: DocumentReader, owners: readonly PathItemPart[]): readonly Parameter[] {
  const byKey = new Map<string, Parameter>();
  for (const { item, pointer } of owners) {
    const list = own(item, "parameters");
    if (!Array.isArray(list)) continue;
    for (const [index, written] of list.entries()) {
      const parameter = buildParameter(reader, written, join(pointer, "parameters", index));
      if (parameter === undefined) continue;
      if (isSetByClient(parameter)) {
        reader.tellSaidHeader(parameter.name, join(pointer, "parameters", index));
        continue;
      }
      byKey.set(`${parameter.in} ${parameter.name}`, parameter);
    }
  }
  return [...byKey.values()];
}

/**
 * OpenAPI 3.1, "Parameter Object": a header parameter of one of these names shall be ignored, for the media types say it.
 * Exporters write them all the same, often as required.
 */
function isSetByClient({ in: place, name }: Parameter): boolean {
  return place === "header" && /^(?:accept|content-type)$/i.test(name);
}

/** Path parameters that loading set aside because the path does not name them. */
export function buildStrayParameters(
  reader: DocumentReader,
  operation: JsonObject,
  pointer: string,
): readonly Parameter[] | undefined {
  const strays = Object.entries(reader.object(operation, strayField) ?? {}).flatMap(
    ([index, written]) => buildParameter(reader, written, join(pointer, strayField, index)) ?? [],
  );
  return strays.length === 0 ? undefined : strays;
}

function buildParameter(reader: DocumentReader, written: unknown, at: string): Parameter | undefined {
  const resolved = reader.resolve(written, at);
  const { node, pointer } = resolved;
  if (!isObject(node)) return undefined;
  const name = reader.text(node, "name");
  const place = own(node, "in");
  if (name === undefined || !isPlace(place)) return undefined;
  return reader.build("parameter", resolved, written, () => buildNamedParameter(reader, node, pointer, name, place));
}

function buildNamedParameter(
  reader: DocumentReader,
  node: JsonObject,
  pointer: string,
  name: string,
  place: Parameter["in"],
): Parameter {
  const [mediaType, content] = Object.entries(reader.object(node, "content") ?? {})[0] ?? [];
  const inContent = mediaType !== undefined && isObject(content);
  const schema = inContent
    ? reader.schema(content, "schema", join(pointer, "content", mediaType))
    : reader.schema(node, "schema", pointer);
  const explode = own(node, "explode");
  return compact<Parameter>({
    name,
    in: place,
    required: place === "path" || own(node, "required") === true,
    schema: schema ?? { at: reader.originOf(pointer), notes: {} },
    mediaType: inContent ? mediaType : undefined,
    style: reader.text(node, styleExtension) ?? reader.text(node, "style"),
    explode: typeof explode === "boolean" ? explode : undefined,
    allowReserved: reader.flag(node, "allowReserved"),
    allowEmptyValue: reader.flag(node, "allowEmptyValue"),
    deprecated: reader.flag(node, "deprecated"),
    description: reader.text(node, "description"),
    extensions: readExtensions(node),
    at: reader.originOf(pointer),
  });
}

function isPlace(value: unknown): value is Parameter["in"] {
  return value === "path" || value === "query" || value === "header" || value === "cookie";
}

export function buildBody(reader: DocumentReader, written: unknown, at: string): Body | undefined {
  const resolved = reader.resolve(written, at);
  const { node, pointer } = resolved;
  if (!isObject(node)) return undefined;
  return reader.build("body", resolved, written, () =>
    compact<Body>({
      required: own(node, "required") === true,
      description: reader.text(node, "description"),
      content: buildContent(reader, node, pointer),
      at: reader.originOf(pointer),
    }),
  );
}

export function buildResponses(reader: DocumentReader, operation: JsonObject, pointer: string): readonly Response[] {
  const responses: Response[] = [];
  for (const [status, written] of Object.entries(reader.object(operation, "responses") ?? {})) {
    if (status.startsWith("x-")) continue;
    const resolved = reader.resolve(written, join(pointer, "responses", status));
    const { node, pointer: at } = resolved;
    if (!isObject(node)) continue;
    responses.push(
      reader.build(`response ${status}`, resolved, written, () => buildResponse(reader, status, node, at)),
    );
  }
  return responses;
}

function buildResponse(reader: DocumentReader, status: string, node: JsonObject, pointer: string): Response {
  return compact<Response>({
    status: /^\dxx$/i.test(status) ? status.toUpperCase() : status,
    description: reader.text(node, "description") ?? "",
    headers: buildHeaders(reader, node, pointer),
    content: buildContent(reader, node, pointer),
    links: buildLinks(reader, node, pointer),
    at: reader.originOf(pointer),
  });
}

/** "If a response header is defined with the name `Content-Type`, it SHALL be ignored" (OpenAPI 3.1, Response Object; so in encodings). */
function buildHeaders(reader: DocumentReader, response: JsonObject, pointer: string): readonly Parameter[] {
  const headers: Parameter[] = [];
  for (const [name, written] of Object.entries(reader.object(response, "headers") ?? {})) {
    if (/^content-type$/i.test(name)) reader.tellSaidHeader(name, join(pointer, "headers", name));
    const resolved = reader.resolve(written, join(pointer, "headers", name));
    const { node, pointer: at } = resolved;
    if (!isObject(node)) continue;
    const make = () => buildNamedParameter(reader, node, at, name, "header");
    headers.push(reader.build(`header ${name}`, resolved, written, make));
  }
  return headers;
}

function buildContent(reader: DocumentReader, owner: JsonObject, pointer: string): readonly MediaType[] {
  const content: MediaType[] = [];
  for (const [type, written] of Object.entries(reader.object(owner, "content") ?? {})) {
    const { node, pointer: at } = reader.resolve(written, join(pointer, "content", type));
    if (!isObject(node)) continue;
    tellEncodingsOfSequence(reader, node, at);
    content.push(
      compact<MediaType>({
        type: type.trim().toLowerCase(),
        schema: reader.schema(node, "schema", at),
        itemSchema: reader.schema(node, "itemSchema", at),
        encoding: buildEncoding(reader, node, at),
        at: reader.originOf(at),
      }),
    );
  }
  return content;
}

/** OpenAPI 3.2, "Media Type Object": parts by their positions, of which nothing is made. */
function tellEncodingsOfSequence(reader: DocumentReader, media: JsonObject, pointer: string): void {
  for (const keyword of ["prefixEncoding", "itemEncoding"]) {
    if (own(media, keyword) === undefined) continue;
    const message = `"${keyword}" is not read: how the parts of a sequence are written is neither checked nor compared.`;
    reader.registry.report({ code: "encoding-ignored", at: reader.originOf(join(pointer, keyword)), message });
  }
}

function buildEncoding(reader: DocumentReader, mediaType: JsonObject, pointer: string): MediaType["encoding"] {
  const encoding = reader.object(mediaType, "encoding");
  if (encoding === undefined) return undefined;
  const fields = Object.entries(encoding).filter((entry): entry is [string, JsonObject] => isObject(entry[1]));
  return new Map(
    fields.map(([name, node]) => [name, buildFieldEncoding(reader, node, join(pointer, "encoding", name))]),
  );
}

function buildFieldEncoding(reader: DocumentReader, node: JsonObject, pointer: string): FieldEncoding {
  const explode = own(node, "explode");
  const headers = buildHeaders(reader, node, pointer).filter(({ name }) => !/^content-type$/i.test(name));
  return compact<FieldEncoding>({
    contentType: reader.text(node, "contentType"),
    style: reader.text(node, styleExtension) ?? reader.text(node, "style"),
    explode: typeof explode === "boolean" ? explode : undefined,
    allowReserved: reader.flag(node, "allowReserved"),
    headers: headers.length === 0 ? undefined : headers,
    at: reader.originOf(pointer),
  });
}

/** Requirements as they stand; `undefined` when there are none to read. */
export function readSecurity(value: unknown): readonly SecurityRequirement[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return value
    .filter(isObject)
    .map(
      (requirement) =>
        new Map(
          Object.entries(requirement).map(([name, scopes]) => [
            name,
            Array.isArray(scopes) ? scopes.filter((scope) => typeof scope === "string") : [],
          ]),
        ),
    );
}
