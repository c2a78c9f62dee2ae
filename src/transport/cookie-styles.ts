import { argumentError } from "./errors.js";
import { isScalar, membersOf, textOf, textsOf, type WriteParameter, whole } from "./parameters.js";

/** `cookie` (OpenAPI 3.2): as `form`, exploded, and nothing is escaped. Throws `ValidationError` for what no cookie can hold. */
export const writeCookie: WriteParameter = (name, value) => {
  if (value === undefined || value === null) return [];
  if (isScalar(value)) return [cookie(name, value)];
  return membersOf(value, name).map(([key, item]) => cookie(Array.isArray(value) ? name : key, item));
};

/** The same, not exploded: `a=1,2`. */
export const writeCookieJoined: WriteParameter = (name, value) => {
  if (isScalar(value)) return writeCookie(name, value);
  return [cookie(name, whole(textsOf(value, name), ",", name).join(","))];
};

/** RFC 6265, section 4.1.1: a semicolon ends a cookie, and headers hold visible letters of one byte. */
function cookie(name: string, value: unknown): string {
  const text = textOf(value, name);
  if (!/^[\x20-:<-~\xa1-\xff]*$/.test(text)) throw argumentError("cookie", [name], "the value of a cookie", text);
  return `${name}=${text}`;
}
