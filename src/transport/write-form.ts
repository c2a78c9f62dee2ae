import { flatten } from "./flatten.js";
import { isScalar, membersOf, type WriteParameter } from "./parameters.js";
import { pair } from "./url.js";

/** `form`, exploded: `a=1`, `a=2`, and of objects `b=1`, `c=2` (OpenAPI 3.1, "Style Examples"); deeper ones in brackets. */
export const writeForm: WriteParameter = (name, value) => {
  if (value === undefined || value === null) return [];
  if (isScalar(value)) return [pair([name, value])];
  const own = Array.isArray(value) ? [[name, value] as const] : membersOf(value, name);
  return own.flatMap(([key, item]) => flatten(key, item, (list) => list)).map(pair);
};
