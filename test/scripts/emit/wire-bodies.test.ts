import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compileErrors } from "../../helpers/compile.js";
import { type GeneratedProgram, generateProgram, told } from "../../helpers/generate-program.js";
import { importGenerated } from "../../helpers/import-generated.js";
import { json, startServer, type TestServer } from "../../src/fixtures/server.js";

const text = { type: "string" };
const file = { type: "string", format: "binary" };
const answer = { 200: { description: "ok", content: { "application/json": { schema: { type: "object" } } } } };
const post = (content: object) => ({ post: { requestBody: { required: true, content }, responses: answer } });

const description = {
  openapi: "3.1.0",
  info: { title: "Bodies", version: "1" },
  servers: [{ url: "https://api.example/v1" }],
  paths: {
    "/note": {
      post: {
        requestBody: { content: { "application/json": { schema: { $ref: "#/components/schemas/Note" } } } },
        responses: {
          200: {
            description: "ok",
            content: { "application/json": { schema: { $ref: "#/components/schemas/Note" } } },
          },
        },
      },
    },
    "/plain": post({ "text/plain": { schema: { ...text, minLength: 3 } } }),
    "/pairs": post({ "application/x-www-form-urlencoded": { schema: { type: "object", properties: { a: file } } } }),
    "/held": post({
      "multipart/form-data": {
        schema: { type: "object", properties: { doc: { type: "object", properties: { file } } } },
      },
    }),
    "/any": post({ "*/*": { schema: file } }),
    "/named": post({ "*/*": { schema: { $ref: "#/components/schemas/Bytes" } } }),
    "/typed": post({
      "multipart/form-data": {
        schema: {
          type: "object",
          properties: {
            picture: { type: "string", contentMediaType: "image/png" },
            words: { type: "string", contentMediaType: "text/markdown" },
            plan: { type: "string", contentMediaType: "application/json" },
          },
        },
      },
    }),
    "/lines": post({ "application/x-ndjson": { schema: text } }),
    "/value": post({ "*/*": { schema: { type: "object", properties: { a: text } } } }),
    "/both": {
      post: {
        requestBody: {
          content: {
            "application/json": { schema: { $ref: "#/components/schemas/Upload" } },
            "multipart/form-data": { schema: { $ref: "#/components/schemas/Upload" } },
          },
        },
        responses: {
          200: {
            description: "ok",
            content: { "application/json": { schema: { $ref: "#/components/schemas/Upload" } } },
          },
        },
      },
    },
  },
  components: {
    schemas: {
      Bytes: file,
      Part: { type: "object", properties: { content: { $ref: "#/components/schemas/Bytes" } } },
      Upload: { allOf: [{ $ref: "#/components/schemas/Part" }, { type: "object", properties: { name: text } }] },
      Note: {
        type: "object",
        properties: { attachment: file, picture: { type: "string", contentMediaType: "image/png" } },
      },
    },
  },
};

const typedParts =
  /"picture"; filename="picture"\r\nContent-Type: image\/png[\s\S]+"words"\r\nContent-Type: text\/markdown[\s\S]+"plan"\r\n\r\n\{\}/;

const program = `
  import { createClient } from "./runtime/index.js";
  import { api } from "./providers/api/index.js";

  export async function send(baseURL: string, failed: (message: string) => void): Promise<void> {
    const client = createClient(api, { baseURL });
    await client.any.create(new Blob(["a"], { type: "text/csv" }));
    await client.any.create(new Uint8Array([97]));
    await client.named.create(new Blob(["a"], { type: "image/png" }));
    await client.value.create({ a: "b" });
    const { attachment } = await client.note.create({ attachment: "abc", picture: "def" });
    attachment satisfies string | undefined;
    await client.pairs.create({ a: "b" });
    await client.held.create({ doc: { file: new Blob(["a"]) } }).catch((error: Error) => failed(error.message));
    await client.typed.create({ picture: new Uint8Array([97]), words: "# b", plan: "{}" });
    await client.lines.create("{}\\n{}");
    const { content } = await client.both.create({ content: "abc", name: "d" });
    content satisfies string | undefined;
    await client.both.create({ content: new Blob(["abc"]), name: "d" });
    // @ts-expect-error: what is answered is no file
    content satisfies Blob | undefined;
    // @ts-expect-error: an object is no file
    await client.any.create({ a: "b" }).catch(() => undefined);
  }
`;

let server: TestServer;
let generated: GeneratedProgram;
beforeAll(async () => {
  server = await startServer((_, response) => json(response, 200, {}));
  generated = await generateProgram(description, program);
});
afterAll(() => server.close());

describe("bodies", () => {
  it("bodies of any type are files where files are described, and else values", async () => {
    expect(compileErrors(generated.files)).toEqual([]);
    const { send } = (await importGenerated(generated.files, "program.ts")) as {
      send(url: string, failed: (message: string) => void): Promise<void>;
    };
    let message = "";
    await send(server.url, (text) => {
      message = text;
    });
    expect(message).toBe("doc.file must be plain data, not Blob.");
    expect(told(generated.diagnostics)).toEqual([
      "encoding-ignored /paths/~1held/post/requestBody/content/multipart~1form-data/schema/properties/doc",
      "body-unchecked /paths/~1plain/post/requestBody/content/text~1plain",
    ]);
    const sent = server.received.map(({ url, headers, body }) => [url, headers["content-type"], String(body)]);
    expect(sent).toEqual([
      ["/any", "text/csv", "a"],
      ["/any", "application/octet-stream", "a"],
      ["/named", "image/png", "a"],
      ["/value", "application/json", '{"a":"b"}'],
      ["/note", "application/json", '{"attachment":"abc","picture":"def"}'],
      ["/pairs", "application/x-www-form-urlencoded", "a=b"],
      ["/typed", expect.stringMatching(/^multipart\/form-data/), expect.stringMatching(typedParts)],
      ["/lines", "application/x-ndjson", "{}\n{}"],
      ["/both", "application/json", '{"content":"abc","name":"d"}'],
      ["/both", expect.stringMatching(/^multipart\/form-data/), expect.stringMatching(/name="content"; filename/)],
    ]);
  }, 240_000);
});

describe("bodies that say what they are, and forms of pairs", () => {
  const content = (types: object) => ({
    post: { requestBody: { required: true, content: types }, responses: { 204: { description: "done" } } },
  });
  const words = { type: "array", items: { type: "string" } };
  const point = { type: "object", properties: { x: { type: "string" } } };
  const pairs = (schema: object, encoding: object = {}) =>
    content({ "application/x-www-form-urlencoded": { schema: { type: "object", properties: schema }, encoding } });
  const several = {
    openapi: "3.1.0",
    info: { title: "Bodies", version: "1" },
    servers: [{ url: "https://api.example/v1" }],
    paths: {
      "/either": content({ "application/json": { schema: point }, "application/octet-stream": {} }),
      "/picture": content({ "image/*": {} }),
      "/two": content({ "image/jpeg": {}, "image/png": {} }),
      "/joined": pairs({ words, point }, { words: { explode: false }, point: { style: "form", explode: false } }),
      "/unstated": pairs({ point, points: { type: "array", items: point } }),
      "/form": content({ "multipart/form-data": { schema: point } }),
    },
  };
  const call = `
    import { createClient } from "./runtime/index.js";
    import { api } from "./providers/api/index.js";
    export const run = (baseURL: string, name: string, body: any, options?: any) =>
      (createClient(api, { baseURL }) as any)[name].create(body, options);
  `;
  type Run = (url: string, name: string, body: unknown, options?: object) => Promise<unknown>;
  const start = async (settings: object = {}) => {
    const made = await generateProgram(several, call, settings);
    return { made, run: ((await importGenerated(made.files, "program.ts")) as { run: Run }).run };
  };
  const blob = (type: string) => new Blob(['{"x":"1"}'], { type });
  let own: TestServer;
  let made: GeneratedProgram;
  let run: Run;
  beforeAll(async () => {
    own = await startServer((_, response) => {
      response.writeHead(204).end();
    });
    ({ made, run } = await start());
  });
  afterAll(() => own.close());

  it("forms that the caller has made are among the types of a body", () => {
    const client = made.files.get("providers/api/client.ts");
    expect(client).toContain("FormCreateRequest | FormData");
    expect(client).toContain("JoinedCreateRequest | URLSearchParams");
  });

  it("what a description leaves open of a form of pairs is told", () => {
    const at = "encoding-unstated /paths/~1unstated/post/requestBody/content/application~1x-www-form-urlencoded/schema";
    expect(told(made.diagnostics)).toEqual([`${at}/properties/point`, `${at}/properties/points`]);
  });

  it.each([
    ["either", blob("application/json"), "application/json", '{"x":"1"}'],
    ["either", blob("text/x"), "application/octet-stream", '{"x":"1"}'],
    ["either", { x: "2" }, "application/json", '{"x":"2"}'],
    ["picture", blob("image/gif"), "image/gif", '{"x":"1"}'],
    ["joined", { words: ["a,b", "c"], point: { x: "y,z" } }, undefined, "words=a%2Cb,c&point=x,y%2Cz"],
    ["unstated", { point: { x: "1" }, points: [{ x: "2" }] }, undefined, "point%5Bx%5D=1&points%5B0%5D%5Bx%5D=2"],
  ])(
    "a body of %s is sent as what it says that it is, and its text tells data from commas: %o",
    async (name, body, type, text) => {
      await run(own.url, name, body);
      const { headers, body: sent } = own.received.at(-1) ?? {};
      expect([headers?.["content-type"], String(sent)]).toEqual([type ?? "application/x-www-form-urlencoded", text]);
    },
  );

  it("objects in a form of pairs are JSON where the config says so", async () => {
    const { made: stated, run: json } = await start({ formObjects: "json" });
    expect(told(stated.diagnostics)).toEqual([]);
    await json(own.url, "unstated", { point: { x: "1" }, points: [{ x: "2" }] });
    expect(decodeURIComponent(String(own.received.at(-1)?.body))).toBe('point={"x":"1"}&points={"x":"2"}');
  });

  it.each([
    ["picture", new Uint8Array(2), /which image\/\* it is/],
    ["two", new Uint8Array(2), /which it is of image\/jpeg, image\/png/],
    ["two", blob("image/gif"), /is image\/gif, and what is described is image\/jpeg, image\/png/],
  ])("a body of %s that leaves open what it is is refused: %o", async (name, body, message) => {
    await expect(run(own.url, name, body)).rejects.toThrow(message);
  });

  it.each([
    [{ x: "1", more: Number.NaN }, "more"],
    [{ more: { deep: [() => 1] } }, "more.deep.0"],
    [{ more: Symbol("s") }, "more"],
  ])("what JSON would lose is refused with its path: %o", async (body, path) => {
    await expect(run(own.url, "either", body)).rejects.toMatchObject({
      name: "ValidationError",
      issues: [{ code: "not-json", path: path.split(".") }],
    });
  });
});
