import { randomBytes } from "node:crypto";
import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";

/** No run writes for as long: what is older was left behind, though another process has its number by now. */
const longestRun = 10 * 60_000;

/** A name that no other run has, and by which a later one knows whether this one is still there. */
export function stagingName(prefix: string): string {
  return `${prefix}${process.pid}-${randomBytes(4).toString("hex")}`;
}

/** Removes what runs that were killed have left in a folder under names of {@link stagingName}. */
export async function removeLeftovers(folder: string, prefix: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const pid = name.startsWith(prefix) ? /^(\d+)(?:-[\da-f]+)?$/.exec(name.slice(prefix.length))?.[1] : undefined;
    const path = join(folder, name);
    if (pid !== undefined && (await isLeft(path, Number(pid)))) await rm(path, { recursive: true, force: true });
  }
}

/** Whether something of that name is left there, by a run that was killed or one that is not done. */
export async function hasLeftovers(folder: string, prefix: string): Promise<boolean> {
  return (await readdir(folder).catch(() => [])).some((name) => name.startsWith(prefix));
}

/** Whether whoever made a file or folder will not come back to it. */
export async function isLeft(path: string, pid: number): Promise<boolean> {
  if (!isRunning(pid)) return true;
  const found = await stat(path).catch(() => undefined);
  return found !== undefined && Date.now() - found.mtimeMs > longestRun;
}

/** Whether a process is there, of whichever user. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It is another user's.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
