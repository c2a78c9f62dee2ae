import { access, appendFile, constants, readlink, realpath, stat, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { replaceFile } from "../write/replace-file.js";
import { UsageError, writeHint } from "./errors.js";

/**
 * What is written in the place of an input would be read as one the next time. Throws a {@link UsageError} where a file is one
 * of the inputs, by whatever path.
 */
export async function refuseInputs(files: readonly string[], inputs: readonly string[]): Promise<void> {
  const real = (path: string) => realpath(path).catch(() => resolve(path));
  const known = new Set(await Promise.all(inputs.map(real)));
  for (const file of files)
    if (known.has(await real(file)))
      throw new UsageError(`"${file}" is an input of this run, and would be replaced.`, "Name another file to write.");
}

/** Writes what was asked for to a path as a whole or not at all. Throws a {@link UsageError} where that cannot be. */
export async function saveOutput(text: string, path: string, cwd = "."): Promise<void> {
  const target = resolve(cwd, path);
  try {
    const found = await stat(target).catch(() => undefined);
    if (found?.isDirectory()) throw folderThere(path);
    // A device or a pipe cannot be replaced by a file.
    if (found !== undefined && !found.isFile()) await writeFile(target, text);
    else await replaceFile(found === undefined ? target : await realpath(target), text);
  } catch (error) {
    throw asRefusal(error, path);
  }
}

/** Throws a {@link UsageError} where {@link saveOutput} would; writes nothing to find out. */
export async function refuseUnsavable(path: string): Promise<void> {
  const target = resolve(path);
  try {
    const found = await stat(target).catch(() => undefined);
    if (found?.isDirectory()) throw folderThere(path);
    if (found !== undefined && !found.isFile()) await access(target, constants.W_OK);
    else await checkFolder(dirname(found === undefined ? target : await realpath(target)));
  } catch (error) {
    throw asRefusal(error, path);
  }
}

/** A folder that is not there can be made where the one above it can be written to. */
async function checkFolder(folder: string): Promise<void> {
  const isThere = await stat(folder).then(
    () => true,
    () => dirname(folder) === folder,
  );
  if (!isThere) return checkFolder(dirname(folder));
  await access(`${folder}/.`, constants.W_OK | constants.X_OK);
}

/** Throws a {@link UsageError} where nothing could be added to a file; writes nothing to find out. */
export async function refuseUnwritable(path: string): Promise<void> {
  try {
    await checkWritable(resolve(path), path);
  } catch (error) {
    throw asRefusal(error, path);
  }
}

async function checkWritable(target: string, path: string): Promise<void> {
  const found = await stat(target).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
  });
  if (found?.isDirectory()) throw folderThere(path);
  if (found !== undefined) return access(target, constants.W_OK);
  // What a link leads to is made where it leads.
  const link = await readlink(target).catch(() => undefined);
  if (link !== undefined) return checkWritable(resolve(dirname(target), link), path);
  return access(dirname(target), constants.W_OK | constants.X_OK);
}

function folderThere(path: string): UsageError {
  return new UsageError(`${path} is a folder.`, "Name a file to write.");
}

/** What a file system says, as what cannot be done; other errors as they are. */
function asRefusal(error: unknown, path: string): unknown {
  if (!(error instanceof Error && "code" in error && "syscall" in error)) return error;
  return new UsageError(`Cannot write ${path} (${String(error.code)}).`, writeHint(error.code));
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
