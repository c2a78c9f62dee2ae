import type { Origin, Report } from "../../base/diagnostics.js";
import { type JsonObject, join } from "../../base/json.js";
import { bareType } from "../../spec/media-types.js";
import { walkDocument } from "../../spec/walk.js";
import type { Contract, MediaType } from "../model/types.js";

/** Tells once of a description that says how its XML is written (`xml`), where bodies are sent in it: nothing is made of that. */
export function reportXml(
  document: JsonObject,
  { operations, webhooks = [] }: Pick<Contract, "operations" | "webhooks">,
  { originOf, report }: { readonly originOf: (pointer: string) => Origin; readonly report: Report },
): void {
  const hooks = [...webhooks, ...operations.flatMap(({ callbacks = [] }) => callbacks)];
  const isSent = [...operations, ...hooks.flatMap(({ methods }) => methods)].some(
    ({ request, responses }) =>
      request?.content.some(isXml) || responses.some((response) => response.content.some(isXml)),
  );
  if (!isSent) return;
  const places: string[] = [];
  walkDocument(document, ({ kind, value, pointer }) => {
    if (kind === "schema" && Object.hasOwn(value, "xml")) places.push(join(pointer, "xml"));
  });
  const [first] = places;
  if (first === undefined) return;
  const count = places.length === 1 ? "" : `, like ${places.length - 1} more`;
  const message = `"xml" is not read${count}: how elements and attributes of XML are called is neither checked nor compared.`;
  report({ code: "encoding-ignored", severity: "info", at: originOf(first), message });
}

function isXml({ type }: MediaType): boolean {
  return /[/+]xml$/.test(bareType(type));
}
