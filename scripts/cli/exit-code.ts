import { CommanderError } from "commander";
import { isStackOverflow, tooDeep } from "../base/input-limits.js";
import { InputError, UsageError, writeHint } from "../project/errors.js";
import { ExitError } from "./exit.js";
import { printFatal } from "./print-diagnostics.js";
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
    printFatal(error.diagnostics.filter(({ severity }) => severity === "error"));
    return 2;
  }
  if (isStackOverflow(error)) {
    printFatal([tooDeep({ file: "", pointer: "" })]);
    return 2;
  }
  if (isRefusedByFileSystem(error)) {
    const place = error.path === undefined ? "" : shown`${withoutMiddle(error.path)}: `;
    tellError(shown`error: ${place}${error.message.split(",")[0] ?? ""}.\n  ${writeHint(error.code)}\n`);
    return 2;
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  tellError(shown`concord failed: this is a bug of ours.\n${shownLines(text)}\n`);
  return 70;
}

/** Both ends of a path that is too long for a line. */
function withoutMiddle(path: string): string {
  return path.length <= 400 ? path : `${path.slice(0, 150)} … ${path.slice(-150)}`;
}

/** What the command reads, it reports on; so this is about what it writes. */
function isRefusedByFileSystem(error: unknown): error is NodeJS.ErrnoException {
  return (
    error instanceof Error &&
    "syscall" in error &&
    "code" in error &&
    /^(?:access|close|copyfile|fsync|l?stat|link|mkdir|open|read|readlink|realpath|rename|rm|rmdir|scandir|unlink|write)$/.test(
      String(error.syscall),
    )
  );
}
