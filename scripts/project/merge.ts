import type { Diagnostic } from "../base/diagnostics.js";
import { hasInputErrors } from "../base/diagnostics.js";
import { clientDocument } from "../emit/client-document.js";
import { ContractLoader, type LoaderOptions } from "./contract-loader.js";
import { InputError, UsageError } from "./errors.js";
import { joinProviders } from "./join-contracts.js";
import { openLinter } from "./open-linter.js";
import type { Project } from "./open-project.js";

export interface JointDocumentOptions extends Pick<LoaderOptions, "choice" | "limits"> {
  /** The portable contract, in place of the merged one. */
  readonly isPortable: boolean;
}

export interface MergedDocument {
  /** Absent where the contract could not be made, which is a bug of ours that the diagnostics tell. */
  readonly text?: string | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** Absolute paths of all files that were read. */
  readonly inputs: readonly string[];
}

/**
 * The merged or the portable contract of a project as one OpenAPI document: the one that `generate` writes. Throws an
 * {@link InputError} where a description is wrong.
 */
export async function merge(
  { config, folder, file }: Project,
  { isPortable, ...options }: JointDocumentOptions,
): Promise<MergedDocument> {
  if (isPortable && config.portable === false)
    throw new UsageError("The config has no portable contract.", "See `portable`.");
  const linter = await openLinter(folder);
  const loader = new ContractLoader({ cwd: folder, linter, ...options });
  const only = isPortable ? "portable" : "merged";
  const joined = await joinProviders(loader, { config, configFile: file, linter, cwd: folder, only });
  if (joined === undefined) throw new InputError(loader.located());
  loader.choices.reportIdle(file, loader.diagnostics.report);
  const diagnostics = loader.located();
  if (hasInputErrors(diagnostics)) throw new InputError(diagnostics);
  const [made] = joined.joint;
  return { text: made && clientDocument(made.contract), diagnostics, inputs: loader.inputs };
}
