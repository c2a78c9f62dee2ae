import { expect, test } from "vitest";
import { contractOf, specWith } from "../../../helpers/load-text.js";

const list = { type: "array", items: { type: "string" } };
const object = (properties: object) => ({ type: "object", properties });

test.each([
  ["the answer itself", list, []],
  ["the one that has a usual name", object({ data: list, errors: list }), ["data"]],
  ["the only one of the answer", object({ tides: list }), ["tides"]],
  ["the only one below, in a holder of a usual name", object({ result: object({ tides: list }) }), ["result", "tides"]],
  ["none of two without a usual name", object({ tides: list, ebbs: list }), undefined],
  ["none, with another one below", object({ tides: list, result: object({ ebbs: list }) }), undefined],
  ["none of two below", object({ result: object({ tides: list, ebbs: list }) }), undefined],
  ["none that is too deep", object({ result: object({ inner: object({ tides: list }) }) }), undefined],
  ["none below another name", object({ tide: object({ list }) }), undefined],
])("the list of an answer is %s", async (_, schema, expected) => {
  const headers = { Link: { schema: { type: "string" } } };
  const responses = { 200: { description: "", headers, content: { "application/json": { schema } } } };
  const document = { ...specWith({}), paths: { "/tides": { get: { responses } } } };
  const { page } = (await contractOf(document)).operations[0] ?? {};
  expect(page === false ? "none" : page?.items).toEqual(expected);
});
