/** Equality of JSON values: object keys in any order, `0` and `-0` the same. */
export function equal(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item: unknown, index) => equal(item, b[index]));
  }
  const left = entries(a);
  const right = new Map(entries(b));
  return left.length === right.size && left.every(([name, item]) => right.has(name) && equal(item, right.get(name)));
}

function entries(value: object): [string, unknown][] {
  return Object.entries(value).filter(([, item]) => item !== undefined);
}

/** True when no two items are equal. Strings and numbers, the usual items, are compared through a set. */
export function allUnique(items: readonly unknown[]): boolean {
  const scalars = new Set<unknown>();
  const others: object[] = [];
  for (const item of items) {
    if (typeof item === "object" && item !== null) others.push(item);
    else if (scalars.size === scalars.add(item).size) return false;
  }
  return others.length < 2 || uniqueObjects(others);
}

/** Compares only objects with the same outline, so that long lists of distinct records stay cheap. */
function uniqueObjects(objects: readonly object[]): boolean {
  const groups = new Map<string, object[]>();
  for (const object of objects) {
    const key = outline(object);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [object]);
    else if (group.some((other) => equal(other, object))) return false;
    else group.push(object);
  }
  return true;
}

/** Equal objects have equal outlines. */
function outline(value: object): string {
  const members = Array.isArray(value) ? [...value.entries()] : entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return members
    .map(([name, item]) => `${name}:${typeof item === "object" && item !== null ? "{}" : scalarOutline(item)}`)
    .join();
}

function scalarOutline(value: unknown): string {
  return typeof value === "string" ? `"${value}"` : String(value);
}
