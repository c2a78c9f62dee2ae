import { afterAll, beforeAll, expect, it } from "vitest";
import { operationFinder } from "../../../src/client/find-operation.js";
import { generateProgram, told } from "../../helpers/generate-program.js";
import { importGenerated } from "../../helpers/import-generated.js";
import { json, startServer, type TestServer } from "../../src/fixtures/server.js";

const done = { 200: { description: "Done.", content: { "application/json": { schema: { type: "object" } } } } };
const kite = { name: "kite", in: "path", required: true, schema: { type: "string" } };
const description = {
  openapi: "3.1.0",
  info: { title: "Kites", version: "1" },
  servers: [{ url: "https://kites.test/v1/" }],
  security: [],
  paths: {
    "/kites/": {
      get: { operationId: "listKites", responses: done },
      post: {
        operationId: "makeKite",
        requestBody: { content: { "application/json": { schema: { type: "object" } } } },
        responses: done,
      },
    },
    "/kites/{kite}/": { get: { operationId: "getKite", parameters: [kite], responses: done } },
    "/tails": { get: { operationId: "listTails", responses: done } },
  },
};

const program = `
  import { createClient } from "./runtime/index.js";
  import { api } from "./providers/api/index.js";

  export async function send(root: string): Promise<void> {
    const baseURL = root + "/v1";
    const client = createClient(api, { baseURL });
    await client.kites.list();
    await client.kites.create({});
    await client.kites.retrieve("red");
    await client.tails.list();
  }
`;

let server: TestServer;
beforeAll(async () => {
  server = await startServer((_, response) => json(response, 200, {}));
});
afterAll(() => server.close());

it("an address is sent with the slash at its end that the description writes, and told of with none", async () => {
  const { files, diagnostics } = await generateProgram(description, program, { pages: { "GET /kites": false } });
  expect(told(diagnostics)).toEqual([]);
  const { send } = (await importGenerated(files, "program.ts")) as { send: (root: string) => Promise<void> };
  await send(server.url);
  expect(server.received.map(({ method, url }) => `${method} ${url}`)).toEqual([
    "GET /v1/kites/",
    "POST /v1/kites/",
    "GET /v1/kites/red/",
    "GET /v1/tails",
  ]);
  expect(files.get("providers/api/paths.ts")).toMatch(/"\/kites\/\{kite\}\/": \{ get: /);
});

it("a request is of the operation whose path it has, also without the slash at its end", () => {
  const spec = (path: string) => ({ key: `GET ${path}`, method: "GET", path });
  const find = operationFinder(
    {
      kites: { list: spec("/kites/"), retrieve: spec("/kites/{kite}/") },
      tails: spec("/tails"),
      both: spec("/tails/"),
    },
    { root: "https://kites.test/v1", query: [] },
  );
  const pathOf = (path: string) => find("GET", new URL(`https://kites.test/v1${path}`))?.path;
  expect(["/kites", "/kites/", "/kites/red", "/kites/red/", "/tails", "/tails/", "/tail"].map(pathOf)).toEqual([
    ...["/kites/", "/kites/", "/kites/{kite}/", "/kites/{kite}/", "/tails", "/tails/", undefined],
  ]);
});
