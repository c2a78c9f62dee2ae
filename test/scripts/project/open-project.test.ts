import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { InputError } from "../../../scripts/project/errors.js";
import { openProject } from "../../../scripts/project/open-project.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "concord-open-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const config = { reference: "a", providers: { a: { spec: "a.yaml" } } };
const write = (name: string, value: unknown) => writeFile(join(folder, name), JSON.stringify(value));

it("a project has the config of its folder, or the one that is named", async () => {
  expect(await openProject(undefined, folder)).toBeUndefined();
  await write("concord.config.json", config);
  await write("other.json", { ...config, out: "out" });
  expect(await openProject(undefined, folder)).toEqual({ config, folder, file: "concord.config.json" });
  expect(await openProject("other.json", folder)).toMatchObject({ folder, file: "other.json", config: { out: "out" } });
});

it.each([
  ["a config that is not there", undefined, ""],
  ["a setting that is none", { ...config, outt: "x" }, "/outt"],
  ["the level of a rule that does not exist", { ...config, drift: { levels: { "a/b": "off" } } }, "/drift/levels/a~1b"],
])("a project with %s is refused, and says where", async (_, value, pointer) => {
  if (value !== undefined) await write("my.json", value);
  const opened = openProject("my.json", folder);
  await expect(opened).rejects.toBeInstanceOf(InputError);
  await expect(opened).rejects.toMatchObject({
    diagnostics: [{ code: "config-invalid", at: { file: "my.json", pointer } }],
  });
});
