import type { Conventions } from "../../base/conventions.js";
import { inPlace } from "../../contract/model/find-property.js";
import type { Contract, MediaType, Schema } from "../../contract/model/types.js";
import { bareType, isFormType, isJsonType } from "../../spec/media-types.js";
import { propertyKey, stringLiteral } from "../code/encode.js";
import { braces, record } from "../code/object-text.js";
import { isEncoded, type OperationTypes } from "../types/operation-types.js";
import { fixedValue } from "./fixed-value.js";

/** The body of an operation, as the runtime is told. */
export function printBody(
  { medias, required }: NonNullable<OperationTypes["body"]>,
  { conventions = {}, schemas }: Contract,
): string {
  const [first = [], ...others] = medias.map((media) => mediaMembers(withOwnTypes(media, schemas), conventions));
  return braces([
    ...first,
    ...(required ? [] : ["required: false"]),
    ...(others.length === 0 ? [] : ["choose: chooseMedia", `others: [${others.map(braces).join(", ")}]`]),
  ]);
}

function mediaMembers(media: MediaType, conventions: Conventions): readonly string[] {
  const type = isEncoded(media) && bareType(media.type) === "*/*" ? "application/json" : bareType(media.type);
  const validator = validatorOf(media);
  const encoder = encoderOf(media);
  const fields = isFormType(type) ? fieldMembers(media) : [];
  return [
    `type: ${stringLiteral(type)}`,
    ...(encoder === undefined ? [] : [`encode: ${encoder}`]),
    ...(isFormType(type) ? conventionMembers(type, conventions) : []),
    ...(fields.length === 0 ? [] : [`fields: ${braces(fields)}`]),
    ...(validator === undefined ? [] : [`validator: validators.${validator}`, "check: checkValue"]),
  ];
}

/** OpenAPI 3.1, "Encoding Object": without one, a part is of the media type that its schema names. */
function withOwnTypes(media: MediaType, schemas: Contract["schemas"]): MediaType {
  if (bareType(media.type) !== "multipart/form-data") return media;
  const encoding = new Map(media.encoding);
  const fields = inPlace(media.schema, schemas).flatMap(({ object }) => [...(object?.properties ?? [])]);
  for (const [name, field] of fields) {
    const contentType = ownType(field, schemas);
    const known = encoding.get(name);
    if (contentType !== undefined && known?.contentType === undefined)
      encoding.set(name, { at: field.at, ...known, contentType });
  }
  return { ...media, encoding };
}

/** What a client says by itself is left out, and so is JSON, which a text in a form may be without being one more. */
function ownType(field: Schema, schemas: Contract["schemas"]): string | undefined {
  const parts = inPlace(field, schemas).flatMap((part) => [part, ...inPlace(part.array?.items, schemas)]);
  const found = parts.map(({ string }) =>
    string?.contentEncoding === undefined ? string?.contentMediaType : undefined,
  );
  return found.find((type) => type !== undefined && !isJsonType(type) && type !== "application/octet-stream");
}

/** How lists and objects are written, where that is not what is done without it. */
function conventionMembers(type: string, { formArrays = "repeat", formObjects }: Conventions): readonly string[] {
  const usual = type === "multipart/form-data" ? "json" : "brackets";
  return [
    ...(formArrays === "repeat" ? [] : [`arrays: ${stringLiteral(formArrays)}`]),
    ...(formObjects === undefined || formObjects === usual ? [] : [`objects: ${stringLiteral(formObjects)}`]),
  ];
}

/** What the runtime has to bring for a body that is not JSON. */
export function encoderOf(media: MediaType): string | undefined {
  if (isFormType(media.type)) return "encodeForm";
  return isEncoded(media) ? undefined : "encodeRaw";
}

/** The validator of a body that is encoded; texts and bytes are sent as they are. */
export function validatorOf(media: MediaType): string | undefined {
  return isEncoded(media) ? media.schema?.ref : undefined;
}

/** What a client does of a field of a form by itself is not printed. */
function fieldMembers({ encoding }: MediaType): readonly string[] {
  return [...(encoding ?? [])].flatMap(([name, { contentType, style, explode, headers = [] }]) => {
    const fixed = headers.flatMap((header): (readonly [string, string])[] => {
      const value = fixedValue(header);
      return value === undefined ? [] : [[header.name, value]];
    });
    const members = [
      ...(contentType === undefined ? [] : [`type: ${stringLiteral(contentType)}`]),
      ...(style === undefined && explode === undefined ? [] : [`style: ${stringLiteral(style ?? "form")}`]),
      ...(explode === undefined ? [] : [`explode: ${explode}`]),
      ...(fixed.length === 0 ? [] : [`headers: ${record(fixed)}`]),
    ];
    return members.length === 0 ? [] : [`${propertyKey(name)}: ${braces(members)}`];
  });
}
