import { type Diagnostic, hasErrors } from "../base/diagnostics.js";
import type { Contract } from "../contract/model/types.js";
import type { DriftReport } from "../drift/changes/types.js";
import { compareContracts } from "../drift/find-changes.js";
import { ContractLoader } from "./contract-loader.js";
import type { DescriptionSettings } from "./descriptions.js";

/** A version of a description, and what is to be said of it. */
export interface LoadedVersion {
  /** Name of the description in diagnostics. */
  readonly file: string;
  readonly contract: Contract | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Loads the description on disk, or a text in its place. */
export async function loadVersion(
  description: DescriptionSettings,
  cwd: string,
  text?: string,
): Promise<LoadedVersion> {
  const loader = new ContractLoader({ cwd, forComparison: true });
  if (text !== undefined) loader.put(description.spec, text);
  const contract = await loader.load(description);
  return { file: loader.nameOf(description.spec), contract, diagnostics: loader.located() };
}

/** What a version changes, where both can be compared. */
export function compareVersions(base: LoadedVersion | undefined, revision: LoadedVersion): DriftReport | undefined {
  const isSound = base?.contract !== undefined && revision.contract !== undefined && !hasErrors(revision.diagnostics);
  if (!isSound || base?.contract === undefined || revision.contract === undefined) return undefined;
  return compareContracts(base.contract, revision.contract, { witnesses: false });
}

export type { DriftReport };
