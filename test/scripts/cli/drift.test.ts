import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { specWith } from "../../helpers/load-text.js";
import { concord } from "../../helpers/run-concord.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "concord-drift-"));
  await put("spec.json", specWith({ Thing: { type: "object" } }));
  await put("gone.json", { ...specWith({}), paths: {} });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const put = (name: string, value: unknown) => writeFile(join(folder, name), JSON.stringify(value));
const configure = (settings: object = {}, others: object = {}) =>
  put("concord.config.json", {
    reference: "things",
    providers: { things: { spec: "spec.json" }, ...others },
    ...settings,
  });

describe("concord drift", () => {
  it("concord drift exits 1 for a break, and for what --fail-on asks", async () => {
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

  it("concord drift refuses a reference that leads out with 2", async () => {
    await writeFile(join(folder, "out.json"), JSON.stringify(specWith({ Thing: { $ref: "/etc/hosts" } })));
    const refused = await concord(["drift", "out.json", "spec.json"], folder);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain("ref-forbidden");
  });

  it("concord drift counts errors of one kind where there are many, as of a file that was cut off", async () => {
    const names = Array.from({ length: 25 }, (_, index) => `Lost${index}`);
    const properties = Object.fromEntries(names.map((name) => [name, { $ref: `#/components/schemas/${name}` }]));
    await put("cut.json", specWith({ Thing: { type: "object", properties } }));
    const refused = await concord(["drift", "cut.json", "spec.json"], folder);
    expect(refused.code).toBe(2);
    expect(refused.stderr.match(/error ref-unresolved/g)).toHaveLength(10);
    expect(refused.stderr).toContain("… and 15 more ref-unresolved (concord lint lists them)");
    expect((await concord(["lint", "cut.json"], folder)).stderr.match(/error ref-unresolved/g)).toHaveLength(25);
  });

  it("concord drift explains a rule, and helps with a misspelt one", async () => {
    const told = await concord(["drift", "--explain", "request-property-removed"], folder);
    expect(told).toMatchObject({ code: 0 });
    expect(told.stdout).toContain("What to do");
    const more = await concord(["drift", "--explain", "request-property-removed", "request-body-removed"], folder);
    expect([more.code, more.stdout]).toEqual([2, ""]);
    const unknown = await concord(["drift", "--explain", "request-property-removd"], folder);
    expect(unknown.code).toBe(2);
    expect(unknown.stderr).toContain("request-property-removed");
  });

  it("concord drift tells what each provider lacks of the reference", async () => {
    const parameters = [{ name: "page", in: "query", required: true, schema: { type: "integer" } }];
    const get = { parameters, responses: { 200: { description: "All things." } } };
    await put("strict.json", { ...specWith({ Thing: { type: "object" } }), paths: { "/things": { get } } });
    const others = { strict: "strict.json", same: "spec.json", gone: "gone.json" };
    await configure({}, Object.fromEntries(Object.entries(others).map(([name, spec]) => [name, { spec }])));
    const { code, stdout } = await concord(["drift", "--format", "json"], folder);
    expect(code).toBe(1);
    const { compared, changes } = JSON.parse(stdout);
    expect(compared).toMatchObject([
      { revision: "strict", relation: "providers", summary: { breaking: 1 } },
      { revision: "same", verdict: "no-difference" },
      { revision: "gone", notOffered: 1 },
    ]);
    expect(changes).toMatchObject([
      { id: "new-required-request-parameter", level: "error", revision: { file: "strict.json" } },
      { id: "no-common-operation", level: "error", revision: { file: "gone.json" } },
      { id: "api-schema-removed", level: "info", revision: { file: "gone.json" } },
      { id: "api-path-removed-without-deprecation", level: "info", revision: { file: "gone.json" } },
    ]);
  });
});

it("concord drift tells of an extension that does not say what it must, since it is compared without it", async () => {
  const responses = { 200: { description: "Done.", content: { "text/event-stream": { schema: {} } } } };
  const post = { "x-concord-stream": { flag: "streaming" }, responses };
  await put("stream.json", { ...specWith({ Thing: {} }), paths: { "/things": { post } } });
  const { code, stderr } = await concord(["drift", "stream.json", "stream.json"], folder);
  expect([code, stderr]).toEqual([0, expect.stringContaining("x-concord-stream/flag warning extension-invalid")]);
});

describe("what concord drift refuses", () => {
  it.each([
    ["one description", ["spec.json"], "two"],
    ["three descriptions", ["spec.json", "spec.json", "spec.json"], "too many arguments"],
    ["an unknown format", ["spec.json", "spec.json", "--format", "xml"], "json"],
    ["an unknown level", ["spec.json", "spec.json", "--fail-on", "errors"], "breaking"],
    ["a report in place of a description", ["spec.json", "gone.json", "--format", "json=./spec.json"], "another file"],
    ["a description that is missing", ["spec.json", "none.json"], "none.json error file-unreadable"],
    ["a folder", ["spec.json", "."], "not a regular file"],
    ["--since with two descriptions", ["spec.json", "spec.json", "--since", "HEAD"], "exclude each other"],
    ["--since without a config", ["--since", "HEAD"], "concord.config.ts"],
    ["an output that is a folder", ["spec.json", "spec.json", "-o", "."], "is a folder"],
    ["an output below a file", ["spec.json", "spec.json", "-o", "spec.json/report.txt"], "Cannot write"],
    ["a config that is missing", ["spec.json", "spec.json", "--config", "none.json"], "none.json error config-invalid"],
  ])("concord drift refuses %s", async (_, args, hint) => {
    const refused = await concord(["drift", ...args], folder);
    expect(refused.stderr).toContain(hint);
    expect(refused.code).toBe(2);
  });
});

it("concord drift names the files as they were given", async () => {
  await mkdir(join(folder, "below"));
  const { stdout } = await concord(
    ["drift", "../spec.json", "../gone.json", "--format", "json"],
    join(folder, "below"),
  );
  const { changes } = JSON.parse(stdout) as { changes: readonly unknown[] };
  expect(changes[0]).toMatchObject({ base: { file: "../spec.json" }, revision: { file: "../gone.json" } });
});

describe("-o", () => {
  it("-o makes the folder, replaces the file as a whole and keeps a link to it", async () => {
    await concord(["drift", "spec.json", "spec.json", "-o", "new/deep/report.txt"], folder);
    expect(await readFile(join(folder, "new/deep/report.txt"), "utf8")).toContain("No difference");
    await symlink("new/deep/report.txt", join(folder, "link.txt"));
    const written = await concord(["drift", "spec.json", "gone.json", "-o", "link.txt"], folder);
    expect(written).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/^spec\.json → gone\.json {2}Breaks clients[^\n]*\n$/),
    });
    expect(await readFile(join(folder, "new/deep/report.txt"), "utf8")).toContain("1 breaking");
    expect(await readdir(join(folder, "new/deep"))).toEqual(["report.txt"]);
  });

  it("-o writes to what is not a file", async () => {
    const device = await concord(["drift", "spec.json", "gone.json", "-o", "/dev/null"], folder);
    expect(device).toMatchObject({ code: 1, stderr: "" });
  });
});

describe("drift settings of the config", () => {
  const fingerprintOf = async () => {
    const { stdout } = await concord(["drift", "spec.json", "gone.json", "--format", "json"], folder);
    const report = JSON.parse(stdout) as { changes: readonly { fingerprint: string }[] };
    return report.changes[0]?.fingerprint ?? "";
  };

  it("the config accepts a finding, until its day is over, also of two descriptions with --config", async () => {
    const fingerprint = await fingerprintOf();
    const gone = { gone: { spec: "gone.json" } };
    const judge = (expires: string) =>
      configure({ drift: { requireCoverage: true, accept: [{ fingerprint, reason: "agreed", expires }] } }, gone);
    await judge("2999-01-01");
    expect(await concord(["drift"], folder)).toMatchObject({ code: 0, stderr: "" });
    const files = ["drift", "spec.json", "gone.json"];
    expect((await concord([...files, "--config", "concord.config.json"], folder)).code).toBe(0);
    expect((await concord(files, folder)).code).toBe(1);
    await judge("2020-01-01");
    const expired = await concord(["drift"], folder);
    expect(expired.stderr).toContain(`${fingerprint} (agreed) expired on 2020-01-01`);
    expect(expired.code).toBe(1);
  });

  it("drift says what an acceptance of the config does not fit", async () => {
    await configure({ drift: { accept: [{ fingerprint: "0123", reason: "old" }] } });
    const { code, stderr } = await concord(["drift"], folder);
    expect(stderr).toContain("0123 (old) fits no finding");
    expect(code).toBe(0);
  });

  it("drift takes notice and stability from the config, and from the command line before it", async () => {
    const spec = specWith({});
    const withPost = (operation: object) => ({
      ...spec,
      paths: { "/things": { post: { responses: { 200: { description: "" } }, ...operation } } },
    });
    const soon = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);
    await put("before.json", withPost({}));
    await put("ending.json", withPost({ deprecated: true, "x-sunset": soon }));
    await put("alpha.json", withPost({ "x-stability-level": "alpha" }));
    const codeOf = async (drift: object, base: string, revision: string, ...flags: string[]) => {
      await configure({ drift });
      return (await concord(["drift", base, revision, "--config", "concord.config.json", ...flags], folder)).code;
    };
    expect(await codeOf({}, "before.json", "ending.json")).toBe(0);
    const days = { deprecationDays: { stable: 30 } };
    expect(await codeOf(days, "before.json", "ending.json")).toBe(1);
    expect(await codeOf(days, "before.json", "ending.json", "--deprecation-days", "5")).toBe(0);
    expect(await codeOf({}, "alpha.json", "gone.json")).toBe(0);
    const alpha = { stabilityLevel: "alpha" };
    expect(await codeOf(alpha, "alpha.json", "gone.json")).toBe(1);
    expect(await codeOf(alpha, "alpha.json", "gone.json", "--stability-level", "beta")).toBe(0);
  });

  it("drift refuses the level that a config gives to an unknown rule", async () => {
    await configure({ drift: { levels: { "request-property-removd": "off" } } });
    const refused = await concord(["drift"], folder);
    expect(refused.stderr).toContain("concord.config.json #/drift/levels/request-property-removd error config-invalid");
    expect(refused.stderr).toContain("Did you mean request-property-removed");
    expect(refused.code).toBe(2);
  });
});
