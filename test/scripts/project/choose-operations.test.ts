import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OperationChoice } from "../../../scripts/contract/model/choose-operations.js";
import { type GenerateOptions, generate } from "../../../scripts/project/generate.js";
import { concord } from "../../helpers/run-concord.js";

const to = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const answers = (name: string) => ({
  responses: { 200: { description: "It.", content: { "application/json": { schema: to(name) } } } },
});

const description = {
  openapi: "3.1.0",
  info: { title: "Zoo", version: "1" },
  servers: [{ url: "https://zoo.example/v1" }],
  tags: [
    { name: "Animals", description: "Beasts." },
    { name: "Money", description: "Bills." },
  ],
  paths: {
    "/animals": {
      get: { operationId: "listAnimals", tags: ["Animals"], ...answers("Animal") },
      post: { tags: ["Animals"], deprecated: true, ...answers("Cage") },
    },
    "/animals/{id}": {
      parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
      delete: { tags: ["Animals"], responses: { 204: { description: "Gone." } } },
    },
    "/bills": { get: { tags: ["Money"], ...answers("Bill") } },
  },
  components: {
    schemas: {
      Animal: { type: "object", properties: { food: to("Food") } },
      Cage: { type: "object", properties: { animal: to("Animal"), lock: to("Lock") } },
      Lock: { type: "object", properties: { in: to("Cage") } },
      Bill: { type: "object", properties: { of: to("Food"), sum: to("Sum") } },
      Food: { type: "string" },
      Sum: { type: "number" },
      Unused: { type: "object", properties: { sum: to("Sum") } },
      Alone: { type: "boolean" },
    },
  },
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "concord-choose-"));
  await writeFile(join(folder, "zoo.json"), JSON.stringify(description));
  const config = { reference: "zoo", exclude: ["deprecated"], providers: { zoo: { spec: "zoo.json" } } };
  await writeFile(join(folder, "concord.config.json"), JSON.stringify(config));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function choose(options: GenerateOptions) {
  const { contracts, diagnostics } = await generate({ cwd: folder, ...options });
  return {
    keys: contracts[0]?.operations.map(({ key }) => key.replace("/v1", "")),
    schemas: [...(contracts[0]?.schemas.keys() ?? [])],
    tags: [...(contracts[0]?.tags.keys() ?? [])],
    told: diagnostics.filter(({ code }) => /^(?:choice|naming)-/.test(code)),
  };
}

const zoo = { specs: ["zoo.json"] };
const all = ["GET /animals", "POST /animals", "DELETE /animals/{id}", "GET /bills"];

describe("operations", () => {
  it.each<[choice: OperationChoice, keys: readonly string[]]>([
    [{ include: ["GET /animals"] }, ["GET /animals"]],
    [{ include: ["GET /v1/animals"] }, ["GET /animals"]],
    [{ include: ["/animals*"] }, all.slice(0, 3)],
    [{ include: ["/animals/**"] }, ["DELETE /animals/{id}"]],
    [{ include: ["Money", "DELETE"] }, ["DELETE /animals/{id}", "GET /bills"]],
    [{ include: ["list*"] }, ["GET /animals"]],
    [{ exclude: ["deprecated", "DELETE *"] }, ["GET /animals", "GET /bills"]],
    [{ include: ["Animals"], exclude: ["GET", "POST"] }, ["DELETE /animals/{id}"]],
  ])("operations are those that %j chooses", async (choice, keys) => {
    expect(await choose({ ...zoo, choice })).toMatchObject({ keys, told: [] });
  });

  it("operations that are left out take along what only they used, and nothing else", async () => {
    const { schemas, tags } = await choose({ ...zoo, choice: { exclude: ["POST", "Money"] } });
    expect([schemas, tags]).toEqual([["Alone", "Animal", "Food", "Sum", "Unused"], ["Animals"]]);
    expect((await choose({ ...zoo, choice: { include: ["POST"] } })).schemas).toContain("Lock");
  });

  it("operations are chosen by the config, by a provider and by what is asked, each among what the others leave", async () => {
    const config = {
      reference: "zoo",
      exclude: ["deprecated", "/cages"],
      naming: { "POST /animals": "animals.born" },
      providers: { zoo: { spec: "zoo.json", include: ["Animals", "Mony"] } },
    };
    const { keys, told } = await choose({ config, choice: { exclude: ["GET", "PUT"] } });
    expect(keys).toEqual(["DELETE /animals/{id}"]);
    expect(told.map(({ code, at, hint }) => [code, at.file, at.pointer, hint?.includes("Money")])).toEqual([
      ["choice-unmatched", "concord.config.ts", "/exclude/1", false],
      ["choice-unmatched", "concord.config.ts", "/providers/zoo/include/1", true],
      ["choice-unmatched", "--exclude", "", false],
    ]);
  });

  it("operations of which none is left anywhere are an error of the input, and nothing is written", async () => {
    const place = { at: { file: "zoo.json" }, severity: "error" };
    expect((await choose({ ...zoo, choice: { exclude: ["*"] } })).told).toMatchObject([
      { code: "choice-empty", ...place },
    ]);
    for (const more of [[], ["--json"], ["--check"]]) {
      const args = ["generate", "zoo.json", "--out", "none", "--include", "Nope*", ...more];
      const { code, stdout, stderr } = await concord(args, folder);
      expect([code, stdout + stderr]).toEqual([2, expect.stringContaining("choice-empty")]);
      expect(stdout + stderr).toContain("choice-unmatched");
    }
    expect(existsSync(join(folder, "none"))).toBe(false);
    const { code, stdout } = await concord(["merge", "--include", "Nope*"], folder);
    expect([code, stdout]).toEqual([2, ""]);
  });

  it("operations of which none is left at one of several providers are told", async () => {
    const farm = { ...description, paths: { "/barns": { get: answers("Animal") } } };
    await writeFile(join(folder, "farm.json"), JSON.stringify(farm));
    const config = {
      reference: "zoo",
      portable: false as const,
      providers: { zoo: { spec: "zoo.json" }, farm: { spec: "farm.json", include: ["Money"] } },
    };
    expect((await choose({ config })).told).toMatchObject([
      { code: "choice-unmatched", severity: "warning" },
      { code: "choice-empty", severity: "warning", at: { file: "farm.json" } },
    ]);
    await writeFile(join(folder, "nothing.json"), JSON.stringify({ ...config, include: ["Nope*"] }));
    for (const verb of ["generate", "drift", "merge"]) {
      const { code, stdout, stderr } = await concord([verb, "--config", "nothing.json"], folder);
      expect([verb, code, stdout, stderr.match(/choice-empty/g)]).toEqual([verb, 2, "", ["choice-empty"]]);
    }
  });

  it("operations are chosen on the command line, for generate and merge", async () => {
    const generated = await concord(
      ["generate", "zoo.json", "--out", "out", "--include", "Animals", "--exclude", "DELETE"],
      folder,
    );
    expect([generated.code, generated.stdout]).toEqual([0, expect.stringContaining("zoo.json, 2 operations")]);
    const merged = await concord(["merge", "--exclude", "Animals", "Beasts"], folder);
    expect(Object.keys((JSON.parse(merged.stdout) as typeof description).paths)).toEqual(["/bills"]);
    expect(merged.stderr).toContain('"Beasts" fits no operation');
  });
});
