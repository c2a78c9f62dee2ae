import type { JsonObject } from "./server-error.js";

/**
 * Whether an object that looks like an error has one of the properties by which it shows that it is none. Operations that
 * answer with such objects bring it.
 */
export const holdsAny =
  (...names: readonly string[]) =>
  (value: JsonObject): boolean =>
    names.some((name) => value[name] !== undefined);
