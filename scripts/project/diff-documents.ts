import { resolve } from "node:path";
import type { Diagnostic } from "../base/diagnostics.js";
import type { InputLimits } from "../base/input-limits.js";
import type { Contract } from "../contract/model/types.js";
import type { DriftOptions, DriftReport } from "../drift/changes/types.js";
import { compareContracts } from "../drift/find-changes.js";
import { relationOf } from "../drift/relation.js";
import { leavesNothing, unmatchedPatterns } from "../drift/select-operations.js";
import { suggestRoot } from "../drift/suggest-root.js";
import { ContractLoader } from "./contract-loader.js";
import { InputError } from "./errors.js";

export interface DiffOptions extends Omit<DriftOptions, "locate"> {
  /** Folder that relative paths start from. Default: the working directory. */
  readonly cwd?: string;
  /** Origins that references may reach over the network. Default: none. */
  readonly allowRemoteRefs?: readonly string[];
  /** What each description may have. Default: {@link defaultLimits}. */
  readonly limits?: InputLimits | undefined;
  /**
   * Path of the API root where it cannot be found: `/api/v1`, of those of the two that have operations below it, or one of
   * base and one of the revision.
   */
  readonly root?: string | readonly [base: string, revision: string] | undefined;
  /** Told of a root below which one of the two would have more operations of the other one. */
  readonly onRoot?: (root: string, side: "base" | "revision") => void;
  /** Told of what cannot be compared as it is meant; the rest is. */
  readonly onDoubts?: (doubts: readonly Diagnostic[]) => void;
  /** Told of patterns of operations that fit none, and whether the patterns leave nothing to compare. */
  readonly onUnmatched?: (patterns: readonly string[], isEmpty: boolean) => void;
}

/**
 * Compares two descriptions: what breaks for clients of `base` when `revision` takes its place. Both are paths of files,
 * and places name them as they were given. Throws {@link InputError} when one of them cannot be compared.
 */
export async function diffDocuments(base: string, revision: string, options: DiffOptions = {}): Promise<DriftReport> {
  const { cwd = ".", allowRemoteRefs, limits, root, onRoot, onDoubts, onUnmatched, ...drift } = options;
  const loader = new ContractLoader({
    cwd: resolve(cwd),
    allowedOrigins: allowRemoteRefs,
    opensCircles: true,
    limits,
  });
  const [left, right] =
    typeof root === "object"
      ? [await loader.load({ spec: base, root: root[0] }), await loader.load({ spec: revision, root: root[1] })]
      : await loadBelow(loader, root, [base, revision]);
  if (left === undefined || right === undefined) throw new InputError(loader.located());
  onDoubts?.(loader.doubts());
  const both = [left, right];
  onUnmatched?.(unmatchedPatterns(both, drift.operations), leavesNothing(both, drift.operations));
  if (onRoot) tellRoot(left, right, onRoot);
  const written = new Map([base, revision].map((path) => [resolve(cwd, path), path] as const));
  const locate: DriftOptions["locate"] = (origin) => {
    const found = loader.locate(origin);
    return { ...found, file: written.get(found.file) ?? found.file };
  };
  const relation = drift.relation ?? relationOf(left, right);
  return compareContracts(left, right, { ...drift, relation, locate });
}

type Loaded = readonly [Contract | undefined, Contract | undefined];

/** Both descriptions, with the root for those that have operations below it; for both, where it is the server's own. */
async function loadBelow(
  loader: ContractLoader,
  root: string | undefined,
  specs: readonly [string, string],
): Promise<Loaded> {
  const load = async (spec: string) => {
    const found = root === "" ? undefined : await loader.load({ spec });
    const isBelow = found?.operations.some(({ key, method }) =>
      `${key.slice(method.length + 1)}/`.startsWith(`${root}/`),
    );
    return root !== undefined && (root === "" || isBelow) ? loader.load({ spec, root }) : found;
  };
  return [await load(specs[0]), await load(specs[1])];
}

function tellRoot(base: Contract, revision: Contract, onRoot: NonNullable<DiffOptions["onRoot"]>): void {
  const better = suggestRoot(base, revision);
  const other = better === undefined ? suggestRoot(revision, base) : undefined;
  if (better !== undefined) onRoot(better, "revision");
  if (other !== undefined) onRoot(other, "base");
}
