import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Diagnostics } from "../../../scripts/base/diagnostics.js";
import { lockPath, readLock, writeLock } from "../../../scripts/project/lock-file.js";
import { withFiles } from "../../helpers/with-files.js";

const entry = { url: "https://a.example/api.yaml", sha256: "00", time: "2026-02-03T04:05:06.000Z" };

async function read(folder: string) {
  const { report, all } = new Diagnostics();
  return { lock: [...(await readLock(join(folder, lockPath), lockPath, report))], said: all };
}

test("a lock is read as it was written, by provider in order", () =>
  withFiles({}, async (folder) => {
    expect(lockPath).toBe("openapi/sources.lock.json");
    const tagged = { ...entry, etag: '"one"' };
    await writeLock(
      join(folder, lockPath),
      new Map([
        ["b", entry],
        ["a", tagged],
      ]),
    );
    const text = await readFile(join(folder, lockPath), "utf8");
    expect(text).toBe(`${JSON.stringify({ sources: { a: tagged, b: entry } }, null, 2)}\n`);
    expect(await read(folder)).toEqual({
      lock: [
        ["a", tagged],
        ["b", entry],
      ],
      said: [],
    });
  }));

test("a lock that is not there is empty, and nothing is said", () =>
  withFiles({}, async (folder) => {
    expect(await read(folder)).toEqual({ lock: [], said: [] });
  }));

test.each<[what: string, text: string, reason: RegExp]>([
  ["that is broken off", '{"sources": {', /JSON/],
  ["that is a list", "[]", /^it has no `sources`$/],
  ["that is nothing", "null", /^it has no `sources`$/],
  ["without sources", '{"source": {}}', /^it has no `sources`$/],
  ["whose sources are a list", '{"sources": []}', /^it has no `sources`$/],
])("a lock %s is empty with a warning that says why", (_, text, reason) =>
  withFiles({ [lockPath]: text }, async (folder) => {
    const { lock, said } = await read(folder);
    expect(lock).toEqual([]);
    expect(said).toMatchObject([{ code: "file-unreadable", severity: "warning", at: { file: lockPath, pointer: "" } }]);
    const [, why] =
      /^The lock cannot be read \((.*)\); everything is fetched anew\.$/.exec(said[0]?.message ?? "") ?? [];
    expect(why).toMatch(reason);
  }),
);

test("a lock that is a folder is told as the system tells it", () =>
  withFiles({ [`${lockPath}/x`]: "" }, async (folder) => {
    const { lock, said } = await read(folder);
    expect(lock).toEqual([]);
    expect(said[0]?.message).toContain("EISDIR");
  }));

test.each<[what: string, entry: unknown]>([
  ["nothing", null],
  ["a text", "x"],
  ["no address", { ...entry, url: undefined }],
  ["no hash", { ...entry, sha256: 1 }],
  ["no time", { ...entry, time: null }],
  ["an entity tag that is no text", { ...entry, etag: 1 }],
])("a lock has no entry that is %s", (_, wrong) =>
  withFiles({ [lockPath]: JSON.stringify({ sources: { a: wrong, b: entry } }) }, async (folder) => {
    expect(await read(folder)).toEqual({ lock: [["b", entry]], said: [] });
  }),
);
