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
      if (event.event === "started") event.data satisfies Part;
      else event.data satisfies Load;
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
    if (url === "/runs") {
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.end('event: started\ndata: {"delta":"a"}\n\nevent: ended\ndata: {"load":1}\n\n');
      return;
    }
    events(response, [{ delta: "a" }, { delta: "b" }]);
    response.end();
  });
  generated = await generateProgram(description, program);
});
afterAll(() => server.close());

describe("streams", () => {
  it("a stream that a query parameter asks for has the type of its events, that of another operation with the same answer included", async () => {
    expect(compileErrors(generated.files)).toEqual([]);
    expect(told(generated.diagnostics)).toEqual(["stream-inferred /paths/~1talks~1latest/get"]);
  }, 240_000);

  it("a stream of events, lines or records is read as one, and its events are data", async () => {
    const { read } = (await importGenerated(generated.files, "program.ts")) as { read(url: string): Promise<string> };
    expect(await read(server.url)).toBe(
      'abab{"event":"started","data":{"delta":"a"}}{"event":"ended","data":{"load":1}}cdcd[{},{},{}]',
    );
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

describe("what the events of a stream are", () => {
  const object = (properties: object, required: readonly string[] = []) => ({ type: "object", properties, required });
  const sse = (media: object) => ({ get: answers({ "text/event-stream": media }) });
  const lines = (itemSchema: object) => ({ get: answers({ "application/x-ndjson": { itemSchema } }) });
  const holding = (data: object) => ({ itemSchema: object({ event: text, data }) });
  const error = { type: ["object", "null"], properties: { reason: text } };
  const kind = (name: string, more: object = {}) => object({ type: { const: name }, ...more }, ["type"]);
  const point = object({ n: { type: "integer" } });
  const named = (name: string, data?: object) => object({ event: { const: name }, ...(data && { data }) });
  const several = {
    openapi: "3.2.0",
    info: { title: "Streams", version: "1" },
    servers: [{ url: "https://api.example/v1" }],
    paths: {
      "/text": sse({ schema: text }),
      "/token": sse(holding(text)),
      "/value": sse(holding({ ...text, contentMediaType: "application/json", contentSchema: object({ delta: text }) })),
      "/quoted": sse(holding({ ...text, contentMediaType: "application/json", contentSchema: text })),
      "/notes": sse({ schema: object({ e: { type: "integer" }, error, message: text, code: { type: "integer" } }) }),
      "/kinds": sse({ schema: { oneOf: [kind("ok"), kind("error", { message: text })] } }),
      "/act": sse({
        itemSchema: {
          ...object({ event: text, data: text }, ["event"]),
          oneOf: [named("said"), named("made", { contentMediaType: "application/json", contentSchema: point })],
        },
      }),
      "/told": sse({ schema: { oneOf: [named("a", kind("a")), named("b", kind("b"))] } }),
      "/failing": sse({
        schema: { oneOf: [named("a", object({ error: text })), named("b", object({ error: text }))] },
      }),
      "/blend": sse({ schema: { oneOf: [named("a", point), named("b", point), object({ data: point })] } }),
      "/problems": lines(object({ error: text })),
      "/free": lines(object({ n: { type: "integer" } })),
      "/nothing": lines({ type: ["integer", "string", "null"] }),
      "/records": { get: answers({ "application/json-seq": { itemSchema: object({ n: { type: "integer" } }) } }) },
      "/places": { get: answers({ "application/geo+json-seq": { itemSchema: object({ n: { type: "integer" } }) } }) },
    },
  };
  const reading = `
    import { createClient } from "./runtime/index.js";
    import { api } from "./providers/api/index.js";

    export async function read(baseURL: string, name: string): Promise<unknown> {
      const client = createClient(api, { baseURL, maxRetries: 0 });
      const texts: () => Promise<AsyncIterable<string>> = () => client.text.retrieve();
      type Act = { event: "said"; data: string } | { event: "made"; data: { n?: number } };
      const acts: () => Promise<AsyncIterable<Act>> = () => client.act.retrieve();
      const streams: Readonly<Record<string, () => Promise<AsyncIterable<unknown>>>> = {
        text: texts, token: () => client.token.retrieve(), value: () => client.value.retrieve(), quoted: () => client.quoted.retrieve(),
        notes: () => client.notes.list(), kinds: () => client.kinds.list(), problems: () => client.problems.list(),
        free: () => client.free.retrieve(), nothing: () => client.nothing.retrieve(), records: () => client.records.list(),
        places: () => client.places.list(), act: acts, told: () => client.told.retrieve(),
        failing: () => client.failing.retrieve(), blend: () => client.blend.retrieve(),
      };
      const events: unknown[] = [];
      try {
        for await (const event of (await streams[name]?.()) ?? []) events.push(event);
      } catch (error) {
        events.push((error as Error).name);
      }
      return events;
    }
  `;
  const framed = (...data: readonly string[]) => data.map((each) => `data: ${each}\n\n`).join("");
  let answer = { type: "", body: "" };
  let own: TestServer;
  let made: GeneratedProgram;
  let read: (url: string, name: string) => Promise<unknown>;
  beforeAll(async () => {
    own = await startServer((_, response) => {
      response.writeHead(answer.type === "" ? 204 : 200, answer.type === "" ? {} : { "content-type": answer.type });
      response.end(answer.body);
    });
    made = await generateProgram(several, reading);
    read = ((await importGenerated(made.files, "program.ts")) as { read: typeof read }).read;
    expect(compileErrors(made.files)).toEqual([]);
  }, 240_000);
  afterAll(() => own.close());

  it("names of events that not all of a stream have are told, and no others", () => {
    expect(told(made.diagnostics)).toEqual([
      "stream-event-names /paths/~1blend/get/responses/200/content/text~1event-stream/schema",
    ]);
  });

  const events = "text/event-stream";
  const byName = 'event: a\ndata: {"n":1}\n\nevent: b\ndata: {"n":2}\n\n';
  const ndjson = "application/x-ndjson";
  const seq = "application/json-seq";
  const notes = ['{"e":1,"error":{"reason":"r"}}', '{"message":"m","code":3}'];
  it.each([
    ["texts are texts", "text", events, framed("hello", "12", '{"a":1}'), ["hello", "12", '{"a":1}']],
    ["lines of one text are joined", "token", events, "event: x\ndata: a\ndata: {b\n\n", ["a\n{b"]],
    ["texts that hold JSON are values", "value", events, framed('{"delta":"a"}'), [{ delta: "a" }]],
    ["texts that hold a text are texts", "quoted", events, framed('"12"'), ["12"]],
    [
      "fields of an event that are like an error are data",
      "notes",
      events,
      framed(...notes),
      notes.map((each) => JSON.parse(each)),
    ],
    [
      "an event of the type error is data where it is described",
      "kinds",
      events,
      framed('{"type":"error","message":"m"}'),
      [{ type: "error", message: "m" }],
    ],
    [
      "an event of the shape of an error is none of others",
      "value",
      events,
      framed('{"delta":"a"}', '{"error":{"message":"m"}}'),
      [{ delta: "a" }, "StreamError"],
    ],
    ["a line with an error is data where it is described", "problems", ndjson, '{"error":"e"}\n', [{ error: "e" }]],
    [
      "lines that end inside of a value are not whole",
      "free",
      ndjson,
      '{"n":1}\n{"n":',
      [{ n: 1 }, "IncompleteStreamError"],
    ],
    [
      "records that end inside of a value are not whole",
      "records",
      seq,
      '\u001e{"n":1}\n\u001e{"n":',
      [{ n: 1 }, "IncompleteStreamError"],
    ],
    ["lines whose last one does not end are whole", "free", ndjson, '{"n":1}\n{"n":2}', [{ n: 1 }, { n: 2 }]],
    [
      "records may have several lines, and lines several records",
      "records",
      seq,
      '\u001e{\n"n":1\n}\n\u001e{"n":2}\u001e{"n":3}\n',
      [{ n: 1 }, { n: 2 }, { n: 3 }],
    ],
    ["records without marks are lines", "records", seq, '{"n":1}\n{"n":2}\n', [{ n: 1 }, { n: 2 }]],
    ["features of a map are records", "places", "application/geo+json-seq", '\u001e{"n":\n1}\n', [{ n: 1 }]],
    [
      "names say what is a text and what is JSON",
      "act",
      events,
      'event: said\ndata: {"n":1}\n\nevent: made\ndata: {"n":1}\n\n',
      [
        { event: "said", data: '{"n":1}' },
        { event: "made", data: { n: 1 } },
      ],
    ],
    [
      "a name is given with no data that says as much itself",
      "told",
      events,
      'event: a\ndata: {"type":"a"}\n\n',
      [{ type: "a" }],
    ],
    ["a name that not all have is given with none", "blend", events, byName, [{ n: 1 }, { n: 2 }]],
    [
      "described data of a named event is none of an error",
      "failing",
      events,
      'event: b\ndata: {"error":"e"}\n\nevent: error\ndata: {"error":"e"}\n\n',
      [{ event: "b", data: { error: "e" } }, "StreamError"],
    ],
    ["an answer that can have no content is an empty stream", "text", "", "", []],
    ["an empty list of lines is whole", "free", ndjson, "", []],
    ["null and an empty text are values of lines", "nothing", ndjson, 'null\n""\n1\n', [null, "", 1]],
  ])("events of a stream: %s", async (_, name, type, body, expected) => {
    answer = { type, body };
    expect(await read(own.url, name)).toEqual(expected);
  });
});
