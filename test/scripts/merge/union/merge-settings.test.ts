import { describe, expect, it } from "vitest";
import { Diagnostics } from "../../../../scripts/base/diagnostics.js";
import type { MergeConfig } from "../../../../scripts/config/config.js";
import type { Contract } from "../../../../scripts/contract/model/types.js";
import { printDocument } from "../../../../scripts/emit/document/print-document.js";
import { mergeContracts } from "../../../../scripts/merge/union/merge-contracts.js";
import { checkWritten } from "../../../../tools/written/check-written.js";
import { contractOf } from "../../../helpers/load-text.js";

type Json = Record<string, unknown>;

const text = { type: "string" };
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const list = (items: Json) => ({ type: "object", properties: { data: { type: "array", items } } });

function api(answer: Json, schemas: Json, server = "https://a.example/v1"): Json {
  const responses = { 200: { description: "Done.", content: { "application/json": { schema: answer } } } };
  return {
    openapi: "3.1.0",
    info: { title: "API", version: "1" },
    servers: [{ url: server }],
    paths: { "/models": { get: { responses } } },
    components: { schemas },
  };
}

async function merge(settings: MergeConfig, ...providers: readonly Json[]) {
  const contracts = await Promise.all(
    providers.map((one, index) => contractOf(one, ["one", "two", "three"][index] ?? "")),
  );
  const found = new Diagnostics();
  const merged = mergeContracts(contracts as unknown as [Contract, ...Contract[]], { ...found, ...settings });
  const document = JSON.parse(JSON.stringify(printDocument(merged.contract))) as Json;
  expect([...checkWritten(printDocument(merged.contract))]).toEqual([]);
  return { ...merged, document, schemas: (document.components as { schemas: Record<string, Json> }).schemas };
}

const model = (properties: Json) => ({ type: "object", properties });
const one = api(list(ref("Model")), { Model: model({ id: text, created: { type: "integer" } }) });
const two = api(list(ref("Model")), { Model: model({ id: text, pricing: text }) }, "https://b.example/v1");

describe("settings of merging", () => {
  it("settings of merging can say that components of one name and one place are two", async () => {
    const { schemas, document } = await merge({ components: { "two.Model": "RoutedModel" } }, one, two);
    expect(Object.keys(schemas)).toEqual(["Model", "RoutedModel"]);
    expect(Object.keys(schemas.RoutedModel?.properties as Json)).toEqual(["id", "pricing"]);
    expect(JSON.stringify(document.paths)).toContain(
      JSON.stringify({
        anyOf: [
          { $ref: "#/components/schemas/Model", "x-providers": ["one"] },
          { $ref: "#/components/schemas/RoutedModel", "x-providers": ["two"] },
        ],
      }),
    );
  });

  it("settings of merging can say that components which are not alike are one", async () => {
    const apart = api(list(text), { Model: model({ id: text }), Used: model({ m: ref("Model") }) });
    const other = api(list(text), { Card: model({ owner: text }), Other: model({ m: ref("Card") }) });
    const get = (name: string) => (api(ref(name), {}).paths as Record<string, Json>)["/models"];
    const both = [
      { ...apart, paths: { "/used": get("Used") } },
      { ...other, paths: { "/other": get("Other") } },
    ];
    expect(Object.keys((await merge({}, ...both)).schemas)).toEqual(["Card", "Model", "Other", "Used"]);
    const { schemas } = await merge({ components: { "two.Card": "Model" } }, ...both);
    expect(Object.keys(schemas)).toEqual(["Model", "Other", "Used"]);
    expect(Object.keys(schemas.Model?.properties as Json)).toEqual(["id", "owner"]);
  });

  it("settings of merging keep a component apart among the alternatives of others, too", async () => {
    const choice = (spec: Json) => api({ anyOf: [ref("Model"), text] }, (spec.components as { schemas: Json }).schemas);
    const { schemas, document } = await merge({ components: { "two.Model": "RoutedModel" } }, choice(one), choice(two));
    expect(Object.keys(schemas)).toEqual(["Model", "RoutedModel"]);
    expect(JSON.stringify(document.paths)).toContain("#/components/schemas/RoutedModel");
  });

  it("settings of merging can prefer what the first provider of an operation says", async () => {
    const { schemas, contract, conflicts } = await merge({ operations: { "GET /models": "prefer" } }, one, two);
    expect(Object.keys(schemas.Model?.properties as Json)).toEqual(["created", "id"]);
    expect(contract.operations.map(({ key, providers }) => [key, providers])).toEqual([["GET /v1/models", undefined]]);
    expect(conflicts).toEqual([]);
  });

  it("settings of merging can have an operation of each provider", async () => {
    const { contract, document } = await merge({ operations: { "GET /v1/models": "separate" } }, one, two);
    expect(contract.operations.map(({ key, id, providers }) => [key, id, providers])).toEqual([
      ["GET /v1/models", "modelsList", ["one"]],
      ["GET /v1/models#two", "modelsListTwo", ["two"]],
    ]);
    expect(Object.keys(document.paths as Json).length).toBe(2);
  });

  it("settings of merging leave what they do not name as it is", async () => {
    const plain = await merge({}, one, two);
    expect((await merge({ operations: { "GET /models": "union" } }, one, two)).document).toEqual(plain.document);
  });
});
