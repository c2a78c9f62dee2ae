import type { Space } from "../values/space.js";
import { anyType, bits } from "../values/types-mask.js";
import type { Union, ValueSet } from "../values/value-set.js";
import type { View } from "../values/view.js";
import { isOnlyUnion } from "./branches.js";
import type { Scope } from "./pair.js";

/**
 * What one side says of properties, limits and the like beside its alternatives and the other within them is compared within
 * them, which is the same. What only one side says stays where it is, and is told once.
 */
export function spreadUnion(scope: Scope): Scope {
  const { comparison, base, revision, from, to } = scope;
  const { space: one } = comparison.base;
  const { space: two } = comparison.revision;
  const [before, ...more] = from.unions;
  const [after, ...others] = to.unions;
  if (before === undefined || after === undefined || more.length + others.length > 0) return scope;
  if (!isMoved(from, to, after, two) && !isMoved(to, from, before, one)) return scope;
  return { ...scope, from: spread(base, before, one), to: spread(revision, after, two) };
}

/** Whether a rule stands beside the choice of one side and only within that of the other. */
function isMoved(side: View, other: View, { branches }: Union, space: Space): boolean {
  const [beside, known] = [rulesOf(side), new Set(rulesOf(other))];
  const moved = new Set(beside.filter((rule) => !known.has(rule)));
  return moved.size > 0 && branches.some((branch) => rulesOf(space.viewOf(branch)).some((rule) => moved.has(rule)));
}

/** That there is a property, or that it is required, whatever it is, and other rules that an alternative may repeat. */
function rulesOf(view: View): readonly string[] {
  const { properties, required, limits, multipleOf, patterns, formats, uniqueItems } = view;
  return [
    ...[...properties.keys()].map((name) => `property ${name}`),
    ...[...required.keys()].map((name) => `required ${name}`),
    ...Object.keys(limits),
    ...multipleOf.map((step) => `step ${step}`),
    ...patterns.map((pattern) => `pattern ${pattern}`),
    ...formats.map((format) => `format ${format}`),
    ...(uniqueItems ? ["unique"] : []),
    ...(view.additional || view.unevaluatedProperties ? ["others"] : []),
  ];
}

function spread(shape: ValueSet, union: Union, space: Space): View {
  const view = space.viewOf(shape);
  if (isOnlyUnion(view) && (view.mask | bits.null) === anyType) return view;
  const known = space.spread.get(shape);
  if (known) return known;
  // Whether null is allowed is said once, as of any choice.
  const branches = space.branchesBeside(shape, union);
  const { at, typesAt, listOfTypes, discriminator } = view;
  const mask = (view.mask & ~bits.null) | (space.acceptsNull(shape) ? bits.null : 0);
  const made: View = {
    ...space.viewOf(space.shapeOf(space.anythingIn(union.atom))),
    ...{ at, mask, typesAt, listOfTypes },
    unions: [{ ...union, branches }],
    ...(discriminator && { discriminator }),
  };
  space.spread.set(shape, made);
  return made;
}
