import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { specWith } from "../../helpers/load-text.js";
import { concord } from "../../helpers/run-concord.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "concord-history-"));
  await put("one.json", api(["a", "b"]));
  await put("two.json", api(["a"]));
  await put("concord.config.json", {
    reference: "one",
    providers: { one: { spec: "one.json" }, two: { spec: "two.json" } },
    portable: false,
  });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const put = (name: string, value: unknown) => writeFile(join(folder, name), JSON.stringify(value));
const generate = (...args: string[]) => concord(["generate", "--runtime", "openapi-concord/runtime", ...args], folder);
const read = (name: string) => readFile(join(folder, "generated", name), "utf8");
const rows = async () => (JSON.parse(await read("drift-history.json")) as { rows: readonly object[] }).rows;

function api(names: readonly string[]) {
  const schema = { type: "object", properties: Object.fromEntries(names.map((name) => [name, { type: "string" }])) };
  const body = { content: { "application/json": { schema } } };
  return { ...specWith({}), paths: { "/x": { post: { requestBody: body, responses: { 200: { description: "" } } } } } };
}

async function lock(times: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(join(folder, "openapi"), { recursive: true });
  const entry = (time: string) => ({ url: "https://a.test", sha256: "0", time });
  await put("openapi/sources.lock.json", {
    sources: Object.fromEntries(Object.entries(times).map(([name, time]) => [name, entry(time)])),
  });
}

describe("the history of drift", () => {
  it("the history gets a row for each pull and provider, and generating again leaves it as it is", async () => {
    await lock({ one: "2026-01-01T00:00:00Z", two: "2026-01-02T00:00:00Z" });
    expect((await generate()).code).toBe(0);
    const first = { date: "2026-01-02T00:00:00Z", provider: "two", reference: "one", warning: 1, score: 0.5 };
    expect(await rows()).toMatchObject([first]);
    expect((await generate("--check")).code).toBe(0);
    await lock({ one: "2026-02-01T00:00:00Z", two: "2026-01-02T00:00:00Z" });
    await put("two.json", api(["a", "b"]));
    expect((await generate("--check")).code).toBe(1);
    await generate();
    const second = { date: "2026-02-01T00:00:00Z", provider: "two", warning: 0, score: 1, offered: 1, total: 1 };
    expect(await rows()).toMatchObject([first, second]);
    expect((await generate("--check")).code).toBe(0);
    await put("two.json", api([]));
    await generate();
    expect(await rows()).toMatchObject([first, { ...second, warning: 2, score: 0 }]);
  });

  it("the history is in the page of drift as a curve with its figures", async () => {
    await lock({ two: "2026-01-02T00:00:00Z" });
    await generate();
    await lock({ two: "2026-03-04T00:00:00Z" });
    await generate();
    const { stdout } = await concord(["drift", "--format", "html"], folder);
    expect(stdout).toContain("<svg");
    expect(stdout).toContain("2026-03-04");
  });

  it("there is no history where nothing was pulled, and a broken one is told and begun anew", async () => {
    await generate();
    await expect(read("drift-history.json")).rejects.toThrow();
    await lock({ two: "2026-01-02T00:00:00Z" });
    await put("generated/drift-history.json", { rows: [{ date: "soon" }] });
    const told = await generate("--verbose");
    expect(told.stderr).toContain("drift-history.json");
    expect(told.stderr).toContain("begins it anew");
    expect(await rows()).toHaveLength(1);
  });
});
