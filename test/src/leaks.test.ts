import { execFile } from "node:child_process";
import { rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { bundlePrograms } from "../helpers/bundle-programs.js";
import { folderInside } from "../helpers/folder-inside.js";

let folder: string;
beforeAll(async () => {
  folder = await folderInside("leaks");
  const programs = ["leaks", "listeners"].map((name) => resolve(import.meta.dirname, `fixtures/${name}.ts`));
  await bundlePrograms(programs, folder);
});
afterAll(() => rm(folder, { recursive: true }));

/** What a program of the fixtures prints as JSON, in a process that has to end by itself. */
async function told(name: string): Promise<unknown> {
  const { stdout } = await promisify(execFile)(process.execPath, [join(folder, `${name}.mjs`)], { timeout: 30_000 });
  return JSON.parse(stdout);
}

it("leaves no open answer and no timer, and lets the process end", async () => {
  expect(await told("leaks")).toEqual({ answers: 0, timers: [] });
});

it("leaves no listener on the caller's signal", async () => {
  expect(await told("listeners")).toEqual({ before: 0, during: 2, after: 0 });
});
