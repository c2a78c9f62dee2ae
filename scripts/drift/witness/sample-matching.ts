import type { Json } from "../../base/json.js";
import type { Matches } from "../values/array-view.js";
import type { OwnedSet } from "../values/space.js";
import { isAccepted } from "./is-accepted.js";

interface ItemSampler {
  candidates(of: OwnedSet, other: OwnedSet | undefined, depth: number): Iterable<Json>;
  sample(of: OwnedSet, depth: number): Json | undefined;
}

/** Longer lists prove nothing that shorter ones do not. */
const mostItems = 64;

/** Items that are looked at to find one of each kind. */
const mostTries = 60;

/** So many must, and may, match. */
interface Counted {
  readonly part: OwnedSet | undefined;
  readonly least: number;
  readonly most: number;
}

/** An item of each kind: what both schemas match, what one alone does, and what neither does. */
interface Kinds {
  readonly both?: Json;
  readonly own?: Json;
  readonly theirs?: Json;
  readonly neither?: Json;
}

/** Lists of which so many items match as must, and too few, or too many, of what the other asks for. */
export function* listsByMatches(
  sampler: ItemSampler,
  of: OwnedSet,
  other: OwnedSet,
  depth: number,
): Iterable<readonly Json[]> {
  const [view, theirView] = [of.space.viewOf(of.shape), other.space.viewOf(other.shape)];
  const own = countedOf(of, view.contains[0]);
  const prefix = view.prefixItems.map((shape) => sampler.sample({ ...of, shape }, depth + 1) ?? null);
  const least = view.limits.minItems?.value ?? 0;
  for (const theirs of theirView.contains.slice(0, 4).map((one) => countedOf(other, one))) {
    const kinds = kindsOf(sampler, { ...of, shape: view.items ?? of.space.anything }, [own, theirs], depth);
    for (const wrong of [theirs.least - 1, theirs.most + 1])
      for (const right of new Set([own.least, own.most])) {
        const list = listOf(kinds, right, wrong);
        if (list === undefined) continue;
        const missing = Math.min(least, mostItems) - prefix.length - list.length;
        const filler = kinds.neither;
        const rest = filler === undefined || missing <= 0 ? [] : Array.from({ length: missing }, () => filler);
        yield [...prefix, ...list, ...rest];
      }
  }
}

function countedOf(of: OwnedSet, matches: Matches | undefined): Counted {
  if (matches === undefined) return { part: undefined, least: 0, most: Number.POSITIVE_INFINITY };
  const { shape, min, max } = matches;
  return { part: { ...of, shape }, least: min.value, most: max?.value ?? Number.POSITIVE_INFINITY };
}

function kindsOf(
  sampler: ItemSampler,
  items: OwnedSet,
  [own, theirs]: readonly [Counted, Counted],
  depth: number,
): Kinds {
  const found: { -readonly [Kind in keyof Kinds]: Json } = {};
  // Limits of both schemas tell their items apart.
  const looks = [
    [own.part, theirs.part],
    [theirs.part, own.part],
    [items, theirs.part],
    [items, own.part],
  ] as const;
  for (const [part, other] of looks) {
    let tries = 0;
    for (const item of part ? sampler.candidates(part, other, depth + 1) : []) {
      if (++tries > mostTries) break;
      if (isAccepted(items, item)) found[kindOf(item, own, theirs)] ??= item;
    }
  }
  return found;
}

function kindOf(item: Json, own: Counted, theirs: Counted): keyof Kinds {
  const isOwn = own.part !== undefined && isAccepted(own.part, item);
  const isTheirs = theirs.part !== undefined && isAccepted(theirs.part, item);
  return isOwn ? (isTheirs ? "both" : "own") : isTheirs ? "theirs" : "neither";
}

/** A list of which so many items match the one schema, and so many the other. */
function listOf({ both, own, theirs }: Kinds, ofOwn: number, ofTheirs: number): readonly Json[] | undefined {
  if (ofOwn < 0 || ofTheirs < 0 || ofOwn > mostItems || ofTheirs > mostItems) return undefined;
  for (let shared = both === undefined ? 0 : Math.min(ofOwn, ofTheirs); shared >= 0; shared--) {
    const counts = [
      [own, ofOwn - shared],
      [both, shared],
      [theirs, ofTheirs - shared],
    ] as const;
    if (counts.every(([item, count]) => item !== undefined || count === 0))
      return counts.flatMap(([item, count]) => (item === undefined ? [] : Array.from({ length: count }, () => item)));
  }
  return undefined;
}
