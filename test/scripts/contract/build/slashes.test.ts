import { expect, it } from "vitest";
import { operationMatcher } from "../../../../scripts/contract/model/operation-matcher.js";
import { findChanges } from "../../../../scripts/drift/find-changes.js";
import { mergeContracts } from "../../../../scripts/merge/union/merge-contracts.js";
import { contractOf } from "../../../helpers/load-text.js";

const done = { 200: { description: "Done." } };
const kites = (paths: readonly string[], parameter = "kite") => ({
  openapi: "3.1.0",
  info: { title: "Kites", version: "1" },
  servers: [{ url: "https://kites.test/v1" }],
  paths: Object.fromEntries(paths.map((path) => [path.replace("{}", `{${parameter}}`), { get: { responses: done } }])),
});

it("a slash at the end is a part of the path, and no part of what the operation is called and matched by", async () => {
  const [first] = (await contractOf(kites(["/kites/{}/"]))).operations;
  expect([first?.key, first?.identity, first?.path]).toEqual([
    ...["GET /v1/kites/{kite}", "GET /kites/{}", "/kites/{kite}/"],
  ]);
  const patterns = ["/kites/*/", "/v1/kites/{kite}", "GET /v1/kites/{kite}/", "/kites/{kite}", "/kites/{kite}/x"];
  expect(first && patterns.map((pattern) => operationMatcher(pattern)(first))).toEqual([true, true, true, true, false]);
});

it("addresses with and without it are one operation of two providers, and two of one that has both", async () => {
  const one = await contractOf(kites(["/kites/{}/"]), "one");
  const two = await contractOf(kites(["/kites/{}"], "id"), "two");
  const { contract } = mergeContracts([one, two], { report: () => undefined });
  expect(contract.operations.map(({ path, providers }) => [path, providers])).toEqual([["/kites/{kite}/", undefined]]);
  expect(findChanges(one, two).map(({ id }) => id)).toContain("endpoint-slash-changed");
  const both = await contractOf(kites(["/kites", "/kites/"]));
  expect(both.operations.map(({ identity, path }) => [identity, path])).toEqual([
    ["GET /kites", "/kites"],
    ["GET /kites/", "/kites/"],
  ]);
});
