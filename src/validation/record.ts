/** An object whose own properties can be read plainly. */
export type PlainObject = { readonly [name: string]: unknown };

/**
 * The value as an object whose properties, read plainly, are its own; `undefined` when it is no JSON object. An instance
 * of a class is read as `JSON.stringify` would: by its own enumerable properties, which takes a copy.
 */
export function record(value: unknown): PlainObject | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null ? (value as PlainObject) : { ...value };
}

export function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
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
