import type { Diagnostic } from "../base/diagnostics.js";
import { isStackOverflow, tooDeep } from "../base/input-limits.js";

/** What went wrong with the inputs of a verb that returns nothing without them. */
export class InputError extends Error {
  override readonly name = "InputError";

  constructor(readonly diagnostics: readonly Diagnostic[]) {
    super(diagnostics.find(({ severity }) => severity === "error")?.message ?? "The input cannot be read.");
  }
}

/** Does something, for which calls may go deeper than the process allows: that is trouble with the input `file`. */
export async function asInput<Result>(file: string, run: () => Promise<Result>): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    throw isStackOverflow(error) ? new InputError([tooDeep({ file, pointer: "" })]) : error;
  }
}

/** What to do where a file system refuses to write, by its code. */
export function writeHint(code: unknown): string {
  switch (code) {
    case "ENOSPC":
    case "EDQUOT":
      return "There is no room left: make some, and run it again.";
    case "EROFS":
      return "What is written must be on a file system that can be written.";
    case "EISDIR":
    case "ENOTDIR":
    case "EEXIST":
      return "Move what is in the way, or name another place.";
    case "ENOENT":
    case "ELOOP":
      return "Check the path: a link on it leads nowhere, or a folder of it is gone.";
    case "ENAMETOOLONG":
      return "Name a shorter path.";
    case "EMFILE":
    case "ENFILE":
      return "Too many files are open: close programs, or raise the limit (ulimit -n), and run it again.";
    default:
      return "Check the path and the rights to its folder.";
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
