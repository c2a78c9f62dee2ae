import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compileErrors } from "../../helpers/compile.js";
import { type GeneratedProgram, generateProgram, told } from "../../helpers/generate-program.js";
import { importGenerated } from "../../helpers/import-generated.js";
import { events, json, startServer, type TestServer } from "../../src/fixtures/server.js";

const text = { type: "string" };
const flag = { name: "stream", in: "query", schema: { type: "boolean" } };
const body = {
  required: true,
  content: { "application/json": { schema: { type: "object", properties: { stream: flag.schema } } } },
};
const json200 = (name: string) => ({ "application/json": { schema: { $ref: `#/components/schemas/${name}` } } });
const part = { "text/event-stream": { schema: { $ref: "#/components/schemas/Part" } } };
const answers = (content: object) => ({ responses: { 200: { description: "ok", content } } });

const items = (type: string) => ({ [type]: { itemSchema: { $ref: "#/components/schemas/Part" } } });

const description = {
  openapi: "3.2.0",
  info: { title: "Streams", version: "1" },
  servers: [{ url: "https://api.example/v1" }],
  paths: {
    "/logs": { parameters: [flag], get: answers({ ...json200("Log"), ...part }) },
    "/talks": { post: { requestBody: body, ...answers({ ...json200("Talk"), ...part }) } },
    "/talks/latest": { get: { parameters: [flag], ...answers(json200("Talk")) } },
    "/lines": { get: answers(items("application/x-ndjson")) },
    "/records": { get: answers(items("application/json-seq")) },
    // Nothing says what it would be like.
    "/loads": { get: { parameters: [flag], ...answers(json200("Load")) } },
    "/runs": {
      post: {
        requestBody: body,
        "x-concord-stream": { flag: "stream", event: "#/components/schemas/RunEvent" },
        ...answers(json200("Run")),
      },
    },
  },
  components: {
    schemas: {
      Log: { type: "object", properties: { lines: { type: "array", items: text } } },
      Talk: { type: "object", properties: { id: text } },
      Run: { type: "object", properties: { run: text } },
      Load: { type: "object", properties: { load: { type: "number" } } },
      Part: { type: "object", properties: { delta: text }, required: ["delta"] },
      RunEvent: {
        oneOf: [
          { type: "object", properties: { event: { const: "started" }, data: { $ref: "#/components/schemas/Part" } } },
          { type: "object", properties: { event: { const: "ended" }, data: { $ref: "#/components/schemas/Load" } } },
        ],
      },
    },
  },
};

const program = `
  import { createClient } from "./runtime/index.js";
  import { api, type Load, type Log, type Part, type Talk } from "./providers/api/index.js";

  export async function read(baseURL: string): Promise<string> {
    const client = createClient(api, { baseURL });
    let text = "";
    for await (const { delta } of await client.logs.list({ stream: true })) text += delta;
    for await (const { delta } of await client.talks.latest.retrieve({ stream: true })) text += delta;
    for await (const event of await client.runs.create({ stream: true })) {
      event satisfies Part | Load;
      text += JSON.stringify(event);
    }
    for await (const { delta } of await client.lines.list()) text += delta;
    for await (const { delta } of await client.records.list()) text += delta;
    const log: Log = await client.logs.list();
    const talk: Talk = await client.talks.latest.retrieve({ stream: false });
    const load: Load = await client.loads.list({ stream: true });
    return text + JSON.stringify([log, talk, load]);
  }
`;

let server: TestServer;
let generated: GeneratedProgram;
beforeAll(async () => {
  server = await startServer(({ url, body: sent }, response) => {
    const mark = url === "/records" ? "\u001e" : "";
    if (url === "/lines" || mark !== "") {
      response.writeHead(200, { "content-type": mark === "" ? "application/x-ndjson" : "application/json-seq" });
      response.end(`${mark}{"delta":"c"}\n${mark}{"delta":"d"}\n`);
      return;
    }
    if (url.startsWith("/loads") || !/stream[":=]+true/.test(url + sent)) return json(response, 200, {});
    events(response, [{ delta: "a" }, { delta: "b" }]);
    response.end();
  });
  generated = await generateProgram(description, program);
});
afterAll(() => server.close());

describe("streams", () => {
  it("a stream that a query parameter asks for has the type of its events, that of another operation with the same answer included", async () => {
    expect(await compileErrors(generated.files)).toEqual([]);
    expect(told(generated.diagnostics)).toEqual(["stream-inferred /paths/~1talks~1latest/get"]);
  }, 240_000);

  it("a stream of events, lines or records is read as one, and its events are data", async () => {
    const { read } = (await importGenerated(generated.files, "program.ts")) as { read(url: string): Promise<string> };
    expect(await read(server.url)).toBe('abab{"delta":"a"}{"delta":"b"}cdcd[{},{},{}]');
    const asked = server.received.map(({ method, url, headers }) => [`${method} ${url}`, headers.accept]);
    expect(asked).toEqual([
      ["GET /logs?stream=true", "text/event-stream, application/json"],
      ["GET /talks/latest?stream=true", "text/event-stream, application/json"],
      ["POST /runs", "text/event-stream, application/json"],
      ["GET /lines", "application/x-ndjson, application/json"],
      ["GET /records", "application/json-seq, application/json"],
      ["GET /logs", "application/json"],
      ["GET /talks/latest?stream=false", "application/json"],
      ["GET /loads?stream=true", "application/json"],
    ]);
  });
});
