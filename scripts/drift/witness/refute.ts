import type { Json } from "../../base/json.js";
import type { OwnedSet } from "../values/space.js";
import { isAccepted } from "./is-accepted.js";
import { type JsonMap, without, withProperty } from "./objects.js";

interface PartSampler {
  candidates(of: OwnedSet, other: OwnedSet | undefined, depth: number): Iterable<Json>;
}

/** Alternatives beside each other and within each other, and values of a property, that are tried. */
const mostBranches = 64;
const deepest = 3;
const mostValues = 12;

/**
 * An object that is still taken and that no alternative of the other side takes any more: one property after another leaves
 * what an alternative asks of it. `undefined` where that leads nowhere.
 */
export function refuted(object: JsonMap, of: OwnedSet, other: OwnedSet, sampler: PartSampler): JsonMap | undefined {
  let value = object;
  for (let takers = takersOf(value, other); takers.length > 0; takers = takersOf(value, other)) {
    const better = betterThan(value, takers, { of, other }, sampler);
    if (better === undefined) return undefined;
    value = better;
  }
  return value;
}

/** The alternatives that take it, of which each may be a choice itself; what is no choice, or one of too many, itself. */
function takersOf(value: Json, set: OwnedSet, depth = 0): readonly OwnedSet[] {
  if (!isAccepted(set, value)) return [];
  const [union, ...more] = set.space.viewOf(set.shape).unions;
  if (!union || more.length > 0 || union.branches.length > mostBranches || depth >= deepest) return [set];
  return union.branches.flatMap((shape) => takersOf(value, { ...set, shape }, depth + 1));
}

/** What a value must stay, and what it must no longer be. */
interface Aim {
  readonly of: OwnedSet;
  readonly other: OwnedSet;
}

function betterThan(
  value: JsonMap,
  takers: readonly OwnedSet[],
  { of, other }: Aim,
  sampler: PartSampler,
): JsonMap | undefined {
  for (const branch of takers)
    for (const changed of changesFor(value, of, branch, sampler))
      if (isAccepted(of, changed) && takersOf(changed, other).length < takers.length) return changed;
  return undefined;
}

/** The object without what an alternative requires, and with values of its properties that it refuses. */
function* changesFor(value: JsonMap, of: OwnedSet, branch: OwnedSet, sampler: PartSampler): Iterable<JsonMap> {
  const { required, properties } = branch.space.viewOf(branch.shape);
  for (const name of required.keys()) if (Object.hasOwn(value, name)) yield without(value, name);
  const own = of.space.viewOf(of.shape).properties;
  for (const [name, shape] of properties) {
    // What nobody described there is nothing that was sent.
    const described = own.get(name);
    if (described === undefined) continue;
    const part = { ...of, shape: described };
    let count = 0;
    for (const candidate of sampler.candidates(part, { ...branch, shape }, 1)) {
      if (++count > mostValues) break;
      if (!isAccepted({ ...branch, shape }, candidate)) yield withProperty(value, name, candidate);
    }
  }
}
