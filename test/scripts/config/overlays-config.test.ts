import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Diagnostics } from "../../../scripts/base/diagnostics.js";
import { loadConfig } from "../../../scripts/config/load-config.js";
import { ContractLoader } from "../../../scripts/project/contract-loader.js";
import { generate } from "../../../scripts/project/generate.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "concord-config-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const spec = `openapi: 3.1.0
info: { title: T, version: "1" }
servers: [{ url: https://a.example/v1 }]
paths:
  /things:
    get: { operationId: list, summary: Lists., responses: { 200: { description: Done } } }
  /secrets:
    get: { operationId: secrets, summary: Lists., responses: { 200: { description: Done } } }
`;
const overlay = "overlay: 1.0.0\nactions: [{ target: \"$.paths['/secrets']\", remove: true }]\n";

describe("overlays of a config", () => {
  it("overlays of a config change what generate and drift see of the provider", async () => {
    await writeFile(join(folder, "a.yaml"), spec);
    await writeFile(join(folder, "a.overlay.yaml"), overlay);
    const provider = { spec: "a.yaml", overlays: ["a.overlay.yaml"] };
    const { contracts } = await generate({ cwd: folder, config: { reference: "a", providers: { a: provider } } });
    expect(contracts[0]?.operations.map(({ key }) => key)).toEqual(["GET /v1/things"]);
    const loader = new ContractLoader({ cwd: folder });
    const keys = async (settings: object) =>
      (await loader.load({ spec: "a.yaml", ...settings }))?.operations.map(({ key }) => key).sort();
    expect(await keys({})).toEqual(["GET /v1/secrets", "GET /v1/things"]);
    expect(await keys({ overlays: provider.overlays })).toEqual(["GET /v1/things"]);
  });

  it.each([
    [{ models: 5 }, "/providers/a/models"],
    [{ models: ["a.yaml"] }, "/providers/a/models"],
    [{ overlays: "a.yaml" }, "/providers/a/overlays"],
    [{ source: "ftp://a.example/x" }, "/providers/a/source"],
    [{ source: "not a url" }, "/providers/a/source"],
    [{ source: "https://user:secret@a.example/x" }, "/providers/a/source"],
    [{ overlays: ["a.yaml", 1] }, "/providers/a/overlays/1"],
    [{ overlays: ["a.yaml", "a.yaml"] }, "/providers/a/overlays/1"],
    [{ redirects: [1] }, "/providers/a/redirects/0"],
    [{ redirects: ["https://cdn.example/"] }, "/providers/a/redirects/0"],
    [{ redirects: ["cdn.example"] }, "/providers/a/redirects/0"],
    [{ root: 1 }, "/providers/a/root"],
    [{ root: "v1" }, "/providers/a/root"],
    [{ root: "/v1/" }, "/providers/a/root"],
    [{ root: "https://a.example/v1" }, "/providers/a/root"],
    [{ import: "page.md" }, "/providers/a/import"],
    [{ import: {} }, "/providers/a/import/page"],
    [{ import: { page: "page.md", overlays: "x" } }, "/providers/a/import/overlays"],
  ])("overlays of a config are checked with what else tells of a source: %j", async (wrong, pointer) => {
    const config = { reference: "a", providers: { a: { spec: "a.yaml", ...wrong } } };
    await writeFile(join(folder, "concord.config.json"), JSON.stringify(config));
    const { report, all: diagnostics } = new Diagnostics();
    expect(await loadConfig(join(folder, "concord.config.json"), folder, report)).toBeUndefined();
    expect(diagnostics.map(({ code, at }) => `${code} ${at.pointer}`)).toEqual([`config-invalid ${pointer}`]);
  });
});
