import { aboveRoot, pathOf, withPath } from "../../contract/model/api-root.js";
import { eraseNames } from "../../contract/model/path-names.js";
import type { Server } from "../../contract/model/server.js";
import type { Contract, Operation } from "../../contract/model/types.js";

/** Where an operation stands in a document: a key of `paths`, and servers if they are not the document's. */
export interface OperationPlace {
  readonly key: string;
  readonly servers?: readonly Server[];
}

/**
 * Gives every operation a key and servers that together are its URL, and no two of one method the same key. One below the
 * root needs no servers of its own; one outside of it has its whole path, and comes first, for it has no other. Who finds
 * its key taken (`/v1/models` and `/models`) gives its whole path, too.
 */
export function placeOperations(contract: Contract): ReadonlyMap<Operation, OperationPlace> {
  const taken = new Set<string>();
  const places = new Map<Operation, OperationPlace>();
  const outsideFirst = [...contract.operations].sort((a, b) => Number(isOutside(b)) - Number(isOutside(a)));
  for (const operation of outsideFirst) {
    const textOf = ({ key }: OperationPlace): string => `${operation.method} ${eraseNames(key)}`;
    const possible = possiblePlaces(operation, contract);
    // The last resort is a fragment, which reading leaves out again.
    const place = possible.find((one) => !taken.has(textOf(one))) ?? withFragment(possible[0], operation);
    taken.add(textOf(place));
    places.set(operation, place);
  }
  return new Map(contract.operations.map((operation) => [operation, places.get(operation) ?? { key: operation.path }]));
}

function withFragment({ key, servers }: OperationPlace, operation: Operation): OperationPlace {
  return { key: `${key}#${operation.key.split("#")[1] ?? operation.id}`, ...(servers && { servers }) };
}

function isOutside({ path }: Operation): boolean {
  return path.startsWith("/../");
}

function possiblePlaces(operation: Operation, contract: Contract): readonly [OperationPlace, ...OperationPlace[]] {
  const { path, fixedQuery, root = contract.root } = operation;
  const query = fixedQuery === undefined ? "" : `?${new URLSearchParams([...fixedQuery])}`;
  const own = operation.servers?.length ? operation.servers : undefined;
  const whole = aboveRoot(path, root);
  const byOrigin = { key: whole + query, servers: originsOf(own ?? contract.servers, operation) };
  if (own === undefined) return isOutside(operation) ? [byOrigin] : [{ key: path + query }, byOrigin];
  const prefix = pathOf(own[0]?.url ?? "");
  return whole.startsWith(`${prefix}/`)
    ? [{ key: whole.slice(prefix.length) + query, servers: own }, byOrigin]
    : [byOrigin];
}

function originsOf(servers: readonly Server[], { at }: Operation): readonly Server[] {
  const origins = servers.map(({ url, at: place }) => ({ url: withPath(url, ""), at: place }));
  return origins.length > 0 ? origins : [{ url: "", at }];
}
