import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Diagnostic, Diagnostics } from "../../../scripts/base/diagnostics.js";
import { judge, parseBaseline, printBaseline } from "../../../scripts/lint/baseline.js";
import { createLinter } from "../../../scripts/lint/lint-document.js";
import { lint } from "../../../scripts/project/lint.js";

const faulty = `openapi: 3.1.0
info: { title: Faulty, version: "1" }
paths:
  /one/{id}:
    get:
      responses: { "404": { description: never } }
  /two:
    post:
      requestBody: { content: { application/json: { schema: { properties: { stream: { type: boolean } } } } } }
      responses: { "200": { description: ok } }
  /things: { get: { responses: { "200": { description: ok } } } }
  /things/list: { get: { responses: { "200": { description: ok } } } }
  /things/{id}/list: { get: { responses: { "200": { description: ok } } } }
components:
  schemas:
    Union:
      discriminator: { propertyName: kind }
      oneOf: [{ type: object }, { type: string }]
    a.b: { type: string }
    a-b: { type: string }
`;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "concord-lint-"));
  await writeFile(join(folder, "faulty.yaml"), faulty);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const run = () => lint({ cwd: folder, specs: ["faulty.yaml"], allowedOrigins: [] });

describe("what lint finds", () => {
  it("lint finds all that generation would stumble over, each once and with its place", async () => {
    const { diagnostics, descriptions } = await run();
    expect(descriptions).toBe(1);
    const found = diagnostics.map(({ code, at }) => `${code} ${at.line}`).toSorted();
    expect(found).toEqual(
      expect.arrayContaining([
        "discriminator-unusable 16",
        "lint-warning 6",
        "name-collision 19",
        "path-parameter-mismatch 5",
        "path-parameter-mismatch 13",
        "stream-event-missing 8",
      ]),
    );
    expect(new Set(found).size).toBe(found.length);
    expect(diagnostics.find(({ code }) => code === "lint-warning")?.message).toContain("operation-2xx-response");
  });

  it("lint is stricter with a merged contract", async () => {
    const document = {
      openapi: "3.1.0",
      info: { title: "M", version: "1" },
      paths: { "/a": { get: { responses: { 404: { description: "" } } } } },
    };
    const linter = await createLinter();
    const codesOf = async (isMerged: boolean): Promise<readonly string[]> => {
      const originOf = (pointer: string) => ({ file: "m.json", pointer });
      const input = { document, file: "m.json", originOf, ...(isMerged ? { isMerged: true as const } : {}) };
      return (await linter.lint(input)).map(({ code, pointer }) => `${code} ${pointer}`);
    };
    expect(await codesOf(false)).toEqual(["lint-warning /paths/~1a/get/responses"]);
    expect((await codesOf(true)).toSorted()).toEqual([
      "lint-error /paths/~1a/get/operationId",
      "lint-warning /paths/~1a/get",
      "lint-warning /paths/~1a/get/responses",
    ]);
  });

  it("lint includes the merged contract where there is a config", async () => {
    const config = { reference: "one", providers: { one: { spec: "good.json" }, two: { spec: "good.json" } } };
    const get = { responses: { 200: { description: "" } } };
    const document = {
      openapi: "3.1.0",
      info: { title: "G", version: "1" },
      paths: { "/a": { get } },
    };
    await writeFile(join(folder, "good.json"), JSON.stringify(document));
    const rules =
      "rules: {}\napis: { merged: { root: generated/openapi.json, rules: { operation-summary: error } } }\n";
    await writeFile(join(folder, "redocly.yaml"), rules);
    const { diagnostics } = await lint({ cwd: folder, config, allowedOrigins: [] });
    expect(diagnostics.filter(({ severity }) => severity === "error").map(({ code, at }) => [code, at.file])).toEqual([
      ["lint-style", "generated/openapi.json"],
    ]);
  });
});

describe("a baseline", () => {
  const parse = (text: string) => parseBaseline(text, { file: "b.json", pointer: "" }, new Diagnostics().report);

  it("a baseline accepts what it was made of and nothing else, wherever the lines move to", async () => {
    const before = (await run()).diagnostics;
    const baseline = parse(printBaseline(before)) ?? new Set();
    expect(judge(before, baseline)).toEqual({ fresh: [], accepted: before.length, gone: 0 });
    const changed = faulty.replace("    a.b: { type: string }\n", "").replace("info:", "# moved\ninfo:");
    await writeFile(join(folder, "faulty.yaml"), `${changed}    c: { type: str }\n`);
    const { fresh, gone } = judge((await run()).diagnostics, baseline);
    expect(fresh.map(({ code, at }) => `${code} ${at.pointer}`)).toEqual(["type-invalid /components/schemas/c/type"]);
    expect(gone).toBeGreaterThan(0);
  });

  it("a baseline has one line for each problem, in an order of its own", async () => {
    const { diagnostics } = await run();
    const text = printBaseline(diagnostics);
    expect(printBaseline(diagnostics.toReversed())).toBe(text);
    expect(text.split("\n").filter((line) => line.includes('"fingerprint"'))).toHaveLength(diagnostics.length);
    expect(printBaseline([])).toBe('{\n  "accepted": []\n}\n');
    expect(parse(printBaseline([]))).toEqual(new Set());
  });

  it("a baseline goes by file, then by pointer, then by code", () => {
    const problems = ["b.json", "a.json"].flatMap((file) =>
      ["/b", "/a"].flatMap((pointer) =>
        (["ref-unresolved", "lint-warning", "parse-error", "lint-error", "name-collision"] as const).map(
          (code): Diagnostic => ({ code, severity: "error", at: { file, pointer }, message: "Wrong." }),
        ),
      ),
    );
    const places = [...printBaseline(problems).matchAll(/"code":"(.*?)","file":"(.*?)","pointer":"(.*?)"/g)];
    const written = places.map(([, code, file, pointer]) => `${file} ${pointer} ${code}`);
    expect(written).toEqual(problems.map(({ code, at }) => `${at.file} ${at.pointer} ${code}`).sort());
  });

  it.each(["", "[]", '{"accepted": 1}', '{"accepted": [{"code": "x"}]}'])(
    "a baseline is refused when it is %j",
    (text) => {
      const { report, all: diagnostics } = new Diagnostics();
      expect(parseBaseline(text, { file: "b.json", pointer: "" }, report)).toBeUndefined();
      expect(diagnostics.map(({ code }) => code)).toEqual(["config-invalid"]);
    },
  );
});
