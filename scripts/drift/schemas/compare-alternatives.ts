import type { Schema } from "../../contract/model/types.js";
import type { Canonicalizer } from "../values/canonical.js";
import { piecesOf } from "../values/pieces.js";
import { asserts, type ValueSet } from "../values/value-set.js";
import type { View } from "../values/view.js";
import { callersOf, labelAmong } from "./branch-labels.js";
import { type Alternatives, choiceRules, choicesOf, isCovered, matchBranches, placeOf, surfaceOf } from "./branches.js";
import { cutByTag, isOtherwiseCut } from "./cut-by-tag.js";
import type { Difference, ReadByTag, Scope } from "./pair.js";
import { isImplied, isUnmapped, refusedByTag, sharedTags } from "./read-by-tag.js";
import { isTakenAsSent } from "./taken-as-sent.js";
import { isLeftOpen } from "./unsaid.js";

/** Alternatives that stand against each other: matched ones are compared, the others told. */
export function compareAlternatives(scope: Scope, before: Alternatives, after: Alternatives): void {
  const { comparison, context, from, to } = scope;
  if (bareTypes(before, comparison.base) !== bareTypes(after, comparison.revision)) {
    compareAlternatives(scope, inPieces(before, comparison.base), inPieces(after, comparison.revision));
    return;
  }
  const match = matchBranches(scope, before, after);
  if (isOtherwiseCut(scope, match)) return;
  const parts = cutByTag(scope, before, after);
  if (parts) {
    compareAlternatives(scope, ...parts);
    return;
  }
  const [callOld, callNew] = callersOf(comparison, match, [before, after]);
  for (const [one, two] of match.pairs) {
    const whole = one === scope.base || two === scope.revision;
    const label = labelAmong(two, comparison.revision, after.branches);
    const byTag = sharedTags(scope, one, two);
    const alike = match.alike.has(one) && !whole && !byTag ? ({ alike: true } as const) : {};
    const step = { kind: "branch", label, whole, ...alike } as const;
    const harmless = !byTag && !comparison.isWrittenAlike(one, two) && isCovered(scope, one, two);
    scope.descend(step, one, two, { harmless, byTag });
  }
  for (const branch of match.removed) {
    const alternative = alternativeOf(scope, "base", before, branch);
    const isTaken = comparison.widens(alternative, scope.revision);
    const byTag = context.direction === "request" ? refusedByTag(scope, branch) : [];
    const redundant = isTaken && byTag.length === 0;
    if (redundant && branch.name === undefined) continue;
    const isTwin = hasTwin(branch, before.branches, comparison.base);
    const places = { base: placeOf(branch, before.atom, comparison.base), revision: choicesOf(scope).revision };
    if (isLeftOpen(scope, branch)) {
      scope.add({ rule: "alternative-unknown", ...callOld(branch), branch, ...places });
      continue;
    }
    const isSafe =
      redundant || (context.text && byTag.length === 0 && isTakenAsSent(scope, alternative, scope.revision));
    const mild = isSafe && !isTwin ? ({ level: "info" } as const) : {};
    const lost = lostByTag(scope, byTag, isTaken && !isTwin);
    const told = { ...callOld(branch), branch, isBesideWhole: isBesideWhole(comparison.viewOfBase(branch), after, to) };
    scope.add({ rule: choiceRules[before.kind].removed, ...told, isTwin, ...places, ...lost, ...mild });
  }
  for (const branch of match.added) {
    const alternative = alternativeOf(scope, "revision", after, branch);
    const isTaken = comparison.narrows(scope.base, alternative);
    const byTag = context.direction === "response" ? refusedByTag(scope, branch) : [];
    const redundant = isTaken && byTag.length === 0;
    if (redundant && branch.name === undefined) continue;
    const places = { base: choicesOf(scope).base, revision: placeOf(branch, after.atom, comparison.revision) };
    const isTwin = hasTwin(branch, after.branches, comparison.revision);
    const isSafe = redundant || (context.text && byTag.length === 0 && isTakenAsSent(scope, scope.base, alternative));
    const mild = isSafe && !isTwin ? ({ level: "info" } as const) : {};
    const lost = lostByTag(scope, byTag, isTaken && !isTwin);
    const told = {
      ...callNew(branch),
      branch,
      isBesideWhole: isBesideWhole(comparison.viewOfRevision(branch), before, from),
    };
    scope.add({ rule: choiceRules[after.kind].added, ...told, isTwin, ...places, ...lost, ...mild });
  }
}

/**
 * An alternative of which values are refused by their tags breaks, whatever other alternatives take. Where one side lists no tags, the
 * names of the components may not be meant.
 */
function lostByTag(
  scope: Scope,
  byTag: readonly ReadByTag[],
  isTakenElsewhere: boolean,
): Pick<Difference, "byTag" | "level"> {
  if (byTag.length === 0) return {};
  const areNames = isUnmapped(scope) || byTag.every(({ tag }) => isImplied(scope, tag));
  return { byTag, ...(isTakenElsewhere && areNames && { level: "warning" }) };
}

/** The other schema is no choice; or what it says beside its choice has none of the alternative's types. */
function isBesideWhole({ mask }: View, { atom }: Omit<Alternatives, "kind">, other: View): boolean {
  return atom === undefined || (mask & other.mask) === 0;
}

/** Types that stand for several alternatives each; 0 where every alternative has one. */
function bareTypes({ branches }: Alternatives, { space }: Canonicalizer): number {
  return branches.reduce(
    (all, branch) => (piecesOf(branch, space).length > 1 ? all | space.viewOf(branch).mask : all),
    0,
  );
}

/** Two named alternatives of the same content. */
function hasTwin(branch: ValueSet, branches: readonly ValueSet[], names: Canonicalizer): boolean {
  const surface = surfaceOf(branch, names);
  return branches.some(
    (other) => other !== branch && surfaceOf(other, names) === surface && names.idOf(other) === names.idOf(branch),
  );
}

function inPieces({ branches, ...rest }: Alternatives, { space }: Canonicalizer): Alternatives {
  return { ...rest, branches: branches.flatMap((branch) => piecesOf(branch, space)) };
}

/** An alternative with what the schema says beside it, without which it may take more. */
function alternativeOf(scope: Scope, side: "base" | "revision", { atom }: Alternatives, branch: ValueSet): ValueSet {
  if (atom === undefined) return branch;
  const beside = atomsBeside(scope, side, atom);
  return beside.some(asserts) ? scope.comparison[side].space.shapeOfAtoms([...beside, ...branch.atoms]) : branch;
}

/** What the atoms say by themselves: the choice may be in the `allOf` of another one, whose members are atoms, too. */
export function atomsBeside(scope: Scope, side: "base" | "revision", choice: Schema): readonly Schema[] {
  return scope[side].atoms.map((atom) => {
    if (atom !== choice && atom.allOf === undefined && atom.ref === undefined) return atom;
    const { ref: _ref, allOf: _allOf, ...own } = atom;
    if (atom !== choice) return own;
    const { anyOf: _anyOf, oneOf: _oneOf, ...rest } = own;
    return rest;
  });
}
