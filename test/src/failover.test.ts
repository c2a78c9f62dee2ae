import { afterEach, describe, expect, it } from "vitest";
import {
  AbortError,
  type ConcordError,
  createClient,
  createFailover,
  HttpError,
  IncompleteStreamError,
} from "../../src/index.js";
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
