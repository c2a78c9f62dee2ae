import { beforeAll, describe, expect, it } from "vitest";
import { type Diagnostic, Diagnostics } from "../../../scripts/base/diagnostics.js";
import type { JsonObject } from "../../../scripts/base/json.js";
import { createLinter } from "../../../scripts/lint/lint-document.js";
import { type Linter, reportLint } from "../../../scripts/lint/linter.js";
import { openLinter } from "../../../scripts/project/open-linter.js";
import { withFiles } from "../../helpers/with-files.js";

let linter: Linter;
beforeAll(async () => {
  linter = await createLinter();
});

async function findings(document: JsonObject, isMerged = false): Promise<readonly Diagnostic[]> {
  const { report, all } = new Diagnostics();
  const originOf = (pointer: string) => ({ file: "api.json", pointer });
  const input = { document, file: "api.json", originOf, ...(isMerged && { isMerged: true as const }) };
  await reportLint(linter, input, report);
  return all;
}

const responses = { 200: { description: "Done." } };
const operation = { operationId: "one", responses };

/** A document without a fault, but for what is put in place of its parts. */
function api(parts: JsonObject = {}): JsonObject {
  return {
    openapi: "3.1.0",
    info: { title: "API", version: "1" },
    servers: [{ url: "https://a.example/v1" }],
    paths: { "/a": { get: operation } },
    ...parts,
  };
}

const schema = (value: unknown, name = "Thing"): JsonObject => api({ components: { schemas: { [name]: value } } });
const get = (parts: JsonObject, path = "/a"): JsonObject =>
  api({ paths: { [path]: { get: { ...operation, ...parts } } } });
const twoPaths = (one: string, other: string): JsonObject => {
  const named = (name: string) => ({ name, in: "path", required: true, schema: { type: "string" } });
  const item = (path: string, operationId: string) => {
    const parameters = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => named(name));
    return { get: { ...operation, operationId, parameters } };
  };
  return api({ paths: { [one]: item(one, "one"), [other]: item(other, "other") } });
};
const limit = { name: "limit", in: "query", schema: { type: "integer" } };

type Row = readonly [rule: string, document: JsonObject, written: string, merged: string];

/** What a broken rule is in a description, and in a contract that we wrote. */
const rows: readonly Row[] = [
  ["struct", api({ info: { title: "API" } }), "lint-error", "lint-error"],
  ["no-unresolved-refs", schema({ $ref: "#/components/schemas/None" }), "lint-error", "lint-error"],
  ["spec-components-invalid-map-name", schema({ type: "string" }, "a thing"), "lint-warning", "lint-warning"],
  ["no-required-schema-properties-undefined", schema({ required: ["a"] }), "lint-warning", "lint-warning"],
  ["no-enum-type-mismatch", schema({ type: "string", enum: [1] }), "lint-warning", "lint-warning"],
  ["operation-2xx-response", get({ responses: { 404: { description: "" } } }), "lint-warning", "lint-warning"],
  ["no-identical-paths", twoPaths("/a/{b}", "/a/{c}"), "", "lint-error"],
  ["no-ambiguous-paths", twoPaths("/a/{b}", "/{c}/d"), "", "lint-warning"],
  ["no-duplicated-enum-values", schema({ type: "string", enum: ["a", "a"] }), "", "lint-error"],
  ["no-server-trailing-slash", api({ servers: [{ url: "https://a.example/" }] }), "", "lint-error"],
  ["operation-operationId", api({ paths: { "/a": { get: { responses } } } }), "", "lint-error"],
  [
    "operation-operationId-unique",
    api({ paths: { "/a": { get: operation, put: { ...operation } } } }),
    "",
    "lint-error",
  ],
  ["operation-operationId-url-safe", get({ operationId: "one thing" }), "", "lint-warning"],
  ["operation-parameters-unique", get({ parameters: [limit, limit] }), "", "lint-error"],
  ["path-declaration-must-exist", get({}, "/a/{}"), "", "lint-error"],
  ["path-not-include-query", get({}, "/a?b=c"), "", ""],
  ["path-parameters-defined", get({}, "/a/{b}"), "", "lint-error"],
  ["security-defined", get({ security: [{ key: [] }] }), "", "lint-warning"],
];

describe("a linter without rules of the user's", () => {
  it.each(rows)(
    "the rule %s has its level in what is read and in what is written",
    async (rule, document, ...wanted) => {
      const codes = async (isMerged: boolean): Promise<string> => {
        const found = (await findings(document, isMerged)).filter(({ message }) => message.endsWith(` (${rule})`));
        return [...new Set(found.map(({ code }) => code))].join();
      };
      expect([await codes(false), await codes(true)]).toEqual(wanted);
    },
  );

  it("a misspelt name has a hint, and what nothing is like has none", async () => {
    const hints = async (name: string) =>
      (await findings(api({ [name]: {} }))).map(({ code, hint }) => [code, hint ?? "none"]);
    expect(await hints("componets")).toEqual([["lint-warning", 'Did you mean "components"?']]);
    expect(await hints("wholly-unlike-anything")).toEqual([["lint-warning", "none"]]);
  });

  it("a failure of Redocly's is told in its own words", async () => {
    const rule = "{ Root: () => { throw new Error('It broke.'); } }";
    const files = {
      "redocly.yaml": "plugins: [./broken.mjs]\nrules: { broken/always: error }\n",
      "broken.mjs": `export default () => ({ id: "broken", rules: { oas3: { always: () => (${rule}) } } });\n`,
    };
    const broken = await withFiles(files, openLinter);
    const all = await broken.lint({
      document: api(),
      file: "api.json",
      originOf: (pointer) => ({ file: "", pointer }),
    });
    expect(all.map(({ code, message }) => [code, message])).toEqual([
      ["lint-warning", "Redocly cannot lint this document: It broke."],
    ]);
  });

  it("members called hasOwnProperty are linted as others, and kept", async () => {
    const name = "hasOwnProperty";
    const properties = { [name]: { $ref: `#/components/schemas/${name}` }, hasOwnProperty_: { type: "objekt" } };
    const thing = { type: "object", required: [name, "missing"], properties };
    const document = api({
      components: { schemas: { Thing: thing, [name]: { type: "strng", example: { [name]: 1 } } } },
    });
    const before = JSON.stringify(document);
    const found = await findings(document);
    expect(found.map(({ code, at }) => `${code} ${at.pointer}`).toSorted()).toEqual([
      "lint-error /components/schemas/Thing/properties/hasOwnProperty_/type",
      "lint-error /components/schemas/hasOwnProperty/type",
      "lint-warning /components/schemas/Thing/required/1",
    ]);
    expect(JSON.stringify(document)).toBe(before);
  });

  it("a name of 8000 characters is linted, and one of more is not", async () => {
    const told = async (length: number) =>
      (await findings(schema({ type: "string" }, "a".repeat(length)))).map(({ message, at }) => [
        message,
        at.pointer.length,
      ]);
    expect(await told(8_000)).toEqual([]);
    expect(await told(8_001)).toEqual([
      [expect.stringContaining("of more than 8000 characters"), "/components/schemas/".length + 8_001],
    ]);
  });
});
