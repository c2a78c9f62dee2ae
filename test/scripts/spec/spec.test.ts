import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../scripts/base/json.js";
import {
  bareType,
  isFormType,
  isJsonType,
  isRecordType,
  isStreamType,
  isTextType,
  matchesRange,
} from "../../../scripts/spec/media-types.js";
import { joinNull } from "../../../scripts/spec/nullable.js";
import { operationsIn, templateNames } from "../../../scripts/spec/path-item.js";
import {
  isRemote,
  locationOf,
  pointerOf,
  referenceTo,
  resolvePointer,
  splitReference,
} from "../../../scripts/spec/reference-text.js";
import { isTypeName, typeNames } from "../../../scripts/spec/type-names.js";
import { contentOfMember, kindAt, walkDocument } from "../../../scripts/spec/walk.js";

describe("kinds of media types", () => {
  const kinds = (type: string) =>
    Object.entries({ stream: isStreamType, form: isFormType, json: isJsonType, text: isTextType, record: isRecordType })
      .filter(([, is]) => is(type))
      .map(([name]) => name)
      .join(" ");

  it.each([
    ["text/event-stream; charset=utf-8", "stream text"],
    ["application/x-ndjson", "stream"],
    ["application/nd-json", "stream"],
    ["application/jsonl", "stream"],
    ["application/json-lines", "stream"],
    ["application/jsonlines", "stream"],
    ["application/json-seq", "stream record"],
    ["application/geo+json-seq", "stream record"],
    ["application/stream+json", "stream json"],
    ["application/x-json-stream", "stream"],
    ["multipart/form-data", "form"],
    ["application/x-www-form-urlencoded;a=b", "form"],
    ["multipart/mixed", ""],
    ["application/json ; v=1", "json"],
    ["application/vnd.a-b.c+json", "json"],
    ["text/json", "json text"],
    ["*/*", "json"],
    ["application/jsonp", ""],
    ["text/csv", "text"],
    ["application/xml", "text"],
    ["application/atom+xml", "text"],
    ["application/x-yaml", "text"],
    ["application/yaml", "text"],
    ["application/sql", "text"],
    ["application/x-subrip", "text"],
    ["application/pdf", ""],
    ["image/svg+xml", ""],
  ])("the media type %s is of the kinds %j", (type, found) => {
    expect(kinds(type)).toBe(found);
  });

  it("a media type is bare without its parameters, and is in ranges", () => {
    expect([bareType(" a/b ;c=d"), bareType("")]).toEqual(["a/b", ""]);
    const ranges = [
      ["*/*", "a/b"],
      ["a/*", "a/b"],
      ["a/*", "ab/c"],
      ["a/b", "a/b"],
      ["a/*", "a"],
    ] as const;
    expect(ranges.map(([range, type]) => matchesRange(range, type))).toEqual([true, true, false, false, false]);
  });
});

describe("a schema that takes null, too", () => {
  it.each<[JsonObject, JsonObject]>([
    [{ type: "string" }, { type: ["string", "null"] }],
    [{ type: ["string", "null"] }, { type: ["string", "null"] }],
    [
      { type: "string", enum: ["a"] },
      { type: ["string", "null"], enum: ["a", null] },
    ],
    [{ enum: ["a", null] }, { enum: ["a", null] }],
    [{ const: "a" }, { enum: ["a", null] }],
    [{ const: null }, { const: null }],
    [{}, {}],
    [{ anyOf: [{ type: "string" }] }, { anyOf: [{ type: "string" }, { type: "null" }] }],
    [{ oneOf: [{ type: "null" }] }, { oneOf: [{ type: "null" }] }],
    [{ oneOf: [{ const: null }] }, { oneOf: [{ const: null }] }],
    [
      { type: "object", anyOf: [{}], title: "t", "x-a": 1 },
      { title: "t", "x-a": 1, anyOf: [{ type: "object", anyOf: [{}] }, { type: "null" }] },
    ],
    [
      { $ref: "#/a", description: "d" },
      { description: "d", anyOf: [{ $ref: "#/a" }, { type: "null" }] },
    ],
    [
      { allOf: [{}], externalDocs: {}, xml: {} },
      { externalDocs: {}, xml: {}, anyOf: [{ allOf: [{}] }, { type: "null" }] },
    ],
  ])("a schema %j that takes null, too, is %j", (schema, wanted) => {
    const copy = structuredClone(schema);
    joinNull(copy);
    expect(copy).toEqual(wanted);
  });
});

describe("references and pointers", () => {
  it("a reference has a file and a pointer, which is decoded where it can be", () => {
    expect(["a.yaml#/b%20c", "#/b", "a.yaml", "a#b#c", "#/%zz"].map(splitReference)).toEqual([
      ["a.yaml", "/b c"],
      ["", "/b"],
      ["a.yaml", ""],
      ["a", "b#c"],
      ["", "/%zz"],
    ]);
    expect([pointerOf("#/a~1b"), referenceTo("/a b/ü"), referenceTo("/\ud800x y")]).toEqual([
      "/a~1b",
      "#/a%20b/%C3%BC",
      "#/\ud800x%20y",
    ]);
  });

  it("a pointer leads to properties of objects and to items of lists by their numbers", () => {
    const document = { a: [1, { "b/c": 2 }], length: 3 };
    expect(
      ["/a/1/b~1c", "/a/0", "/a/length", "/a/-1", "/a/x", "/length", "/toString", "", "/a/0/z"].map((pointer) =>
        resolvePointer(document, pointer),
      ),
    ).toEqual([2, 1, undefined, undefined, undefined, 3, undefined, document, undefined]);
  });

  it("a location is a path or an address, relative to the file that it stands in", () => {
    expect([
      locationOf("b.yaml", "/x/a.yaml"),
      locationOf("../b.yaml", "/x/y/a.yaml"),
      locationOf("/b.yaml", "/x/a.yaml"),
      locationOf("file:///b.yaml", "/x/a.yaml"),
      locationOf("https://a.example/b", "/x"),
      locationOf("b.yaml", "https://a.example/c/d.yaml"),
    ]).toEqual(["/x/b.yaml", "/x/b.yaml", "/b.yaml", "/b.yaml", "https://a.example/b", "https://a.example/c/b.yaml"]);
    expect(["https://a", "file:b", "//a", "a/b:c", "/a", "a.yaml", "1a:b"].map(isRemote)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});

describe("nodes of a description", () => {
  it("nodes are visited where they stand, parents first, and data is not looked into", () => {
    const schema = {
      properties: { a: { items: { $ref: "#" } } },
      default: { properties: {} },
      "x-a": { b: {} },
      own: { type: "x" },
    };
    const content = {
      "a/b": { schema, examples: { e: { value: { f: 1 } } }, encoding: { g: { headers: { h: {} } } } },
    };
    const operation = {
      parameters: [{ schema: {} }, 1],
      requestBody: { content },
      responses: { 200: { headers: { i: {} }, links: { j: { parameters: {} } } } },
      callbacks: { k: { "{l}": { post: {} } } },
    };
    const seen: string[] = [];
    walkDocument(
      { paths: { "/m": { get: operation, parameters: [] } }, components: { securitySchemes: { n: {} } }, info: {} },
      ({ kind, pointer }) =>
        void seen.push(`${kind} ${pointer.replace("/paths/~1m/get", "@").replace("@/requestBody/content/a~1b", "+")}`),
    );
    expect(seen).toEqual([
      "document ",
      "pathItem /paths/~1m",
      "operation @",
      "parameter @/parameters/0",
      "schema @/parameters/0/schema",
      "requestBody @/requestBody",
      "mediaType +",
      "schema +/schema",
      "schema +/schema/properties/a",
      "schema +/schema/properties/a/items",
      "data +/schema/default",
      "data +/schema/x-a",
      "example +/examples/e",
      "data +/examples/e/value",
      "encoding +/encoding/g",
      "header +/encoding/g/headers/h",
      "response @/responses/200",
      "header @/responses/200/headers/i",
      "link @/responses/200/links/j",
      "data @/responses/200/links/j/parameters",
      "callback @/callbacks/k",
      "pathItem @/callbacks/k/{l}",
      "operation @/callbacks/k/{l}/post",
      "components /components",
      "securityScheme /components/securitySchemes/n",
    ]);
  });

  it("what stands at a pointer is known, and of what OpenAPI has not nothing", () => {
    expect(
      [
        "",
        "/paths",
        "/paths/~1a",
        "/components/schemas/A/properties/b",
        "/components/schemas/A/x-b",
        "/components/schemas/A/x-b/c",
        "/components/parameters/P/schema",
        "/none",
        "/paths/~1a/additionalOperations/COPY",
      ].map(kindAt),
    ).toEqual(["document", undefined, "pathItem", "schema", "data", undefined, "schema", undefined, "operation"]);
    expect([
      contentOfMember("data", "a"),
      contentOfMember({ list: "schema" }, "0"),
      contentOfMember({ map: "header" }, "x"),
      contentOfMember("schema", "toString"),
    ]).toEqual([undefined, "schema", "header", undefined]);
  });

  it("operations of a path are listed in one order, those of other methods as they are written", () => {
    const item = { put: {}, get: {}, "x-a": {}, post: 1, additionalOperations: { Copy: {}, LINK: null } };
    expect(operationsIn(item, "/p").map(({ method, pointer }) => `${method} ${pointer}`)).toEqual([
      "GET /p/get",
      "PUT /p/put",
      "Copy /p/additionalOperations/Copy",
    ]);
    expect(templateNames("/a/{b}/c-{d}:{e}/{}{f}")).toEqual(["b", "d", "e", "f"]);
  });

  it("names of types that people write are those of JSON Schema, with a format", () => {
    const meant = Object.fromEntries(
      Object.entries(typeNames).map(([name, { type = "", format = "" }]) => [name, `${type} ${format}`.trim()]),
    );
    expect(meant).toEqual({
      ...{ String: "string", str: "string", text: "string", char: "string", uuid: "string uuid", date: "string date" },
      ...{
        datetime: "string date-time",
        "date-time": "string date-time",
        byte: "string byte",
        binary: "string binary",
      },
      ...{ file: "string binary", File: "string binary", Integer: "integer", int: "integer", int32: "integer int32" },
      ...{
        int64: "integer int64",
        long: "integer int64",
        Number: "number",
        float: "number float",
        double: "number double",
      },
      ...{ decimal: "number", Boolean: "boolean", bool: "boolean", Object: "object", dict: "object", map: "object" },
      ...{ Array: "array", list: "array", any: "", Any: "", mixed: "" },
    });
    expect(["string", "array", "str", "any", "null", "own", 1].map(isTypeName)).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
