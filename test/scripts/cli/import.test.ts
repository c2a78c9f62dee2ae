import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { load } from "js-yaml";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { root, concord as runConcord } from "../../helpers/run-concord.js";

const pages = join(root, "test/fixtures/pages");

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "concord-import-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const concord = (args: readonly string[], cwd = folder) => runConcord(args, cwd);

describe("concord import", () => {
  it("concord import names the folder that it cannot write to", async () => {
    const { code, stderr } = await concord(["import", join(pages, "pictures.md"), "-o", "."]);
    expect([code, stderr]).toEqual([2, expect.stringContaining("error: . is a folder.")]);
  });

  it("concord import prints YAML, or writes YAML or JSON that generates", async () => {
    await cp(join(pages, "pictures.md"), join(folder, "pictures.md"));
    const printed = await concord(["import", "pictures.md"]);
    expect(printed.code).toBe(0);
    expect(load(printed.stdout)).toMatchObject({ openapi: "3.1.0", info: { title: "Picture service" } });
    expect(printed.stderr).toContain("pictures.md:25");
    const written = await concord(["import", "pictures.md", "-o", "api/pictures.json"]);
    expect(written).toMatchObject({ code: 0, stdout: expect.stringContaining("api/pictures.json") });
    expect(JSON.parse(await readFile(join(folder, "api/pictures.json"), "utf8"))).toEqual(load(printed.stdout));
    expect(await readdir(join(folder, "api"))).toEqual(["pictures.json"]);
    const generated = await concord(["generate", "api/pictures.json", "--out", "out"]);
    expect(generated).toMatchObject({ code: 0, stdout: expect.stringContaining("2 operations") });
  });

  it("concord import refuses a page of nothing with 2, and leaves the description alone", async () => {
    await writeFile(join(folder, "empty.md"), "# Soon\n\nWe are working on it.\n");
    await writeFile(join(folder, "spec.yaml"), "openapi: 3.1.0\n");
    const { code, stderr, stdout } = await concord(["import", "empty.md", "-o", "spec.yaml"]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("import-empty");
    expect(await readFile(join(folder, "spec.yaml"), "utf8")).toBe("openapi: 3.1.0\n");
    expect((await concord(["import", "none.md"])).code).toBe(2);
  });

  it("concord import makes the descriptions of the config's pages, with their overlays, and checks them", async () => {
    await cp(join(pages, "models.txt"), join(folder, "models.txt"));
    await writeFile(
      join(folder, "more.yaml"),
      "overlay: 1.0.0\nactions:\n  - target: $\n    update: { servers: [{ url: https://m.example/v3 }] }\n  - target: $.none\n    remove: true\n",
    );
    const provider = { spec: "api.yaml", import: { page: "models.txt", overlays: ["more.yaml"] } };
    await writeFile(
      join(folder, "concord.config.json"),
      JSON.stringify({ reference: "m", providers: { m: provider } }),
    );
    const made = await concord(["import"]);
    expect(made).toMatchObject({ code: 0, stderr: expect.stringContaining("more.yaml:5") });
    const text = await readFile(join(folder, "api.yaml"), "utf8");
    expect(load(text)).toMatchObject({ servers: [{ url: "https://m.example/v3" }] });
    expect((await concord(["import", "--check"])).code).toBe(0);
    await writeFile(join(folder, "api.yaml"), text.replace("100", "10"));
    expect((await concord(["import", "--check"])).code).toBe(1);
  });

  it("concord import finds ikuncode's description to be what its page and overlay give", async () => {
    expect(await concord(["import", "--check"], root)).toEqual({ code: 0, stdout: "", stderr: "" });
  });
});
