import { reserveName } from "../../base/identifiers.js";
import { isObject, type JsonObject, join, own } from "../../base/json.js";
import { walkDocument } from "../../spec/walk.js";

/**
 * Redocly calls a component after the end of the pointer that led to it, escaped as it was there: `~1item` of
 * `paths.yaml#/~1item`. No reference leads to such a name, so it gets one without escapes, in place.
 */
export function renameEscaped(document: JsonObject): void {
  const components = own(document, "components");
  const renamed = new Map<string, string>();
  for (const [section, held] of Object.entries(isObject(components) ? components : {})) {
    if (!isObject(held)) continue;
    const taken = new Set(Object.keys(held));
    for (const key of [...taken].filter((each) => /~[01]/.test(each))) {
      const name = reserveName(key.replace(/~[01]/g, "_").replace(/^_+(?=.)/, ""), taken);
      held[name] = held[key];
      delete held[key];
      renamed.set(`#/components/${section}/${key}`, `#${join("/components", section, name)}`);
    }
  }
  if (renamed.size === 0) return;
  walkDocument(document, ({ value }) => {
    const name = renamed.get(String(own(value, "$ref")));
    if (name !== undefined) value["$ref"] = name;
  });
}
