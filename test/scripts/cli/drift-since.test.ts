import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { specWith } from "../../helpers/load-text.js";
import { concord } from "../../helpers/run-concord.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "concord-since-test-"));
  await put("spec.json", specWith({ Thing: { type: "object" } }));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const put = (name: string, value: unknown) => writeFile(join(folder, name), JSON.stringify(value, null, 1));
const configure = (settings: object = {}, others: object = {}) =>
  put("concord.config.json", {
    reference: "things",
    providers: { things: { spec: "spec.json" }, ...others },
    ...settings,
  });
const git = (...args: string[]) =>
  promisify(execFile)("git", ["-c", "user.name=t", "-c", "user.email=t@t.test", ...args], { cwd: folder });
async function commitAll(): Promise<void> {
  await git("init", "-q");
  await git("add", ".");
  await git("commit", "-qm", "First");
}

describe("--since", () => {
  it("concord drift compares with the descriptions of an earlier commit and leaves the checkout alone", async () => {
    await configure();
    await commitAll();
    await put("spec.json", { ...specWith({ Thing: {} }), paths: {} });
    const before = (await git("status", "--porcelain")).stdout;
    const compared = await concord(["drift", "--since", "HEAD", "--format", "json"], folder);
    expect(compared.code).toBe(1);
    expect(JSON.parse(compared.stdout)).toMatchObject({
      changes: [{ operation: "GET /v1/things", base: { file: "spec.json" } }],
    });
    expect((await git("status", "--porcelain")).stdout).toBe(before);
  });

  it("--since says what did not exist then, and compares the rest", async () => {
    await configure();
    await commitAll();
    await put("other.json", specWith({}));
    await put("overlay.json", {
      overlay: "1.0.0",
      info: { title: "o", version: "1" },
      actions: [{ target: "$.info", update: { title: "x" } }],
    });
    await configure({
      providers: { things: { spec: "spec.json", overlays: ["overlay.json"] }, other: { spec: "other.json" } },
    });
    const { code, stdout, stderr } = await concord(["drift", "--since", "HEAD"], folder);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("things at HEAD → things");
    expect(stdout).toContain("nothing at HEAD → other  Breaks nothing: 0 breaking, 0 warnings, 1 info");
  });

  it("--since accepts in a baseline what differs from any commit, also in one that 0.1.0 wrote", async () => {
    await configure();
    await commitAll();
    await put("spec.json", { ...specWith({ Thing: {} }), paths: {} });
    const name = "concord.drift-baseline.json";
    expect((await concord(["drift", "--since", "HEAD", "--update-baseline"], folder)).code).toBe(0);
    const written = await readFile(join(folder, name), "utf8");
    expect(Object.keys(JSON.parse(written).accepted)).toEqual(["things at --since → things"]);
    await writeFile(join(folder, name), written.replace("things at --since →", "things before →"));
    const accepted = await concord(["drift", "--since", "HEAD~0"], folder);
    expect([accepted.code, accepted.stdout]).toEqual([0, expect.stringContaining("1 accepted")]);
  });

  it.each(["nowhere", "", "--help", "HEAD:spec.json"])("--since refuses %j, which is no commit", async (ref) => {
    await configure();
    await commitAll();
    const refused = await concord(["drift", `--since=${ref}`], folder);
    expect(refused.stderr).toContain("--since takes a commit");
    expect(refused.code).toBe(2);
  });

  it("--since needs a repository", async () => {
    await configure();
    const refused = await concord(["drift", "--since", "HEAD"], folder);
    expect(refused.stderr).toContain("not a git repository");
    expect(refused.code).toBe(2);
  });
});

describe("what --since finds of before", () => {
  const harbour = (required: readonly string[], path = "/ships") => ({
    ...specWith({}),
    paths: {
      [path]: {
        post: {
          requestBody: {
            required: true,
            content: {
              "application/json": {
                schema: {
                  type: "object",
                  required,
                  properties: { name: { type: "string" }, flag: { type: "string" } },
                },
              },
            },
          },
          responses: { 200: { description: "Moored." } },
        },
      },
    },
  });
  const drift = (...args: string[]) => concord(["drift", "--since", "HEAD", ...args], folder);
  const compared = async (...args: string[]) => {
    const { code, stdout } = await drift("--format", "json", ...args);
    const { compared, changes } = JSON.parse(stdout);
    return {
      code,
      names: compared.map((one: { base: string; revision: string }) => [one.base, one.revision]),
      changes,
    };
  };

  beforeEach(async () => {
    await put("quay.json", harbour(["name"]));
    await configure({}, { quay: { spec: "quay.json" } });
    await commitAll();
  });

  it("a description that moved to another file is compared with the former one, whatever is in it by now", async () => {
    await git("rm", "-q", "--cached", "quay.json");
    await rm(join(folder, "quay.json"));
    await put("pier.json", harbour(["name", "flag"]));
    await configure({}, { quay: { spec: "pier.json" } });
    const { code, names, changes } = await compared();
    expect(names).toEqual([
      ["things at HEAD", "things"],
      ["quay at HEAD", "quay"],
    ]);
    expect(changes).toMatchObject([
      { id: "request-property-became-required", base: { file: "quay.json" }, revision: { file: "pier.json" } },
    ]);
    expect(code).toBe(1);
  });

  it("a provider and a description under other names are known by what git takes for a renaming", async () => {
    await git("mv", "quay.json", "pier.json");
    await put("pier.json", harbour(["name", "flag"]));
    await configure({}, { pier: { spec: "pier.json" } });
    const { code, names } = await compared();
    expect([code, names]).toEqual([1, expect.arrayContaining([["quay at HEAD", "pier"]])]);
  });

  it("a provider that is gone fails in every format, until a baseline accepts it", async () => {
    await rm(join(folder, "quay.json"));
    await configure();
    const { code, names, changes } = await compared();
    expect([code, names[1]]).toEqual([1, ["quay at HEAD", "nothing"]]);
    // The file that lacks it: a pull request shows no line of one that is gone.
    const revision = { file: "concord.config.json" };
    expect(changes).toMatchObject([
      { level: "error", operation: "POST /v1/ships", base: { file: "quay.json" }, revision },
    ]);
    for (const format of ["text", "markdown", "html", "sarif", "junit", "changelog", "github"]) {
      const told = await drift("--format", format);
      expect([format, told.code, told.stdout]).toEqual([format, 1, expect.stringContaining("quay at HEAD")]);
    }
    await drift("--update-baseline", "--reason", "Nobody calls it.");
    expect(await readFile(join(folder, "concord.drift-baseline.json"), "utf8")).toContain("quay at --since → quay");
    expect((await compared()).code).toBe(0);
  });

  it("a provider that is gone fails also where the config has another name", async () => {
    await git("mv", "concord.config.json", "harbours.json");
    await put("harbours.json", { reference: "things", providers: { things: { spec: "spec.json" } } });
    const { code, names } = await compared("--config", "harbours.json");
    expect([code, names[1]]).toEqual([1, ["quay at HEAD", "nothing"]]);
  });

  it("a provider that is new is told with what it brings, asks for no version and does not fail", async () => {
    await put("pier.json", harbour(["name"], "/boats"));
    await configure({}, { quay: { spec: "quay.json" }, pier: { spec: "pier.json" } });
    const { code, names, changes } = await compared("--check-version");
    expect([code, names[2]]).toEqual([0, ["nothing at HEAD", "pier"]]);
    expect(changes).toMatchObject([{ level: "info", operation: "POST /v1/boats" }]);
  });

  it("a description of a folder beside the config's is compared, too", async () => {
    await mkdir(join(folder, "app"));
    for (const [index, name] of ["one", "two", "three"].entries()) {
      const actions = [{ target: "$.info", update: { [`x-${name}`]: index } }];
      await mkdir(join(folder, name));
      await put(`${name}/over.json`, { overlay: "1.0.0", info: { title: "o", version: "1" }, actions });
    }
    const overlays = ["../one/over.json", "../two/over.json", "../three/over.json"];
    await put("app/concord.config.json", {
      reference: "quay",
      providers: { quay: { spec: "../quay.json", overlays } },
    });
    await commitAll();
    await put("quay.json", harbour(["name", "flag"]));
    const { code, stdout } = await concord(["drift", "--since", "HEAD"], join(folder, "app"));
    expect([code, stdout]).toEqual([1, expect.stringContaining("request-property-became-required")]);
  });

  it("a description outside of the repository is refused, since no commit has it", async () => {
    const outside = await mkdtemp(join(tmpdir(), "concord-outside-"));
    try {
      await rename(join(folder, "quay.json"), join(outside, "quay.json"));
      await configure({}, { pier: { spec: join(outside, "quay.json") } });
      const { code, stderr } = await drift();
      expect([code, stderr]).toEqual([2, expect.stringContaining("is outside of the repository")]);
    } finally {
      await rm(outside, { recursive: true, force: true });
    }
  });

  it("a former config that is missing or cannot be used is told", async () => {
    await put("concord.config.json", { reference: "nobody", providers: {} });
    await git("commit", "-qam", "Second");
    await configure();
    const broken = await drift();
    expect([broken.code, broken.stderr]).toEqual([0, expect.stringContaining("The config of HEAD cannot be used")]);
    await git("rm", "-q", "--cached", "concord.config.json");
    await git("commit", "-qm", "Third");
    const missing = await drift();
    expect([missing.code, missing.stderr]).toEqual([0, expect.stringContaining("There is no config at HEAD")]);
    expect(missing.stdout).toContain("things at HEAD → things");
  });

  it("a provider of a former config whose description was in no commit is told, also where it is gone", async () => {
    await git("rm", "-q", "--cached", "quay.json");
    await git("commit", "-qm", "Second");
    const there = await drift();
    expect([there.code, there.stderr]).toEqual([0, expect.stringContaining('The config of HEAD has "quay"')]);
    expect(there.stdout).toContain("nothing at HEAD → quay");
    await configure();
    expect((await drift()).stderr).toContain('The config of HEAD has "quay"');
  });

  it("what cannot be read of before says at which commit that is", async () => {
    await writeFile(join(folder, "quay.json"), '{ "openapi": ');
    await git("commit", "-qam", "Second");
    await put("quay.json", harbour(["name"]));
    const { code, stderr } = await drift();
    expect([code, stderr]).toEqual([2, expect.stringMatching(/quay\.json:1:\d+ error parse-error\n {2}At HEAD: /)]);
  });
});
