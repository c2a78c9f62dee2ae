import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../../scripts/base/json.js";
import { styleExtension, tabStyle } from "../../../../scripts/spec/extensions.js";
import { readText } from "../../../helpers/read-text.js";

const done = { responses: { 200: { description: "ok" } } };
const parts = "multipart/form-data";
const pairs = "application/x-www-form-urlencoded";
const field = (name: string, more: JsonObject = {}): JsonObject => ({ name, in: "formData", type: "string", ...more });
const body = (name: string, more: JsonObject = {}): JsonObject => ({
  name,
  in: "body",
  schema: { title: name },
  ...more,
});

/** The operation `POST /a` of a description of Swagger 2.0, as it is read, and `code pointer` of each finding. */
async function read(operation: JsonObject, item: JsonObject = {}, document: JsonObject = {}) {
  const given = {
    swagger: "2.0",
    info: { title: "T", version: "1" },
    host: "a.example",
    paths: { "/a": { ...item, post: { ...done, ...operation } } },
    ...document,
  };
  const { at, diagnostics, contract } = await readText(given, "a.json");
  const post = at("/paths/~1a/post") as {
    requestBody?: { content: Record<string, { schema: JsonObject; encoding?: JsonObject }>; required?: boolean };
    parameters?: readonly JsonObject[];
    responses: JsonObject;
  };
  const told = diagnostics
    .filter(({ severity }) => severity !== "info")
    .map(({ code, at: { pointer } }) => `${code} ${pointer}`);
  return { post, told, at, contract };
}

describe("a form of Swagger 2.0", () => {
  it.each<[string, readonly JsonObject[], readonly string[] | undefined, readonly string[]]>([
    ["pairs where nothing is said", [field("f")], undefined, [pairs]],
    ["pairs where they are said", [field("f")], [pairs], [pairs]],
    ["both where both are said", [field("f")], [pairs, "application/json", parts], [pairs, parts]],
    ["parts where no form is said", [field("f")], ["application/json"], [parts]],
    ["parts where there is a file", [field("f"), field("g", { type: "file" })], [pairs], [parts]],
    ["pairs where nothing that is a text is said", [field("f")], [1] as never, [pairs]],
  ])("a form of Swagger 2.0 is sent as %s", async (_, parameters, consumes, types) => {
    const { post } = await read({ parameters, ...(consumes && { consumes }) });
    expect(Object.keys(post.requestBody?.content ?? {})).toEqual(types);
    const shared = await read({ parameters }, {}, consumes && { consumes });
    expect(Object.keys(shared.post.requestBody?.content ?? {})).toEqual(types);
  });

  it.each<[unknown, JsonObject | undefined]>([
    [undefined, { style: "form", explode: false }],
    ["csv", { style: "form", explode: false }],
    ["ssv", { style: "spaceDelimited", explode: false }],
    ["pipes", { style: "pipeDelimited", explode: false }],
    ["multi", { style: "form", explode: true }],
    ["tsv", { [styleExtension]: tabStyle, explode: false }],
    ["own", undefined],
  ])("a list in a form of Swagger 2.0 with the format %s is written as %j", async (collectionFormat, encoding) => {
    const list = field("l", {
      type: "array",
      items: { type: "string" },
      ...(collectionFormat !== undefined && { collectionFormat }),
    });
    const { post } = await read({ parameters: [list, field("t")] });
    expect(post.requestBody?.content[pairs]?.encoding).toEqual(encoding && { l: encoding });
    expect(post.requestBody?.content[pairs]?.schema).toEqual({
      type: "object",
      properties: { l: { type: "array", items: { type: "string" } }, t: { type: "string" } },
    });
  });

  it("a list of files in a form of Swagger 2.0 has parts of their own", async () => {
    const files = field("l", { type: "array", items: { type: "file" } });
    const { post } = await read({ parameters: [files, field("f", { type: "file" })] });
    expect(post.requestBody?.content[parts]?.encoding).toBe(undefined);
  });

  it("a form of Swagger 2.0 is required where one of its fields is", async () => {
    const { post, told } = await read({
      parameters: [
        field("f", { required: true, minLength: 1, allowEmptyValue: true, collectionFormat: "csv" }),
        field("g"),
      ],
    });
    expect(told).toEqual([]);
    expect(post.requestBody).toEqual({
      required: true,
      content: {
        [pairs]: {
          schema: {
            type: "object",
            required: ["f"],
            properties: { f: { type: "string", minLength: 1 }, g: { type: "string" } },
          },
        },
      },
    });
    expect((await read({ parameters: [field("g")] })).post.requestBody?.required).toBe(undefined);
  });

  it("fields of a form of Swagger 2.0 come from the path item, too, and the operation's own go first", async () => {
    const shared = {
      parameters: [field("f"), field("g", { maxLength: 1 }), { name: "q", in: "query", type: "string" }],
    };
    const { post, contract } = await read({ parameters: [field("g", { maxLength: 2 })] }, shared);
    expect(post.requestBody?.content[pairs]?.schema).toMatchObject({
      properties: { f: { type: "string" }, g: { type: "string", maxLength: 2 } },
    });
    const form = contract.operations[0]?.request?.content[0]?.schema?.object?.properties;
    expect([form?.get("f")?.at.pointer, form?.get("g")?.at.pointer]).toEqual([
      "/paths/~1a/parameters/0",
      "/paths/~1a/post/parameters/0",
    ]);
    expect(contract.operations[0]?.parameters[0]?.at.pointer).toBe("/paths/~1a/parameters/2");
  });
});

describe("a body of Swagger 2.0", () => {
  it("a body of Swagger 2.0 goes before form fields, which is told", async () => {
    const { post, told } = await read({ parameters: [field("f"), body("b")] });
    expect(post.requestBody?.content["application/json"]?.schema).toEqual({ title: "b" });
    expect(told).toEqual(["keyword-ignored /paths/~1a/post/parameters/0"]);
  });

  it("a body of Swagger 2.0 of an operation takes the place of the path item's", async () => {
    const item = { parameters: [body("b")] };
    const own = await read({ parameters: [body("c")] }, item);
    expect([own.post.requestBody?.content["application/json"]?.schema, own.told]).toEqual([{ title: "c" }, []]);
    const inherited = await read({}, item);
    expect(inherited.post.requestBody?.content["application/json"]?.schema).toEqual({ title: "b" });
    const replaced = await read({ parameters: [field("b")] }, item);
    expect(Object.keys(replaced.post.requestBody?.content ?? {})).toEqual([pairs]);
  });

  it("a body of Swagger 2.0 that is shared is no parameter of the components", async () => {
    const shared = { parameters: { B: body("b"), F: field("f"), Q: { name: "q", in: "query", type: "string" } } };
    const { at, post } = await read(
      { parameters: [{ $ref: "#/parameters/B" }, { $ref: "#/parameters/Q" }] },
      {},
      shared,
    );
    expect(at("/components/parameters")).toEqual({ Q: { name: "q", in: "query", schema: { type: "string" } } });
    expect(post.requestBody?.content["application/json"]?.schema).toEqual({ title: "b" });
  });
});

describe("what else Swagger 2.0 says", () => {
  it.each<[string | undefined, string, boolean]>([
    ["csv", "path", false],
    [undefined, "path", false],
    ["ssv", "path", true],
    ["pipes", "header", true],
    ["multi", "query", false],
  ])("the format %s of a list of Swagger 2.0 in the %s is told: %s", async (collectionFormat, place, isTold) => {
    const name = place === "path" ? "p" : "n";
    const list = {
      name,
      in: place,
      required: true,
      type: "array",
      items: { type: "string" },
      ...(collectionFormat && { collectionFormat }),
    };
    const given = {
      swagger: "2.0",
      info: { title: "T", version: "1" },
      host: "a.example",
      paths: { [place === "path" ? "/{p}" : "/a"]: { get: { parameters: [list], ...done } } },
    };
    const { diagnostics } = await readText(given, "a.json");
    expect(
      diagnostics.filter(({ code }) => code === "keyword-ignored").map(({ at }) => at.pointer.split("/").at(-1)),
    ).toEqual(isTold ? ["collectionFormat"] : []);
  });

  it("tabs between the items of a query of Swagger 2.0 are kept", async () => {
    const list = (collectionFormat: string) => ({
      name: collectionFormat,
      in: "query",
      type: "array",
      items: { type: "string" },
      collectionFormat,
    });
    const { post } = await read({ parameters: [list("tsv"), list("ssv")] });
    expect(post.parameters?.map((each) => each[styleExtension])).toEqual([tabStyle, undefined]);
  });

  it("answers of Swagger 2.0 are of what the operation produces, or else the document", async () => {
    const responses = { 200: { description: "ok", schema: { type: "string" } }, 204: { description: "none" } };
    const types = async (operation: JsonObject, document: JsonObject = {}) => {
      const { post } = await read({ ...operation, responses }, {}, document);
      expect((post.responses["204"] as JsonObject).content).toBe(undefined);
      return Object.keys((post.responses["200"] as { content: object }).content);
    };
    expect(await types({})).toEqual(["application/json"]);
    expect(await types({}, { produces: ["text/csv"] })).toEqual(["text/csv"]);
    expect(await types({ produces: ["text/plain", "text/css"] }, { produces: ["text/csv"] })).toEqual([
      "text/css",
      "text/plain",
    ]);
    expect(await types({ produces: [] }, { produces: ["text/csv"] })).toEqual(["text/csv"]);
  });

  it("schemes of Swagger 2.0 without a host say nothing, which is told", async () => {
    const { told, at } = await read({}, {}, { host: undefined, schemes: ["https"] });
    expect(told).toContain("keyword-ignored /schemes");
    expect(at("/servers")).toBe(undefined);
    expect((await read({}, {}, { schemes: ["https"] })).told).toEqual([]);
  });

  it("a discriminator of Swagger 2.0 is one of a property, and null is no operation", async () => {
    const { at, told } = await read(
      {},
      { get: null, "x-a": null },
      {
        definitions: {
          D: { type: "object", discriminator: "kind", properties: { kind: { type: "string" } }, required: ["kind"] },
        },
      },
    );
    expect(at("/components/schemas/D/discriminator")).toEqual({ propertyName: "kind" });
    expect(Object.keys(at("/paths/~1a") as object)).toEqual(["post"]);
    expect(told).toEqual(["discriminator-unusable /definitions/D"]);
  });
});
