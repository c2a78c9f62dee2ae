import { execFile } from "node:child_process";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";
import { specWith } from "../../helpers/load-text.js";

const main = resolve(import.meta.dirname, "../../../scripts/cli/main.ts");

it("concord lint accepts today's problems with --update-baseline and then reports only new ones", async () => {
  const folder = await mkdtemp(join(tmpdir(), "concord-baseline-"));
  const concord = (...args: readonly string[]) =>
    new Promise<{ code: number; text: string }>((done) => {
      const argv = ["--import", import.meta.resolve("tsx"), main, "lint", ...args];
      execFile(process.execPath, argv, { cwd: folder }, (error, stdout, stderr) =>
        done({ code: Number(error?.code ?? 0), text: stdout + stderr }),
      );
    });
  const write = (schemas: Record<string, unknown>) =>
    writeFile(join(folder, "spec.json"), JSON.stringify(specWith(schemas)));
  const broken = { minLength: "one" };
  try {
    await writeFile(
      join(folder, "concord.config.json"),
      JSON.stringify({ reference: "one", providers: { one: { spec: "spec.json" } } }),
    );
    await write({ Old: broken });
    expect((await concord()).code).toBe(1);
    expect(await concord("--update-baseline")).toMatchObject({ code: 0 });
    expect((await readdir(folder)).sort()).toEqual(["concord.baseline.json", "concord.config.json", "spec.json"]);
    expect(await concord()).toMatchObject({ code: 0, text: expect.stringMatching(/0 errors.*accepted/) });
    await write({ Old: broken, New: broken });
    const after = await concord();
    expect(after.code).toBe(1);
    expect(after.text).toContain("/components/schemas/New/minLength");
    expect(after.text).not.toContain("/components/schemas/Old");
    await writeFile(join(folder, "concord.baseline.json"), "{}");
    expect((await concord()).code).toBe(2);
    expect((await concord("spec.json", "--update-baseline")).code).toBe(2);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
