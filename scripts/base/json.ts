export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A JSON object as parsed: own enumerable properties only. */
export type JsonObject = Record<string, unknown>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The own property `key`, so that `constructor` and `__proto__` are names like any other. */
export function own(object: JsonObject, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** Sets an own property, also one that is named `__proto__`. */
export function setOwn(object: JsonObject, key: string, value: unknown): void {
  Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
}

/** The same in less time for the names, nearly all, that are no accessor. */
export function assign(object: JsonObject, key: string, value: unknown): void {
  if (key === "__proto__") setOwn(object, key, value);
  else object[key] = value;
}

/** An object of the entries; unlike `Object.fromEntries` in literals, `__proto__` stays a property. */
export function objectOf(entries: Iterable<readonly [string, unknown]>): JsonObject {
  return Object.fromEntries(entries);
}

/** True for a value that JSON can carry without loss. */
export function isJson(value: unknown): value is Json {
  switch (typeof value) {
    case "string":
    case "boolean":
      return true;
    case "number":
      return Number.isFinite(value);
    case "object":
      return value === null || Object.values(value).every(isJson);
    default:
      return false;
  }
}

/** One text per JSON value: equal values give the same text whatever the order of their keys. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (!isObject(value)) return JSON.stringify(value) ?? "null";
  const members = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key])}`);
  return `{${members.join(",")}}`;
}

/** Appends reference tokens to an RFC 6901 JSON pointer. */
export function join(pointer: string, ...tokens: readonly (string | number)[]): string {
  let path = pointer;
  for (let index = 0; index < tokens.length; index++) path = child(path, tokens[index] ?? "");
  return path;
}

/** {@link join} of one token, which runs for every node of a document. */
export function child(pointer: string, token: string | number): string {
  return `${pointer}/${typeof token === "number" ? token : escapeToken(token)}`;
}

/** Nearly no token holds a character that must be escaped, and this runs once for every node of a document. */
function escapeToken(token: string): string {
  return token.includes("/") || token.includes("~") ? token.replaceAll("~", "~0").replaceAll("/", "~1") : token;
}

/** The reference tokens of an RFC 6901 JSON pointer. */
export function tokensOf(pointer: string): readonly string[] {
  const tokens = pointer.split("/").slice(1);
  return pointer.includes("~") ? tokens.map(unescapeToken) : tokens;
}

function unescapeToken(token: string): string {
  return token.includes("~") ? token.replaceAll("~1", "/").replaceAll("~0", "~") : token;
}

/** The value that a JSON pointer names, or `undefined`. */
export function valueAt(document: unknown, pointer: string): unknown {
  let value = document;
  for (const token of tokensOf(pointer)) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, token)) return undefined;
    value = (value as JsonObject)[token];
  }
  return value;
}
