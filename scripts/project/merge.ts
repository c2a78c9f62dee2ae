import type { Diagnostic } from "../base/diagnostics.js";
import { hasInputErrors } from "../base/diagnostics.js";
import { clientDocument } from "../emit/client-document.js";
import { createLinter } from "../lint/lint-document.js";
import { ContractLoader, type LoaderOptions } from "./contract-loader.js";
import { describeProviders } from "./descriptions.js";
import { InputError, UsageError } from "./errors.js";
import { joinContracts } from "./join-contracts.js";
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
  const linter = await createLinter(folder);
  const loader = new ContractLoader({ cwd: folder, linter, ...options });
  const [reference, ...others] = await loader.loadAll(describeProviders(config));
  const { report, hasErrors } = loader.diagnostics;
  if (reference === undefined || hasErrors) throw new InputError(loader.located());
  const { joint } = await joinContracts([reference, ...others], {
    config,
    configFile: file,
    linter,
    cwd: folder,
    report,
    leftOut: loader.choices.leftOut,
    only: isPortable ? "portable" : "merged",
  });
  loader.choices.reportIdle(file, report);
  const diagnostics = loader.located();
  if (hasInputErrors(diagnostics)) throw new InputError(diagnostics);
  const [made] = joint;
  return { text: made && clientDocument(made.contract), diagnostics, inputs: loader.inputs };
}
