import { eraseNames } from "../contract/model/path-names.js";
import type { Contract, Operation } from "../contract/model/types.js";

export interface Owned {
  readonly contract: Contract;
  readonly operation: Operation;
}

/**
 * What is one operation at several providers: the same method and path below the API root, or the same whole path where one
 * of them has it outside of its root, `/info` where no root is beside `/../info` below `/v1`.
 */
export function groupByIdentity(contracts: readonly Contract[]): ReadonlyMap<string, readonly [Owned, ...Owned[]]> {
  const groups = new Map<string, [Owned, ...Owned[]]>();
  const byKey = new Map<string, [Owned, ...Owned[]]>();
  for (const contract of contracts) {
    for (const operation of contract.operations) {
      const key = eraseNames(operation.key);
      const owned = { contract, operation };
      const group = groups.get(operation.identity) ?? sameAddress(byKey.get(key), owned);
      if (group !== undefined) {
        group.push(owned);
        continue;
      }
      groups.set(operation.identity, [owned]);
      byKey.set(key, groups.get(operation.identity) ?? [owned]);
    }
  }
  return new Map([...groups].sort(([, [a]], [, [b]]) => orderOf(a.operation, b.operation)));
}

/** The group that has the same whole path, if one of both is outside of its root and the provider is not in it yet. */
function sameAddress(
  group: [Owned, ...Owned[]] | undefined,
  { contract, operation }: Owned,
): [Owned, ...Owned[]] | undefined {
  const isOutside = [operation, group?.[0].operation].some((one) => one?.path.startsWith("/../"));
  return isOutside && !group?.some((other) => other.contract === contract) ? group : undefined;
}

function orderOf(a: Operation, b: Operation): number {
  const [keyA, keyB] = [`${a.path} ${a.method}`, `${b.path} ${b.method}`];
  return keyA < keyB ? -1 : keyA > keyB ? 1 : 0;
}
