import { addTo } from "../../base/group-by.js";
import { canonicalJson, type Json } from "../../base/json.js";
import type { Canonicalizer } from "../values/canonical.js";
import type { ValueSet } from "../values/value-set.js";
import { type Alternatives, isTagged, listsConflict, type Match, tagLists } from "./branches.js";
import type { Scope } from "./pair.js";

/** The same values are in other alternatives: one for each tag instead of one for several. */
export function isOtherwiseCut({ comparison, base, revision }: Scope, { pairs, removed, added }: Match): boolean {
  if (removed.length === added.length) return false;
  const areTagged = (before: readonly ValueSet[], after: readonly ValueSet[]) =>
    before.every((branch) => isTagged(branch, comparison.base)) &&
    after.every((branch) => isTagged(branch, comparison.revision));
  // What is the same on both sides was not cut; whether it is costs more to find out than its tags.
  const isChanged = ([one, two]: Match["pairs"][number]) => !comparison.same(one, two);
  if (!areTagged(removed, added)) return false;
  if (pairs.some((pair) => !areTagged([pair[0]], [pair[1]]) && isChanged(pair))) return false;
  if ((removed.length === 0 || added.length === 0) && !pairs.some(isChanged)) return false;
  return comparison.widens(base, revision) && comparison.narrows(base, revision);
}

/**
 * The alternatives, where one of several tags stands for several of the other side, as one for those tags that both have: each is
 * compared with the one that has its tags. `undefined` where none has to be cut.
 */
export function cutByTag(
  { comparison }: Scope,
  before: Alternatives,
  after: Alternatives,
): readonly [Alternatives, Alternatives] | undefined {
  const one = cut(before, after, [comparison.base, comparison.revision]);
  const two = cut(after, before, [comparison.revision, comparison.base]);
  return one || two ? [one ?? before, two ?? after] : undefined;
}

function cut(
  alternatives: Alternatives,
  others: Alternatives,
  [names, otherNames]: readonly [Canonicalizer, Canonicalizer],
): Alternatives | undefined {
  const isListed = (shape: ValueSet) => [...tagLists(shape, names).values()].some((tags) => tags.length > 1);
  const { branches } = alternatives;
  if (!branches.some(isListed)) return undefined;
  const owners = ownersOf(others.branches, otherNames);
  const partsAmong = (branch: ValueSet) => {
    if (!isListed(branch)) return [branch];
    const lists = tagLists(branch, names);
    const find = (property: string, tag: string) =>
      owners(property, tag).filter((owner) => !listsConflict(lists, tagLists(owner, otherNames)));
    return partsOf(branch, find, names);
  };
  if (!branches.some((branch) => partsAmong(branch).length > 1)) return undefined;
  const own = branches.flatMap((branch) => ofOwnTags(branch, alternatives, names));
  return { ...alternatives, branches: own.flatMap(partsAmong) };
}

/** The alternative for those of its tags that the discriminator leads to no other one; none where there is no such tag. */
function ofOwnTags(branch: ValueSet, { branches, atom }: Alternatives, names: Canonicalizer): readonly ValueSet[] {
  const { property = "", mapping } = atom?.discriminator ?? {};
  const tags = tagLists(branch, names).get(property);
  if (mapping === undefined || tags === undefined || tags.length < 2) return [branch];
  const others = new Set(branches.flatMap(({ name }) => (name === undefined || name === branch.name ? [] : name)));
  const own = tags.map((text): Json => JSON.parse(text)).filter((tag) => !others.has(mapping.get(String(tag)) ?? ""));
  if (own.length === tags.length) return [branch];
  return own.length === 0 ? [] : [names.space.narrowedTo(branch, { property, tags: own })];
}

/** The alternatives of which a property lists a tag. */
type FindOwners = (property: string, tag: string) => readonly ValueSet[];

function ownersOf(branches: readonly ValueSet[], names: Canonicalizer): FindOwners {
  const owners = new Map<string, ValueSet[]>();
  const keyOf = (property: string, tag: string) => canonicalJson([property, tag]);
  for (const branch of branches)
    for (const [property, tags] of tagLists(branch, names))
      for (const tag of new Set(tags)) addTo(owners, keyOf(property, tag), branch);
  return (property, tag) => owners.get(keyOf(property, tag)) ?? [];
}

/** One for each alternative of the other side that alone has some of its tags, and one for the tags that none has. */
function partsOf(branch: ValueSet, find: FindOwners, names: Canonicalizer): readonly ValueSet[] {
  for (const [property, tags] of tagLists(branch, names)) {
    const owning = tags.map((tag) => [tag, find(property, tag)] as const);
    if (owning.some(([, found]) => found.length > 1)) continue;
    const byOwner = new Map<ValueSet | undefined, string[]>();
    for (const [tag, [owner]] of owning) addTo(byOwner, owner, tag);
    if ([...byOwner.keys()].filter((owner) => owner !== undefined).length < 2) continue;
    const narrowed = (texts: readonly string[]) =>
      names.space.narrowedTo(branch, { property, tags: texts.map((text): Json => JSON.parse(text)) });
    return [...byOwner.values()].map(narrowed);
  }
  return [branch];
}
