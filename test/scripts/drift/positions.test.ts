import { expect, it } from "vitest";
import { changesOf } from "./contracts.js";

const [whole, text] = [{ type: "integer" }, { type: "string" }];
const pair = { type: "array", prefixItems: [whole, text], items: false };
const list = (items: object) => ({ type: "array", items });
const either = list({ type: ["integer", "string"] });

it("a list that describes its items no longer by position, and may have more of them, is one change", async () => {
  expect(await changesOf("response", [pair, either])).toEqual([
    "error response-body-prefix-items-removed response.200.body",
  ]);
  expect(await changesOf("request", [either, pair])).toEqual(["error request-body-prefix-items-added request.body"]);
  const first = { type: "array", prefixItems: [whole], items: list(text) };
  expect(await changesOf("response", [pair, first])).toEqual([
    "error response-body-prefix-items-removed response.200.body",
  ]);
});

it("where what stands at the positions is safe, that there may be more items is told", async () => {
  const wide = { ...pair, prefixItems: [either.items, either.items] };
  expect(await changesOf("response", [wide, list(whole)])).toEqual([
    "error response-property-type-generalized response.200.body[]",
    "info response-body-prefix-items-removed response.200.body",
  ]);
});

it("of positions that stay, that there may be more items is told", async () => {
  expect(await changesOf("response", [pair, { ...pair, items: whole }])).toEqual([
    "error response-property-type-generalized response.200.body[]",
  ]);
});
