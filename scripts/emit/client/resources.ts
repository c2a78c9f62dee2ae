import type { OperationTypes } from "../types/operation-types.js";

/** A node of the client: its methods by name, and the resources below it. */
export interface Resource {
  readonly path: readonly string[];
  readonly operations: Map<string, OperationTypes>;
  readonly children: Map<string, Resource>;
}

/** Sorts operations into the tree that the client has, members by name. */
export function buildResources(operations: readonly OperationTypes[]): Resource {
  const root: Resource = { path: [], operations: new Map(), children: new Map() };
  const placed = [...operations].sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
  for (const typed of placed) {
    let node = root;
    for (const name of typed.operation.resource) {
      const child = node.children.get(name) ?? {
        path: [...node.path, name],
        operations: new Map(),
        children: new Map(),
      };
      node.children.set(name, child);
      node = child;
    }
    node.operations.set(typed.operation.action, typed);
  }
  return root;
}

function placeOf({ operation }: OperationTypes): string {
  return [...operation.resource, operation.action].join(".");
}
