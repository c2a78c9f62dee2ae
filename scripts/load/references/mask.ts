import { isObject, type JsonObject, own, setOwn } from "../../base/json.js";
import { walkDocument } from "../../spec/walk.js";

/** Fields that Redocly follows wherever it meets them. */
const followed = ["$ref", "externalValue"];
const mark = "x-concord-masked ";

/**
 * Renames `$ref` and `externalValue` inside data (examples, defaults, enumerations, `x-` fields), where they are values
 * like any other, so that bundling does not follow them. Returns the function that restores them.
 */
export function maskData(document: JsonObject): () => void {
  const masked: { readonly object: JsonObject; readonly field: string }[] = [];
  walkDocument(document, ({ kind, value }) => {
    if (kind === "data") maskIn(value, masked);
    else if (kind === "example" && own(value, "externalValue") !== undefined) hide(value, "externalValue", masked);
  });
  return () => {
    for (const { object, field } of masked) rename(object, mark + field, field);
  };
}

/**
 * Takes out what discriminators map to within their own document, other than components: Redocly would make a second
 * component of each. Returns the function that puts it back.
 */
export function maskMappings(document: JsonObject): () => void {
  const masked: { readonly mapping: JsonObject; readonly tag: string; readonly target: unknown }[] = [];
  walkDocument(document, ({ kind, value }) => {
    const discriminator = kind === "schema" ? own(value, "discriminator") : undefined;
    const mapping = isObject(discriminator) ? own(discriminator, "mapping") : undefined;
    for (const [tag, target] of isObject(mapping) ? Object.entries(mapping) : []) {
      if (!isObject(mapping) || typeof target !== "string" || !/^#\/(?!components\/)/.test(target)) continue;
      delete mapping[tag];
      masked.push({ mapping, tag, target });
    }
  });
  return () => {
    for (const { mapping, tag, target } of masked) setOwn(mapping, tag, target);
  };
}

function maskIn(value: unknown, masked: { object: JsonObject; field: string }[]): void {
  if (Array.isArray(value)) for (const item of value) maskIn(item, masked);
  if (!isObject(value)) return;
  for (const item of Object.values(value)) maskIn(item, masked);
  for (const field of followed) if (own(value, field) !== undefined) hide(value, field, masked);
}

function hide(object: JsonObject, field: string, masked: { object: JsonObject; field: string }[]): void {
  rename(object, field, mark + field);
  masked.push({ object, field });
}

/** Renames a key in place and keeps the order of keys. */
export function rename(object: JsonObject, from: string, to: string): void {
  const entries = Object.entries(object);
  for (const [key] of entries) delete object[key];
  for (const [key, value] of entries) setOwn(object, key === from ? to : key, value);
}
