import type { Step } from "../changes/step.js";
import { familyOf, isFamilyName, type RuleKey } from "../rules/registry.js";
import { isMoved, limitOf } from "./limit-alone.js";
import { partOwners } from "./of-other-types.js";
import type { SchemaPair } from "./pair.js";
import type { Trace } from "./trace.js";

/**
 * What was sent is still taken as a whole, of this pair or of one around it, so that the difference breaks nobody: an
 * enumeration within the limit that it takes the place of.
 */
export function isMadeUpFor(trace: Trace): boolean {
  const { rule } = trace.difference;
  // Of alternatives that are sent as texts, another one may be sent alike.
  const isJudged = isOfAlternatives(rule) && !trace.pair.context.text;
  if (!(isFamilyName(rule) || isOfGuess(trace)) || isJudged || isMeant(trace)) return false;
  // A parameter or body that could not be sent for how its text should look is one all the same, judged as it is written.
  if (trace.edges.length === 0 && trace.pair.isSlip()) return false;
  if (trace.difference.byTag) return false;
  if (isOfUnsentTags(trace)) return true;
  // The established catalogue judges limits that moved as they are written.
  const isAsked = !isMoved(trace.difference);
  return pairsAround(trace)
    .slice(lastByTag(trace) + 1)
    .some((one) => one.isCompatible() || (isAsked && one.isUnmatched()));
}

/** What an alternative takes beside the tags that lead to it, of which it takes all. */
function isOfUnsentTags(trace: Trace): boolean {
  const { edges, difference } = trace;
  const last = lastByTag(trace);
  const [byTag, tag] = [edges[last]?.byTag, edges[last + 1]];
  const isTag = tag?.step.kind === "property" && tag.step.name === byTag?.property;
  return isTag && difference.step === undefined && last + 2 === edges.length && byTag?.areTaken() === true;
}

/**
 * No value tells this pair apart, or one around it: the same is said in other words. In alternatives that are known for each
 * other by name or tag it is not: what changed in one of them is a change, though another takes what it refuses.
 */
export function isOfWords(trace: Trace): boolean {
  if (isMeant(trace) || trace.difference.byTag) return false;
  const last = trace.edges.findLastIndex(({ step }) => step.kind === "branch" && !step.alike && !step.whole);
  return pairsAround(trace)
    .slice(Math.max(last, lastByTag(trace)) + 1)
    .some((one) => one.isEqual());
}

/**
 * What changes no set of values by itself, such as the maximum of a string or a member of a choice that another repeats,
 * keeps its level: whoever changed it meant something by it.
 */
function isMeant(trace: Trace): boolean {
  const { difference, pair, edges } = trace;
  const { rule, step, isTwin } = difference;
  if (isTwin || !restricts(rule) || rule.startsWith("all-of-")) return true;
  const types = limitOf(difference)?.types;
  if (types !== undefined && ((types & pair.mask) === 0 || pair.isEqual())) return true;
  const around = pairsAround(trace);
  const steps = [...edges.map((edge) => edge.step), ...(step ? [step] : [])];
  return steps.some((one, index) => !hasPart(around[index], one));
}

function restricts(rule: RuleKey): boolean {
  if (!isFamilyName(rule)) return /-property-became-(?:required|optional)/.test(rule);
  return /^(?:narrows|widens|replaces)$/.test(familyOf(rule).effect);
}

/** A property of alternatives that were taken for each other for what they look like: it is in others, too. */
function isOfGuess({ difference: { rule }, edges }: Trace): boolean {
  return (
    /-property-became-(?:required|optional)/.test(rule) &&
    edges.some(({ step }) => step.kind === "branch" && step.alike)
  );
}

function isOfAlternatives(rule: string): boolean {
  return /^(?:any|one)-of-/.test(rule);
}

/** Beyond the alternative that a tag chooses nothing else is asked, though another alternative would take what it refuses. */
function lastByTag({ edges }: Trace): number {
  return edges.findLastIndex(({ byTag }) => byTag !== undefined);
}

function pairsAround({ root, edges }: Trace): readonly SchemaPair[] {
  return [root, ...edges.map((edge) => edge.pair)];
}

/** Some value of the pair has such a part. */
function hasPart(pair: SchemaPair | undefined, step: Step): boolean {
  const type = partOwners[step.kind];
  return pair === undefined || type === undefined || (type & pair.mask) !== 0;
}
