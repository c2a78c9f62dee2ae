import { groupBy } from "../../base/group-by.js";
import type { Matches } from "../values/array-view.js";
import type { Space } from "../values/space.js";
import { schemaOf, type ValueSet } from "../values/value-set.js";
import type { View } from "../values/view.js";
import { compareMatches } from "./compare-limits.js";
import type { Scope } from "./pair.js";

/** So many pairs of schemas that lists must contain are held against each other, of those that are not numbered alike. */
const maxTries = 400;

/**
 * What so many items of a list must match. An item is one of the list, so that what all of them are is said of those that match, too.
 * Of items that may be so many only, more match what is wider: where that is said, another schema is another rule.
 */
export function compareContains(scope: Scope): void {
  const { from, to, comparison } = scope;
  const rest = new Set(to.contains);
  const known = groupBy(to.contains, ({ shape }) => comparison.revision.idOf(shape));
  const isMatched = (one: Matches, two: Matches | undefined) => {
    if (two) compareMatches(scope, one, two);
    return two !== undefined && rest.delete(two);
  };
  const renumbered = from.contains.filter((one) => {
    const alike = known.get(comparison.base.idOf(one.shape)) ?? [];
    return !isMatched(
      one,
      alike.find((two) => rest.has(two)),
    );
  });
  let tries = maxTries;
  const matchingItem = (one: Matches) => itemOf(one, from, comparison.base.space);
  const isEqual = (one: Matches) => {
    const shape = matchingItem(one);
    return (two: Matches) => tries-- > 0 && comparison.isEqual(shape, itemOf(two, to, comparison.revision.space));
  };
  const left = renumbered.filter((one) => !isMatched(one, [...rest].find(isEqual(one))));
  const right = [...rest];
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const [one, two] = [left[index], right[index]];
    const places = { base: one?.shape.at ?? from.at, revision: two?.shape.at ?? to.at };
    if (one && two && (one.max ?? two.max)) scope.add({ rule: "contains-changed", ...places });
    else if (one && two) {
      scope.descend({ kind: "keyword", keyword: "contains" }, ...shapesOf(scope, one, two));
      compareMatches(scope, one, two);
    } else if (one) scope.add({ rule: "contains-removed", ...places });
    else scope.add({ rule: "contains-added", ...places });
  }
}

/** What both sides say of every item is no difference of those that match. */
function shapesOf({ comparison, from, to }: Scope, one: Matches, two: Matches): readonly [ValueSet, ValueSet] {
  const { base, revision } = comparison;
  const isSame = from.items && to.items && comparison.same(from.items, to.items);
  if (!isSame) return [one.shape, two.shape];
  return [itemOf(one, from, base.space), itemOf(two, to, revision.space)];
}

/** An item that matches, where all that there are have one description. */
function itemOf({ shape }: Matches, { items, prefixItems }: View, space: Space): ValueSet {
  if (items === undefined || prefixItems.length > 0) return shape;
  return space.shapeOf(schemaOf(shape), schemaOf(items));
}
