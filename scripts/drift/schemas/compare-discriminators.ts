import type { Json } from "../../base/json.js";
import type { Canonicalizer } from "../values/canonical.js";
import type { View } from "../values/view.js";
import { choicesOf } from "./branches.js";
import { compareDefaults, isRenamed } from "./compare-default-mapping.js";
import { compareUnlistedTags } from "./compare-unlisted-tags.js";
import { dispatchOf } from "./dispatch.js";
import type { Difference, Mark, Scope } from "./pair.js";
import {
  hasCounterpart,
  isAlias,
  isImplied,
  isReadByName,
  isUnmapped,
  type Remapped,
  readByTag,
} from "./read-by-tag.js";

/**
 * Discriminators, as far as they say something: one that only repeats the constants of the alternatives goes and comes
 * with references that are inlined.
 */
export function compareDiscriminators(scope: Scope): void {
  const { from, to, comparison } = scope;
  const [before, after] = [from.discriminator, to.discriminator];
  const places = { base: scope.base.at, revision: scope.revision.at };
  if (before === undefined || after === undefined) {
    // With a choice goes what tells its alternatives apart.
    if (from.unions.length === 0 || to.unions.length === 0) return;
    const property = (before ?? after)?.property;
    if (property === undefined) return;
    const isRepeated = isTagged(from, property, comparison.base) && isTagged(to, property, comparison.revision);
    if (isRepeated && !isNamed(after ? from : to)) return;
    // Beside an alternative without a name none can be used: that it came, or went, is told.
    if (isMixed(after ? from : to)) return;
    if (after) scope.add({ rule: "discriminator-added", to: property, ...places });
    else scope.add({ rule: "discriminator-removed", from: property, ...places });
  } else if (before.property !== after.property) {
    const texts = { from: before.property, to: after.property };
    scope.add({ rule: "discriminator-property-name-changed", ...texts, ...places });
  } else {
    compareMappings(scope, before, after);
    compareUnlistedTags(scope, before, after);
    compareDefaults(scope, before, after);
  }
}

/** All alternatives have a name, so that a discriminator could choose among them. */
function isNamed({ unions }: View): boolean {
  return unions.every(({ branches }) => branches.every(({ name }) => name !== undefined));
}

/** Some alternatives have a name by which a discriminator can choose them, and others have none. */
function isMixed({ unions }: View): boolean {
  const named = unions.flatMap(({ branches }) => branches.map(({ name }) => name !== undefined));
  return named.includes(true) && named.includes(false);
}

type Mapped = NonNullable<View["discriminator"]>;

/** Tags that came are one change of the mapping, and so are those that went. */
function compareMappings(scope: Scope, before: Mapped, after: Mapped): void {
  const places = choicesOf(scope);
  const changed = changedTags(scope, before, after);
  const texts = (key: "tag" | "from" | "to", list: readonly Remapped[]) => list.flatMap((item) => item[key] ?? []);
  const added = changed.filter(({ from }) => from === undefined);
  const deleted = changed.filter(({ to }) => to === undefined);
  const refused = (list: readonly Remapped[]) => refusedTags(scope, list);
  if (added.length > 0) {
    const told = { name: texts("tag", added), to: texts("to", added), mark: markOfTags(added), ...refused(added) };
    scope.add({ rule: "discriminator-mapping-added", ...told, ...places });
  }
  if (deleted.length > 0) {
    const told = {
      name: texts("tag", deleted),
      from: texts("from", deleted),
      mark: markOfTags(deleted),
      ...refused(deleted),
    };
    scope.add({ rule: "discriminator-mapping-deleted", ...told, ...places });
  }
  for (const item of changed) {
    const { tag, from, to } = item;
    if (from === undefined || to === undefined) continue;
    const told = { name: tag, from, to, mark: markOfTags([item]), ...refused([item]) };
    scope.add({ rule: "discriminator-mapping-changed", ...told, ...places });
  }
}

/** Where tags lead is a name of a component, which may change. */
function markOfTags(tags: readonly Remapped[]): Mark {
  return [tags.map(({ tag }) => tag).join(", "), "", ""];
}

/** Values with one of the tags that are taken by one side may be refused by the other, as far as its discriminator is asked. */
function refusedTags(scope: Scope, tags: readonly Remapped[]): Pick<Difference, "level" | "isGuess" | "byTag"> {
  const read = tags.map((item) => ({ item, reading: readByTag(scope, item) }));
  const byTag = read.flatMap(({ reading }) => reading ?? []);
  if (byTag.length === 0) return tags.some((item) => isReadByName(scope, item)) ? { level: "warning" } : {};
  const isMild = (item: Remapped) => isUnmapped(scope) || isImplied(scope, item.tag) || isAlias(scope, item);
  const isMilder = read.every(({ item, reading }) => !reading || isMild(item));
  return isMilder ? { level: "warning" } : { level: "error", isGuess: true, byTag };
}

/** Tags that choose another schema, as far as the constants of the alternatives do not say it already. */
function changedTags(scope: Scope, before: Mapped, after: Mapped): readonly Remapped[] {
  const { comparison } = scope;
  const known = (target: string | undefined, tag: string, [view, names]: readonly [View, Canonicalizer]) =>
    target === undefined
      ? !isListedUnmapped(view, tag, names)
      : hasTag(targetView(target, names), before.property, tag, names);
  // What all other tags lead to may take alternatives as they are now, whose constants are not compared then.
  const hasDefaults = before.otherwise !== undefined && after.otherwise !== undefined;
  const isOfDefault = ({ from, to }: Pick<Remapped, "from" | "to">) =>
    hasDefaults && (from === undefined || to === undefined);
  return [...new Set([...before.mapping.keys(), ...after.mapping.keys()])].flatMap((tag) => {
    const [from, to] = [before.mapping.get(tag), after.mapping.get(tag)];
    const isListed = [known(from, tag, [scope.from, comparison.base]), known(to, tag, [scope.to, comparison.revision])];
    if (isImplied(scope, tag) && !isListed.every(Boolean) && !isSent(scope, before.property, { tag, from, to }))
      return [];
    if (from === to || (from !== undefined && to !== undefined && isRenamed(scope, from, to))) return [];
    if (isListed.every(Boolean) && !isOfDefault({ from, to }) && !isMoved(scope, { tag, from, to })) return [];
    return [{ tag, from, to }];
  });
}

/**
 * A name of a component is told as a tag where the alternative is there on both sides, and is not told itself; where one side's list
 * their tags, names of the other side's were none.
 */
function isSent(scope: Scope, property: string, { from: gone, to: fresh }: Remapped): boolean {
  const { comparison, from, to } = scope;
  if (isTagged(from, property, comparison.base) || isTagged(to, property, comparison.revision)) return false;
  if (gone !== undefined && fresh !== undefined) return true;
  return hasCounterpart(scope, gone === undefined ? "revision" : "base", gone ?? fresh ?? "");
}

/** The receiver has the sender's alternative still, by its name, and reads the tag by another one. */
function isMoved(scope: Scope, { from, to }: Remapped): boolean {
  const [side, sent, taken] =
    scope.context.direction === "request" ? (["base", from, to] as const) : (["revision", to, from] as const);
  return sent !== undefined && taken !== undefined && hasCounterpart(scope, side, sent);
}

/** An alternative lists the tag, and the mapping has others for it. */
function isListedUnmapped(view: View, tag: string, names: Canonicalizer): boolean {
  const { named, property, tagsOf: mapped } = dispatchOf(view, names) ?? {};
  if (named === undefined || property === undefined) return false;
  return [...named].some(
    ([name, branch]) => mapped?.({ name }).length && hasTag(names.space.viewOf(branch), property, tag, names),
  );
}

function targetView(name: string, { space }: Canonicalizer): View | undefined {
  const schema = space.target(name);
  return schema && space.viewOf(space.shapeOf(schema));
}

/** Every alternative says by a constant which one it is. */
function isTagged(view: View, property: string, names: Canonicalizer): boolean {
  const branches = view.unions.flatMap((union) => union.branches);
  return (
    branches.length > 0 && branches.every((branch) => tagsOf(names.space.viewOf(branch), property, names).length > 0)
  );
}

function hasTag(view: View | undefined, property: string, tag: string, names: Canonicalizer): boolean {
  return view !== undefined && tagsOf(view, property, names).includes(tag);
}

function tagsOf(view: View, property: string, names: Canonicalizer): readonly Json[] {
  const own = view.properties.get(property);
  const values = own && names.space.viewOf(own).enum?.value;
  if (values) return values;
  // A union inside of a union has the tags of its alternatives.
  const inner = view.unions.flatMap((union) => union.branches).map((branch) => names.space.viewOf(branch));
  return inner.every((part) => part.properties.has(property)) && view.unions.length > 0 && own === undefined
    ? inner.flatMap((part) => tagsOf({ ...part, unions: [] }, property, names))
    : [];
}
