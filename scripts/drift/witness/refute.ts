import type { Json } from "../../base/json.js";
import type { OwnedSet } from "../values/space.js";
import { isAccepted } from "./is-accepted.js";
import { type JsonMap, without, withProperty } from "./objects.js";

interface PartSampler {
  candidates(of: OwnedSet, other: OwnedSet | undefined, depth: number): Iterable<Json>;
}

/** What a value must stay, and what it must no longer be. */
interface Aim {
  readonly of: OwnedSet;
  readonly branches: readonly OwnedSet[];
}

/** Alternatives, and values of a property, that are tried. */
const mostBranches = 16;
const mostValues = 12;

/**
 * An object that is still taken and that no alternative of the other side takes any more: one property after another leaves
 * what an alternative asks of it. `undefined` where that leads nowhere.
 */
export function refuted(object: JsonMap, of: OwnedSet, other: OwnedSet, sampler: PartSampler): JsonMap | undefined {
  const branches = branchesOf(other);
  if (branches.length > mostBranches) return undefined;
  const aim: Aim = { of, branches };
  let value = object;
  for (let left = takersOf(value, branches).length; left > 0; left = takersOf(value, branches).length) {
    const better = betterThan(value, left, aim, sampler);
    if (better === undefined) return undefined;
    value = better;
  }
  return value;
}

function branchesOf(other: OwnedSet): readonly OwnedSet[] {
  const [union, ...more] = other.space.viewOf(other.shape).unions;
  return union && more.length === 0 ? union.branches.map((shape) => ({ ...other, shape })) : [other];
}

function takersOf(value: Json, branches: readonly OwnedSet[]): readonly OwnedSet[] {
  return branches.filter((branch) => isAccepted(branch, value));
}

function betterThan(value: JsonMap, left: number, { of, branches }: Aim, sampler: PartSampler): JsonMap | undefined {
  for (const branch of takersOf(value, branches))
    for (const changed of changesFor(value, of, branch, sampler))
      if (isAccepted(of, changed) && takersOf(changed, branches).length < left) return changed;
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
