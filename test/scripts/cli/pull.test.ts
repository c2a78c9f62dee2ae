import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { ProviderConfig } from "../../../scripts/config/config.js";
import { concord } from "../../helpers/run-concord.js";
import { withFiles } from "../../helpers/with-files.js";
import { type SourceServer, serveTwo, startSourceServer, titled } from "../project/pull/source-server.js";

let server: SourceServer;
beforeAll(async () => {
  server = await startSourceServer();
});
afterAll(() => server.close());
beforeEach(() => serveTwo(server));

const provider = (name: string): ProviderConfig => ({ spec: `${name}.yaml`, source: `${server.origin}/${name}` });

describe("concord pull", () => {
  const config = (all: object) => ({ "concord.config.json": JSON.stringify({ reference: "a", providers: all }) });

  test("concord pull says what became of each source, and ends with what it means", () =>
    withFiles(config({ a: provider("a"), b: provider("b") }), async (folder) => {
      expect(await concord(["pull"], folder)).toEqual({
        code: 0,
        stdout: "a: a.yaml was replaced\nb: b.yaml was replaced\n",
        stderr: "",
      });
      server.answers.delete("/b");
      server.answers.set("/a", (_, response) => void response.end(titled("new")));
      expect(await concord(["pull", "a", "--check"], folder)).toEqual({
        code: 1,
        stdout: "a: a.yaml differs from its source: 0 breaking, 1 warning, 0 notes\n",
        stderr: "",
      });
      const failed = await concord(["pull", "--config", "concord.config.json"], folder);
      expect(failed).toMatchObject({
        code: 2,
        stdout: "a: a.yaml was replaced: 0 breaking, 1 warning, 0 notes\nb: failed; b.yaml is left as it was\n",
      });
      expect(failed.stderr).toContain("The server answered with status 404.");
      expect(await concord(["pull", "a"], folder)).toMatchObject({ code: 0, stdout: "a: a.yaml is current\n" });
    }));

  test("concord pull --check writes nothing, and a pull remembers what it took", () =>
    withFiles(config({ a: provider("a"), gone: provider("gone") }), async (folder) => {
      expect(await concord(["pull", "a", "--check"], folder)).toMatchObject({ code: 1, stderr: "" });
      expect(await readdir(folder)).toEqual(["concord.config.json"]);
      expect(await concord(["pull"], folder)).toMatchObject({ code: 2, stderr: expect.stringContaining("status 404") });
      expect(await readFile(join(folder, "a.yaml"), "utf8")).toBe(titled("a"));
      expect(JSON.parse(await readFile(join(folder, "openapi/sources.lock.json"), "utf8"))).toEqual({
        sources: {
          a: { url: provider("a").source, sha256: expect.any(String), etag: '"a"', time: expect.any(String) },
        },
      });
      expect(await concord(["pull", "a", "--check"], folder)).toMatchObject({ code: 0 });
      expect(server.requests.at(-1)).toBe('GET /a "a"');
      expect(await concord(["pull", "nobody"], folder)).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('There is no provider "nobody".'),
      });
    }));

  test("concord pull says in its help what it takes", () =>
    withFiles({}, async (folder) => {
      const { code, stdout } = await concord(["pull", "--help"], folder);
      expect(code).toBe(0);
      for (const line of [
        "Usage: concord pull [options] [provider...]",
        "Fetch descriptions from where their providers publish them, and show what changed.",
        "provider providers of the config (default: all that have a source)",
        "--check write nothing; exit 1 if a source differs from the description",
        "--timeout <seconds> for each source (default: 60)",
        "--config <file> config (default: concord.config.ts)",
      ])
        expect(stdout.replace(/\s+/g, " ")).toContain(line);
    }));

  test("concord pull lists all that is to be said of a source", async () => {
    const table = "| Name | Type |\n| --- | --- |\n| name | string |\n";
    const lists = ["A", "B", "C", "D", "E"].map((name) => `\n## ${name}\n\n- One ${name}\n- Two of ${name}\n`);
    const page = `# Pets\n\n\`POST https://a.example/v1/pets\`\n\n## Parameters\n\n${table}${lists.join("")}`;
    server.answers.set("/a", (_, response) => void response.end(page));
    await withFiles(config({ a: { ...provider("a"), import: { page: "a.md" } } }), async (folder) => {
      const { code, stderr } = await concord(["pull"], folder);
      expect([code, stderr.match(/import-unread/g)?.length]).toEqual([0, 5]);
    });
  });

  test("concord pull waits for each source as long as it is told", () =>
    withFiles(config({ a: provider("a") }), async (folder) => {
      server.answers.set("/a", () => {});
      const { code, stderr } = await concord(["pull", "--timeout", "0.2"], folder);
      expect([code, stderr]).toEqual([2, expect.stringContaining("It did not arrive within 0.2 s.")]);
      expect(stderr).toContain("Try again, or allow more with --timeout.");
    }));
});
