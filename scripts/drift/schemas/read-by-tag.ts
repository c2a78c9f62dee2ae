import { freeName } from "../../base/identifiers.js";
import type { Canonicalizer } from "../values/canonical.js";
import { propertyOf } from "../values/object-view.js";
import type { ValueSet } from "../values/value-set.js";
import type { View } from "../values/view.js";
import { type Dispatch, dispatchOf, valuesOfTag } from "./dispatch.js";
import type { ReadByTag, ReadTags, Scope } from "./pair.js";
import { isTakenAsSent } from "./taken-as-sent.js";

/** A tag and the components to which the mappings of both sides lead it, where they have it. */
export interface Remapped {
  readonly tag: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

interface Parties {
  readonly sender: Dispatch;
  readonly receiver: Dispatch;
  readonly names: Canonicalizer;
}

/** The discriminators of both sides, where they ask for the same property. */
function partiesOf({ comparison, context, from, to }: Scope): Parties | undefined {
  const [before, after] = [dispatchOf(from, comparison.base), dispatchOf(to, comparison.revision)];
  if (before === undefined || after === undefined || before.property !== after.property) return undefined;
  return context.direction === "request"
    ? { sender: before, receiver: after, names: comparison.base }
    : { sender: after, receiver: before, names: comparison.revision };
}

/**
 * How the values of the tag are read, where the receiver may refuse some of them: by another schema than they were written
 * by, or by none, since a tag that leads nowhere is refused (OpenAPI 3.1.1, "Discriminator Object", "Options for mapping values
 * to schemas"). An alternative that the receiver has no more is told as that.
 */
export function readByTag(scope: Scope, { tag, from, to }: Remapped): ReadByTag | undefined {
  const parties = partiesOf(scope);
  const written = scope.context.direction === "request" ? from : to;
  const schema = written === undefined ? undefined : parties?.names.space.target(written);
  if (parties === undefined || written === undefined || schema === undefined) return undefined;
  const sent = parties.names.space.shapeOf(schema);
  // A choice of one is compared as what it chooses, whatever that is called.
  const isOne = scope.from.unions.length + scope.to.unions.length === 0;
  return isOne || hasAlternative(scope, parties, written, sent) ? refusedOf(scope, parties, sent, tag) : undefined;
}

/** By that name, or by another one that the sender has for no alternative. */
function hasAlternative(scope: Scope, { sender, receiver }: Parties, written: string, sent: ValueSet): boolean {
  if (receiver.named.has(written)) return true;
  return [...receiver.named].some(([name, branch]) => !sender.named.has(name) && isSame(scope, sent, branch));
}

function refusedOf(scope: Scope, { sender, receiver, names }: Parties, sent: ValueSet, tag: string) {
  const { property } = sender;
  const taken = receiver.chosenBy(tag, sender.known);
  const values = names.space.narrowedTo(sent, { property, tags: valuesOfTag(tag) });
  const [one, two] = scope.context.direction === "request" ? [values, taken] : [taken, values];
  if (names.space.emptiness.isNothing(values)) return undefined;
  if (one && two && isTakenAsSent(scope, one, two)) return undefined;
  return { property, tag, sent: values, ...(taken && { taken }) };
}

/** Of an alternative that only the sender has: its tags of which values may be refused, though another alternative takes them. */
export function refusedByTag(scope: Scope, branch: ValueSet): readonly ReadByTag[] {
  const parties = partiesOf(scope);
  return parties?.sender.tagsOf(branch).flatMap((tag) => refusedOf(scope, parties, branch, tag) ?? []) ?? [];
}

/** The property and the tags by which both sides choose two alternatives; none where a tag tells nothing of them. */
export function sharedTags(scope: Scope, one: ValueSet, two: ValueSet): ReadTags | undefined {
  const parties = partiesOf(scope);
  if (parties === undefined) return undefined;
  const { sender, receiver } = parties;
  const [written, read] = scope.context.direction === "request" ? [one, two] : [two, one];
  const known = new Set(receiver.tagsOf(read));
  const sent = sender.tagsOf(written);
  const tags = sent.filter((tag) => known.has(tag));
  if (tags.length === 0) return undefined;
  return { property: sender.property, tags, sent, areTaken: () => areTaken(scope, parties, [written, read]) };
}

/** No other tag leads to the alternative, so that no other one is sent; names of components may not be meant. */
function areTaken(
  scope: Scope,
  { sender: { property, tagsOf, isOfNames }, names }: Parties,
  [written, read]: readonly [ValueSet, ValueSet],
): boolean {
  if (isOfNames) return false;
  const { base, revision } = scope.comparison;
  const receiver = names === base ? revision : base;
  const values = names.space.narrowedTo(written, { property, tags: tagsOf(written).flatMap(valuesOfTag) });
  const [sent, taken] = [
    propertyOf(values.atoms, property, names.space),
    propertyOf(read.atoms, property, receiver.space),
  ];
  return names === base ? isTakenAsSent(scope, sent, taken) : isTakenAsSent(scope, taken, sent);
}

/** The receiver lists no tags: the names of the components are some, and who knows whether they are meant. */
export function isUnmapped(scope: Scope): boolean {
  return partiesOf(scope)?.receiver.isOfNames ?? true;
}

/** The alternative of one side is there on the other, too: by its name, or as the same by one that this side has not. */
export function hasCounterpart({ comparison, from, to }: Scope, side: "base" | "revision", name: string): boolean {
  const { base, revision } = comparison;
  const [view, other] = side === "base" ? [from, to] : [to, from];
  const [names, others] = side === "base" ? [base, revision] : [revision, base];
  const [own, counterparts] = [dispatchOf(view, names)?.named, dispatchOf(other, others)?.named];
  const branch = own?.get(name);
  if (branch === undefined || own === undefined || counterparts === undefined) return false;
  if (counterparts.has(name)) return true;
  return [...counterparts].some(([known, shape]) => !own.has(known) && others.idOf(shape) === names.idOf(branch));
}

/** Values of a tag that neither side maps, where the receiver reads them by another schema that may refuse some, or by none. */
export function readByDefault(scope: Scope): ReadByTag | undefined {
  const parties = partiesOf(scope);
  if (parties === undefined) return undefined;
  const known = new Set([scope.from, scope.to].flatMap((view) => [...(view.discriminator?.mapping.keys() ?? [])]));
  const tag = freeName("other", {
    has: (name) => known.has(name) || parties.receiver.named.has(name) || parties.sender.named.has(name),
  });
  const sent = parties.sender.chosenBy(tag);
  return sent && refusedOf(scope, parties, sent, tag);
}

/** One side at least has the tag only as the name of a component. */
export function isImplied({ from, to }: Scope, tag: string): boolean {
  return [from, to].some(({ discriminator }) => discriminator?.implied?.has(tag));
}

/** The receiver has other tags for the alternative, the name of which the tag is: who goes by the mapping alone refuses it. */
export function isReadByName(scope: Scope, { tag, from, to }: Remapped): boolean {
  const receiver = partiesOf(scope)?.receiver;
  const [written, read] = scope.context.direction === "request" ? [from, to] : [to, from];
  if (written === undefined || read !== undefined) return false;
  return receiver?.named.get(tag) !== undefined && receiver.tagsOf({ name: tag }).length > 0;
}

/** The tag that came is one more of a schema that goes by others, too, which clients know. */
export function isAlias({ from, to }: Scope, { from: before, to: target }: Remapped): boolean {
  if (before !== undefined) return false;
  const tagsOf = ({ discriminator }: View) =>
    [...(discriminator?.mapping ?? [])].flatMap(([tag, name]) => (name === target ? [tag] : []));
  const known = tagsOf(from);
  return tagsOf(to).some((tag) => known.includes(tag));
}

/** The receiver has the alternative under another name. */
function isSame({ comparison, context }: Scope, sent: ValueSet, branch: ValueSet): boolean {
  return context.direction === "request" ? comparison.same(sent, branch) : comparison.same(branch, sent);
}
