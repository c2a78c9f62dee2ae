import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { specWith } from "../../helpers/load-text.js";
import { concord } from "../../helpers/run-concord.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "concord-progress-"));
  await writeFile(join(folder, "things.json"), JSON.stringify(specWith({ Thing: { type: "string" } })));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  process.stderr.isTTY = undefined as never;
  await rm(folder, { recursive: true, force: true });
});

const generateWith = (...args: readonly string[]) =>
  concord(["generate", "things.json", "--out", "out", ...args], folder);

function eventsOf(stdout: string): readonly Record<string, unknown>[] {
  return stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe("concord generate", () => {
  it("concord generate prints events with --json, and nothing else", async () => {
    const first = await generateWith("--json");
    expect([first.code, first.stderr]).toEqual([0, ""]);
    const events = eventsOf(first.stdout);
    expect(events.filter(({ event }) => event === "stage")).toEqual(
      ["read things", "print things", "compare with the last output"].map((name) => ({
        event: "stage",
        name,
        seconds: expect.any(Number),
      })),
    );
    expect(events.at(-1)).toMatchObject({ event: "output", state: "written", out: "out", files: 9, changed: [] });
    expect(eventsOf((await generateWith("--json")).stdout).map(({ event }) => event)).not.toContain("stage");
    await writeFile(join(folder, "things.json"), JSON.stringify(specWith({ Toy: { type: "string" } })));
    const stale = await generateWith("--json", "--check");
    expect([stale.code, eventsOf(stale.stdout).map(({ event }) => event)]).toEqual([
      1,
      expect.arrayContaining(["change", "output"]),
    ]);
    await writeFile(join(folder, "things.json"), "{");
    const refused = await generateWith("--json");
    expect([refused.code, eventsOf(refused.stdout).at(-1)]).toMatchObject([2, { event: "output", state: "refused" }]);
    expect(eventsOf(refused.stdout)).toContainEqual(
      expect.objectContaining({ event: "diagnostic", severity: "error" }),
    );
  });

  it("concord generate shows stages with seconds on a terminal alone, and not in CI", async () => {
    const shown = /read things {2}\d+\.\d\d s/;
    vi.stubEnv("NO_COLOR", "1");
    vi.stubEnv("CI", undefined);
    expect((await generateWith("--no-cache")).stderr).not.toMatch(shown);
    process.stderr.isTTY = true;
    expect((await generateWith("--no-cache")).stderr).toMatch(shown);
    vi.stubEnv("CI", "true");
    expect((await generateWith("--no-cache")).stderr).not.toMatch(shown);
  });
});
