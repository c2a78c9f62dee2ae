import type { Canonicalizer } from "./canonical.js";
import type { ValueSet } from "./value-set.js";
import { matches, type View } from "./view.js";

/** A shape of one contract. */
export interface Side {
  readonly shape: ValueSet;
  readonly names: Canonicalizer;
}

/** That the wide shape takes all of the narrow one, and what proves the same of parts of them. */
export interface Claim {
  readonly wide: Side;
  readonly large: View;
  readonly narrow: Side;
  readonly small: View;
  includes(wide: Side, narrow: Side): boolean;
}

/** The claim about a part of the wide shape, and one of the narrow shape or all of it. */
export function takes({ wide, narrow, includes }: Claim, one: ValueSet, two: ValueSet = narrow.shape): boolean {
  return includes({ ...wide, shape: one }, { ...narrow, shape: two });
}

export function isSame({ wide, narrow }: Claim, one: ValueSet, two: ValueSet | undefined): boolean {
  return two !== undefined && wide.names.idOf(one) === narrow.names.idOf(two);
}

/** No object of the narrow shape has the property. */
export function isForbidden({ narrow, small }: Claim, name: string): boolean {
  const property = small.properties.get(name);
  if (property) return narrow.names.space.viewOf(property).mask === 0;
  return small.closed && ![...small.patternProperties.keys()].some((pattern) => matches(pattern, name));
}
