import { groupBy } from "../base/group-by.js";
import type { Change } from "../drift/changes/types.js";

/** Changes under the operation that they were found in, in the order of their first change. */
export function groupByOperation(changes: readonly Change[]): ReadonlyMap<string, readonly Change[]> {
  return groupBy(changes, ({ operation }) => operation ?? "Description");
}
