import { appendFile, realpath, stat, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { replaceFile } from "../write/replace-file.js";
import { UsageError, writeHint } from "./errors.js";

/** Writes what was asked for to a path as a whole or not at all. Throws a {@link UsageError} where that cannot be. */
export async function saveOutput(text: string, path: string, cwd = "."): Promise<void> {
  const target = resolve(cwd, path);
  try {
    const found = await stat(target).catch(() => undefined);
    if (found?.isDirectory()) throw new UsageError(`${path} is a folder.`, "-o takes a file: -o report.html");
    // A device or a pipe cannot be replaced by a file.
    if (found !== undefined && !found.isFile()) await writeFile(target, text);
    else await replaceFile(found === undefined ? target : await realpath(target), text);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && "syscall" in error)) throw error;
    throw new UsageError(`Cannot write ${path} (${String(error.code)}).`, writeHint(error.code));
  }
}

/** Adds to the end of a file that others write to, too. Says why it could not. */
export async function appendOutput(text: string, path: string): Promise<string | undefined> {
  try {
    await appendFile(path, text);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
