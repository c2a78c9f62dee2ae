import { describe, expect, it } from "vitest";
import { isObject, objectOf } from "../../../../scripts/base/json.js";
import { printDocument } from "../../../../scripts/emit/document/print-document.js";
import { readText } from "../../../helpers/read-text.js";

const get = { responses: { 200: { description: "" } } };
const spec = (fields: object): object => ({ openapi: "3.1.0", info: { title: "T", version: "1" }, ...fields });
const withSchemas = (schemas: object): object => spec({ paths: { "/a": { get } }, components: { schemas } });

describe("discriminators", () => {
  const tagged = (value: object) => ({ type: "object", properties: { role: value } });
  const branches = [{ $ref: "#/components/schemas/UserMessage" }, { $ref: "#/components/schemas/OtherMessage" }];

  it("discriminators take their tags from what the branches say, and from names last", async () => {
    const { contract } = await readText(
      withSchemas({
        Message: { oneOf: branches, discriminator: { propertyName: "role" } },
        UserMessage: tagged({ const: "user" }),
        OtherMessage: tagged({ type: "string", enum: ["system", "developer"] }),
        Unsaid: { oneOf: [{ $ref: "#/components/schemas/Cat" }], discriminator: { propertyName: "kind" } },
        Cat: { type: "object", properties: { kind: { type: "string" } } },
      }),
    );
    const mapping = [...(contract.schemas.get("Message")?.discriminator?.mapping ?? [])];
    expect(mapping).toEqual([
      ["user", "UserMessage"],
      ["system", "OtherMessage"],
      ["developer", "OtherMessage"],
    ]);
    expect(contract.schemas.get("Unsaid")?.discriminator?.mapping).toEqual(new Map([["Cat", "Cat"]]));
  });

  it("discriminators that map to nothing, or choose among nameless branches, are left out with a warning", async () => {
    const { contract, places } = await readText(
      withSchemas({
        Lost: {
          oneOf: [{ $ref: "#/components/schemas/Cat" }],
          discriminator: {
            propertyName: "kind",
            mapping: { cat: "#/components/schemas/Cat", dog: "#/components/schemas/Dog" },
          },
        },
        Nameless: { oneOf: [{ type: "object" }], discriminator: { propertyName: "kind" } },
        Cat: { type: "object" },
      }),
      "spec.json",
    );
    expect(contract.schemas.get("Lost")?.discriminator?.mapping).toEqual(new Map([["cat", "Cat"]]));
    expect(contract.schemas.get("Nameless")).not.toHaveProperty("discriminator");
    expect(places("discriminator-unusable").map((place) => place.split(" ")[1])).toEqual([
      "/components/schemas/Lost/discriminator/mapping/dog",
      "/components/schemas/Nameless",
    ]);
  });
});

describe("names of components", () => {
  it("names of schemas that stand elsewhere are those of their definitions where they are free, and else say the way to them", async () => {
    const at = (rest: string) => ({ $ref: `#/components/schemas/Ship/${rest}` });
    const { contract } = await readText(
      withSchemas({
        Crew: { type: "array" },
        Ship: {
          $defs: { Hull: { type: "string" }, Crew: { type: "integer" } },
          properties: { engine: { type: "object" }, hull: at("$defs/Hull"), crew: at("$defs/Crew") },
        },
        Yard: { properties: { engine: at("properties/engine") } },
      }),
    );
    const types = [...contract.schemas].map(([name, { types }]) => [name, ...(types ?? [])]);
    expect(types.filter(([name]) => name !== "Ship" && name !== "Yard")).toEqual([
      ["Crew", "array"],
      ["Hull", "string"],
      ["ShipCrew", "integer"],
      ["ShipEngine", "object"],
    ]);
  });

  it("names of components become identifiers, each of its own", async () => {
    const { contract, places } = await readText(
      withSchemas({ "Error-2": {}, Error2: {}, "Azure.Core.Error": {}, 错误: {}, "a b": {}, "a-b": {}, Promise: {} }),
    );
    const names = [...contract.schemas.keys()];
    expect(names).toHaveLength(7);
    expect(names).toEqual(expect.arrayContaining(["Error2", "AzureCoreError", "错误", "AB", "PromiseSchema"]));
    expect(names.filter((name) => !/^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name))).toEqual([]);
    expect(places("name-collision")).toHaveLength(2);
    expect(places("name-invalid").length).toBeGreaterThanOrEqual(5);
  });
});

describe("limits", () => {
  it("limits beyond the safe integers stay what they are", async () => {
    const { contract } = await readText(
      "openapi: 3.1.0\ninfo: { title: T, version: '1' }\ncomponents:\n  schemas:\n    Big: { type: integer, minimum: -9223372036854776000, maximum: 9223372036854776000 }\n",
    );
    expect(contract.schemas.get("Big")?.number).toEqual({ minimum: -(2 ** 63), maximum: 2 ** 63 });
  });
});

describe("API roots", () => {
  it.each([
    ["in the server", "https://a.example/api/v1", ["/chat", "/models"], "/api/v1"],
    ["in the paths", "https://a.example", ["/v1/chat", "/v1/models", "/health"], "/v1"],
    ["in the paths, below a folder", "https://a.example/", ["/openai/v1/chat", "/openai/v1/models"], "/openai/v1"],
    ["nowhere", "https://a.example", ["/chat", "/models"], ""],
  ])("an API root stands %s", async (_, url, paths, root) => {
    const items = Object.fromEntries(paths.map((path) => [path, { get }]));
    const { contract } = await readText(spec({ servers: [{ url }], paths: items }));
    expect(contract.root).toBe(root);
    const identities = contract.operations.map(({ identity }) => identity);
    expect(identities).toEqual(expect.arrayContaining(["GET /chat", "GET /models"]));
  });

  it("an API root ends every server", async () => {
    const servers = [
      { url: "https://a.example/proxy?tenant=a" },
      { url: "/other" },
      { url: "https://b.example/proxy/v1" },
    ];
    const { contract } = await readText(spec({ servers, paths: { "/v1/chat": { get } } }));
    expect(contract.servers.map(({ url }) => url)).toEqual([
      "https://a.example/proxy/v1?tenant=a",
      "/other/v1",
      "https://b.example/proxy/v1",
    ]);
  });

  it("API roots give their operations the names that others have beside them", async () => {
    const { contract, places } = await readText(spec({ paths: { "/models": { get }, "/v1/models": { get } } }));
    const names = contract.operations.map(({ key, resource, action }) => `${key}: ${[...resource, action].join(".")}`);
    expect(names).toEqual(["GET /models: models.getList", "GET /v1/models: models.list"]);
    expect(places("name-collision").map((place) => place.split(" ")[1])).toEqual(["/paths/~1models/get"]);
  });
});

describe("a contract", () => {
  /** The same value with the keys of every object in reverse order. */
  function reversed(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(reversed);
    if (!isObject(value)) return value;
    return objectOf(
      Object.entries(value)
        .toReversed()
        .map(([key, item]) => [key, reversed(item)] as const),
    );
  }

  const answer = (schema: object) => ({
    responses: { 200: { description: "", content: { "application/json": { schema } } } },
  });
  const local = { properties: { a: { $ref: "#/$defs/Part" } }, $defs: { Part: { type: "string" } } };
  const modern = spec({
    paths: {
      "/x": { get: answer(local), post: answer(local) },
      "/x#stream": { post: answer({ type: "object" }) },
      "/x/{id}": { get, delete: get },
      "/x/{id}/list": { get },
    },
    webhooks: { b: { post: get }, a: { post: get } },
    components: { schemas: { "a-b": { type: "str" }, "a b": {}, "a.b": {} } },
  });
  const swagger = {
    swagger: "2.0",
    info: { title: "T", version: "1" },
    host: "a.example",
    parameters: { Body: { name: "b", in: "body", schema: { $ref: "#/definitions/a-b" } } },
    definitions: { "a-b": { type: "object" }, "a.b": { type: "string" } },
    paths: { "/x": { parameters: [{ $ref: "#/parameters/Body" }], post: get, put: get } },
  };

  it.each([
    ["OpenAPI 3.1", modern],
    ["Swagger 2.0", swagger],
  ])("a contract of %s does not depend on the order of keys", async (_, document) => {
    const one = await readText(document, "spec.json");
    const other = await readText(reversed(document), "spec.json");
    expect(JSON.stringify(printDocument(other.contract))).toBe(JSON.stringify(printDocument(one.contract)));
    const codes = ({ diagnostics }: typeof one) =>
      diagnostics.map(({ code, at }) => `${code} ${at.pointer}`).toSorted();
    expect(codes(other)).toEqual(codes(one));
  });
});

it("a contract has the title, the version and the description of its document", async () => {
  const info = { title: "Tides", version: "1.2.3", description: "High and low." };
  expect((await readText(spec({ info, paths: { "/a": { get } } }))).contract.info).toEqual(info);
  const bare = { title: "Tides", version: "1" };
  expect((await readText(spec({ info: bare, paths: { "/a": { get } } }))).contract.info).toEqual(bare);
});
