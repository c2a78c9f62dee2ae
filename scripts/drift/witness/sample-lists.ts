import { canonicalJson, type Json } from "../../base/json.js";
import type { OwnedSet } from "../values/space.js";
import { bitOf } from "../values/types-mask.js";
import { isAccepted } from "./is-accepted.js";

/** What lists are made of. */
interface ItemSampler {
  candidates(of: OwnedSet, other: OwnedSet | undefined, depth: number): Iterable<Json>;
  sample(of: OwnedSet, depth: number): Json | undefined;
  matching(of: OwnedSet, prefix: readonly Json[], depth: number): readonly Json[];
}

/** Of different items. */
const mostItems = 8;

/** Of items that one position refuses. */
const mostRefused = 4;

type List = readonly Json[];

/** Where nothing is said of them. */
const anyItems: List = [0, "a", true];

/** Lists of other items than the smallest one, of different ones, and of one that the other refuses where it stands. */
export function* listsOfSeveral(sampler: ItemSampler, of: OwnedSet, other: OwnedSet, depth: number): Iterable<List> {
  const { prefixItems, items, uniqueItems, limits, contains } = of.space.viewOf(of.shape);
  const own = prefixItems.map((shape) => sampler.sample({ ...of, shape }, depth + 1) ?? null);
  const found = items ? itemsOf(sampler, { ...of, shape: items }, depth) : anyItems;
  const least = Math.min(Math.max(2, limits.minItems?.value ?? 0), mostItems);
  const matching = contains.length === 0 ? [] : sampler.matching(of, [], depth);
  // Lists of the smallest one have been tried.
  for (const value of found.slice(matching.length > 0 ? 0 : 1)) {
    const list = [...own, ...Array.from({ length: least }, () => value)];
    yield list;
    if (matching.length > 0)
      yield* [
        [...list, ...matching],
        [...own, ...matching, value],
      ];
  }
  if (uniqueItems) for (const size of new Set([2, least])) yield [...own, ...found].slice(0, size);
  yield* listsByPosition(sampler, of, other, [...matching]);
}

function itemsOf(sampler: ItemSampler, items: OwnedSet, depth: number): List {
  const found = new Map<string, Json>();
  for (const value of sampler.candidates(items, undefined, depth + 1)) {
    if (found.size >= mostItems) break;
    if (isAccepted(items, value)) found.set(canonicalJson(value), value);
  }
  return [...found.values()];
}

function* listsByPosition(sampler: ItemSampler, of: OwnedSet, other: OwnedSet, rest: List): Iterable<List> {
  const [mine, theirs] = [of, other].map(({ space, shape }) => space.viewOf(shape));
  const length = Math.max(mine?.prefixItems.length ?? 0, theirs?.prefixItems.length ?? 0);
  for (let index = 0; index < Math.min(length, mostItems); index++) {
    const [shape, partner] = [mine, theirs].map((view) => view?.prefixItems[index] ?? view?.items);
    if (shape === undefined || partner === undefined) continue;
    const around = Array.from({ length: Math.max(index + 1, mine?.prefixItems.length ?? 0) }, (_, position) => {
      const part = mine?.prefixItems[position] ?? mine?.items;
      return (part && sampler.sample({ ...of, shape: part }, 1)) ?? null;
    });
    for (const value of refusedItems(sampler, { ...of, shape }, { ...other, shape: partner })) {
      yield [...around.slice(0, index + 1).with(index, value), ...rest];
      yield [...around.with(index, value), ...rest];
    }
  }
}

/** What stands at a position of one list, and is refused there by the other. */
function* refusedItems(sampler: ItemSampler, part: OwnedSet, partner: OwnedSet): Iterable<Json> {
  let count = 0;
  for (const value of sampler.candidates(part, partner, 1)) {
    if (!isAccepted(part, value) || isAccepted(partner, value)) continue;
    yield value;
    if (++count >= mostRefused) return;
  }
}

/** An item of each type, and of each alternative. */
export function mixedItems(sampler: Pick<ItemSampler, "candidates">, items: OwnedSet): readonly Json[] {
  const found = new Map<string, Json>();
  const { unions } = items.space.viewOf(items.shape);
  for (const shape of [items.shape, ...unions.flatMap(({ branches }) => branches)])
    for (const value of sampler.candidates({ ...items, shape }, undefined, 1)) {
      const key = `${shape.id} ${bitOf(value)}`;
      if (!found.has(key) && isAccepted(items, value)) found.set(key, value);
    }
  return [...found.values()];
}
