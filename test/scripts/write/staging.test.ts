import { mkdir, readdir, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { hasLeftovers, isLeft, removeLeftovers, stagingName } from "../../../scripts/write/staging.js";
import { gone } from "../../helpers/gone-process.js";
import { withFiles } from "../../helpers/with-files.js";

test("names of staging tell the run, and are each another", () => {
  const name = stagingName(".a-");
  expect(name).toMatch(new RegExp(`^\\.a-${process.pid}-[0-9a-f]{8}$`));
  expect(stagingName(".a-")).not.toBe(name);
});

test("leftovers are removed by their name and their process alone, files and folders", () => {
  const left = [`.a-${gone}`, `.a-${gone}-0a1b`];
  const kept = [`.a-${process.pid}-0a1b`, `.b-${gone}-0a1b`, `.a-${gone}-0a1b.ts`, ".a-", ".a-x", `${gone}`, "c.ts"];
  return withFiles(Object.fromEntries(kept.map((name) => [name, ""])), async (folder) => {
    expect(await hasLeftovers(folder, ".z-")).toBe(false);
    expect(await hasLeftovers(folder, ".a-")).toBe(true);
    for (const name of left) await writeFile(join(folder, name), "");
    await mkdir(join(folder, `.a-${gone}-0f`));
    await writeFile(join(folder, `.a-${gone}-0f/b`), "");
    await removeLeftovers(folder, ".a-");
    expect((await readdir(folder)).sort()).toEqual(kept.sort());
  });
});

test("leftovers of a folder that is not there are none", async () => {
  expect(await hasLeftovers("/nowhere/at/all", ".")).toBe(false);
  await removeLeftovers("/nowhere/at/all", "");
});

test.each([
  ["of a process that is gone", gone, 0, true],
  ["of a process that runs", process.pid, 0, false],
  ["of a process that has run for less than ten minutes", process.pid, 9.9, false],
  ["of a number that another process has by now", process.pid, 10.1, true],
])("what is there is left behind, or not: %s", (_, pid, minutes, left) =>
  withFiles({ a: "" }, async (folder) => {
    const time = Date.now() / 1_000 - minutes * 60;
    await utimes(join(folder, "a"), time, time);
    expect(await isLeft(join(folder, "a"), pid)).toBe(left);
  }),
);

test("what is there no more is left by nobody who runs", async () => {
  expect(await isLeft("/nowhere/at/all", process.pid)).toBe(false);
});
