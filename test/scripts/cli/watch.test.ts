import { mkdtemp, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { UsageError } from "../../../scripts/project/errors.js";
import type { watchFiles } from "../../../scripts/project/watch-files.js";
import { specWith } from "../../helpers/load-text.js";
import { concord } from "../../helpers/run-concord.js";

/** In place of the watch: what is done between the runs, each of which says what it wants watched. */
const { watching } = vi.hoisted(() => ({ watching: vi.fn<typeof watchFiles>() }));
vi.mock("../../../scripts/project/watch-files.js", () => ({ watchFiles: watching }));

let folder: string;
beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), "concord-watch-")));
  await put("things.json", specWith({ Thing: { type: "string" } }));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const put = (name: string, content: unknown) =>
  writeFile(join(folder, name), typeof content === "string" ? content : JSON.stringify(content));

const config = { reference: "things", portable: false, providers: { things: { spec: "things.json" } } };

async function watch(args: readonly string[], between: (run: () => Promise<readonly string[]>) => Promise<void>) {
  let first: readonly string[] = [];
  watching.mockImplementation(async (files, run) => {
    first = [...files];
    await between(run);
    throw new UsageError("The watch ends.");
  });
  return { ...(await concord(["generate", "--watch", ...args], folder)), first };
}

const types = (): Promise<string> => readFile(join(folder, "generated/providers/things/types.ts"), "utf8");

describe("concord generate --watch", () => {
  it("concord generate --watch sees the config, and goes on through a broken config and a broken description", async () => {
    await put("concord.config.json", config);
    const { first, stderr, code } = await watch([], async (run) => {
      await put("concord.config.json", "{");
      expect(await run()).toContain(join(folder, "concord.config.json"));
      await put("concord.config.json", { ...config, out: "generated", refrence: "x" });
      await run();
      await put("concord.config.json", config);
      await put("things.json", "{");
      expect(await run()).toContain(join(folder, "things.json"));
      await put("things.json", specWith({ Toy: { type: "string" } }));
      await run();
      expect(await types()).toContain("Toy");
      await put("concord.config.json", { ...config, out: "elsewhere" });
      await run();
      expect(await readFile(join(folder, "elsewhere/index.ts"), "utf8")).not.toBe("");
    });
    expect(first).toEqual(
      expect.arrayContaining(["concord.config.json", "things.json"].map((name) => join(folder, name))),
    );
    expect([code, stderr.match(/config-invalid|parse-error|refrence|The watch ends/g)]).toEqual([
      2,
      expect.arrayContaining(["config-invalid", "refrence", "parse-error", "The watch ends"]),
    ]);
  });

  it("concord generate --watch begins with a config that is broken, and sees what a config imports", async () => {
    await put("concord.config.mjs", 'import { more } from "./more.mjs";\nexport default {;\n');
    await put("more.mjs", "export const more = {};\n");
    const { first } = await watch([], async (run) => {
      await put(
        "concord.config.mjs",
        `import { more } from "./more.mjs";\nexport default ${JSON.stringify(config)};\n`,
      );
      await run();
      expect(await types()).toContain("Thing");
    });
    expect(first).toEqual(["concord.config.mjs", "more.mjs"].map((name) => join(folder, name)));
  });

  it("concord generate --watch sees overlays, and the files that descriptions refer to", async () => {
    await put("things.json", specWith({ Thing: { $ref: "./parts.json#/Part" } }));
    await put("parts.json", { Part: { type: "object", properties: { one: { type: "string" } } } });
    const overlay = (name: string) => ({
      overlay: "1.0.0",
      info: { title: "O", version: "1" },
      actions: [{ target: "$.components.schemas", update: { [name]: { type: "string" } } }],
    });
    await put("more.json", overlay("Early"));
    await put("concord.config.json", {
      ...config,
      providers: { things: { spec: "things.json", overlays: ["more.json"] } },
    });
    const { first } = await watch([], async (run) => {
      expect(await types()).toMatch(/one\?: string/);
      expect(await types()).toContain("Early");
      await put("more.json", overlay("Late"));
      const inputs = ["concord.config.json", "more.json", "parts.json", "things.json"];
      expect(await run()).toEqual(expect.arrayContaining(inputs.map((name) => join(folder, name))));
      expect(await types()).toContain("Late");
      await put("parts.json", { Part: { type: "object", properties: { two: { type: "string" } } } });
      await run();
      expect(await types()).toMatch(/two\?: string/);
    });
    expect(first).toEqual(expect.arrayContaining(["more.json", "parts.json"].map((name) => join(folder, name))));
  });

  it("concord generate --watch waits for rules of the linter, and counts the files that are there", async () => {
    await put("concord.config.json", config);
    const rules = "rules:\n  operation-summary: error\n";
    const { first, stdout, stderr } = await watch([], async (run) => {
      expect(await run()).toContain(join(folder, "redocly.yaml"));
      await put("redocly.yaml", rules);
      await run();
    });
    expect(first).toEqual(expect.arrayContaining(["redocly.yaml", "redocly.yml"].map((name) => join(folder, name))));
    expect(stdout).toContain("Watching 2 files");
    expect(stderr).toContain("operation-summary");
  });

  it("concord generate --watch refuses wrong options at once", async () => {
    watching.mockClear();
    expect((await watch(["things.json"], async () => {})).stderr).toContain("--out");
    expect(watching).not.toHaveBeenCalled();
  });
});
