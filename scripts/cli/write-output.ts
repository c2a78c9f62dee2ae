import { realpath, stat, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { replaceFile } from "../write/replace-file.js";
import { failUsage } from "./exit.js";

/**
 * Writes what a command prints to `path`, as a whole or not at all, or to standard output without one. A reader that
 * closes the pipe early, such as `head`, has what it wanted.
 */
export async function writeOutput(text: string, path: string | undefined): Promise<void> {
  if (path === undefined) return writeToStandardOutput(text);
  const target = resolve(path);
  try {
    const found = await stat(target).catch(() => undefined);
    if (found?.isDirectory()) return failUsage(`${path} is a folder.`, "-o takes a file: -o report.html");
    // A device or a pipe cannot be replaced by a file.
    if (found !== undefined && !found.isFile()) await writeFile(target, text);
    else await replaceFile(found === undefined ? target : await realpath(target), text);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && "syscall" in error)) throw error;
    failUsage(`Cannot write ${path} (${String(error.code)}).`, "Check the path and the rights to its folder.");
  }
}

function writeToStandardOutput(text: string): Promise<void> {
  return new Promise((done, fail) => {
    process.stdout.once("error", (error: NodeJS.ErrnoException) => (error.code === "EPIPE" ? done() : fail(error)));
    process.stdout.write(text, (error) => {
      if (!error) done();
    });
  });
}
