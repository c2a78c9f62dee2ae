import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { diffDocuments } from "../../../scripts/project/diff-documents.js";
import { printReport } from "../../../scripts/report/print-report.js";
import { corpus } from "../drift/contracts.js";

const specs = resolve(corpus, "specs");
const isAsked = process.env.CONCORD_ALL_SPECS !== undefined && existsSync(specs);
const providers = [
  "mistral-public-openapi.yaml",
  "openrouter-openapi.yaml",
  "together-openapi.yaml",
  "fireworks-openapi.yaml",
  "deepinfra-openapi.json",
  "ai21-openapi.json",
  "portkey-openapi.yaml",
  "tgi-openapi.json",
];

const update = process.env.UPDATE_GOLDEN === "1" && process.env.CI === undefined;

/** Half a screen, without the version of the tool. */
const headLines = 24;

/** Whether an operation is one that both have, by how the text counts it. */
const isShared = (line: string) => /^[A-Z]+ \/\S+ {2}\d+ breaking, \d+ warnings?$/.test(line);

describe.skipIf(!isAsked)(
  `the text about real providers (${isAsked ? "corpus" : "skipped: no ../shared/specs, or CONCORD_ALL_SPECS is not set"})`,
  () => {
    it.each(providers)("the text about %s fits on three screens and names what both have first", async (name) => {
      const report = await diffDocuments("openai/openai-HEAD.yaml", `providers/${name}`, {
        cwd: specs,
        relation: "providers",
        missing: "coverage",
        witnesses: false,
      });
      const lines = printReport([{ base: "openai", revision: name, report }], "text").split("\n");
      expect(lines.length).toBeLessThanOrEqual(150);
      expect(lines.filter((line) => line.length > 120)).toEqual([]);
      expect(lines[2]).toMatch(/^Breaks clients: \d+ breaking/);
      const [shared, missing] = [
        lines.findIndex(isShared),
        lines.findIndex((line) => line.includes(` missing at ${name}`)),
      ];
      expect(shared).toBe(4);
      expect(missing).toBeGreaterThan(shared);
      // As it was looked at: what an operator sees first.
      const head = `${lines.slice(1, headLines).join("\n")}\n`;
      const golden = new URL(`golden/heads/${name.replace(/\.\w+$/, "")}.txt`, import.meta.url);
      if (update) writeFileSync(golden, head);
      expect(head).toBe(readFileSync(golden, "utf8"));
    });
  },
);
