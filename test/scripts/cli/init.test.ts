import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadConfig } from "../../../scripts/config/load-config.js";
import { specWith } from "../../helpers/load-text.js";
import { concord } from "../../helpers/run-concord.js";

const spec = JSON.stringify(specWith({ Thing: { type: "object" } }));

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "concord-init-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const written = () => loadConfig(join(folder, "concord.config.ts"), folder, () => {});

async function addSpecs(...names: readonly string[]): Promise<void> {
  await mkdir(join(folder, "openapi"), { recursive: true });
  for (const name of names) await writeFile(join(folder, "openapi", name), spec);
}

describe("concord init", () => {
  it("concord init names the descriptions in openapi/, and what it writes generates", async () => {
    await addSpecs("openai.json", "My Relay.json");
    await writeFile(join(folder, "openapi/sources.lock.json"), "{}");
    const { code, stdout } = await concord(["init"], folder);
    expect({ code, stdout }).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/the reference is openai\nNext +npx concord generate\n$/),
    });
    expect(await written()).toEqual({
      reference: "openai",
      providers: { "my-relay": { spec: "openapi/My Relay.json" }, openai: { spec: "openapi/openai.json" } },
    });
    expect(await concord(["generate"], folder)).toMatchObject({ code: 0 });
    expect(await readdir(join(folder, "generated/providers"))).toEqual(["my-relay", "openai"]);
  });

  it("concord init takes addresses, docs pages and files, and says what comes next", async () => {
    await writeFile(join(folder, "relay.yaml"), spec);
    await writeFile(join(folder, "docs.md"), "# Docs\n");
    const args = [
      "init",
      "up=https://example.com/v1/openapi.json?a=b",
      "docs.md",
      "relay.yaml",
      "--reference",
      "relay",
    ];
    const { code, stdout } = await concord(args, folder);
    expect({ code, next: stdout.match(/(?<=Next +npx concord ).*/g) }).toEqual({
      code: 0,
      next: ["pull", "import", "generate"],
    });
    expect(await written()).toEqual({
      reference: "relay",
      providers: {
        up: { spec: "openapi/up.json", source: "https://example.com/v1/openapi.json?a=b" },
        docs: { spec: "openapi/docs.yaml", import: { page: "docs.md" } },
        relay: { spec: "relay.yaml" },
      },
    });
  });

  it("concord init refuses what it can make nothing of with 2, and writes nothing", async () => {
    const { code, stderr } = await concord(["init", "nowhere.yaml"], folder);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: "error: nowhere.yaml does not exist.\n  A description is a file or an http(s) address.\n",
    });
    expect(await readdir(folder)).toEqual([]);
  });

  it("concord init says which description cannot be read", async () => {
    await addSpecs("good.json");
    await writeFile(join(folder, "openapi/bad.json"), '{"openapi": "3.1.0"');
    const { code, stderr } = await concord(["init"], folder);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining("openapi/bad.json") });
    expect(await written()).toBeUndefined();
  });

  it("concord init leaves an existing config alone", async () => {
    await addSpecs("a.json");
    await writeFile(join(folder, "concord.config.ts"), "export default 1;\n");
    expect(await concord(["init"], folder)).toMatchObject({ code: 2, stderr: expect.stringContaining("here already") });
    expect(await readFile(join(folder, "concord.config.ts"), "utf8")).toBe("export default 1;\n");
  });
});
