import { execFile } from "node:child_process";
import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { specWith } from "../../helpers/load-text.js";

const root = resolve(import.meta.dirname, "../../..");

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command as `npm run concord` does. */
function concord(args: readonly string[], cwd: string): Promise<Outcome> {
  const argv = ["--import", import.meta.resolve("tsx"), join(root, "scripts/cli/main.ts"), ...args];
  return new Promise((done) => {
    execFile(process.execPath, argv, { cwd }, (error, stdout, stderr) =>
      done({ code: Number(error?.code ?? 0), stdout, stderr }),
    );
  });
}

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
  it("writes, then finds the output current, then stale", async () => {
    const written = await concord(["generate", "spec.json", "--out", "out"], folder);
    expect(written).toMatchObject({ code: 0 });
    expect(written.stdout).toMatch(/Read .*spec\.json, 1 operations/);
    expect([...(await snapshot(join(folder, "out"))).keys()]).toEqual([
      "client.ts",
      "index.ts",
      "openapi.json",
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

  it("leaves earlier output untouched when a description is broken", async () => {
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

  it("takes the runtime from elsewhere, or writes it beside the output", async () => {
    await concord(["generate", "spec.json", "--out", "out", "--runtime", "@me/runtime"], folder);
    expect(await readFile(join(folder, "out/client.ts"), "utf8")).toContain('from "@me/runtime"');
    await concord(["generate", "spec.json", "--out", "out", "--runtime", "inline"], folder);
    expect(await readFile(join(folder, "out/client.ts"), "utf8")).toContain('from "./runtime/runtime.js"');
    expect(await readFile(join(folder, "out/runtime/index.ts"), "utf8")).toContain("createClient");
  });

  it("keeps files in the output folder that are not its own, and removes its own old ones", async () => {
    await concord(["generate", "spec.json", "--out", "out", "--runtime", "inline"], folder);
    await writeFile(join(folder, "out/notes.md"), "mine\n");
    await cp(join(folder, "out/client.ts"), join(folder, "out/old.ts"));
    await concord(["generate", "spec.json", "--out", "out", "--runtime", "inline"], folder);
    const files = await snapshot(join(folder, "out"));
    expect(files.get("notes.md")).toBe("mine\n");
    expect(files.has("old.ts")).toBe(false);
  });

  it.each([
    ["an unknown option", ["generate", "spec.json", "--outt", "out"], "--out"],
    ["no output folder", ["generate", "spec.json"], "--out"],
    ["no config", ["generate"], "concord.config.ts"],
    ["options that exclude each other", ["generate", "spec.json", "--out", "out", "--check", "--watch"], "--watch"],
    ["an unknown verb", ["generat"], "generate"],
    ["a file that does not exist", ["generate", "none.json", "--out", "out"], "none.json"],
    ["one description to compare", ["drift", "spec.json"], "two"],
    ["an unknown format", ["drift", "spec.json", "spec.json", "--format", "xml"], "json"],
  ])("refuses %s with 2", async (_, args, hint) => {
    const refused = await concord(args, folder);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain(hint);
  });
});

describe("concord drift", () => {
  it("exits 1 for a break, and for what --fail-on asks", async () => {
    const spec = specWith({});
    await writeFile(join(folder, "base.json"), JSON.stringify(spec));
    await writeFile(join(folder, "revision.json"), JSON.stringify({ ...spec, paths: {} }));
    const broken = await concord(["drift", "base.json", "revision.json", "--format", "json"], folder);
    expect(broken.code).toBe(1);
    const report = JSON.parse(broken.stdout) as { changes: readonly Record<string, unknown>[]; summary: unknown };
    expect(report.changes).toMatchObject([
      { level: "error", breaking: true, operation: "GET /v1/things", base: { file: "base.json" } },
    ]);
    expect((await concord(["drift", "base.json", "revision.json", "--fail-on", "none"], folder)).code).toBe(0);
    expect((await concord(["drift", "base.json", "base.json", "--fail-on", "any"], folder)).code).toBe(0);
  });

  it("refuses a reference that leads out with 2", async () => {
    await writeFile(join(folder, "out.json"), JSON.stringify(specWith({ Thing: { $ref: "/etc/hosts" } })));
    const refused = await concord(["drift", "out.json", "spec.json"], folder);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain("ref-forbidden");
  });

  it("explains a rule, and helps with a misspelt one", async () => {
    const told = await concord(["drift", "--explain", "request-property-removed"], folder);
    expect(told).toMatchObject({ code: 0 });
    expect(told.stdout).toContain("What to do");
    const unknown = await concord(["drift", "--explain", "request-property-removd"], folder);
    expect(unknown.code).toBe(2);
    expect(unknown.stderr).toContain("request-property-removed");
  });

  it("compares with the descriptions of an earlier commit and leaves the checkout alone", async () => {
    const git = (...args: string[]) =>
      promisify(execFile)("git", ["-c", "user.name=t", "-c", "user.email=t@t.test", ...args], { cwd: folder });
    await writeFile(
      join(folder, "concord.config.json"),
      JSON.stringify({ reference: "things", providers: { things: { spec: "spec.json" } } }),
    );
    await git("init", "-q");
    await git("add", ".");
    await git("commit", "-qm", "First");
    await writeFile(join(folder, "spec.json"), JSON.stringify({ ...specWith({ Thing: {} }), paths: {} }));
    const before = (await git("status", "--porcelain")).stdout;
    const compared = await concord(["drift", "--since", "HEAD", "--format", "json"], folder);
    expect(compared.code).toBe(1);
    expect(JSON.parse(compared.stdout)).toMatchObject({
      changes: [{ operation: "GET /v1/things", base: { file: "spec.json" } }],
    });
    expect((await git("status", "--porcelain")).stdout).toBe(before);
    expect((await concord(["drift", "--since", "nowhere"], folder)).code).toBe(2);
  });

  it("tells what each provider lacks of the reference", async () => {
    const { code, stdout } = await concord(["drift", "--format", "json"], root);
    expect(code).toBe(1);
    const reports = JSON.parse(stdout) as unknown;
    expect(reports).toBeTypeOf("object");
  });
});

describe("concord lint and merge", () => {
  it("lints", async () => {
    expect(await concord(["lint", "spec.json"], folder)).toMatchObject({ code: 0 });
    await writeFile(join(folder, "bad.json"), JSON.stringify(specWith({ Thing: { type: "strange" } })));
    const bad = await concord(["lint", "bad.json"], folder);
    expect(bad.code).toBe(1);
    expect(bad.stderr).toContain("/components/schemas/Thing/type");
  });

  it("prints the merged contract", async () => {
    const { code, stdout } = await concord(["merge"], root);
    expect(code).toBe(0);
    expect(stdout).toBe(await readFile(join(root, "generated/openapi.json"), "utf8"));
  });
});
