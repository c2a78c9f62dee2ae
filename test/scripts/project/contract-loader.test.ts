import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { Diagnostics } from "../../../scripts/base/diagnostics.js";
import type { ConcordConfig } from "../../../scripts/config/config.js";
import type { Contract } from "../../../scripts/contract/model/types.js";
import { compareWithReference } from "../../../scripts/project/compare-descriptions.js";
import { compareSince } from "../../../scripts/project/compare-since.js";
import { ContractLoader } from "../../../scripts/project/contract-loader.js";
import { describeFiles, describeProviders } from "../../../scripts/project/descriptions.js";
import { generate } from "../../../scripts/project/generate.js";
import { lint } from "../../../scripts/project/lint.js";
import { merge } from "../../../scripts/project/merge.js";
import { pullSources } from "../../../scripts/project/pull-sources.js";
import { specWith } from "../../helpers/load-text.js";
import { startSourceServer } from "./pull/source-server.js";

/** Every verb gets its contracts here. */
const loads = vi.spyOn(ContractLoader.prototype, "load");
afterAll(() => loads.mockRestore());
const loaded = () => loads.mock.settledResults.map(({ value }) => value as Contract | undefined);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "concord-loader-"));
  await put("openapi/one.json", pets("https://one.example/v1", "/pets"));
  await put("openapi/two.json", pets("https://two.example", "/api/two/pets"));
  await put("openapi/two.overlay.json", {
    overlay: "1.0.0",
    info: { title: "Toys", version: "1" },
    actions: [{ target: "$.info", update: { title: "Two, mended" } }],
  });
  for (const args of [
    ["init", "-q"],
    ["add", "."],
    ["commit", "-qm", "First"],
  ])
    await promisify(execFile)("git", ["-c", "user.name=t", "-c", "user.email=t@t.test", ...args], { cwd: folder });
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(() => void loads.mockClear());

async function put(name: string, value: unknown): Promise<string> {
  const path = join(folder, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, JSON.stringify(value));
  return path;
}

const done = { responses: { 200: { description: "Done." } } };
const pets = (url: string, path: string) => ({
  ...specWith({}),
  servers: [{ url }],
  paths: { [path]: { post: done } },
});

/** Every setting of a provider that its contract depends on. */
const config: ConcordConfig = {
  reference: "two",
  providers: {
    one: { spec: "openapi/one.json" },
    two: { spec: "openapi/two.json", root: "/api/two", overlays: ["openapi/two.overlay.json"] },
  },
  naming: { "POST /pets": "pets.adopt" },
};

const project = () => ({ config, folder, file: "concord.config.json" });

/** Pulls what is there already, but for a line break, so that both sides are loaded and compared. */
async function pullTwo(): Promise<void> {
  const server = await startSourceServer();
  const text = await readFile(join(folder, "openapi/two.json"), "utf8");
  server.answers.set("/two.json", (_, response) => response.end(`${text}\n`));
  const two = { ...config.providers["two"], spec: "openapi/two.json", source: `${server.origin}/two.json` };
  const pulling = { ...project(), config: { ...config, providers: { ...config.providers, two } } };
  const { report, all } = new Diagnostics();
  for await (const { state, drift } of pullSources(pulling, [], { report, check: true }))
    expect([state, drift?.changes, all]).toEqual(["changed", [], []]);
  await server.close();
}

/** What the loader makes of the config by itself. */
async function expected(): Promise<ReadonlyMap<string, Contract>> {
  const contracts = await new ContractLoader({ cwd: folder }).loadAll(describeProviders(config));
  loads.mockClear();
  return new Map(contracts.map((contract) => [contract.provider, contract]));
}

describe("the contract of a provider", () => {
  it("the contract of a provider has all that is set for the provider", async () => {
    const contracts = await expected();
    expect([...contracts.keys()]).toEqual(["two", "one"]);
    expect(contracts.get("two")).toMatchObject({
      root: "/api/two",
      info: { title: "Two, mended" },
      operations: [{ identity: "POST /pets", resource: ["pets"], action: "adopt" }],
    });
  });

  it.each<[verb: string, providers: readonly string[], run: () => Promise<unknown>]>([
    ["generate", ["two", "one"], () => generate({ cwd: folder, config })],
    ["lint", ["two", "one"], () => lint({ cwd: folder, config, allowedOrigins: [] })],
    ["merge", ["two", "one"], () => merge(project(), { isPortable: true })],
    ["drift", ["two", "one"], () => compareWithReference(project(), {})],
    ["drift since a commit", ["two", "one", "one", "two"], () => compareSince("HEAD", project(), {})],
    ["pull", ["two", "two"], pullTwo],
  ])("the contract of a provider is the same to %s", async (_, providers, run) => {
    const contracts = await expected();
    await run();
    expect(loaded()).toEqual(providers.map((name) => contracts.get(name)));
  });
});

describe("the diagnostics of a description", () => {
  it("the diagnostics of a description are the same to generate and lint, also where Redocly finds an error", async () => {
    const wrong = {
      ...pets("https://one.example/v1", "/pets"),
      tags: [{ description: "Without a name." }],
      components: { schemas: { Bad: { minLength: "one" } } },
    };
    const specs = [await put("wrong.json", { ...wrong, "x-concord-strange": true })];
    const codesOf = async ({ diagnostics }: { diagnostics: readonly { code: string; at: { pointer: string } }[] }) =>
      diagnostics.map(({ code, at }) => `${code} ${at.pointer}`);
    const generated = await codesOf(await generate({ cwd: folder, specs }));
    expect(generated).toEqual(
      expect.arrayContaining(["lint-error /tags/0", "document-invalid /components/schemas/Bad/minLength"]),
    );
    expect(generated).toEqual(await codesOf(await lint({ cwd: folder, specs, allowedOrigins: [] })));
  });
});

describe("a loader", () => {
  it("a loader refuses one description without the others, and says where each problem is", async () => {
    await put("broken.json", specWith({ Thing: { $ref: "#/components/schemas/None" } }));
    const loader = new ContractLoader({ cwd: folder });
    const contracts = await loader.loadAll([{ spec: "broken.json" }, { spec: "openapi/one.json" }]);
    expect(contracts.map(({ provider }) => provider)).toEqual(["openapi/one.json"]);
    expect(loader.located()).toMatchObject([
      { code: "ref-unresolved", at: { file: "broken.json", line: 1, column: expect.any(Number) } },
    ]);
    expect(loader.inputs).toEqual(["broken.json", "openapi/one.json"].map((name) => join(folder, name)));
  });

  it("a loader takes a text in place of a file", async () => {
    const loader = new ContractLoader({ cwd: folder });
    loader.put("openapi/one.json", JSON.stringify(pets("https://new.example/v2", "/pets")));
    expect((await loader.load({ spec: "openapi/one.json" }))?.root).toBe("/v2");
  });
});

describe("descriptions that no config names", () => {
  const namesOf = (...specs: readonly string[]) => describeFiles(specs, "/x").map(({ provider }) => provider);

  it("descriptions that no config names are named by their files, and where that is not enough by their folders or extensions", () => {
    expect(namesOf("pets.yaml")).toEqual(["pets"]);
    expect(namesOf("a/merged.json")).toEqual(["merged-api"]);
    expect(namesOf("a/openapi.yaml", "b/openapi.yaml", "pets.json")).toEqual(["a-openapi", "b-openapi", "pets"]);
    expect(namesOf("pets.yaml", "pets.json", "toys.json")).toEqual(["pets-yaml", "pets-json", "toys"]);
  });

  it("descriptions that no config names are there once", () => {
    expect(describeFiles(["pets.yaml", "./pets.yaml"], "/x")).toHaveLength(1);
  });
});
