import { type Claim, isForbidden, takes, unlistedOf } from "./claim.js";
import { mostItems } from "./item-positions.js";
import { propertyOf } from "./object-view.js";
import { matches } from "./patterns.js";
import { bits } from "./types-mask.js";
import type { ValueSet } from "./value-set.js";

/** Whether properties refuse nothing of the narrow shape. */
export function coversObjects(claim: Claim): boolean {
  const { large, small } = claim;
  if ((small.mask & bits.object) === 0) return true;
  return (
    [...large.required.keys()].every((name) => small.required.has(name)) &&
    [...large.properties.keys()].every((name) => coversProperty(claim, name)) &&
    [...large.patternProperties].every(([pattern, shape]) => coversPattern(claim, pattern, shape)) &&
    coversOthers(claim)
  );
}

function coversProperty(claim: Claim, name: string): boolean {
  const { wide, large, narrow, small } = claim;
  if (isForbidden(claim, name)) return true;
  const one = large.properties.get(name) ?? propertyOf(wide.shape.atoms, name, wide.names.space);
  const two = small.properties.get(name) ?? propertyOf(narrow.shape.atoms, name, narrow.names.space);
  return takes(claim, one, two);
}

function coversPattern(claim: Claim, pattern: string, shape: ValueSet): boolean {
  const { small } = claim;
  const { names, shapes, patterned } = unlistedOf(claim);
  const listed = [...small.properties.keys(), ...names].filter((name) => matches(pattern, name));
  if (!listed.every((name) => coversProperty(claim, name))) return false;
  const known = small.patternProperties.get(pattern);
  if (known && takes(claim, shape, known)) return true;
  return [...patterned.map(([, other]) => other), ...shapes].every((other) => takes(claim, shape, other));
}

/** Properties that the wide shape does not list. */
function coversOthers(claim: Claim): boolean {
  const { large, small } = claim;
  if (large.others.length === 0) return true;
  const { names, shapes, patterned } = unlistedOf(claim);
  const listed = [...small.properties.keys(), ...names];
  if (!listed.every((name) => large.properties.has(name) || coversProperty(claim, name))) return false;
  return large.others.every(({ patterns, shape }) => {
    const left = patterned.flatMap(([pattern, other]) => (patterns.has(pattern) ? [] : [other]));
    return [...left, ...shapes].every((other) => takes(claim, shape, other));
  });
}

/** Whether items refuse nothing of the narrow shape. */
export function coversArrays(claim: Claim): boolean {
  const { wide, large, narrow, small } = claim;
  if ((small.mask & bits.array) === 0) return true;
  const most = mostItems(small);
  if (large.uniqueItems && !small.uniqueItems && most > 1) return false;
  const { items = wide.names.space.anything } = large;
  const { items: others = narrow.names.space.anything } = small;
  const length = Math.max(large.prefixItems.length, small.prefixItems.length);
  for (let index = 0; index < Math.min(length, most); index++) {
    if (!takes(claim, large.prefixItems[index] ?? items, small.prefixItems[index] ?? others)) return false;
  }
  return large.items === undefined || most <= length || takes(claim, items, others);
}
