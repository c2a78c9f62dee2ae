import type { Diagnostic } from "../base/diagnostics.js";

/** What went wrong with the inputs of a verb that returns nothing without them. */
export class InputError extends Error {
  override readonly name = "InputError";

  constructor(readonly diagnostics: readonly Diagnostic[]) {
    super(diagnostics.find(({ severity }) => severity === "error")?.message ?? "The input cannot be read.");
  }
}

/** What was asked for cannot be done: nothing is wrong with an input, and nothing with us. */
export class UsageError extends Error {
  override readonly name = "UsageError";

  constructor(
    message: string,
    readonly hint?: string,
  ) {
    super(message);
  }
}
