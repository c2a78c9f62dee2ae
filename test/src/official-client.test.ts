import OpenAI, { toFile } from "openai";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createClient, type Provider, type RequestOptions } from "../../src/index.js";
import { answerForms, asChunk, encodeForm, fillPath, queryRules } from "../../src/runtime.js";
import { corpusFile, startFaultServer } from "./fixtures/corpus.js";
import { essence } from "./fixtures/essence.js";
import { events, json, type Received, startServer, type TestServer } from "./fixtures/server.js";

interface Client {
  readonly chat: { readonly completions: { create(body: object, options?: RequestOptions): Promise<unknown> } };
  readonly completions: { create(body: object): Promise<unknown> };
  readonly embeddings: { create(body: object): Promise<unknown> };
  readonly models: {
    list(): Promise<unknown>;
    retrieve(model: string): Promise<unknown>;
    delete(model: string): Promise<unknown>;
  };
  readonly images: { edit(body: object): Promise<unknown> };
  readonly audio: { readonly transcriptions: { create(body: object): Promise<unknown> } };
  readonly files: {
    list(query?: object): Promise<unknown>;
    create(body: object): Promise<unknown>;
    content(file: string): Promise<unknown>;
  };
}

const form = { encode: encodeForm, arrays: "brackets", objects: "brackets" } as const;
const post = (path: string, type = "application/json") => ({
  key: `POST ${path}`,
  method: "POST",
  path,
  body: { type, ...(type.startsWith("multipart") && form) },
});
const get = (path: string) => ({ key: `GET ${path}`, method: "GET", path, fill: fillPath });
const stream = { flag: "stream", sentinel: "[DONE]", value: asChunk };
const provider: Provider<Client> = {
  name: "openai",
  baseURL: "https://api.openai.com/v1",
  operations: {
    chat: { completions: { create: { ...post("/chat/completions"), stream } } },
    completions: { create: { ...post("/completions"), stream } },
    embeddings: { create: post("/embeddings") },
    models: {
      list: get("/models"),
      retrieve: get("/models/{model}"),
      delete: { key: "DELETE /models/{model}", method: "DELETE", path: "/models/{model}", fill: fillPath },
    },
    images: { edit: post("/images/edits", "multipart/form-data") },
    audio: { transcriptions: { create: post("/audio/transcriptions", "multipart/form-data") } },
    files: {
      list: { ...get("/files"), query: { rules: queryRules } },
      create: post("/files", "multipart/form-data"),
      content: { ...get("/files/{file}/content"), response: "binary", forms: answerForms },
    },
  },
};

function essenceOf({ method, url, headers, body }: Received) {
  const { authorization, "content-type": type } = headers;
  return essence(
    new Request(new URL(url, "http://x"), {
      method,
      headers: { authorization: String(authorization), ...(type !== undefined && { "content-type": String(type) }) },
      body: body.length > 0 ? new Uint8Array(body) : null,
    }),
  );
}

const messages = [{ role: "user", content: "hi" }];
const image = (name: string) => new File([`bytes of ${name}`], name, { type: "image/png" });

const calls: Readonly<
  Record<string, { ours: (client: Client) => Promise<unknown>; official: (client: OpenAI) => Promise<unknown> }>
> = {
  "chat.completions.create": {
    ours: (client) => client.chat.completions.create({ model: "m", messages, temperature: 0.5, stop: null }),
    official: (client) =>
      client.chat.completions.create({
        model: "m",
        messages: [{ role: "user", content: "hi" }],
        temperature: 0.5,
        stop: null,
      }),
  },
  "chat.completions.create, streamed": {
    ours: (client) => client.chat.completions.create({ model: "m", messages, stream: true }),
    official: (client) =>
      client.chat.completions.create({ model: "m", messages: [{ role: "user", content: "hi" }], stream: true }),
  },
  "completions.create": {
    ours: (client) => client.completions.create({ model: "m", prompt: ["a", "世界"] }),
    official: (client) => client.completions.create({ model: "m", prompt: ["a", "世界"] }),
  },
  "embeddings.create": {
    ours: (client) => client.embeddings.create({ model: "m", input: "a", encoding_format: "float" }),
    official: (client) => client.embeddings.create({ model: "m", input: "a", encoding_format: "float" }),
  },
  "models.list": {
    ours: (client) => client.models.list(),
    official: (client) => client.models.list().then((page) => page.data),
  },
  "models.retrieve": {
    ours: (client) => client.models.retrieve("org/model name:1?x#y"),
    official: (client) => client.models.retrieve("org/model name:1?x#y"),
  },
  "models.delete": { ours: (client) => client.models.delete("m"), official: (client) => client.models.delete("m") },
  "files.list": {
    ours: (client) => client.files.list({ limit: 2, purpose: "a b&c" }),
    official: (client) => client.files.list({ limit: 2, purpose: "a b&c" }).then((page) => page.data),
  },
  "files.create": {
    ours: (client) =>
      client.files.create({
        purpose: "batch",
        file: image("a.png"),
        expires_after: { anchor: "created_at", seconds: 3600 },
      }),
    official: (client) =>
      client.files.create({
        purpose: "batch",
        file: image("a.png"),
        expires_after: { anchor: "created_at", seconds: 3600 },
      }),
  },
  "files.content": { ours: (client) => client.files.content("f1"), official: (client) => client.files.content("f1") },
  "images.edit": {
    ours: (client) => client.images.edit({ model: "m", prompt: "p", n: 2, image: [image("a.png"), image("b.png")] }),
    official: (client) =>
      client.images.edit({ model: "m", prompt: "p", n: 2, image: [image("a.png"), image("b.png")] }),
  },
  "audio.transcriptions.create": {
    ours: (client) =>
      client.audio.transcriptions.create({
        model: "m",
        file: new File(["abc"], "a.mp3"),
        timestamp_granularities: ["word", "segment"],
      }),
    official: async (client) =>
      client.audio.transcriptions.create({
        model: "m",
        file: await toFile(Buffer.from("abc"), "a.mp3"),
        timestamp_granularities: ["word", "segment"],
      }),
  },
};

describe("requests are those of the official client", () => {
  let server: TestServer;
  const options = () => ({ apiKey: "sk-same-123456", baseURL: `${server.url}/v1`, maxRetries: 0 });
  beforeAll(async () => {
    server = await startServer((request, response) => {
      if (!String(request.body).includes('"stream":true'))
        return json(response, 200, { id: "x", object: "x", data: [] });
      events(response, [{ choices: [{ index: 0, delta: {}, finish_reason: "stop" }] }, "[DONE]"]);
      response.end();
    });
  });
  beforeEach(() => {
    server.received.length = 0;
  });
  afterAll(() => server.close());

  it.each(Object.entries(calls))("%s", async (_, { ours, official }) => {
    await ours(createClient(provider, options()));
    await official(new OpenAI(options()));
    const [mine, theirs] = await Promise.all(server.received.map(essenceOf));
    expect(server.received).toHaveLength(2);
    expect(mine).toEqual(theirs);
  });
});

const faultServer = corpusFile("faults/fault-server.mjs");
it.skipIf(faultServer === undefined)(
  "are the same on the fault server, retries included (skipped without ../shared)",
  async () => {
    const server = await startFaultServer(faultServer ?? "");
    for (const mode of ["ok", "503-then-ok", "400-no-retry", "redirect-same-origin"]) {
      const log = async (work: (headers: Record<string, string>) => Promise<unknown>, who: string) => {
        const from = server.log.length;
        await work({ "x-fault-key": `${mode}-${who}` }).catch(() => undefined);
        return server.log.slice(from).map(({ method, url, body }) => ({ method, url, body: body && JSON.parse(body) }));
      };
      const options = { apiKey: "sk-same-123456", baseURL: `${server.url}/${mode}/v1` };
      const mine = await log(
        (headers) => createClient(provider, options).chat.completions.create({ model: "m", messages }, { headers }),
        "mine",
      );
      const theirs = await log(
        (headers) =>
          new OpenAI(options).chat.completions.create(
            { model: "m", messages: [{ role: "user", content: "hi" }] },
            { headers },
          ),
        "theirs",
      );
      expect(mine).toEqual(theirs);
    }
    await server.close();
  },
);
