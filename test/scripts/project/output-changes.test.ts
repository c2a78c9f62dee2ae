import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ComparedOutput } from "../../../scripts/project/output-changes.js";
import { planSpecs } from "../../../scripts/project/output-job.js";
import { runJob } from "../../../scripts/project/run-job.js";
import { concord } from "../../helpers/run-concord.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "concord-changes-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const parameter = (name: string, required: boolean) => ({ name, in: "query", required, schema: { type: "string" } });
const list = (...parameters: readonly object[]) => ({
  parameters,
  responses: {
    200: {
      description: "All.",
      content: { "application/json": { schema: { type: "array", items: { $ref: "#/components/schemas/Thing" } } } },
    },
  },
});

async function describeThings(changes: {
  readonly paths?: object;
  readonly properties?: object;
  readonly title?: string;
  readonly version?: string;
}): Promise<void> {
  const { paths = { "/things": { get: list() } }, properties = {}, title = "Things", version = "1.0.0" } = changes;
  const description = {
    openapi: "3.1.0",
    info: { title, version },
    servers: [{ url: "https://things.example/v1" }],
    paths,
    components: { schemas: { Thing: { type: "object", properties: { name: { type: "string" }, ...properties } } } },
  };
  await writeFile(join(folder, "things.json"), JSON.stringify(description));
}

async function changed(...args: readonly string[]): Promise<readonly string[]> {
  const { stdout, stderr, code } = await concord(["generate", "things.json", "--out", "out", ...args], folder);
  expect([code, stderr]).toEqual([0, expect.not.stringContaining("error")]);
  const lines = stdout.split("\n");
  const index = lines.findIndex((line) => line.startsWith("Changed"));
  return index < 0 ? [] : lines.slice(index, index + 2).map((line) => line.slice(9));
}

describe("generate", () => {
  it("generate says what changed since the last output, its impact, and the effect on the client", async () => {
    await describeThings({});
    expect(await changed()).toEqual([]);
    expect(await changed()).toEqual([]);
    await describeThings({ properties: { size: { type: "number" } } });
    expect(await changed()).toEqual(["things: 1 added → minor", "1 type changed (Thing)"]);
    await describeThings({
      properties: { size: { type: "number" } },
      paths: { "/things": { get: list(parameter("filter", true)) }, "/things/all": { delete: list() } },
    });
    expect(await changed()).toEqual([
      "things: 1 added, 1 breaking → major",
      "1 method added (things.all.delete); 1 method changed (things.list); 1 type added (ThingsAllDeleteResponse)",
    ]);
    await describeThings({ paths: { "/things/all": { delete: list() } } });
    expect((await changed())[1]).toMatch(/^1 method removed \(things\.list\); .*1 type changed \(Thing\)$/);
  });

  it("generate says that clients notice nothing of other words", async () => {
    await describeThings({});
    await changed();
    await describeThings({ title: "Other things" });
    expect(await changed()).toEqual(["things: nothing that clients notice → none", "no method and no type"]);
  });

  it("generate tells a property that is named like a word from a word", async () => {
    const named = (title: object) => ({ box: { type: "object", properties: { title } } });
    await describeThings({ properties: named({ type: "string", title: "Title" }) });
    await changed();
    await describeThings({ properties: named({ type: "string", title: "Heading", description: "Above it." }) });
    expect((await changed())[1]).toBe("no method and no type");
    await describeThings({ properties: named({ type: "number", title: "Heading" }) });
    expect((await changed())[1]).toBe("1 type changed (Thing)");
    await describeThings({ properties: { box: { type: "object", properties: {} } } });
    expect((await changed())[1]).toBe("1 type changed (Thing)");
  });

  it("generate adds to a changelog what changed, and nothing where nothing did", async () => {
    await describeThings({});
    await changed("--changelog", "CHANGES.md");
    const read = () => readFile(join(folder, "CHANGES.md"), "utf8").catch(() => "");
    expect(await read()).toBe("");
    await describeThings({ properties: { size: { type: "number" } }, version: "1.1.0" });
    await changed("--changelog", "CHANGES.md");
    const first = await read();
    expect(first).toMatch(
      /^# \d{4}-\d\d-\d\d, things: 1 added → minor\n\nClient: 1 type changed \(Thing\)\.\n\n## 1\.1\.0\n/,
    );
    await changed("--changelog", "CHANGES.md");
    await describeThings({ version: "2.0.0" });
    await changed("--changelog", "CHANGES.md");
    expect(await read()).toMatch(new RegExp(`^${first.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}# [^\\n]*→ `));
    const refused = await concord(
      ["generate", "things.json", "--out", "out", "--check", "--changelog", "a.md"],
      folder,
    );
    expect(refused.code).toBe(2);
  });

  it("generate says why it adds nothing to a changelog", async () => {
    await describeThings({});
    const args = ["generate", "things.json", "--out", "out", "--changelog", "CHANGES.md"];
    const first = await concord(args, folder);
    expect(first).toMatchObject({ code: 0, stderr: expect.stringMatching(/CHANGES\.md: there was no output/) });
    expect((await concord(args, folder)).stderr).toMatch(/CHANGES\.md: nothing .* has changed/);
    await describeThings({ properties: { size: { type: "number" } } });
    expect((await concord(args, folder)).stderr).not.toMatch(/CHANGES\.md/);
  });

  it("generate adds no changelog to its config, to what that names, or to its output", async () => {
    await describeThings({});
    const providers = { things: { spec: "things.json" } };
    const config = JSON.stringify({ reference: "things", portable: false, providers, out: "out" });
    await writeFile(join(folder, "concord.config.json"), config);
    expect((await concord(["generate"], folder)).code).toBe(0);
    await describeThings({ properties: { size: { type: "number" } } });
    for (const [path, told] of [
      ["concord.config.json", "is an input of this run"],
      ["./out/../things.json", "is an input of this run"],
      ["out/DRIFT.md", "is a file of the output"],
    ] as const) {
      const { code, stderr } = await concord(["generate", "--changelog", path], folder);
      expect([path, code, stderr]).toEqual([path, 2, expect.stringContaining(told)]);
    }
    expect(await readFile(join(folder, "concord.config.json"), "utf8")).toBe(config);
  });

  it("generate refuses a changelog that cannot be written before it writes anything", async () => {
    await describeThings({});
    await mkdir(join(folder, "logs"));
    await symlink("none/CHANGES.md", join(folder, "link.md"));
    const args = ["generate", "things.json", "--out", "out", "--changelog"];
    const refused = [
      ["logs", "logs is a folder"],
      ["things.json/CHANGES.md", "Cannot write things.json/CHANGES.md (ENOTDIR)"],
      ["none/CHANGES.md", "Cannot write none/CHANGES.md (ENOENT)"],
      ["link.md", "Cannot write link.md (ENOENT)"],
    ] as const;
    const tryAll = async () => {
      for (const [path, told] of refused)
        for (const more of [[], ["--json"]]) {
          const { code, stdout, stderr } = await concord([...args, path, ...more], folder);
          expect([path, code, stdout, stderr]).toEqual([path, 2, "", expect.stringContaining(told)]);
        }
    };
    await tryAll();
    expect(existsSync(join(folder, "out"))).toBe(false);
    await changed();
    await tryAll();
    const before = await readFile(join(folder, "out/openapi.json"), "utf8");
    await describeThings({ properties: { size: { type: "number" } } });
    await tryAll();
    expect(await readFile(join(folder, "out/openapi.json"), "utf8")).toBe(before);
    await symlink("CHANGES.md", join(folder, "log.md"));
    expect(await changed("--changelog", "log.md")).toHaveLength(2);
    expect(await readFile(join(folder, "CHANGES.md"), "utf8")).toContain("1 added → minor");
  });

  it("generate that runs again says the same of what it has read before, and reads nothing twice", async () => {
    const compared: ComparedOutput = new Map();
    const job = planSpecs([join(folder, "things.json")], { out: join(folder, "out") });
    const run = async (known?: ComparedOutput) => {
      const settings = { check: known === undefined, cache: false, compared: known, tell: () => {} } as const;
      return (await runJob(job, settings)).changes;
    };
    for (const properties of [{}, { a: {} }, { a: {}, b: {} }, { b: { type: "string" } }, {}]) {
      await describeThings({ properties });
      const fresh = await run();
      expect(await run(compared)).toEqual(fresh);
    }
    const [[path, last] = [], ...others] = [...compared];
    expect([path, others]).toEqual([join(folder, "out/openapi.json"), []]);
    if (path === undefined || last === undefined) throw new Error("Nothing was compared.");
    // One that gives nothing to compare shows whether it was taken.
    const spoiled = new Map([[path, { ...last, loaded: { ...last.loaded, contract: undefined } }]]);
    await describeThings({ properties: { c: {} } });
    expect(await run(new Map(spoiled))).toEqual([]);
    await describeThings({ properties: { d: {} } });
    expect(await run(new Map(spoiled))).toHaveLength(1);
  });
});
