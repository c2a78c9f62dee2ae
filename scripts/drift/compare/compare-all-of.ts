import type { Schema } from "../../ir/types.js";
import type { Canonicalizer } from "../shape/canonical.js";
import { asserts, type Shape } from "../shape/shape.js";
import type { Space } from "../shape/space.js";
import type { Scope } from "./pair.js";

interface Member {
  readonly shape: Shape;
  readonly schema: Schema;
}

/**
 * An `allOf` that gained or lost a member is told as that, not as everything that the member says. Gives the shapes
 * without such members; `undefined` where the members correspond or the `allOf` was only rewritten, in which case the
 * flat shapes tell the difference.
 */
export function compareAllOf(scope: Scope): { readonly base: Shape; readonly revision: Shape } | undefined {
  const { comparison } = scope;
  const before = membersOf(scope.base, comparison.base.space);
  const after = membersOf(scope.revision, comparison.revision.space);
  if (before.length === 0 || after.length === 0) return undefined;
  const removed = withoutPartner(before, comparison.base, after, comparison.revision);
  const added = withoutPartner(after, comparison.revision, before, comparison.base);
  if ((removed.length === 0) === (added.length === 0)) return undefined;
  if (added.length > 0 && added.every((member) => isAddition(member, scope))) return undefined;
  for (const member of removed) {
    const rule = `all-of-removed${isAnnotation(member, comparison.base.space) ? "-annotation-only" : ""}`;
    scope.add({ rule, name: nameOf(member), base: member.schema.at, revision: scope.revision.at });
  }
  for (const member of added) {
    const rule = `all-of-added${isAnnotation(member, comparison.revision.space) ? "-annotation-only" : ""}`;
    scope.add({ rule, name: nameOf(member), base: scope.base.at, revision: member.schema.at });
  }
  return {
    base: without(scope.base, before, removed, comparison.base.space),
    revision: without(scope.revision, after, added, comparison.revision.space),
  };
}

/** The members of the outermost `allOf`. */
function membersOf(shape: Shape, space: Space): readonly Member[] {
  return (shape.members ?? []).map((schema) => ({ schema, shape: space.shapeOf(schema) }));
}

function withoutPartner(
  members: readonly Member[],
  names: Canonicalizer,
  others: readonly Member[],
  otherNames: Canonicalizer,
): readonly Member[] {
  const ids = new Set(others.map((member) => otherNames.idOf(member.shape)));
  const called = new Set(others.map((member) => member.schema.ref).filter((name) => name !== undefined));
  const alone = members.filter(
    ({ schema, shape }) => (schema.ref === undefined || !called.has(schema.ref)) && !ids.has(names.idOf(shape)),
  );
  return alone;
}

function isAnnotation({ shape }: Member, space: Space): boolean {
  return !space.expand(shape.atoms).some(asserts);
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

function nameOf({ schema }: Member): string {
  return schema.ref ?? schema.notes.title ?? "an inline schema";
}

/** The shape without what only the `gone` members contribute. */
function without(shape: Shape, members: readonly Member[], gone: readonly Member[], space: Space): Shape {
  const kept = new Set(members.filter((member) => !gone.includes(member)).flatMap((member) => member.shape.atoms));
  const dropped = new Set(gone.flatMap((member) => member.shape.atoms).filter((atom) => !kept.has(atom)));
  return space.shapeOfAtoms(shape.atoms.filter((atom) => !dropped.has(atom)));
}
