import type { Report } from "../../base/diagnostics.js";
import { freeName, memberName, uniqueNames } from "../../base/identifiers.js";
import { templateNames } from "../../spec/path-item.js";
import { bothSlashes, eraseNames } from "../model/path-names.js";
import type { Operation, UnnamedOperation } from "../model/types.js";
import { nameOperation, type OperationName, PathMethods } from "./name-operations.js";

/** Told apart by method where path and verb give two operations one name. */
const methodActions: Readonly<Record<string, string>> = {
  GET: "get",
  PUT: "replace",
  POST: "post",
  PATCH: "patch",
  DELETE: "delete",
  HEAD: "head",
  OPTIONS: "options",
  TRACE: "trace",
  QUERY: "query",
};

/** Gives each operation its place in the client, `resource` and `action`, and an `id`, each of them unique. */
export function assignNames(
  operations: readonly UnnamedOperation[],
  naming: Readonly<Record<string, string>>,
  report: Report,
): readonly Operation[] {
  const paths = new PathMethods();
  for (const { path, fixedQuery, method } of operations) if (fixedQuery === undefined) paths.add(path, method);
  const rank = (operation: UnnamedOperation): number =>
    givenName(operation, naming) !== undefined ? 0 : operation.path.startsWith("/../") ? 2 : 1;
  const taken = new Map<string, UnnamedOperation>();
  // Whom the config names comes first; of `/v1/models` and `/models`, the one below the API root.
  const order = [...operations.entries()].sort(([, a], [, b]) => rank(a) - rank(b));
  const named = order.map(([index, operation]) => {
    const name = claimName(givenName(operation, naming) ?? nameOperation(operation, paths), operation, taken, report);
    return [index, { ...operation, ...name }] as const;
  });
  const inOrder = named.sort(([a], [b]) => a - b).map(([, operation]) => operation);
  return withIds(separateResources(inOrder, report));
}

function claimName(
  wanted: OperationName,
  operation: UnnamedOperation,
  taken: Map<string, UnnamedOperation>,
  report: Report,
): OperationName {
  const name = separateName(wanted, operation, taken);
  if (name.action !== wanted.action) {
    const message = `${operation.key} would be "${textOf(wanted)}", which ${taken.get(textOf(wanted))?.key} is; it is "${textOf(name)}".`;
    report({ code: "name-collision", at: operation.at, message, hint: "Give it a name in the config's `naming`." });
  }
  taken.set(textOf(name), operation);
  return name;
}

function givenName(operation: UnnamedOperation, naming: Readonly<Record<string, string>>): OperationName | undefined {
  const [entry] = entriesFor(operation, naming);
  if (entry === undefined) return undefined;
  const parts = entry[1].split(".").map(memberName);
  return { resource: parts.slice(0, -1), action: parts.at(-1) ?? "call" };
}

/** The entries of a naming table that are about an operation; the first one names it. */
export function entriesFor<T>(
  operation: Pick<UnnamedOperation, "key" | "identity" | "path">,
  naming: Readonly<Record<string, T>>,
): readonly (readonly [key: string, setting: T])[] {
  const keys = keysOf(operation);
  return Object.entries(naming).filter(([key]) => keys.includes(eraseNames(key)));
}

/** A naming table may write the path with or without the API root. */
function keysOf({ key, identity, path }: Pick<UnnamedOperation, "key" | "identity" | "path">): readonly string[] {
  return bothSlashes([eraseNames(key), identity], path);
}

function separateName(
  wanted: OperationName,
  operation: UnnamedOperation,
  taken: ReadonlyMap<string, UnnamedOperation>,
): OperationName {
  const other = taken.get(textOf(wanted));
  if (other === undefined) return wanted;
  const { resource } = wanted;
  const fragment = operation.key.split("#")[1];
  const others = new Set(templateNames(other.path));
  const parameters = templateNames(operation.path).filter((name) => !others.has(name));
  const candidates = [
    ...(fragment === undefined ? [] : [memberName(`${wanted.action} ${fragment}`)]),
    ...(parameters.length > 0 ? [memberName(`${wanted.action} by ${parameters.join(" and ")}`)] : []),
    memberName(`${methodActions[operation.method] ?? operation.method.toLowerCase()} ${wanted.action}`),
    memberName(`${wanted.action} ${operation.key}`),
  ];
  const free = candidates.find((action) => !taken.has(textOf({ resource, action })));
  if (free !== undefined) return { resource, action: free };
  const has = (action: string): boolean => taken.has(textOf({ resource, action }));
  return { resource, action: freeName(memberName(`${wanted.action} ${operation.key}`), { has }) };
}

/** A method and a resource below the same parent cannot share a name: the method gives way. */
function separateResources<T extends OperationName & UnnamedOperation>(
  operations: readonly T[],
  report: Report,
): readonly T[] {
  const resources = new Set(
    operations.flatMap(({ resource }) => resource.map((_, index) => resource.slice(0, index + 1).join("."))),
  );
  const names = new Set(operations.map(textOf));
  return operations.map((operation) => {
    if (!resources.has(textOf(operation))) return operation;
    const verb = methodActions[operation.method] ?? operation.method.toLowerCase();
    const has = (name: string): boolean =>
      [names, resources].some((taken) => taken.has(textOf({ ...operation, action: name })));
    const action = freeName(memberName(`${verb} ${operation.action}`), { has });
    names.add(textOf({ ...operation, action }));
    const message = `${operation.key} cannot be "${textOf(operation)}", which is a resource; it is "${textOf({ ...operation, action })}".`;
    report({ code: "name-collision", at: operation.at, message });
    return { ...operation, action };
  });
}

function withIds(operations: readonly (OperationName & UnnamedOperation)[]): readonly Operation[] {
  const ids = uniqueNames(
    operations.map(textOf),
    (text) => memberName(text),
    () => {},
  );
  return operations.map((operation) => ({
    ...operation,
    id: ids.get(textOf(operation)) ?? memberName(textOf(operation)),
  }));
}

function textOf({ resource, action }: OperationName): string {
  return [...resource, action].join(".");
}
