import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Diagnostics } from "../../../../scripts/base/diagnostics.js";
import type { PageImport } from "../../../../scripts/config/config.js";
import { pullProvider } from "../../../../scripts/project/pull-provider.js";
import { hashOf } from "../../../../scripts/write/output.js";
import { withFiles } from "../../../helpers/with-files.js";
import { type SourceServer, startSourceServer } from "./source-server.js";

const table = "## Parameters\n\n| Name | Type | Required |\n| --- | --- | --- |\n";
const pets = `# Pets\n\n\`POST https://a.example/v1/pets\`\n\n${table}| name | string | yes |\n`;
const toys = `# Toys\n\n\`POST https://a.example/v1/toys\`\n\n${table}| kind | string | no |\n`;
const html = `<!doctype html><title>Pets</title><h1>Pets</h1><p><code>POST https://a.example/v1/pets</code></p>
<h2>Parameters</h2><table><tr><th>Name</th><th>Type</th></tr><tr><td>name</td><td>string</td></tr></table>`;

let server: SourceServer;
beforeAll(async () => {
  server = await startSourceServer();
});
afterAll(() => server.close());

/** What is on the disk after a pull of a page that is served, and what was said. */
async function pull(folder: string, text: string, more: Partial<PageImport> = {}, check = false) {
  const { report, all } = new Diagnostics();
  server.answers.set("/page", (_, response) => void response.writeHead(200, { "content-type": "text/html" }).end(text));
  const provider = { spec: "api.yaml", source: `${server.origin}/page`, import: { page: "pages/pets", ...more } };
  const pulled = await pullProvider("p", provider, { cwd: folder, report, check, locked: undefined });
  const files = (await readdir(folder, { recursive: true })).sort();
  return { pulled, files, said: all.map(({ code, message }) => `${code}: ${message}`) };
}

const paths = async (folder: string) => (await readFile(join(folder, "api.yaml"), "utf8")).match(/^ {2}\/.*(?=:$)/gm);

test("a page that is pulled is kept, and the description is made of it", () =>
  withFiles({}, async (folder) => {
    const { pulled, files } = await pull(folder, html);
    expect(pulled).toMatchObject({ state: "changed", entry: { sha256: hashOf(html) } });
    expect(files).toEqual(["api.yaml", "pages", "pages/pets"]);
    expect(await readFile(join(folder, "pages/pets"), "utf8")).toBe(html);
    expect(await paths(folder)).toEqual(["  /pets"]);
    expect((await pull(folder, html)).pulled).toMatchObject({ state: "current" });
  }));

test("a page that is pulled to see whether it differs is not kept", () =>
  withFiles({}, async (folder) => {
    expect(await pull(folder, pets, {}, true)).toMatchObject({ pulled: { state: "changed" }, files: [] });
  }));

test("a page that is pulled makes a description with the other pages and with its overlays", () =>
  withFiles(
    { "toys.md": toys, "o.yaml": "overlay: 1.0.0\nactions: [{ target: $.info, update: { title: Zoo } }]\n" },
    async (folder) => {
      const { pulled } = await pull(folder, pets, { pages: ["toys.md"], overlays: ["o.yaml"] });
      expect(pulled.state).toBe("changed");
      expect(await paths(folder)).toEqual(["  /pets", "  /toys"]);
      expect(await readFile(join(folder, "api.yaml"), "utf8")).toMatch(/^ {2}title: Zoo$/m);
    },
  ));

test.each<[what: string, text: string, more: Partial<PageImport>, codes: RegExp]>([
  ["another page that is not there", pets, { pages: ["none.md"] }, /^file-unreadable: /],
  ["an overlay that is not there", pets, { overlays: ["none.yaml"] }, /^file-unreadable: /],
  ["nothing that can be read", "# Soon\n", {}, /^import-empty: /],
])("a page that is pulled makes nothing with %s, and the disk is as it was", (_, text, more, codes) =>
  withFiles({}, async (folder) => {
    const { pulled, files, said } = await pull(folder, text, more);
    expect([pulled, files]).toEqual([{ state: "failed" }, []]);
    expect(said).toContainEqual(expect.stringMatching(codes));
    expect(said.at(-1)).toBe("source-refused: It is no page that can be imported.");
  }),
);
