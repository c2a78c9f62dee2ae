import { templateNames, withoutSlash } from "../../spec/path-item.js";
import type { Contract, Operation } from "./types.js";

const placeholder = /\{([^{}]*)\}/g;

/** A path template with the names of its parameters erased: `/models/{}`. */
export function eraseNames(path: string): string {
  return path.replace(placeholder, "{}");
}

/** Names of an operation that its path ends, with and without the slash that the path may have at its end. */
export function bothSlashes(names: readonly string[], path: string): readonly string[] {
  if (withoutSlash(path) === path) return names;
  return [...new Set(names.map(withoutSlash).flatMap((name) => [name, `${name}/`]))];
}

type Templated = Pick<Operation, "key" | "path" | "parameters">;

/**
 * Gives the parameters of one path one name, that of the first operation there: `/models/{model}` and
 * `/models/{model_id}` are one path (OpenAPI 3.1, Paths Object), and stand under one key in a document of both.
 */
export class PathNames {
  private readonly first = new Map<string, readonly string[]>();

  unify<T extends Templated>(operation: T): T {
    const erased = eraseNames(withoutSlash(operation.path));
    const names = this.first.get(erased) ?? templateNames(operation.path);
    this.first.set(erased, names);
    return renameParameters(operation, names);
  }
}

/** Contracts that have one name for the parameters of each path. */
export function unifyPathNames(contracts: readonly [Contract, ...Contract[]]): readonly [Contract, ...Contract[]] {
  const names = new PathNames();
  const unify = (contract: Contract): Contract => ({
    ...contract,
    operations: contract.operations.map((operation) => names.unify(operation)),
  });
  const [reference, ...others] = contracts;
  return [unify(reference), ...others.map(unify)];
}

/** The operation with other names for the parameters of its path, by position. What is named so already stays as it is. */
export function renameParameters<T extends Templated>(operation: T, names: readonly string[]): T {
  const own = templateNames(operation.path);
  if (own.every((name, index) => name === names[index])) return operation;
  const given = new Map(own.map((name, index) => [name, names[index] ?? name]));
  const rename = (name: string): string => given.get(name) ?? name;
  return {
    ...operation,
    key: renameIn(operation.key, rename),
    path: renameIn(operation.path, rename),
    parameters: operation.parameters.map((parameter) =>
      parameter.in === "path" ? { ...parameter, name: rename(parameter.name) } : parameter,
    ),
  };
}

function renameIn(template: string, rename: (name: string) => string): string {
  return template.replace(placeholder, (_, name: string) => `{${rename(name)}}`);
}
