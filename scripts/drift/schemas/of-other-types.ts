import type { Step } from "../changes/step.js";
import { bits } from "../values/types-mask.js";
import { isMoved, limitOf } from "./limit-alone.js";
import type { Difference, SchemaPair } from "./pair.js";
import type { Trace } from "./trace.js";

/** Types of the values that have such a part. */
export const partOwners: { readonly [Kind in Step["kind"]]?: number } = {
  property: bits.object,
  additional: bits.object,
  pattern: bits.object,
  items: bits.array,
  prefix: bits.array,
};

/** Types of which a keyword speaks, by its rules; limits know their own. */
const keywordTypes: readonly (readonly [RegExp, number])[] = [
  [/^(?:additional-properties|unevaluated-properties|pattern-property|property-names|dependent)-/, bits.object],
  [/^(?:prefix-items|contains|unevaluated-items)-/, bits.array],
  [/^content-/, bits.string],
];

/** Types of which the difference speaks by itself; a limit that moved is judged as it is written. */
function typesOf(difference: Difference): number | undefined {
  const limit = limitOf(difference);
  if (limit) return isMoved(difference) ? undefined : limit.types;
  return keywordTypes.find(([rules]) => rules.test(difference.rule))?.[1];
}

/** Whoever describes a property on both sides means an object, whatever type is written there. */
function isMeant({ base, revision }: SchemaPair, step: Step): boolean {
  if (step.kind !== "property") return false;
  return [base, revision].every(({ atoms }) => atoms.some(({ object }) => object?.properties.has(step.name)));
}

/** The difference, or a part on the way to it, is one that no value has of the types `among` those of a pair. */
function isAmongNone({ difference, edges, root, pair }: Trace, among: (pair: SchemaPair) => number): boolean {
  const pairs = [root, ...edges.map((edge) => edge.pair)];
  const steps = [...edges.map((edge) => edge.step), ...(difference.step ? [difference.step] : [])];
  const isOut = (types: number | undefined, one: SchemaPair) => types !== undefined && (types & among(one)) === 0;
  const isOfNone = (step: Step, one = pair) => isOut(partOwners[step.kind], one) && !isMeant(one, step);
  return steps.some((step, index) => isOfNone(step, pairs[index])) || isOut(typesOf(difference), pair);
}

/** Nothing that is sent is of a type of which the difference speaks, such as the properties of a text. */
export function isOfNothingSent(trace: Trace): boolean {
  return isAmongNone(trace, (pair) => pair.sent());
}

/** Neither side takes a value of a type of which the difference speaks. */
export function isOfNoType(trace: Trace): boolean {
  return isAmongNone(trace, (pair) => pair.mask);
}
