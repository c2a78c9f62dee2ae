import type { Report } from "../../base/diagnostics.js";
import { bareType } from "../../spec/media-types.js";
import { namesField } from "../model/names-field.js";
import type { Contract, FieldEncoding, Hook, MediaType, Operation } from "../model/types.js";

/**
 * Tells of encodings that say nothing: of a field that the form has not, beside a body that is no form, and of what the
 * provider sends (OpenAPI 3.1.1, "Media Type Object", `encoding`).
 */
export function reportEncodings(
  { operations, webhooks = [], schemas }: Pick<Contract, "operations" | "webhooks" | "schemas">,
  report: Report,
): void {
  const told = new Set<string>();
  const ignore = ({ at }: FieldEncoding, message: string): void => {
    if (told.has(at.pointer)) return;
    told.add(at.pointer);
    report({ code: "encoding-ignored", at, message });
  };
  for (const operation of operations) {
    for (const media of operation.request?.content ?? [])
      for (const [name, field] of media.encoding ?? []) {
        const reason = reasonOf(media, name, schemas);
        if (reason !== undefined) ignore(field, `"${name}" of ${operation.key} has ${reason}.`);
      }
  }
  for (const { type, encoding = [] } of operations.flatMap(answersOf).concat(webhooks.flatMap(callsOf)))
    for (const [name, field] of encoding)
      ignore(field, `"${name}" has an encoding in ${type}, which is read of requests alone.`);
}

function reasonOf(media: MediaType, name: string, schemas: Contract["schemas"]): string | undefined {
  if (!isForm(media.type)) return `an encoding, which means nothing in ${media.type}`;
  if (!namesField(media, name, schemas)) return "an encoding, and there is no such field";
  const [header] = isPairs(media.type) ? (media.encoding?.get(name)?.headers ?? []) : [];
  return header && `the header "${header.name}", which ${media.type} cannot hold`;
}

function isForm(type: string): boolean {
  return type.startsWith("multipart/") || isPairs(type);
}

function isPairs(type: string): boolean {
  return bareType(type) === "application/x-www-form-urlencoded";
}

function answersOf({ responses, callbacks = [] }: Operation): readonly MediaType[] {
  return [...responses.flatMap(({ content }) => content), ...callbacks.flatMap(callsOf)];
}

function callsOf({ methods }: Hook): readonly MediaType[] {
  return methods.flatMap(({ request }) => request?.content ?? []);
}
