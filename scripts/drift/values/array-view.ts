import type { Schema } from "../../contract/model/types.js";
import type { Located } from "./limits.js";
import { constrains, merged } from "./merge-sets.js";
import { describedPositions, schemasAt } from "./possible-lists.js";
import type { ValueSet, ValueSets } from "./value-set.js";

/** What the atoms of a shape say of lists. */
export interface ArrayView {
  readonly prefixItems: readonly ValueSet[];
  readonly items?: ValueSet;
  /** How many items there may be at most, since what the next one must be takes nothing. */
  room(): number | undefined;
  readonly contains: readonly Matches[];
  readonly unevaluatedItems?: ValueSet;
}

/** How many items must, and may, match a schema. */
export interface Matches {
  readonly shape: ValueSet;
  readonly min: Located<number>;
  readonly max?: Located<number>;
}

export function arrayView(atoms: readonly Schema[], space: ValueSets): ArrayView {
  if (!atoms.some((atom) => atom.array)) return { prefixItems: [], contains: [], room: () => undefined };
  const arrays = atoms.flatMap((atom) => (atom.array ? [atom.array] : []));
  const length = describedPositions(arrays);
  const positions = Array.from({ length }, (_, index) => schemasAt(arrays, index));
  const all = [...positions, schemasAt(arrays, length)];
  const roomOf = () => all.findIndex((schemas) => space.emptiness.takeNothing(...schemas));
  let room: number | undefined;
  const prefixItems = positions.map(([first, ...rest]) => {
    return first ? space.shapeOf(first, ...rest) : space.shapeOf(space.anythingIn(atoms[0]));
  });
  return {
    prefixItems,
    ...merged("items", arrays.flatMap((rules) => rules.items ?? []).filter(constrains), space),
    // Few ask for it, and nothing else asks of every list whether its items may be.
    room: () => {
      room ??= roomOf();
      return room < 0 ? undefined : room;
    },
    contains: matchesOf(atoms, space),
    ...merged(
      "unevaluatedItems",
      arrays.flatMap((rules) => (rules.unevaluatedItems === rules.items ? [] : (rules.unevaluatedItems ?? []))),
      space,
    ),
  };
}

/** What each atom says of matching items; counts of the same schema are one. Where any number may match nothing is said. */
function matchesOf(atoms: readonly Schema[], space: ValueSets): readonly Matches[] {
  const found = new Map<ValueSet, Matches>();
  for (const { at, array } of atoms) {
    if (array?.contains === undefined) continue;
    const { minContains = 1, maxContains } = array;
    const shape = space.shapeOf(array.contains);
    const { min, max } = found.get(shape) ?? {};
    const most = maxContains !== undefined && maxContains < (max?.value ?? Number.POSITIVE_INFINITY);
    const upper = most ? { value: maxContains, at } : max;
    found.set(shape, {
      shape,
      min: min && min.value >= minContains ? min : { value: minContains, at },
      ...(upper && { max: upper }),
    });
  }
  return [...found.values()].filter(({ min, max }) => min.value > 0 || max);
}
