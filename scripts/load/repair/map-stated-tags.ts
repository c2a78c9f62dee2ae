import { assign, isObject, type JsonObject, join, own, setOwn } from "../../base/json.js";
import { azureTag } from "../../spec/extensions.js";
import { referenceTo, resolvePointer, targetIn } from "../../spec/reference-text.js";

/** Maps the tags that schemas state of themselves ({@link azureTag}) in the discriminators of what they extend. */
export function mapTagsOfChildren(document: JsonObject): void {
  const schemas = resolvePointer(document, "/components/schemas");
  for (const [name, schema] of isObject(schemas) ? Object.entries(schemas) : []) {
    const tag = isObject(schema) ? own(schema, azureTag) : undefined;
    if (typeof tag !== "string") continue;
    const reference = referenceTo(join("/components/schemas", name));
    for (const base of basesOf(schema, document)) mapTag(base, tag, reference);
  }
}

/** Maps those that the alternatives of a choice state of themselves. */
export function mapTagsOfAlternatives(schema: JsonObject, document: JsonObject): void {
  if (own(schema, "discriminator") === undefined) return;
  for (const branch of [own(schema, "oneOf"), own(schema, "anyOf")].flatMap((list) =>
    Array.isArray(list) ? list : [],
  )) {
    const reference = isObject(branch) ? own(branch, "$ref") : undefined;
    const target = targetIn(document, branch);
    const tag = isObject(target) ? own(target, azureTag) : undefined;
    if (typeof reference === "string" && typeof tag === "string") mapTag(schema, tag, reference);
  }
}

/** What the schema extends by `allOf`, and what that extends. */
function basesOf(schema: unknown, document: JsonObject, seen = new Set<unknown>()): ReadonlySet<unknown> {
  const parts = isObject(schema) ? own(schema, "allOf") : undefined;
  for (const part of Array.isArray(parts) ? parts : []) {
    const base = targetIn(document, part);
    if (base === undefined || seen.has(base)) continue;
    seen.add(base);
    basesOf(base, document, seen);
  }
  return seen;
}

/** What is mapped already stays as it is. */
function mapTag(schema: unknown, tag: string, reference: string): void {
  const discriminator = isObject(schema) ? own(schema, "discriminator") : undefined;
  if (!isObject(discriminator)) return;
  const written = own(discriminator, "mapping");
  const mapping = isObject(written) ? written : {};
  if (own(mapping, tag) === undefined && !Object.values(mapping).includes(reference)) assign(mapping, tag, reference);
  setOwn(discriminator, "mapping", mapping);
}
