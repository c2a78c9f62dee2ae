import type { WrittenNode } from "../base/written-node.js";
import type { DriftFinding } from "./schemas/findings.js";

/** What is written at the places of a finding; `undefined` for what is in no text. */
export interface Nodes {
  readonly base: WrittenNode | undefined;
  readonly revision: WrittenNode | undefined;
}

/** The reference tokens from one node to another. */
export type Way = readonly string[];

/** From the places of a finding to what it is about, on the sides that have it. */
export interface Ways {
  readonly base?: Way | undefined;
  readonly revision?: Way | undefined;
}

/** Finds what a finding is about below its places; `undefined` where they have no such thing, or have the same. */
export type Seek = (nodes: Nodes, finding: DriftFinding) => Ways | undefined;

/** A keyword, or the way to something that the finding names. */
export type WayTo = string | ((finding: DriftFinding) => Way | undefined);

export function nodeBelow(node: WrittenNode | undefined, way: Way): WrittenNode | undefined {
  return way.reduce((at, token) => at?.children.get(token), node);
}

/** Both say the same, or neither says anything. */
function areAlike(one: WrittenNode | undefined, two: WrittenNode | undefined): boolean {
  if (one === undefined || two === undefined) return one === two;
  if (one.scalar !== two.scalar || one.children.size !== two.children.size) return false;
  return [...one.children].every(([name, child]) => areAlike(child, two.children.get(name)));
}

export function firstOf(...seeks: readonly Seek[]): Seek {
  return (nodes, finding) => {
    for (const seek of seeks) {
      const ways = seek(nodes, finding);
      if (ways) return ways;
    }
    return undefined;
  };
}

/** The first of these on which the sides differ. What both say alike elsewhere is not what changed. */
export function keyword(...ways: readonly WayTo[]): Seek {
  return seekIn(ways, (one, two) => !areAlike(one, two));
}

/** Of keywords that say by `true` what they do not say otherwise. */
export function flag(...ways: readonly WayTo[]): Seek {
  return seekIn(ways, (one, two) => (one?.scalar === true) !== (two?.scalar === true));
}

type Differs = (one: WrittenNode | undefined, two: WrittenNode | undefined) => boolean;

function seekIn(ways: readonly WayTo[], differ: Differs): Seek {
  return ({ base, revision }, finding) => {
    for (const to of ways) {
      const way = wayOf(to, finding);
      const [one, two] = way ? [nodeBelow(base, way), nodeBelow(revision, way)] : [];
      if (differ(one, two)) return { ...(one && { base: way }), ...(two && { revision: way }) };
    }
    return undefined;
  };
}

function wayOf(to: WayTo, finding: DriftFinding): Way | undefined {
  return typeof to === "string" ? [to] : to(finding);
}

/** The one of these keywords that says the number which counts, and on the other side another one or nothing. */
export function limit(...keywords: readonly string[]): Seek {
  return ({ base, revision }, { trace }) => {
    const [, from, to] = trace?.difference.mark ?? [];
    const find = (own: WrittenNode | undefined, other: WrittenNode | undefined, value: string | undefined) => {
      const name = keywords.find((each) => {
        const node = own?.children.get(each);
        return node && saysNumber(node, Number(value)) && !areAlike(node, other?.children.get(each));
      });
      return name === undefined ? undefined : [name];
    };
    return { base: find(base, revision, from), revision: find(revision, base, to) };
  };
}

/** OpenAPI 3.0 says by a flag that a limit is exclusive. */
function saysNumber({ scalar }: WrittenNode, value: number): boolean {
  return typeof scalar === "boolean" || (typeof scalar !== "object" && Number(scalar) === value);
}

/** Whether a node is a member of a list that came or went. */
export type Fits = (node: WrittenNode) => boolean;

/**
 * The member of a list that one side has and the other has not: where it stands, and the list that it is not in. A keyword
 * with one value is a list of that.
 */
export function member(fitsOf: (finding: DriftFinding) => Fits | undefined, listsOf: ListsOf): Seek {
  return ({ base, revision }, finding) => {
    const fits = fitsOf(finding);
    if (fits === undefined) return undefined;
    const lists = { base: listsOf(base, finding), revision: listsOf(revision, finding) };
    const [one, two] = [findMember(base, lists.base, fits), findMember(revision, lists.revision, fits)];
    if (one && two === undefined) return { base: one.way, revision: findList(revision, [one.list, ...lists.revision]) };
    if (two && one === undefined) return { base: findList(base, [two.list, ...lists.base]), revision: two.way };
    return undefined;
  };
}

/** The ways to the lists below a node in which the member may be. */
export type ListsOf = (node: WrittenNode | undefined, finding: DriftFinding) => readonly Way[];

export function lists(...ways: readonly WayTo[]): ListsOf {
  return (_node, finding) => ways.flatMap((to) => [wayOf(to, finding) ?? []].filter(({ length }) => length > 0));
}

function findMember(
  node: WrittenNode | undefined,
  lists: readonly Way[],
  fits: Fits,
): { readonly way: Way; readonly list: Way } | undefined {
  for (const list of lists) {
    const found = nodeBelow(node, list);
    if (found === undefined) continue;
    if (fits(found)) return { way: list, list };
    for (const [index, item] of found.children) if (fits(item)) return { way: [...list, index], list };
  }
  return undefined;
}

function findList(node: WrittenNode | undefined, lists: readonly Way[]): Way | undefined {
  return lists.find((list) => nodeBelow(node, list) !== undefined);
}

/** What base has, whatever the revision says. */
export function ofBase(seek: Seek): Seek {
  return ({ base }, finding) => seek({ base, revision: undefined }, finding);
}
