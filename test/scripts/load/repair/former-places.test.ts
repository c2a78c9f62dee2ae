import { expect, it } from "vitest";
import { FormerPlaces } from "../../../../scripts/load/repair/former-places.js";
import { repaired } from "../../../helpers/repaired.js";

it("a node that moved, and what is below it, was written where it stood", () => {
  const former = new FormerPlaces();
  expect(former.formerOf("/a/b")).toBe("/a/b");
  former.move("/a/b", "/a/c");
  expect(["/a/b", "/a/b/d", "/a/bb", "/a", "/a/c"].map((at) => former.formerOf(at))).toEqual([
    "/a/c",
    "/a/c/d",
    "/a/bb",
    "/a",
    "/a/c",
  ]);
  former.move("/z", "/a");
  expect(former.formerOf("/z/b/d")).toBe("/a/c/d");
});

it("what sinks keeps the places below it, and leaves nothing on the way", () => {
  const former = new FormerPlaces();
  former.keep("/s/allOf", [1, 2]);
  former.sink("/s", "anyOf", 0);
  expect(
    ["/s", "/s/title", "/s/anyOf", "/s/anyOf/1/type", "/s/anyOf/0/type", "/s/anyOf/0/allOf/0/x"].map((at) =>
      former.formerOf(at),
    ),
  ).toEqual(["/s", "/s/title", "/s", "/s", "/s/type", "/s/allOf/1/x"]);
  former.make("/s/anyOf/1", former.at("/s/allOf/0/nullable"));
  expect(former.formerOf("/s/anyOf/1/type")).toBe("/s/allOf/0/nullable");
});

it("items of a list that shifted twice stand where each was", () => {
  const former = new FormerPlaces();
  former.keep("/l", [0, 2, 3]);
  former.keep("/l", [1, 2]);
  expect(["/l/0/a", "/l/1"].map((at) => former.formerOf(at))).toEqual(["/l/2/a", "/l/3"]);
});

const string = { type: "string" };
const done = { responses: { 204: { description: "Done." } } };
const response = "/paths/~1logs/get/responses/200";

it.each<[string, object, Record<string, string>]>([
  [
    "a schema in a response",
    { get: { responses: { 200: { description: "Logs.", schema: { properties: { line: string } } } } } },
    { [`${response}/content/application~1json/schema/properties/line`]: `${response}/schema/properties/line` },
  ],
  [
    "types of parameters and headers",
    {
      get: {
        parameters: [{ name: "q", in: "query", type: "array", items: string }],
        responses: { 200: { description: "Logs.", headers: { "X-Left": { type: "integer" } } } },
      },
    },
    {
      "/paths/~1logs/get/parameters/0/schema/items/type": "/paths/~1logs/get/parameters/0/items/type",
      "/paths/~1logs/get/parameters/0/name": "/paths/~1logs/get/parameters/0/name",
      [`${response}/headers/X-Left/schema/type`]: `${response}/headers/X-Left/type`,
    },
  ],
  [
    "a parameter of the body, and those after it",
    {
      post: {
        parameters: [
          { name: "entry", in: "body", required: true, schema: { properties: { line: string } } },
          { name: "q", in: "query", schema: string },
        ],
        ...done,
      },
    },
    {
      "/paths/~1logs/post/requestBody/required": "/paths/~1logs/post/parameters/0/required",
      "/paths/~1logs/post/requestBody/content/application~1json/schema/properties/line":
        "/paths/~1logs/post/parameters/0/schema/properties/line",
      "/paths/~1logs/post/parameters/0/schema": "/paths/~1logs/post/parameters/1/schema",
    },
  ],
  [
    "parameters that come after strays and duplicates",
    {
      get: {
        parameters: [
          { name: "log", in: "path", required: true, schema: string },
          { name: "q", in: "query", schema: string },
          { name: "q", in: "query", schema: string },
          { name: "to", in: "query", schema: string },
        ],
        ...done,
      },
    },
    {
      "/paths/~1logs/get/parameters/0/name": "/paths/~1logs/get/parameters/1/name",
      "/paths/~1logs/get/parameters/1/name": "/paths/~1logs/get/parameters/3/name",
      "/paths/~1logs/get/x-concord-stray-parameters/0/name": "/paths/~1logs/get/parameters/0/name",
    },
  ],
  [
    "fields in other letters",
    { GET: { Parameters: [{ name: "q", in: "query", schema: string }], ...done } },
    { "/paths/~1logs/get/parameters/0/name": "/paths/~1logs/GET/Parameters/0/name" },
  ],
])("%s stand where they are written", (_, item, places) => {
  const { originOf } = repaired({ paths: { "/logs": item } }, "3.0");
  for (const [at, former] of Object.entries(places)) expect(originOf(at).pointer).toBe(former);
});

it.each<[object, Record<string, string>]>([
  [
    { type: "array", items: [string, { minLength: 2 }], additionalItems: { maxLength: 3 } },
    { "prefixItems/1/minLength": "items/1/minLength", "items/maxLength": "additionalItems/maxLength" },
  ],
  [
    { dependencies: { a: { properties: { b: string } }, c: ["d"] } },
    {
      "dependentSchemas/a/properties/b": "dependencies/a/properties/b",
      "dependentRequired/c": "dependencies/c",
    },
  ],
  [{ const: "a", nullable: true }, { enum: "const" }],
  [
    { items: [{ minLength: 2 }], allOf: [{ title: "T" }], nullable: true, title: "U" },
    { "anyOf/0/prefixItems/0/minLength": "items/0/minLength", "anyOf/1": "nullable", title: "title" },
  ],
  [
    { allOf: [{ nullable: true, title: "T" }, { type: "object" }, { required: ["a"] }] },
    {
      "anyOf/0/allOf/0/type": "allOf/1/type",
      "anyOf/0/allOf/1/required": "allOf/2/required",
      "anyOf/1/type": "allOf/0/nullable",
      title: "allOf/0/title",
    },
  ],
  [
    { nullable: true, allOf: [{ nullable: true }, { type: "object" }] },
    { "anyOf/0/allOf/0/type": "allOf/1/type", "anyOf/1": "nullable" },
  ],
])("rules of a schema stand where they are written: %j", (schema, places) => {
  const { originOf } = repaired({ components: { schemas: { A: schema } } });
  const section = "/components/schemas/A/";
  for (const [at, former] of Object.entries(places)) expect(originOf(section + at).pointer).toBe(section + former);
});
