import { isDeepStrictEqual } from "node:util";
import { isObject, type JsonObject, own, setOwn } from "../../base/json.js";
import { operationFields } from "../../spec/path-item.js";
import type { EmbeddedDocument } from "../facts/embedded.js";
import type { Note } from "../facts/field.js";

/** One description of all that stand on a page. Where two contradict each other the first holds, and that is reported. */
export function mergeEmbedded(found: readonly EmbeddedDocument[], note: Note): JsonObject {
  const [first, ...others] = found;
  const merged = structuredClone(first?.document ?? {});
  for (const { document, line } of others) {
    const join = new Joiner(line, note);
    for (const name of wholes) join.compare(own(merged, name), own(document, name), name);
    join.sections(merged, document, "components");
    for (const name of swaggerSections) join.section(merged, document, name, false);
    join.section(merged, pathsOf(document, merged), "paths", true);
    join.section(merged, document, "webhooks", true);
  }
  return merged;
}

/** Where Swagger 2.0 has what OpenAPI 3 has in `components`. */
const swaggerSections = ["definitions", "parameters", "responses", "securityDefinitions"];

/** What counts for a description of Swagger 2.0 as a whole, and cannot be said of one of its paths. */
const wholes = ["swagger", "host", "basePath"];

class Joiner {
  constructor(
    private readonly line: number,
    private readonly note: Note,
  ) {}

  sections(merged: JsonObject, other: JsonObject, name: string): void {
    const part = own(other, name);
    if (!isObject(part)) return;
    const target = ensure(merged, name);
    for (const section of Object.keys(part)) this.section(target, part, section, false);
  }

  section(merged: JsonObject, other: JsonObject, name: string, deep: boolean): void {
    const part = own(other, name);
    if (!isObject(part)) return;
    const target = ensure(merged, name);
    for (const [key, value] of Object.entries(part)) {
      const known = own(target, key);
      if (known === undefined) setOwn(target, key, value);
      else if (deep && isObject(known) && isObject(value)) this.section(target, part, key, false);
      else this.compare(known, value, key);
    }
  }

  compare(known: unknown, value: unknown, name: string): void {
    if (isDeepStrictEqual(known, value)) return;
    const message = `The description that begins here says something else of "${name}"; what stood first holds.`;
    this.note("import-conflict", this.line, message, "Decide in an overlay.");
  }
}

function ensure(node: JsonObject, name: string): JsonObject {
  const known = own(node, name);
  if (isObject(known)) return known;
  const made: JsonObject = {};
  setOwn(node, name, made);
  return made;
}

/** The document with servers and security of its own beside its operations, where they are not those of the first. */
function pathsOf(document: JsonObject, first: JsonObject): JsonObject {
  const { paths } = document;
  const differs = (name: string): boolean =>
    document[name] !== undefined && !isDeepStrictEqual(document[name], first[name]);
  if (!isObject(paths) || !["servers", "security"].some(differs)) return document;
  const servers = differs("servers") ? { servers: document.servers } : {};
  const security = differs("security") ? { security: document.security } : {};
  const isOperation = (field: string): boolean => operationFields.some((known) => known === field);
  const items = Object.entries(paths).map(([path, item]) => {
    if (!isObject(item)) return [path, item] as const;
    const fields = Object.entries(item).map(
      ([field, part]) => [field, isObject(part) && isOperation(field) ? { ...security, ...part } : part] as const,
    );
    return [path, { ...servers, ...Object.fromEntries(fields) }] as const;
  });
  return { ...document, paths: Object.fromEntries(items) };
}
