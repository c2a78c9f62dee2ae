import { readFileSync } from "node:fs";
import { isObject, type JsonObject, valueAt } from "../../../scripts/base/json.js";
import { type ImportedPage, type ImportPageOptions, importPage } from "../../../scripts/pages/import-page.js";

/** Imports a page of our own. */
export function importFixture(name: string, options: ImportPageOptions = {}): ImportedPage {
  const url = new URL(`../../fixtures/pages/${name}`, import.meta.url);
  return importPage(readFileSync(url, "utf8"), { file: name, ...options });
}

/** An object of the imported description. */
export function part({ document }: Pick<ImportedPage, "document">, pointer: string): JsonObject {
  const value = valueAt(document, pointer);
  if (!isObject(value)) throw new TypeError(`${pointer} is ${JSON.stringify(value)}.`);
  return value;
}

/** The properties of a named schema without descriptions and marks. */
export function shapes(page: Pick<ImportedPage, "document">, schema: string): JsonObject {
  const properties = part(page, `/components/schemas/${schema}/properties`);
  return bare(properties) as JsonObject;
}

function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare);
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(
    ([key, item]) =>
      !(key === "description" && typeof item === "string") && !key.startsWith("x-concord-") && key !== "examples",
  );
  return Object.fromEntries(kept.map(([key, item]) => [key, bare(item)]));
}

/** `code line` per diagnostic. */
export function notes({ diagnostics }: ImportedPage): readonly string[] {
  return diagnostics.map(({ code, at }) => `${code} ${at.line}`);
}

/**
 * What a page says, a line for each operation and body: `POST /plans: model* messages*[role* content] n` with a star for
 * what is required and `!` for what is known not to be taken.
 */
export function outline({ document }: Pick<ImportedPage, "document">): readonly string[] {
  const lines: string[] = [];
  for (const [path, item] of Object.entries(isObject(document?.paths) ? document.paths : {})) {
    for (const [method, operation] of Object.entries(isObject(item) ? item : {})) {
      if (!isObject(operation)) continue;
      const { parameters, requestBody, responses } = operation;
      const sent = (Array.isArray(parameters) ? parameters : []).filter(isObject);
      const listed = sent.map(({ name, in: place, required }) => `${place} ${name}${required === true ? "*" : ""}`);
      const body = fieldsIn(document, bodyOf(requestBody));
      lines.push(`${method.toUpperCase()} ${path}: ${[...listed, body].join(" ")}`.trim());
      for (const [status, response] of Object.entries(isObject(responses) ? responses : {}))
        lines.push(`  ${status}: ${fieldsIn(document, bodyOf(response))}`.trimEnd());
    }
  }
  return lines;
}

function bodyOf(holder: unknown): unknown {
  const [media] = Object.values(isObject(holder) && isObject(holder.content) ? holder.content : {});
  return isObject(media) ? media.schema : undefined;
}

function fieldsIn(document: unknown, schema: unknown): string {
  if (!isObject(schema)) return "";
  if (typeof schema.$ref === "string") return fieldsIn(document, valueAt(document, schema.$ref.slice(1)));
  const branches = Array.isArray(schema.oneOf) ? schema.oneOf : [];
  const required = Array.isArray(schema.required) ? schema.required : [];
  const own = Object.entries(isObject(schema.properties) ? schema.properties : {}).map(([name, part]) => {
    const parts = fieldsIn(document, part);
    const denied = isObject(part) && part.not !== undefined ? "!" : "";
    return `${denied}${name}${required.includes(name) ? "*" : ""}${parts === "" ? "" : `[${parts}]`}`;
  });
  return [...own, ...[schema.items, ...branches].map((part) => fieldsIn(document, part))].filter(Boolean).join(" ");
}
