import type { Canonicalizer } from "./canonical.js";
import { listedNames } from "./object-view.js";
import { matches } from "./patterns.js";
import type { ValueSet } from "./value-set.js";
import type { View } from "./view.js";

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
  if (small.limits.maxProperties?.value === 0 || listedNames(small)?.includes(name) === false) return true;
  if (property) return space.emptiness.isNothing(property);
  return small.others.some(
    ({ patterns, closed }) => closed && ![...patterns].some((pattern) => matches(pattern, name)),
  );
}

interface Unlisted {
  readonly names: readonly string[];
  /** What properties of other names are. */
  readonly shapes: readonly ValueSet[];
  /** What those are that match a pattern: every name that is neither listed nor another matches one of these. */
  readonly patterned: readonly (readonly [pattern: string, shape: ValueSet])[];
}

/** What objects of the narrow shape may have beside listed properties. */
export function unlistedOf({ narrow, small }: Claim): Unlisted {
  const { space } = narrow.names;
  if (small.limits.maxProperties?.value === 0) return { names: [], shapes: [], patterned: [] };
  const closers = small.others.filter(({ closed }) => closed);
  // Each of them leaves nothing but what matches its own patterns.
  const [least] = closers.sort((one, two) => one.patterns.size - two.patterns.size);
  const patterned = [...small.patternProperties].filter(([pattern]) => least?.patterns.has(pattern) ?? true);
  if (least) return { names: [], shapes: [], patterned };
  const names = listedNames(small)?.filter((name) => !small.properties.has(name));
  if (names) return { names, shapes: [], patterned };
  const rest = small.additional ?? space.anything;
  const [pattern] = small.propertyNames ? space.viewOf(small.propertyNames).patterns : [];
  return pattern === undefined
    ? { names: [], shapes: [rest], patterned }
    : { names: [], shapes: [], patterned: [...patterned, [pattern, rest]] };
}
