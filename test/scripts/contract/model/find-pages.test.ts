import { describe, expect, it, test } from "vitest";
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

const Page = { type: "integer", default: 1 };

/** How the list of an operation with these parameters and this answer goes on. */
async function pagesOf(parameters: readonly object[], answer: object, headers = {}) {
  const content = { "application/json": { schema: object({ data: list, ...answer }) } };
  const get = { parameters, responses: { 200: { description: "", headers, content } } };
  const { page } = (await contractOf({ ...specWith({ Page }), paths: { "/tides": { get } } })).operations[0] ?? {};
  return page === false ? undefined : page;
}

describe("what counts pages begins with", () => {
  const counted = { type: "integer" };
  const ways: readonly (readonly [said: string, parameter: object, start: number | undefined])[] = [
    ["its default, 0", { schema: { ...counted, default: 0, minimum: 1 } }, 0],
    ["its default, 1", { schema: { ...counted, default: 1 } }, 1],
    ["the default of a schema of its own", { schema: { $ref: "#/components/schemas/Page" } }, 1],
    ["its default rather than that of the schema", { schema: { $ref: "#/components/schemas/Page", default: 0 } }, 0],
    ["no other default", { schema: { ...counted, default: 2 } }, undefined],
    ["the word, 0", { schema: counted, description: "Zero-based.", example: 1 }, 0],
    ["the word, 1", { schema: { ...counted, description: "Starts at one." } }, 1],
    ["the word rather than the least", { schema: { ...counted, minimum: 0 }, description: "Begins with 1." }, 1],
    ["the least, 0", { schema: { ...counted, minimum: 0 } }, 0],
    ["the least, 1", { schema: { ...counted, minimum: 1 } }, 1],
    ["no other least", { schema: { ...counted, minimum: 2 } }, undefined],
    ["nothing that is said", { schema: counted }, undefined],
    ["no text", { schema: { type: "string", default: "1" } }, undefined],
  ];
  it.each(ways)("what counts pages begins with %s", async (_, parameter, start) => {
    const pages = await pagesOf([{ name: "page", in: "query", ...parameter }], { total_pages: counted });
    expect(pages).toEqual(
      start === undefined ? undefined : { by: "page", items: ["data"], parameter: "page", at: ["total_pages"], start },
    );
  });

  it.each(["offset", "skip"])("what is called %s begins with 0 where nothing is said", async (name) => {
    const pages = await pagesOf([{ name, in: "query", schema: counted }], { total: counted });
    expect(pages).toMatchObject({ by: "offset", start: 0 });
  });

  it("what is called start_index begins with nothing where nothing is said", async () => {
    expect(await pagesOf([{ name: "start_index", in: "query", schema: counted }], { total: counted })).toBeUndefined();
  });
});

describe("a list that cannot go on", () => {
  const text = { schema: { type: "string" } };
  const ways: readonly (readonly [name: string, given: readonly [string, string], isSingle: boolean])[] = [
    ["a query parameter that narrows it", ["query", "order_by"], true],
    ["a query parameter that may continue it", ["query", "chapter"], false],
    ["a header that says nothing of lists", ["header", "X-Request-Id"], true],
    ["a header that may continue it", ["header", "X-Chapter"], false],
    ["a cookie", ["cookie", "chapter"], true],
  ];
  it.each(ways)("a list with %s", async (_, [place, name], isSingle) => {
    const pages = await pagesOf([{ name, in: place, ...text }], {});
    expect(pages).toEqual(isSingle ? { by: "single", items: ["data"] } : undefined);
  });

  it.each([
    ["X-Request-Id", true],
    ["X-Chapter", false],
  ])("a list with the header %s in its answer cannot go on: %s", async (name, isSingle) => {
    expect(await pagesOf([], {}, { [name]: text })).toEqual(isSingle ? { by: "single", items: ["data"] } : undefined);
  });

  it.each([
    ["object", text.schema, true],
    ["ok", { const: true }, true],
    ["open", { const: true }, true],
    ["open", { type: "boolean" }, false],
    ["chapter", text.schema, false],
  ])("a list beside %s (%j) cannot go on: %s", async (name, schema, isSingle) => {
    expect(await pagesOf([], { [name]: schema })).toEqual(isSingle ? { by: "single", items: ["data"] } : undefined);
  });
});
