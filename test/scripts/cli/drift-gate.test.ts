import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { specWith } from "../../helpers/load-text.js";
import { concord } from "../../helpers/run-concord.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "concord-gate-"));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

const put = (name: string, value: unknown) => writeFile(join(folder, name), JSON.stringify(value));
const drift = (...args: string[]) => concord(["drift", ...args], folder);
const read = (name: string) => readFile(join(folder, name), "utf8");

const operation = { get: { responses: { 200: { description: "" } } } };
const api = (version: string, paths: readonly string[], title = "t", url = "https://a.test/v1") => ({
  ...specWith({}),
  info: { title, version },
  servers: [{ url }],
  paths: Object.fromEntries(paths.map((path) => [path, operation])),
});

it("what descriptions say and nobody sends is told: what may be meant in full, notes with their number", async () => {
  const accepted = { parameters: [{ name: "Accept", in: "header", schema: { type: "string" } }] };
  const encoding = { lost: { contentType: "image/png" } };
  const sent = { requestBody: { content: { "multipart/form-data": { schema: { type: "object" }, encoding } } } };
  const paths = ["/a", "/b", "/c", "/d"].map((path) => [path, { post: { ...operation.get, ...accepted, ...sent } }]);
  const spec = { ...api("1.0.0", []), paths: Object.fromEntries(paths) };
  await put("one.json", spec);
  await put("two.json", spec);
  const { code, stderr } = await drift("one.json", "two.json");
  expect(code).toBe(0);
  expect(stderr.match(/warning encoding-ignored/g)).toHaveLength(8);
  expect(stderr.match(/info unsupported-parameter/g)).toHaveLength(3);
  expect(stderr).toContain("and 5 more unsupported-parameter (concord lint lists them)");
});

it("what cannot be sent, or asks for what is not described, is told", async () => {
  const json = { "application/json": { schema: { type: "object" } } };
  const odd = { get: { ...operation.get, requestBody: { content: json }, security: [{ lost: [] }] } };
  await put("one.json", { ...api("1.0.0", []), paths: { "/a": odd } });
  const { stderr } = await drift("one.json", "one.json");
  expect(stderr).toContain("warning operation-unsendable");
  expect(stderr).toContain("warning security-undefined");
});

describe("operations to compare", () => {
  beforeEach(async () => {
    await put("base.json", api("1.0.0", ["/a", "/b"]));
    await put("gone.json", api("1.0.0", ["/a"]));
  });

  it("a pattern that fits none is told, since what it should have chosen is not compared", async () => {
    const { code, stderr } = await drift("base.json", "gone.json", "--only", "/bb", "GET /a", "--except", "Tag");
    expect(code).toBe(0);
    expect(stderr).toMatch(/"\/bb" fits no operation.* Did you mean "\/b"\?/);
    expect(stderr).toContain('"Tag" fits no operation');
    expect(stderr).not.toContain("GET /a");
  });

  it("a choice that leaves nothing to compare is refused, since it would let everything pass", async () => {
    for (const choice of [
      ["--only", "/bb"],
      ["--except", "*"],
    ]) {
      const { code, stderr } = await drift("base.json", "gone.json", ...choice);
      expect([code, stderr]).toEqual([2, expect.stringContaining("There is no operation to compare.")]);
    }
    const providers = { t: { spec: "base.json" }, u: { spec: "gone.json" } };
    await put("concord.config.json", { reference: "t", providers, drift: { operations: { only: ["Tag"] } } });
    expect((await drift()).code).toBe(2);
  });

  it.each(["base.json/b.md", "folder", "folder/.."])("no report is written where %s cannot be", async (file) => {
    await mkdir(join(folder, "folder"));
    const { code, stderr } = await drift(
      "base.json",
      "gone.json",
      "--format",
      "sarif=new/a.sarif",
      "--format",
      `markdown=${file}`,
    );
    expect([code, stderr]).toEqual([2, expect.stringContaining(file)]);
    expect((await readdir(folder)).sort()).toEqual(["base.json", "folder", "gone.json"]);
  });

  it("a check whose reports are all in files says its verdict all the same", async () => {
    const { code, stdout } = await drift(
      "base.json",
      "gone.json",
      "--format",
      "sarif=a.sarif",
      "--format",
      "html=a.html",
    );
    expect([code, stdout]).toEqual([1, "base.json → gone.json  Breaks clients: 1 breaking, 0 warnings, 0 info\n"]);
    expect((await drift("base.json", "gone.json", "-o", "a.txt")).stdout).toContain("Breaks clients");
  });

  it("a description behind a pattern is no pattern, or something else would be compared", async () => {
    for (const option of ["--only", "--except"]) {
      const { code, stderr } = await drift(option, "/a", join(folder, "base.json"), join(folder, "gone.json"));
      expect([code, stderr]).toEqual([
        2,
        expect.stringMatching(/takes patterns, and ".*base\.json" is a file\.[\s\S]*`--`/),
      ]);
    }
    expect((await drift("--only", "/b", "--", "base.json", "gone.json")).code).toBe(1);
  });

  it("what only base has is enough", async () => {
    expect((await drift("base.json", "gone.json", "--only", "/b")).stderr).not.toContain("fits no operation");
  });
});

describe("several outputs", () => {
  beforeEach(async () => {
    await put("base.json", api("1.0.0", ["/a", "/b"]));
    await put("gone.json", api("1.0.0", ["/a"]));
  });

  it("one run writes each format to its file, and the one without a file to standard output", async () => {
    const files = ["--format", "sarif=drift.sarif", "--format", "markdown=deep/drift.md", "--format", "github"];
    const { code, stdout } = await drift("base.json", "gone.json", ...files);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^::error title=API drift/);
    expect(JSON.parse(await read("drift.sarif"))).toMatchObject({ version: "2.1.0" });
    expect(await read("deep/drift.md")).toContain("## base.json → gone.json");
    const rest = await drift(
      "base.json",
      "gone.json",
      "--format",
      "sarif=s.json",
      "--format",
      "json",
      "-o",
      "own.json",
    );
    expect(rest.stdout).not.toContain("{");
    expect(JSON.parse(await read("own.json"))).toMatchObject({ verdict: "breaks", summary: { breaking: 1 } });
  });

  it("the HTML report has both schemas also where it is one of several", async () => {
    await drift("base.json", "gone.json", "--format", "json=a.json", "--format", "html=b.html");
    expect(await read("b.html")).toContain("<!doctype html>");
  });

  it.each([
    ["two formats for standard output", ["--format", "json", "--format", "text"], "cannot share"],
    ["two formats for one file", ["--format", "json=a", "--format", "sarif=a"], "cannot share a"],
    ["two formats for one file of two names", ["--format", "json=a", "--format", "sarif=./a"], "cannot share ./a"],
    ["-o where each format names a file", ["--format", "json=a", "-o", "b"], "names none"],
    ["a format with an empty file", ["--format", "json="], "Name the file"],
  ])("drift refuses %s", async (_, args, hint) => {
    const refused = await drift("base.json", "gone.json", ...args);
    expect(refused.stderr).toContain(hint);
    expect(refused.code).toBe(2);
  });

  it("the summary of a job on GitHub gets the Markdown report behind what is there", async () => {
    await writeFile(join(folder, "summary.md"), "# Before\n");
    vi.stubEnv("GITHUB_STEP_SUMMARY", join(folder, "summary.md"));
    const { stdout } = await drift("base.json", "gone.json", "--format", "json");
    expect(JSON.parse(stdout)).toHaveProperty("changes");
    expect(await read("summary.md")).toMatch(/^# Before\n## base\.json → gone\.json\n/);
    vi.stubEnv("GITHUB_STEP_SUMMARY", folder);
    const refused = await drift("base.json", "gone.json");
    expect(refused.stderr).toContain("GITHUB_STEP_SUMMARY cannot be written");
    expect(refused.code).toBe(1);
  });
});

describe("--check-version", () => {
  const check = async (from: string, to: string, paths: readonly string[]) => {
    await put("base.json", api(from, ["/a"]));
    await put("next.json", api(to, paths));
    return drift("base.json", "next.json", "--check-version", "--fail-on", "none");
  };

  it.each([
    ["1.0.0", "1.0.0", "1.1.0"],
    ["1.4.2", "1.4.3", "1.5.0"],
    ["0.3.0", "0.3.0", "0.3.1"],
    ["2.1.0", "1.9.0", "2.2.0"],
  ])("--check-version fails where a new operation goes from %s to %s", async (from, to, needed) => {
    const { code, stderr } = await check(from, to, ["/a", "/b"]);
    expect(stderr).toContain(`${needed} is the least that would do`);
    expect(code).toBe(1);
  });

  it("--check-version passes a bump that is enough, says what it cannot tell, and fails a version that stays", async () => {
    expect(await check("1.0.0", "1.1.0", ["/a", "/b"])).toMatchObject({ code: 0, stderr: "" });
    expect((await check("1.0.0", "1.1.0", [])).code).toBe(1);
    expect(await check("1.0.0", "1.0.0", ["/a"])).toMatchObject({ code: 0, stderr: "" });
    const dated = await check("2026-01-01", "2026-02-01", ["/a", "/b"]);
    expect(dated.stderr).toContain("cannot be told");
    expect(dated.code).toBe(0);
    expect((await check("2026-01-01", "2026-01-01", ["/a", "/b"])).code).toBe(1);
  });

  it("--check-version is refused for two providers", async () => {
    await put("concord.config.json", {
      reference: "one",
      providers: { one: { spec: "one.json" }, two: { spec: "two.json" } },
    });
    await put("one.json", api("1.0.0", ["/a"]));
    await put("two.json", api("1.0.0", ["/a"], "other", "https://b.test/v1"));
    expect(await drift("--check-version")).toMatchObject({ code: 2 });
    expect(await drift("one.json", "two.json", "--check-version")).toMatchObject({ code: 2 });
    const stated = await drift(
      "one.json",
      "two.json",
      "--check-version",
      "--relation",
      "versions",
      "--fail-on",
      "none",
    );
    expect(stated.stderr).not.toContain("--check-version");
  });
});

describe("what a provider never offered", () => {
  beforeEach(async () => {
    await put("one.json", api("1.0.0", ["/a", "/b"]));
    await put("two.json", api("1.0.0", ["/a"], "other", "https://b.test/v1"));
    await configure({});
  });
  const configure = (settings: object) =>
    put("concord.config.json", {
      reference: "one",
      providers: { one: { spec: "one.json" }, two: { spec: "two.json" } },
      drift: settings,
    });

  it("an operation that a provider never offered is coverage, and breaks only where that is required", async () => {
    const { code, stdout } = await drift("--format", "json");
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      verdict: "breaks-nothing",
      compared: [{ notOffered: 1 }],
      changes: [{ id: "api-path-removed-without-deprecation", level: "info", operation: "GET /v1/b" }],
    });
    expect((await drift("--require-coverage")).code).toBe(1);
    await configure({ requireCoverage: true });
    expect((await drift()).code).toBe(1);
    await configure({ levels: { "api-path-removed-without-deprecation": "warning" } });
    expect((await drift("--fail-on", "warning")).code).toBe(1);
  });

  it("an operation that a version lost breaks, and so does one where two providers are only guessed", async () => {
    const guessed = await drift("one.json", "two.json");
    expect([guessed.code, guessed.stderr]).toEqual([1, expect.stringContaining("--relation providers takes that for")]);
    expect(guessed.stdout).toContain("1 breaking, 0 warnings, 0 info; of all these, 1 operation not offered");
    expect(await drift("one.json", "two.json", "--relation", "providers")).toMatchObject({ code: 0, stderr: "" });
    expect(await drift("one.json", "two.json", "--relation", "versions")).toMatchObject({ code: 1, stderr: "" });
    expect((await drift("one.json", "two.json", "--relation", "providers", "--require-coverage")).code).toBe(1);
  });
});

describe("what a run reads", () => {
  it("a report takes the place of nothing that is read, by whatever path", async () => {
    await put("base.json", { ...api("1.0.0", ["/a"]), components: { schemas: { A: { $ref: "part.json" } } } });
    await put("part.json", { type: "string" });
    const providers = { t: { spec: "base.json", overlays: ["over.json"] }, u: { spec: "base.json" } };
    await put("over.json", {
      overlay: "1.0.0",
      info: { title: "o", version: "1" },
      actions: [{ target: "$.info", update: {} }],
    });
    await put("concord.config.json", { reference: "t", providers });
    await put("concord.drift-baseline.json", { accepted: {} });
    await symlink(join(folder, "part.json"), join(folder, "link.json"));
    const inputs = ["base.json", "part.json", "link.json", "over.json", "concord.config.json"];
    for (const file of [...inputs, "concord.drift-baseline.json"]) {
      const before = await read(file);
      for (const verb of [["drift"], ["merge"]]) {
        const { code, stderr } = await concord([...verb, "-o", file], folder);
        expect([verb, file, code, stderr]).toEqual([verb, file, 2, expect.stringContaining("is an input of this run")]);
      }
      expect(await read(file)).toBe(before);
    }
    const imported = await concord(["import", "part.json", "-o", "part.json"], folder);
    expect([imported.code, imported.stderr]).toEqual([2, expect.stringContaining("is an input of this run")]);
    const linted = await concord(["lint", "--baseline", "base.json", "--update-baseline"], folder);
    expect([linted.code, await read("base.json")]).toEqual([2, expect.stringContaining("openapi")]);
  });

  it("a report takes not the place of the history, and the page tells of one that cannot be read", async () => {
    await put("base.json", api("1.0.0", ["/a"]));
    const providers = { t: { spec: "base.json" }, u: { spec: "base.json" } };
    await put("concord.config.json", { reference: "t", providers, out: "client" });
    await mkdir(join(folder, "client"));
    const history = "client/drift-history.json";
    const text = '{\n  "rows": [\n<<<<<<< ours\n=======\n>>>>>>> theirs\n  ]\n}\n';
    await writeFile(join(folder, history), text);
    const refused = await drift("--format", "html=h.html", "--format", `json=${history}`);
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining("is an input of this run")]);
    expect(await read(history)).toBe(text);
    const told = await drift("--format", "html=h.html");
    expect([told.code, told.stderr]).toEqual([
      0,
      expect.stringMatching(/drift-history\.json:3:1 warning file-unreadable/),
    ]);
    expect((await drift()).stderr).toBe("");
  });
});

describe("roots that are not found", () => {
  const under = (prefix: string) => ({
    ...api("1.0.0", [`${prefix}/chat/completions`]),
    servers: [{ url: "https://a.test" }],
  });

  it.each(["/openai/deployments/{id}", "/v1/projects/{p}/endpoints/openapi", "/serving-endpoints", "/v1/openai"])(
    "drift says that operations stand below %s, and matches them where it is set",
    async (root) => {
      await put("base.json", api("1.0.0", ["/chat/completions"]));
      await put("other.json", under(root));
      const hinted = await drift("base.json", "other.json");
      expect(hinted.stderr).toContain(`below ${root}: --root`);
      expect(hinted.code).toBe(1);
      const { stdout, stderr } = await drift(
        "base.json",
        "other.json",
        "--root",
        "/v1",
        "--root",
        root,
        "--format",
        "json",
      );
      expect(stderr).toBe("");
      expect(stdout).not.toContain("removed-without-deprecation");
    },
  );

  it.each([
    ["base", under("/v1/openai"), api("1.0.0", ["/chat/completions"])],
    ["the revision", api("1.0.0", ["/chat/completions"]), under("/v1/openai")],
  ])("a root that only %s has is told and given alone", async (_, base, revision) => {
    await put("base.json", base);
    await put("other.json", revision);
    expect((await drift("base.json", "other.json")).stderr).toContain("--root /v1/openai compares them");
    const args = ["--root", "/v1/openai", "--format", "json"];
    const { stdout, stderr } = await drift("base.json", "other.json", ...args);
    expect(stderr).toBe("");
    expect(stdout).not.toContain("removed-without-deprecation");
  });

  it("an address in the place of a file is refused with what to do", async () => {
    await put("base.json", under("/api/x"));
    for (const args of [
      ["https://a.test/openapi.json", "base.json"],
      ["base.json", "http://a.test/openapi.json"],
    ]) {
      const { code, stderr } = await drift(...args);
      expect([code, stderr]).toEqual([2, expect.stringMatching(/is an address.*\s.*curl/)]);
    }
  });

  it("--root is for both descriptions where it is given once, and never for three", async () => {
    await put("base.json", under("/api/x"));
    const once = await drift("base.json", "base.json", "--root", "/api/x");
    expect(once).toMatchObject({ code: 0, stderr: "" });
    expect((await drift("base.json", "base.json", "--root", "/a", "--root", "/b", "--root", "/c")).code).toBe(2);
    expect((await drift("base.json", "base.json", "--root", "a/")).code).toBe(2);
  });

  it.each([
    [["/v9"], "/v9"],
    [["/api/x", "/v9"], "/v9"],
    [["/v9", ""], "/v9"],
  ])("a root that nothing is below is refused with those that are there: %j", async (roots, wrong) => {
    await put("base.json", under("/api/x"));
    const { code, stderr } = await drift("base.json", "base.json", ...roots.flatMap((root) => ["--root", root]));
    expect([code, stderr]).toEqual([2, expect.stringContaining(`"${wrong}"`)]);
    expect(stderr).toMatch(/below \/\./);
  });
});
