import { addTo } from "../../base/group-by.js";
import type { Canonicalizer } from "../values/canonical.js";
import { anyType, bits } from "../values/types-mask.js";
import type { ValueSet } from "../values/value-set.js";
import type { View } from "../values/view.js";
import type { Scope } from "./pair.js";

/** Of the alternatives, those that one may be like; `undefined` for all. Objects that list properties are like those that share some. */
export function likelyPartners(
  right: ReadonlySet<ValueSet>,
  { space }: Canonicalizer,
  around: number,
): (one: View) => ReadonlySet<ValueSet> | undefined {
  const listsNames = ({ mask, properties }: View) => (mask & around & bits.object) !== 0 && properties.size > 0;
  const others: ValueSet[] = [];
  const byName = new Map<string, ValueSet[]>();
  for (const shape of right) {
    const view = space.viewOf(shape);
    if (listsNames(view)) for (const name of view.properties.keys()) addTo(byName, name, shape);
    else others.push(shape);
  }
  return (one) => {
    if (!listsNames(one)) return undefined;
    return new Set([...others, ...[...one.properties.keys()].flatMap((name) => byName.get(name) ?? [])]);
  };
}

/**
 * From 0 to 1: the share of property names in common for objects, of types for others. Where neither says of what type it is,
 * what stands `around` both does.
 */
export function likeness(one: View, two: View, scope: Scope, around = anyType): number {
  const isUntyped = (one.mask & two.mask) >= anyType - 1;
  const type = (isUntyped ? around : anyType) & ~bits.null;
  const [before, after] = [one.mask & type, two.mask & type] as const;
  if ((before & after) === 0) return 0;
  if (before === anyType - 1 || after === anyType - 1)
    return one.properties.size > 0 && two.properties.size > 0 ? 0.4 : 0;
  if (before === bits.array && after === bits.array) {
    if (!one.items || !two.items) return 0.5;
    const items = [scope.comparison.viewOfBase(one.items), scope.comparison.viewOfRevision(two.items)] as const;
    return (items[0].mask & items[1].mask & ~bits.null) === 0 ? 0 : 0.5 + likeness(...items, scope) / 2;
  }
  if ((before & after & bits.object) === 0) return before === after ? 0.9 : 0.5;
  const names = new Set([...one.properties.keys(), ...two.properties.keys()]);
  if (names.size === 0) return 0.6;
  // An object that lists nothing may have the properties of the other.
  if (one.properties.size === 0 || two.properties.size === 0) return 0.5;
  return [...names].filter((name) => one.properties.has(name) && two.properties.has(name)).length / names.size;
}
