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
