import { describe, expect, it } from "vitest";
import { Diagnostics } from "../../../../scripts/base/diagnostics.js";
import type { Contract } from "../../../../scripts/contract/model/types.js";
import { printDocument } from "../../../../scripts/emit/document/print-document.js";
import { placeText } from "../../../../scripts/merge/conflicts.js";
import { mergeContracts } from "../../../../scripts/merge/union/merge-contracts.js";
import { contractOf } from "../../../helpers/load-text.js";

interface Api {
  readonly server?: string;
  readonly prefix?: string;
  readonly request: unknown;
  readonly schemas?: Record<string, unknown>;
  readonly extra?: Record<string, unknown>;
}

function apiOf({ server = "https://a.example/v1", prefix = "", request, schemas = {}, extra = {} }: Api): object {
  const answer = {
    description: "Done.",
    content: {
      "application/json": { schema: { type: "object", required: ["id"], properties: { id: { type: "string" } } } },
    },
  };
  const post = {
    requestBody: { required: true, content: { "application/json": { schema: request } } },
    responses: { 200: answer },
  };
  return {
    openapi: "3.1.0",
    info: { title: "API", version: "1" },
    servers: [{ url: server }],
    paths: { [`${prefix}/things`]: { post }, ...extra },
    components: { schemas },
  };
}

async function merge(
  reference: Api,
  other: Api,
): Promise<{ contract: Contract; kinds: readonly string[]; schemas: Record<string, unknown> }> {
  const contracts = [await contractOf(apiOf(reference), "first"), await contractOf(apiOf(other), "second")] as const;
  const { report } = new Diagnostics();
  const { contract, conflicts } = mergeContracts(contracts, { report });
  const { schemas = {} } = printDocument(contract).components as { schemas?: Record<string, unknown> };
  return { contract, schemas, kinds: conflicts.map(({ place, kind }) => `${placeText(place)} ${kind}`) };
}

const named = (schema: unknown): Api => ({
  request: { $ref: "#/components/schemas/Thing" },
  schemas: { Thing: schema },
});
const object = (properties: Record<string, unknown>, required: readonly string[] = []): unknown => ({
  type: "object",
  properties,
  ...(required.length > 0 && { required }),
});

describe("merged schemas", () => {
  const cases: readonly (readonly [name: string, a: unknown, b: unknown, merged: unknown, kinds: readonly string[]])[] =
    [
      [
        "equal",
        object({ a: { type: "string" } }),
        object({ a: { type: "string" } }),
        object({ a: { type: "string" } }),
        [],
      ],
      [
        "a property that only one has",
        object({ a: { type: "string" }, b: { type: "number" } }),
        object({ a: { type: "string" }, c: { type: "boolean" } }),
        object({
          a: { type: "string" },
          b: { "x-providers": ["first"], type: "number" },
          c: { "x-providers": ["second"], type: "boolean" },
        }),
        [],
      ],
      [
        "required at one side",
        object({ a: { type: "string" } }, ["a"]),
        object({ a: { type: "string" } }),
        object({ a: { type: "string" } }),
        ["Thing required"],
      ],
      [
        "limits, which are loosened",
        object({ a: { type: "number", minimum: 0, maximum: 2 } }),
        object({ a: { type: "number", minimum: -1, maximum: 1 } }),
        object({ a: { type: "number", minimum: -1, maximum: 2 } }),
        ["Thing.a limit"],
      ],
      [
        "a limit that one lacks",
        { type: "string", maxLength: 5 },
        { type: "string" },
        { type: "string" },
        ["Thing limit"],
      ],
      [
        "enumerations",
        { type: "string", enum: ["a", "b"] },
        { type: "string", enum: ["b", "c"] },
        { "x-value-providers": { a: ["first"], c: ["second"] }, type: "string", enum: ["a", "b", "c"] },
        ["Thing values"],
      ],
      [
        "an enumeration and any string",
        { type: "string", enum: ["a"] },
        { type: "string" },
        { type: "string" },
        ["Thing values"],
      ],
      [
        "null at one side",
        { type: ["string", "null"] },
        { type: "string" },
        { "x-value-providers": { null: ["first"] }, type: ["string", "null"] },
        ["Thing type"],
      ],
      [
        "unknown properties at one side",
        { ...(object({ a: { type: "string" } }) as object), additionalProperties: true },
        { ...(object({ a: { type: "string" } }) as object), additionalProperties: false },
        { ...(object({ a: { type: "string" } }) as object), additionalProperties: { "x-providers": ["first"] } },
        ["Thing closed"],
      ],
      ["integers and numbers", { type: "integer" }, { type: "number" }, { type: "number" }, ["Thing type"]],
      [
        "a narrower choice",
        { anyOf: [{ type: "string" }, { type: "array", items: { type: "integer" } }] },
        { type: "string" },
        { anyOf: [{ type: "string" }, { "x-providers": ["first"], type: "array", items: { type: "integer" } }] },
        ["Thing type"],
      ],
      [
        "objects with different tags",
        object({ type: { const: "a" } }, ["type"]),
        object({ type: { const: "b" } }, ["type"]),
        {
          anyOf: [
            { "x-providers": ["first"], ...(object({ type: { const: "a" } }, ["type"]) as object) },
            { "x-providers": ["second"], ...(object({ type: { const: "b" } }, ["type"]) as object) },
          ],
        },
        ["Thing type"],
      ],
      ["anything at one side", object({ a: { type: "string" } }), {}, {}, ["Thing type"]],
    ];

  it.each(cases)("merged schemas take what either takes: %s", async (_, a, b, merged, kinds) => {
    const result = await merge(named(a), named(b));
    expect(result.schemas.Thing).toEqual(merged);
    expect(result.kinds).toEqual(kinds);
  });

  it("a merge pairs an inline schema with the component that stands in its place", async () => {
    const { schemas } = await merge(named(object({ a: { type: "string" } })), {
      request: object({ a: { type: "string" }, b: { type: "string" } }),
    });
    expect(schemas.Thing).toEqual(object({ a: { type: "string" }, b: { "x-providers": ["second"], type: "string" } }));
  });

  it("a merge makes one component of what only the other has a name for, whoever comes first", async () => {
    const inline = { request: object({ a: { type: "string", maxLength: 1 }, b: object({ c: {} }) }) };
    const component = {
      request: object({ a: { $ref: "#/components/schemas/Text" }, b: { $ref: "#/components/schemas/Part" } }),
      schemas: { Text: { type: "string", pattern: "^a" }, Part: object({ d: {} }) },
    };
    for (const [one, two] of [
      [inline, component],
      [component, inline],
    ] as const) {
      const { contract } = await merge(one, two);
      const properties = contract.operations[0]?.request?.content[0]?.schema?.object?.properties;
      expect([...(properties ?? [])].map(([name, { ref }]) => [name, ref])).toEqual([
        ["a", "Text"],
        ["b", "Part"],
      ]);
      expect(contract.schemas.get("Text")?.anyOf).toHaveLength(2);
      expect([...(contract.schemas.get("Part")?.object?.properties.keys() ?? [])].sort()).toEqual(["c", "d"]);
    }
  });

  it("a merge joins components of the same name that schemas of the same words refer to", async () => {
    const list = (thing: unknown): Api => ({
      request: { type: "array", items: { $ref: "#/components/schemas/Thing" } },
      schemas: { Thing: thing },
    });
    const { schemas } = await merge(
      list(object({ a: { type: "string" } }, ["a"])),
      list(object({ a: { type: "string" } })),
    );
    expect(schemas.Thing).toEqual(object({ a: { type: "string" } }));
  });

  it("a merge tells no branch by a tag that another may have too", async () => {
    const tagged = (type: string): unknown => object({ type: { const: type }, a: { type: "string" } }, ["type", "a"]);
    const oneOf = [{ $ref: "#/components/schemas/A" }, { $ref: "#/components/schemas/B" }];
    const { schemas } = await merge(
      {
        ...named({ oneOf, discriminator: { propertyName: "type" } }),
        schemas: { Thing: { oneOf, discriminator: { propertyName: "type" } }, A: tagged("a"), B: tagged("b") },
      },
      named(object({ type: { type: "string" } })),
    );
    const only = (provider: string, schema: unknown) => ({ "x-providers": [provider], ...(schema as object) });
    expect(schemas.Thing).toEqual({
      anyOf: [...oneOf.map((one) => only("first", one)), only("second", object({ type: { type: "string" } }))],
    });
    expect(schemas.B).toEqual(tagged("b"));
  });

  it("a merge ends on recursion through several names", async () => {
    const tree = (name: string): Api => ({
      request: { $ref: `#/components/schemas/${name}` },
      schemas: { [name]: object({ children: { type: "array", items: { $ref: `#/components/schemas/${name}` } } }) },
    });
    const { schemas } = await merge(tree("Tree"), tree("Node"));
    expect(schemas).toEqual({
      Tree: object({ children: { type: "array", items: { $ref: "#/components/schemas/Tree" } } }),
    });
  });
});

describe("merged operations", () => {
  it("a merge matches paths below the API root, wherever the root is written", async () => {
    const thing = { type: "object" };
    const { contract } = await merge(
      { request: thing },
      { request: thing, server: "https://b.example", prefix: "/openai/v1" },
    );
    expect(contract.operations.map(({ key, providers }) => [key, providers])).toEqual([["POST /v1/things", undefined]]);
    expect(contract.servers.map(({ url }) => url)).toEqual(["https://a.example/v1"]);
  });

  it("a merge keeps an operation that only one has, with its own server", async () => {
    const get = { responses: { 200: { description: "Ready." } } };
    const { contract } = await merge(
      { request: {} },
      { request: {}, server: "https://b.example/v1", extra: { "/ready": { get } } },
    );
    const document = printDocument(contract);
    expect(document.paths).toMatchObject({
      "/ready": {
        servers: [{ url: "https://b.example/v1" }],
        get: { operationId: "readyRetrieve", "x-providers": ["second"] },
      },
    });
  });
});

it("the encoding of a form's only such field is kept, and a form without any has none", async () => {
  const form = (encoding?: object) => ({
    requestBody: {
      content: { "multipart/form-data": { schema: { type: "object", properties: { f: {}, g: {} } }, ...encoding } },
    },
    responses: { 200: { description: "Done." } },
  });
  const extra = {
    "/forms": { post: form({ encoding: { f: { contentType: "image/png" } } }) },
    "/bare": { post: form() },
  };
  const api = { request: {}, extra };
  const { contract } = await merge(api, api);
  const medias = new Map(contract.operations.map(({ path, request }) => [path, request?.content[0]]));
  expect(medias.get("/forms")?.encoding?.get("f")?.contentType).toBe("image/png");
  expect(medias.get("/bare")).toMatchObject({ type: "multipart/form-data" });
  expect(medias.get("/bare")).not.toHaveProperty("encoding");
});
