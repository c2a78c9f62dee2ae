import { argumentError, ConcordError } from "./errors.js";
import { toJson } from "./json-body.js";
import { type CookieSpec, isScalar, membersOf, textOf, textsOf, type WriteHeader, whole } from "./parameters.js";
import type { CheckParameters } from "./provider.js";
import { writeForm } from "./write-form.js";

/** A list in a header, style `simple`, or an object: `a,1,b,2`. Nothing is sent of an empty one. */
export const writeHeader: WriteHeader = (name, value) =>
  isScalar(value) ? textOf(value, name) : joined(name, textsOf(value, name));

/** `simple`, exploded: `a=1,b=2`. */
export const writeHeaderPairs: WriteHeader = (name, value) =>
  isScalar(value) || Array.isArray(value)
    ? writeHeader(name, value)
    : joined(
        name,
        membersOf(value, name).map(([key, item]) => `${key}=${textOf(item)}`),
      );

/** Headers are not escaped: what separates values cannot be in one. */
function joined(name: string, parts: readonly string[]): string | undefined {
  return parts.length === 0 ? undefined : whole(parts, ",", name).join(",");
}

/** A header that is described by `content` of type JSON; other letters as escapes, for headers carry none. */
export const writeJsonHeader: WriteHeader = (name, value) =>
  toJson(value, name).replace(/[^\x20-\x7e]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** Throws `ValidationError` where a header is missing that the operation cannot do without. */
export const requireHeaders: CheckParameters = ({ headers = {} }, given) => {
  const values = new Map(given.headers);
  for (const name of headers.required ?? []) require(name, values.get(name.toLowerCase()), "a header");
};

function require(name: string, value: unknown, what: string): void {
  if (value === undefined || value === null) throw argumentError("required", [name], what, "nothing");
}

/**
 * The `cookie` header. Throws `ValidationError` where a required one is missing, and {@link ConcordError} in a browser,
 * which would send the request without it.
 */
export function joinCookies(
  values: Readonly<Record<string, unknown>>,
  { write, required = [] }: Omit<CookieSpec, "join">,
  isChecked: boolean,
): string {
  if (isChecked) for (const name of required) require(name, values[name], "a cookie");
  const pairs = membersOf(values).flatMap(([name, value]) => (write?.[name] ?? writeForm)(name, value));
  if (pairs.length > 0 && !new Request("http://localhost", { headers: { cookie: "a=b" } }).headers.has("cookie")) {
    throw new ConcordError("A browser sends no cookies that a program sets: it sends those that the server has set.");
  }
  return pairs.join("; ");
}
