import { ConcordError, ValidationError } from "./errors.js";
import type { OperationSpec, QueryStyle } from "./provider.js";

/** A base URL, its query apart, so that a path can be appended. */
export interface BaseUrl {
  /** Without a trailing slash. */
  readonly root: string;
  readonly query: readonly (readonly [string, string])[];
}

/** Reads a base URL such as `https://host/openai?api-version=1`. A relative one is resolved against the page. */
export function parseBaseUrl(text: string): BaseUrl {
  let url: URL;
  try {
    url = new URL(text, globalThis.location?.href);
  } catch {
    throw new ConcordError(`The base URL ${JSON.stringify(text.slice(0, 100))} is not a URL.`);
  }
  if (!/^https?:$/.test(url.protocol)) throw new ConcordError("The base URL must begin with http:// or https://.");
  if (url.username || url.password) throw new ConcordError("The base URL must not hold a user name or password.");
  return { root: url.origin + url.pathname.replace(/\/+$/, ""), query: [...url.searchParams] };
}

/**
 * Puts path parameters into a template. `encodeURIComponent` leaves `.` and `..` alone and URLs resolve them even when
 * they are escaped (`%2e%2e`), so a segment that comes out as one of them, or empty, is refused: it would name another
 * resource. Throws {@link ValidationError}.
 */
export function fillPath(template: string, values: Readonly<Record<string, unknown>>): string {
  return template
    .split("/")
    .map((segment) => {
      if (!segment.includes("{")) return segment;
      const filled = segment.replace(/\{([^{}]+)\}/g, (_, name: string) => encodeURIComponent(String(values[name])));
      if (filled === "" || filled === "." || filled === "..") throw badPathParameter(segment, filled);
      return filled;
    })
    .join("/");
}

/** The names of a template's parameters, in order. */
export function pathParameters(template: string): string[] {
  return Array.from(template.matchAll(/\{([^{}]+)\}/g), (match) => match[1] ?? "");
}

function badPathParameter(segment: string, filled: string): ValidationError {
  const name = pathParameters(segment)[0] ?? segment;
  const message = `The path parameter "${name}" must not be "${filled}".`;
  const issue = {
    code: "path-parameter",
    severity: "error" as const,
    path: [name],
    pointer: `/${name}`,
    expected: "a path segment",
    received: `string "${filled}"`,
    message,
  };
  return new ValidationError(message, { issues: [issue] });
}

/** The query string of a call, without `?`: the base URL's, the operation's fixed part, then the caller's. */
export function queryString(base: BaseUrl, spec: OperationSpec, query: Readonly<Record<string, unknown>>): string {
  const fixed = Object.entries(spec.fixedQuery ?? {});
  const pairs = [...base.query.filter(([name]) => !Object.hasOwn(query, name)), ...fixed];
  const parts = pairs.map(([name, value]) => `${encode(name)}=${encode(value)}`);
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null || Object.hasOwn(spec.fixedQuery ?? {}, name)) continue;
    parts.push(...serialize(name, value, spec.query?.styles?.[name] ?? { style: "form", explode: true }));
  }
  return parts.join("&");
}

const delimiters = { form: ",", spaceDelimited: "%20", pipeDelimited: "%7C" };

/** OpenAPI 3.1, "Style Values" and "Style Examples". */
function serialize(name: string, value: unknown, { style, explode }: QueryStyle): string[] {
  if (typeof value !== "object" || value === null || value instanceof Date) return [`${encode(name)}=${encode(value)}`];
  if (style === "deepObject") return deep(name, value);
  const delimiter = delimiters[style];
  if (Array.isArray(value)) {
    if (explode) return value.map((item) => `${encode(name)}=${encode(item)}`);
    return [`${encode(name)}=${value.map(encode).join(delimiter)}`];
  }
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  if (explode) return entries.map(([key, item]) => `${encode(key)}=${encode(item)}`);
  return [`${encode(name)}=${entries.flat().map(encode).join(delimiter)}`];
}

/** Nested objects are beyond what OpenAPI defines; brackets all the way are what servers read. */
function deep(name: string, value: object): string[] {
  return Object.entries(value).flatMap(([key, item]) => {
    if (item === undefined) return [];
    const path = Array.isArray(value) ? `${name}[]` : `${name}[${key}]`;
    return typeof item === "object" && item !== null ? deep(path, item) : [`${encode(path)}=${encode(item)}`];
  });
}

function encode(value: unknown): string {
  if (value instanceof Date) return encodeURIComponent(value.toISOString());
  return encodeURIComponent(typeof value === "object" ? JSON.stringify(value) : String(value));
}
