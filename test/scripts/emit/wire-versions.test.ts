import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
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

  const list = ["a", "b c"];
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
    plain: ["a,b c"],
    csv: ["a,b c"],
    ssv: ["a b c"],
    tsv: ["a\tb c"],
    pipes: ["a|b c"],
    multi: ["a", "b c"],
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
  },
};

const sendCookies = `
  import { createClient } from "./runtime/index.js";
  import { api } from "./providers/api/index.js";

  export async function send(baseURL: string): Promise<string> {
    const client = createClient(api, { baseURL });
    await client.cookie.retrieve({}, { cookies: { one: "a b%2F=", many: [1, 2], joined: [3, 4] } });
    return client.cookie.retrieve({}, { cookies: { one: "a; admin=1" } }).then(() => "sent", (error: Error) => error.name);
  }
`;

it("cookies of OpenAPI 3.2 are sent as their style says, and a query string as a whole is told of with its place", async () => {
  const { files, diagnostics } = await generateProgram(cookies, sendCookies);
  expect(told(diagnostics.filter(({ severity }) => severity !== "info"))).toEqual([
    "unsupported-parameter /paths/~1query/get/parameters/0",
  ]);
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(files.get("providers/api/types.ts")).toMatch(/joined\?: number\[\];/);
  const { send } = (await importGenerated(files, "program.ts")) as { send: (baseURL: string) => Promise<string> };
  expect(await send(server.url)).toBe("ValidationError");
  expect(server.received[0]?.headers.cookie).toBe("one=a b%2F=; many=1; many=2; joined=3,4");
});
