import { lstat, mkdir, rmdir, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";

/**
 * Makes a folder and those above it, and returns the first that was not there, if any. Node alone tells of a file system that
 * cannot be written, or that is full, as of a path that does not exist, and of one that makes no folders, never: here the first
 * is made by itself.
 */
export async function makeFolder(path: string): Promise<string | undefined> {
  const missing = await firstMissing(resolve(path));
  if (await exists(missing, stat)) return mkdir(path, { recursive: true });
  if (await exists(missing, lstat))
    throw Object.assign(new Error("ENOENT: a link that leads nowhere is in the way"), {
      code: "ENOENT",
      syscall: "mkdir",
      path: missing,
    });
  await mkdir(missing).catch((error: NodeJS.ErrnoException) => {
    // Another run may have made it meanwhile.
    if (error.code !== "EEXIST") throw error;
  });
  await mkdir(path, { recursive: true });
  return missing;
}

/** Removes a folder that {@link makeFolder} has made, and those above it up to the first that it made. Those that hold something stay. */
export async function removeMade(path: string, first: string): Promise<void> {
  for (let folder = resolve(path); folder.startsWith(resolve(first)); folder = dirname(folder))
    await rmdir(folder).catch(() => undefined);
}

async function firstMissing(path: string): Promise<string> {
  const parent = dirname(path);
  return parent === path || (await exists(parent, stat)) ? path : firstMissing(parent);
}

async function exists(path: string, look: (path: string) => Promise<unknown>): Promise<boolean> {
  return look(path).then(
    () => true,
    () => false,
  );
}
