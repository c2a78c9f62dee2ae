import { CommanderError } from "commander";
import { isStackOverflow, tooDeep } from "../base/input-limits.js";
import { InputError, UsageError } from "../project/errors.js";
import { ExitError } from "./exit.js";
import { printDiagnostics } from "./print-diagnostics.js";
import { shown, shownLines, tellError } from "./terminal.js";

/** Says why a command ended, unless that has been said, and returns its exit code. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof ExitError) return error.code;
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof UsageError) {
    tellError(shown`error: ${error.message}\n${error.hint === undefined ? "" : shown`  ${error.hint}\n`}`);
    return 2;
  }
  if (error instanceof InputError) {
    const errors = error.diagnostics.filter(({ severity }) => severity === "error");
    printDiagnostics(errors, { verbose: true });
    return 2;
  }
  if (isStackOverflow(error)) {
    printDiagnostics([tooDeep({ file: "", pointer: "" })], { verbose: true });
    return 2;
  }
  if (isRefusedByFileSystem(error)) {
    tellError(shown`error: ${error.path}: ${error.message.split(",")[0] ?? ""}.\n  Can this user write there?\n`);
    return 2;
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  tellError(shown`concord failed: this is a bug of ours.\n${shownLines(text)}\n`);
  return 70;
}

/** What the command reads, it reports on; so this is about what it writes. */
function isRefusedByFileSystem(error: unknown): error is Error & { readonly path: string } {
  return (
    error instanceof Error &&
    "syscall" in error &&
    "path" in error &&
    typeof error.path === "string" &&
    /^(?:mkdir|open|write|rename|rm|rmdir|unlink|copyfile)$/.test(String(error.syscall))
  );
}
