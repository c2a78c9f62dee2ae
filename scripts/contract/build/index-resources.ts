import { isObject, type JsonObject, join, own, valueAt } from "../../base/json.js";
import { childKeywords } from "../../spec/keywords.js";

export interface ResourceIndex {
  valueAt(pointer: string): unknown;
  /** Where a reference written at a place leads; `anchor` when its fragment is the name of an anchor. */
  resolve(ref: string, from: string): { readonly pointer: string; readonly anchor?: string } | undefined;
  /** The base URI of a place. */
  baseOf(pointer: string): string;
  /** The base URIs of the resources that contain a place, outermost first. */
  around(pointer: string): readonly string[];
  dynamicAnchor(base: string, name: string): string | undefined;
  hasDynamicAnchors(base: string): boolean;
}

/** The base of a document that names none; nothing is ever fetched from it. */
const defaultBase = "http://schema.invalid/";

/** Finds the resources (`$id`) and anchors of a schema document; only where schemas can stand, not in `enum` and the like. */
export function indexResources(document: unknown): ResourceIndex {
  const pointers = new Map<string, string>();
  const bases = new Map<string, string>();
  const anchors = new Map<string, Map<string, string>>();
  const dynamicAnchors = new Map<string, Map<string, string>>();
  const pending = [{ node: document, pointer: "", base: defaultBase }];
  pointers.set(defaultBase, "");
  bases.set("", defaultBase);
  for (let place = pending.pop(); place !== undefined; place = pending.pop()) {
    const { node, pointer } = place;
    if (!isObject(node)) continue;
    const id = own(node, "$id");
    const base = (typeof id === "string" ? absolute(id, place.base)?.uri : undefined) ?? place.base;
    if (base !== place.base) {
      pointers.set(base, pointer);
      bases.set(pointer, base);
    }
    note(anchors, base, own(node, "$anchor"), pointer);
    note(anchors, base, own(node, "$dynamicAnchor"), pointer);
    note(dynamicAnchors, base, own(node, "$dynamicAnchor"), pointer);
    for (const child of children(node, pointer)) pending.push({ ...child, base });
  }

  const around = (pointer: string) =>
    prefixes(pointer).flatMap((prefix) => {
      const base = bases.get(prefix);
      return base === undefined ? [] : [base];
    });
  const baseOf = (pointer: string) => around(pointer).at(-1) ?? defaultBase;
  return {
    valueAt: (pointer) => valueAt(document, pointer),
    around,
    baseOf,
    dynamicAnchor: (base, name) => dynamicAnchors.get(base)?.get(name),
    hasDynamicAnchors: (base) => dynamicAnchors.has(base),
    resolve: (ref, from) => {
      const target = absolute(ref, baseOf(from));
      const resource = target === undefined ? undefined : pointers.get(target.uri);
      if (target === undefined || resource === undefined) return undefined;
      const { uri, fragment } = target;
      if (fragment === "") return { pointer: resource };
      if (!fragment.startsWith("/")) {
        const anchored = anchors.get(uri)?.get(fragment);
        return anchored === undefined ? undefined : { pointer: anchored, anchor: fragment };
      }
      const pointer = resource + fragment;
      return valueAt(document, pointer) === undefined ? undefined : { pointer };
    },
  };
}

function note(into: Map<string, Map<string, string>>, base: string, name: unknown, pointer: string): void {
  if (typeof name !== "string") return;
  const names = into.get(base) ?? new Map<string, string>();
  into.set(base, names);
  if (!names.has(name)) names.set(name, pointer);
}

function children(node: JsonObject, pointer: string): { node: unknown; pointer: string }[] {
  const found: { node: unknown; pointer: string }[] = [];
  for (const keyword in node) {
    const kind = childKeywords.get(keyword);
    if (kind === undefined) continue;
    const value = node[keyword];
    if (kind === "one") found.push({ node: value, pointer: join(pointer, keyword) });
    else if (typeof value === "object" && value !== null)
      for (const [key, child] of Object.entries(value))
        found.push({ node: child, pointer: join(pointer, keyword, key) });
  }
  return found;
}

/** A URI reference resolved against a base, as URI without fragment and decoded fragment. */
function absolute(ref: string, base: string): { readonly uri: string; readonly fragment: string } | undefined {
  const hash = ref.indexOf("#");
  const path = hash < 0 ? ref : ref.slice(0, hash);
  const uri = path === "" ? base : resolveUri(path, base);
  const fragment = hash < 0 ? "" : decode(ref.slice(hash + 1));
  return uri === undefined || fragment === undefined ? undefined : { uri, fragment };
}

function resolveUri(ref: string, base: string): string | undefined {
  try {
    return new URL(ref, base).href;
  } catch {
    return undefined;
  }
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function prefixes(pointer: string): readonly string[] {
  const found = [""];
  for (let end = pointer.indexOf("/", 1); end > 0; end = pointer.indexOf("/", end + 1))
    found.push(pointer.slice(0, end));
  return pointer === "" ? found : [...found, pointer];
}
