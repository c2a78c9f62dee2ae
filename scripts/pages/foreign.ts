import { isObject } from "../base/json.js";

/** A collection of requests that is no page, and what makes a description of it. */
export interface ForeignFormat {
  readonly name: string;
  readonly advice: string;
}

const postman = "the package @scalar/postman-to-openapi makes OpenAPI of it";

/** Tells collections of other programs, for which there are converters. */
export function foreignFormat(text: string, file: string): ForeignFormat | undefined {
  if (/\.bru$/i.test(file) || /^[ \t]*meta \{[ \t]*\r?\n[\s\S]{0,2000}^(?:get|post|put|patch|delete) \{/m.test(text))
    return { name: "a request of Bruno", advice: `Export the collection for Postman in Bruno; ${postman}.` };
  if (/^type:\s*["']?collection\.insomnia\.rest\//m.test(text.slice(0, 2000))) return insomnia;
  if (!/^\s*\{/.test(text)) return undefined;
  const head = text.slice(0, 20_000);
  if (!/"(?:_postman_id|schema|log|_type|__export_format|info|collection)"/.test(head)) return undefined;
  return ofJson(parse(text));
}

const insomnia: ForeignFormat = {
  name: "a collection of Insomnia",
  advice: "Export it as HAR in Insomnia; har-to-openapi makes OpenAPI of that.",
};

function ofJson(value: unknown): ForeignFormat | undefined {
  if (!isObject(value)) return undefined;
  const { info, log } = isObject(value.collection) ? value.collection : value;
  if (isObject(info) && typeof info.schema === "string" && /getpostman\.com|postman\.com/.test(info.schema))
    return { name: "a collection of Postman", advice: `${postman.charAt(0).toUpperCase()}${postman.slice(1)}.` };
  if (isObject(log) && Array.isArray(log.entries))
    return { name: "an HTTP archive (HAR)", advice: "The package har-to-openapi makes OpenAPI of it." };
  return value._type === "export" && value.__export_format !== undefined ? insomnia : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
