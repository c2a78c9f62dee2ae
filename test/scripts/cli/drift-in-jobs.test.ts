import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { specWith } from "../../helpers/load-text.js";
import { concord } from "../../helpers/run-concord.js";

let root: string;
let folder: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "concord-jobs-"));
  folder = join(root, "pkg");
  await mkdir(join(folder, "api"), { recursive: true });
  vi.stubEnv("GITHUB_WORKSPACE", root);
  await put("base.json", api("1.0.0", ["/a", "/b"]));
  await put("gone.json", api("1.0.0", ["/a"]));
  await put("more.json", api("1.0.0", ["/a", "/b", "/c"]));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(root, { recursive: true, force: true });
});

const put = (name: string, value: unknown) => writeFile(join(folder, "api", name), JSON.stringify(value, null, 1));
const operation = { get: { responses: { 200: { description: "" } } } };
const api = (version: string, paths: readonly string[]) => ({
  ...specWith({}),
  info: { title: "t", version },
  paths: Object.fromEntries(paths.map((path) => [path, operation])),
});
const drift = (revision: string, ...args: string[]) =>
  concord(["drift", "api/base.json", `api/${revision}`, ...args], folder);

interface Location {
  readonly physicalLocation: { readonly artifactLocation: object };
}

describe("places of a job", () => {
  const places = async (...args: string[]) => {
    const { stdout } = await concord(["drift", ...args, "--format", "github", "--format", "sarif=s.json"], folder);
    const { runs } = JSON.parse(await readFile(join(folder, "s.json"), "utf8"));
    const [first] = runs[0].results as readonly { readonly locations: readonly Location[] }[];
    return [
      / file=([^,]+)/.exec(stdout)?.[1],
      first?.locations[0]?.physicalLocation.artifactLocation,
      runs[0],
    ] as const;
  };

  it.each(["the workspace of the job", "a repository"])("places start from the root of %s", async (where) => {
    if (where === "a repository") {
      vi.stubEnv("GITHUB_WORKSPACE", "");
      await mkdir(join(root, ".git"));
    }
    const [file, location, run] = await places("api/base.json", "api/gone.json");
    expect(file).toBe("pkg/api/gone.json");
    expect(location).toEqual({ uri: "pkg/api/gone.json", uriBaseId: "%SRCROOT%" });
    expect(run.originalUriBaseIds).toHaveProperty("%SRCROOT%");
  });

  it("places of a config elsewhere, and of a description beside its folder, start from there, too", async () => {
    await mkdir(join(folder, "conf"));
    await writeFile(join(folder, "conf/own.json"), JSON.stringify(api("1.0.0", ["/a", "/b"])));
    for (const [spec, place] of [
      ["own.json", "pkg/conf/own.json"],
      ["../api/gone.json", "pkg/api/gone.json"],
    ]) {
      const providers = { one: { spec: "../api/more.json" }, two: { spec } };
      await writeFile(join(folder, "conf/c.json"), JSON.stringify({ reference: "one", providers }));
      const [file, location] = await places("--config", "conf/c.json");
      expect([file, location]).toEqual([place, { uri: place, uriBaseId: "%SRCROOT%" }]);
    }
  });

  it("places are as they were given where there is neither a repository nor a job", async () => {
    vi.stubEnv("GITHUB_WORKSPACE", "");
    const [file, location, run] = await places("api/base.json", "api/gone.json");
    expect([file, location]).toEqual(["api/gone.json", { uri: "api/gone.json" }]);
    expect(run.results).toHaveLength(1);
  });
});

describe("a check that could not be made", () => {
  it("what cannot be read is an annotation at its line, and stands in the summary of the job", async () => {
    await writeFile(join(folder, "api/broken.json"), '{\n  "openapi": "3.1.0"\n  "info": {}\n}\n');
    vi.stubEnv("GITHUB_STEP_SUMMARY", join(root, "summary.md"));
    const { code, stdout } = await drift("broken.json", "--format", "github");
    expect(code).toBe(2);
    expect(stdout).toMatch(/^::error title=API drift [^\n]*::The check could not be made: 1 error\./);
    expect(stdout).toMatch(/\n::error file=pkg\/api\/broken\.json,line=3,title=parse-error::/);
    expect(await readFile(join(root, "summary.md"), "utf8")).toMatch(
      /could not be made[\s\S]*pkg\/api\/broken\.json:3/,
    );
  });

  it("what cannot be done as it was asked is an annotation without a place", async () => {
    const { code, stdout } = await drift("gone.json", "--only", "/nowhere", "--format", "github");
    expect([code, stdout]).toEqual([
      2,
      expect.stringContaining("\n::error title=concord::There is no operation to compare."),
    ]);
  });

  it("annotations of what went wrong replace no file, which may be an input", async () => {
    const before = await readFile(join(folder, "api/gone.json"), "utf8");
    expect((await drift("gone.json", "--format", "github=api/gone.json")).code).toBe(2);
    expect(await readFile(join(folder, "api/gone.json"), "utf8")).toBe(before);
    expect((await drift("none.json", "--format", "github=notes.txt")).code).toBe(2);
    expect(await readFile(join(folder, "notes.txt"), "utf8")).toContain("::error file=pkg/api/none.json");
  });
});

describe("a run that fails by something else than breaks", () => {
  const formats = ["text", "json", "markdown", "html", "sarif", "junit", "github"];

  it.each(formats)("the format %s says that a version was not raised", async (format) => {
    const { code, stdout } = await drift("more.json", "--check-version", "--format", format);
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /the version of\s+api\/more\.json went from 1\.0\.0 to 1\.0\.0[\s\S]*minor[\s\S]*--check-version/,
    );
  });

  it.each(formats)("the format %s says that what breaks nothing fails, where it was asked for", async (format) => {
    const { code, stdout } = await drift("more.json", "--fail-on", "any", "--format", format);
    expect([code, stdout]).toEqual([1, expect.stringContaining("0 breaking, 0 warnings, 1 info, by --fail-on any.")]);
    expect((await drift("more.json", "--format", format)).stdout).not.toContain("--fail-on");
  });

  it("a run that fails is an error among annotations, failed in JSON, and ended as it should in SARIF", async () => {
    const failing = ["--fail-on", "any", "--format"];
    expect((await drift("more.json", ...failing, "github")).stdout).toMatch(/^::error /);
    expect((await drift("more.json", "--format", "github")).stdout).toMatch(/^::notice /);
    expect(JSON.parse((await drift("more.json", ...failing, "json")).stdout)).toMatchObject({ failed: true });
    const { runs } = JSON.parse((await drift("more.json", ...failing, "sarif")).stdout);
    expect(runs[0].invocations).toMatchObject([{ executionSuccessful: true, exitCode: 1 }]);
    const told = await drift("gone.json", "--format", "json");
    expect(JSON.parse(told.stdout)).toMatchObject({ failed: true, reasons: ["1 breaking, by --fail-on breaking."] });
    const passed = await drift("gone.json", "--fail-on", "none", "--format", "json");
    expect([passed.code, JSON.parse(passed.stdout)]).toEqual([
      0,
      expect.objectContaining({ failed: false, reasons: [] }),
    ]);
  });

  it("JUnit has a failure for each finding of a level that fails", async () => {
    const failures = async (...args: string[]) => {
      const { stdout } = await drift("more.json", "--format", "junit", ...args);
      return /failures="(\d+)"/.exec(stdout)?.[1];
    };
    expect(await failures()).toBe("0");
    // The finding, and why the run fails.
    expect(await failures("--fail-on", "any")).toBe("2");
    expect(await failures("--fail-on", "warning")).toBe("0");
  });

  it("the verdict says by itself that a run fails by what breaks", async () => {
    for (const format of ["text", "markdown", "html", "github"])
      expect((await drift("gone.json", "--format", format)).stdout).not.toContain("Fails:");
  });

  it("a run whose reports are all in files says on standard output why it fails", async () => {
    const { stdout } = await drift("more.json", "--fail-on", "any", "--format", "json=a.json");
    expect(stdout).toMatch(/Breaks nothing: [^\n]*\nFails: [^\n]*by --fail-on any\.\n$/);
  });
});
