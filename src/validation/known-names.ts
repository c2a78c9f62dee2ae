import type { Check } from "./check.js";

/** What a check reads depends on nothing but the check. */
const namesByCheck = new WeakMap<Check, ReadonlySet<string>>();

/**
 * The names of the properties that a check reads from an object, which are those that its schema knows: found by showing
 * it an object that notes what is read. A check reads all properties before it judges the first one.
 */
export function knownNames(check: Check): ReadonlySet<string> {
  const found = namesByCheck.get(check);
  if (found !== undefined) return found;
  const names = new Set<string>();
  const note = (name: string | symbol): undefined => {
    if (typeof name === "string") names.add(name);
  };
  const observer = {
    get: (_: object, name: string | symbol) => note(name),
    getOwnPropertyDescriptor: (_: object, name: string | symbol) => note(name),
  };
  check(new Proxy({}, observer));
  namesByCheck.set(check, names);
  return names;
}
