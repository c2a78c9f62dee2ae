import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { specWith } from "../../helpers/load-text.js";
import { concord } from "../../helpers/run-concord.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "concord-baseline-"));
  await put("base.json", api({ a: 9, b: 9 }));
  await put("narrower.json", api({ a: 5, b: 9 }));
  await put("worse.json", api({ a: 5, b: 5 }));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const put = (name: string, value: unknown) => writeFile(join(folder, name), JSON.stringify(value));
const drift = (...args: string[]) => concord(["drift", ...args], folder);
const name = "concord.drift-baseline.json";
const comparison = "base.json → narrower.json";

interface Entry {
  readonly fingerprint: string;
  readonly location: string;
  readonly reason: string;
  readonly expires?: string;
}

async function entriesOf(compared: string): Promise<readonly Entry[]> {
  const { accepted } = JSON.parse(await readFile(join(folder, name), "utf8")) as { accepted: Record<string, Entry[]> };
  return accepted[compared] ?? [];
}

/** An operation that takes strings of at most these lengths. */
function api(lengths: Readonly<Record<string, number>>, paths: readonly string[] = ["/things"]) {
  const properties = Object.fromEntries(
    Object.entries(lengths).map(([key, maxLength]) => [key, { type: "string", maxLength }]),
  );
  const body = { content: { "application/json": { schema: { type: "object", properties } } } };
  const operation = { post: { requestBody: body, responses: { 200: { description: "" } } } };
  return { ...specWith({}), paths: Object.fromEntries(paths.map((path) => [path, operation])) };
}

describe("the baseline of drift", () => {
  it("a baseline of nothing that was compared is not written", async () => {
    await put("concord.config.json", { reference: "base", providers: { base: { spec: "base.json" } } });
    const alone = await drift("--config", "concord.config.json", "--update-baseline");
    expect(alone).toMatchObject({ code: 2, stdout: "" });
    expect(alone.stderr).toMatch(/Nothing was compared[\s\S]*--since/);
    await expect(readFile(join(folder, name), "utf8")).rejects.toThrow();
    const plain = await drift("--config", "concord.config.json");
    expect(plain).toMatchObject({ code: 0, stdout: "Nothing was compared.\n" });
    expect(plain.stderr).toMatch(/^warning The config has the reference alone[\s\S]*--since/);
  });

  it("a baseline lets pass what was there, tells a new finding by itself, and says what is gone", async () => {
    const written = await drift("base.json", "narrower.json", "--update-baseline", "--reason", "agreed with them");
    expect(written).toMatchObject({ code: 0, stderr: "" });
    expect(written.stdout).toContain("1 finding accepted (1 new)");
    expect(await drift("base.json", "narrower.json", "--fail-on", "any")).toMatchObject({ code: 0, stderr: "" });
    await put("narrower.json", api({ a: 5, b: 5 }));
    const worse = await drift("base.json", "narrower.json", "--format", "json");
    expect(worse.code).toBe(1);
    const { changes, summary } = JSON.parse(worse.stdout);
    expect(summary.breaking).toBe(1);
    expect(
      changes.map(({ location, accepted }: { location: string; accepted?: string }) => [location, accepted]),
    ).toEqual([
      ["request.body.a", "agreed with them"],
      ["request.body.b", undefined],
    ]);
    await put("narrower.json", api({ a: 9, b: 9 }));
    const mended = await drift("base.json", "narrower.json");
    expect(mended.code).toBe(0);
    expect(mended.stderr).toBe("");
    expect(mended.stdout).toMatch(
      /Of the baseline, 1 finding is no longer there .*: POST \/v1\/things: The maximum length of/,
    );
    const filed = await drift("base.json", "narrower.json", "-o", "report.txt");
    expect(filed.stderr).toContain(
      "base.json → narrower.json: 1 finding is no longer there: --update-baseline forgets that",
    );
    expect(filed.stderr).toContain("request.body.a [request-property-max-length-decreased]");
    expect((await drift("base.json", "narrower.json", "--format", "sarif")).stderr).toContain("is no longer there");
  });

  it.each(["drift", "lint"])(
    "a conflict in the baseline of %s is told with its line, and nothing of it is replaced",
    async (verb) => {
      const [file, args] =
        verb === "drift"
          ? [name, ["base.json", "narrower.json"]]
          : ["lint.json", ["base.json", "--baseline", "lint.json"]];
      const text = '{\n  "accepted": [\n<<<<<<< ours\n=======\n>>>>>>> theirs\n  ]\n}\n';
      await writeFile(join(folder, file), text);
      for (const more of [[], ["--update-baseline"]]) {
        const { code, stderr } = await concord([verb, ...args, ...more], folder);
        expect([code, stderr]).toEqual([
          2,
          expect.stringMatching(/json:3:1 error config-invalid[\s\S]*Resolve the conflict/),
        ]);
      }
      expect(await readFile(join(folder, file), "utf8")).toBe(text);
    },
  );

  it("a reason that says nothing is refused before it is written, since nobody could read the baseline", async () => {
    for (const reason of ["", "  "]) {
      const { code, stderr } = await drift("base.json", "narrower.json", "--update-baseline", "--reason", reason);
      expect([code, stderr]).toEqual([2, expect.stringContaining("--reason")]);
    }
    await expect(readFile(join(folder, name), "utf8")).rejects.toThrow();
  });

  it("a new baseline keeps the reasons and days of the old one, and forgets what is gone", async () => {
    await drift("base.json", "narrower.json", "--update-baseline", "--reason", "first", "--expires", "2999-01-01");
    await put("narrower.json", api({ a: 5, b: 5 }));
    await drift("base.json", "narrower.json", "--update-baseline", "--reason", "second", "--expires", "never");
    expect(await entriesOf(comparison)).toMatchObject([
      { location: "request.body.a", reason: "first", expires: "2999-01-01" },
      { location: "request.body.b", reason: "second" },
    ]);
    expect((await entriesOf(comparison))[1]).not.toHaveProperty("expires");
    await put("narrower.json", api({ a: 9, b: 9 }));
    const forgotten = await drift("base.json", "narrower.json", "--update-baseline");
    expect(forgotten.stdout).toContain("0 findings accepted (0 new), 2 forgotten");
    expect(await entriesOf(comparison)).toEqual([]);
  });

  it("a finding counts again after the last day of its entry, until the baseline is written anew", async () => {
    await drift("base.json", "narrower.json", "--update-baseline", "--reason", "agreed", "--expires", "2999-01-01");
    await writeFile(join(folder, name), (await readFile(join(folder, name), "utf8")).replace("2999", "2020"));
    const expired = await drift("base.json", "narrower.json");
    expect(expired.code).toBe(1);
    expect([expired.stderr, expired.stdout]).toEqual(["", expect.stringContaining("its last day is over")]);
    const renewed = await drift("base.json", "narrower.json", "--update-baseline");
    expect(renewed.stdout).toMatch(
      /1 finding accepted \(0 new, 1 renewed\), what is new or renewed until \d{4}-\d\d-\d\d\n$/,
    );
    expect((await drift("base.json", "narrower.json")).code).toBe(0);
    const [entry] = await entriesOf(comparison);
    expect(entry?.reason).toBe("agreed");
    expect(Date.parse(entry?.expires ?? "")).toBeGreaterThan(Date.now());
  });

  it("a baseline of two files says nothing of others, and tells that it does not", async () => {
    await drift("base.json", "narrower.json", "--update-baseline");
    const other = await drift("base.json", "worse.json");
    expect(other.code).toBe(1);
    expect(other.stderr).toContain(`${name} is of ${comparison}, and accepts nothing of base.json → worse.json.`);
    await drift("base.json", "worse.json", "--update-baseline");
    expect((await drift("base.json", "worse.json")).code).toBe(0);
    expect(await drift("base.json", "narrower.json")).toMatchObject({ code: 0, stderr: "" });
  });

  it("a baseline knows files by the way from it, and those elsewhere by their names", async () => {
    const elsewhere = await mkdtemp(join(tmpdir(), "concord-elsewhere-"));
    await mkdir(join(folder, "api"));
    await writeFile(join(elsewhere, "base.json"), JSON.stringify(api({ a: 9 })));
    await put("api/now.json", api({ a: 5 }));
    await drift(join(elsewhere, "base.json"), "./api/now.json", "--update-baseline");
    expect(await entriesOf("base.json → api/now.json")).toHaveLength(1);
    await rm(elsewhere, { recursive: true });
    await put("base.json", api({ a: 9 }));
    expect((await drift("base.json", join(folder, "api/now.json"))).code).toBe(0);
  });

  it("a baseline tells files of one name in different folders apart", async () => {
    for (const place of ["home", "one", "two"]) await mkdir(join(folder, place));
    await put("home/base.json", api({ a: 9 }));
    for (const place of ["one", "two"]) await put(`${place}/api.json`, api({ a: 5 }));
    const inHome = (...args: string[]) => concord(["drift", ...args], join(folder, "home"));
    await inHome("base.json", "../one/api.json", "--update-baseline");
    expect((await inHome("base.json", "../one/api.json")).code).toBe(0);
    const other = await inHome("base.json", "../two/api.json");
    expect(other.code).toBe(1);
    expect(other.stderr).toContain("is of base.json → ../one/api.json");
  });

  it("a baseline accepts what may fail a check, and all of it where anything does", async () => {
    await put("narrower.json", api({ a: 5, b: 10 }));
    await drift("base.json", "narrower.json", "--update-baseline");
    expect(await entriesOf(comparison)).toMatchObject([{ location: "request.body.a", level: "error" }]);
    expect((await drift("base.json", "narrower.json", "--fail-on", "any")).code).toBe(1);
    await drift("base.json", "narrower.json", "--update-baseline", "--fail-on", "any");
    expect(await entriesOf(comparison)).toMatchObject([{ level: "error" }, { level: "info" }]);
    expect((await drift("base.json", "narrower.json", "--fail-on", "any")).code).toBe(0);
    await put("narrower.json", api({ a: 5, b: 9 }));
    expect(await drift("base.json", "narrower.json")).toMatchObject({ code: 0, stderr: "" });
  });

  it("a finding that is accepted of one provider is new of another", async () => {
    const providers = { one: { spec: "base.json" }, two: { spec: "narrower.json" } };
    await put("concord.config.json", { reference: "one", providers });
    await drift("--update-baseline");
    expect((await drift()).code).toBe(0);
    await put("concord.config.json", {
      reference: "one",
      providers: { ...providers, three: { spec: "narrower.json" } },
    });
    const { code, stdout } = await drift("--format", "json");
    expect(code).toBe(1);
    const open = JSON.parse(stdout).changes.filter(({ accepted }: { accepted?: string }) => accepted === undefined);
    expect(open).toMatchObject([{ compared: { revision: "three" } }]);
  });

  it("a part of the operations says nothing of the entries of others", async () => {
    await put("two.json", api({ a: 9 }, ["/things", "/others"]));
    await put("two-narrower.json", api({ a: 5 }, ["/things", "/others"]));
    await drift("two.json", "two-narrower.json", "--update-baseline");
    expect(await drift("two.json", "two-narrower.json", "--only", "/things")).toMatchObject({ code: 0, stderr: "" });
  });

  it.each([
    ["a report", ["--update-baseline", "--format", "json"], "writes no report"],
    ["a part of the operations", ["--update-baseline", "--only", "/things"], "everything that is compared"],
    ["a reason without it", ["--reason", "x"], "--update-baseline"],
    ["a day that is none", ["--update-baseline", "--expires", "2026-02-31"], "2026-12-31"],
    ["a day that is over", ["--update-baseline", "--expires", "2020-01-01"], "a day that is over: 2020-01-01"],
    ["a baseline that is not there", ["--baseline", "none.json"], "--update-baseline` writes one"],
  ])("--update-baseline refuses %s", async (_, args, hint) => {
    const refused = await drift("base.json", "narrower.json", ...args);
    expect(refused.stderr).toContain(hint);
    expect(refused.code).toBe(2);
  });

  it.each([
    ["no JSON", "{", "take the one of before from version control"],
    ["something else", '{"accepted": []}', "no baseline"],
    ["an entry without a reason", '{"accepted":{"base → revision":[{"fingerprint":"1"}]}}', '"reason" is missing'],
    ["an entry with a wrong day", '{"accepted":{"a":[{"fingerprint":"1","reason":"r","expires":"soon"}]}}', "a date"],
  ])("a baseline that holds %s is refused with its place", async (_, written, hint) => {
    await writeFile(join(folder, name), written);
    const refused = await drift("base.json", "narrower.json");
    expect(refused.stderr).toContain(name);
    expect(refused.stderr).toContain(hint);
    expect(refused.code).toBe(2);
  });
});
