import { openAsBlob } from "node:fs";
import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  createClient,
  EventStream,
  Events,
  HttpError,
  NotFoundError,
  ResponseError,
  StreamError,
  ValidationError,
} from "../../src/index.js";
import type { Provider } from "../../src/transport/provider.js";
import { small } from "./fixtures/provider.js";
import { events, json, startServer, type TestServer } from "./fixtures/server.js";

const completion = {
  id: "c1",
  object: "chat.completion",
  choices: [{ message: { role: "assistant", content: "hi" } }],
};
const chunk = (content: string, finish: string | null = null) => ({
  id: "c1",
  choices: [{ index: 0, delta: { content }, finish_reason: finish }],
});
const messages = [{ role: "user" as const, content: "hi" }];

let server: TestServer;
beforeAll(async () => {
  server = await startServer((request, response) => {
    const path = request.url.split("?")[0];
    if (path === "/v1/chat/completions") {
      if (!JSON.parse(request.body.toString()).stream) return json(response, 200, completion, { "x-request-id": "r1" });
      events(response, [chunk("he"), chunk("llo"), chunk("", "stop"), "[DONE]"]);
      return void response.end();
    }
    if (path === "/api/chat" && JSON.parse(request.body.toString()).stream === false)
      return json(response, 200, { response: "ab", done: true });
    if (path === "/v1/lines" || path === "/api/chat") {
      response.writeHead(200, { "content-type": "application/x-ndjson" });
      return void response.end('{"response":"a","done":false}\n{"response":"b","done":true}\n');
    }
    if (path === "/v1/files/f1/content") {
      response.writeHead(200, { "content-type": "audio/mpeg" });
      return void response.end(Buffer.from([1, 2, 3]));
    }
    if (path === "/v1/search") return void response.end("plain");
    if (request.method === "DELETE") return void response.writeHead(204).end();
    if (path === "/v1/missing")
      return json(response, 404, { error: { message: "no such model", type: "t", code: "c", param: "p" } });
    json(response, 200, { ok: true, data: [] });
  });
});
afterAll(() => server.close());

const client = (options = {}) => createClient(small, { baseURL: `${server.url}/v1`, apiKey: "key-123456", ...options });
const last = () => server.received.at(-1);

describe("a call", () => {
  it("sends the body as JSON with the key and returns the data", async () => {
    const result = await client().chat.completions.create({ model: "m", messages });
    expect(result.choices[0]?.message.content).toBe("hi");
    expect(last()).toMatchObject({ method: "POST", url: "/v1/chat/completions" });
    expect(last()?.headers).toMatchObject({ authorization: "Bearer key-123456", "content-type": "application/json" });
    expect(JSON.parse(String(last()?.body))).toEqual({ model: "m", messages });
  });

  it("gives the response and the request id on demand", async () => {
    const { data, response, requestId } = await client()
      .chat.completions.create({ model: "m", messages })
      .withResponse();
    expect([data.id, response.status, requestId]).toEqual(["c1", 200, "r1"]);
  });

  it("streams typed chunks, to which the caller's headers and signal belong", async () => {
    const stream = await client().chat.completions.create({ model: "m", messages, stream: true });
    expect(stream).toBeInstanceOf(EventStream);
    let text = "";
    for await (const { choices } of stream) text += choices[0]?.delta.content ?? "";
    expect(text).toBe("hello");
    expect(String(last()?.headers.accept)).toContain("text/event-stream");
  });

  it("reads newline-delimited JSON", async () => {
    const stream = await client().lines.run({ prompt: "x" });
    const values = [];
    for await (const value of stream) values.push(value.response);
    expect(values).toEqual(["a", "b"]);
  });

  it("gives the loop alone where the operation does not say what else the stream can do", async () => {
    const create = {
      key: "POST /v1/chat/completions",
      method: "POST",
      path: "/chat/completions",
      body: { type: "application/json" },
      stream: { flag: "stream", sentinel: "[DONE]" },
    };
    type Create = (body: object) => Promise<Events<unknown>>;
    const provider: Provider<{ create: Create }> = { name: "small", baseURL: "", operations: { create } };
    const stream = await createClient(provider, { baseURL: `${server.url}/v1` }).create({ messages, stream: true });
    expect(stream).toBeInstanceOf(Events);
    expect(stream).not.toHaveProperty("finalMessage");
    const values = [];
    for await (const value of stream) values.push(value);
    expect(values).not.toEqual([]);
    expect(() => stream[Symbol.asyncIterator]()).toThrow(StreamError);
  });

  it("reads a stream that needs no asking, unless it is declined", async () => {
    const chat = {
      key: "POST /api/chat",
      method: "POST",
      path: "/../api/chat",
      body: { type: "application/json" },
      stream: { flag: "stream", byDefault: true, type: "application/x-ndjson", as: EventStream },
    } as const;
    type Chat = (body: { stream?: boolean | null }) => Promise<unknown>;
    const provider: Provider<{ chat: Chat }> = { name: "local", baseURL: "", operations: { chat } };
    const local = createClient(provider, { baseURL: `${server.url}/v1` });
    const answers = await Promise.all([{}, { stream: null }, { stream: true }].map((body) => local.chat(body)));
    expect(answers.map((answer) => answer instanceof EventStream)).toEqual([true, true, true]);
    expect(await local.chat({ stream: false })).toEqual({ response: "ab", done: true });
  });

  it("returns files, texts and nothing as described", async () => {
    const blob = await client().files.content("f1");
    expect([blob.type, [...new Uint8Array(await blob.arrayBuffer())]]).toEqual(["audio/mpeg", [1, 2, 3]]);
    expect(await client().search.query({ q: "x" })).toBe("plain");
    expect(await client().models.delete("m")).toBe(undefined);
  });

  it("throws typed errors with the server's message", async () => {
    const bad = createClient(small, { baseURL: `${server.url}/v1` });
    server.received.length = 0;
    const provider = { ...small, operations: { go: { key: "GET /missing", method: "GET", path: "/missing" } } };
    const missing = createClient<{ go(): Promise<unknown> }>({
      name: "x",
      baseURL: `${server.url}/v1`,
      operations: provider.operations,
    });
    const error = await missing.go().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(NotFoundError);
    expect(error).toBeInstanceOf(HttpError);
    expect(error).toMatchObject({
      status: 404,
      message: "no such model",
      code: "c",
      type: "t",
      param: "p",
      attempts: 1,
    });
    expect(server.received).toHaveLength(1);
    await expect(bad.models.delete("")).rejects.toBeInstanceOf(ValidationError);
  });
});

describe("validation", () => {
  it("refuses a wrong body before anything is sent", async () => {
    const before = server.received.length;
    const wrong = { model: "m", messages, temperature: "hot" };
    const error = await client()
      // @ts-expect-error the types refuse it too
      .chat.completions.create(wrong)
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ValidationError);
    expect(error).toMatchObject({
      issues: [{ code: "type", pointer: "/temperature" }],
      operation: "POST /v1/chat/completions",
    });
    // @ts-expect-error the body is required
    await expect(client().chat.completions.create()).rejects.toBeInstanceOf(ValidationError);
    expect(server.received).toHaveLength(before);
  });

  it("can be switched off", async () => {
    const { create } = client({ validate: false }).chat.completions;
    // @ts-expect-error no model
    expect((await create({ messages })).id).toBe("c1");
  });
});

describe("a URL", () => {
  it("encodes path parameters, in the order of the template", async () => {
    await client().models.retrieve("a/b c?d#e%");
    expect(last()?.url).toBe("/v1/models/a%2Fb%20c%3Fd%23e%25");
    await client().files.rename("o", "f", { name: "n" });
    expect(last()).toMatchObject({ method: "POST", url: "/v1/orgs/o/files/f" });
  });

  it.each(["..", ".", ""])("refuses %j as a path parameter", async (value) => {
    const before = server.received.length;
    await expect(client().models.retrieve(value)).rejects.toBeInstanceOf(ValidationError);
    expect(server.received).toHaveLength(before);
  });

  it("refuses a missing path parameter", async () => {
    // @ts-expect-error required
    await expect(client().models.retrieve()).rejects.toBeInstanceOf(ValidationError);
    await expect(client().models.retrieve("%2e%2e")).resolves.toEqual({ ok: true, data: [] });
    expect(last()?.url).toBe("/v1/models/%252e%252e");
  });

  it("writes query parameters in their styles, after the fixed ones and the base URL's", async () => {
    const withQuery = client({ baseURL: `${server.url}/v1/?api-version=7` });
    await withQuery.search.query(
      { q: "a b&c", tags: ["x", "y"], ids: [1, 2], filter: { kind: "k", size: { min: 2 } } },
      { query: { extra: 1 } },
    );
    expect(last()?.url).toBe(
      "/v1/search?api-version=7&beta=true&q=a%20b%26c&tags=x&tags=y&ids=1%7C2&filter%5Bkind%5D=k&filter%5Bsize%5D%5Bmin%5D=2&extra=1",
    );
  });

  it("reaches a path outside the API root", async () => {
    expect(await client().outside.ping()).toMatchObject({ ok: true });
    expect(last()?.url).toBe("/ping");
  });

  it("needs a usable base URL", () => {
    expect(() => createClient({ ...small, baseURL: "" })).toThrow("base URL");
    expect(() => createClient(small, { baseURL: "ftp://x" })).toThrow("http");
    expect(() => createClient(small, { baseURL: "nonsense" })).toThrow("URL");
    expect(() => createClient(small, { baseURL: "https://u:p@x" })).toThrow("password");
  });
});

describe("the key", () => {
  const create = (provider: typeof small, options = {}) => createClient(provider, { baseURL: server.url, ...options });

  it("travels as the provider says", async () => {
    await create({ ...small, auth: { in: "header", name: "api-key" } }, { apiKey: "k-1" }).models.list();
    expect(last()?.headers).toMatchObject({ "api-key": "k-1" });
    expect(last()?.headers.authorization).toBe(undefined);
    await create({ ...small, auth: { in: "query", name: "key" } }, { apiKey: "k 1" }).models.list();
    expect(last()?.url).toBe("/models?key=k%201");
  });

  it("may come from a function, and may be absent", async () => {
    await create(small, { apiKey: async () => "fresh-key" }).models.list();
    expect(last()?.headers.authorization).toBe("Bearer fresh-key");
    await create(small).models.list();
    expect(last()?.headers.authorization).toBe(undefined);
  });

  it("is asked for anew before each attempt, and refused where it is empty", async () => {
    const seen: unknown[] = [];
    const failing = await startServer((request, response) => {
      seen.push(request.headers.authorization);
      json(response, seen.length === 1 ? 503 : 200, { data: [] });
    });
    let count = 0;
    const options = { baseURL: failing.url, apiKey: async () => `key-number-${++count}`, retryDelay: { initial: 1 } };
    await createClient(small, options).models.list();
    await failing.close();
    expect(seen).toEqual(["Bearer key-number-1", "Bearer key-number-2"]);
    await expect(create(small, { apiKey: undefined }).models.list()).rejects.toThrow(
      "The apiKey is empty or undefined.",
    );
  });

  it("can be replaced or removed by headers", async () => {
    const configured = create(small, { apiKey: "key-123456", headers: { "X-Team": "a", "X-Gone": "b" } });
    await configured.models.list({}, { headers: { Authorization: null, "x-gone": null, "x-n": 1 } });
    expect(last()?.headers).toMatchObject({ "x-team": "a", "x-n": "1" });
    expect(last()?.headers).not.toHaveProperty("authorization");
    expect(last()?.headers).not.toHaveProperty("x-gone");
  });
});

describe("bodies", () => {
  it("sends forms with files, lists and streams", async () => {
    const file = new File(["abc"], "a.txt", { type: "text/plain" });
    await client().files.create({ purpose: "p", file, tags: ["x", "y"] });
    const request = new Request("http://x", {
      method: "POST",
      body: new Uint8Array(last()?.body ?? []),
      headers: { "content-type": String(last()?.headers["content-type"]) },
    });
    const form = await request.formData();
    expect([form.get("purpose"), form.getAll("tags")]).toEqual(["p", ["x", "y"]]);
    const sent = form.get("file");
    expect(sent instanceof File && [sent.name, sent.type, await sent.text()]).toEqual(["a.txt", "text/plain", "abc"]);
    await client({ formArrays: "brackets" }).files.create({
      purpose: "p",
      file: new Blob(["streamed"]).stream(),
      tags: ["x"],
    });
    expect(String(last()?.body)).toMatch(/name="tags\[\]"[\s\S]*x/);
    expect(String(last()?.body)).toContain("streamed");
  });

  it("sends a file on disk without reading it first, as often as needed", async () => {
    const path = import.meta.filename;
    const file = new File([await openAsBlob(path)], "client.test.ts");
    await client().files.create({ purpose: "p", file });
    await client().files.create({ purpose: "p", file });
    const text = await readFile(path, "utf8");
    for (const { body } of server.received.slice(-2)) expect(String(body)).toContain(text);
    expect(String(last()?.body)).toContain('filename="client.test.ts"');
  });

  it("refuses what cannot be sent as its type says", async () => {
    // @ts-expect-error a form needs fields
    await expect(client().files.create("text")).rejects.toThrow("must be an object");
    // @ts-expect-error bytes or text
    await expect(client().upload.raw({ a: 1 })).rejects.toThrow("must be a string, Blob, buffer");
    const extraBody = { loop: 1n };
    await expect(client().chat.completions.create({ model: "m", messages }, { extraBody })).rejects.toThrow("no JSON");
  });

  it("sends URL-encoded fields", async () => {
    await client().token.create({ grant: "a b", scope: ["x", "y"] });
    expect(String(last()?.body)).toBe("grant=a+b&scope=x&scope=y");
    expect(last()?.headers["content-type"]).toBe("application/x-www-form-urlencoded");
  });

  it.each([
    ["string", "raw text"],
    ["Blob", new Blob(["raw text"])],
    ["typed array", new TextEncoder().encode("raw text")],
    ["stream", new Blob(["raw text"]).stream()],
  ])("sends a %s as it is", async (_, body) => {
    await client().upload.raw(body);
    expect(String(last()?.body)).toBe("raw text");
    expect(last()?.headers["content-type"]).toBe("application/octet-stream");
  });

  it("adds fields that the types do not know", async () => {
    await client().chat.completions.create({ model: "m", messages }, { extraBody: { top_k: 5 } });
    expect(JSON.parse(String(last()?.body))).toMatchObject({ model: "m", top_k: 5 });
  });
});

it("reports a promise that nobody else watches once, by either of its two ways", async () => {
  const unhandled: unknown[] = [];
  const listen = (reason: unknown) => unhandled.push(reason);
  process.on("unhandledRejection", listen);
  const failing = () => createClient(small, { baseURL: server.url, fetch: async () => new Response("") }).models.list();
  await expect(failing()).rejects.toBeInstanceOf(ResponseError);
  await expect(failing().withResponse()).rejects.toBeInstanceOf(ResponseError);
  await new Promise((resolve) => setTimeout(resolve, 20));
  process.off("unhandledRejection", listen);
  expect(unhandled).toEqual([]);
});
