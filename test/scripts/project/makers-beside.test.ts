import { describe, expect, it } from "vitest";
import { type Generated, type GenerateOptions, generate, generateWith } from "../../../scripts/project/generate.js";
import { makersBeside, serveMakers } from "../../../scripts/project/makers-beside.js";
import { besideHere } from "../../helpers/beside-here.js";
import { withFiles } from "../../helpers/with-files.js";

const shelf = (name: string) => ({
  description: `The shelf ${name}.`,
  type: "object",
  properties: { books: { type: "array", items: { type: "string" } }, next: { $ref: `#/components/schemas/${name}` } },
});

/** A description of so many schemas, and of one operation with what is given. */
function library(count: number, operation: object = {}): string {
  const content = { "application/json": { schema: { $ref: "#/components/schemas/S0" } } };
  const get = { operationId: "read", summary: "Read.", responses: { 200: { description: "", content } }, ...operation };
  const names = Array.from({ length: count }, (_, index) => `S${index}`);
  return JSON.stringify({
    openapi: "3.1.0",
    info: { title: "Library", version: "1" },
    servers: [{ url: "https://library.example/v1" }],
    paths: { "/shelves": { get } },
    components: { schemas: Object.fromEntries(names.map((name) => [name, shelf(name)])) },
  });
}

interface Both {
  readonly here: Generated;
  readonly beside: Generated;
  /** What the thread was asked for. */
  readonly asked: readonly string[];
}

/** The same by one thread, and by one with another beside. */
async function both(files: Readonly<Record<string, string>>, options: GenerateOptions): Promise<Both> {
  return withFiles(files, async (cwd) => {
    const asked: string[] = [];
    const thread = besideHere((port) => {
      serveMakers(port);
      port.on("message", ({ job }: { readonly job: string }) => asked.push(job));
    });
    try {
      const beside = await generateWith(makersBeside(thread.beside), { cwd, ...options });
      return { here: await generate({ cwd, ...options }), beside, asked };
    } finally {
      thread.close();
    }
  });
}

const wrong = { parameters: [{ name: "q", in: "nowhere", schema: { type: "string" } }] };
const slow = [{ name: "q", in: "query", schema: { type: "string", pattern: "^(a+)+$" } }];
const odd = { extra: 1, tags: "x", "x-concord-stream": 5, parameters: slow };

describe("a large description, of which a thread beside lints and types", () => {
  it("a thread beside makes the same client and says the same, in the same order", async () => {
    const { here, beside, asked } = await both({ "a.json": library(450, odd) }, { specs: ["a.json"] });
    expect(asked).toEqual(["lint", "types"]);
    expect(beside).toEqual(here);
    expect(beside.files.get("types.ts")).toContain("export interface S449 {");
    expect(beside.diagnostics.map(({ code }) => code)).toEqual([
      "keyword-repaired",
      "lint-warning",
      "extension-invalid",
      "pattern-slow",
    ]);
  });

  it("an error that the linter finds beside leaves nothing of the client, nor of what was said about it", async () => {
    const { here, beside } = await both({ "a.json": library(450, wrong) }, { specs: ["a.json"] });
    expect(beside.files.size).toBe(0);
    expect(beside).toEqual({ ...here, contracts: beside.contracts });
    expect(beside.diagnostics.map(({ code }) => code)).toContain("lint-error");
  });

  it("several providers are joined only when all are linted", async () => {
    const files = { "a.json": library(450), "b.json": library(450, wrong), "c.json": library(3) };
    const names = Object.keys(files);
    const config = {
      reference: "a",
      providers: Object.fromEntries(names.map((spec) => [spec.charAt(0), { spec }])),
    };
    const { here, beside, asked } = await both(files, { config });
    expect(asked).toEqual(["lint", "lint"]);
    expect(beside).toEqual(here);
    expect(beside.diagnostics.find(({ code }) => code === "lint-error")?.at.file).toBe("b.json");
    const right = await both({ ...files, "b.json": library(450) }, { config });
    expect(right.beside).toEqual(right.here);
    expect(right.beside.files.size).toBeGreaterThan(40);
  });

  it("a small description is not given away", async () => {
    const { here, beside, asked } = await both({ "a.json": library(30, odd) }, { specs: ["a.json"] });
    expect(asked).toEqual([]);
    expect(beside).toEqual(here);
  });
});
