import type { View } from "./view.js";

/** How many items a list may have, by its limit or because none may stand after those that are described by position. */
export function mostItems(view: View): number {
  const limit = view.limits.maxItems?.value ?? Number.POSITIVE_INFINITY;
  return isClosed(view) ? Math.min(limit, view.prefixItems.length) : limit;
}

/** No item may stand after those that are described by position. */
export function isClosed({ items }: View): boolean {
  return items?.atoms.some(({ never }) => never) === true;
}

/** No list is so long that `items` says anything of it. */
export function isFullByLimit({ limits, prefixItems }: View): boolean {
  return (limits.maxItems?.value ?? Number.POSITIVE_INFINITY) <= prefixItems.length;
}
