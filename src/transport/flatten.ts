import { argumentError } from "./errors.js";
import { isBinary } from "./file.js";
import { refuseLost } from "./json-body.js";
import { isScalar } from "./parameters.js";

/**
 * The leaves of a value for a form or a query: `name[key]` for what is inside an object, `listName(name)` for what is
 * inside a list; lists of objects have the number of the item, which keeps its fields together. Nothing comes of
 * `undefined` and `null`. Throws `ValidationError` for what has no fields that could be sent, and for what holds itself.
 */
export function flatten(
  name: string,
  value: unknown,
  listName: (name: string) => string,
  within: readonly unknown[] = [],
): [string, unknown][] {
  if (value === undefined || value === null) return [];
  if (value instanceof Date) return [[name, value.toISOString()]];
  if (typeof value !== "object" || isBinary(value)) return [[name, value]];
  if (within.includes(value)) throw argumentError("not-json", [name], "plain data", "what holds itself");
  const inside = [...within, value];
  if (Array.isArray(value)) {
    const isGrouped = value.some((item) => !isScalar(item) && !isBinary(item));
    return value.flatMap((item, index) =>
      flatten(isGrouped ? `${name}[${index}]` : listName(name), item, listName, inside),
    );
  }
  refuseLost(value, name);
  return Object.entries(value).flatMap(([key, item]) => flatten(`${name}[${key}]`, item, listName, inside));
}
