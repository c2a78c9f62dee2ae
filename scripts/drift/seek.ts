import type { Scalar, WrittenNode } from "../base/written-node.js";
import type { DriftFinding } from "./schemas/findings.js";

/** What is written at the place of a finding on one side, and its file as a whole. */
export interface Written {
  readonly node: WrittenNode;
  readonly root: () => WrittenNode | undefined;
}

/** `undefined` for what is in no text. */
export interface Sides<T> {
  readonly base: T | undefined;
  readonly revision: T | undefined;
}

/** Reference tokens from the place of a finding, or from the root of its file where a reference leads away from it. */
export interface Trail {
  readonly tokens: readonly string[];
  readonly isFromRoot?: true;
}

/** Finds what a finding is about, on the sides that have it; `undefined` where neither has, or both have the same. */
export type Seek = (sides: Sides<Written>, finding: DriftFinding) => Partial<Sides<Trail>> | undefined;

/** A keyword, or the tokens to something that the finding names. */
export type TrailTo = string | ((finding: DriftFinding) => readonly string[] | undefined);

export function nodeAt(written: Written | undefined, { tokens, isFromRoot }: Trail): WrittenNode | undefined {
  return tokens.reduce<WrittenNode | undefined>(
    (at, token) => at?.children.get(token),
    isFromRoot ? written?.root() : written?.node,
  );
}

/** Both say the same, or neither says anything. */
function areAlike(one: WrittenNode | undefined, two: WrittenNode | undefined): boolean {
  if (one === undefined || two === undefined) return one === two;
  if (one.scalar !== two.scalar || one.children.size !== two.children.size) return false;
  return [...one.children].every(([name, child]) => areAlike(child, two.children.get(name)));
}

/** What the first of these finds that finds anything. */
export function firstFound(...seeks: readonly Seek[]): Seek {
  return (sides, finding) => {
    for (const seek of seeks) {
      const found = seek(sides, finding);
      if (found) return found;
    }
    return undefined;
  };
}

/** The first of these on which the sides differ: what both say alike is not what changed. */
export function keyword(...trails: readonly TrailTo[]): Seek {
  return differing(trails, (one, two) => !areAlike(one, two));
}

/** Of keywords that say by `true` what they do not say otherwise. */
export function flag(...trails: readonly TrailTo[]): Seek {
  return differing(trails, (one, two) => (one?.scalar === true) !== (two?.scalar === true));
}

/** Of what need not differ. */
export function there(...trails: readonly TrailTo[]): Seek {
  return differing(trails, (one, two) => one !== undefined || two !== undefined);
}

type Differs = (one: WrittenNode | undefined, two: WrittenNode | undefined) => boolean;

function differing(trails: readonly TrailTo[], differ: Differs): Seek {
  return ({ base, revision }, finding) => {
    for (const trail of trailsOf(trails, finding)) {
      const [one, two] = [nodeAt(base, trail), nodeAt(revision, trail)];
      if (differ(one, two)) return { base: one && trail, revision: two && trail };
    }
    return undefined;
  };
}

const trailTo = (name: string): Trail => ({ tokens: [name] });

function trailsOf(trails: readonly TrailTo[], finding: DriftFinding): readonly Trail[] {
  return trails.flatMap((to) => {
    if (typeof to === "string") return trailTo(to);
    const tokens = to(finding);
    return tokens ? { tokens } : [];
  });
}

/** The one of these keywords that says the number which counts, and on the other side another one or nothing. */
export function limit(...keywords: readonly string[]): Seek {
  return ({ base, revision }, { trace }) => {
    const [, from, to] = trace?.difference.mark ?? [];
    const find = (own: Written | undefined, other: Written | undefined, value: string | undefined) =>
      keywords.map(trailTo).find((trail) => {
        const node = nodeAt(own, trail);
        return node && saysNumber(node, Number(value)) && !areAlike(node, nodeAt(other, trail));
      });
    return { base: find(base, revision, from), revision: find(revision, base, to) };
  };
}

/** OpenAPI 3.0 says by a flag that a limit is exclusive. */
function saysNumber({ scalar }: WrittenNode, value: number): boolean {
  return typeof scalar === "boolean" || (scalar !== null && scalar !== undefined && Number(scalar) === value);
}

/** The value of the member that came or went, or whether a node is that member. */
export type Sought = Scalar | ((node: WrittenNode) => boolean);

/** The lists in which a member may be. */
export type ListsOf = (written: Written, finding: DriftFinding) => readonly Trail[];

export function lists(...trails: readonly TrailTo[]): ListsOf {
  return (_written, finding) => trailsOf(trails, finding);
}

/**
 * The member of a list that one side has and the other has not: where it stands, and the list that it is not in. A keyword
 * with one value is a list of that.
 */
export function member(soughtOf: (finding: DriftFinding) => Sought | undefined, listsOf: ListsOf): Seek {
  return ({ base, revision }, finding) => {
    const sought = soughtOf(finding);
    if (sought === undefined) return undefined;
    const [own, others] = [base, revision].map((written) => (written ? listsOf(written, finding) : []));
    const [one, two] = [findMember(base, own ?? [], sought), findMember(revision, others ?? [], sought)];
    if (one && two === undefined)
      return { base: one.trail, revision: findList(revision, [one.list, ...(others ?? [])]) };
    if (two && one === undefined) return { base: findList(base, [two.list, ...(own ?? [])]), revision: two.trail };
    return undefined;
  };
}

function findMember(
  written: Written | undefined,
  lists: readonly Trail[],
  sought: Sought,
): { readonly trail: Trail; readonly list: Trail } | undefined {
  for (const list of lists) {
    const found = nodeAt(written, list);
    if (found === undefined) continue;
    const index = positionOf(found, sought);
    if (index !== undefined) return { trail: { ...list, tokens: [...list.tokens, ...index] }, list };
  }
  return undefined;
}

/** From a list to its member; nowhere, where the keyword is that itself. */
function positionOf(list: WrittenNode, sought: Sought): readonly string[] | undefined {
  if (typeof sought !== "function") return positionsIn(list).get(sought);
  if (sought(list)) return [];
  const [index] = [...list.children].find(([, item]) => sought(item)) ?? [];
  return index === undefined ? undefined : [index];
}

/** By value: of a list that gained hundreds, each is asked for. */
const positions = new WeakMap<WrittenNode, ReadonlyMap<Scalar | undefined, readonly string[]>>();

function positionsIn(list: WrittenNode): ReadonlyMap<Scalar | undefined, readonly string[]> {
  const known = positions.get(list);
  if (known) return known;
  const found = [...list.children].map(([index, { scalar }]) => [scalar, [index]] as const);
  // Of values that stand there twice, the first.
  const made = new Map<Scalar | undefined, readonly string[]>([[list.scalar, []], ...found.toReversed()]);
  positions.set(list, made);
  return made;
}

function findList(written: Written | undefined, lists: readonly Trail[]): Trail | undefined {
  return lists.find((list) => nodeAt(written, list) !== undefined);
}

/** What base has, whatever the revision says. */
export function ofBase(seek: Seek): Seek {
  return ({ base }, finding) => seek({ base, revision: undefined }, finding);
}
