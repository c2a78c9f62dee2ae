import type { Contract, Operation } from "../contract/model/types.js";

/**
 * Another root of the revision, below which it has more of base's operations than below its own: `/v1/openai`, or one with
 * parameters such as `/openai/deployments/{id}`. `undefined` where there is none.
 */
export function suggestRoot(base: Contract, revision: Contract): string | undefined {
  const known = new Set(revision.operations.map(({ identity }) => identity));
  const matched = base.operations.filter(({ identity }) => known.has(identity)).length;
  const wanted = new Map(base.operations.map((operation) => [`${operation.method} ${below(operation)}`, operation]));
  const counts = new Map<string, number>();
  for (const operation of revision.operations)
    for (const root of rootsOf(operation, wanted)) counts.set(root, (counts.get(root) ?? 0) + 1);
  counts.delete(revision.root);
  const [best] = [...counts].sort(([one, first], [two, second]) => second - first || one.length - two.length);
  return best !== undefined && best[1] > matched ? best[0] : undefined;
}

/** The path below the root, without names of parameters. */
function below({ identity, method }: Operation): string {
  return identity.slice(method.length + 1);
}

/** No root has more segments: each that is tried takes time in proportion to the path. */
const deepestRoot = 12;

/** What stands before the path of one of base's operations, for each that this one ends like. */
function rootsOf({ key, method }: Operation, wanted: ReadonlyMap<string, Operation>): readonly string[] {
  const segments = key.slice(method.length + 1).split("/");
  return segments.slice(0, deepestRoot + 1).flatMap((_, index) => {
    if (index === 0) return [];
    const rest = `/${segments.slice(index).join("/")}`.replace(/\{[^}]*\}/g, "{}");
    // A single segment, such as `/{id}`, says nothing.
    return wanted.has(`${method} ${rest}`) && /[^/{}]/.test(rest) ? [segments.slice(0, index).join("/")] : [];
  });
}
