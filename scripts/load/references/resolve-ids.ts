import { isObject, type JsonObject, own } from "../../base/json.js";
import { pointerOf, referenceTo, resolvePointer } from "../../spec/reference-text.js";
import { walkDocument } from "../../spec/walk.js";

/** The schemas of a document that name themselves by `$id`, and the anchors below each. */
interface Resources {
  readonly pointers: ReadonlyMap<string, string>;
  readonly anchors: ReadonlyMap<string, string>;
  /** The URI that references at a place start from, or `undefined` outside of such a schema. */
  baseOf(pointer: string): string | undefined;
}

/**
 * Rewrites references that mean a schema of the same document by its `$id` (JSON Schema 2020-12, core 8.2.1), in place, to
 * the pointer of that schema: `https://example.com/thing#/$defs/Part`, and below an `$id` also `#/$defs/Part`, `#part` and
 * `other`. What no `$id` answers to stays as it is written.
 */
export function resolveIds(document: JsonObject): void {
  const resources = findResources(document);
  if (resources.pointers.size === 0) return;
  const rewrite = (holder: JsonObject, key: string, pointer: string): void => {
    const text = own(holder, key);
    const target = typeof text === "string" ? targetOf(text, resources, pointer, document) : undefined;
    if (target !== undefined) holder[key] = referenceTo(target);
  };
  walkDocument(document, ({ kind, value, pointer }) => {
    if (kind !== "schema") return;
    rewrite(value, "$ref", pointer);
    const discriminator = own(value, "discriminator");
    if (!isObject(discriminator)) return;
    rewrite(discriminator, "defaultMapping", pointer);
    const mapping = own(discriminator, "mapping");
    if (isObject(mapping)) for (const tag of Object.keys(mapping)) rewrite(mapping, tag, pointer);
  });
}

/** Where no address of its own is given, relative ones start from here; nothing is ever fetched from it. */
const unknownBase = "http://document.invalid/";

function findResources(document: JsonObject): Resources {
  const pointers = new Map<string, string>();
  const bases = new Map<string, string>();
  const anchors = new Map<string, string>();
  const self = own(document, "$self");
  const outer = (typeof self === "string" && uriOf(self, unknownBase)) || unknownBase;
  const baseOf = (pointer: string): string | undefined => {
    if (bases.size === 0) return undefined;
    for (let place = pointer; place !== ""; place = place.slice(0, place.lastIndexOf("/"))) {
      const base = bases.get(place);
      if (base !== undefined) return base;
    }
    return undefined;
  };
  walkDocument(document, ({ kind, value, pointer }) => {
    if (kind !== "schema") return;
    const id = own(value, "$id");
    const uri = typeof id === "string" && !id.startsWith("#") ? uriOf(id, baseOf(pointer) ?? outer) : undefined;
    if (uri !== undefined && !pointers.has(uri)) {
      pointers.set(uri, pointer);
      bases.set(pointer, uri);
    }
    const base = baseOf(pointer);
    if (base === undefined) return;
    for (const keyword of ["$anchor", "$dynamicAnchor"]) {
      const name = own(value, keyword);
      const anchor = `${base}#${String(name)}`;
      if (typeof name === "string" && !anchors.has(anchor)) anchors.set(anchor, pointer);
    }
  });
  return { pointers, anchors, baseOf: (pointer) => baseOf(pointer) ?? (pointers.size > 0 ? outer : undefined) };
}

function targetOf(
  text: string,
  { pointers, anchors, baseOf }: Resources,
  from: string,
  document: JsonObject,
): string | undefined {
  const [file = ""] = text.split("#", 1);
  const base = baseOf(from);
  const uri = base === undefined ? undefined : file === "" ? base : uriOf(file, base);
  const resource = uri === undefined ? undefined : pointers.get(uri);
  if (resource === undefined) return undefined;
  const fragment = text.includes("#") ? pointerOf(text) : "";
  if (fragment !== "" && !fragment.startsWith("/")) return anchors.get(`${uri}#${fragment}`);
  const target = resource + fragment;
  return resolvePointer(document, target) === undefined ? undefined : target;
}

/** Without its fragment. */
function uriOf(reference: string, base: string): string | undefined {
  return URL.canParse(reference, base) ? new URL(reference, base).href.replace(/#.*$/, "") : undefined;
}
