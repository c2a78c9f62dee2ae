import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { generate } from "../../../scripts/project/generate.js";
import { openProject } from "../../../scripts/project/open-project.js";
import { type OutputJob, type OutputSettings, planProject, planSpecs } from "../../../scripts/project/output-job.js";
import type { CachedRun } from "../../../scripts/project/run-cache.js";
import { runJob } from "../../../scripts/project/run-job.js";
import { compareOutput, isCurrent } from "../../../scripts/write/output.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "concord-cache-"));
  await writeProject({});
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** All that can be edited between two runs. */
interface Edits {
  readonly property?: string;
  readonly part?: string;
  readonly title?: string;
  readonly config?: object;
  readonly lint?: string;
}

async function put(name: string, content: unknown): Promise<void> {
  await mkdir(join(folder, name, ".."), { recursive: true });
  await writeFile(join(folder, name), typeof content === "string" ? content : JSON.stringify(content));
}

async function writeProject({
  property = "name",
  part = "string",
  title = "A",
  config = {},
  lint,
}: Edits): Promise<void> {
  const schema = { $ref: "#/components/schemas/Thing" };
  const content = { "application/json": { schema } };
  await put("spec.json", {
    openapi: "3.1.0",
    info: { title: "Things", version: "1" },
    servers: [{ url: "https://things.example/v1" }],
    paths: { "/things": { get: { responses: { 200: { description: "One.", content } } } } },
    components: { schemas: { Thing: { properties: { [property]: { $ref: "part.json#/Part" } } } } },
  });
  await put("part.json", { Part: { type: part } });
  await put("overlay.json", {
    overlay: "1.0.0",
    info: { title: "Title", version: "1" },
    actions: [{ target: "$.info", update: { title } }],
  });
  const providers = { things: { spec: "spec.json", overlays: ["overlay.json"] } };
  await put("concord.config.json", { reference: "things", portable: false, providers, ...config });
  if (lint === undefined) await rm(join(folder, "redocly.yaml"), { force: true });
  else await put("redocly.yaml", lint);
}

async function plan(settings: OutputSettings = {}) {
  const project = await openProject(join(folder, "concord.config.json"), folder);
  if (project === undefined) throw new Error("There is no config.");
  return planProject(project, settings);
}

/** Runs with the cache, and returns what was said and whether anything was generated, which has its stages. */
async function runWith(job: OutputJob, cache?: false | string) {
  const told: CachedRun[] = [];
  const stages: string[] = [];
  const tell = (each: CachedRun) => void told.push(each);
  const onStage = (stage = "the end") => void stages.push(stage);
  const { state } = await runJob(job, { check: false, cache, tell, onStage });
  return { state, told, isCold: stages.length > 0 };
}

const run = async (settings: OutputSettings = {}, cache?: false) => runWith(await plan(settings), cache);

/** That the output is what a run without a cache would write, and that it was told what such a run tells. */
async function expectSound(settings: OutputSettings, told: readonly CachedRun[]): Promise<void> {
  const job = await plan(settings);
  const cold = await generate(job.options);
  expect(isCurrent(compareOutput(job.out, cold.files))).toBe(true);
  expect(told[0]?.diagnostics).toEqual(cold.diagnostics);
  expect(told[0]?.total).toBe(cold.files.size);
}

const cacheFile = async (): Promise<string> => {
  const cache = join(folder, "node_modules/.cache/openapi-concord");
  const [name] = await readdir(cache);
  return join(cache, name ?? "");
};

describe("a cache", () => {
  it("a cache spares a run in which nothing has changed, and says what the last one said", async () => {
    const first = await run();
    const second = await run();
    expect([first.isCold, second.isCold, second.state]).toEqual([
      true,
      false,
      { kind: "written", difference: { changed: [], missing: [], stale: [], foreign: [] } },
    ]);
    expect(second.told.map(({ diagnostics, summary, total }) => ({ diagnostics, summary, total }))).toEqual(
      first.told.map(({ diagnostics, summary, total }) => ({ diagnostics, summary, total })),
    );
    expect([...(second.told[0]?.inputs ?? [])].sort()).toEqual([...(first.told[0]?.inputs ?? [])].sort());
    expect((await run({}, false)).isCold).toBe(true);
  });

  it("a cache spares no run after an input, a setting or the output changed", async () => {
    await run();
    const edits: readonly Edits[] = [
      { property: "other" },
      { part: "number" },
      { title: "B" },
      { config: { exclude: ["deprecated"] } },
      { lint: "rules:\n  struct: error\n" },
    ];
    for (const edit of edits) {
      await writeProject(edit);
      const { isCold, told } = await run();
      expect([edit, isCold]).toEqual([edit, true]);
      await expectSound({}, told);
      expect([edit, (await run()).isCold]).toEqual([edit, false]);
    }
    await put("generated/index.ts", "// Generated by openapi-concord, and edited\n");
    expect((await run()).isCold).toBe(true);
    await put("generated/old.ts", "// Generated by openapi-concord\n");
    expect([(await run()).isCold, await readdir(join(folder, "generated"))]).toEqual([
      true,
      expect.not.arrayContaining(["old.ts"]),
    ]);
    expect((await run({ runtime: "./runtime.js" })).isCold).toBe(true);
  });

  it("a cache that is cut off, emptied or altered is none", async () => {
    await run();
    const text = await readFile(await cacheFile(), "utf8");
    const poisons = [
      "",
      "\n",
      text.slice(0, -10),
      text.slice(0, 70),
      text.replace("things", "thongs"),
      text.replace(/"outputs":\{/, '"outputs":{"a.ts":"b",'),
      `${text} `,
      "null",
      "[]\n{}",
      Buffer.from([0xff, 0xfe, 0]).toString("latin1"),
    ];
    for (const poison of poisons) {
      await writeFile(await cacheFile(), poison);
      const { isCold, told } = await run();
      expect([poison.slice(0, 80), isCold]).toEqual([poison.slice(0, 80), true]);
      await expectSound({}, told);
    }
    await rm(join(folder, "node_modules"), { recursive: true });
    expect((await run()).isCold).toBe(true);
    await rm(join(folder, "node_modules"), { recursive: true });
    await put("node_modules", "in the way");
    expect([(await run()).isCold, (await run()).isCold]).toEqual([true, true]);
  });

  it("a cache is not asked where inputs cannot be known: emitters, other servers, Redocly's plugins", async () => {
    const unknown: readonly Edits[] = [{ lint: "extends: [./rules.yaml]\n" }, { lint: "rules: {}\nplugins: []\n" }];
    for (const edit of unknown) {
      await writeProject(edit);
      await put("rules.yaml", "rules: {}\n");
      await run();
      expect([edit, (await run()).isCold]).toEqual([edit, true]);
    }
    await writeProject({ lint: "extends:\n  - minimal\n\nrules: {}\n" });
    await run();
    expect((await run()).isCold).toBe(false);
    const remote = { allowRemoteRefs: ["https://things.example"] };
    await run(remote);
    expect((await run(remote)).isCold).toBe(true);
  });

  it("a cache remembers nothing of a run with an error", async () => {
    await writeProject({ part: "strung" });
    const states = [await run(), await run()].map(({ isCold, state }) => [isCold, state.kind]);
    expect(states).toEqual([
      [true, "refused"],
      [true, "refused"],
    ]);
  });

  it("a cache of single descriptions looks at each of their files", async () => {
    const job = planSpecs([join(folder, "spec.json")], { out: join(folder, "out") });
    const cold = async () => (await runWith(job, join(folder, "cache"))).isCold;
    expect([await cold(), await cold()]).toEqual([true, false]);
    await writeProject({ part: "number" });
    expect([await cold(), await cold()]).toEqual([true, false]);
  });

  it("a cache never makes a difference, in whichever order files, settings, options, output and cache change", async () => {
    let seed = 7;
    const random = (count: number): number => {
      seed = (Math.imul(seed, 1103515245) + 12345) >>> 1;
      return (seed >>> 8) % count;
    };
    const pick = <T>(...values: readonly T[]): T => values[random(values.length)] as T;
    let settings: OutputSettings = {};
    for (let step = 0; step < Number(process.env["CONCORD_CACHE_STEPS"] ?? 15); step++) {
      await pick(
        async () => {},
        () =>
          writeProject({
            property: pick("name", "other"),
            part: pick("string", "number"),
            title: pick("A", "B"),
            config: pick({}, { exclude: ["deprecated"] }, { naming: { "GET /things": "things.all" } }),
            ...pick({}, { lint: "rules:\n  info-license: warn\n" }),
          }),
        async () => {
          settings = pick<OutputSettings>({}, { runtime: "./run.js" }, { choice: { include: ["/none", "/things"] } });
        },
        () =>
          rm(join(folder, pick("generated/client.ts", "generated", "node_modules")), { recursive: true, force: true }),
        async () => {
          const file = await cacheFile().catch(() => undefined);
          if (file !== undefined) await writeFile(file, (await readFile(file, "utf8")).slice(random(9)));
        },
      )();
      const { told } = await run(settings);
      await expectSound(settings, told);
    }
  });
});
