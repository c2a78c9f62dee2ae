/** Bytes in one of the forms that `fetch` takes. */
export function isBinary(value: unknown): value is Exclude<BodyInit, string | FormData | URLSearchParams> {
  return (
    value instanceof Blob ||
    value instanceof ReadableStream ||
    value instanceof ArrayBuffer ||
    ArrayBuffer.isView(value)
  );
}

/**
 * The leaves of a value for a form or a query: `name[key]` for what is inside an object, `listName(name)` for what is
 * inside a list. Nothing comes of `undefined` and `null`.
 */
export function flatten(name: string, value: unknown, listName: (name: string) => string): [string, unknown][] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item) => flatten(listName(name), item, listName));
  if (value instanceof Date) return [[name, value.toISOString()]];
  if (typeof value !== "object" || isBinary(value)) return [[name, value]];
  return Object.entries(value).flatMap(([key, item]) => flatten(`${name}[${key}]`, item, listName));
}
