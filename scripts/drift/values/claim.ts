import type { Canonicalizer } from "./canonical.js";
import { matches } from "./patterns.js";
import type { ValueSet } from "./value-set.js";
import { listedNames, type View } from "./view.js";

/** A shape and what numbers it. */
export interface NumberedSet {
  readonly shape: ValueSet;
  readonly names: Canonicalizer;
}

/** That the wide shape takes all of the narrow one, and what proves the same of parts of them. */
export interface Claim {
  readonly wide: NumberedSet;
  readonly large: View;
  readonly narrow: NumberedSet;
  readonly small: View;
  includes(wide: NumberedSet, narrow: NumberedSet): boolean;
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
  const { space } = narrow.names;
  const property = small.properties.get(name);
  if (listedNames(small)?.includes(name) === false) return true;
  if (property) return space.viewOf(property).mask === 0;
  return small.closed && ![...small.patternProperties.keys()].some((pattern) => matches(pattern, name));
}

interface Unlisted {
  readonly names: readonly string[];
  /** What properties of other names are. */
  readonly shapes: readonly ValueSet[];
}

/** What objects of the narrow shape may have beside listed properties and those that match a pattern. */
export function unlistedOf({ narrow, small }: Claim): Unlisted {
  const { space } = narrow.names;
  if (small.closed) return { names: [], shapes: [] };
  const names = listedNames(small)?.filter((name) => !small.properties.has(name));
  return names ? { names, shapes: [] } : { names: [], shapes: [small.additional ?? space.anything] };
}
