import { Diagnostics } from "../base/diagnostics.js";
import { createLinter, createLinterOf } from "../lint/lint-document.js";
import type { Linter } from "../lint/linter.js";
import { InputError } from "./errors.js";

/**
 * A linter with the rules of the folder of a config, or with our own without one. Throws an {@link InputError} where the
 * folder's `redocly.yaml` cannot be used.
 */
export async function openLinter(folder?: string): Promise<Linter> {
  if (folder === undefined) return createLinter();
  const diagnostics = new Diagnostics();
  const linter = await createLinterOf(folder, diagnostics.report);
  if (linter === undefined) throw new InputError(diagnostics.all);
  return linter;
}
