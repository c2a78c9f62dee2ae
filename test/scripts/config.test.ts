import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadConfig } from "../../scripts/config.js";
import { collectDiagnostics } from "../../scripts/diagnostics.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "concord-config-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function loadSettings(name: string, settings: object) {
  const path = join(folder, `${name}.json`);
  await writeFile(path, JSON.stringify({ reference: "a", providers: { a: { spec: "a.yaml" } }, ...settings }));
  const { report, diagnostics } = collectDiagnostics();
  const config = await loadConfig(path, folder, report);
  return { config, found: diagnostics.map(({ code, at }) => `${code} ${at.pointer}`) };
}

describe("providers", () => {
  it.each(["1a", "A", "a_b", "merged", "portable"])("have names: not %s", async (name) => {
    const { config, found } = await loadSettings(`name-${name}`, {
      reference: name,
      providers: { [name]: { spec: "a.yaml" } },
    });
    expect([config, found]).toEqual([undefined, [`config-invalid /providers/${name}`]]);
  });
});

describe("settings of validators", () => {
  it("are taken from the config", async () => {
    const { config, found } = await loadSettings("good", { validators: { jsonSchema: true } });
    expect([config?.validators, found]).toEqual([{ jsonSchema: true }, []]);
  });

  it.each([
    ["list", [], "/validators"],
    ["text", { jsonSchema: "yes" }, "/validators/jsonSchema"],
    ["unknown", { jsonschema: true }, "/validators/jsonschema"],
  ])("are checked: %s", async (name, validators, pointer) => {
    const { config, found } = await loadSettings(name, { validators });
    expect([config, found]).toEqual([undefined, [`config-invalid ${pointer}`]]);
  });
});

describe("settings of drift", () => {
  const accepted = { fingerprint: "0123", reason: "agreed" };

  it("are taken from the config", async () => {
    const drift = { levels: { "api-tag-removed": "off" }, accept: [{ ...accepted, expires: "2026-12-31" }] };
    const { config, found } = await loadSettings("drift", { drift });
    expect([config?.drift, found]).toEqual([drift, []]);
  });

  it.each([
    ["text", "strict", "/drift"],
    ["levels", { levels: ["api-tag-removed"] }, "/drift/levels"],
    ["level", { levels: { "api-tag-removed": "fatal" } }, "/drift/levels/api-tag-removed"],
    ["accept", { accept: accepted }, "/drift/accept"],
    ["unreasoned", { accept: [{ fingerprint: "0123" }] }, "/drift/accept/0"],
    ["empty", { accept: [{ ...accepted, reason: " " }] }, "/drift/accept/0"],
    ["expiry", { accept: [{ ...accepted, expires: "soon" }] }, "/drift/accept/0/expires"],
    ["misspelt", { accept: [accepted, { ...accepted, expiry: "2026-12-31" }] }, "/drift/accept/1/expiry"],
  ])("are checked: %s", async (name, drift, pointer) => {
    const { config, found } = await loadSettings(`drift-${name}`, { drift });
    expect([config, found]).toEqual([undefined, [`config-invalid ${pointer}`]]);
  });
});
