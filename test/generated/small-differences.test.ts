import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import config from "../../concord.config.js";
import { generate } from "../../scripts/project/generate.js";
import { specWith } from "../helpers/load-text.js";
import { root } from "../helpers/run-concord.js";

/** Lines of one text that the other lacks, each as often as it is missing. */
function lacking(lines: readonly string[], others: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const line of others) counts.set(line, (counts.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const count = counts.get(line) ?? 0;
    counts.set(line, count - 1);
    return count <= 0;
  });
}

const isLong = process.env["CONCORD_WHOLE_OUTPUT"] !== undefined;

it("a description whose lines moved changes no file of the output", async () => {
  const folder = await mkdtemp(join(tmpdir(), "concord-lines-"));
  try {
    const describeLimit = (maximum: number) =>
      JSON.stringify(specWith({ Thing: { type: "integer", maximum } }), null, 1).replace(
        '"description": "All things."',
        '"description": "All.", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Thing" } } }',
      );
    const print = async (blank: string) => {
      for (const [name, maximum] of [
        ["one", 1],
        ["two", 2],
      ] as const)
        await writeFile(join(folder, `${name}.json`), blank + describeLimit(maximum));
      const providers = { one: { spec: "one.json" }, two: { spec: "two.json" } };
      return (await generate({ cwd: folder, config: { reference: "one", providers } })).files;
    };
    const before = await print("");
    expect(before.get("CONFLICTS.md")).toContain("maximum 2");
    expect(await print("\n\n\n")).toEqual(before);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

it.skipIf(!isLong).each([
  ["CreateEmbeddingRequest", "type: number\n          description: How loud it is."],
  ["CreateChatCompletionRequest", "type: string\n          enum: [soft, loud]"],
])(
  "a property added to a description changes few lines of the output (CONCORD_WHOLE_OUTPUT): %s",
  async (schema, written) => {
    const folder = await mkdtemp(join(tmpdir(), "concord-small-"));
    try {
      for (const name of ["openapi", "redocly.yaml"])
        await cp(join(root, name), join(folder, name), { recursive: true });
      const path = join(folder, "openapi/openai.yaml");
      const text = await readFile(path, "utf8");
      const added = `        loudness:\n          ${written}\n`;
      const changed = text.replace(
        new RegExp(`^ {4}${schema}:\\n(?: {6}.*\\n)*? {6}properties:\\n`, "m"),
        (head) => head + added,
      );
      expect(changed).not.toBe(text);
      await writeFile(path, changed);
      const out = join(root, "generated");
      const { files } = await generate({ cwd: folder, config, out, runtime: "../src/runtime.js" });
      expect(files.size).toBeGreaterThan(0);
      const lines: string[] = [];
      for (const [name, now] of files) {
        if (name.endsWith("openapi.json")) continue;
        const before = (await readFile(join(out, name), "utf8")).split("\n");
        for (const line of lacking(now.split("\n"), before)) lines.push(`${name} + ${line.slice(0, 120)}`);
        for (const line of lacking(before, now.split("\n"))) lines.push(`${name} - ${line.slice(0, 120)}`);
      }
      expect(lines.filter((line) => line.includes("loudness"))).not.toEqual([]);
      expect(lines.length, lines.join("\n")).toBeLessThan(15);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
);
