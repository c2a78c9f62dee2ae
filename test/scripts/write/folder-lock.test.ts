import { readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import { withFolderLock } from "../../../scripts/write/folder-lock.js";
import { gone } from "../../helpers/gone-process.js";
import { withFiles } from "../../helpers/with-files.js";

afterEach(() => {
  vi.restoreAllMocks();
});

const heldBy = (pid: number, host = hostname()) => ({ ".concord-lock": `${pid} ${host} x` });

const now = Date.now.bind(Date);

/** The clock is so many milliseconds ahead from here on. */
function advance(ms: number): void {
  vi.spyOn(Date, "now").mockImplementation(() => now() + ms);
}

/** Work under the lock, and whether it has begun. */
function begin(folder: string): { readonly done: Promise<unknown>; readonly hasBegun: () => boolean } {
  let hasBegun = false;
  const done = withFolderLock(folder, async () => {
    hasBegun = true;
  });
  done.catch(() => undefined);
  return { done, hasBegun: () => hasBegun };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function touch(folder: string, minutesAgo: number): Promise<void> {
  const time = Date.now() / 1_000 - minutesAgo * 60;
  await utimes(join(folder, ".concord-lock"), time, time);
}

describe("a lock", () => {
  test("a lock is there with the name of its run while that works, and is gone afterwards", () =>
    withFiles({}, async (folder) => {
      const names = await withFolderLock(folder, async () => {
        const [, own = ""] = (await readdir(folder)).sort();
        const text = await readFile(join(folder, ".concord-lock"), "utf8");
        expect(text).toBe(`${process.pid} ${hostname()} ${join(folder, own)}`);
        return readdir(folder);
      });
      const own = expect.stringMatching(new RegExp(`^\\.concord-lock-${process.pid}-[0-9a-f]{8}$`));
      expect(names.sort()).toEqual([".concord-lock", own]);
      expect(await readdir(folder)).toEqual([]);
    }));

  test("a lock is gone after work that fails, too", () =>
    withFiles({}, async (folder) => {
      await expect(withFolderLock(folder, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
      expect(await readdir(folder)).toEqual([]);
    }));

  test("a lock that another run took for left behind is that run's", () =>
    withFiles({}, async (folder) => {
      await withFolderLock(folder, async () => {
        for (const name of await readdir(folder)) await rm(join(folder, name));
        await writeFile(join(folder, ".concord-lock"), heldBy(process.pid)[".concord-lock"]);
      });
      expect(await readdir(folder)).toEqual([".concord-lock"]);
    }));
});

describe("a lock that is there", () => {
  test.each([
    ["of a run that goes on", heldBy(process.pid), 0, true],
    ["of a run that went on for nine minutes and a half", heldBy(process.pid), 9.5, true],
    ["of a number that another process has by now", heldBy(process.pid), 10.5, false],
    ["of a run that is gone", heldBy(gone), 0, false],
    ["of a run on another machine", heldBy(gone, "another-machine"), 0, true],
    ["of a run on another machine that must be gone by now", heldBy(gone, "another-machine"), 10.5, false],
  ])("a lock that is there is waited for or taken: %s", (_, files, minutes, isWaitedFor) =>
    withFiles(files, async (folder) => {
      await touch(folder, minutes);
      const { done, hasBegun } = begin(folder);
      if (isWaitedFor) {
        await pause(150);
        expect(hasBegun()).toBe(false);
        await rm(join(folder, ".concord-lock"));
      }
      await done;
      expect(await readdir(folder)).toEqual([]);
    }),
  );

  test("a lock that is there is another user's where the system does not let us ask", () =>
    withFiles(heldBy(gone), async (folder) => {
      vi.spyOn(process, "kill").mockImplementation(() => {
        throw Object.assign(new Error("kill EPERM"), { code: "EPERM" });
      });
      const { done, hasBegun } = begin(folder);
      await pause(150);
      expect(hasBegun()).toBe(false);
      vi.restoreAllMocks();
      await done;
    }));

  test("a lock that is there is waited for half a minute, and then told", () =>
    withFiles(heldBy(process.pid), async (folder) => {
      const { done } = begin(folder);
      await pause(50);
      advance(25_000);
      await pause(100);
      expect(await Promise.race([done, "waiting"])).toBe("waiting");
      advance(31_000);
      await expect(done).rejects.toMatchObject({ name: "FolderBusyError", folder });
      expect(await readdir(folder)).toEqual([".concord-lock"]);
    }));
});
