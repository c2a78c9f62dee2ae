import { inferredMark } from "../../spec/extensions.js";
import { familyOf, isFamilyName } from "../rules/registry.js";
import { first } from "../values/canonical.js";
import { anyType, bits } from "../values/types-mask.js";
import type { ValueSet } from "../values/value-set.js";
import { type Difference, type Scope, textOf } from "./pair.js";

/**
 * The difference as it stands against a page. A page that names a type has said that type; a restriction, a default or
 * null that it does not mention it has not denied.
 */
export function againstPage(difference: Difference): Difference {
  const { rule, facts } = difference;
  if (!isFamilyName(rule)) return difference;
  if (rule === "became-not-nullable") return { ...difference, rule: "null-unknown" };
  const { unsaid } = familyOf(rule);
  // No minimum is told as one of 0.
  if (unsaid === undefined || (facts.to !== undefined && facts.to !== 0)) return difference;
  const { name, from } = facts;
  const { level: _level, ...rest } = difference;
  const [, was] = difference.mark;
  return {
    ...rest,
    rule: "restriction-unknown",
    facts: {
      name: name === undefined ? unsaid.keyword : `${unsaid.keyword}/${textOf(name)}`,
      ...(from === undefined ? {} : { from }),
    },
    mark: [was === "" ? unsaid.mark : `${unsaid.mark} ${was}`, "", ""],
  };
}

/**
 * The page leaves open whether a value of this alternative is taken: it names the type without the details, or it only
 * shows an example.
 */
export function isLeftOpen({ context, comparison, revision, to }: Scope, alternative: ValueSet): boolean {
  if (!context.inferred) return false;
  const mark = first(revision, (notes) => notes.extensions?.get(inferredMark));
  const { mask } = comparison.viewOfBase(alternative);
  return mark === "example" || (mask & ~to.mask & ~bits.null) === 0;
}

/** The page says no type of an answer, or shows a whole number, which says nothing of fractions. */
export function isUnsaidWidth({ context, revision, from, to }: Scope): boolean {
  if (!context.inferred || context.direction !== "response") return false;
  if ((to.mask | bits.null) === anyType) return true;
  const mark = first(revision, (notes) => notes.extensions?.get(inferredMark));
  return mark === "example" && (to.mask & ~from.mask & ~bits.null & ~bits.fraction) === 0;
}
