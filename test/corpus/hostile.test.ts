import { existsSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { describe, expect, it } from "vitest";
import { generate } from "../../scripts/project/generate.js";
import { readRuntime } from "../../scripts/write/runtime-files.js";
import { compileErrors } from "../helpers/compile.js";
import { corpusFolder } from "../helpers/corpus.js";
import { importGenerated } from "../helpers/import-generated.js";

interface Case {
  readonly id: string;
  readonly file: string | null;
  readonly kind: string;
  readonly expect: "generate-ok" | "clear-error";
  readonly tolerate?: readonly string[];
}

const folder = corpusFolder("hostile");
const cases = folder === undefined ? [] : (JSON.parse(readFileSync(`${folder}/cases.json`, "utf8")) as Case[]);

/** Outcomes that we decide otherwise, and why. */
const contested: Readonly<Record<string, string>> = {
  "bad-exclusive-min-31":
    "the official OpenAI description has seven of them; their meaning is plain, so they are repaired with a warning",
  "bad-exclusive-min-30": "the number is the limit in every later version; it is repaired with a warning",
};

/** Compiling and importing every output takes long: the kinds that could become live code, and what names can break. */
const executed: ReadonlySet<string> = new Set(["injection", "proto", "collision", "encoding"]);

/** What was generated, for one run of the compiler over all of it. */
const outputs = new Map<string, string>();
const runtime = readRuntime().then((files) => [...files].map(([name, text]) => [`runtime/${name}`, text] as const));

describe.skipIf(folder === undefined)("hostile and broken descriptions", () => {
  it.each(cases.filter(({ file }) => file !== null).map((item) => [item.id, item] as const))(
    "hostile description %s is generated or refused as the catalogue says",
    async (id, item) => {
      const started = performance.now();
      const specs = [item.file ?? ""];
      const { files, diagnostics } = await generate({ cwd: folder ?? "", specs, runtime: "../runtime/runtime.js" });
      expect(performance.now() - started).toBeLessThan(20_000);
      const errors = diagnostics.filter(({ severity }) => severity === "error");
      for (const error of errors) expect(error.at.file).not.toBe("");
      const outcome = errors.length > 0 ? "clear-error" : "generate-ok";
      const allowed = [item.expect, ...(item.tolerate ?? []), ...(id in contested ? [outcome] : [])];
      expect(allowed, errors.map(({ message }) => message).join("\n")).toContain(outcome);
      if (id in contested) expect(diagnostics.length).toBeGreaterThan(0);
      if (outcome === "generate-ok" && executed.has(item.kind)) {
        for (const [name, text] of files) {
          expect(name).not.toMatch(/\.\.|^\//);
          outputs.set(`${id}/${name}`, text);
        }
        const module = await importGenerated(new Map([...outputs, ...(await runtime)]), `${id}/index.ts`);
        expect(Object.keys(module).length).toBeGreaterThan(0);
      }
      expect((globalThis as { __PWNED__?: unknown }).__PWNED__).toBeUndefined();
      expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
      expect(existsSync("/tmp") ? readdirSync(tmpdir()).filter((name) => name.startsWith("PWNED")) : []).toEqual([]);
    },
    60_000,
  );

  it("clients of hostile descriptions compile, whatever the names and texts were", async () => {
    expect(compileErrors(new Map([...outputs, ...(await runtime)]))).toEqual([]);
  }, 120_000);

  it("generation stops or finishes on a description of 20 MB", async () => {
    const { mkdtemp, rm, writeFile } = await import("node:fs/promises");
    const place = await mkdtemp(`${tmpdir()}/concord-long-`);
    const document = {
      openapi: "3.1.0",
      info: { title: "T", version: "1", description: "x".repeat(20_000_000) },
      paths: {},
    };
    await writeFile(`${place}/long.json`, JSON.stringify(document));
    const started = performance.now();
    const { diagnostics } = await generate({ specs: [`${place}/long.json`] });
    expect(performance.now() - started).toBeLessThan(20_000);
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    await rm(place, { recursive: true });
  }, 60_000);
});
