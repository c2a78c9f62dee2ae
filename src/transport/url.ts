import { hasOwn } from "../validation/record.js";
import { ConcordError } from "./errors.js";
import { textOf, type WriteParameter } from "./parameters.js";
import type { OperationSpec } from "./provider.js";

/** A base URL, its query apart, so that a path can be appended. */
export interface BaseUrl {
  /** Without a trailing slash. */
  readonly root: string;
  readonly query: readonly (readonly [string, string])[];
}

/**
 * Reads a base URL such as `https://host/openai?api-version=1`. A relative one is resolved against the page. `root` is the path
 * that it should end in.
 */
export function parseBaseUrl(text: string, root = ""): BaseUrl {
  const url = parseUrl(text);
  if (!url || !/^https?:\/\/[^/@]+\//.test(url.href)) {
    const example = root.startsWith("/") ? `, such as https://host${root}` : "";
    throw new ConcordError(`A base URL is needed${example}: http or https, without a password.`);
  }
  return { root: url.origin + url.pathname.replace(/\/+$/, ""), query: [...url.searchParams] };
}

/** Where the page is, if there is one: a program for servers need not know the types of a browser. */
function pageAddress(): string | undefined {
  return (globalThis as { readonly location?: { readonly href: string } }).location?.href;
}

/** A URL, or `undefined` for what is none; relative to the page where there is one. */
export function parseUrl(text: string, base: string | undefined = pageAddress()): URL | undefined {
  return URL.canParse(text, base) ? new URL(text, base) : undefined;
}

export const placeholder: RegExp = /\{([^{}]+)\}/g;

/** The names of a template's parameters, in order. */
export function pathParameters(template: string): string[] {
  return Array.from(template.matchAll(placeholder), ([, name = ""]) => name);
}

/**
 * The query string of a call, without `?`: the base URL's, the operation's fixed part, then the caller's.
 */
export function queryString(base: BaseUrl, spec: OperationSpec, query: Readonly<Record<string, unknown>>): string {
  const { fixedQuery = {}, query: { write, rules } = {} } = spec;
  const inherited = base.query.filter(([name]) => !hasOwn(query, name));
  const own = Object.entries(query).filter(([name]) => !hasOwn(fixedQuery, name));
  return [
    ...[...inherited, ...Object.entries(fixedQuery)].map(pair),
    ...own.flatMap(([name, value]) => (write?.[name] ?? rules?.write ?? writePlain)(name, value)),
  ].join("&");
}

/** Nothing is sent of `undefined` and `null`. */
const writePlain: WriteParameter = (name, value) =>
  value === undefined || value === null ? [] : [pair([name, value])];

/** A pair of a query, escaped. */
export function pair([name, value]: readonly [string, unknown]): string {
  return `${encodeQuery(name)}=${encodeQuery(textOf(value, name))}`;
}

/** Escaped as UTF-8, in which half a surrogate pair is U+FFFD, as it is in every body that `fetch` writes. */
export function encodeText(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, "\ufffd"));
}

/** For a query, in which RFC 6570 (section 3.2.8) escapes everything that is reserved. */
export function encodeQuery(text: string): string {
  return encodeText(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}
