import { expect, it } from "vitest";
import { readText } from "../../../helpers/read-text.js";

const scan = { type: "string", format: "binary" };
const encoding = { thumb: { contentType: "image/png" } };
const media = (type: string, more: object = {}) => ({
  [type]: { schema: { type: "object", properties: { scan }, ...more }, encoding },
});
const read = (operation: object, rest: object = {}) =>
  readText({
    openapi: "3.1.0",
    info: { title: "Archive", version: "1" },
    paths: { "/scans": { post: { responses: { 201: { description: "" } }, ...operation } } },
    ...rest,
  });
const ignored = async (operation: object, rest?: object) => (await read(operation, rest)).places("encoding-ignored");

it("an encoding is told of a field that the form has not, and beside what is no form", async () => {
  expect(await ignored({ requestBody: { content: media("multipart/form-data") } })).toHaveLength(1);
  expect(await ignored({ requestBody: { content: media("application/json") } })).toHaveLength(1);
});

it.each([
  ["a property", { properties: { thumb: scan } }],
  ["a part", { allOf: [{ properties: { thumb: scan } }] }],
  ["an alternative", { oneOf: [{ properties: { thumb: scan } }, { required: ["scan"] }] }],
  ["a pattern", { patternProperties: { "^t": scan } }],
  ["a rest", { additionalProperties: scan }],
  ["a condition", { if: { required: ["scan"] }, then: { properties: { thumb: scan } } }],
])("a field that %s of the form names has one", async (_, more) => {
  expect(await ignored({ requestBody: { content: media("multipart/form-data", more) } })).toEqual([]);
});

it("an encoding of what the provider sends is told, once where operations share it", async () => {
  const content = media("multipart/form-data", { properties: { thumb: scan } });
  const responses = { 200: { description: "", content } };
  expect(await ignored({ responses })).toHaveLength(1);
  const call = { post: { requestBody: { content }, responses: { 200: { description: "" } } } };
  expect(await ignored({}, { webhooks: { made: call } })).toHaveLength(1);
  const shared = { requestBody: { $ref: "#/components/requestBodies/Scan" }, responses };
  const rest = {
    paths: { "/scans": { post: { ...shared, responses: {} }, put: { ...shared, responses: {} } } },
    components: { requestBodies: { Scan: { content: media("multipart/form-data") } } },
  };
  expect(await ignored({}, rest)).toHaveLength(1);
});

it("encodings of parts by their positions are told to be left out", async () => {
  const content = {
    "multipart/mixed": { itemSchema: scan, prefixEncoding: [{}], itemEncoding: { contentType: "image/png" } },
  };
  const told = await ignored({ requestBody: { content } }, { openapi: "3.2.0" });
  expect(told.map((place) => place.split("/").at(-1))).toEqual(["prefixEncoding", "itemEncoding"]);
});

it("headers of what is no part are told", async () => {
  const schema = { type: "object", properties: { scan } };
  const encoded = { scan: { headers: { "X-Page": { schema: { type: "integer" } } } } };
  const of = (type: string) => ignored({ requestBody: { content: { [type]: { schema, encoding: encoded } } } });
  expect(await of("application/x-www-form-urlencoded")).toHaveLength(1);
  expect(await of("multipart/form-data")).toEqual([]);
});
