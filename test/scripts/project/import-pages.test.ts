import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { Diagnostics } from "../../../scripts/base/diagnostics.js";
import { type ImportJob, importPages } from "../../../scripts/project/import-pages.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "concord-pages-"));
  await writeFile(join(folder, "good.md"), '# Pets\n\n`POST https://a.example/v1/pets`\n\n```json\n{ "id": 1 }\n```\n');
  await writeFile(join(folder, "empty.md"), "# Soon\n");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function run(jobs: readonly Omit<ImportJob, "overlays">[], check = false) {
  const { report, all } = new Diagnostics();
  const states: string[] = [];
  const planned = jobs.map((job) => ({ overlays: [], ...job }));
  for await (const { file, state } of importPages(planned, { cwd: folder, report, check }))
    states.push(`${file} ${state}`);
  const errors = all.filter(({ severity }) => severity === "error");
  return { states, errors: errors.map(({ code, at }) => `${code} ${at.file}:${at.line}`) };
}

it("the import takes the pages that can be imported, and tells where the others are wrong", async () => {
  const jobs = [
    { pages: ["empty.md"], output: "empty.yaml" },
    { pages: ["good.md"], output: "good.yaml" },
    { pages: ["good.md"] },
  ];
  expect(await run(jobs)).toEqual({
    states: ["good.md written", "good.md printed"],
    errors: ["import-empty empty.md:1"],
  });
  expect(await readFile(join(folder, "good.yaml"), "utf8")).toContain("openapi: 3.1.0");
});

it("the import checks descriptions without writing", async () => {
  const jobs = [{ pages: ["good.md"], output: "good.yaml" }];
  expect((await run(jobs, true)).states).toEqual(["good.md unreadable"]);
  await run(jobs);
  expect((await run(jobs, true)).states).toEqual(["good.md current"]);
  await writeFile(join(folder, "good.yaml"), "openapi: 3.1.0\n");
  expect((await run(jobs, true)).states).toEqual(["good.md stale"]);
  expect(await readFile(join(folder, "good.yaml"), "utf8")).toBe("openapi: 3.1.0\n");
});

it("a page that is too large is told without an option that imports do not have", async () => {
  await writeFile(join(folder, "large.md"), "x".repeat(33 * 1024 * 1024));
  const { report, all } = new Diagnostics();
  for await (const _ of importPages([{ overlays: [], pages: ["large.md"] }], { cwd: folder, report, check: false }));
  expect(all.map(({ code, hint }) => [code, hint])).toEqual([["file-too-large", "Cut out the part that matters."]]);
});
