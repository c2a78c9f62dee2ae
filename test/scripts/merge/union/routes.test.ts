import { describe, expect, it } from "vitest";
import type { Contract } from "../../../../scripts/contract/model/types.js";
import { printDocument } from "../../../../scripts/emit/document/print-document.js";
import { mergeContracts } from "../../../../scripts/merge/union/merge-contracts.js";
import { contractOf, loadText } from "../../../helpers/load-text.js";

type Json = Record<string, unknown>;

const text = { type: "string" };
const done = { 200: { description: "Done." } };
const byId = (name: string) => [{ name, in: "path", required: true, schema: text }];

async function merge(...providers: readonly Json[]): Promise<Json> {
  const contracts = await Promise.all(
    providers.map((one, index) =>
      contractOf({ openapi: "3.1.0", info: { title: "API", version: "1" }, ...one }, ["one", "two", "three"][index]),
    ),
  );
  const { contract } = mergeContracts(contracts as unknown as [Contract, ...Contract[]], { report: () => undefined });
  return JSON.parse(JSON.stringify(printDocument(contract))) as Json;
}

function routes(document: Json, path: string): unknown {
  return (document.paths as Record<string, { get: Json }>)[path]?.get["x-concord-routes"];
}

const bearer = { type: "http", scheme: "bearer" };

describe("routes of merged operations", () => {
  it("routes of merged operations have the server, path, names and security of each provider", async () => {
    const document = await merge(
      {
        servers: [{ url: "https://one.example/v1" }],
        paths: { "/models/{model}": { get: { parameters: byId("model"), responses: done } } },
        components: { securitySchemes: { Key: bearer } },
        security: [{ Key: [] }],
      },
      {
        servers: [{ url: "https://two.example" }],
        paths: { "/v1/models/{model_id}": { get: { parameters: byId("model_id"), responses: done } } },
        components: { securitySchemes: { Key: { type: "apiKey", in: "header", name: "X-Key" } } },
        security: [{ Key: [] }],
      },
      { paths: { "/v1/models/{model}": { get: { parameters: byId("model"), responses: done, security: [] } } } },
    );
    expect(routes(document, "/models/{model}")).toEqual({
      one: { server: "https://one.example/v1", path: "/models/{model}", security: [{ Key: [] }] },
      two: {
        server: "https://two.example/v1",
        path: "/models/{model_id}",
        parameters: { model: "model_id" },
        security: [{ TwoKey: [] }],
      },
      three: { path: "/v1/models/{model}", security: [] },
    });
  });

  it("routes of merged operations lead outside of the root, and to servers of single operations", async () => {
    const servers = [{ url: "https://files.example/v1" }];
    const document = await merge(
      { servers: [{ url: "https://one.example/v1" }], paths: { "/files": { get: { servers, responses: done } } } },
      { servers: [{ url: "https://two.example/api/v1" }], paths: { "/../info": { get: { responses: done } } } },
    );
    const all = Object.values(document.paths as Record<string, { get: Json }>).map(
      ({ get }) => get["x-concord-routes"],
    );
    expect(all).toContainEqual({ one: { server: "https://files.example/v1", path: "/files" } });
  });

  it("routes of merged operations are read again without complaint", async () => {
    const api = { servers: [{ url: "https://one.example/v1" }], paths: { "/a": { get: { responses: done } } } };
    const { diagnostics } = await loadText(JSON.stringify(await merge(api, api)), "merged.json");
    expect(diagnostics.filter(({ code }) => code === "extension-invalid")).toEqual([]);
  });
});

describe("limits of providers", () => {
  const limitsOf = async (...schemas: readonly Json[]) => {
    const document = await merge(
      ...schemas.map((schema) => ({
        paths: { "/a": { get: { parameters: [{ name: "q", in: "query", schema }], responses: done } } },
      })),
    );
    const { get } = (document.paths as Record<string, { get: Json }>)["/a"] ?? { get: {} };
    return (get["x-provider-limits"] as Json | undefined)?.["query q"];
  };

  it("limits of providers are told where they differ, with values, formats and defaults", async () => {
    expect(await limitsOf({ type: "integer", minimum: 1, default: 1 }, { type: "integer" })).toEqual({
      one: { minimum: 1, default: 1 },
      two: {},
    });
    expect(await limitsOf({ enum: ["a", "b"] }, { type: ["string", "null"], enum: ["a", null] })).toEqual({
      one: { enum: ["a", "b"] },
      two: { enum: ["a", null] },
    });
    expect(await limitsOf({ ...text, format: "uri" }, { ...text, maxLength: 3 })).toEqual({
      one: { format: "uri" },
      two: { maxLength: 3 },
    });
  });

  it("limits of providers are not told where they are the same, however they are spelled", async () => {
    expect(await limitsOf({ ...text, maxLength: 3 }, { allOf: [text, { maxLength: 3 }] })).toBeUndefined();
  });

  it("limits of alternatives of one provider stand beside each other", async () => {
    const list = { type: "array", items: text, maxItems: 2 };
    expect(await limitsOf({ anyOf: [list, { ...list, items: { type: "integer" }, maxItems: 4 }] }, list)).toEqual({
      one: { anyOf: [{ maxItems: 2 }, { maxItems: 4 }] },
      two: { maxItems: 2 },
    });
  });
});
