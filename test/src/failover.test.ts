import { afterEach, describe, expect, it } from "vitest";
import {
  AbortError,
  ConcordError,
  ConnectionError,
  createClient,
  createFailover,
  HttpError,
  IncompleteStreamError,
  movesOn,
  type PagePromise,
  type Provider,
  ResponseError,
  StreamError,
  TimeoutError,
} from "../../src/index.js";
import { nextByItem, queryRules, readPages } from "../../src/runtime.js";
import type { OperationSpec } from "../../src/transport/provider.js";
import { small } from "./fixtures/provider.js";
import { events, type Handler, json, startServer, type TestServer } from "./fixtures/server.js";

const body = { model: "m", messages: [{ role: "user" as const, content: "hi" }] };
const chunk = (content: string, finish: string | null = null) => ({
  choices: [{ index: 0, delta: { content }, finish_reason: finish }],
});
let servers: TestServer[] = [];

afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()));
  servers = [];
});

async function start(...handlers: Handler[]) {
  servers = await Promise.all(handlers.map(startServer));
  const clients = servers.map(({ url }, index) =>
    createClient({ ...small, name: `p${index}` }, { baseURL: url, maxRetries: 0 }),
  );
  const [first, ...rest] = clients;
  if (first === undefined) throw new Error("no handler");
  return { clients: [first, ...rest] as const, counts: () => servers.map(({ received }) => received.length) };
}

const works: Handler = (_, response) => json(response, 200, { id: "ok", data: [], choices: [] });
const fails =
  (status: number, headers = {}): Handler =>
  (_, response) =>
    json(response, status, { error: { message: `no ${status}` } }, headers);

describe("createFailover", () => {
  it("offers what is a method of every client, whatever else they hold", () => {
    const method = () => undefined;
    const one = { a: { b: method, own: method }, gone: null, name: "one", mixed: method };
    const two = { a: { b: method }, gone: null, name: "two", mixed: {}, other: method };
    expect(createFailover([one, two])).toEqual({ a: { b: expect.any(Function) } });
    expect(createFailover([two, one])).toEqual({ a: { b: expect.any(Function) } });
  });

  it("moves to the next on a failure that the next need not share, and remembers it", async () => {
    const { clients, counts } = await start(fails(503), works);
    const moves: { error: ConcordError; from: number; to: number }[] = [];
    const both = createFailover(clients, { onMove: (move) => moves.push(move) });
    expect((await both.chat.completions.create(body)).id).toBe("ok");
    expect(moves).toMatchObject([{ from: 0, to: 1, error: { status: 503, provider: "p0" } }]);
    await both.models.list();
    expect(counts()).toEqual([1, 2]);
  });

  it("returns to a client after its cool-down, or when all cool down", async () => {
    let broken = true;
    const first: Handler = (request, response) => (broken ? fails(503) : works)(request, response, {} as never);
    const { clients, counts } = await start(first, works);
    const both = createFailover(clients, { coolDown: 50 });
    await both.models.list();
    broken = false;
    await new Promise((resolve) => setTimeout(resolve, 60));
    await both.models.list();
    expect(counts()).toEqual([2, 1]);
  });

  it("honours what a server asks for as the cool-down", async () => {
    const { clients, counts } = await start(fails(429, { "retry-after": "50" }), works);
    const both = createFailover(clients, { coolDown: 0 });
    await both.models.list();
    await both.models.list();
    expect(counts()).toEqual([1, 2]);
  });

  it("does not move for the caller's own errors", async () => {
    const { clients, counts } = await start(fails(400), works);
    const both = createFailover(clients);
    await expect(both.models.list()).rejects.toMatchObject({ status: 400, provider: "p0" });
    await expect(both.models.list({}, { signal: AbortSignal.abort() })).rejects.toBeInstanceOf(AbortError);
    expect(counts()).toEqual([1, 0]);
    const eager = createFailover(clients, { shouldMove: (error) => error instanceof HttpError });
    await eager.models.list();
    expect(counts()).toEqual([2, 1]);
  });

  it("throws the last error when all fail", async () => {
    const { clients, counts } = await start(fails(500), fails(502));
    await expect(createFailover(clients).models.list()).rejects.toMatchObject({ status: 502, provider: "p1" });
    expect(counts()).toEqual([1, 1]);
  });

  it("moves a stream before its first event, never after", async () => {
    const errorFirst: Handler = (_, response) => {
      events(response, [{ error: { message: "overloaded" } }]);
      response.end();
    };
    const good: Handler = (_, response) => {
      events(response, [chunk("he"), chunk("llo", "stop"), "[DONE]"]);
      response.end();
    };
    const { clients, counts } = await start(errorFirst, good);
    const stream = await createFailover(clients).chat.completions.create({ ...body, stream: true });
    expect(await stream.finalText()).toBe("hello");
    expect(counts()).toEqual([1, 1]);
    await Promise.all(servers.map((server) => server.close()));
    const cut: Handler = (_, response) => {
      events(response, [chunk("he")]);
      response.end();
    };
    const second = await start(cut, good);
    const broken = await createFailover(second.clients).chat.completions.create({ ...body, stream: true });
    await expect(broken.finalText()).rejects.toBeInstanceOf(IncompleteStreamError);
    expect(second.counts()).toEqual([1, 0]);
  });

  it("moves a stream that breaks after the role of its message, and keeps that event where it does not break", async () => {
    const role = { choices: [{ index: 0, delta: { role: "assistant", content: "" }, finish_reason: null }] };
    const breaks: Handler = (_, response) => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.write(`data: ${JSON.stringify(role)}\n\n`);
      setTimeout(() => response.destroy(), 10);
    };
    const { clients } = await start(breaks, (_, response) => {
      events(response, [role, chunk("ok", "stop")]);
      response.end();
    });
    const stream = await createFailover(clients).chat.completions.create({ ...body, stream: true });
    const seen: unknown[] = [];
    for await (const event of stream) seen.push(event);
    expect(seen).toEqual([role, chunk("ok", "stop")]);
  });

  it.each([
    ["a choice that is empty", { choices: [{ index: 0, text: "", finish_reason: null }] }, true],
    ["a message that is begun", { choices: [{ index: 0, delta: { role: "assistant", tool_calls: [] } }] }, true],
    ["no choice", { choices: [] }, true],
    ["a response that is created", { type: "response.created" }, true],
    ["the text of a completion", { choices: [{ index: 0, text: "he", finish_reason: null }] }, false],
    ["a delta that is a text", { choices: [{ index: 0, delta: "he" }] }, false],
    ["the call of a tool", { choices: [{ index: 0, delta: { tool_calls: [{ index: 0 }] } }] }, false],
    [
      "a second choice with text",
      {
        choices: [
          { index: 0, delta: {} },
          { index: 1, delta: { content: "he" } },
        ],
      },
      false,
    ],
    ["a piece of a response", { type: "response.output_text.delta", delta: "he" }, false],
    ["an event of another kind", { x: 1 }, false],
  ])("moves a stream that breaks after what is nothing of an answer, and no other: %s", async (_, event, moves) => {
    const breaks: Handler = (__, response) => {
      events(response, [event]);
      response.end('data: {"error":{"message":"overloaded"}}\n\n');
    };
    const { clients, counts } = await start(breaks, (__, response) => {
      events(response, [chunk("ok", "stop")]);
      response.end();
    });
    const read = async () => {
      for await (const __ of await createFailover(clients).chat.completions.create({ ...body, stream: true }));
    };
    const error = await read().catch((thrown: unknown) => thrown);
    expect([counts(), error instanceof StreamError]).toEqual(moves ? [[1, 1], false] : [[1, 0], true]);
  });

  it("sends calls at the same time to the first client, also the first ones", async () => {
    const { clients, counts } = await start(works, works);
    const both = createFailover(clients);
    await Promise.all([both.models.list(), both.models.list(), both.models.list()]);
    expect(counts()).toEqual([3, 0]);
  });

  it("tries a client again after its cool-down with one call, while others pass it over", async () => {
    const { clients, counts } = await start(fails(503), works);
    const both = createFailover(clients, { coolDown: 30 });
    await both.models.list();
    await new Promise((resolve) => setTimeout(resolve, 40));
    await Promise.all(Array.from({ length: 20 }, () => both.models.list()));
    expect(counts()).toEqual([2, 21]);
  });

  it("leaves a client in its place that refuses the call itself after its cool-down", async () => {
    const answers = [503, 400, 400];
    const first: Handler = (request, response) => fails(answers.shift() ?? 500)(request, response, {} as never);
    const { clients, counts } = await start(first, works);
    const both = createFailover(clients, { coolDown: 1 });
    await both.models.list();
    await new Promise((resolve) => setTimeout(resolve, 5));
    for (const _ of [1, 2]) await expect(both.models.list()).rejects.toMatchObject({ status: 400 });
    expect(counts()).toEqual([3, 1]);
  });

  it("tells what each client threw when all fail", async () => {
    const { clients } = await start(fails(500), fails(503), fails(502));
    const error = await createFailover(clients)
      .models.list()
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ status: 502, failures: [{ status: 500, provider: "p0" }, { status: 503 }] });
    expect(JSON.parse(JSON.stringify(error)).failures).toHaveLength(2);
  });

  it("does not send again what can be read only once", async () => {
    const { clients, counts } = await start(fails(503), works);
    await expect(createFailover(clients).upload.raw(new Blob(["x"]).stream())).rejects.toMatchObject({ status: 503 });
    expect(counts()).toEqual([1, 0]);
  });

  it("does not send again a form that has a part which can be read only once", async () => {
    const { clients, counts } = await start(fails(503), works);
    const both = createFailover(clients);
    const file = new Blob(["x"]);
    await expect(both.files.create({ purpose: "p", file: file.stream() })).rejects.toMatchObject({ status: 503 });
    expect(counts()).toEqual([1, 0]);
    await both.files.create({ purpose: "p", file });
    expect(counts()).toEqual([1, 1]);
  });

  it("asks the client first that has cooled down the longest where all still do", async () => {
    const waits = [40, 20, 30];
    const { clients, counts } = await start(...waits.map((wait) => fails(429, { "retry-after": String(wait) })));
    const moves: number[] = [];
    const again = createFailover(clients, { coolDown: 0, onMove: ({ from, to }) => moves.push(from, to) });
    await expect(again.models.list()).rejects.toMatchObject({ provider: "p2" });
    moves.length = 0;
    await expect(again.models.list()).rejects.toMatchObject({ provider: "p0" });
    expect(moves).toEqual([1, 2, 2, 0]);
    expect(counts()).toEqual([2, 2, 2]);
  });

  it("has of a group only what all clients have in it", () => {
    const { models } = small.operations;
    const { list, retrieve } = models as unknown as Record<string, OperationSpec>;
    const of = (operations: object) =>
      createClient({ ...small, operations: operations as typeof small.operations }, { baseURL: "https://x" });
    const both = createFailover([
      of({ models: { list, retrieve }, chat: {} }),
      of({ models: { retrieve }, chat: list }),
    ]);
    expect(Object.keys(both)).toEqual(["models"]);
    expect(Object.keys(both.models)).toEqual(["retrieve"]);
  });

  it("has only what all clients have", () => {
    const { chat, models } = small.operations;
    const little = createClient({ ...small, operations: { chat: chat ?? {} } }, { baseURL: "https://x" });
    const more = createClient(
      { ...small, operations: { chat: chat ?? {}, models: models ?? {} } },
      { baseURL: "https://x" },
    );
    expect(Object.keys(createFailover([more, little]))).toEqual(["chat"]);
  });
});

describe("createFailover with lists", () => {
  interface ListClient {
    readonly models: { list(query?: { after?: string }): PagePromise<{ data: { id: string }[] }, { id: string }> };
  }
  const provider: Provider<ListClient> = {
    name: "lists",
    baseURL: "https://x.example",
    operations: {
      models: {
        list: {
          key: "GET /models",
          method: "GET",
          path: "/models",
          query: { rules: queryRules },
          page: { items: ["data"], parameter: "after", more: ["has_more"], next: nextByItem, read: readPages },
        },
      },
    },
  };
  const answers: Handler = (request, response) => {
    const isFirst = !request.url.includes("after");
    json(response, 200, { data: isFirst ? [{ id: "a" }, { id: "b" }] : [{ id: "c" }], has_more: isFirst });
  };
  async function both() {
    servers = await Promise.all([startServer(fails(503)), startServer(answers)]);
    const [first, second] = servers.map(({ url }) => createClient(provider, { baseURL: url, maxRetries: 0 }));
    if (first === undefined || second === undefined) throw new Error("no servers");
    return {
      client: createFailover([first, second]),
      asked: () => servers.map(({ received }) => received.map(({ url }) => url)),
    };
  }
  const asked = [["/models"], ["/models", "/models?after=b"]];

  it("createFailover with lists goes on at the client that answered the first page: by items", async () => {
    const { client, asked: seen } = await both();
    const ids: string[] = [];
    for await (const { id } of client.models.list()) ids.push(id);
    expect(ids).toEqual(["a", "b", "c"]);
    expect(seen()).toEqual(asked);
  });

  it("createFailover with lists goes on at the client that answered the first page: by pages", async () => {
    const { client, asked: seen } = await both();
    const pages: number[] = [];
    for await (const { data } of client.models.list().iterPages()) pages.push(data.length);
    expect(pages).toEqual([2, 1]);
    expect(seen()).toEqual(asked);
  });

  it("createFailover with lists goes on at the client that answered the first page: one page at a time", async () => {
    const { client, asked: seen } = await both();
    const list = client.models.list();
    expect((await list).data).toHaveLength(2);
    expect((await list.getNextPage()).data).toEqual([{ id: "c" }]);
    expect(seen()).toEqual(asked);
  });

  it("createFailover with lists iterates over nothing where the answer is no list", async () => {
    const { clients } = await start(works);
    const call = createFailover(clients).models.retrieve("m") as unknown as AsyncIterable<unknown>;
    const seen: unknown[] = [];
    for await (const each of call) seen.push(each);
    expect(seen).toEqual([]);
  });
});

describe("movesOn", () => {
  const http = (status: number, fields: object = {}) => Object.assign(new HttpError("no", { status }), fields);

  it.each([
    ["400", http(400), false],
    ["401", http(401), false],
    ["404", http(404), false],
    ["408", http(408), true],
    ["409", http(409), true],
    ["429", http(429), true],
    ["a quota that is used up", http(429, { code: "insufficient_quota" }), true],
    ["499", http(499), false],
    ["500", http(500), true],
    ["501 of a server that asks for no repetition", http(501, { shouldRetry: false }), true],
    ["a lost connection", new ConnectionError("lost"), true],
    ["a call that took too long", new TimeoutError("late", { kind: "total" }), true],
    ["an attempt that took too long", new TimeoutError("late", { kind: "attempt" }), true],
    ["an answer that is no JSON", new ResponseError("page", { reason: "not-json" }), true],
    ["an answer that is too large for the caller", new ResponseError("long", { reason: "too-large" }), false],
    ["a stream that is cut short", new IncompleteStreamError("cut", { reason: "incomplete" }), true],
    ["a stream that says an error", new StreamError("why", { reason: "server" }), true],
    ["a stream that is read twice", new StreamError("used", { reason: "used" }), false],
    ["the caller's end", new AbortError("stop"), false],
    ["a bug", new ConcordError("bug"), false],
  ])("movesOn after %s, or not", (_, error, moves) => {
    expect(movesOn(error)).toBe(moves);
  });
});

describe("createFailover with capabilities", () => {
  // Spread from elsewhere, so that the compiler does not look for it.
  const asked = Object.assign({ seed: 7 }, body);
  const takes = (...fields: string[]) => ({
    provider: "p",
    silence: false as const,
    operations: { "chat.completions.create": { fields } },
  });

  it("createFailover with capabilities calls first who takes all fields of the call", async () => {
    const { clients, counts } = await start(works, works);
    const both = createFailover(clients, {
      capabilities: [takes("model", "messages"), takes("model", "messages", "seed")],
    });
    await both.chat.completions.create(body);
    expect(counts()).toEqual([1, 0]);
    await both.chat.completions.create(asked);
    expect(counts()).toEqual([1, 1]);
  });

  it("createFailover with capabilities takes options for no fields of the call", async () => {
    const { clients, counts } = await start(works, works);
    const listing = { provider: "p", silence: false as const, operations: { "models.list": { fields: [] } } };
    const both = createFailover(clients, { capabilities: [listing, undefined] });
    await both.models.list(undefined, { timeout: 5000 });
    expect(counts()).toEqual([1, 0]);
  });

  it("createFailover with capabilities still calls who does not take a field where the others fail, or where nothing is known", async () => {
    const { clients, counts } = await start(works, fails(503));
    const both = createFailover(clients, { capabilities: [takes("model", "messages"), undefined] });
    await both.chat.completions.create(asked);
    expect(counts()).toEqual([1, 1]);
  });
});
