import type { Canonicalizer } from "../values/canonical.js";
import type { ValueSet } from "../values/value-set.js";
import type { View } from "../values/view.js";
import type { ReadByTag, Scope } from "./pair.js";
import { isTakenAsSent } from "./taken-as-sent.js";

/** A tag and the components to which the mappings of both sides lead it, where they have it. */
export interface Remapped {
  readonly tag: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/**
 * How the values of the tag are read, where the receiver may refuse some of them: by another schema than they were written
 * by, or by none, since a tag that leads nowhere is refused (OpenAPI 3.1.1, "Discriminator Object", "Options for mapping values
 * to schemas"). An alternative that the receiver has no more is told as that.
 */
export function readByTag(scope: Scope, property: string, { tag, from, to }: Remapped): ReadByTag | undefined {
  const { comparison, context } = scope;
  const isRequest = context.direction === "request";
  const [sender, receiver] = isRequest
    ? [comparison.base, comparison.revision]
    : [comparison.revision, comparison.base];
  const [written, read] = isRequest ? [from, to] : [to, from];
  const branches = branchesOf(isRequest ? scope.to : scope.from);
  const sent = written === undefined ? undefined : shapeOf(written, sender);
  if (sent === undefined || !branches.some((branch) => branch.name === written || isSame(scope, sent, branch)))
    return undefined;
  const taken = read === undefined ? namedBy(tag, branches) : shapeOf(read, receiver);
  const values = sender.space.narrowedTo(sent, { property, tags: [tag] });
  const [one, two] = isRequest ? [values, taken] : [taken, values];
  if (one && two && isTakenAsSent(scope, one, two)) return undefined;
  return { property, tag, sent: values, ...(taken && { taken }) };
}

/** The receiver lists no tags: the names of the components are some, and who knows whether they are meant. */
export function isUnmapped({ context, from, to }: Scope): boolean {
  const { discriminator } = context.direction === "request" ? to : from;
  return [...(discriminator?.mapping ?? [])].every(([tag, name]) => tag === name);
}

/** The tag that came is one more of a schema that goes by others, too, which clients know. */
export function isAlias({ from, to }: Scope, { from: before, to: target }: Remapped): boolean {
  if (before !== undefined) return false;
  const tagsOf = ({ discriminator }: View) =>
    [...(discriminator?.mapping ?? [])].flatMap(([tag, name]) => (name === target ? [tag] : []));
  const known = tagsOf(from);
  return tagsOf(to).some((tag) => known.includes(tag));
}

function branchesOf({ unions }: View): readonly ValueSet[] {
  return unions.flatMap(({ branches }) => branches);
}

/** Without a mapping the tag is the name of the component (OpenAPI 3.1.1, "Discriminator Object", `mapping`). */
function namedBy(tag: string, branches: readonly ValueSet[]): ValueSet | undefined {
  return branches.find(({ name }) => name === tag);
}

/** The receiver has the alternative under another name. */
function isSame({ comparison, context }: Scope, sent: ValueSet, branch: ValueSet): boolean {
  return context.direction === "request" ? comparison.same(sent, branch) : comparison.same(branch, sent);
}

function shapeOf(name: string, { space }: Canonicalizer): ValueSet | undefined {
  const schema = space.target(name);
  return schema && space.shapeOf(schema);
}
