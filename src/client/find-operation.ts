import type { OperationSpec, OperationTree } from "../transport/provider.js";
import type { BaseUrl } from "../transport/url.js";

/** Finds the operation that a request is of, if it is one. */
export type FindOperation = (method: string, url: URL) => OperationSpec | undefined;

interface Candidate {
  readonly spec: OperationSpec;
  readonly path: RegExp;
}

export function operationFinder(tree: OperationTree, { root }: BaseUrl): FindOperation {
  const candidates = operationsOf(tree)
    .map((spec): Candidate => ({ spec, path: pathPattern(root + spec.path) }))
    .sort((a, b) => precision(b) - precision(a));
  return (method, { pathname, searchParams }) =>
    candidates.find(
      ({ spec, path }) =>
        spec.method === method &&
        path.test(pathname) &&
        Object.entries(spec.fixedQuery ?? {}).every(([name, value]) => searchParams.get(name) === value),
    )?.spec;
}

/**
 * `/models/default` before `/models/{model}`, of one path who fixes more of the query, and last one with a slash at its end,
 * which programs leave out.
 */
function precision({ spec }: Candidate): number {
  const slash = spec.path.endsWith("/") ? 1 / 200 : 0;
  return Object.keys(spec.fixedQuery ?? {}).length / 100 - slash - spec.path.split("{").length;
}

function operationsOf(tree: OperationTree): OperationSpec[] {
  return Object.values(tree).flatMap((node) =>
    typeof node.path === "string" ? [node as OperationSpec] : operationsOf(node as OperationTree),
  );
}

/** The URL is resolved, because a path outside the root starts with `/../`. */
function pathPattern(template: string): RegExp {
  const { pathname } = new URL(template.replace(/\{[^{}]+\}/g, placeholder));
  const literal = pathname.replace(/[^\w/-]/g, "\\$&");
  return new RegExp(
    `^${literal
      .replace(/(?<=.)\/$/, "/?")
      .split(placeholder)
      .join("[^/]+")}$`,
  );
}

/** Stands where a parameter does, and is neither escaped in a URL nor special in a pattern. */
const placeholder = "__concord__";
