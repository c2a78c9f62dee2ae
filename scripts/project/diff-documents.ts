import { resolve } from "node:path";
import type { Diagnostic, Origin } from "../base/diagnostics.js";
import type { InputLimits } from "../base/input-limits.js";
import type { Contract } from "../contract/model/types.js";
import type { DriftOptions, DriftReport, OperationSelection } from "../drift/changes/types.js";
import { compareContracts } from "../drift/find-changes.js";
import { relationOf } from "../drift/relation.js";
import { leavesNothing, meantBy, unmatchedPatterns } from "../drift/select-operations.js";
import { suggestRoot } from "../drift/suggest-root.js";
import { ContractLoader } from "./contract-loader.js";
import { asInput, InputError, UsageError } from "./errors.js";

export interface DiffOptions extends Omit<DriftOptions, "locate" | "nodeAt"> {
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
  /** Told of the absolute paths of all files that were read. */
  readonly onInputs?: (paths: readonly string[]) => void;
  /** Told of what cannot be compared as it is meant; the rest is. */
  readonly onDoubts?: (doubts: readonly Diagnostic[]) => void;
  /** Told of patterns of operations that fit none with what was probably meant, and whether they leave nothing to compare. */
  readonly onUnmatched?: (
    patterns: readonly { readonly pattern: string; readonly meant?: string }[],
    isEmpty: boolean,
  ) => void;
}

/**
 * Compares two descriptions: what breaks for clients of `base` when `revision` takes its place. Both are paths of files,
 * and places name them as they were given. Throws {@link InputError} when one of them cannot be compared, and
 * {@link UsageError} where neither has an operation below the root, or one of them below its own.
 */
export async function diffDocuments(base: string, revision: string, options: DiffOptions = {}): Promise<DriftReport> {
  const { cwd = ".", allowRemoteRefs, limits, root, onRoot, onInputs, onDoubts, onUnmatched, ...drift } = options;
  const loader = new ContractLoader({
    cwd: resolve(cwd),
    allowedOrigins: allowRemoteRefs,
    forComparison: true,
    limits,
  });
  const [left, right] =
    typeof root === "object"
      ? [await loadOwn(loader, base, root[0]), await loadOwn(loader, revision, root[1])]
      : await loadBelow(loader, root, [base, revision]);
  onInputs?.(loader.inputs);
  if (left === undefined || right === undefined) throw new InputError(loader.located());
  onDoubts?.(loader.doubts());
  const both = [left, right];
  tellUnmatched(both, drift.operations, onUnmatched);
  if (onRoot) tellRoot(left, right, onRoot);
  const written = new Map([base, revision].map((path) => [resolve(cwd, path), path] as const));
  const locate: DriftOptions["locate"] = (origin) => {
    const found = loader.locate(origin);
    return { ...found, file: (found.path && written.get(found.path)) ?? found.file };
  };
  const nodeAt = (origin: Origin) => loader.nodeAt(origin);
  const relation = drift.relation ?? relationOf(left, right);
  return asInput(revision, async () => compareContracts(left, right, { ...drift, relation, locate, nodeAt }));
}

export type TellUnmatched = NonNullable<DiffOptions["onUnmatched"]>;

/** Tells of the patterns of a choice that fit none of the operations. */
export function tellUnmatched(
  contracts: readonly Contract[],
  selection: OperationSelection | undefined,
  tell: TellUnmatched | undefined,
): void {
  if (tell === undefined) return;
  const patterns = unmatchedPatterns(contracts, selection).map((pattern) => {
    const meant = meantBy(pattern, contracts);
    return { pattern, ...(meant !== undefined && { meant }) };
  });
  tell(patterns, leavesNothing(contracts, selection));
}

type Loaded = readonly [Contract | undefined, Contract | undefined];

/** Both descriptions, with the root for those that have operations below it; for both, where it is the server's own. */
async function loadBelow(
  loader: ContractLoader,
  root: string | undefined,
  specs: readonly [string, string],
): Promise<Loaded> {
  const found = [await loader.load({ spec: specs[0] }), await loader.load({ spec: specs[1] })] as const;
  if (root === undefined) return found;
  const [one, two] = found.map((contract) => contract !== undefined && hasBelow(contract, root));
  if (!(one || two)) refuseRoot(root, found);
  return [
    one ? await loader.load({ spec: specs[0], root }) : found[0],
    two ? await loader.load({ spec: specs[1], root }) : found[1],
  ];
}

/** A description with a root of its own. */
async function loadOwn(loader: ContractLoader, spec: string, root: string): Promise<Contract | undefined> {
  const found = await loader.load({ spec, root });
  if (found && !hasBelow(found, root)) refuseRoot(root, [await loader.load({ spec })]);
  return found;
}

function hasBelow({ operations }: Contract, root: string): boolean {
  return operations.some(({ key, method }) => `${key.slice(method.length + 1)}/`.startsWith(`${root}/`));
}

/** Nothing would be matched below it, or all as if it had not been given. */
function refuseRoot(root: string, found: Loaded | readonly [Contract | undefined]): void {
  const known = found.flatMap((contract) => (contract && contract.operations.length > 0 ? [contract] : []));
  // What cannot be read is told as that, and what has no operation has none anywhere.
  if (known.length === 0 || known.length < found.length) return;
  const roots = [...new Set(known.map((contract) => contract.root || "/"))];
  throw new UsageError(
    `No operation is below the root "${root}".`,
    `Those that are there are below ${roots.join(" and ")}.`,
  );
}

function tellRoot(base: Contract, revision: Contract, onRoot: NonNullable<DiffOptions["onRoot"]>): void {
  const better = suggestRoot(base, revision);
  const other = better === undefined ? suggestRoot(revision, base) : undefined;
  if (better !== undefined) onRoot(better, "revision");
  if (other !== undefined) onRoot(other, "base");
}
