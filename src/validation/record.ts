import { isBinary } from "./binary.js";
import type { Check, PlainObject, Sink } from "./check.js";

/** True for a JSON object, and for any other object that is no array. */
export function isObject(value: unknown): value is PlainObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Thrown by {@link plain}, caught by the validator, which goes on with a copy. */
export const foreign: unique symbol = Symbol("foreign");

/**
 * Makes sure that the properties that a check has just read are the object's own: throws {@link foreign} for an instance
 * of a class. Called after the reads, since the engine then knows the object's shape and answers for nothing. A sink
 * learns that the properties that `check` reads are known, and those named, and those that match the patterns.
 */
export function plain(
  value: PlainObject,
  at?: Sink,
  check?: Check,
  names?: readonly string[],
  patterns?: readonly RegExp[],
): void {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw foreign;
  at?.knows(value, check, names, patterns);
}

/**
 * The value with the instances of classes in it replaced by what `JSON.stringify` reads of them. What takes the place of
 * a file is one to {@link isBinary}, and to everything else an object without properties.
 */
export function plainCopy(value: unknown, copies: Map<object, unknown> = new Map()): unknown {
  if (typeof value !== "object" || value === null) return value;
  // What contains itself does so in the copy, too.
  if (copies.has(value)) return copies.get(value);
  if (Array.isArray(value)) {
    const items: unknown[] = [];
    copies.set(value, items);
    for (const item of value) items.push(plainCopy(item, copies));
    return items;
  }
  const copy: Record<string, unknown> = Object.create(null);
  copies.set(value, copy);
  if (isBinary(value)) {
    const hidden = { constructor: { value: value.constructor }, arrayBuffer: { value: () => value } };
    return Object.defineProperties(copy, hidden);
  }
  for (const [name, item] of Object.entries(value)) copy[name] = plainCopy(item, copies);
  return copy;
}

const { hasOwnProperty: ownsProperty } = Object.prototype;

/** `Object.hasOwn`, which the library of ES2020 does not declare. */
export function hasOwn(object: object, name: string): boolean {
  return ownsProperty.call(object, name);
}

/** The own property, for names that every object inherits, such as `constructor`. */
export function own(object: PlainObject, name: string): unknown {
  return hasOwn(object, name) ? object[name] : undefined;
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
