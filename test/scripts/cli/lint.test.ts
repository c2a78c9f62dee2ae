import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { specWith } from "../../helpers/load-text.js";
import { concord as runConcord } from "../../helpers/run-concord.js";

it("concord lint accepts today's problems with --update-baseline and then reports only new ones", async () => {
  const folder = await mkdtemp(join(tmpdir(), "concord-baseline-"));
  const concord = async (...args: readonly string[]) => {
    const { code, stdout, stderr } = await runConcord(["lint", ...args], folder);
    return { code, text: stdout + stderr };
  };
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
    await write({ New: broken, Old: {} });
    expect(await concord("--update-baseline")).toMatchObject({
      text: expect.stringMatching(
        /: \d+ problems? accepted in concord\.baseline\.json \([1-9]\d* new\), [1-9]\d* forgotten\n$/,
      ),
    });
    await writeFile(join(folder, "concord.baseline.json"), "{}");
    expect((await concord()).code).toBe(2);
    expect((await concord("spec.json", "--update-baseline")).code).toBe(2);
    expect(await concord("spec.json", "--update-baseline", "--baseline", "spec.json")).toMatchObject({
      code: 2,
      text: expect.stringContaining("Name another file with --baseline"),
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
