import { UsageError } from "../project/errors.js";

/** Ends the command with an exit code; whatever there is to say has been said. */
export class ExitError extends Error {
  override readonly name = "ExitError";

  constructor(readonly code: 1 | 2 | 70) {
    super(`exit ${code}`);
  }
}

/** Ends the command with a message about its usage. */
export function failUsage(message: string, hint?: string): never {
  throw new UsageError(message, hint);
}
