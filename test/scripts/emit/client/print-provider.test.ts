import { describe, expect, it } from "vitest";
import { Diagnostics } from "../../../../scripts/base/diagnostics.js";
import { ClientPrinter } from "../../../../scripts/emit/print-client.js";
import { readText } from "../../../helpers/read-text.js";

const ok = { responses: { 200: { description: "ok" } } };
const base = { openapi: "3.1.0", info: { title: "T", version: "1" }, servers: [{ url: "https://a.example/v1" }] };

async function print(rest: object) {
  const { contract } = await readText({ ...base, ...rest }, "spec.json");
  const { report, all: diagnostics } = new Diagnostics();
  const files = await new ClientPrinter().print(contract, "./runtime.js", report);
  return { client: files.get("resources.ts") ?? "", files, diagnostics };
}

describe("the key of a provider", () => {
  const schemes = {
    bearer: { type: "http", scheme: "bearer" },
    oauth: { type: "oauth2", flows: { implicit: { authorizationUrl: "https://id.example", scopes: {} } } },
    header: { type: "apiKey", in: "header", name: "api-key" },
    query: { type: "apiKey", in: "query", name: "key" },
    token: { type: "apiKey", in: "header", name: "Authorization" },
  };

  it.each([
    ["a bearer token", ["bearer"], undefined],
    ["a header", ["header"], 'auth: { in: "header", name: "api-key" }'],
    ["a query parameter", ["query"], 'auth: { in: "query", name: "key" }'],
    ["OAuth alone", ["oauth"], undefined],
    ["a header that takes any word before the key", ["token"], 'auth: { in: "header", name: "Authorization" }'],
  ])("the key of a provider travels as %s", async (_, names, expected) => {
    const security = names.map((name) => ({ [name]: [] }));
    const { client } = await print({
      paths: { "/a": { get: ok } },
      security,
      components: { securitySchemes: schemes },
    });
    expect(/auth: .*(?=,)/.exec(client)?.[0]).toBe(expected);
  });
});

describe("an operation", () => {
  it("an operation brings what it needs of the runtime, and the module imports no more", async () => {
    const schema = { type: "object", properties: { a: { type: "string" } } };
    const json = (content: object) => ({ "application/json": content });
    const { client } = await print({
      paths: {
        "/gone": { delete: { responses: { 204: { description: "gone" } } } },
        "/raw": { put: { ...ok, requestBody: { content: { "application/octet-stream": {} } } } },
        "/made": { post: { ...ok, requestBody: { content: json({ schema }) } } },
        "/must": {
          get: { ...ok, parameters: [{ name: "X-Must", in: "header", required: true, schema: { type: "string" } }] },
        },
        "/told": {
          get: { responses: { 200: { description: "ok", content: { "text/event-stream": {} } } } },
        },
        "/shown": {
          get: { responses: { 200: { description: "ok", content: { "text/event-stream": { schema } } } } },
        },
        "/of/{id}": {
          get: { ...ok, parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }] },
        },
      },
    });
    const brought = [
      "forms: answerForms",
      'body: { type: "application/octet-stream", encode: encodeRaw',
      "check: checkValue",
      'headers: { required: ["X-Must"] }',
      "check: requireHeaders",
      "stream: { as: EventStream }",
      "stream: { value: asChunk, as: EventStream }",
      'path: "/of/{id}",\n    fill: fillPath,',
      "query: noQuery",
    ];
    expect(brought.filter((text) => !client.includes(text))).toEqual([]);
    expect(
      /^import \{([^}]*)\} from "\.\/runtime/m
        .exec(client)?.[1]
        ?.split(",")
        .map((name) => name.trim())
        .filter(Boolean),
    ).toEqual([
      "EventStream",
      "answerForms",
      "asChunk",
      "checkValue",
      "encodeRaw",
      "fillPath",
      "noQuery",
      "requireHeaders",
    ]);
  });
});

describe("the modules of a client", () => {
  const parameters = [
    { name: "id", in: "path", required: true, schema: { type: "string" } },
    { name: "q", in: "query", schema: { type: "string" } },
    { name: "X-Mark", in: "header", schema: { type: "string" } },
  ];
  const form = { type: "object", properties: { file: { type: "string", format: "binary" }, note: { type: "string" } } };
  const requestBody = { content: { "multipart/form-data": { schema: form } } };
  const paths = { "/files/{id}": { get: { ...ok, parameters }, post: { ...ok, parameters, requestBody } } };

  it("the modules of a client import what they name, and from where it is", async () => {
    const { files } = await print({ paths });
    const imports = (name: string) => files.get(name)?.match(/^import [^;]*;$/gm);
    expect(imports("client.ts")).toEqual([
      'import type { ApiPromise, Provider, RequestOptions } from "./runtime.js";',
      'import * as resources from "./resources.js";',
      expect.stringMatching(
        /^import type \{\s*FilesRetrieveHeaders,[^}]*FilesUpdateRequest,?\s*\} from "\.\/types\.js";$/,
      ),
    ]);
    expect(imports("types.ts")).toEqual(['import type { FileInput } from "./runtime.js";']);
    const { files: bare } = await print({ paths: { "/a": { get: ok } } });
    expect(bare.get("client.ts")?.match(/^import [^;]*;$/gm)).toHaveLength(2);
    expect(bare.get("types.ts")).not.toContain("import ");
  });
});

describe("what a client does not do by itself", () => {
  it("what a client does not do by itself is told", async () => {
    const cookie = { name: "session", in: "cookie", schema: { type: "string" } };
    const { diagnostics } = await print({
      paths: {
        "/a": { get: { ...ok, parameters: [cookie] }, post: { ...ok, servers: [{ url: "https://b.example/v1" }] } },
        "/b": { servers: [{ url: "/v2" }, { url: "https://c.example" }], get: ok },
      },
    });
    expect(diagnostics.map(({ code, at }) => `${code} ${at.pointer}`)).toEqual([
      "unsupported-parameter /paths/~1a/get/parameters/0",
      "server-ignored /paths/~1a/post/servers/0",
    ]);
  });

  it("what a client does not do by itself is told of servers, and of the values that make several of one", async () => {
    const region = { default: "eu", enum: ["eu", "us", "in"] };
    const { diagnostics } = await print({
      servers: [
        { url: "https://{region}.example/v1", variables: { region } },
        { url: "https://test.example/v1" },
        { url: "https://{stage}.example/v1", variables: { stage: { default: "test", enum: ["dev"] } } },
      ],
      paths: { "/a": { get: ok } },
    });
    expect(diagnostics.map(({ message, at }) => `${at.pointer} ${message}`)).toEqual([
      "/servers/0 Clients call https://eu.example/v1; https://us.example/v1 and 1 more are described besides.",
      "/servers/1 Clients call https://eu.example/v1; https://test.example/v1 is described besides.",
      "/servers/2 Clients call https://eu.example/v1; https://test.example/v1 and 1 more are described besides.",
    ]);
  });
});
