/** An object whose own properties can be read plainly. */
export type PlainObject = { readonly [name: string]: unknown };

/** True for a JSON object, and for any other object that is no array. */
export function isObject(value: unknown): value is PlainObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * True when the properties that can be read are the object's own. Asked after the properties have been read: the engine
 * then knows the object's shape and answers for nothing.
 */
export function isPlain(value: PlainObject): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** The own property, for names that every object inherits, such as `constructor`. */
export function own(object: PlainObject, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** The number of properties that JSON would carry. */
export function size(object: PlainObject): number {
  let count = 0;
  for (const name in object) if (object[name] !== undefined) count++;
  return count;
}

/** True when no property but the known ones is set. */
export function onlyKnown(object: PlainObject, known: ReadonlySet<string>): boolean {
  for (const name in object) if (!known.has(name) && object[name] !== undefined) return false;
  return true;
}
