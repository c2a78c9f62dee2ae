import { anyType, bits } from "../values/types-mask.js";
import type { View } from "../values/view.js";

/**
 * Bytes as OpenAPI 3.0 describes them, by a format, and as 3.1 does, by the content keywords, with or without the type
 * (OpenAPI 3.1, "Migrating binary descriptions from OAS 3.0").
 */
export function haveSameBytes(one: View, two: View): boolean {
  return isMigrated(one, two) || isMigrated(two, one);
}

/** The same of a whole body, which 3.1 leaves without a schema, or with one that takes anything. */
export function areSameFiles(one: View | undefined, two: View | undefined): boolean {
  return (isFile(one) && isOpen(two)) || (isFile(two) && isOpen(one));
}

function isFile(view: View | undefined): boolean {
  return view !== undefined && typeOf(view) === bits.string && view.formats[0] === "binary" && isBare(view);
}

function isOpen(view: View | undefined): boolean {
  return view === undefined || (typeOf(view) === (anyType & ~bits.null) && view.formats.length === 0 && isBare(view));
}

function isBare({ properties, unions, patterns, limits, enum: values }: View): boolean {
  const rules = [properties.size, unions.length, patterns.length, Object.keys(limits).length];
  return values === undefined && rules.every((size) => size === 0);
}

function isMigrated(old: View, next: View): boolean {
  const [format] = old.formats;
  if (next.formats.length > 0 || (old.contentEncoding ?? old.contentMediaType) !== undefined) return false;
  if (format === "byte") return next.contentEncoding === "base64" && typeOf(next) === bits.string;
  const isUnencoded = next.contentMediaType !== undefined && next.contentEncoding === undefined;
  return format === "binary" && isUnencoded && [bits.string, anyType & ~bits.null].includes(typeOf(next));
}

function typeOf({ mask }: View): number {
  return mask & ~bits.null;
}
