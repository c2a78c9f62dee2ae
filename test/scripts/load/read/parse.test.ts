import { describe, expect, it } from "vitest";
import { loadText, placesOf } from "../../../helpers/load-text.js";

const head = "openapi: 3.1.0\ninfo: { title: T, version: '1' }\n";

describe("texts that are no description", () => {
  it.each([
    ["JSON cut in the middle", '{\n  "openapi": "3.1.0",\n  "info": {', "a.json", "parse-error a.json:3"],
    [
      "a word in JSON, of which the engine shows what is around it",
      `{\n${Array.from({ length: 40 }, (_, line) => `  "x-line-${line}": ${line === 19 ? "one" : line},\n`).join("")}  "a": 1 }`,
      "a.json",
      "parse-error a.json:21",
    ],
    ["JSON with a comment", '{\n  // no\n  "openapi": "3.1.0" }', "a.json", "parse-error a.json:2"],
    [
      "a key twice in JSON",
      '{\n "openapi": "3.1.0",\n "paths": {},\n "paths": {} }',
      "a.json",
      "key-duplicate a.json:4",
    ],
    ["a key twice in YAML", `${head}paths: {}\npaths: {}\n`, "a.yaml", "parse-error a.yaml:4"],
    ["tabs as indentation", `${head}paths:\n\t/a: {}\n`, "a.yaml", "parse-error a.yaml:4"],
    ["two documents", `${head}paths: {}\n---\nb: 1\n`, "a.yaml", "parse-error a.yaml:1"],
    ["a tag that constructs", `${head}paths: !!js/function x\n`, "a.yaml", "parse-error a.yaml:3"],
    ["nothing", "# nothing\n", "a.yaml", "parse-error a.yaml:1"],
    ["null", "null", "a.json", "document-invalid a.json:1"],
    ["a list of paths", `${head}paths:\n  - /a\n`, "a.yaml", "document-invalid a.yaml:3"],
    ["no paths at all", head, "a.yaml", "document-invalid a.yaml:1"],
    ["a version to come", "openapi: 4.0.0\npaths: {}\n", "a.yaml", "version-unsupported a.yaml:1"],
    ["no version", "info: {}\npaths: {}\n", "a.yaml", "version-unsupported a.yaml:1"],
  ])("the parser refuses %s with its place", async (_, text, file, expected) => {
    const { loaded, diagnostics } = await loadText(text, file);
    expect(loaded).toBeUndefined();
    expect(placesOf(diagnostics)).toEqual([expected]);
    expect(diagnostics[0]?.hint).toMatch(/^[A-Z].{10,}[.?]$/);
  });

  it.each(["", "\n", "# nothing\n"])(
    "the parser asks of a file without content whether it was meant: %j",
    async (text) => {
      const { diagnostics } = await loadText(text);
      expect(diagnostics[0]?.hint).toBe("Is it the file that you mean, and has it been saved?");
    },
  );

  it.each([
    ["3.0", "3.0.0"],
    ["3.1", "3.1.0"],
    ["3.2", "3.2.0"],
  ])("the parser reads the version %s without quotes", async (written, version) => {
    const { loaded, diagnostics } = await loadText(`info: { title: T, version: 1 }\nopenapi: ${written}\npaths: {}\n`);
    expect(loaded?.version).toBe(version);
    expect(placesOf(diagnostics)).toContain("keyword-repaired spec.yaml:2");
  });

  it("the parser stops at aliases that would expand without bound", async () => {
    const levels = Array.from({ length: 30 }, (_, index) => `  a${index + 1}: &a${index + 1} [*a${index}, *a${index}]`);
    const { diagnostics } = await loadText(`${head}x-bomb:\n  a0: &a0 [1, 2]\n${levels.join("\n")}\npaths: {}\n`);
    expect(diagnostics.map(({ code }) => code)).toEqual(["alias-bomb"]);
    const circle = await loadText(`${head}x-circle: &a { b: *a }\npaths: {}\n`);
    expect(circle.diagnostics.map(({ code }) => code)).toEqual(["alias-bomb"]);
  });

  it("the parser accepts a byte order mark, carriage returns and merge keys", async () => {
    const text = `${head}x-base: &base { description: All. }\npaths:\n  /a: { get: { responses: { 200: { <<: *base } } } }\n`;
    const { loaded, diagnostics } = await loadText(text.replaceAll("\n", "\r"));
    expect(diagnostics).toEqual([]);
    expect(loaded?.document.paths).toEqual({ "/a": { get: { responses: { 200: { description: "All." } } } } });
  });
});
