import { pathOf } from "../../contract/model/api-root.js";
import type { Operation } from "../../contract/model/types.js";

/** The path of an operation below the server that it has itself, else below the root of the API. */
export function belowServer(operation: Operation): string {
  const [own] = operation.servers ?? [];
  if (own === undefined) return operation.path;
  const [whole, root] = [wholePath(operation), pathOf(own.url)];
  return whole.startsWith(root) ? whole.slice(root.length) : whole;
}

/** The path that people see, without a query. */
export function wholePath({ key, method }: Operation): string {
  return key.slice(method.length + 1).split("?")[0] ?? "";
}
