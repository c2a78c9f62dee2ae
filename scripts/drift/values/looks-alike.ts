import type { Schema } from "../../contract/model/types.js";
import type { OwnedSet, Space } from "./space.js";
import type { ValueSet } from "./value-set.js";
import type { View } from "./view.js";

interface Sides {
  readonly base: Space;
  readonly revision: Space;
  /** The schemas are written alike, so that there is nothing to be seen in them. */
  readonly isWritten: (base: Schema, revision: Schema) => boolean;
}

/** So many pairs are looked at; beyond them numbering costs no more. */
const maxPairs = 200;

/**
 * False only for shapes that have unequal numbers, told by what costs little to compare: their surface, and that of the parts
 * which are known for each other by name. Numbering a shape numbers all that it refers to; this looks only where the shapes are
 * written otherwise, and stops at the first difference.
 */
export function looksAlike(base: OwnedSet, revision: OwnedSet, isWritten: Sides["isWritten"]): boolean {
  const sides: Sides = { base: base.space, revision: revision.space, isWritten };
  const pending: (readonly [ValueSet, ValueSet])[] = [[base.shape, revision.shape]];
  const seen = new Map<ValueSet, Set<ValueSet>>();
  let count = 0;
  for (let pair = pending.pop(); pair !== undefined && count < maxPairs; pair = pending.pop()) {
    if (isSeen(seen, pair)) continue;
    count++;
    const [one, two] = [sides.base.viewOf(pair[0]), sides.revision.viewOf(pair[1])];
    if (!haveSameSurface(one, two)) return false;
    pending.push(...changedParts(one, two, sides));
  }
  return true;
}

function isSeen(seen: Map<ValueSet, Set<ValueSet>>, [one, two]: readonly [ValueSet, ValueSet]): boolean {
  const others = seen.get(one) ?? new Set();
  const isKnown = others.has(two);
  seen.set(one, others.add(two));
  return isKnown;
}

/** Parts of one name that are not written alike; both views have the same names. */
function changedParts(one: View, two: View, sides: Sides): readonly (readonly [ValueSet, ValueSet])[] {
  const parts: (readonly [ValueSet, ValueSet])[] = [];
  const add = (before: ValueSet | undefined, after: ValueSet | undefined): void => {
    if (before === undefined || after === undefined || isWrittenAlike(before.source, after.source, sides)) return;
    parts.push([before, after]);
  };
  for (const name of one.properties.keys())
    if (!isWrittenAlike(one.written?.get(name), two.written?.get(name), sides))
      add(one.properties.get(name), two.properties.get(name));
  add(one.items, two.items);
  return parts;
}

function isWrittenAlike(one: Schema | undefined, two: Schema | undefined, { isWritten }: Sides): boolean {
  return one !== undefined && two !== undefined && isWritten(one, two);
}

function haveSameSurface(one: View, two: View): boolean {
  return (
    one.mask === two.mask &&
    one.closed === two.closed &&
    (one.items === undefined) === (two.items === undefined) &&
    one.enum?.value.length === two.enum?.value.length &&
    one.known?.value.length === two.known?.value.length &&
    one.formats.join() === two.formats.join() &&
    haveSameChoices(one, two) &&
    one.properties.size === two.properties.size &&
    one.required.size === two.required.size &&
    [...one.properties.keys()].every((name) => two.properties.has(name)) &&
    [...one.required.keys()].every((name) => two.required.has(name))
  );
}

function haveSameChoices({ unions: one }: View, { unions: two }: View): boolean {
  const sizes = (unions: View["unions"]) =>
    unions
      .map(({ branches }) => branches.length)
      .sort()
      .join();
  return one.length === two.length && sizes(one) === sizes(two);
}
