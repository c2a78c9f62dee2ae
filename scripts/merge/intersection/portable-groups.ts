import { isFromPage } from "../../contract/model/page-marks.js";
import type { Contract } from "../../contract/model/types.js";
import type { Refusal } from "../exclusions.js";
import { groupByIdentity, type Owned } from "../group-by-identity.js";
import { type CutGroups, cutGroups, type SharedGroup } from "./cut-groups.js";
import { reach } from "./settle-names.js";

/** The groups that are to be portable, each with those of its providers that it is to be portable for. */
export interface ChosenGroups {
  readonly groups: ReadonlyMap<SharedGroup, SharedGroup>;
  readonly cut: CutGroups;
  /** Of groups as a whole. */
  readonly refusals: ReadonlyMap<SharedGroup, Refusal>;
}

/** Chooses the operations that enough providers share, at as many as it can be called at in one way. */
export function chooseGroups(
  contracts: readonly [Contract, ...Contract[]],
  all: readonly SharedGroup[],
  atLeast: number,
): ChosenGroups {
  const wanted = all.filter((shared) => isShared(shared, contracts, atLeast));
  const cut = cutGroups(contracts, wanted);
  const smaller = (shared: SharedGroup): SharedGroup =>
    cut.refusals.has(shared) && atLeast < contracts.length ? (largestCallable(shared, atLeast) ?? shared) : shared;
  const groups = new Map(wanted.map((shared) => [shared, smaller(shared)]));
  const isWhole = [...groups].every(([shared, own]) => shared === own);
  return { groups, cut: isWhole ? cut : cutGroups(contracts, [...groups.values()]), refusals: cut.refusals };
}

/** Every operation at those who describe it, with those who may have it unsaid. */
export function allGroups(contracts: readonly Contract[]): readonly SharedGroup[] {
  return [...groupByIdentity(contracts).values()].map((group) => ({
    group,
    unknownAt: missingIn(group, contracts)
      .filter(isFromPage)
      .map(({ provider }) => provider),
  }));
}

function missingIn(group: readonly Owned[], contracts: readonly Contract[]): readonly Contract[] {
  return contracts.filter((contract) => !group.some((owned) => owned.contract === contract));
}

/** True where enough providers have the operation, or may have it; where all must, the reference is among those who do. */
function isShared({ group, unknownAt }: SharedGroup, contracts: readonly Contract[], atLeast: number): boolean {
  if (atLeast === contracts.length && group[0].contract !== contracts[0]) return false;
  return group.length + unknownAt.length >= atLeast;
}

/**
 * The most providers of a group at which the operation can be called in one way, as far as adding one after the other finds
 * them: from the first, then from the first who is in none of those. `undefined` where fewer than enough can.
 */
function largestCallable({ group, unknownAt }: SharedGroup, atLeast: number): SharedGroup | undefined {
  let best: SharedGroup | undefined;
  const small = new Map(group.map((owned) => [owned, alone(owned)]));
  const isCallable = (members: Members): boolean => {
    const [first, ...others] = members.map((owned) => small.get(owned) ?? owned) as [Owned, ...Owned[]];
    const contracts = [first.contract, ...others.map(({ contract }) => contract)] as const;
    return cutGroups(contracts, [{ group: [first, ...others], unknownAt }]).operations.size > 0;
  };
  const seen = new Set<Owned>();
  for (const start of group) {
    if (seen.has(start) || !isCallable([start])) continue;
    const found = grow(start, group, isCallable);
    for (const owned of found) seen.add(owned);
    if (found.length > (best?.group.length ?? 0)) best = { group: found, unknownAt };
  }
  return best !== undefined && best.group.length + unknownAt.length >= atLeast ? best : undefined;
}

/** An operation in a contract that has nothing else. */
function alone({ contract, operation }: Owned): Owned {
  const schemas = reach([operation], contract.schemas);
  return { operation, contract: { ...contract, operations: [operation], schemas } };
}

type Members = readonly [Owned, ...Owned[]];

/** The members that get on with the start and with each other, in the order of providers. */
function grow(start: Owned, all: Members, isCallable: (members: Members) => boolean): Members {
  const inOrder = (members: ReadonlySet<Owned>): Members => {
    const [first = start, ...others] = all.filter((owned) => members.has(owned));
    return [first, ...others];
  };
  const members = new Set([start]);
  for (const owned of all) {
    if (members.has(owned)) continue;
    if (isCallable(inOrder(new Set([...members, owned])))) members.add(owned);
  }
  return inOrder(members);
}
