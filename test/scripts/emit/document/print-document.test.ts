import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { mapOperation } from "../../../../scripts/contract/model/map-operation.js";
import { printDocument } from "../../../../scripts/emit/document/print-document.js";
import { contractOf } from "../../../helpers/load-text.js";

const root = resolve(import.meta.dirname, "../../../..");

/** A schema with every keyword, as it is printed. */
const everything = {
  title: "All",
  description: "Every keyword.",
  deprecated: true,
  default: { __proto__x: 1 },
  examples: [1],
  type: ["object", "array", "string", "number", "null"],
  format: "date",
  minLength: 1,
  maxLength: 2,
  pattern: "^a/b$",
  contentEncoding: "base64",
  contentMediaType: "text/plain",
  contentSchema: { type: "string" },
  minimum: 1,
  maximum: 2,
  exclusiveMinimum: 0,
  exclusiveMaximum: 3,
  multipleOf: 0.1,
  prefixItems: [{ type: "string" }],
  items: false,
  contains: true,
  minContains: 1,
  maxContains: 2,
  minItems: 1,
  maxItems: 3,
  uniqueItems: true,
  unevaluatedItems: false,
  properties: { a: { const: null }, b: { enum: [1, "1", true] } },
  required: ["a"],
  patternProperties: { "^x": { type: "integer" } },
  additionalProperties: { type: "boolean" },
  propertyNames: { maxLength: 9 },
  minProperties: 1,
  maxProperties: 9,
  dependentRequired: { a: ["b"] },
  dependentSchemas: { a: { minProperties: 2 } },
  unevaluatedProperties: false,
  allOf: [{ type: "object" }],
  anyOf: [{}],
  oneOf: [{ $ref: "#/components/schemas/Other", description: "beside" }],
  not: { type: "boolean" },
  if: { required: ["a"] },
  then: { required: ["b"] },
  else: {},
  "x-note": { kept: true },
};

describe("printDocument", () => {
  it("a printed document loses no keyword of a schema", async () => {
    const contract = await contractOf({
      openapi: "3.1.0",
      info: { title: "T", version: "1" },
      components: { schemas: { All: everything, Other: { type: "string" } } },
    });
    expect(printDocument(contract).components).toEqual({
      schemas: { All: { ...everything, contains: {}, anyOf: [{}] }, Other: { type: "string" } },
    });
  });

  it.each(["openapi/openai.yaml", "openapi/relay.json", "openapi/ikuncode.yaml", "generated/openapi.json"])(
    "%s is printed to a document that loads to the same",
    async (file) => {
      const text = await readFile(resolve(root, file), "utf8");
      const first = await contractOf(file.endsWith(".json") ? (JSON.parse(text) as object) : text);
      const printed = printDocument(first);
      const again = printDocument(await contractOf(printed));
      expect(again).toEqual(printed);
    },
  );

  it("what the variables of a server may be is printed as servers", async () => {
    const variables = { region: { default: "eu", enum: ["eu", "us"] } };
    const contract = await contractOf({
      openapi: "3.1.0",
      info: { title: "T", version: "1" },
      servers: [{ url: "https://{region}.a.example/v1", variables }],
      paths: { "/a": { get: { responses: { 200: { description: "Done." } } } } },
    });
    const urls = ["https://eu.a.example/v1", "https://us.a.example/v1"];
    expect(printDocument(contract).servers).toEqual(urls.map((url) => ({ url })));
  });

  it("a path outside of the API root is printed with a server of its own", async () => {
    const get = { responses: { 200: { description: "Done." } } };
    const contract = await contractOf({
      openapi: "3.1.0",
      info: { title: "T", version: "1" },
      servers: [{ url: "https://a.example" }],
      paths: { "/v1/a": { get }, "/v1/b": { get }, "/v1beta/c": { get } },
    });
    expect(contract.operations.map(({ path }) => path)).toEqual(["/a", "/b", "/../v1beta/c"]);
    const document = printDocument(contract);
    expect(document.servers).toEqual([{ url: "https://a.example/v1" }]);
    expect(document.paths).toMatchObject({ "/a": {}, "/v1beta/c": { servers: [{ url: "https://a.example" }] } });
    const again = await contractOf(document);
    const plain = (found: typeof contract) =>
      found.operations.map((operation) => mapOperation(operation, (schema) => schema).identity);
    expect(plain(again)).toEqual(plain(contract));
  });

  it("a printed document keeps a path beside its twin without the version, and servers of single operations", async () => {
    const get = { responses: { 200: { description: "Done." } } };
    const contract = await contractOf({
      openapi: "3.1.0",
      info: { title: "T", version: "1" },
      paths: {
        "/models": { get },
        "/v1/models": { get },
        "/v1/files": { get, post: { ...get, servers: [{ url: "https://upload.example/api" }] } },
      },
    });
    const keys = ["GET /models", "GET /v1/files", "POST /api/v1/files", "GET /v1/models"];
    expect(contract.operations.map(({ key }) => key)).toEqual(keys);
    const document = printDocument(contract);
    expect(document.servers).toEqual([{ url: "/v1" }]);
    const again = await contractOf(document);
    expect(again.operations.map(({ key }) => key).toSorted()).toEqual(keys.toSorted());
    expect(again.root).toBe("/v1");
    expect(printDocument(again)).toEqual(document);
  });
});
