import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compileErrors } from "../../helpers/compile.js";
import { type GeneratedProgram, generateProgram, told } from "../../helpers/generate-program.js";
import { importGenerated } from "../../helpers/import-generated.js";
import { startServer, type TestServer } from "../../src/fixtures/server.js";

const text = { type: "string" };
const file = { type: "string", format: "binary" };
const object = (properties: object, required: readonly string[] = []) => ({ type: "object", properties, required });
const named = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const ok = (content: object) => ({ responses: { 200: { description: "ok", content } } });
const get = (schema: object) => ({ get: ok({ "application/json": { schema } }) });
const format = { enum: ["json", "csv", "pdf", "srt"], default: "json" };
const formats = {
  "application/json": { schema: named("Report") },
  "text/csv": { schema: text },
  "application/pdf": { schema: file },
  "application/x-subrip": { schema: text },
};
const requestBody = (properties: object) => ({
  required: true,
  content: { "application/json": { schema: object(properties) } },
});

const description = {
  openapi: "3.1.0",
  info: { title: "Answers", version: "1" },
  servers: [{ url: "https://api.example/v1" }],
  paths: {
    "/result": get(object({ error: { type: ["object", "null"] }, x: text })),
    "/list": get(object({ error: { type: ["string", "null"] }, data: { type: "array", items: text } })),
    "/map": get({ type: "object", additionalProperties: text }),
    "/choice": get({
      oneOf: [object({ type: { const: "good" } }, ["type"]), object({ type: { const: "error" } }, ["type"])],
    }),
    "/either": get({ oneOf: [object({ id: text, error: text }, ["id"]), object({ error: text })] }),
    "/other": get(object({ x: text })),
    "/anything": { get: ok({ "*/*": {} }) },
    "/range": { get: ok({ "application/*": { schema: named("Report") } }) },
    "/some": {
      get: {
        responses: { "2XX": { description: "ok", content: { "application/json": { schema: named("Report") } } } },
      },
    },
    "/render": { post: { requestBody: requestBody({ response_format: format }), ...ok(formats) } },
    "/fetch": { get: { parameters: [{ name: "format", in: "query", schema: format }], ...ok(formats) } },
    "/vector": {
      post: {
        requestBody: requestBody({ encoding_format: { enum: ["float", "base64"] } }),
        ...ok({ "application/json": { schema: named("Vectors") } }),
      },
    },
  },
  components: {
    schemas: {
      Report: object({ title: text }),
      Vectors: object(
        {
          data: {
            type: "array",
            items: object({ embedding: { oneOf: [{ type: "array", items: { type: "number" } }, text] } }, [
              "embedding",
            ]),
          },
        },
        ["data"],
      ),
    },
  },
};

const program = `
  import { createClient } from "./runtime/index.js";
  import { api, type Report } from "./providers/api/index.js";

  export async function read(baseURL: string, name: string): Promise<unknown> {
    const client = createClient(api, { baseURL, maxRetries: 0 });
    const calls: Readonly<Record<string, () => Promise<unknown>>> = {
      result: () => client.result.retrieve(), list: () => client.list.retrieve(), map: () => client.map.retrieve(),
      choice: () => client.choice.retrieve(), either: () => client.either.retrieve(), other: () => client.other.retrieve(),
      anything: () => client.anything.retrieve(), range: async () => (await client.range.retrieve()) satisfies Report,
    };
    return calls[name]?.().catch((error: Error) => error.name);
  }

  export function some(): Promise<Report | undefined> {
    const client = createClient(api, { baseURL: "https://api.example/v1" });
    undefined satisfies Awaited<ReturnType<typeof client.some.retrieve>>;
    return client.some.retrieve();
  }

  export async function formats(baseURL: string): Promise<readonly [Report, string, Blob, string, Blob, Report]> {
    const client = createClient(api, { baseURL });
    return [
      await client.render.create({}),
      await client.render.create({ response_format: "csv" }),
      await client.render.create({ response_format: "pdf" }),
      await client.render.create({ response_format: "srt" }),
      await client.fetch.retrieve({ format: "pdf" }),
      await client.fetch.retrieve({ format: "json" }),
    ];
  }

  export async function vectors(): Promise<readonly [number[] | undefined, string | undefined]> {
    const client = createClient(api, { baseURL: "https://api.example/v1" });
    const numbers = await client.vector.create({ encoding_format: "float" });
    const packed = await client.vector.create({ encoding_format: "base64" });
    return [numbers.data[0]?.embedding, packed.data[0]?.embedding];
  }
`;

let answer: object = {};
let server: TestServer;
let generated: GeneratedProgram;
let modules: {
  read(url: string, name: string): Promise<unknown>;
  formats(url: string): Promise<readonly unknown[]>;
};
beforeAll(async () => {
  server = await startServer(({ headers }, response) => {
    const [type = ""] = String(headers.accept).split(", ");
    response.writeHead(200, {
      "content-type": /\*$/.test(type) ? (type === "*/*" ? "text/plain" : "application/json") : type,
    });
    response.end(/^application\/(?:json|\*)$/.test(type) ? JSON.stringify(answer) : "a,b");
  });
  generated = await generateProgram(description, program);
  modules = (await importGenerated(generated.files, "program.ts")) as unknown as typeof modules;
});
afterAll(() => server.close());

describe("answers", () => {
  it("answers have the types of what is described, by the field that chooses their format", async () => {
    expect(compileErrors(generated.files)).toEqual([]);
    expect(told(generated.diagnostics)).toEqual([]);
  }, 240_000);

  it.each([
    ["result", { error: { reason: "r" } }],
    ["result", { error: { reason: "r" }, x: "x" }],
    ["list", { error: "e", data: [] }],
    ["list", { error: "e" }],
    ["map", { error: "e" }],
    ["choice", { type: "error" }],
    ["either", { error: "e" }],
  ])("an answer of %s with what is described is data, though it looks like an error: %j", async (name, body) => {
    answer = body;
    expect(await modules.read(server.url, name)).toEqual(body);
  });

  it("answers of a range of media types are what the server says", async () => {
    answer = { title: "t" };
    expect(await modules.read(server.url, "range")).toEqual(answer);
    expect(await modules.read(server.url, "anything")).toBe("a,b");
    expect(server.received.at(-1)?.headers.accept).toBe("*/*");
  });

  it("an error in the place of an answer that has none is an error", async () => {
    answer = { error: { message: "m" } };
    expect(await modules.read(server.url, "other")).toBe("ResponseError");
  });

  it("answers are asked for as the media type of their format, and read as it", async () => {
    answer = { title: "t" };
    const { length } = server.received;
    const [report, csv, pdf, srt, file, other] = await modules.formats(server.url);
    expect([report, csv, srt, other]).toEqual([answer, "a,b", "a,b", answer]);
    expect([pdf, file].map((each) => each instanceof Blob && each.type)).toEqual([
      "application/pdf",
      "application/pdf",
    ]);
    expect(server.received.slice(length).map(({ headers }) => String(headers.accept).split(", ")[0])).toEqual([
      "application/json",
      "text/csv",
      "application/pdf",
      "application/x-subrip",
      "application/pdf",
      "application/json",
    ]);
  });
});

describe("answers that do not say what they are, and those that are checked", () => {
  const secret = {
    type: "object",
    required: ["id", "key", "n"],
    properties: { id: { ...text, readOnly: true }, key: { ...text, writeOnly: true }, n: { type: "integer" } },
  };
  const json = (schema: object) => ({ "application/json": { schema } });
  const two = (first: object, second: object) => ({
    responses: { 200: { description: "ok", content: json(first) }, 201: { description: "ok", content: json(second) } },
  });
  const several = {
    openapi: "3.2.0",
    info: { title: "Answers", version: "1" },
    servers: [{ url: "https://api.example/v1" }],
    paths: {
      "/picture": { get: ok({ ...json(named("Report")), "image/png": {} }) },
      "/note": { get: ok({ ...json(named("Report")), "text/plain": {} }) },
      "/range": { get: { responses: { "2XX": { description: "ok", content: json(named("Report")) } } } },
      "/made": { post: { responses: { 201: { description: "ok", content: json(named("Report")) } } } },
      "/secrets": {
        post: { requestBody: { required: true, content: json(named("Secret")) }, ...ok(json(named("Secret"))) },
      },
      "/there": { head: ok(json(named("Report"))) },
      "/silent": {
        post: {
          requestBody: requestBody({ response_format: format }),
          responses: { ...ok(formats).responses, 204: { description: "nothing" } },
        },
      },
      "/two": { get: two(named("Secret"), named("Report")) },
      "/word": { get: ok(json({ enum: ["a", "b"] })) },
      "/number": { get: ok(json({ type: "integer" })) },
      "/page": { get: ok({ "application/xml": { schema: object({ title: text }) } }) },
      "/parts": { get: ok({ "multipart/mixed": { itemSchema: object({ title: text }) } }) },
    },
    components: { schemas: { Report: object({ title: text }, ["title"]), Secret: secret } },
  };
  const reading = `
    import { createClient } from "./runtime/index.js";
    import { api } from "./providers/api/index.js";
    import { responses } from "./providers/api/responses.js";

    export async function read(baseURL: string, name: string): Promise<unknown> {
      const drift: string[] = [];
      const onDrift = ({ issues }: { issues: readonly { code: string; pointer: string }[] }) => {
        drift.push(...issues.map(({ code, pointer }) => [code, pointer].join(" ")));
      };
      const client = createClient(api, { baseURL, maxRetries: 0, responses, onDrift });
      const calls: Readonly<Record<string, () => Promise<unknown>>> = {
        picture: () => client.picture.retrieve(), note: () => client.note.retrieve(), made: () => client.made.create(),
        range: () => client.range.retrieve(), two: () => client.two.retrieve(),
        secrets: () => client.secrets.create({ key: "k", n: 1 }), word: () => client.word.retrieve(),
        number: () => client.number.retrieve(), there: () => client.there.head(),
        silent: () => client.silent.create({ response_format: "pdf" }),
      };
      const result = await calls[name]?.().catch((error: Error) => error.name);
      await new Promise((done) => setTimeout(done, 5));
      return [result instanceof Blob ? await result.text() : result, ...drift];
    }
  `;
  let body = "";
  let status = 200;
  let own: TestServer;
  let made: GeneratedProgram;
  let read: (url: string, name: string) => Promise<readonly unknown[]>;
  beforeAll(async () => {
    own = await startServer((_, response) => {
      response.writeHead(status);
      response.end(status === 204 ? undefined : body);
    });
    made = await generateProgram(several, reading);
    read = ((await importGenerated(made.files, "program.ts")) as { read: typeof read }).read;
  });
  afterAll(() => own.close());

  it("the types of answers that may be nothing say so", () => {
    const client = made.files.get("providers/api/client.ts");
    expect(client).toContain("ApiPromise<Blob | undefined>");
    expect(client).toContain("ApiPromise<Report | undefined>");
    expect(client).toMatch(/head\([^)]*\): ApiPromise<undefined>/);
  });

  it("what is described inside of answers that are no JSON is told", () => {
    expect(told(made.diagnostics)).toEqual([
      "answer-unchecked /paths/~1there/head/responses/200",
      "answer-unchecked /paths/~1page/get/responses/200/content/application~1xml",
      "answer-unchecked /paths/~1parts/get/responses/200/content/multipart~1mixed",
    ]);
  });

  it.each([
    ["bytes are bytes where JSON is described too", "picture", 200, "\u0089PNG", ["\u0089PNG"]],
    ["JSON is JSON where bytes are described too", "picture", 200, '{"title":"t"}', [{ title: "t" }]],
    ["a text is a text where JSON is described too", "note", 200, "hello", ["hello"]],
    ["nothing is an error of JSON or bytes", "picture", 200, "", ["ResponseError"]],
    ["204 is nothing where all of 2xx is described", "range", 204, "", [undefined]],
    ["204 is an error where it is not described", "note", 204, "", ["ResponseError"]],
    ["an empty 201 is nothing", "made", 201, "", [undefined]],
    ["HEAD is answered by nothing, whatever is described", "there", 200, "", [undefined]],
    ["204 is nothing also where a format is asked for", "silent", 204, "", [undefined]],
    ["what is sent alone is not missed", "secrets", 200, '{"id":"i","n":1}', [{ id: "i", n: 1 }]],
    ["what is received is checked", "secrets", 200, '{"id":"i"}', [{ id: "i" }, "required /n"]],
    ["one of two answers is checked as either", "two", 201, '{"title":"t"}', [{ title: "t" }]],
    ["what is none of two answers is drift", "two", 200, '{"title":1}', [{ title: 1 }, "type /title"]],
    ["a word that is not listed is drift", "word", 200, '"c"', ["c", "enum "]],
    ["a scalar of another type is drift", "number", 200, '"1"', ["1", "type "]],
  ] as const)("answers without a media type: %s", async (_, name, code, sent, expected) => {
    [status, body] = [code, sent];
    expect(await read(own.url, name)).toEqual(expected);
  });
});
