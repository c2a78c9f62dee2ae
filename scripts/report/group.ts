import type { Change } from "../drift/changes/types.js";

/** Items by key, in the order of their first item. */
export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** Changes under the operation that they were found in, in the order of their first change. */
export function groupByOperation(changes: readonly Change[]): ReadonlyMap<string, readonly Change[]> {
  return groupBy(changes, ({ operation }) => operation ?? "Description");
}
