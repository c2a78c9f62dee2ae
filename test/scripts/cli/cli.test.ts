import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { specWith } from "../../helpers/load-text.js";
import { concord, root } from "../../helpers/run-concord.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "concord-cli-"));
  await writeFile(join(folder, "spec.json"), JSON.stringify(specWith({ Thing: { type: "object" } })));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function snapshot(path: string): Promise<ReadonlyMap<string, string>> {
  const names = (await readdir(path, { recursive: true })).sort();
  const files = await Promise.all(
    names.map(async (name) =>
      (await stat(join(path, name))).isFile() ? ([name, await readFile(join(path, name), "utf8")] as const) : undefined,
    ),
  );
  return new Map(files.filter((file) => file !== undefined));
}

describe("concord generate", () => {
  it("concord generate writes, then finds the output current, then stale", async () => {
    const written = await concord(["generate", "spec.json", "--out", "out"], folder);
    expect(written).toMatchObject({ code: 0 });
    expect(written.stdout).toMatch(/Read .*spec\.json, 1 operation,/);
    expect([...(await snapshot(join(folder, "out"))).keys()]).toEqual([
      "capabilities.ts",
      "client.ts",
      "index.ts",
      "openapi.json",
      "paths.ts",
      "resources.ts",
      "responses.ts",
      "types.ts",
      "validators.ts",
    ]);
    expect(await readFile(join(folder, "out/client.ts"), "utf8")).toContain('from "openapi-concord/runtime"');
    expect((await concord(["generate", "spec.json", "--out", "out", "--check"], folder)).code).toBe(0);
    await writeFile(join(folder, "out/client.ts"), "// changed\n");
    const stale = await concord(["generate", "spec.json", "--out", "out", "--check"], folder);
    expect(stale).toMatchObject({ code: 1 });
    expect(stale.stderr).toContain("changed client.ts");
    expect(await readFile(join(folder, "out/client.ts"), "utf8")).toBe("// changed\n");
  });

  it("concord generate leaves earlier output untouched when a description is broken", async () => {
    await concord(["generate", "spec.json", "--out", "out"], folder);
    const before = await snapshot(join(folder, "out"));
    await writeFile(join(folder, "spec.json"), '{ "openapi": "3.1.0"');
    const broken = await concord(["generate", "spec.json", "--out", "out"], folder);
    expect(broken.code).toBe(2);
    expect(broken.stderr).toMatch(/spec\.json:1:\d+.* error .*parse-error/);
    expect(broken.stderr).toContain("Nothing was written");
    expect(await snapshot(join(folder, "out"))).toEqual(before);
    expect((await readdir(folder)).filter((name) => name.startsWith(".concord"))).toEqual([]);
  });

  it("concord generate tells names that no operation has: mistyped ones one by one, others by their number unless all are asked for", async () => {
    const naming = { "GET /thngs": "things.all", "POST /pictures": "pictures.paint" };
    const config = { reference: "a", providers: { a: { spec: "spec.json" } }, naming };
    await writeFile(join(folder, "concord.config.json"), JSON.stringify(config));
    const brief = await concord(["generate"], folder);
    expect(brief.code).toBe(0);
    expect(brief.stderr).toContain("concord.config.json #/naming/GET ~1thngs warning naming-unmatched");
    expect(brief.stderr).not.toContain("pictures");
    expect(brief.stderr).toContain("1 naming-unmatched (--verbose lists them)");
    const { stderr } = await concord(["generate", "--verbose"], folder);
    expect(stderr).toContain("concord.config.json #/naming/POST ~1pictures info naming-unmatched");
  });

  it("concord generate takes the runtime from elsewhere, or writes it beside the output", async () => {
    await concord(["generate", "spec.json", "--out", "out", "--runtime", "@me/runtime"], folder);
    expect(await readFile(join(folder, "out/client.ts"), "utf8")).toContain('from "@me/runtime"');
    await concord(["generate", "spec.json", "--out", "out", "--runtime", "inline"], folder);
    expect(await readFile(join(folder, "out/client.ts"), "utf8")).toContain('from "./runtime/runtime.js"');
    expect(await readFile(join(folder, "out/runtime/index.ts"), "utf8")).toContain("createClient");
  });

  it("concord generate keeps files in the output folder that are not its own, and removes its own old ones", async () => {
    await concord(["generate", "spec.json", "--out", "out", "--runtime", "inline"], folder);
    await writeFile(join(folder, "out/notes.md"), "mine\n");
    await cp(join(folder, "out/client.ts"), join(folder, "out/old.ts"));
    await concord(["generate", "spec.json", "--out", "out", "--runtime", "inline"], folder);
    const files = await snapshot(join(folder, "out"));
    expect(files.get("notes.md")).toBe("mine\n");
    expect(files.has("old.ts")).toBe(false);
  });

  it("concord generate leaves what other runs wrote below the output folder", async () => {
    await concord(["generate", "spec.json", "--out", "clients/inner"], folder);
    const outer = await concord(["generate", "spec.json", "--out", "clients"], folder);
    expect(outer.stdout).toContain("9 of 9 files to clients");
    expect(await readdir(join(folder, "clients/inner"))).toHaveLength(9);
  });

  it("concord generate replaces neither its input nor what somebody else wrote", async () => {
    const text = JSON.stringify(specWith({ Thing: { type: "string" } }));
    await writeFile(join(folder, "openapi.json"), text);
    const onInput = await concord(["generate", "openapi.json", "--out", "."], folder);
    expect(onInput).toMatchObject({ code: 2 });
    expect(onInput.stderr).toContain("openapi.json would be replaced");
    await mkdir(join(folder, "mine"));
    await writeFile(join(folder, "mine/index.ts"), "export {};\n");
    const onOthers = await concord(["generate", "spec.json", "--out", "mine"], folder);
    expect(onOthers).toMatchObject({ code: 2 });
    expect(onOthers.stderr).toContain("index.ts");
    expect(await readdir(join(folder, "mine"))).toEqual(["index.ts"]);
    expect(await readFile(join(folder, "openapi.json"), "utf8")).toBe(text);
  });

  it("concord generate says where it cannot write", async () => {
    const refused = await concord(["generate", "spec.json", "--out", "spec.json/out"], folder);
    expect(refused).toMatchObject({ code: 2 });
    expect(refused.stderr).toMatch(/error: .*spec\.json.*ENOTDIR/);
    expect(refused.stderr).not.toContain("    at ");
  });

  it.each([
    ["an unknown option", ["generate", "spec.json", "--outt", "out"], "--out"],
    ["no output folder", ["generate", "spec.json"], "--out"],
    ["no config", ["generate"], "concord.config.ts"],
    ["options that exclude each other", ["generate", "spec.json", "--out", "out", "--check", "--watch"], "--watch"],
    ["an unknown verb", ["generat"], "generate"],
    ["a file that does not exist", ["generate", "none.json", "--out", "out"], "none.json"],
  ])("concord generate refuses %s with 2", async (_, args, hint) => {
    const refused = await concord(args, folder);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain(hint);
  });
});

describe("concord lint and merge", () => {
  it("concord lint exits 0 for a sound description and 1 for a broken one", async () => {
    expect(await concord(["lint", "spec.json"], folder)).toMatchObject({ code: 0 });
    await writeFile(join(folder, "bad.json"), JSON.stringify(specWith({ Thing: { type: "strange" } })));
    const bad = await concord(["lint", "bad.json"], folder);
    expect(bad.code).toBe(1);
    expect(bad.stderr).toContain("/components/schemas/Thing/type");
  });

  it("concord merge prints the contracts that are generated, merged or portable, or writes them", async () => {
    await cp(join(root, "examples/two-providers/openapi"), join(folder, "openapi"), { recursive: true });
    const providers = Object.fromEntries(["harbour", "quay"].map((name) => [name, { spec: `openapi/${name}.yaml` }]));
    await writeFile(join(folder, "concord.config.json"), JSON.stringify({ reference: "harbour", providers }));
    expect(await concord(["generate"], folder)).toMatchObject({ code: 0 });
    const portable = await readFile(join(folder, "generated/portable/openapi.json"), "utf8");
    const merged = await readFile(join(folder, "generated/openapi.json"), "utf8");
    expect([merged, portable].map((text) => Object.keys(JSON.parse(text).paths).length)).toEqual([2, 1]);
    expect(await concord(["merge"], folder)).toMatchObject({ code: 0, stdout: merged });
    expect(await concord(["merge", "--portable"], folder)).toMatchObject({ code: 0, stdout: portable });
    const written = ["merge", "--portable", "-o", "portable.json"];
    expect(await concord(written, folder)).toMatchObject({ code: 0, stdout: "" });
    expect(await readFile(join(folder, "portable.json"), "utf8")).toBe(portable);
  });
});
