import type { Schema } from "../../contract/model/types.js";
import type { Canonicalizer } from "../values/canonical.js";
import type { Space } from "../values/space.js";
import { asserts, type ValueSet } from "../values/value-set.js";
import type { Scope } from "./pair.js";

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
 * An `allOf` that gained or lost a member is told as that, and not as everything that the member says but for properties
 * that only it had. Gives the shapes without such members; `undefined` where the members correspond or the `allOf` was only
 * rewritten, in which case the flat shapes tell the difference.
 */
export function compareAllOf(scope: Scope): { readonly base: ValueSet; readonly revision: ValueSet } | undefined {
  const { base, revision } = scope.comparison;
  const before = membersOf(scope.base, base);
  const after = membersOf(scope.revision, revision);
  if ((before.length === 0 && after.length === 0) || !isSameBeside(scope)) return undefined;
  const { pairs, removed, added } = matchMembers(scope, before, after);
  if ((removed.length === 0) === (added.length === 0)) return undefined;
  const { comparison } = scope;
  const rewritten =
    !pairs.every(([one, two]) => comparison.isEqual(one.shape, two.shape)) ||
    (pairs.length === 0 && ![...removed, ...added].some(isAnnotation));
  if (scope.context.direction === "request" && added.length > 0 && added.every((member) => isAddition(member, scope))) {
    return undefined;
  }
  const gained = scope.context.direction === "request" ? added.filter(isToldWhole) : added;
  if (removed.length + gained.length === 0) return undefined;
  for (const member of removed) tell(scope, member, { change: "removed", rewritten, among: before });
  for (const member of gained) tell(scope, member, { change: "added", rewritten, among: after });
  return {
    base: without(
      scope.base,
      before,
      removed.filter((member) => !hasOwnProperties(member, scope)),
      base.space,
    ),
    revision: without(scope.revision, after, gained, revision.space),
  };
}

/** What a member without a name asks of requests is told as if it stood beside the others: nobody knows it as one thing. */
function isToldWhole(member: Member): boolean {
  return nameOf(member) !== undefined || isAnnotation(member);
}

interface Telling {
  readonly change: "added" | "removed";
  readonly rewritten: boolean;
  readonly among: readonly Member[];
}

/**
 * A member that says nothing new is worth a word only where the others stayed: else the `allOf` was rewritten. The twin
 * of another member keeps its level: it is the name that means something there.
 */
function tell(scope: Scope, member: Member, { change, rewritten, among }: Telling): void {
  const { comparison, base, revision } = scope;
  const gone = change === "removed";
  const redundant = gone ? comparison.narrows(member.shape, revision) : comparison.widens(base, member.shape);
  if (redundant && rewritten) return;
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
    ...(name === undefined ? { mark: ["an inline schema", "", ""] } : { name }),
    ...places,
    ...(redundant && !twin ? { level: "info" } : {}),
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
  return members.filter((member, index) => !members.slice(0, index).some((other) => isRepeated(other, member, names)));
}

function isRepeated(one: Member, two: Member, names: Canonicalizer): boolean {
  return (
    one.schema.ref === two.schema.ref && (one.shape === two.shape || names.idOf(one.shape) === names.idOf(two.shape))
  );
}

/** Matches members by name, the rest by content. */
function matchMembers({ comparison }: Scope, before: readonly Member[], after: readonly Member[]): Partners {
  const pairs: (readonly [Member, Member])[] = [];
  const left = new Set(before);
  const right = new Set(after);
  const match = (fits: (one: Member, two: Member) => boolean) => {
    for (const one of left) {
      const two = [...right].find((candidate) => fits(one, candidate));
      if (two === undefined) continue;
      left.delete(one);
      right.delete(two);
      pairs.push([one, two]);
    }
  };
  match((one, two) => one.schema.ref !== undefined && one.schema.ref === two.schema.ref);
  match((one, two) => comparison.same(one.shape, two.shape));
  return { pairs, removed: [...left], added: [...right] };
}

function isAnnotation({ shape }: Member): boolean {
  return !shape.atoms.some(asserts);
}

function isNoted({ schema, shape }: Member): boolean {
  return [schema, ...shape.atoms].some(({ notes }) => Object.keys(notes).length > 0);
}

/** The member only adds optional properties that base does not have: the properties tell it better. */
function isAddition({ shape }: Member, { comparison, from }: Scope): boolean {
  const view = comparison.viewOfRevision(shape);
  const names = [...view.properties.keys()];
  return (
    names.length > 0 &&
    names.every((name) => !from.properties.has(name)) &&
    view.required.size === 0 &&
    view.unions.length === 0 &&
    view.additional === undefined
  );
}

/** Of base, has properties that the revision does not have. */
function hasOwnProperties({ shape }: Member, { comparison, to }: Scope): boolean {
  return [...comparison.base.space.viewOf(shape).properties.keys()].some((name) => !to.properties.has(name));
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
