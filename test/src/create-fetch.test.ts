import OpenAI from "openai";
import createFetchClient from "openapi-fetch";
import { afterEach, describe, expect, it } from "vitest";
import { openai } from "../../generated/providers/openai/index.js";
import type { paths } from "../../generated/providers/openai/paths.js";
import { responses } from "../../generated/providers/openai/responses.js";
import { createFetch, type DriftEvent, type FetchOptions } from "../../src/index.js";
import { small } from "./fixtures/provider.js";
import { events, type Handler, json, startServer, type TestServer } from "./fixtures/server.js";

const key = "sk-fetch-0123456789";
const messages = [{ role: "user" as const, content: "hi" }];
const body = { model: "m", messages };
const choice = {
  index: 0,
  finish_reason: "stop",
  logprobs: null,
  message: { role: "assistant", content: "hi", refusal: null },
};
const completion = { id: "c", object: "chat.completion", created: 1, model: "m", choices: [choice] };
let servers: TestServer[] = [];

afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()));
  servers = [];
});

async function start(handle: Handler = (_, response) => json(response, 200, completion)): Promise<TestServer> {
  const server = await startServer(handle);
  servers.push(server);
  return server;
}

async function plain(options: FetchOptions = {}, handle?: Handler) {
  const server = await start(handle);
  const baseURL = `${server.url}/v1`;
  const fetch = createFetch(openai, { apiKey: key, baseURL, retryDelay: { initial: 1 }, ...options });
  return { server, baseURL, fetch, client: createFetchClient<paths>({ baseUrl: baseURL, fetch }) };
}

const failing =
  (status: number, times: number): Handler =>
  (_, response) => {
    times -= 1;
    json(response, times < 0 ? 200 : status, times < 0 ? completion : { error: { message: `no ${key}` } });
  };

describe("a request of openapi-fetch", () => {
  it("gets the key and comes back as data", async () => {
    const { client, server } = await plain();
    const { data, response } = await client.POST("/chat/completions", { body, headers: { authorization: "Bearer x" } });
    expect(data).toEqual(completion);
    expect(response.url).toBe(`${server.url}/v1/chat/completions`);
    expect(server.received[0]).toMatchObject({ method: "POST", url: "/v1/chat/completions" });
    expect(server.received[0]?.headers).toMatchObject({
      authorization: `Bearer ${key}`,
      "content-type": "application/json",
    });
    expect(JSON.parse(String(server.received[0]?.body))).toEqual(body);
  });

  it("is repeated, and a last failure is an answer without credentials", async () => {
    const first = await plain({}, failing(503, 2));
    expect((await first.client.POST("/chat/completions", { body })).data).toEqual(completion);
    expect(first.server.received).toHaveLength(3);
    const second = await plain({ maxRetries: 1 }, failing(503, 2));
    const { error, response } = await second.client.POST("/chat/completions", { body });
    expect(response.status).toBe(503);
    expect(error).toEqual({ error: { message: "no [redacted]" } });
    expect(second.server.received).toHaveLength(2);
    const third = await plain({}, failing(404, 1));
    expect((await third.client.GET("/models")).response.status).toBe(404);
    expect(third.server.received).toHaveLength(1);
  });

  it("is checked before it is sent", async () => {
    const { client, server, fetch, baseURL } = await plain();
    const wrong = { body: { ...body, temperature: 9 } };
    await expect(client.POST("/chat/completions", wrong)).rejects.toMatchObject({
      name: "ValidationError",
      operation: "POST /v1/chat/completions",
      issues: [{ pointer: "/temperature" }],
    });
    const post = (text?: string) =>
      fetch(`${baseURL}/completions`, {
        method: "POST",
        body: text ?? null,
        headers: { "content-type": "application/json" },
      });
    await expect(post("{")).rejects.toMatchObject({ name: "ValidationError" });
    await expect(post()).rejects.toMatchObject({ name: "ValidationError" });
    expect(server.received).toEqual([]);
    const lax = await plain({ validate: false });
    await lax.client.POST("/chat/completions", wrong);
    expect(lax.server.received).toHaveLength(1);
  });

  it("loses what the provider does not document, if so wanted", async () => {
    const drift: DriftEvent[] = [];
    const { client, server } = await plain({ unsupported: "drop", onDrift: (event) => drift.push(event) });
    await client.POST("/chat/completions", { body: { ...body, max_tok: 5 } });
    expect(JSON.parse(String(server.received[0]?.body))).toEqual(body);
    expect(drift).toMatchObject([{ kind: "dropped", issues: [{ pointer: "/max_tok" }] }]);
  });

  it("keeps query, path and form, with the boundary that openapi-fetch gave it", async () => {
    const { client, server, fetch, baseURL } = await plain({ maxRetries: 1 }, failing(500, 1));
    const form = new FormData();
    form.append("file", new File(["abc"], "a.mp3"));
    form.append("model", "m");
    const upload = { body: form as never, bodySerializer: (value: unknown) => value };
    await client.POST("/audio/transcriptions", upload);
    for (const { headers, body: bytes } of server.received) {
      const sent = await new Response(new Uint8Array(bytes), {
        headers: { "content-type": String(headers["content-type"]) },
      }).formData();
      expect([...sent.keys()]).toEqual(["file", "model"]);
      expect(await (sent.get("file") as File).text()).toBe("abc");
    }
    expect(server.received).toHaveLength(2);
    await fetch(`${baseURL}/models/a%2Fb?x=1&y=%20`);
    expect(server.received[2]?.url).toBe("/v1/models/a%2Fb?x=1&y=%20");
  });

  it("goes nowhere else: neither by its URL nor by a redirect", async () => {
    const other = await start();
    const { fetch, baseURL, server } = await plain({}, (request, response) => {
      const location = request.url.endsWith("/here") ? "/v1/there" : other.url;
      if (request.url.endsWith("/there")) json(response, 200, {});
      else response.writeHead(307, { location }).end();
    });
    await expect(fetch(other.url)).rejects.toMatchObject({ name: "ConcordError" });
    await expect(fetch(`${baseURL}/away`)).rejects.toMatchObject({ reason: "redirect" });
    expect(other.received).toEqual([]);
    expect((await fetch(`${baseURL}/here`)).status).toBe(200);
    expect(server.received.at(-1)?.headers.authorization).toBe(`Bearer ${key}`);
  });

  it("has its operation, by which hooks and validators know it", async () => {
    const seen: string[] = [];
    const server = await start((_, response) => json(response, 200, {}));
    const baseURL = `${server.url}/v1`;
    const middleware = [
      {
        onRequest: ({ operation, schemaPath }: { operation: string; schemaPath: string }) =>
          void seen.push(`${operation} ${schemaPath}`),
      },
    ];
    const fetch = createFetch(small, { baseURL, middleware });
    for (const path of ["/models/m", "/search?beta=true", "/search", "/../ping", "/unknown"])
      await fetch(baseURL + path);
    expect(seen).toEqual([
      "GET /v1/models/{model} /models/{model}",
      "GET /v1/search /search",
      "GET /v1/search /v1/search",
      "GET /ping /../ping",
      "GET /v1/unknown /v1/unknown",
    ]);
  });
});

it("an answer can be read in every way that a response can", async () => {
  const { fetch, baseURL } = await plain();
  const text = JSON.stringify(completion);
  const get = () => fetch(`${baseURL}/models`);
  const answer = await get();
  const copy = answer.clone();
  expect([answer.ok, answer.status, answer.bodyUsed]).toEqual([true, 200, false]);
  expect(await answer.json()).toEqual(completion);
  expect([answer.bodyUsed, copy.bodyUsed]).toEqual([true, false]);
  expect(await copy.text()).toBe(text);
  expect(await (await (await get()).blob()).text()).toBe(text);
  expect(new TextDecoder().decode(await (await get()).arrayBuffer())).toBe(text);
  expect(new TextDecoder().decode(await (await get()).bytes())).toBe(text);
  expect(await new Response((await get()).body).text()).toBe(text);
});

describe("limits of time", () => {
  const stalling: Handler = (request, response) => {
    if (request.url.endsWith("/models")) response.writeHead(200, { "content-type": "application/json" }).write("{");
    else events(response, [{ choices: [] }]);
  };

  it("end JSON that never ends", async () => {
    const { client } = await plain({ timeout: 60 }, stalling);
    await expect(client.GET("/models")).rejects.toMatchObject({ name: "TimeoutError", kind: "total" });
  });

  it("end a stream that falls silent, but not one that takes long", async () => {
    const options = { body: { ...body, stream: true }, parseAs: "text" } as const;
    const { client } = await plain({ timeout: 400, streamIdleTimeout: 100 }, stalling);
    const stalled = client.POST("/chat/completions", options);
    await expect(stalled).rejects.toMatchObject({ name: "TimeoutError", kind: "idle" });
    const slow = await plain({ timeout: 400, streamIdleTimeout: 2000 }, async (_, answer) => {
      for (const part of ["a", "b", "c"]) {
        events(answer, [part]);
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
      answer.end();
    });
    const text = await slow.client.POST("/chat/completions", options);
    expect(text.data).toBe("data: a\n\ndata: b\n\ndata: c\n\n");
  });

  it("and the signal of the caller, close the connection", async () => {
    const { client, server } = await plain({}, stalling);
    const controller = new AbortController();
    const { signal } = controller;
    const options = { body: { ...body, stream: true }, signal };
    const { data } = await client.POST("/chat/completions", { ...options, parseAs: "stream" });
    const reader = data?.getReader();
    await reader?.read();
    const rest = reader?.read();
    controller.abort();
    await expect(rest).rejects.toMatchObject({ name: "AbortError" });
    await expect.poll(() => server.openAnswers()).toBe(0);
  });

  it("of size, too", async () => {
    const { fetch, baseURL } = await plain({ maxResponseSize: 10 }, (request, response) => {
      const type = request.url.endsWith("/text") ? "text/plain" : "application/json";
      response.writeHead(200, { "content-type": type }).end('"more than ten bytes"');
    });
    await expect(fetch(`${baseURL}/models`)).rejects.toMatchObject({ reason: "too-large" });
    await expect((await fetch(`${baseURL}/text`)).text()).rejects.toMatchObject({ reason: "too-large" });
  });
});

describe("drift", () => {
  it("is told of answers and of events", async () => {
    const drift: DriftEvent[] = [];
    const chunk = { id: "c", object: "chat.completion.chunk", created: 1, model: "m", news: 1 };
    const { client } = await plain({ responses, onDrift: (event) => drift.push(event) }, (request, response) => {
      if (!String(request.body).includes("stream")) return json(response, 200, { ...completion, extra: 1 });
      const delta = { role: "assistant", content: "x" };
      events(response, [{ ...chunk, choices: [{ index: 0, delta, finish_reason: null }] }, "[DONE]"]);
      response.end();
    });
    await client.POST("/chat/completions", { body });
    await client.POST("/chat/completions", { body: { ...body, stream: true }, parseAs: "text" });
    await expect.poll(() => drift).toHaveLength(2);
    expect(drift.map(({ kind, issues }) => [kind, issues.map(({ pointer }) => pointer)])).toEqual([
      ["response", ["/extra"]],
      ["event", ["/news"]],
    ]);
  });
});

it("serves the official client", async () => {
  const { fetch, baseURL, server } = await plain({}, (request, response) => {
    if (!String(request.body).includes('"stream":true')) return json(response, 200, completion);
    events(response, [
      { choices: [{ index: 0, delta: { content: "he" } }] },
      { choices: [{ index: 0, delta: { content: "llo" } }] },
      "[DONE]",
    ]);
    response.end();
  });
  const official = new OpenAI({ apiKey: "unused", baseURL, fetch, maxRetries: 0 });
  expect((await official.chat.completions.create(body)).choices[0]?.message.content).toBe("hi");
  let text = "";
  for await (const { choices } of await official.chat.completions.create({ ...body, stream: true }))
    text += choices[0]?.delta.content;
  expect(text).toBe("hello");
  await expect(official.chat.completions.create({ ...body, temperature: 9 })).rejects.toThrow();
  const file = new File(["abc"], "a.mp3");
  await official.audio.transcriptions.create({ model: "m", file });
  expect(server.received).toHaveLength(3);
  expect(server.received.every(({ headers }) => headers.authorization === `Bearer ${key}`)).toBe(true);
});
