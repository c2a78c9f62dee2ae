import { bits } from "../values/types-mask.js";
import type { View } from "../values/view.js";
import type { Scope } from "./pair.js";
import { isAny } from "./text-rules.js";

/** What differs of the types is what a `not` refuses on one side or both, where no types are stated. */
export function isOfRefusals({ from, to }: Scope): boolean {
  const isOpen = (view: View) => view.byRefusal || (isAny(view.mask) && view.unions.length === 0);
  return (from.byRefusal || to.byRefusal) && isOpen(from) && isOpen(to) && ((from.mask ^ to.mask) & ~bits.null) !== 0;
}

/** Told as the `not` that it is, whatever else that refuses. */
export function compareRefusals(scope: Scope): void {
  const { from, to } = scope;
  const places = { base: from.typesAt, revision: to.typesAt };
  if (!from.byRefusal && from.nots.length === 0) scope.add({ rule: "not-added", ...places });
  else if (!to.byRefusal && to.nots.length === 0) scope.add({ rule: "not-removed", ...places });
  else scope.add({ rule: "not-changed", ...places });
}
