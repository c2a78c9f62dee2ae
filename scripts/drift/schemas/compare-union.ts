import { groupBy } from "../../base/group-by.js";
import type { Canonicalizer } from "../values/canonical.js";
import { piecesOf } from "../values/pieces.js";
import { bits } from "../values/types-mask.js";
import type { Union, ValueSet } from "../values/value-set.js";
import type { View } from "../values/view.js";
import { callAlone, joinedTraits, labels } from "./branch-labels.js";
import { type Alternatives, choiceRules, chosenOf, isOnlyUnion, matchBranches, placeOf } from "./branches.js";
import { atomsBeside, compareAlternatives } from "./compare-alternatives.js";
import { compareDiscriminators } from "./compare-discriminators.js";
import { compareByTag } from "./compare-tagged.js";
import type { ContractPair, Mark, Scope } from "./pair.js";

/** Alternatives: matched by content, tag, name, title or likeness; matched ones are compared, the others told. */
export function compareUnions(scope: Scope): void {
  const [before, after] = withoutCommon(scope);
  if (before.length === 0 && after.length === 0) {
    compareDiscriminators(scope);
    return;
  }
  const [one] = before;
  const [two] = after;
  if (one && two) compareAlternatives(scope, one, two);
  else if (two) enterUnion(scope, two);
  else if (one) leaveUnion(scope, one);
  for (const union of before.slice(1)) tellWhole(scope, union, "base");
  for (const union of after.slice(1)) tellWhole(scope, union, "revision");
  compareDiscriminators(scope);
}

/** The unions that are not the same on both sides; a schema rarely has more than one. */
function withoutCommon({ comparison, from, to }: Scope): readonly [readonly Union[], readonly Union[]] {
  if (from.unions.length <= 1 && to.unions.length <= 1) return [from.unions, to.unions];
  const text = (union: Union, names: Canonicalizer) =>
    union.branches
      .map((branch) => names.idOf(branch))
      .sort()
      .join();
  const left = groupBy(from.unions, (union) => text(union, comparison.base));
  const right = groupBy(to.unions, (union) => text(union, comparison.revision));
  const missing = (unions: ReadonlyMap<string, readonly Union[]>, others: ReadonlyMap<string, readonly Union[]>) =>
    [...unions].flatMap(([key, alike]) => (others.has(key) ? [] : alike));
  const [before, after] = [missing(left, right), missing(right, left)];
  if (before.length + after.length > mostUnions) return [before, after];
  // Unequal numbers mean nothing.
  return [
    before.filter((union) => !to.unions.some((other) => isSameChoice(comparison, union, other))),
    after.filter((union) => !from.unions.some((other) => isSameChoice(comparison, other, union))),
  ];
}

/** Of more choices beside each other that differ, each is another one: holding them all against each other takes too long. */
const mostUnions = 32;

function isSameChoice(comparison: ContractPair, { branches: before }: Union, { branches: after }: Union): boolean {
  return (
    before.every((one) => after.some((two) => comparison.widens(one, two))) &&
    after.every((two) => before.some((one) => comparison.narrows(one, two)))
  );
}

/** A union that restricts, told as one. */
function tellWhole(scope: Scope, union: Union, side: "base" | "revision"): void {
  const { comparison, base, revision } = scope;
  const texts = labels(union.branches, comparison[side]);
  const traits = joinedTraits(union.branches, comparison[side]);
  if (side === "base") {
    const mark: Mark = ["", traits, ""];
    scope.add({ rule: "alternatives-removed", from: texts, mark, base: union.atom.at, revision: revision.at });
  } else {
    const mark: Mark = ["", "", traits];
    scope.add({ rule: "alternatives-added", to: texts, mark, base: base.at, revision: union.atom.at });
  }
}

/** The schema has not become, or come of, one of the alternatives. */
function isUnlike(scope: Scope, before: Omit<Alternatives, "kind">, after: Omit<Alternatives, "kind">): boolean {
  return matchBranches(scope, before, after).pairs.length === 0;
}

/** One schema became a choice. */
function enterUnion(scope: Scope, after: Union): void {
  const { comparison, from, to, context } = scope;
  if (!isOnlyUnion(to)) {
    if (isRedundant(scope, after, "revision")) return;
    const chosen = chosenOf(scope, after, "revision");
    if (chosen.length > 0) tellOthers(scope, after, { side: "revision", chosen });
    else if (isDescribedBy(from, after, comparison.revision)) addWrapped(scope, after);
    else tellWhole(scope, after, "revision");
    return;
  }
  const pieces = piecesOf(scope.base, comparison.base.space);
  if (pieces.length > 1) {
    compareAlternatives(scope, { kind: after.kind, branches: pieces }, after);
    return;
  }
  if (context.direction === "request" && comparison.widens(scope.base, scope.revision)) {
    addSafe(scope, after);
    return;
  }
  const isNarrower = context.direction === "response" && comparison.narrows(scope.base, scope.revision);
  if (isNarrower && comparison.widens(scope.base, scope.revision)) return;
  if (!isNarrower && compareByTag(scope, "revision")) return;
  if (!isNarrower && !scope.base.choice && isDescribedBy(from, after, comparison.revision)) {
    addWrapped(scope, after);
    return;
  }
  const covered = after.branches.every((branch) => comparison.narrows(scope.base, branch));
  const isSplit = isListOnly(from) && after.branches.length > 1;
  if (covered && (isSplit || isUnlike(scope, { branches: [scope.base] }, after))) tellWhole(scope, after, "revision");
  else compareAlternatives(scope, { kind: after.kind, branches: [scope.base] }, after);
}

/** A choice became one schema. */
function leaveUnion(scope: Scope, before: Union): void {
  const { comparison, from } = scope;
  if (!isOnlyUnion(from)) {
    if (isRedundant(scope, before, "base")) return;
    const chosen = chosenOf(scope, before, "base");
    if (chosen.length > 0) tellOthers(scope, before, { side: "base", chosen });
    else tellWhole(scope, before, "base");
    return;
  }
  const isChosen = before.branches.some((branch) => comparison.same(branch, scope.revision));
  if (!isChosen && compareByTag(scope, "base")) return;
  const branches = piecesOf(scope.revision, comparison.revision.space);
  const covered = before.branches.every((branch) => comparison.widens(branch, scope.revision));
  const isJoined = isListOnly(scope.to) && before.branches.length > 1;
  // The shorter lists beside a list are lists of it.
  if (covered && isJoined && comparison.narrows(scope.base, scope.revision)) return;
  if (covered && (isJoined || isUnlike(scope, before, { branches }))) {
    tellWhole(scope, before, "base");
    return;
  }
  compareAlternatives(scope, before, { kind: before.kind, branches });
}

/** Lists of this or of that are no list of both: what is mixed has no alternative that it is like. */
function isListOnly({ mask }: View): boolean {
  return (mask & ~bits.null) === bits.array;
}

interface Choosing {
  readonly side: "base" | "revision";
  readonly chosen: readonly ValueSet[];
}

/** The alternatives beside the one that the other side has chosen for good. */
function tellOthers(scope: Scope, { kind, branches, atom }: Union, { side, chosen }: Choosing): void {
  const { comparison, base, revision } = scope;
  for (const branch of branches) {
    if (chosen.includes(branch)) continue;
    const called = callAlone(branch, comparison[side], branches);
    const rule = choiceRules[kind][side === "base" ? "removed" : "added"];
    const place = placeOf(branch, atom, comparison[side]);
    scope.add({ rule, ...called, branch, base: base.at, revision: revision.at, [side]: place });
  }
}

/** What the schema says beside its alternatives implies one of them. */
function isRedundant(scope: Scope, union: Union, side: "base" | "revision"): boolean {
  const names = scope.comparison[side];
  const beside = { names, shape: names.space.shapeOfAtoms(atomsBeside(scope, side, union.atom)) };
  return union.branches.some((shape) => scope.comparison.inclusion.includes({ names, shape }, beside));
}

/** The properties of an object went into several alternatives. */
function isDescribedBy(from: View, after: Union, revision: Canonicalizer): boolean {
  const names = [...from.properties.keys()];
  if (names.length === 0 || (from.mask & ~bits.null) !== bits.object) return false;
  const views = after.branches.map((branch) => revision.space.viewOf(branch));
  const objects = views.filter((view) => view.properties.size > 0);
  return objects.length > 1 && names.every((name) => objects.some((view) => view.properties.has(name)));
}

function addWrapped(scope: Scope, after: Union): void {
  const to = labels(after.branches, scope.comparison.revision);
  const mark: Mark = ["", "", joinedTraits(after.branches, scope.comparison.revision)];
  scope.add({ rule: "wrapped-in-one-of", to, mark, base: scope.base.at, revision: after.atom.at });
}

/** The other alternatives are new; what base had is one of them. */
function addSafe(scope: Scope, after: Union): void {
  const { comparison } = scope;
  for (const branch of after.branches) {
    if (comparison.narrows(scope.base, branch)) continue;
    const called = callAlone(branch, comparison.revision, after.branches);
    const place = placeOf(branch, after.atom, comparison.revision);
    scope.add({ rule: choiceRules[after.kind].added, ...called, base: scope.base.at, revision: place });
  }
}
