import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { concord } from "../../helpers/run-concord.js";
import { withFiles } from "../../helpers/with-files.js";

const text = (limit: number): string =>
  JSON.stringify({
    openapi: "3.1.0",
    info: { title: "Kites", version: "1" },
    servers: [{ url: "https://kites.test/v1" }],
    paths: {
      "/kites": {
        post: {
          operationId: "flyKite",
          summary: "Flies a kite",
          requestBody: { content: { "application/json": { schema: { $ref: "#/components/schemas/Kite" } } } },
          responses: {
            200: {
              description: "It flies.",
              content: { "application/json": { schema: { $ref: "#/components/schemas/Kite" } } },
            },
          },
        },
      },
    },
    components: {
      schemas: {
        Kite: {
          type: "object",
          properties: {
            name: { type: "string", nullable: true, maxLength: limit },
            tail: { $ref: "./parts.json#/Tail" },
          },
        },
      },
    },
  });
const parts = JSON.stringify({ Tail: { type: "integer", minimum: 2 } });

/** All that is written below a folder, by path. */
async function textsBelow(folder: string): Promise<ReadonlyMap<string, string>> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const kept = files.filter((file) => !file.includes("node_modules") && !file.endsWith("concord.config.ts"));
  return new Map(await Promise.all(kept.map(async (file) => [file, await readFile(file, "utf8")] as const)));
}

const formats = ["text", "markdown", "json", "html", "sarif", "junit", "changelog"];

it("nothing that is written of descriptions elsewhere holds the path of a machine", async () => {
  await withFiles({ "near/a.json": text(9), "near/parts.json": parts, "far/deep/b.json": text(5) }, async (root) => {
    await writeFile(join(root, "far/deep/parts.json"), parts);
    const cwd = join(root, "project");
    await mkdir(cwd);
    const providers = { a: { spec: "../near/a.json" }, b: { spec: join(root, "far/deep/b.json") } };
    const config = { reference: "a", providers, validators: { language: "js" } };
    await writeFile(join(cwd, "concord.config.ts"), `export default ${JSON.stringify(config)};\n`);
    for (const args of [
      ["generate"],
      ["docs"],
      ["merge", "-o", "merged.yaml"],
      ["lint", "--update-baseline"],
      ...formats.map((format) => ["drift", "--format", format, "-o", `drift.${format}`]),
      ["drift", "--update-baseline"],
    ]) {
      const { code, stderr } = await concord(args, cwd);
      expect([args, code, code === 2 ? stderr : ""]).toEqual([args, code === 1 ? 1 : 0, ""]);
    }
    const texts = await textsBelow(cwd);
    expect([...texts].filter(([, content]) => content.includes(root)).map(([file]) => file)).toEqual([]);
    const named = [...texts].filter(([, content]) => content.includes("deep/b.json")).map(([file]) => file);
    expect(named.map((file) => file.slice(cwd.length + 1))).toEqual(
      expect.arrayContaining([
        ...["concord.baseline.json", "drift.json", "drift.sarif", "drift.markdown"],
        ...["generated/conflicts.json", "generated/providers/b/types.ts", "generated/providers/b/validators.js"],
      ]),
    );
  });
}, 120_000);
