import { lstat, mkdir, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";

/**
 * Makes a folder and those above it, and returns the first that was not there, if any. Node tells of a file system that
 * cannot be written, or that is full, as of a path that does not exist; here it is told as what it is.
 */
export async function makeFolder(path: string): Promise<string | undefined> {
  try {
    return await mkdir(path, { recursive: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  const missing = await firstMissing(resolve(path));
  if (await exists(missing, lstat))
    throw Object.assign(new Error("ENOENT: a link that leads nowhere is in the way"), {
      code: "ENOENT",
      syscall: "mkdir",
      path: missing,
    });
  await mkdir(missing);
  await mkdir(path, { recursive: true });
  return missing;
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
