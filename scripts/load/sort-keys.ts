import { assign, isObject, type JsonObject } from "../base/json.js";

/** A copy with keys in one order, so that the order in a file never shows in the output. Aliased parts become separate. */
export function sortKeys(value: JsonObject): JsonObject;
export function sortKeys(value: unknown): unknown;
export function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => sortKeys(item));
  if (!isObject(value)) return value;
  const sorted: JsonObject = {};
  for (const key of sortedKeys(value)) assign(sorted, key, sortKeys(value[key]));
  return sorted;
}

/** The same for a tree, of which only the objects that are not sorted are made anew. */
export function sortTree(value: JsonObject): JsonObject;
export function sortTree(value: unknown): unknown;
export function sortTree(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  const holder = value as JsonObject;
  let previous = "";
  let isSorted = true;
  for (const key in holder) {
    if (key < previous) isSorted = false;
    previous = key;
    const member = holder[key];
    const sorted = sortTree(member);
    if (sorted !== member) assign(holder, key, sorted);
  }
  if (isSorted || Array.isArray(value)) return value;
  const sorted: JsonObject = {};
  for (const key of sortedKeys(holder)) assign(sorted, key, holder[key]);
  return sorted;
}

/** From here on the sort of the engine, which copies its list, is the quicker one. */
const manyKeys = 16;

/** The keys in the order of their code units. Nearly all objects have few, which are put into place one by one. */
function sortedKeys(object: JsonObject): readonly string[] {
  const keys = Object.keys(object);
  if (keys.length > manyKeys) return keys.sort();
  for (let index = 1; index < keys.length; index++) {
    const key = keys[index] ?? "";
    let place = index;
    for (; place > 0 && (keys[place - 1] ?? "") > key; place--) keys[place] = keys[place - 1] ?? "";
    keys[place] = key;
  }
  return keys;
}
