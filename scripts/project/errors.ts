import type { Diagnostic } from "../base/diagnostics.js";

/** What went wrong with the inputs of a verb that returns nothing without them. */
export class InputError extends Error {
  override readonly name = "InputError";

  constructor(readonly diagnostics: readonly Diagnostic[]) {
    super(diagnostics.find(({ severity }) => severity === "error")?.message ?? "The input cannot be read.");
  }
}
