import type { Json } from "../../base/json.js";
import { cutOf, joinerOf } from "../schemas/list-styles.js";
import type { ListStyles } from "../schemas/pair.js";
import { lengthOf } from "../values/covers-limits.js";
import { mostItems } from "../values/item-positions.js";
import type { OwnedSet } from "../values/space.js";
import { bits } from "../values/types-mask.js";

/** What lists and texts are made of. */
interface PartSampler {
  candidates(of: OwnedSet, other: OwnedSet | undefined, depth?: number): Iterable<Json>;
}

interface Sides {
  readonly taker: OwnedSet;
  readonly refuser: OwnedSet;
}

/** Longer ones are not shown. */
const mostParts = 64;

/** Of items, and of texts to be joined. */
const mostSamples = 8;

/** Lists that are too long as one text, and texts that are cut to too many parts, or to others than one. */
export function* joinedSamples(sampler: PartSampler, sides: Sides, lists: ListStyles): Iterable<Json> {
  const { mask } = sides.taker.space.viewOf(sides.taker.shape);
  const [joiner, cutAt] = [joinerOf(lists[0]), cutOf(lists)];
  if (joiner !== undefined && (mask & bits.array) !== 0) yield* longLists(sampler, sides);
  if (cutAt !== undefined && (mask & bits.string) !== 0) yield* textsToCut(sampler, sides, cutAt);
}

function* longLists(sampler: PartSampler, { taker, refuser }: Sides): Iterable<Json> {
  const [sent, taken] = [taker.space.viewOf(taker.shape), refuser.space.viewOf(refuser.shape)];
  const longest = lengthOf(taken, "maxLength") ?? 0;
  const { items } = sent;
  if (items === undefined) return;
  for (const item of firstOf(sampler.candidates({ ...taker, shape: items }, refuser, 1))) {
    const least = Math.floor((longest + 1) / (String(item).length + 1)) + 1;
    const length = Math.max(2, Math.min(least, mostItems(sent)));
    if (length <= mostParts) yield Array.from({ length }, () => item);
  }
}

function* textsToCut(sampler: PartSampler, { taker, refuser }: Sides, cutAt: string): Iterable<string> {
  const taken = refuser.space.viewOf(refuser.shape);
  const most = mostItems(taken);
  const length = Math.max(2, Number.isFinite(most) ? most + 1 : 2);
  const items = taken.items ? sampler.candidates({ ...refuser, shape: taken.items }, undefined, 1) : [];
  for (const part of new Set(["a", "", ...firstOf(items), ...firstOf(sampler.candidates(taker, refuser, 1))])) {
    if (part !== null && typeof part === "object") continue;
    if (length <= mostParts) yield Array.from({ length }, () => part).join(cutAt);
    yield `${part}${cutAt}`;
  }
}

function firstOf(samples: Iterable<Json>): readonly Json[] {
  const found: Json[] = [];
  for (const value of samples) if (found.push(value) >= mostSamples) break;
  return found;
}
