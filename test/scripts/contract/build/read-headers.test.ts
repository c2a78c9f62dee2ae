import { expect, it } from "vitest";
import { isHeader } from "../../../../scripts/contract/build/read-headers.js";
import { contractOf, specWith } from "../../../helpers/load-text.js";

/** What an operation always sends where these stand in the document, its path and itself. */
async function headersOf(...places: readonly (object | undefined)[]) {
  const [document, path, operation] = places.map((headers) => headers && { "x-concord-headers": headers });
  const get = { responses: { 200: { description: "ok" } }, ...operation };
  const contract = await contractOf({ ...specWith({}), ...document, paths: { "/tides": { get, ...path } } });
  return contract.operations[0]?.fixedHeaders;
}

it("fixed headers are those of all places, and of one that is in several the inner one", async () => {
  const headers = await headersOf({ "Toy-Version": "1", "X-A": "outer" }, { "x-a": "path" }, { "X-B": "own" });
  expect([...(headers ?? [])]).toEqual([
    ["Toy-Version", "1"],
    ["x-a", "path"],
    ["X-B", "own"],
  ]);
});

it("fixed headers are none where no place has one", async () => {
  expect(await headersOf()).toBeUndefined();
});

it.each([
  ["X-A", "a\tb é", true],
  ["!#$%&'*+.^`|~-", "", true],
  ["X A", "", false],
  ["X-Ä", "", false],
  ["", "", false],
  ["X-A", "a\nb", false],
  ["X-A", "\u0100", false],
  ["X-A", "\u007f", false],
])("a header %j with %j can be sent: %s", (name, value, expected) => {
  expect(isHeader(name, value)).toBe(expected);
});
