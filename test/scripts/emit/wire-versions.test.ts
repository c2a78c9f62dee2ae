import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { generateProgram, told } from "../../helpers/generate-program.js";
import { importGenerated } from "../../helpers/import-generated.js";
import { startServer, type TestServer } from "../../src/fixtures/server.js";

const field = (name: string, rest: object = {}) => ({
  name,
  in: "formData",
  type: "array",
  items: { type: "string" },
  ...rest,
});
const fields = [
  field("plain"),
  ...["csv", "ssv", "tsv", "pipes", "multi"].map((collectionFormat) => field(collectionFormat, { collectionFormat })),
];
const post = (consumes: string, parameters: readonly object[]) => ({
  post: { consumes: [consumes], parameters, responses: { 204: { description: "Done." } } },
});

const forms = {
  swagger: "2.0",
  info: { title: "Forms", version: "1" },
  host: "api.example",
  schemes: ["https"],
  paths: {
    "/fields": post("application/x-www-form-urlencoded", fields),
    "/parts": post("multipart/form-data", [...fields, { name: "file", in: "formData", type: "file", required: true }]),
  },
};

const sendForms = `
  import { createClient } from "./runtime/index.js";
  import { api } from "./providers/api/index.js";

  const list = ["a", "b"];
  const lists = { plain: list, csv: list, ssv: list, tsv: list, pipes: list, multi: list };
  export async function send(baseURL: string): Promise<void> {
    const client = createClient(api, { baseURL });
    await client.fields.create(lists);
    await client.parts.create({ ...lists, file: new Blob(["x"]) });
  }
`;

let server: TestServer;

beforeAll(async () => {
  server = await startServer((_, response) => void response.writeHead(204).end());
});
beforeEach(() => server.received.splice(0));
afterAll(() => server.close());

it("lists in the forms of Swagger 2.0 are sent as their `collectionFormat` says, with commas where none is given", async () => {
  const { files, diagnostics } = await generateProgram(forms, sendForms);
  expect(told(diagnostics)).toEqual([]);
  expect(files.get("providers/api/types.ts")).toMatch(/tsv\?: string\[\];/);
  const { send } = (await importGenerated(files, "program.ts")) as { send: (baseURL: string) => Promise<void> };
  await send(server.url);
  const [plain, parts] = server.received;
  const expected = {
    plain: ["a,b"],
    csv: ["a,b"],
    ssv: ["a b"],
    tsv: ["a\tb"],
    pipes: ["a|b"],
    multi: ["a", "b"],
  };
  expect(valuesOf(new URLSearchParams(String(plain?.body)))).toEqual(expected);
  const form = await new Response(new Uint8Array(parts?.body ?? []), {
    headers: { "content-type": String(parts?.headers["content-type"]) },
  }).formData();
  form.delete("file");
  expect(valuesOf(form)).toEqual(expected);
});

function valuesOf(form: URLSearchParams | FormData): Record<string, readonly unknown[]> {
  return Object.fromEntries([...new Set(form.keys())].map((name) => [name, form.getAll(name)]));
}

const numbers = { type: "array", items: { type: "integer" } };
const query = { type: "object", properties: { a: { type: "string" } } };
const get = (parameters: readonly object[]) => ({ get: { parameters, responses: { 204: { description: "Done." } } } });

const cookies = {
  openapi: "3.2.0",
  info: { title: "Cookies", version: "1" },
  servers: [{ url: "https://api.example/v1" }],
  paths: {
    "/cookie": get([
      { name: "one", in: "cookie", style: "cookie", schema: { type: "string" } },
      { name: "many", in: "cookie", style: "cookie", schema: numbers },
      { name: "joined", in: "cookie", style: "cookie", explode: false, schema: numbers },
    ]),
    "/query": get([{ name: "q", in: "querystring", content: { "application/json": { schema: query } } }]),
    "/fields": get([
      {
        name: "q",
        in: "querystring",
        content: {
          "application/x-www-form-urlencoded": {
            schema: { $ref: "#/components/schemas/Fields" },
            encoding: { ids: { style: "form", explode: false } },
          },
        },
      },
    ]),
  },
  components: {
    schemas: {
      Fields: { type: "object", required: ["a"], properties: { a: { type: "string" }, ids: numbers, many: numbers } },
    },
  },
};

const sendCookies = `
  import { createClient } from "./runtime/index.js";
  import { api } from "./providers/api/index.js";

  export async function send(baseURL: string): Promise<string> {
    const client = createClient(api, { baseURL });
    await client.cookie.retrieve({}, { cookies: { one: "a b%2F=", many: [1, 2], joined: [3, 4] } });
    await client.fields.list({ a: "b c", ids: [1, 2], many: [3, 4] });
    return client.cookie.retrieve({}, { cookies: { one: "a; admin=1" } }).then(() => "sent", (error: Error) => error.name);
  }
`;

it("cookies of OpenAPI 3.2 are sent as their style says, and a query string as a whole is one of fields, or told of with its place", async () => {
  const { files, diagnostics } = await generateProgram(cookies, sendCookies);
  expect(told(diagnostics.filter(({ severity }) => severity !== "info"))).toEqual([
    "unsupported-parameter /paths/~1query/get/parameters/0",
  ]);
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(files.get("providers/api/types.ts")).toMatch(/joined\?: number\[\];/);
  const { send } = (await importGenerated(files, "program.ts")) as { send: (baseURL: string) => Promise<string> };
  expect(await send(server.url)).toBe("ValidationError");
  expect(server.received.at(-2)?.headers.cookie).toBe("one=a b%2F=; many=1; many=2; joined=3,4");
  expect(server.received.at(-1)?.url).toBe("/fields?a=b%20c&ids=1,2&many=3&many=4");
  expect(files.get("providers/api/types.ts")).toMatch(/interface FieldsListQuery \{\s*a: string;/);
});

describe("OpenAPI 3.2: addresses of the document itself, and methods of any case", () => {
  const self = "https://api.example/openapi.yaml";
  const part = (reference: string) => ({ "application/json": { schema: { $ref: reference } } });
  const own = {
    openapi: "3.2.0",
    $self: self,
    info: { title: "Self", version: "1" },
    servers: [{ url: "https://api.example/v1" }],
    security: [{ admin: [] }],
    paths: {
      "/a": {
        post: {
          requestBody: { $ref: `${self}#/components/requestBodies/Part` },
          responses: { 200: { content: part("openapi.yaml#/components/schemas/Part") } },
        },
      },
      "/key": { get: { security: [{ "#/components/securitySchemes/key": [] }], responses: { 204: {} } } },
      "/own": { get: { security: [{ [`${self}#/components/securitySchemes/key`]: [] }], responses: { 204: {} } } },
      "/b": { additionalOperations: { purge: { responses: { 204: {} } } } },
    },
    components: {
      schemas: { Part: { type: "object", properties: { n: { type: "integer" } } } },
      requestBodies: { Part: { required: true, content: part(`${self}#/components/schemas/Part`) } },
      securitySchemes: {
        key: { type: "http", scheme: "bearer" },
        admin: { type: "apiKey", in: "header", name: "X-Admin" },
      },
    },
  };
  const call = `
    import { createClient } from "./runtime/index.js";
    import { api } from "./providers/api/index.js";
    export async function run(seen: (method: string, url: string, key: string | null) => void): Promise<void> {
      const fetch: typeof globalThis.fetch = async (input, init) => {
        seen(init?.method ?? "", new URL(String(input)).pathname, new Headers(init?.headers).get("authorization"));
        return String(input).endsWith("/a") ? Response.json({ n: 1 }) : new Response(null, { status: 204 });
      };
      const client = createClient(api, { fetch, credentials: { key: "k", admin: "a" } });
      await client.a.create({ n: 1 });
      await client.key.retrieve();
      await client.own.retrieve();
      await (client.b as any).purge();
    }
  `;

  it("the document's own address leads into it, schemes go by theirs, and methods keep their case", async () => {
    const { files, diagnostics } = await generateProgram(own, call);
    expect(told(diagnostics)).toEqual([]);
    const { run } = (await importGenerated(files, "program.ts")) as {
      run(seen: (...call: unknown[]) => void): Promise<void>;
    };
    const calls: unknown[] = [];
    await run((...each) => calls.push(each));
    expect(calls).toEqual([
      ["POST", "/v1/a", null],
      ["GET", "/v1/key", "Bearer k"],
      ["GET", "/v1/own", "Bearer k"],
      ["purge", "/v1/b", null],
    ]);
    expect(files.get("providers/api/client.ts")).toContain("create(body: Part");
  });
});

describe("templates of JSON Schema", () => {
  const schemas = {
    Page: {
      $id: "https://api.example/page",
      type: "object",
      required: ["items"],
      properties: { items: { type: "array", items: { $dynamicRef: "#T" } } },
      $defs: { T: { $dynamicAnchor: "T" } },
    },
    TextPage: { $id: "https://api.example/texts", $ref: "page", $defs: { T: { $dynamicAnchor: "T", type: "string" } } },
    // Without addresses, and by way of another one.
    NumberPage: { $ref: "#/components/schemas/NamedPage", $defs: { T: { $dynamicAnchor: "T", type: "number" } } },
    NamedPage: { $ref: "#/components/schemas/Page", properties: { name: { type: "string" } }, required: ["name"] },
    Tree: {
      $id: "https://api.example/tree",
      $dynamicAnchor: "node",
      type: "object",
      properties: { children: { type: "array", items: { $dynamicRef: "#node" } } },
    },
    NamedTree: {
      $id: "https://api.example/named-tree",
      $dynamicAnchor: "node",
      $ref: "tree",
      properties: { name: { type: "string" } },
      required: ["name"],
    },
  };
  const description = {
    openapi: "3.1.0",
    info: { title: "Templates", version: "1" },
    servers: [{ url: "https://api.example/v1" }],
    paths: { "/a": { get: { responses: { 204: { description: "done" } } } } },
    components: { schemas },
  };

  it("templates say what whoever refers to them says, and by themselves what they say", async () => {
    const { files, diagnostics } = await generateProgram(description, "");
    expect(told(diagnostics)).toEqual([]);
    const entry = "providers/api/validators.ts";
    const checks = (await importGenerated(files, entry)) as Record<string, { is(value: unknown): boolean }>;
    const accepted = (name: string, ...values: unknown[]) => values.map((value) => checks[name]?.is(value));
    expect(accepted("TextPage", { items: ["a"] }, { items: [1] })).toEqual([true, false]);
    expect(accepted("NumberPage", { items: [1], name: "n" }, { items: ["a"], name: "n" }, { items: [1] })).toEqual([
      true,
      false,
      false,
    ]);
    expect(accepted("Page", { items: ["a", 1] }, { items: 1 })).toEqual([true, false]);
    expect(accepted("Tree", { children: [{}] })).toEqual([true]);
    expect(accepted("NamedTree", { name: "a", children: [{ name: "b" }] }, { name: "a", children: [{}] })).toEqual([
      true,
      false,
    ]);
  });
});
