import { isObject, type JsonObject, own } from "../../base/json.js";
import { walkDocument } from "../../spec/walk.js";

/**
 * Rewrites references that mean the document by its own address, `$self` (OpenAPI 3.2, "Establishing the Base URI"), in
 * place, to those within it: `https://example.com/api#/components/schemas/Part` to `#/components/schemas/Part`.
 */
export function resolveSelf(document: JsonObject): void {
  const written = own(document, "$self");
  const self = typeof written === "string" ? uriOf(written, unknownBase) : undefined;
  if (self === undefined) return;
  const rewrite = (holder: JsonObject, key: string): void => {
    const text = own(holder, key);
    if (typeof text !== "string" || text.startsWith("#") || uriOf(text, self) !== self) return;
    holder[key] = text.includes("#") ? text.slice(text.indexOf("#")) : "#";
  };
  walkDocument(document, ({ kind, value }) => {
    rewrite(value, "$ref");
    const discriminator = kind === "schema" ? own(value, "discriminator") : undefined;
    if (!isObject(discriminator)) return;
    rewrite(discriminator, "defaultMapping");
    const mapping = own(discriminator, "mapping");
    if (isObject(mapping))
      for (const tag of Object.keys(mapping)) if (String(mapping[tag]).includes("#")) rewrite(mapping, tag);
  });
}

/** Where `$self` is no address of its own, it starts from here; nothing is ever fetched from it. */
const unknownBase = "http://document.invalid/";

/** Without its fragment. */
function uriOf(reference: string, base: string): string | undefined {
  return URL.canParse(reference, base) ? new URL(reference, base).href.replace(/#.*$/, "") : undefined;
}
