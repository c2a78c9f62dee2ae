import { expect, it } from "vitest";
import { leavesNothing, selectOperations, unmatchedPatterns } from "../../../scripts/drift/select-operations.js";
import { contractOf } from "../../helpers/load-text.js";
import { changesBetween } from "./contracts.js";

const get = { get: { responses: { 204: { description: "Done." } } } };
const document = {
  openapi: "3.1.0",
  info: { title: "API", version: "1" },
  paths: { "/a": get, "/b": get, "/b/c": get },
};
const contract = await contractOf(document);
const keysOf = (selection: Parameters<typeof selectOperations>[1]) =>
  selectOperations([contract], selection)[0].operations.map(({ key }) => key);

it.each([
  ["all, where nothing is chosen", {}, ["GET /a", "GET /b", "GET /b/c"]],
  ["all, where nothing is left out", { except: [] }, ["GET /a", "GET /b", "GET /b/c"]],
  ["those that are chosen", { only: ["GET /a", "GET /b"] }, ["GET /a", "GET /b"]],
  ["all but those that are left out", { except: ["GET /b"] }, ["GET /a", "GET /b/c"]],
  ["those that are chosen and not left out", { only: ["GET /a", "GET /b"], except: ["GET /b"] }, ["GET /a"]],
  ["none, where none is chosen", { only: [] }, []],
])("the operations that are compared are %s", (_, selection, keys) => {
  expect(keysOf(selection)).toEqual(keys);
});

it("patterns that fit no operation are told once, and a choice of none is seen", () => {
  const contracts = [contract, { ...contract, operations: [] }];
  expect(unmatchedPatterns(contracts, { only: ["GET /z", "GET /a"], except: ["GET /z", "GET /b"] })).toEqual([
    "GET /z",
  ]);
  expect(leavesNothing(contracts, { only: ["GET /z"] })).toBe(true);
  expect(leavesNothing(contracts, { only: ["GET /a"] })).toBe(false);
  expect(leavesNothing([{ ...contract, operations: [] }])).toBe(false);
});

it("a choice of operations leaves webhooks and named schemas out, and what leaves operations out does not", async () => {
  const born = { born: { post: get.get } };
  const schemas = { Pet: { type: "object", properties: { name: { type: "string" } } } };
  const base = { ...document, webhooks: born, components: { schemas } };
  const idsOf = async (operations: Parameters<typeof selectOperations>[1]) =>
    (await changesBetween(base, document, { operations })).map(({ id }) => id);
  expect(await idsOf({ only: ["GET /a"] })).toEqual([]);
  expect(await idsOf({ except: ["GET /a"] })).toEqual(["webhook-removed", "api-schema-removed"]);
});

it("an operation of another tag or name on one side is chosen, or left out, on both", async () => {
  const tagged = (tag: string, operationId: string) => ({
    ...document,
    paths: { "/a": { get: { ...get.get, tags: [tag], operationId } }, "/b": get },
  });
  const idsOf = async (operations: Parameters<typeof selectOperations>[1]) =>
    (await changesBetween(tagged("Models", "listModels"), tagged("Catalog", "getModels"), { operations })).map(
      ({ id }) => id,
    );
  const renamed = ["api-tag-added", "api-tag-removed", "api-operation-id-removed"];
  for (const pattern of ["Models", "Catalog", "listModels", "getModels"]) {
    expect((await idsOf({ only: [pattern] })).sort()).toEqual(renamed.sort());
    expect(await idsOf({ except: [pattern] })).toEqual([]);
  }
});
