import { mkdir, readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { gone } from "./helpers/gone-process.js";
import { removeAbandoned } from "./helpers/own-temp-folder.js";
import { withFiles } from "./helpers/with-files.js";

it("temporary files of tests are in a folder of the run, and folders of runs that were killed are removed", async () => {
  expect(tmpdir()).toMatch(/[/\\]concord-tests-\d+-\w{6}$/);
  await withFiles({}, async (above) => {
    const kept = [`concord-tests-${process.pid}-abcdef`, "concord-tests-of-mine", `other-${gone}-abcdef`];
    for (const name of [...kept, `concord-tests-${gone}-abcdef`])
      await mkdir(join(above, name, "within"), { recursive: true });
    removeAbandoned(above);
    expect((await readdir(above)).sort()).toEqual([...kept].sort());
  });
});
