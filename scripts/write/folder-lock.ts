import { constants } from "node:fs";
import { copyFile, link, readFile, rm, unlink, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { isLeft, stagingName } from "./staging.js";

/** How long another run is waited for, which takes milliseconds to write. */
const patience = 30_000;

/** How long until it is asked again. */
const pause = 30;

/** What file systems say that have no links. */
const noLinks: ReadonlySet<string> = new Set(["EPERM", "ENOSYS", "ENOTSUP", "EOPNOTSUPP"]);

/** Another run writes to a folder, and does not end. */
export class FolderBusyError extends Error {
  override readonly name = "FolderBusyError";

  constructor(readonly folder: string) {
    super(`Another run is writing to ${folder}`);
  }
}

/** Does something while no other run does it in the same folder. What killed runs hold is taken from them. */
export async function withFolderLock<Result>(folder: string, work: () => Promise<Result>): Promise<Result> {
  const path = join(folder, ".concord-lock");
  const own = join(folder, stagingName(".concord-lock-"));
  const text = `${process.pid} ${hostname()} ${own}`;
  await writeFile(own, text);
  try {
    const end = Date.now() + patience;
    while (!(await take(own, path))) {
      if (Date.now() > end) throw new FolderBusyError(folder);
      await setTimeout(pause);
    }
    try {
      return await work();
    } finally {
      // Whoever took it for left behind has it now.
      if ((await holderOf(path)) === text) await unlink(path);
    }
  } finally {
    await rm(own, { force: true });
  }
}

/** A link is made by one run alone, and with its content. */
async function take(own: string, path: string): Promise<boolean> {
  try {
    await link(own, path).catch(async (error: NodeJS.ErrnoException) => {
      if (!noLinks.has(error.code ?? "")) throw error;
      await copyFile(own, path, constants.COPYFILE_EXCL);
    });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  const holder = await holderOf(path);
  const [pid, host] = holder?.split(" ") ?? [];
  // A run on another machine is given all its time.
  const isGone = pid !== undefined && (await isLeft(path, host === hostname() ? Number(pid) : process.pid));
  if (isGone && (await holderOf(path)) === holder) await rm(path, { force: true });
  return false;
}

async function holderOf(path: string): Promise<string | undefined> {
  return readFile(path, "utf8").catch(() => undefined);
}
