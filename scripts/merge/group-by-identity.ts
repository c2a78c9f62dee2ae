import type { Contract, Operation } from "../contract/model/types.js";

export interface Owned {
  readonly contract: Contract;
  readonly operation: Operation;
}

export function groupByIdentity(contracts: readonly Contract[]): ReadonlyMap<string, readonly [Owned, ...Owned[]]> {
  const groups = new Map<string, [Owned, ...Owned[]]>();
  for (const contract of contracts) {
    for (const operation of contract.operations) {
      const group = groups.get(operation.identity);
      if (group === undefined) groups.set(operation.identity, [{ contract, operation }]);
      else group.push({ contract, operation });
    }
  }
  return new Map([...groups].sort(([, [a]], [, [b]]) => orderOf(a.operation, b.operation)));
}

function orderOf(a: Operation, b: Operation): number {
  const [keyA, keyB] = [`${a.path} ${a.method}`, `${b.path} ${b.method}`];
  return keyA < keyB ? -1 : keyA > keyB ? 1 : 0;
}
