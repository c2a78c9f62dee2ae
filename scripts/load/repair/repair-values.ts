import { isObject, type JsonObject, join, own } from "../../base/json.js";
import { annotationsOfKind, keywordsOfKind } from "../../spec/keywords.js";
import { operationFields } from "../../spec/path-item.js";
import { isTypeName } from "../../spec/type-names.js";
import type { DocumentNode } from "../../spec/walk.js";
import type { RepairContext } from "./repair-context.js";

type Note = RepairContext["note"];

/** What the values of keywords are that people quote, or forget to quote: of schemas, and of what is around them. */
const kinds: ReadonlyMap<string, "text" | "flag" | "number"> = new Map([
  ...(["title", "summary", "description", "operationId"] as const).map((keyword) => [keyword, "text"] as const),
  ...["required", "explode", "nullable", ...keywordsOfKind("flag"), ...annotationsOfKind("flag")].map(
    (keyword) => [keyword, "flag"] as const,
  ),
  ...keywordsOfKind("number", "count", "step").map((keyword) => [keyword, "number"] as const),
]);

/** Reads `description: 2024`, `required: "true"` and `minimum: "0"` as what they are meant to be. */
export function repairValues({ kind, value, pointer }: DocumentNode, { note }: RepairContext): void {
  if (kind === "data" || kind === "callback") return;
  for (const keyword in value) {
    const wanted = kinds.get(keyword);
    if (wanted === undefined) continue;
    const written = value[keyword];
    const read = wanted === "text" ? textOf(written) : wanted === "flag" ? flagOf(written) : numberOf(written);
    if (read !== undefined) replace(value, keyword, read, pointer, note);
  }
}

function replace(owner: JsonObject, key: string, read: unknown, pointer: string, note: Note): void {
  const message = `${JSON.stringify(owner[key])} is read as ${JSON.stringify(read)}.`;
  owner[key] = read;
  note("keyword-repaired", join(pointer, key), message);
}

function textOf(written: unknown): string | undefined {
  return typeof written === "number" || typeof written === "boolean" ? String(written) : undefined;
}

function flagOf(written: unknown): boolean | undefined {
  if (typeof written !== "string") return undefined;
  return /^(?:true|yes)$/i.test(written) ? true : /^(?:false|no)$/i.test(written) ? false : undefined;
}

function numberOf(written: unknown): number | undefined {
  const isNumber = typeof written === "string" && /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(written);
  return isNumber ? Number(written) : undefined;
}

/** Reads `name: string` as a schema of that type, and `required: name` as a list. */
export function repairShorthands(schema: JsonObject, pointer: string, { note }: RepairContext): void {
  const properties = own(schema, "properties");
  if (isObject(properties)) {
    for (const name in properties) {
      const property = properties[name];
      if (isTypeName(property)) replace(properties, name, { type: property }, join(pointer, "properties"), note);
    }
  }
  for (const keyword of ["items", "additionalProperties"]) {
    const written = own(schema, keyword);
    const read = isTypeName(written) ? { type: written } : flagOf(written);
    if (read !== undefined) replace(schema, keyword, read, pointer, note);
  }
  const required = own(schema, "required");
  const names = typeof required === "string" ? required.split(",").map((name) => name.trim()) : [];
  if (names.length > 0 && isObject(properties) && names.every((name) => Object.hasOwn(properties, name)))
    replace(schema, "required", names, pointer, note);
}

/** Reads the list that was meant where one `tags`, `security` or `servers` stands alone, or is only named. */
export function repairLists(owner: JsonObject, pointer: string, { note }: RepairContext): void {
  const tags = own(owner, "tags");
  if (typeof tags === "string") replace(owner, "tags", [tags], pointer, note);
  for (const [key, spellOut] of [
    ["security", (name: string) => ({ [name]: [] })],
    ["servers", (url: string) => ({ url })],
  ] as const) {
    const written = own(owner, key);
    if (written === undefined) continue;
    const list = Array.isArray(written) ? written : [written];
    const isMeant = list.every((item) => isObject(item) || typeof item === "string");
    if (!isMeant || (Array.isArray(written) && list.every(isObject))) continue;
    const read = list.map((item: unknown) => (typeof item === "string" ? spellOut(item) : item));
    replace(owner, key, read, pointer, note);
  }
}

/** The fields that OpenAPI wants of every description, and those that only a reader of it would miss. */
export function repairInfo({ document, note }: RepairContext): void {
  const written = own(document, "info");
  const info = isObject(written) ? written : {};
  const missing = ["title", "version"].filter((key) => typeof (textOf(own(info, key)) ?? own(info, key)) !== "string");
  for (const key of ["title", "version", "description", "summary"]) {
    const text = textOf(own(info, key));
    if (text !== undefined) replace(info, key, text, "/info", note);
  }
  if (missing.length > 0) {
    for (const key of missing) info[key] = key === "title" ? "API" : "";
    document.info = info;
    note("keyword-repaired", isObject(written) ? "/info" : "", `The "info" has no ${missing.join(" and no ")}.`);
  }
  for (const key of ["contact", "license"]) {
    if (!["string", "number"].includes(typeof own(info, key))) continue;
    note("keyword-repaired", join("/info", key), `"${key}" is an object; ${JSON.stringify(info[key])} was left out.`);
    delete info[key];
  }
}

const fieldNames: Readonly<Record<"item" | "operation", readonly string[]>> = {
  item: operationFields,
  operation: "tags summary description operationId parameters requestBody responses deprecated security servers".split(
    " ",
  ),
};

/** Reads `POST:` and `requestbody:`: the names of fields are case-sensitive, and one that is no field would be lost. */
export function repairPathItems({ document, places, note }: RepairContext): void {
  const paths = own(document, "paths");
  for (const [key, item] of isObject(paths) ? Object.entries(paths) : []) {
    const pointer = join("/paths", key);
    if (item === null && isObject(paths) && !key.startsWith("x-")) {
      delete paths[key];
      note("keyword-repaired", pointer, "The path describes nothing; left out.");
    }
    if (!isObject(item)) continue;
    renameFields(item, "item", pointer, { places, note });
    for (const method of operationFields) {
      const operation = own(item, method);
      if (isObject(operation)) renameFields(operation, "operation", join(pointer, method), { places, note });
    }
  }
}

function renameFields(
  owner: JsonObject,
  kind: "item" | "operation",
  pointer: string,
  { places, note }: Pick<RepairContext, "places" | "note">,
): void {
  for (const written of Object.keys(owner)) {
    const name = fieldNames[kind].find((field) => field.toLowerCase() === written.toLowerCase());
    if (name === undefined || name === written || Object.hasOwn(owner, name)) continue;
    owner[name] = owner[written];
    delete owner[written];
    places.move(join(pointer, name), join(pointer, written));
    note("keyword-repaired", join(pointer, written), `"${written}" is read as "${name}".`, "Case matters.");
  }
}
