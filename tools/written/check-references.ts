import { child, isObject, type JsonObject, join, own, valueAt } from "../../scripts/base/json.js";
import type { Fault } from "./fault.js";
import { walkDocument } from "./walk-document.js";

/** References lead somewhere, tags choose a branch that is there, and no rule is one that nothing can pass by mistake. */
export function* checkReferences(document: JsonObject): Iterable<Fault> {
  for (const [node, pointer] of walkDocument(document)) {
    const reference = own(node, "$ref");
    if (reference !== undefined && !resolves(document, reference))
      yield unresolved("ref-unresolved", child(pointer, "$ref"), reference);
    yield* checkMapping(document, node, pointer);
    yield* checkLists(node, pointer);
  }
}

function* checkMapping(document: JsonObject, node: JsonObject, pointer: string): Iterable<Fault> {
  const discriminator = own(node, "discriminator");
  const mapping = isObject(discriminator) ? own(discriminator, "mapping") : undefined;
  const branches = [own(node, "oneOf"), own(node, "anyOf")].flatMap((list) => (Array.isArray(list) ? list : []));
  for (const [tag, target] of Object.entries(isObject(mapping) ? mapping : {})) {
    const at = join(pointer, "discriminator", "mapping", tag);
    if (!resolves(document, target)) yield unresolved("mapping-unresolved", at, target);
    else if (branches.length > 0 && !branches.some((branch) => isObject(branch) && own(branch, "$ref") === target))
      yield { code: "mapping-outside", pointer: at, message: `${JSON.stringify(target)} is none of the branches.` };
  }
  if (!isObject(discriminator) || !isObject(mapping)) return;
  const read = (keywords: readonly string[]) =>
    branches.map((branch) => tagsOf(document, branch, own(discriminator, "propertyName"), keywords));
  const tags = read(["allOf"]);
  const claims = read(["allOf", "oneOf", "anyOf"]);
  // A tag that several branches have chooses none of them.
  const isAlone = (tag: string): boolean => claims.filter((each) => each.includes(tag)).length === 1;
  for (const [index, branch] of branches.entries()) {
    for (const tag of tags[index] ?? []) {
      if (own(mapping, tag) === undefined && isAlone(tag))
        yield { code: "tag-unmapped", pointer, message: `Tag "${tag}" of ${JSON.stringify(branch)} leads nowhere.` };
    }
  }
}

/** What a branch says of its tag, itself or by what it is made of. */
function tagsOf(
  document: JsonObject,
  branch: unknown,
  property: unknown,
  keywords: readonly string[],
  seen = new Set<unknown>(),
): readonly string[] {
  if (!isObject(branch) || typeof property !== "string" || seen.has(branch)) return [];
  seen.add(branch);
  const reference = own(branch, "$ref");
  const target = typeof reference === "string" ? valueAt(document, decodeURIComponent(reference.slice(1))) : undefined;
  const tag = valueAt(branch, join("/properties", property));
  const values = isObject(tag) ? [own(tag, "const"), own(tag, "enum")].flat() : [];
  const parts = [target, ...keywords.flatMap((keyword) => own(branch, keyword))];
  return [
    ...values.filter((value) => typeof value === "string"),
    ...parts.flatMap((part) => tagsOf(document, part, property, keywords, seen)),
  ];
}

function* checkLists(node: JsonObject, pointer: string): Iterable<Fault> {
  for (const keyword of ["type", "allOf", "anyOf", "oneOf"]) {
    const list = own(node, keyword);
    if (Array.isArray(list) && list.length === 0)
      yield { code: "list-empty", pointer: child(pointer, keyword), message: `"${keyword}" is empty.` };
  }
}

function resolves(document: JsonObject, reference: unknown): boolean {
  if (typeof reference !== "string" || !reference.startsWith("#/")) return false;
  return valueAt(document, decodeURIComponent(reference.slice(1))) !== undefined;
}

function unresolved(code: string, pointer: string, reference: unknown): Fault {
  return { code, pointer, message: `${JSON.stringify(reference)} does not exist.` };
}
