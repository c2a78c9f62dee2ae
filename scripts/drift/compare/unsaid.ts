import { familyOf } from "../rules/registry.js";
import { first } from "../shape/canonical.js";
import { bits } from "../shape/types-mask.js";
import type { ValueSet } from "../shape/value-set.js";
import type { Difference, Scope } from "./pair.js";

/** Rules of which the revision only lacks a keyword, beside those that widen by name. */
const lacks: ReadonlySet<string> = new Set([
  "became-not-enum",
  "additional-properties-opened",
  "default-value-removed",
  "discriminator-removed",
]);

/**
 * The difference as it stands against a page. A page that names a type has said that type; a restriction, a default or
 * null that it does not mention it has not denied.
 */
export function againstPage(difference: Difference): Difference {
  const { rule } = difference;
  if (difference.single) return difference;
  if (rule === "became-not-nullable") return { ...difference, rule: "null-unknown" };
  if (!isSilence(difference)) return difference;
  const { from, to: _to, level: _level, ...rest } = difference;
  const keyword = rule.replace(/-(?:removed|unset|decreased)$/, "").replace(/^became-not-|-value|-opened$/g, "");
  return { ...rest, rule: "restriction-unknown", name: from === undefined ? keyword : `${keyword} ${from}` };
}

function isSilence({ rule, to }: Difference): boolean {
  if (lacks.has(rule)) return true;
  // No minimum is told as one of 0.
  if (/^min-(?:length|properties)-decreased$/.test(rule)) return to === "0";
  return /-(?:removed|unset)$/.test(rule) && familyOf(rule).effect === "widens";
}

/**
 * The page leaves open whether a value of this alternative is taken: it names the type without the details, or it only
 * shows an example.
 */
export function isLeftOpen({ context, comparison, revision, to }: Scope, alternative: ValueSet): boolean {
  if (!context.inferred) return false;
  const mark = first(revision, (notes) => notes.extensions?.get("x-concord-inferred"));
  const { mask } = comparison.viewOfBase(alternative);
  return mark === "example" || (mask & ~to.mask & ~bits.null) === 0;
}
