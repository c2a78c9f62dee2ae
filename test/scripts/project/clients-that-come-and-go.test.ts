import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { generate } from "../../../scripts/project/generate.js";
import { findOutputChanges } from "../../../scripts/project/output-changes.js";
import { planProject } from "../../../scripts/project/output-job.js";
import { concord } from "../../helpers/run-concord.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "concord-clients-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const answer = {
  description: "All.",
  content: { "application/json": { schema: { $ref: "#/components/schemas/Boat" } } },
};

async function describeBoats(name: string, properties: object = {}): Promise<void> {
  const description = {
    openapi: "3.1.0",
    info: { title: "Boats", version: "1.0.0" },
    servers: [{ url: `https://${name}.example/v1` }],
    paths: { "/boats": { get: { responses: { 200: answer } } } },
    components: { schemas: { Boat: { type: "object", properties: { name: { type: "string" }, ...properties } } } },
  };
  await writeFile(join(folder, `${name}.json`), JSON.stringify(description));
}

async function configure(providers: readonly string[], more: object = { portable: false }): Promise<void> {
  const config = {
    reference: "harbour",
    out: "out",
    providers: Object.fromEntries(providers.map((name) => [name, { spec: `${name}.json` }])),
    ...more,
  };
  await writeFile(join(folder, "concord.config.json"), JSON.stringify(config));
}

const read = (path: string) => readFile(join(folder, path), "utf8").catch(() => "");

/** The lines of what changed, and what else was told. */
async function generated(...args: readonly string[]) {
  const { stdout, stderr, code } = await concord(["generate", ...args], folder);
  const lines = stdout.split("\n");
  const changed = lines.flatMap((line, index) => {
    if (!line.startsWith("Changed")) return [];
    return [line.slice(9), lines[index + 1]?.trim()];
  });
  return { changed, stdout, stderr, code };
}

const added = "1 method added (boats.list); 1 type added (Boat)";
const removed = "1 method removed (boats.list); 1 type removed (Boat)";

beforeEach(async () => {
  for (const name of ["harbour", "quay"]) await describeBoats(name);
});

describe("clients", () => {
  it("clients of providers that come and go are told, and are in the changelog", async () => {
    await configure(["harbour"]);
    expect(await generated("--changelog", "LOG.md")).toMatchObject({
      code: 0,
      changed: [],
      stderr: expect.stringContaining("there was no output"),
    });
    await configure(["harbour", "quay"]);
    expect((await generated("--check")).changed).toEqual(["quay: new → minor", added]);
    expect(await generated("--changelog", "LOG.md")).toMatchObject({
      code: 0,
      changed: ["quay: new → minor", added],
      stderr: expect.not.stringContaining("Nothing was added"),
    });
    expect(await read("LOG.md")).toMatch(
      /^# \d{4}-\d\d-\d\d, quay: new → minor\n\nClient: 1 method added \(boats\.list\); 1 type added \(Boat\)\.\n\n$/,
    );
    expect((await generated("--no-cache")).changed).toEqual([]);
    await configure(["harbour"]);
    expect((await generated("--changelog", "LOG.md")).changed).toEqual(["quay: removed → major", removed]);
    expect(await read("LOG.md")).toMatch(/\n\n# [^,]*, quay: removed → major\n\nClient: [^\n]*\n\n$/);
    expect((await generated("--no-cache")).changed).toEqual([]);
  });

  it("clients of a single description are new beside others, and first in an empty folder", async () => {
    expect((await generated("harbour.json", "--out", "out")).changed).toEqual([]);
    expect((await generated("harbour.json", "quay.json", "--out", "both")).changed).toEqual([]);
    await describeBoats("pier");
    expect((await generated("harbour.json", "quay.json", "pier.json", "--out", "both")).changed).toEqual([
      "pier: new → minor",
      added,
    ]);
    expect((await generated("pier.json", "quay.json", "--out", "both")).changed).toEqual([
      "harbour: removed → major",
      removed,
    ]);
  });

  it.each(["merged", "portable"])(
    "the client of a single description in %s.json is told as any other",
    async (name) => {
      await describeBoats(name);
      expect((await generated(`${name}.json`, "--out", "out")).changed).toEqual([]);
      expect(await read("out/client.ts")).toContain(`${name}.json`);
      await describeBoats(name, { sail: { type: "string" } });
      const { changed, stdout } = await generated(`${name}.json`, "--out", "out");
      expect(changed).toEqual([`${name}-api: 1 added → minor`, "1 type changed (Boat)"]);
      expect(stdout).not.toContain("Merged");
    },
  );

  it("clients that are portable come and go as those of providers do", async () => {
    await configure(["harbour", "quay"], {});
    expect((await generated()).changed).toEqual([]);
    await configure(["harbour", "quay"]);
    expect((await generated()).changed).toEqual(["portable: removed → major", removed]);
    await configure(["harbour", "quay"], {});
    expect((await generated()).changed).toEqual(["portable: new → minor", added]);
  });

  it.each([
    ["cut off", (text: string) => text.slice(0, 40)],
    ["empty", () => ""],
    ["of another kind", () => "{}"],
    ["no JSON", () => "openapi: 3.1.0\ninfo: { title: Boats, version: 1 }\npaths: {}\n"],
    ["gone", undefined],
  ])("clients whose document is %s are told as not comparable", async (_, damage) => {
    await configure(["harbour", "quay"]);
    await generated();
    const path = join(folder, "out/providers/quay/openapi.json");
    const sound = await readFile(path, "utf8");
    const harm = () => (damage === undefined ? rm(path) : writeFile(path, damage(sound)));
    await harm();
    await describeBoats("quay", { length: { type: "number" } });
    const { code, changed, stderr } = await generated("--changelog", "LOG.md");
    expect([code, changed]).toEqual([0, []]);
    expect(stderr).toMatch(
      /^out\/providers\/quay\/openapi\.json\S* .*warning file-unreadable\n {2}It cannot be told what changed of quay: \S/m,
    );
    expect(stderr).toContain("Nothing was added to LOG.md: what changed cannot be told");
    expect((await generated()).stderr).not.toContain("cannot be told");
    if (damage === undefined) return;
    await harm();
    await configure(["harbour"]);
    const gone = await generated();
    expect(gone.changed).toEqual(["quay: removed → major", "no method and no type"]);
    expect(gone.stderr).toContain("It cannot be told what changed of quay");
  });

  it("clients that came out of an input with errors are not told as gone", async () => {
    await configure(["harbour", "quay"]);
    await generated();
    await writeFile(join(folder, "quay.json"), "{");
    expect(await generated()).toMatchObject({ code: 2, changed: [] });
  });

  it("clients that could not be made this time are not told as gone", async () => {
    await configure(["harbour", "quay"]);
    await generated();
    const config = { reference: "harbour", portable: false as const, providers: { harbour: { spec: "harbour.json" } } };
    const job = planProject({ config, folder, file: "concord.config.json" }, { out: join(folder, "out") });
    const made = await generate(job.options);
    const fault = {
      code: "output-invalid",
      severity: "error",
      at: { file: "a", pointer: "" },
      message: "No.",
    } as const;
    expect((await findOutputChanges(made, job)).changes).toMatchObject([{ kind: "removed", provider: "quay" }]);
    expect(await findOutputChanges({ ...made, diagnostics: [fault] }, job)).toMatchObject({ changes: [] });
  });

  it("clients are told to programs by names and counts, and an output that was current as that", async () => {
    const events = async (...args: readonly string[]) =>
      (await generated("--json", ...args)).stdout
        .split("\n")
        .filter((line) => /"event":"(?:change|output)"/.test(line))
        .map((line) => JSON.parse(line) as object);
    const none = { added: [], removed: [], changed: [] };
    await configure(["harbour", "quay"]);
    expect(await events()).toMatchObject([{ event: "output", state: "written" }]);
    for (const args of [[], ["--no-cache"]]) expect(await events(...args)).toMatchObject([{ state: "current" }]);
    await configure(["harbour"]);
    await describeBoats("harbour", { length: { type: "number" } });
    expect(await events()).toEqual([
      {
        event: "change",
        provider: "harbour",
        kind: "changed",
        impact: "minor",
        counts: { added: 1, changed: 0, breaking: 0 },
        methods: none,
        types: { ...none, changed: ["Boat"] },
        drift: "harbour: 1 added → minor",
        effect: "1 type changed (Boat)",
      },
      {
        event: "change",
        provider: "quay",
        kind: "removed",
        impact: "major",
        counts: { added: 0, changed: 0, breaking: 0 },
        methods: { ...none, removed: ["boats.list"] },
        types: { ...none, removed: ["Boat"] },
        drift: "quay: removed → major",
        effect: removed,
      },
      expect.objectContaining({ event: "output", state: "written" }),
    ]);
  });
});
