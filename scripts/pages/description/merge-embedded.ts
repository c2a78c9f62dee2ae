import { isDeepStrictEqual } from "node:util";
import { isObject, type JsonObject, own, setOwn } from "../../base/json.js";
import type { EmbeddedDocument } from "../facts/embedded.js";
import type { Note } from "../facts/field.js";

/** One description of all that stand on a page. Where two contradict each other the first holds, and that is reported. */
export function mergeEmbedded(found: readonly EmbeddedDocument[], note: Note): JsonObject {
  const [first, ...others] = found;
  const merged = structuredClone(first?.document ?? {});
  for (const { document, line } of others) {
    const join = new Joiner(line, note);
    join.sections(merged, document, "components");
    join.section(merged, pathsOf(document, merged), "paths", true);
    join.section(merged, document, "webhooks", true);
  }
  return merged;
}

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
      else if (!isDeepStrictEqual(known, value)) {
        const message = `The description that begins here says something else of "${key}"; what stood first holds.`;
        this.note("import-conflict", this.line, message, "Decide in an overlay.");
      }
    }
  }
}

function ensure(node: JsonObject, name: string): JsonObject {
  const known = own(node, name);
  if (isObject(known)) return known;
  const made: JsonObject = {};
  setOwn(node, name, made);
  return made;
}

/** The document with servers of its own beside its paths, where they are not those of the first. */
function pathsOf(document: JsonObject, first: JsonObject): JsonObject {
  const { paths, servers } = document;
  if (!isObject(paths) || servers === undefined || isDeepStrictEqual(servers, first.servers)) return document;
  const items = Object.entries(paths).map(
    ([path, item]) => [path, isObject(item) ? { servers, ...item } : item] as const,
  );
  return { ...document, paths: Object.fromEntries(items) };
}
