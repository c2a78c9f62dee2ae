import { writeFileSync } from "node:fs";
import { realpath, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { watchFiles } from "../../../scripts/project/watch-files.js";
import { withFiles } from "../../helpers/with-files.js";

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Watches, and lets a test wait for so many runs in all. */
function watching(files: readonly string[], further: readonly string[] = []) {
  let runs = 0;
  let failure: Error | undefined;
  const ended = watchFiles(files, async () => {
    runs += 1;
    if (failure !== undefined) throw failure;
    return further;
  });
  return {
    runs: () => runs,
    ranTimes: (count: number) => expect.poll(() => runs, { interval: 10, timeout: 20_000 }).toBe(count),
    /** The next run fails with an error, which ends the watch. */
    end: async (file: string) => {
      failure = new Error("The watch ends.");
      await writeFile(file, "end");
      await expect(ended).rejects.toBe(failure);
    },
  };
}

test("a watch runs once for a burst of changes, and again for a file that takes another's place", () =>
  withFiles({ a: "", "b/c": "", other: "" }, async (place) => {
    const folder = await realpath(place);
    const watch = watching([join(folder, "a"), join(folder, "b/c")]);
    // None of them is seen before all are written.
    for (const text of ["1", "2", "3"]) for (const name of ["a", "b/c"]) writeFileSync(join(folder, name), text);
    await watch.ranTimes(1);
    await writeFile(join(folder, "new"), "4");
    await writeFile(join(folder, "other"), "4");
    await pause(400);
    expect(watch.runs()).toBe(1);
    await rename(join(folder, "new"), join(folder, "a"));
    await watch.ranTimes(2);
    await writeFile(join(folder, "a"), "5");
    await watch.ranTimes(3);
    await watch.end(join(folder, "a"));
    await writeFile(join(folder, "a"), "6");
    await pause(400);
    expect(watch.runs()).toBe(4);
  }));

test("a watch sees the files that a run has named, and does without folders that are not there", () =>
  withFiles({ a: "", "b/c": "" }, async (place) => {
    const folder = await realpath(place);
    const watch = watching([join(folder, "a")], [join(folder, "b/c"), join(folder, "nowhere/d")]);
    await writeFile(join(folder, "b/c"), "1");
    await writeFile(join(folder, "a"), "1");
    await watch.ranTimes(1);
    await pause(50);
    await writeFile(join(folder, "b/c"), "2");
    await watch.ranTimes(2);
    await watch.end(join(folder, "b/c"));
  }));
