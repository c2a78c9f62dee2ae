import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Diagnostic } from "../../../scripts/base/diagnostics.js";
import type { ConcordConfig, ProviderConfig } from "../../../scripts/config/config.js";
import { generate } from "../../../scripts/project/generate.js";
import { lint } from "../../../scripts/project/lint.js";
import { specWith } from "../../helpers/load-text.js";
import { concord } from "../../helpers/run-concord.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "concord-missing-"));
  await mkdir(join(folder, "openapi"));
  await writeFile(join(folder, "openapi/here.json"), JSON.stringify(specWith({ Thing: { type: "object" } })));
  await writeFile(join(folder, "concord.config.json"), JSON.stringify(configWith({ source })));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const source = "https://relay.example/openapi.json";
const page = { page: "openapi/pages/relay.md" };

function configWith(settings: Partial<ProviderConfig>): ConcordConfig {
  const there = { spec: "openapi/here.json" };
  return { reference: "there", providers: { there, "my-relay": { spec: "openapi/missing.yaml", ...settings } } };
}

const errorsOf = (diagnostics: readonly Diagnostic[]) =>
  diagnostics.filter(({ severity }) => severity === "error").map(({ code, at, hint }) => `${code} ${at.file}: ${hint}`);

describe("a description that is not there yet", () => {
  it.each([
    ["a source", { source }, "`concord pull my-relay` fetches it."],
    ["a page", { import: page }, "`concord import` makes it of openapi/pages/relay.md."],
    [
      "both",
      { source, import: page },
      "`concord pull my-relay` fetches it. Or `concord import` makes it of openapi/pages/relay.md.",
    ],
    ["neither", {}, "Check the path."],
    ["neither, and the like name of a file", { spec: "openapi/hree.json" }, "Did you mean openapi/here.json?"],
  ])("a missing description is told with what makes it: of %s", async (_, settings, hint) => {
    const config = configWith(settings);
    const expected = [`file-unreadable ${config.providers["my-relay"]?.spec}: ${hint}`];
    expect(errorsOf((await generate({ cwd: folder, config })).diagnostics)).toEqual(expected);
    expect(errorsOf((await lint({ cwd: folder, config, allowedOrigins: [] })).diagnostics)).toEqual(expected);
  });

  it.each([["generate"], ["lint"], ["merge"], ["drift"]])(
    "a missing description is told by concord %s",
    async (verb) => {
      const { code, stderr } = await concord([verb], folder);
      expect(stderr).toContain("`concord pull my-relay` fetches it.");
      expect(code).toBe(verb === "lint" ? 1 : 2);
    },
  );

  it("a missing description need not be of the provider: an overlay has a like name, too", async () => {
    const config = configWith({ spec: "openapi/here.json", overlays: ["openapi/her.json"] });
    expect(errorsOf((await generate({ cwd: folder, config })).diagnostics)).toEqual([
      "file-unreadable openapi/her.json: Did you mean openapi/here.json?",
    ]);
  });

  it("a missing description may be one that a reference leads to", async () => {
    const spec = specWith({ Thing: { $ref: "hre.json#/components/schemas/Thing" } });
    await writeFile(join(folder, "openapi/refers.json"), JSON.stringify(spec));
    const { diagnostics } = await generate({ cwd: folder, specs: ["openapi/refers.json"] });
    expect(errorsOf(diagnostics)).toEqual(["ref-unresolved openapi/refers.json: Did you mean openapi/here.json?"]);
  });
});

describe("every verb with a config", () => {
  it("every verb with a config refuses the level of an unknown rule", async () => {
    const settings = { ...configWith({}), drift: { levels: { "request-property-removd": "off" } } };
    await writeFile(join(folder, "levels.json"), JSON.stringify(settings));
    const { code, stderr } = await concord(["lint", "--config", "levels.json"], folder);
    expect([code, stderr]).toEqual([2, expect.stringContaining("levels.json #/drift/levels/request-property-removd")]);
  });

  it("every verb with a config knows which provider was meant", async () => {
    const { code, stderr } = await concord(["pull", "my-rely"], folder);
    expect([code, stderr]).toEqual([2, expect.stringContaining('Did you mean "my-relay"?')]);
  });
});
