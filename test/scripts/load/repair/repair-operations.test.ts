import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../../scripts/base/json.js";
import { strayField } from "../../../../scripts/spec/extensions.js";
import { done, info, repaired } from "../../../helpers/repaired.js";

const query = (name: string, more: JsonObject = {}): JsonObject => ({ name, in: "query", schema: {}, ...more });
const inPath = (name: string): JsonObject => ({ name, in: "path", required: true, schema: { type: "string" } });

describe("an operation that is repaired", () => {
  const components: JsonObject = {
    parameters: { Shared: query("a"), Id: inPath("id") },
    securitySchemes: { key: { type: "http", scheme: "bearer" } },
  };

  it.each<[string, JsonObject, JsonObject, readonly string[]]>([
    ["no responses", {}, { responses: { default: { description: "" } } }, ["responses-missing "]],
    [
      "responses that are empty",
      { responses: {} },
      { responses: { default: { description: "" } } },
      ["responses-missing "],
    ],
    [
      "a response without a description",
      { responses: { 200: {} } },
      { responses: { 200: { description: "" } } },
      ["keyword-repaired /responses/200"],
    ],
    [
      "a response that is a reference",
      { responses: { 200: { $ref: "#/x" } } },
      { responses: { 200: { $ref: "#/x" } } },
      [],
    ],
    [
      "a response of Swagger",
      { responses: { 200: { description: "", schema: { type: "object" } } } },
      { responses: { 200: { description: "", content: { "application/json": { schema: { type: "object" } } } } } },
      ["keyword-repaired /responses/200/schema"],
    ],
    [
      "a response of both",
      { responses: { 200: { description: "", schema: {}, content: {} } } },
      { responses: { 200: { description: "", schema: {}, content: {} } } },
      [],
    ],
    [
      "parameters that are declared twice",
      { parameters: [query("a"), query("b"), query("a"), { ...query("a"), in: "header" }], ...done },
      { parameters: [query("a"), query("b"), { ...query("a"), in: "header" }], ...done },
      ["parameter-duplicate /parameters/2"],
    ],
    [
      "a parameter that is declared by a reference, too",
      { parameters: [{ $ref: "#/components/parameters/Shared" }, query("a")], ...done },
      { parameters: [{ $ref: "#/components/parameters/Shared" }], ...done },
      ["parameter-duplicate /parameters/1"],
    ],
    [
      "a parameter of a path that has none",
      { parameters: [inPath("z"), query("a"), query("a")], ...done },
      { parameters: [query("a")], [strayField]: { 0: inPath("z") }, ...done },
      ["path-parameter-mismatch /parameters/0", "parameter-duplicate /parameters/2"],
    ],
    [
      "a parameter of Swagger",
      { parameters: [{ name: "a", in: "query", type: "integer", minimum: 1, description: "d" }], ...done },
      { parameters: [{ name: "a", in: "query", description: "d", schema: { type: "integer", minimum: 1 } }], ...done },
      ["keyword-repaired /parameters/0/type"],
    ],
    [
      "a parameter of both",
      { parameters: [{ ...query("a"), type: "integer" }], ...done },
      { parameters: [{ ...query("a"), type: "integer" }], ...done },
      [],
    ],
    [
      "a body among the parameters",
      { parameters: [query("a"), { name: "b", in: "body", required: true, schema: { type: "object" } }], ...done },
      {
        parameters: [query("a")],
        requestBody: { required: true, content: { "application/json": { schema: { type: "object" } } } },
        ...done,
      },
      ["keyword-repaired /parameters/1"],
    ],
    [
      "a body among the parameters beside one in its place",
      { parameters: [{ name: "b", in: "body", schema: {} }], requestBody: { content: {} }, ...done },
      { parameters: [{ name: "b", in: "body", schema: {} }], requestBody: { content: {} }, ...done },
      [],
    ],
    [
      "a query string as a whole",
      { parameters: [{ name: "q", in: "querystring", content: { "application/json": { schema: {} } } }], ...done },
      { parameters: [{ name: "q", in: "querystring", content: { "application/json": { schema: {} } } }], ...done },
      ["unsupported-parameter /parameters/0"],
    ],
    [
      "security that is not defined",
      { security: [{ key: [] }, { other: [] }, {}], ...done },
      { security: [{ key: [] }, {}], ...done },
      ["security-undefined /security/1"],
    ],
    [
      "security of nothing that is defined",
      { security: [{ other: [] }], ...done },
      { security: [], ...done },
      ["security-undefined /security/0"],
    ],
    [
      "security by its address",
      { security: [{ "#/components/securitySchemes/key": ["s"] }, { "#/components/schemas/key": [] }], ...done },
      { security: [{ key: ["s"] }], ...done },
      ["security-undefined /security/1"],
    ],
    [
      "flags that are texts",
      { deprecated: "true", parameters: [query("a", { required: "no", explode: "FALSE" })], ...done },
      { deprecated: true, parameters: [query("a", { required: false, explode: false })], ...done },
      [
        "keyword-repaired /deprecated",
        "keyword-repaired /parameters/0/required",
        "keyword-repaired /parameters/0/explode",
      ],
    ],
  ])("an operation is repaired: %s", (_, operation, wanted, findings) => {
    const { copy, told } = repaired({ paths: { "/a": { get: operation } }, components });
    expect((copy.paths as Record<string, { get: JsonObject }>)["/a"]?.get).toEqual(wanted);
    expect(told).toEqual(findings.map((finding) => finding.replace(" ", " /paths/~1a/get")));
  });

  it("names of a path's template are declared, wherever they are", () => {
    const { copy, told } = repaired({
      paths: {
        "/{a}/{b}/{id}": {
          parameters: [inPath("a")],
          get: { parameters: [{ $ref: "#/components/parameters/Id" }], ...done },
          put: done,
        },
      },
      webhooks: { "{c}": { post: { parameters: [inPath("d")], ...done } } },
      components,
    });
    expect(copy.paths).toEqual({
      "/{a}/{b}/{id}": {
        parameters: [inPath("a")],
        get: { parameters: [{ $ref: "#/components/parameters/Id" }, inPath("b")], ...done },
        put: { parameters: [inPath("b"), inPath("id")], ...done },
      },
    });
    expect(told).toEqual([
      "path-parameter-mismatch /paths/~1{a}~1{b}~1{id}/get",
      "path-parameter-mismatch /paths/~1{a}~1{b}~1{id}/put",
      "path-parameter-mismatch /paths/~1{a}~1{b}~1{id}/put",
    ]);
  });

  it("security without any scheme is left to the description, and with a $self found by its address", () => {
    const secured = { paths: { "/a": { get: { security: [{ other: [] }], ...done } } } };
    expect(repaired(secured).copy).toEqual({ info, paths: { "/a": { get: done } } });
    const self = "https://a.example/openapi.yaml";
    const { copy, told } = repaired({
      $self: self,
      paths: { "/a": { get: { security: [{ [`${self}#/components/securitySchemes/key`]: [] }], ...done } } },
      components,
    });
    expect([(copy.paths as Record<string, { get: JsonObject }>)["/a"]?.get.security, told]).toEqual([
      [{ key: [] }],
      [],
    ]);
  });

  it("methods that have a field of their own, or are none, are left out", () => {
    const additionalOperations = { GET: done, "A B": done, COPY: done, get: done };
    const { copy, told } = repaired({ paths: { "/a": { additionalOperations } } }, "3.2");
    expect(copy.paths).toEqual({ "/a": { additionalOperations: { COPY: done, get: done } } });
    const place = "keyword-ignored /paths/~1a/additionalOperations";
    expect(told).toEqual([`${place}/GET`, `${place}/A B`]);
    expect(repaired({ paths: { "/a": { get: { responses: { 200: {} } } } } }, "3.2").told).toEqual([]);
  });
});

describe("a query string that is a form", () => {
  const form = (
    schema: unknown,
    more: JsonObject = {},
    media = "application/x-www-form-urlencoded; charset=utf-8",
  ): JsonObject => ({
    name: "q",
    in: "querystring",
    required: true,
    description: "d",
    content: { [media]: { schema, ...more } },
  });
  const spread = (parameter: JsonObject, schemas: JsonObject = {}) => {
    const { copy } = repaired(
      { paths: { "/a": { get: { parameters: [parameter, query("z")], ...done } } }, components: { schemas } },
      "3.2",
    );
    return (copy.paths as Record<string, { get: JsonObject }>)["/a"]?.get.parameters;
  };
  const schema = {
    type: "object",
    required: ["a"],
    properties: { a: { type: "string" }, b: { type: "array", items: {} } },
  };
  const fields = [
    { name: "a", in: "query", description: "d", required: true, schema: { type: "string" } },
    query("z"),
    { name: "b", in: "query", description: "d", schema: { type: "array", items: {} } },
  ];

  it("its fields are parameters, also by a reference, with the style that is described", () => {
    expect(spread(form(schema))).toEqual(fields);
    expect(
      spread(form({ $ref: "#/components/schemas/S" }), { S: { $ref: "#/components/schemas/R" }, R: schema }),
    ).toEqual(fields);
    const encoding = {
      b: { style: "pipeDelimited", explode: false, allowReserved: true, contentType: "text/x" },
      a: 1,
    };
    expect(spread(form(schema, { encoding }))).toEqual([
      fields[0],
      fields[1],
      { ...fields[2], style: "pipeDelimited", explode: false, allowReserved: true },
    ]);
  });

  it.each<[string, JsonObject]>([
    ["no fields", form({ type: "object", properties: {} })],
    ["no properties", form({ type: "object" })],
    ["alternatives", form({ ...schema, anyOf: [{ type: "object" }] })],
    ["parts", form({ ...schema, allOf: [{ type: "object" }] })],
    ["names by a pattern", form({ ...schema, patternProperties: { a: {} } })],
    ["another type", form(schema, {}, "application/json")],
    [
      "two types",
      { ...form(schema), content: { "application/x-www-form-urlencoded": { schema }, "text/x": { schema } } },
    ],
    ["a reference in a circle", form({ $ref: "#/components/schemas/C" })],
  ])("it stays a whole where it is of %s", (_, parameter) => {
    const circle = { C: { $ref: "#/components/schemas/D" }, D: { $ref: "#/components/schemas/C" } };
    expect(spread(parameter, circle)).toMatchObject([{ in: "querystring" }, { name: "z" }]);
  });
});
