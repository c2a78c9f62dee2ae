import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import config from "../../../../concord.config.js";
import { Diagnostics } from "../../../../scripts/base/diagnostics.js";
import { buildContract } from "../../../../scripts/contract/build/build.js";
import type { Contract, Operation } from "../../../../scripts/contract/model/types.js";
import { loadDocument } from "../../../../scripts/load/load.js";
import { SourceFiles } from "../../../../scripts/load/read/source-files.js";
import { corpusPath } from "../../../helpers/corpus.js";
import { officialNames } from "../../../helpers/official-names.js";
import { readText } from "../../../helpers/read-text.js";

const specs = corpusPath("specs");
const nameOf = ({ resource, action }: Operation): string => [...resource, action].join(".");

async function namesOf(paths: Readonly<Record<string, readonly string[]>>): Promise<readonly string[]> {
  const entries = Object.entries(paths).map(([path, methods]) => {
    const operations = methods.map((method) => [method, { responses: { 200: { description: "" } } }] as const);
    return [path, Object.fromEntries(operations)] as const;
  });
  const { contract } = await readText({
    openapi: "3.1.0",
    info: { title: "N", version: "1" },
    paths: Object.fromEntries(entries),
  });
  return contract.operations.map((operation) => `${operation.identity} ${nameOf(operation)}`);
}

describe("names from path and method", () => {
  it("names from path and method follow what official clients call things", async () => {
    const named = await namesOf({
      "/v1/files": ["get", "post"],
      "/v1/files/{file}": ["get", "post", "patch", "put", "delete"],
      "/v1/files/{file}/content": ["get"],
      "/v1/fine-tuning/jobs/{job}/cancel": ["post"],
      "/v1/calls/{call}/accept": ["post"],
      "/v1/models/{model}:generate": ["post"],
      "/v1/projects/{project}/data_retention": ["get", "post"],
      "/v1/projects/{project}/permissions": ["get", "post"],
      "/v1/feedback": ["get", "post"],
    });
    expect(named).toEqual([
      "POST /calls/{}/accept calls.accept",
      "GET /feedback feedback.retrieve",
      "POST /feedback feedback.create",
      "GET /files files.list",
      "POST /files files.create",
      "DELETE /files/{} files.delete",
      "GET /files/{} files.retrieve",
      "PATCH /files/{} files.update",
      "POST /files/{} files.postUpdate",
      "PUT /files/{} files.replace",
      "GET /files/{}/content files.content",
      "POST /fine-tuning/jobs/{}/cancel fineTuning.jobs.cancel",
      "POST /models/{}:generate models.generate",
      "GET /projects/{}/data_retention projects.dataRetention.retrieve",
      "POST /projects/{}/data_retention projects.dataRetention.update",
      "GET /projects/{}/permissions projects.permissions.retrieve",
      "POST /projects/{}/permissions projects.permissions.update",
    ]);
  });
});

async function readContract(file: string, naming: Readonly<Record<string, string>> = {}): Promise<Contract> {
  const found = new Diagnostics();
  const { report, all: diagnostics } = found;
  const loaded = await loadDocument(file, { sources: new SourceFiles(specs, report), diagnostics: found });
  if (loaded === undefined) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return buildContract(loaded, { provider: "test", report, naming });
}

const corpus = existsSync(specs)
  ? (JSON.parse(readFileSync(resolve(specs, "SOURCES.json"), "utf8")) as readonly { readonly file: string }[])
  : [];

describe.skipIf(corpus.length === 0)("names in real descriptions (skipped without ../shared)", () => {
  it("names in the official description are those of the official client, but for those that are named here", async () => {
    const { operations } = await readContract("openai/openai-HEAD.yaml", config.naming);
    const official = officialNames();
    const compared = operations.flatMap((operation) => {
      const name = official.get(operation.identity);
      return name === undefined || /^(beta|admin)\./.test(name) ? [] : [[name, nameOf(operation)] as const];
    });
    const different = compared.filter(([theirs, ours]) => theirs !== ours).map((names) => names.join(" → "));
    expect(compared).toHaveLength(122);
    expect(different).toEqual([
      "skills.content.retrieve → skills.content",
      "skills.versions.content.retrieve → skills.versions.content",
    ]);
  });

  it.each(corpus.map(({ file }) => file))("names of operations are unique identifiers in %s", async (file) => {
    const { operations } = await readContract(file);
    const names = operations.map(nameOf);
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(operations.map(({ id }) => id)).size).toBe(names.length);
    expect(names.filter((name) => !/^[\p{L}_$][\p{L}\p{N}_$]*(\.[\p{L}_$][\p{L}\p{N}_$]*)*$/u.test(name))).toEqual([]);
    expect(names.filter((name) => name.length > 110)).toEqual([]);
  });
});
