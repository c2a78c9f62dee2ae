import { groupBy } from "../../base/group-by.js";
import type { Schema } from "../../contract/model/types.js";
import type { Canonicalizer } from "../values/canonical.js";
import type { Space } from "../values/space.js";
import { asserts, type ValueSet } from "../values/value-set.js";
import { traitsOf } from "./branch-labels.js";
import type { Scope } from "./pair.js";

/** So many pairs of members are compared one by one. */
const maxPairs = 256;

interface Member {
  readonly shape: ValueSet;
  readonly schema: Schema;
}

interface Partners {
  readonly pairs: readonly (readonly [Member, Member])[];
  readonly removed: readonly Member[];
  readonly added: readonly Member[];
}

/**
 * What an `allOf` that gained or lost a member newly asks or allows is told by the flat shapes: by the properties and limits
 * of the member. A member that changes nothing there, since the others say as much, is told itself. Gives the shapes without
 * such members; `undefined` where there are none, or the `allOf` was only rewritten.
 */
export function compareAllOf(scope: Scope): { readonly base: ValueSet; readonly revision: ValueSet } | undefined {
  const { comparison } = scope;
  const before = membersOf(scope.base, comparison.base);
  const after = membersOf(scope.revision, comparison.revision);
  if ((before.length === 0 && after.length === 0) || !isSameBeside(scope)) return undefined;
  const { pairs, removed, added } = matchMembers(scope, before, after);
  if ((removed.length === 0) === (added.length === 0)) return undefined;
  const gone = removed.filter(({ shape }) => comparison.narrows(shape, scope.revision));
  const come = added.filter(({ shape }) => comparison.widens(scope.base, shape));
  const rewritten =
    !pairs.every(([one, two]) => comparison.isEqual(one.shape, two.shape)) ||
    (pairs.length === 0 && ![...removed, ...added].some(isAnnotation));
  if (!rewritten) {
    for (const member of gone) tell(scope, member, { change: "removed", among: before, isRedundant: true });
    for (const member of come) tell(scope, member, { change: "added", among: after, isRedundant: true });
  }
  // The established catalogue has ids for parts that nothing names, also beside what they say: but for what requests may
  // hold in addition.
  const isNameless = (member: Member) => nameOf(member) === undefined;
  const lost = removed.filter((member) => isNameless(member) && !gone.includes(member));
  for (const member of lost) tell(scope, member, { change: "removed", among: before });
  if (scope.context.direction === "response") {
    const gained = added.filter((member) => isNameless(member) && !come.includes(member));
    for (const member of gained) tell(scope, member, { change: "added", among: after });
  }
  if (gone.length + come.length === 0) return undefined;
  return {
    base: without(scope.base, before, gone, comparison.base.space),
    revision: without(scope.revision, after, come, comparison.revision.space),
  };
}

interface Telling {
  readonly change: "added" | "removed";
  readonly among: readonly Member[];
  /** The others say as much. */
  readonly isRedundant?: true;
}

/** The twin of another member keeps the level of its rule: it is the name that means something there. */
function tell(scope: Scope, member: Member, { change, among, isRedundant }: Telling): void {
  const { comparison, base, revision } = scope;
  const gone = change === "removed";
  const side = gone ? comparison.base : comparison.revision;
  const named = member.schema.ref !== undefined;
  const twin = named && among.some((other) => other !== member && side.idOf(other.shape) === side.idOf(member.shape));
  const rule = isAnnotation(member) ? (`all-of-${change}-annotation-only` as const) : (`all-of-${change}` as const);
  const places = gone
    ? { base: member.schema.at, revision: revision.at }
    : { base: base.at, revision: member.schema.at };
  const name = nameOf(member);
  scope.add({
    rule,
    ...(name !== undefined && { name }),
    mark: [named ? traitsOf(member.shape, side) : (name ?? "an inline schema"), "", ""],
    ...places,
    ...(isRedundant && !twin ? { level: "info", isIdle: true } : {}),
  });
}

/** What stands beside the members is the same on both sides: nothing moved between it and them. */
function isSameBeside(scope: Scope): boolean {
  const { base, revision } = scope.comparison;
  const [one, two] = [besides(scope.base), besides(scope.revision)];
  if (one === undefined || two === undefined) return one === two && isListed(scope.base) && isListed(scope.revision);
  return base.idOf(base.space.shapeOfAtoms([one])) === revision.idOf(revision.space.shapeOfAtoms([two]));
}

function isListed(shape: ValueSet): boolean {
  return shape.members !== undefined;
}

/** The schema's own rules, beside its `allOf`; a type alone says no more than the members do. */
function besides({ atoms, members }: ValueSet): Schema | undefined {
  const rules = atoms.filter(asserts);
  if (members === undefined) return rules.length === 1 ? rules[0] : undefined;
  const own = rules.find(({ allOf }) => allOf && members.every((member) => allOf.includes(member)));
  const keys = ["at", "types", "allOf", "notes"];
  return own && Object.keys(own).every((key) => keys.includes(key)) ? undefined : own;
}

/** The members of the outermost `allOf`, without those that say nothing or repeat another under the same name. */
function membersOf(shape: ValueSet, names: Canonicalizer): readonly Member[] {
  const all = (shape.members ?? []).map((schema) => ({ schema, shape: names.space.shapeOf(schema) }));
  const members = all.filter((member) => !isAnnotation(member) || isNoted(member));
  const named = groupBy(members, ({ schema }) => schema.ref ?? "");
  return [...named.values()].every((group) => group.length === 1) ? members : withoutRepeats(members, names);
}

/** Of members under one name, or none, that are the same, the first. */
function withoutRepeats(members: readonly Member[], names: Canonicalizer): readonly Member[] {
  const seen = new Set<string>();
  return members.filter(({ schema, shape }) => {
    const key = `${schema.ref ?? ""} ${names.idOf(shape)}`;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

/** Matches members by name, the rest by content. */
function matchMembers({ comparison }: Scope, before: readonly Member[], after: readonly Member[]): Partners {
  const pairs: (readonly [Member, Member])[] = [];
  const left = new Set(before);
  const right = new Set(after);
  const take = (one: Member, two: Member | undefined) => {
    if (two === undefined || !right.delete(two)) return;
    left.delete(one);
    pairs.push([one, two]);
  };
  const matchBy = (keyOf: (member: Member, names: Canonicalizer) => string | number | undefined) => {
    const candidates = groupBy(right, (member) => keyOf(member, comparison.revision));
    for (const one of left) take(one, candidates.get(keyOf(one, comparison.base) ?? "")?.shift());
  };
  matchBy(({ schema }) => schema.ref);
  // A few are held against each other; of many, each is numbered once.
  if (left.size * right.size > maxPairs) matchBy(({ shape }, names) => names.idOf(shape));
  else
    for (const one of left)
      take(
        one,
        [...right].find((two) => comparison.same(one.shape, two.shape)),
      );
  return { pairs, removed: [...left], added: [...right] };
}

function isAnnotation({ shape }: Member): boolean {
  return !shape.atoms.some(asserts);
}

function isNoted({ schema, shape }: Member): boolean {
  return [schema, ...shape.atoms].some(({ notes }) => Object.keys(notes).length > 0);
}

function nameOf({ schema }: Member): string | undefined {
  return schema.ref ?? schema.notes.title;
}

/** The shape without what only the `gone` members contribute. */
function without(shape: ValueSet, members: readonly Member[], gone: readonly Member[], space: Space): ValueSet {
  const kept = new Set(members.filter((member) => !gone.includes(member)).flatMap((member) => member.shape.atoms));
  const dropped = new Set(gone.flatMap((member) => member.shape.atoms).filter((atom) => !kept.has(atom)));
  return space.shapeOfAtoms(shape.atoms.filter((atom) => !dropped.has(atom)));
}
