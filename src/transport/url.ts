import { argumentError, ConcordError, type ValidationError } from "./errors.js";
import { flatten } from "./flatten.js";
import type { OperationSpec, QueryStyle } from "./provider.js";

/** A base URL, its query apart, so that a path can be appended. */
export interface BaseUrl {
  /** Without a trailing slash. */
  readonly root: string;
  readonly query: readonly (readonly [string, string])[];
}

/** Reads a base URL such as `https://host/openai?api-version=1`. A relative one is resolved against the page. */
export function parseBaseUrl(text: string): BaseUrl {
  const url = parseUrl(text);
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) {
    throw new ConcordError("A base URL is needed: http or https, without a password.");
  }
  return { root: url.origin + url.pathname.replace(/\/+$/, ""), query: [...url.searchParams] };
}

/** A URL, or `undefined` for what is none; relative to the page where there is one. */
export function parseUrl(text: string, base = globalThis.location?.href): URL | undefined {
  return URL.canParse(text, base) ? new URL(text, base) : undefined;
}

/** What a path segment may not hold as it is (RFC 3986, section 3.3); `:` in a model's name stays readable. */
const notSegment = /[^A-Za-z0-9\-._~!$&'()*+,;=:@]+/g;

const placeholder = /\{([^{}]+)\}/g;

/** The names of a template's parameters, in order. */
export function pathParameters(template: string): string[] {
  return Array.from(template.matchAll(placeholder), ([, name = ""]) => name);
}

/**
 * Puts path parameters into a template. `encodeURIComponent` leaves `.` and `..` alone and URLs resolve them even when
 * they are escaped (`%2e%2e`), so a segment that comes out as one of them, or empty, is refused: it would name another
 * resource. Throws {@link ValidationError}.
 */
export function fillPath(template: string, values: Readonly<Record<string, unknown>>): string {
  return template.replace(/[^/]*\{[^/]*/g, (segment) => {
    const [first = ""] = pathParameters(segment);
    const filled = segment.replace(placeholder, (_, name: string) => {
      const value = values[name];
      if (!/string|number|boolean/.test(typeof value)) throw badPathParameter(name, value);
      return String(value).replace(notSegment, encodeURIComponent);
    });
    if (/^\.{0,2}$/.test(filled)) throw badPathParameter(first, values[first]);
    return filled;
  });
}

function badPathParameter(name: string, value: unknown): ValidationError {
  const received = typeof value === "string" ? `"${value}"` : value === undefined ? "nothing" : typeof value;
  return argumentError("path-parameter", [name], "a name other than . and ..", received);
}

/** The query string of a call, without `?`: the base URL's, the operation's fixed part, then the caller's. */
export function queryString(base: BaseUrl, spec: OperationSpec, query: Readonly<Record<string, unknown>>): string {
  const fixed = spec.fixedQuery ?? {};
  const inherited = base.query.filter(([name]) => !Object.hasOwn(query, name));
  const own = Object.entries(query).filter(([name]) => !Object.hasOwn(fixed, name));
  return [
    ...[...inherited, ...Object.entries(fixed)].map(pair),
    ...own.flatMap(([name, value]) => serialize(name, value, spec.query?.styles?.[name])),
  ].join("&");
}

const delimiters = { form: ",", spaceDelimited: "%20", pipeDelimited: "%7C", deepObject: "," };

/** OpenAPI 3.1, "Style Values" and "Style Examples". */
function serialize(name: string, value: unknown, style?: QueryStyle): string[] {
  const scalar = typeof value !== "object" || value === null || value instanceof Date;
  // Brackets inside brackets are beyond what OpenAPI defines, and what servers read.
  if (scalar || style?.style === "deepObject") return flatten(name, value, (list) => `${list}[]`).map(pair);
  const isList = Array.isArray(value);
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  if (style?.explode !== false) return entries.map(([key, item]) => pair([isList ? name : key, item]));
  return [`${encode(name)}=${(isList ? value : entries.flat()).map(encode).join(delimiters[style.style])}`];
}

function pair([name, value]: readonly [string, unknown]): string {
  return `${encode(name)}=${encode(value)}`;
}

function encode(value: unknown): string {
  return encodeURIComponent(
    value instanceof Date ? value.toISOString() : typeof value === "object" ? JSON.stringify(value) : String(value),
  );
}
