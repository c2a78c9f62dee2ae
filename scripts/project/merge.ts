import type { Diagnostic } from "../base/diagnostics.js";
import { hasInputErrors } from "../base/diagnostics.js";
import { InputError, UsageError } from "./errors.js";
import { type GenerateOptions, generate } from "./generate.js";
import type { Project } from "./open-project.js";

export interface JointDocumentOptions extends Pick<GenerateOptions, "choice" | "limits"> {
  /** The portable contract, in place of the merged one. */
  readonly isPortable: boolean;
}

export interface MergedDocument {
  /** Absent where the contract could not be made, which is a bug of ours that the diagnostics tell. */
  readonly text?: string | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The merged or the portable contract of a project as one OpenAPI document: the one that `generate` writes. Throws an
 * {@link InputError} where a description is wrong.
 */
export async function merge(
  { config, folder, file }: Project,
  { isPortable, ...options }: JointDocumentOptions,
): Promise<MergedDocument> {
  const { files, diagnostics } = await generate({ config, configFile: file, cwd: folder, ...options });
  if (hasInputErrors(diagnostics)) throw new InputError(diagnostics);
  if (isPortable && config.portable === false)
    throw new UsageError("The config has no portable contract.", "See `portable`.");
  return { text: files.get(isPortable ? "portable/openapi.json" : "openapi.json"), diagnostics };
}
