import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Diagnostics } from "../../../../scripts/base/diagnostics.js";
import type { ProviderConfig } from "../../../../scripts/config/config.js";
import { lockPath } from "../../../../scripts/project/lock-file.js";
import { type PulledSource, pullSources } from "../../../../scripts/project/pull-sources.js";
import { withFiles } from "../../../helpers/with-files.js";
import { type SourceServer, serveTwo, startSourceServer, titled } from "./source-server.js";

let server: SourceServer;
beforeAll(async () => {
  server = await startSourceServer();
});
afterAll(() => server.close());
beforeEach(() => serveTwo(server));

const provider = (name: string): ProviderConfig => ({ spec: `${name}.yaml`, source: `${server.origin}/${name}` });
const providers = () => ({ a: provider("a"), b: provider("b"), own: { spec: "own.yaml" } });

async function pull(folder: string, names: readonly string[], { check = false, all = providers() as object } = {}) {
  const config = { reference: "a", providers: all as Record<string, ProviderConfig> };
  const pulled: PulledSource[] = [];
  const options = { report: new Diagnostics().report, check };
  for await (const each of pullSources({ config, folder, file: "c.json" }, names, options)) pulled.push(each);
  return pulled.map(({ provider, spec: file, state }) => [provider, file, state]);
}

describe("sources of a project", () => {
  test("sources are pulled of all providers that have one, or of those that are named", () =>
    withFiles({}, async (folder) => {
      expect(await pull(folder, ["b"])).toEqual([["b", "b.yaml", "changed"]]);
      expect(await pull(folder, [])).toEqual([
        ["a", "a.yaml", "changed"],
        ["b", "b.yaml", "current"],
      ]);
      expect(server.requests).toEqual(["GET /b -", "GET /a -", 'GET /b "b"']);
      const lock = JSON.parse(await readFile(join(folder, lockPath), "utf8"));
      expect(Object.keys(lock.sources)).toEqual(["a", "b"]);
    }));

  test("sources that are checked leave no lock", () =>
    withFiles({ "a.yaml": titled("a") }, async (folder) => {
      expect(await pull(folder, [], { check: true })).toEqual([
        ["a", "a.yaml", "current"],
        ["b", "b.yaml", "changed"],
      ]);
      await expect(readFile(join(folder, lockPath))).rejects.toMatchObject({ code: "ENOENT" });
    }));

  test("sources that fail keep what the lock has of them", () =>
    withFiles({}, async (folder) => {
      await pull(folder, []);
      const before = await readFile(join(folder, lockPath), "utf8");
      server.answers.delete("/a");
      expect(await pull(folder, [])).toEqual([
        ["a", "a.yaml", "failed"],
        ["b", "b.yaml", "current"],
      ]);
      expect(await readFile(join(folder, lockPath), "utf8")).toBe(before);
    }));

  test.each<[what: string, names: readonly string[], all: object, message: string, hint: string]>([
    ["an unknown name", ["aa"], { abc: provider, b: provider }, 'There is no provider "aa".', "The config has abc, b."],
    [
      "a name like another",
      ["mistrl"],
      { mistral: 1, b: 1 },
      'There is no provider "mistrl".',
      'Did you mean "mistral"?',
    ],
    ["a name of every object", ["toString"], { a: 1 }, 'There is no provider "toString".', "The config has a."],
    ["a provider without one", ["own"], { own: {} }, '"own" has no source.', "Set `source` in the config."],
    ["no provider with one", [], { own: {} }, "No provider has a source.", "Set `source` in the config."],
  ])("sources are refused before anything is fetched: %s", async (_, names, all, message, hint) => {
    const providers = Object.fromEntries(
      Object.keys(all).map((name) => [name, name === "own" ? { spec: "x" } : provider(name)]),
    );
    await expect(pull("/", names, { all: providers })).rejects.toMatchObject({ name: "UsageError", message, hint });
    expect(server.requests).toEqual([]);
  });
});
