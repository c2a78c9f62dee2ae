import { mostItems } from "./item-positions.js";
import type { Space } from "./space.js";
import { bits } from "./types-mask.js";
import { schemaOf, type ValueSet } from "./value-set.js";

/** Lists that must contain what none of their items may be, or more than there may be: no list is one. */
export function isUnmatchable(shape: ValueSet, space: Space): boolean {
  const view = space.viewOf(shape);
  if (view.mask !== bits.array || view.contains.length === 0) return false;
  const most = mostItems(view);
  const { prefixItems, items = space.anything } = view;
  const possible = [...prefixItems.slice(0, most), ...(most > prefixItems.length ? [items] : [])];
  return view.contains.some(({ shape: wanted, min }) => {
    if (min.value === 0) return false;
    return min.value > most || possible.every((item) => areApart(item, wanted, space));
  });
}

function areApart(one: ValueSet, two: ValueSet, space: Space): boolean {
  return !one.nullable && !two.nullable && space.emptiness.takeNothing(schemaOf(one), schemaOf(two));
}
