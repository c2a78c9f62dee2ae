import { allNames } from "../../contract/model/in-place.js";
import { mapOperation } from "../../contract/model/map-operation.js";
import type { Contract, Operation } from "../../contract/model/types.js";
import type { Conflict } from "../conflicts.js";

/** The conflicts, those of components that one operation alone leads to with that operation. */
export function placeConflicts(conflicts: readonly Conflict[], { operations, schemas }: Contract): readonly Conflict[] {
  const inside = new Map([...schemas].map(([name, schema]) => [name, allNames(schema)]));
  const owners = new Map<string, Operation | undefined>();
  for (const operation of operations) {
    for (const name of reach(operation, inside)) owners.set(name, owners.has(name) ? undefined : operation);
  }
  return conflicts.map((conflict) => {
    const { component } = conflict.place;
    const owner = component === undefined ? undefined : owners.get(component);
    return owner === undefined ? conflict : { ...conflict, place: { ...conflict.place, operation: owner.key } };
  });
}

function reach(operation: Operation, inside: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (names: ReadonlySet<string>): void => {
    for (const name of names) {
      if (found.has(name)) continue;
      found.add(name);
      visit(inside.get(name) ?? new Set());
    }
  };
  mapOperation(operation, (part) => {
    if (part.ref !== undefined) visit(new Set([part.ref]));
    return part;
  });
  return found;
}
