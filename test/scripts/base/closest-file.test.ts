import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closestFile } from "../../../scripts/base/closest-file.js";
import { Diagnostics } from "../../../scripts/base/diagnostics.js";
import { loadConfig } from "../../../scripts/config/load-config.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "concord-closest-"));
  for (const path of ["openapi", "openapi/folder.yaml"]) await mkdir(join(folder, path));
  for (const path of ["concord.config.json", "openapi/example.yaml", "openapi/relay.json"])
    await writeFile(join(folder, path), "{}");
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe("the file that was probably meant", () => {
  it.each([
    ["a typing error", "openapi/exmaple.yaml", "openapi/example.yaml"],
    ["another case", "openapi/Relay.JSON", "openapi/relay.json"],
    ["another ending", "openapi/relay.yaml", "openapi/relay.json"],
    ["a folder that is misspelt", "openaip/example.yaml", "openapi/example.yaml"],
    ["both misspelt", "opnapi/example.yml", "openapi/example.yaml"],
  ])("the file that was probably meant is found: %s", async (_, path, meant) => {
    const found = await closestFile(join(folder, path));
    expect(found === undefined ? found : relative(folder, found)).toBe(meant);
  });

  it.each([
    ["nothing is near", "openapi/another.yaml"],
    ["a folder of that name is no file", "openapi/folders.yaml"],
    ["a file is no folder", "concord.config.jsn/example.yaml"],
    ["no folder is near", "elsewhere/below/example.yaml"],
  ])("the file that was probably meant is unknown where %s", async (_, path) => {
    expect(await closestFile(join(folder, path))).toBeUndefined();
  });

  it("the file that was probably meant is told where a config is missing", async () => {
    const { report, all: diagnostics } = new Diagnostics();
    await loadConfig(join(folder, "concord.confg.json"), folder, report);
    expect(diagnostics.map(({ code, at, hint }) => [code, at.file, hint])).toEqual([
      ["config-invalid", "concord.confg.json", "Did you mean concord.config.json?"],
    ]);
  });
});
