import { beforeAll, describe, expect, it } from "vitest";
import { Diagnostics } from "../../../scripts/base/diagnostics.js";
import { isObject, type JsonObject } from "../../../scripts/base/json.js";
import type { Contract } from "../../../scripts/contract/model/types.js";
import { printDocument } from "../../../scripts/emit/document/print-document.js";
import { createLinter } from "../../../scripts/lint/lint-document.js";
import type { Linter } from "../../../scripts/lint/linter.js";
import { portableContract } from "../../../scripts/merge/intersection/portable-contract.js";
import { mergeContracts } from "../../../scripts/merge/union/merge-contracts.js";
import { lintWritten } from "../../../scripts/project/joint-contracts.js";
import { checkWritten } from "../../../tools/written/check-written.js";
import { contractOf } from "../../helpers/load-text.js";

type Json = Record<string, unknown>;
const text = { type: "string" };
const done = { 200: { description: "Done." } };
const byId = (name: string) => [{ name, in: "path", required: true, schema: text }];

function api(paths: Json, server = "https://a.example/v1", more: Json = {}): Json {
  return {
    openapi: "3.1.0",
    info: { title: "API", version: "1" },
    servers: server === "" ? [] : [{ url: server }],
    paths,
    ...more,
  };
}

let linter: Linter;
beforeAll(async () => {
  linter = await createLinter();
});

/** Both documents of two descriptions, in both orders; neither may have a fault. */
async function write(one: Json, two: Json): Promise<{ readonly merged: JsonObject; readonly portable: JsonObject }> {
  const contracts = [await contractOf(one, "one"), await contractOf(two, "two")] as const;
  const documents = async ([a, b]: readonly [Contract, Contract]) => {
    const { report, all: diagnostics } = new Diagnostics();
    const joint = [mergeContracts([a, b], { report }).contract, portableContract([a, b], { report })] as const;
    for (const contract of joint) {
      await lintWritten(contract, linter, ".", report);
      expect([...checkWritten(printDocument(contract))]).toEqual([]);
    }
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    return { merged: printDocument(joint[0]), portable: printDocument(joint[1]) };
  };
  await documents([contracts[1], contracts[0]]);
  return documents([contracts[0], contracts[1]]);
}

/** `GET https://a.example/v1/models` of each operation, from its own servers, its path's, or the document's. */
function urlsOf(document: JsonObject): readonly string[] {
  const items = Object.entries(document.paths as Record<string, JsonObject>);
  return items.flatMap(([path, item]) =>
    Object.entries(item).flatMap(([method, operation]) => {
      if (!isObject(operation)) return [];
      const [server] = (operation.servers ?? item.servers ?? document.servers ?? [{ url: "" }]) as { url: string }[];
      return [`${method.toUpperCase()} ${server?.url.replace(/\/$/, "")}${path}`];
    }),
  );
}

describe("what a description may lack is no fault of what is written", () => {
  const hook = { post: { requestBody: { content: { "application/json": { schema: text } } }, responses: done } };

  it("webhooks and callbacks without an operationId get one from their key, which no operation has", async () => {
    const paths = {
      "/things": { post: { responses: done, callbacks: { told: { "{$request.body#/url}": hook } } } },
    };
    const one = api(paths, undefined, {
      webhooks: { "thing.told": { ...hook, put: hook.post }, "things create": hook },
    });
    const { merged } = await write(one, api({ "/things": { get: { responses: done } } }));
    const webhooks = merged.webhooks as Record<string, Record<string, { operationId: string }>>;
    expect(
      Object.values(webhooks).flatMap((item) => Object.values(item).map(({ operationId }) => operationId)),
    ).toEqual(["thingToldWebhookPost", "thingToldWebhookPut", "thingsCreateWebhook"]);
    expect(JSON.stringify(merged.paths)).toContain('"operationId":"thingsCreateToldCallback"');
  });

  it("webhooks of all providers are there, those of one name joined", async () => {
    const one = api({ "/a": { get: { responses: done } } }, undefined, { webhooks: { shared: hook } });
    const body = { content: { "application/json": { schema: { type: "integer" } } } };
    const two = api({ "/a": { get: { responses: done } } }, undefined, {
      webhooks: { shared: { post: { requestBody: body, responses: done } }, other: hook },
    });
    const { merged } = await write(one, two);
    const webhooks = merged.webhooks as Record<string, unknown>;
    expect(Object.keys(webhooks)).toEqual(["shared", "other"]);
    const types = [
      { "x-providers": ["one"], type: "string" },
      { "x-providers": ["two"], type: "integer" },
    ];
    expect(JSON.stringify(webhooks.shared)).toContain(JSON.stringify({ anyOf: types }));
    expect(webhooks.other).toMatchObject({ post: { "x-providers": ["two"] } });
  });

  it("an operation without a success is carried as it is", async () => {
    const upgrade = { 101: { description: "A socket." } };
    const { merged } = await write(
      api({ "/socket": { get: { responses: upgrade } } }),
      api({
        "/none": { get: { responses: { 501: { description: "Not there." } } } },
        "/socket": { get: { responses: upgrade } },
      }),
    );
    expect(urlsOf(merged)).toEqual(["GET https://a.example/v1/none", "GET https://a.example/v1/socket"]);
  });
});

describe("one path has one key", () => {
  it("one path has one key with one name for its parameters, whoever has which method", async () => {
    const { merged } = await write(
      api({ "/models/{model}": { get: { parameters: byId("model"), responses: done } } }),
      api({
        "/models/{id}": {
          get: { parameters: byId("id"), responses: done },
          delete: { parameters: byId("id"), responses: done },
        },
      }),
    );
    expect(urlsOf(merged)).toEqual([
      "DELETE https://a.example/v1/models/{model}",
      "GET https://a.example/v1/models/{model}",
    ]);
  });

  it("one path has one key also in one description, with a warning", async () => {
    const contract = await contractOf(
      api({
        "/a/{x}/b/{y}": { get: { parameters: [...byId("x"), ...byId("y")], responses: done } },
        "/a/{y}/b/{x}": { put: { parameters: [...byId("y"), ...byId("x")], responses: done } },
      }),
    );
    expect([...checkWritten(printDocument(contract))]).toEqual([]);
    expect(contract.operations.map(({ key }) => key)).toEqual(["GET /v1/a/{x}/b/{y}", "PUT /v1/a/{x}/b/{y}"]);
  });
});

describe("an operation that only one has stays where it has it", () => {
  const own = { "/own": { get: { responses: done } } };
  it.each([
    ["another root", "https://b.example/api/v1", own, "GET https://b.example/api/v1/own"],
    ["no root", "https://b.example", own, "GET https://b.example/own"],
    ["no server", "", { "/v2/own": own["/own"], "/v2/more": own["/own"] }, "GET /v2/own"],
    [
      "a place outside of its root",
      "https://b.example/api/v1",
      { ...own, "/out": { get: { responses: done, servers: [{ url: "https://b.example/beta" }] } } },
      "GET https://b.example/beta/out",
    ],
  ])("an operation that only one has stays where it has it, with %s", async (_name, server, paths, expected) => {
    const { merged } = await write(api({ "/things": { get: { responses: done } } }), api(paths, server));
    expect(urlsOf(merged)).toContain(expected);
    expect(urlsOf(merged)).toContain("GET https://a.example/v1/things");
  });

  it("an operation that only one has is one with what another has at the same whole path", async () => {
    const info = { get: { responses: done, servers: [{ url: "https://a.example" }] } };
    const { merged } = await write(
      api({ "/things": { get: { responses: done } }, "/info": info }),
      api({ "/info": { get: { responses: done } } }, "https://b.example"),
    );
    expect(urlsOf(merged)).toEqual(["GET https://a.example/info", "GET https://a.example/v1/things"]);
  });

  it("an operation that only one has stays where it has it, though another has its key", async () => {
    const { merged } = await write(
      api({ "/videos": { get: { responses: done } } }),
      api(
        {
          "/x": { get: { responses: done } },
          "/videos": { get: { responses: done, servers: [{ url: "https://b.example/v2" }] } },
        },
        "https://b.example/v1",
      ),
    );
    expect(urlsOf(merged)).toEqual([
      "GET https://b.example/v2/videos",
      "GET https://a.example/v1/videos",
      "GET https://b.example/v1/x",
    ]);
  });
});

describe("tags choose alternatives that are there", () => {
  const kind = (name: string, more: Json = {}) => ({
    type: "object",
    required: ["kind"],
    properties: { kind: { const: name }, ...more },
  });
  const union = (schemas: Json, names: readonly string[]) => {
    const oneOf = names.map((name) => ({ $ref: `#/components/schemas/${name}` }));
    const schema = { oneOf, discriminator: { propertyName: "kind" } };
    const post = { requestBody: { required: true, content: { "application/json": { schema } } }, responses: done };
    return api({ "/things": { post } }, undefined, { components: { schemas } });
  };

  it("a tag goes when its alternative goes", async () => {
    const schemas = { A: kind("a"), B: kind("b"), C: kind("c") };
    const { portable } = await write(union(schemas, ["A", "B", "C"]), union(schemas, ["A", "B"]));
    expect(JSON.stringify(portable.paths)).not.toContain("/C");
    expect(JSON.stringify(portable.components)).not.toContain('"C"');
  });

  it("all tags go where an alternative lost its name", async () => {
    const schemas = { A: kind("a"), B: kind("b", { x: text }) };
    const beside = { $ref: "#/components/schemas/B", minProperties: 1 };
    const one = union(schemas, ["A", "B"]);
    const text1 = JSON.stringify(one).replace('{"$ref":"#/components/schemas/B"}', JSON.stringify(beside));
    const { portable } = await write(JSON.parse(text1) as Json, union({ A: kind("a"), B: kind("b") }, ["A", "B"]));
    expect(JSON.stringify(portable)).not.toContain('"discriminator"');
  });
});
