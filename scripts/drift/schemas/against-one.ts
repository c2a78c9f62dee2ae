import { asChoice } from "../values/choice-of-one.js";
import type { View } from "../values/view.js";
import type { Scope } from "./pair.js";

/** Where tags choose among several on one side and lead to one alone on the other, that is a choice, too: of one alternative. */
export function againstOne(scope: Scope): Scope {
  const { comparison, base, revision, from, to } = scope;
  const { space: before } = comparison.base;
  const { space: after } = comparison.revision;
  const one = isChosenFrom(to, from) ? asChoice(base, before) : undefined;
  const two = isChosenFrom(from, to) ? asChoice(revision, after) : undefined;
  if (one) return { ...scope, base: one, from: before.viewOf(one) };
  return two ? { ...scope, revision: two, to: after.viewOf(two) } : scope;
}

function isChosenFrom({ unions: [union, ...more] }: View, { unions, discriminator }: View): boolean {
  if (union === undefined || more.length + unions.length > 0 || discriminator === undefined) return false;
  return union.atom.discriminator?.property === discriminator.property;
}
