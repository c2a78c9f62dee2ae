import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Diagnostics } from "../../../scripts/base/diagnostics.js";
import { defaultOpenEnums } from "../../../scripts/base/open-enums.js";
import { loadConfig } from "../../../scripts/config/load-config.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "concord-config-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

let loads = 0;

/** A file is loaded once in a process, so each has a name of its own. */
async function loadSettings(name: string, settings: object) {
  const path = join(folder, `${name}-${loads++}.json`);
  await writeFile(path, JSON.stringify({ reference: "a", providers: { a: { spec: "a.yaml" } }, ...settings }));
  const { report, all: diagnostics } = new Diagnostics();
  const config = await loadConfig(path, folder, report);
  return {
    config,
    found: diagnostics.map(({ code, at }) => `${code} ${at.pointer}`),
    texts: diagnostics.map(({ message, hint }) => `${message} ${hint}`),
  };
}

describe("a config", () => {
  const provider = { spec: "a.yaml" };
  const twoProviders = { a: provider, "b-relay": provider };
  const acceptance = { fingerprint: "0", reason: "agreed" };

  it.each([
    ["the config", { refrence: "a" }, "/refrence", "reference"],
    ["a provider", { providers: { a: { ...provider, soruce: "https://a.example" } } }, "/providers/a/soruce", "source"],
    [
      "a page",
      { providers: { a: { ...provider, import: { page: "a.md", overlay: [] } } } },
      "/providers/a/import/overlay",
      "overlays",
    ],
    ["drift", { drift: { level: {} } }, "/drift/level", "levels"],
    ["an acceptance", { drift: { accept: [{ ...acceptance, expire: "" }] } }, "/drift/accept/0/expire", "expires"],
    ["validators", { validators: { jsonschema: true } }, "/validators/jsonschema", "jsonSchema"],
    ["the portable client", { portable: { provider: ["a"] } }, "/portable/provider", "providers"],
  ])("a config refuses a setting that nothing reads: in %s", async (name, settings, pointer, meant) => {
    const { config, found, texts } = await loadSettings(`unknown-${name}`, settings);
    expect([config, found]).toEqual([undefined, [`config-invalid ${pointer}`]]);
    expect(texts[0]).toContain(`Did you mean "${meant}"?`);
  });

  it("a config error lists what there is where nothing is like an unknown setting", async () => {
    const { texts } = await loadSettings("listed", { validators: { strict: true }, portable: { only: ["a"] } });
    expect(texts.map((text) => /There (?:is|are) (\w+(?: and \w+)?)\.$/.exec(text)?.[1])).toEqual([
      "jsonSchema and language",
      "providers and atLeast",
    ]);
  });

  it("a config has what it needs", async () => {
    const { config, found } = await loadSettings("bare", { reference: undefined, providers: undefined });
    expect([config, found]).toEqual([undefined, ["config-invalid /providers", "config-invalid /reference"]]);
    const incomplete = { providers: { a: { import: {} } }, drift: { accept: [{}] } };
    expect((await loadSettings("incomplete", incomplete)).found).toEqual([
      "config-invalid /providers/a/spec",
      "config-invalid /providers/a/import/page",
      "config-invalid /drift/accept/0/fingerprint",
      "config-invalid /drift/accept/0/reason",
    ]);
  });

  it("a config is the default export", async () => {
    const { texts } = await loadSettings("named", { config: { providers: {} }, providers: undefined });
    expect(texts).toEqual(['"config" is no default export. Write `export default config`.']);
  });

  it.each([
    [{ providers: [] }, "/providers"],
    [{ providers: {} }, "/providers"],
    [{ providers: { a: "a.yaml" } }, "/providers/a"],
    [{ providers: { a: { spec: "" } } }, "/providers/a/spec"],
    [{ providers: { a: { spec: ["a.yaml"] } } }, "/providers/a/spec"],
    [{ reference: null }, "/reference"],
    [{ out: 1 }, "/out"],
    [{ out: " " }, "/out"],
    [{ naming: ["images.generate"] }, "/naming"],
    [{ naming: { "POST /a": 1 } }, "/naming/POST ~1a"],
    [{ drift: [] }, "/drift"],
    [{ validators: true }, "/validators"],
    [{ portable: true }, "/portable"],
    [{ portable: null }, "/portable"],
    [{ portable: { providers: "a" } }, "/portable/providers"],
    [{ portable: { atLeast: "2" } }, "/portable/atLeast"],
    [{ portable: { atLeast: 0 } }, "/portable/atLeast"],
    [{ portable: { atLeast: 1.5 } }, "/portable/atLeast"],
    [{ portable: { atLeast: 20 } }, "/portable/atLeast"],
    [{ merge: { operations: { "GET /a": "apart" } } }, "/merge/operations/GET ~1a"],
    [{ merge: { components: { "a.Model": "My Model" } } }, "/merge/components/a.Model"],
    [{ merge: { components: { Model: "RoutedModel" } } }, "/merge/components/Model"],
    [{ openEnums: "model" }, "/openEnums"],
    [{ openEnums: ["model", 1] }, "/openEnums/1"],
    [{ openEnums: [""] }, "/openEnums/0"],
    [{ openEnums: ["model", "voice", "model"] }, "/openEnums/2"],
  ])("a config has values of the types that they are read as: not %j", async (settings, pointer) => {
    const { config, found } = await loadSettings("types", settings);
    expect([config, found]).toEqual([undefined, [`config-invalid ${pointer}`]]);
  });

  it.each(["openapi-concord-toolkit", "openapi-concord/toolkit"])(
    "a config finds the toolkit that loads it under the name %s",
    async (name) => {
      const path = join(folder, `${name.replace("/", "-")}.ts`);
      const settings = `{ reference: "a", providers: { a: { spec: "a.yaml" } } }`;
      await writeFile(path, `import { defineConfig } from "${name}";\nexport default defineConfig(${settings});\n`);
      const { report, all: diagnostics } = new Diagnostics();
      expect((await loadConfig(path, folder, report))?.reference).toBe("a");
      expect(diagnostics).toEqual([]);
    },
  );

  it("a config names only providers that it has", async () => {
    const settings = { reference: "b-rely", providers: twoProviders, portable: { providers: ["a", "b-relya"] } };
    const { config, found, texts } = await loadSettings("names", settings);
    expect([config, found]).toEqual([undefined, ["config-invalid /reference", "config-invalid /portable/providers/1"]]);
    for (const text of texts) expect(text).toContain('Did you mean "b-relay"?');
  });

  it.each([
    ["none", [], "/portable/providers"],
    ["one twice", ["a", "a"], "/portable/providers/1"],
    ["one that every object has", ["constructor"], "/portable/providers/0"],
  ])("a config makes the portable client of providers, each once: not of %s", async (name, providers, pointer) => {
    const { found } = await loadSettings(`portable-${name}`, { providers: twoProviders, portable: { providers } });
    expect(found).toEqual([`config-invalid ${pointer}`]);
  });

  it("a config wants no more providers to share an operation than the portable client is made of", async () => {
    const settings = { providers: twoProviders, portable: { providers: ["a"], atLeast: 2 } };
    const { found, texts } = await loadSettings("too-many", settings);
    expect(found).toEqual(["config-invalid /portable/atLeast"]);
    expect(texts[0]).toContain("made of one provider");
  });

  it.each([
    { portable: false },
    { portable: {} },
    { portable: { providers: ["b-relay"] } },
    { portable: { atLeast: 2 } },
    { merge: { components: { "b-relay.Model.v1": "RoutedModel" }, operations: { "GET /a": "separate" } } },
    { openEnums: [] },
  ])("a config keeps settings that are sound: %j", async (settings) => {
    const { config, found } = await loadSettings("sound", { ...settings, providers: twoProviders });
    expect([config, found]).toEqual([{ reference: "a", providers: twoProviders, ...settings }, []]);
  });

  it("a config leaves the enumerations of `model` open unless it says otherwise", () => {
    expect(defaultOpenEnums).toEqual(["model"]);
  });
});

describe("names of methods", () => {
  const naming = (name: string) => ({ naming: { "POST /a": name } });

  it.each(["images.generate", "rerank", "fineTuning.jobs.listEvents", "v1.then_"])(
    "names of methods are dotted: %s",
    async (name) => {
      expect((await loadSettings("named", naming(name))).found).toEqual([]);
    },
  );

  it.each(["", "a b", "a..b", ".a", "a.", "a.%", "1a"])("names of methods are identifiers: not %j", async (name) => {
    const { config, found } = await loadSettings("misnamed", naming(name));
    expect([config, found]).toEqual([undefined, ["config-invalid /naming/POST ~1a"]]);
  });

  it.each([
    ["fine_tuning.create", "fineTuning.create"],
    ["Images.generate", "images.generate"],
    ["__proto__.x", "proto.x"],
    ["x.constructor", "x.constructor_"],
  ])("names of methods are never respelt in silence: %s", async (name, meant) => {
    expect((await loadSettings("respelt", naming(name))).texts[0]).toContain(`Did you mean "${meant}"?`);
  });
});

describe("providers", () => {
  it.each(["1a", "A", "a_b", "merged", "portable"])(
    "providers have names that are identifiers and free: not %s",
    async (name) => {
      const { config, found } = await loadSettings(`name-${name}`, {
        reference: name,
        providers: { [name]: { spec: "a.yaml" } },
      });
      expect([config, found]).toEqual([undefined, [`config-invalid /providers/${name}`]]);
    },
  );
});

describe("settings of validators", () => {
  it("settings of validators are taken from the config", async () => {
    const { config, found } = await loadSettings("good", { validators: { jsonSchema: true } });
    expect([config?.validators, found]).toEqual([{ jsonSchema: true }, []]);
  });

  it.each([
    ["list", [], "/validators"],
    ["text", { jsonSchema: "yes" }, "/validators/jsonSchema"],
    ["unknown", { jsonschema: true }, "/validators/jsonschema"],
  ])("settings of validators are checked: %s", async (name, validators, pointer) => {
    const { config, found } = await loadSettings(name, { validators });
    expect([config, found]).toEqual([undefined, [`config-invalid ${pointer}`]]);
  });
});

describe("settings of drift", () => {
  const accepted = { fingerprint: "0123", reason: "agreed" };

  it("settings of drift are taken from the config", async () => {
    const drift = {
      levels: { "api-tag-removed": "off" },
      deprecationDays: { stable: 90 },
      stabilityLevel: "alpha",
      accept: [{ ...accepted, expires: "2026-12-31" }],
    };
    const { config, found } = await loadSettings("drift", { drift });
    expect([config?.drift, found]).toEqual([drift, []]);
  });

  it.each([
    ["text", "strict", "/drift"],
    ["levels", { levels: ["api-tag-removed"] }, "/drift/levels"],
    ["level", { levels: { "api-tag-removed": "fatal" } }, "/drift/levels/api-tag-removed"],
    ["accept", { accept: accepted }, "/drift/accept"],
    ["unreasoned", { accept: [{ fingerprint: "0123" }] }, "/drift/accept/0/reason"],
    ["empty", { accept: [{ ...accepted, reason: " " }] }, "/drift/accept/0/reason"],
    ["expiry", { accept: [{ ...accepted, expires: "soon" }] }, "/drift/accept/0/expires"],
    ["year", { accept: [{ ...accepted, expires: "2026" }] }, "/drift/accept/0/expires"],
    ["no such day", { accept: [{ ...accepted, expires: "2026-02-31" }] }, "/drift/accept/0/expires"],
    ["days", { deprecationDays: { stable: -1 } }, "/drift/deprecationDays/stable"],
    ["days as a text", { deprecationDays: { beta: "30" } }, "/drift/deprecationDays/beta"],
    ["stability", { stabilityLevel: "betta" }, "/drift/stabilityLevel"],
    ["misspelt", { accept: [accepted, { ...accepted, expiry: "2026-12-31" }] }, "/drift/accept/1/expiry"],
  ])("settings of drift are checked: %s", async (name, drift, pointer) => {
    const { config, found } = await loadSettings(`drift-${name}`, { drift });
    expect([config, found]).toEqual([undefined, [`config-invalid ${pointer}`]]);
  });
});
