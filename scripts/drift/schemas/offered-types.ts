import type { Space } from "../values/space.js";
import { anyType, bits } from "../values/types-mask.js";
import type { View } from "../values/view.js";
import { chosenOf, isOnlyUnion } from "./branches.js";
import type { Scope } from "./pair.js";

/**
 * A choice beside which more is said has the types of its alternatives where the other side is one schema: it is compared
 * with what is said beside them, and not with the alternatives.
 */
export function withOffered(scope: Scope): Scope {
  const { comparison, from, to } = scope;
  if (isBesideMore(from) && to.unions.length === 0)
    return { ...scope, from: offering(scope, from, "base", comparison.base.space) };
  if (isBesideMore(to) && from.unions.length === 0)
    return { ...scope, to: offering(scope, to, "revision", comparison.revision.space) };
  return scope;
}

function isBesideMore(view: View): boolean {
  return isUnion(view) && !isOnlyUnion(view);
}

/** With the types, and the formats, of its alternatives; those beside a chosen one are told by themselves. */
function offering(scope: Scope, view: View, side: "base" | "revision", space: Space): View {
  const unions = view.unions.map((union) => {
    const chosen = chosenOf(scope, union, side);
    return chosen.length === 0 ? union : { ...union, branches: chosen };
  });
  const shared = unions.flatMap(({ branches: [first, ...others] }) => {
    const formats = first ? space.viewOf(first).formats : [];
    return formats.filter((format) => others.every((other) => space.viewOf(other).formats.includes(format)));
  });
  const mask = view.mask & (offeredBits({ ...view, unions }, space) | bits.null);
  return { ...view, mask, formats: [...new Set([...view.formats, ...shared])] };
}

/** Types of which some alternative allows a value. */
export function offeredBits(view: View, space: Space, path: readonly View[] = []): number {
  if (path.includes(view)) return anyType;
  const masks = view.unions.map(({ branches }) =>
    branches.reduce((all, branch) => {
      const inner = space.viewOf(branch);
      return all | (inner.mask & offeredBits(inner, space, [...path, view]));
    }, 0),
  );
  return masks.reduce((all, mask) => all & mask, anyType);
}

/** The types are in the alternatives, not beside them. */
export function isUnion(view: View): boolean {
  const mask = view.stepped ? view.mask | bits.fraction : view.mask;
  return view.unions.length > 0 && (mask | bits.null) === anyType;
}
