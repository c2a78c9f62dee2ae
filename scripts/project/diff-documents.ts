import { resolve } from "node:path";
import type { Diagnostic } from "../base/diagnostics.js";
import type { InputLimits } from "../base/input-limits.js";
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
  /** Path of the API root where it cannot be found, of both or of base and revision: `/api/v1`. */
  readonly root?: string | readonly [base: string, revision: string] | undefined;
  /** Told of a root below which the revision would have more operations of base. */
  readonly onRoot?: (root: string) => void;
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
  const [one, two] = typeof root === "string" ? [root, root] : (root ?? []);
  const [left, right] = [
    await loader.load({ spec: base, ...(one !== undefined && { root: one }) }),
    await loader.load({ spec: revision, ...(two !== undefined && { root: two }) }),
  ];
  if (left === undefined || right === undefined) throw new InputError(loader.located());
  onDoubts?.(loader.doubts());
  const both = [left, right];
  onUnmatched?.(unmatchedPatterns(both, drift.operations), leavesNothing(both, drift.operations));
  const better = onRoot && suggestRoot(left, right);
  if (better !== undefined) onRoot?.(better);
  const written = new Map([base, revision].map((path) => [resolve(cwd, path), path] as const));
  const locate: DriftOptions["locate"] = (origin) => {
    const found = loader.locate(origin);
    return { ...found, file: written.get(found.file) ?? found.file };
  };
  const relation = drift.relation ?? relationOf(left, right);
  return compareContracts(left, right, { ...drift, relation, locate });
}
