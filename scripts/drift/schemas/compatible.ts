import type { Step } from "../changes/step.js";
import { familyOf, isFamilyName } from "../rules/registry.js";
import { bits, numberBits } from "../values/types-mask.js";
import type { SchemaPair } from "./pair.js";
import type { Trace } from "./trace.js";

/** Types of which the limits speak, by the beginning of their rules. */
const limited: readonly (readonly [RegExp, number])[] = [
  [/^(?:exclusive-)?(?:max|min)-(?:increased|decreased|set|unset)$|^multiple-of-/, numberBits],
  [/^(?:max|min)-length-|^pattern-(?!property)/, bits.string],
  [/^(?:max|min)-(?:items|contains)-|^unique-items-/, bits.array],
  [/^(?:max|min)-properties-/, bits.object],
];

/**
 * What was sent is still taken as a whole, of this pair or of one around it, so that the difference breaks nobody: an
 * enumeration within the limit that it takes the place of. What changes no set of values at all, such as the maximum of a
 * string or a member of a choice that another repeats, keeps its level: whoever changed it meant something by it.
 */
export function isMadeUpFor({ difference, pair, root, edges }: Trace): boolean {
  const { rule } = difference;
  if (!isFamilyName(rule) || !/^(?:narrows|widens|replaces)$/.test(familyOf(rule).effect)) return false;
  if (/^(?:all-of|any-of|one-of)-/.test(rule)) return false;
  const [, types] = limited.find(([pattern]) => pattern.test(rule)) ?? [];
  if (types !== undefined && ((types & pair.mask) === 0 || pair.isEqual())) return false;
  const around = [root, ...edges.map((edge) => edge.pair)];
  if (edges.some(({ step }, index) => !hasPart(around[index], step))) return false;
  return around.some((one) => one.isCompatible());
}

/** Some value of the pair has such a part. */
function hasPart(pair: SchemaPair | undefined, step: Step): boolean {
  const type = partOwners[step.kind];
  return pair === undefined || type === undefined || (type & pair.mask) !== 0;
}

const partOwners: { readonly [Kind in Step["kind"]]?: number } = {
  property: bits.object,
  additional: bits.object,
  pattern: bits.object,
  items: bits.array,
  prefix: bits.array,
};
