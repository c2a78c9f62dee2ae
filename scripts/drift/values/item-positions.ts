import type { View } from "./view.js";

/** How many items a list may have, by its limit or because none may stand at the next position. */
export function mostItems({ limits, room }: View): number {
  return Math.min(limits.maxItems?.value ?? Number.POSITIVE_INFINITY, room() ?? Number.POSITIVE_INFINITY);
}

/** No list is so long that `items` says anything of it. */
export function isFullByLimit({ limits, prefixItems }: View): boolean {
  return (limits.maxItems?.value ?? Number.POSITIVE_INFINITY) <= prefixItems.length;
}
