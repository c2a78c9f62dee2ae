import type { JsonObject } from "../../base/json.js";

/** What stands in braces or angles in the address of a server is a variable, of which the page says no value. */
export function serverOf(stated: string): JsonObject {
  const url = stated.replace(/<([^<>{}]+)>/g, "{$1}");
  const names = [...new Set(Array.from(url.matchAll(/\{([^{}]+)\}/g), ([, name = ""]) => name))];
  const variables = Object.fromEntries(names.map((name) => [name, { default: name }]));
  return { url, ...(names.length > 0 && { variables }) };
}
