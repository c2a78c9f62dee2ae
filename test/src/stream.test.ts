import type { ServerResponse } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import {
  AbortError,
  type ClientOptions,
  ConnectionError,
  createClient,
  EventStream,
  IncompleteStreamError,
  ResponseError,
  StreamError,
  TimeoutError,
} from "../../src/index.js";
import { small } from "./fixtures/provider.js";
import { events, json, startServer, type TestServer } from "./fixtures/server.js";

const request = { model: "m", messages: [{ role: "user" as const, content: "hi" }], stream: true as const };
const chunk = (content: string, finish: string | null = null, index = 0) => ({
  id: "c1",
  choices: [{ index, delta: { content }, finish_reason: finish }],
});
const whole = [chunk("he"), chunk("llo"), chunk("", "stop"), "[DONE]"];
let server: TestServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function start(answer: (response: ServerResponse) => void, options: ClientOptions = {}) {
  const running = await startServer((_, response) => answer(response));
  server = running;
  const client = createClient(small, { baseURL: running.url, maxRetries: 0, ...options });
  return { running, open: (more = {}) => client.chat.completions.create(request, more) };
}

const send =
  (values: readonly unknown[], end = true) =>
  (response: ServerResponse) => {
    events(response, values);
    if (end) response.end();
  };

async function collect(stream: AsyncIterable<{ choices: readonly { delta?: { content?: string | null } }[] }>) {
  let text = "";
  let error: unknown;
  try {
    for await (const { choices } of stream) text += choices[0]?.delta?.content ?? "";
  } catch (reason) {
    error = reason;
  }
  return { text, error };
}

describe("the end of a stream", () => {
  it("is clean after the sentinel, and with a finish_reason alone", async () => {
    const { open } = await start(send(whole));
    expect(await collect(await open())).toEqual({ text: "hello", error: undefined });
    await server?.close();
    const bare = await start(send(whole.slice(0, 3)));
    expect(await collect(await bare.open())).toEqual({ text: "hello", error: undefined });
  });

  it.each([
    ["in the middle", whole.slice(0, 2), "hello"],
    ["before the first event", [], ""],
    ["with one of two choices open", [chunk("a"), chunk("b", null, 1), chunk("", "stop")], "ab"],
  ])("%s is an error", async (_, values, text) => {
    const { open } = await start(send(values));
    const result = await collect(await open());
    expect(result.text).toBe(text);
    expect(result.error).toBeInstanceOf(IncompleteStreamError);
    expect(result.error).toMatchObject({ events: values.length, operation: "POST /v1/chat/completions", attempts: 1 });
  });

  it("may be silent where the caller says so", async () => {
    const { open } = await start(send(whole.slice(0, 2)), { incompleteStream: "end" });
    expect(await collect(await open())).toEqual({ text: "hello", error: undefined });
  });

  it("comes with the sentinel, though the server goes on", async () => {
    const { open, running } = await start(send([...whole, { junk: 1 }], false));
    expect((await collect(await open())).error).toBe(undefined);
    await expect.poll(running.openAnswers).toBe(0);
  });

  it("leaves the connection for the next call", async () => {
    const sockets = new Set<unknown>();
    const { open } = await start((response) => {
      sockets.add(response.socket);
      send(whole)(response);
    });
    for (let call = 0; call < 3; call += 1) {
      await collect(await open());
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(sockets.size).toBe(1);
  });

  it("that the connection's loss brings is an error", async () => {
    const { open } = await start((response) => {
      events(response, whole.slice(0, 2));
      setTimeout(() => response.destroy(), 20);
    });
    const { text, error } = await collect(await open());
    expect(text).toBe("hello");
    expect(error).toBeInstanceOf(ConnectionError);
  });

  it("carries the text gathered so far", async () => {
    const { open } = await start(send(whole.slice(0, 2)));
    await expect((await open()).finalText()).rejects.toMatchObject({
      name: "IncompleteStreamError",
      partialText: "hello",
    });
  });
});

describe("what is no chunk", () => {
  it("is skipped when it is empty, null, a comment or a ping", async () => {
    const { open } = await start((response) => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.write(": hello\n\ndata:\n\ndata: null\n\nevent: ping\ndata: {}\n\n");
      send(whole)(response);
    });
    expect(await collect(await open())).toEqual({ text: "hello", error: undefined });
  });

  it.each([
    ["an error event", `event: error\ndata: {"error":{"message":"overloaded","code":"c","type":"t"}}\n\n`],
    ["an error object", `data: {"error":{"message":"overloaded","code":"c","type":"t"}}\n\n`],
    ["a typed error", `data: {"type":"error","message":"overloaded","code":"c"}\n\n`],
    ["plain words in an error event", `event: error\ndata: overloaded\n\n`],
  ])("is a StreamError when it is %s", async (_, text) => {
    const { open } = await start((response) => {
      events(response, whole.slice(0, 2));
      response.end(text);
    });
    const result = await collect(await open());
    expect(result.text).toBe("hello");
    expect(result.error).toBeInstanceOf(StreamError);
    expect(result.error).toMatchObject({ message: "overloaded", reason: "server" });
  });

  it("is a StreamError when it is not JSON, and is not quoted", async () => {
    const { open } = await start(send([...whole.slice(0, 2), "{secret", "[DONE]"]));
    const { error } = await collect(await open());
    expect(error).toMatchObject({ name: "StreamError", reason: "not-json" });
    expect(JSON.stringify(error)).not.toContain("secret");
  });

  it("is a StreamError when it is too long", async () => {
    const { open } = await start(send([chunk("x".repeat(5000))]), { maxEventSize: 1000 });
    expect((await collect(await open())).error).toMatchObject({ name: "StreamError", reason: "too-large" });
  });
});

describe("an answer that is no stream", () => {
  it("is one event when it is JSON, its message readable as a delta", async () => {
    const message = { role: "assistant", content: "hello" };
    const { open } = await start((response) => json(response, 200, { id: "c", choices: [{ index: 0, message }] }));
    expect(await collect(await open())).toEqual({ text: "hello", error: undefined });
    expect(await (await open()).finalMessage()).toMatchObject(message);
  });

  it("is an error when it is an error object or a page", async () => {
    const { open } = await start((response) => json(response, 200, { error: { message: "quota" } }));
    await expect(open()).rejects.toMatchObject({ name: "ResponseError", message: "quota" });
    await server?.close();
    const page = await start((response) =>
      response.writeHead(200, { "content-type": "text/html" }).end("<h1>Login</h1>"),
    );
    await expect(page.open()).rejects.toBeInstanceOf(ResponseError);
  });
});

describe("a stream that is not described", () => {
  async function ask(answer: (response: ServerResponse) => void, body: object): Promise<unknown> {
    server = await startServer((_, response) => answer(response));
    const client = createClient(small, { baseURL: server.url, maxRetries: 0 });
    return (client.token.create as (body: object) => Promise<unknown>)(body);
  }

  it("is given to who asked for it", async () => {
    const stream = await ask(send([{ n: 1 }, { n: 2 }, "[DONE]"]), { stream: true });
    const values: unknown[] = [];
    for await (const value of stream as AsyncIterable<unknown>) values.push(value);
    expect(values).toEqual([{ n: 1 }, { n: 2 }]);
  });

  it("is none where the answer is JSON", async () => {
    expect(await ask((response) => json(response, 200, { n: 1 }), { stream: true })).toEqual({ n: 1 });
  });

  it("is an error where nobody asked for it", async () => {
    const asked = ask(send([{ n: 1 }, "[DONE]"]), { stream: false });
    await expect(asked).rejects.toMatchObject({ name: "ResponseError", reason: "not-json" });
  });
});

describe("stopping", () => {
  it("by break closes the connection", async () => {
    const { open, running } = await start(send(whole.slice(0, 2), false));
    for await (const _ of await open()) break;
    await expect.poll(running.openAnswers).toBe(0);
  });

  it.each(["signal", "controller"])("by the %s throws and closes the connection", async (way) => {
    const { open, running } = await start(send(whole.slice(0, 2), false));
    const controller = new AbortController();
    const stream = await open({ signal: controller.signal });
    setTimeout(() => (way === "signal" ? controller : stream.controller).abort(), 30);
    const { text, error } = await collect(stream);
    expect(text).toBe("hello");
    expect(error).toBeInstanceOf(AbortError);
    await expect.poll(running.openAnswers).toBe(0);
  });

  it("before the first read throws too", async () => {
    const { open, running } = await start(send(whole.slice(0, 2), false));
    const stream = await open();
    stream.controller.abort();
    await expect.poll(running.openAnswers).toBe(0);
    expect((await collect(stream)).error).toBeInstanceOf(AbortError);
  });

  it("for silence throws and closes the connection", async () => {
    const { open, running } = await start(send(whole.slice(0, 2), false), { streamIdleTimeout: 100 });
    const { text, error } = await collect(await open());
    expect(text).toBe("hello");
    expect(error).toBeInstanceOf(TimeoutError);
    expect(error).toMatchObject({ kind: "idle", timeout: 100 });
    await expect.poll(running.openAnswers).toBe(0);
  });

  it("does not happen while comments come, or while the caller takes its time", async () => {
    const { open } = await start(
      (response) => {
        response.writeHead(200, { "content-type": "text/event-stream" });
        let left = 6;
        const timer = setInterval(() => {
          left -= 1;
          if (left > 0) return void response.write(": wait\n\n");
          clearInterval(timer);
          send(whole)(response);
        }, 40);
      },
      // The answer may take its time to begin on a busy machine, and all of it takes longer.
      { streamIdleTimeout: 120, timeout: 200 },
    );
    const stream = await open();
    let text = "";
    for await (const { choices } of stream) {
      text += choices[0]?.delta.content ?? "";
      await new Promise((resolve) => setTimeout(resolve, 130));
    }
    expect(text).toBe("hello");
  });

  it("works for a body that ignores its signal", async () => {
    const body = new ReadableStream<Uint8Array>();
    const fetch = async () => new Response(body, { headers: { "content-type": "text/event-stream" } });
    const client = createClient(small, { fetch });
    const stream = await client.chat.completions.create(request);
    setTimeout(() => stream.controller.abort(), 20);
    expect((await collect(stream)).error).toBeInstanceOf(AbortError);
  });
});

describe("EventStream", () => {
  it("can be read once, and says so", async () => {
    const { open } = await start(send(whole));
    const stream = await open();
    await collect(stream);
    expect(() => stream[Symbol.asyncIterator]()).toThrow(StreamError);
  });

  it("hands out values in order to calls of next() that overlap", async () => {
    const { open } = await start(send(whole));
    const iterator = (await open())[Symbol.asyncIterator]();
    const results = await Promise.all([1, 2, 3, 4, 5].map(() => iterator.next()));
    expect(results.map(({ done, value }) => done || value.choices[0]?.delta.content)).toEqual([
      "he",
      "llo",
      "",
      true,
      true,
    ]);
  });

  it("keeps the order when a call of next() overlaps with one that comes later", async () => {
    const { open } = await start(send(whole));
    const iterator = (await open())[Symbol.asyncIterator]();
    const seen: unknown[] = [];
    const take = async () => {
      const { value } = await iterator.next();
      seen.push(value?.choices[0]?.delta.content);
    };
    const first = take().then(take);
    await Promise.all([first, take()]);
    expect(seen).toEqual(["he", "llo", ""]);
  });

  it("ends a call of next() that waits when the iteration is left", async () => {
    const { open, running } = await start(send(whole.slice(0, 1), false));
    const iterator = (await open())[Symbol.asyncIterator]();
    await iterator.next();
    const waiting = iterator.next();
    await iterator.return?.();
    expect(await waiting).toEqual({ done: true, value: undefined });
    await expect.poll(running.openAnswers).toBe(0);
  });

  it("tee() gives both the same, at their own pace", async () => {
    const { open } = await start(send(whole));
    const [one, two] = (await open()).tee();
    expect(one).toBeInstanceOf(EventStream);
    expect(await collect(one)).toEqual({ text: "hello", error: undefined });
    expect(await collect(two)).toEqual({ text: "hello", error: undefined });
  });

  it("tee() lets one go on after the other has left, at its beginning or later", async () => {
    const { open } = await start(send(whole));
    const [one, two] = (await open()).tee();
    for await (const _ of one) break;
    expect(await collect(two)).toEqual({ text: "hello", error: undefined });
    const [three, four] = (await open()).tee();
    await three[Symbol.asyncIterator]().return?.();
    expect(await collect(four)).toEqual({ text: "hello", error: undefined });
  });

  it("tee() gives both the error, and closes when both leave", async () => {
    const { open } = await start(send(whole.slice(0, 2)));
    const [one, two] = (await open()).tee();
    expect((await collect(one)).error).toBeInstanceOf(IncompleteStreamError);
    expect((await collect(two)).error).toBeInstanceOf(IncompleteStreamError);
    await server?.close();
    const endless = await start(send(whole.slice(0, 2), false));
    const [three, four] = (await endless.open()).tee();
    for await (const _ of three) break;
    expect(endless.running.openAnswers()).toBe(1);
    for await (const _ of four) break;
    await expect.poll(endless.running.openAnswers).toBe(0);
  });

  it("toReadableStream() gives lines of JSON, and can be cancelled", async () => {
    const { open } = await start(send(whole));
    const text = await new Response((await open()).toReadableStream()).text();
    expect(
      text
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line).choices[0].delta.content),
    ).toEqual(["he", "llo", ""]);
    await server?.close();
    const endless = await start(send(whole.slice(0, 2), false));
    await (await endless.open()).toReadableStream().cancel();
    await expect.poll(endless.running.openAnswers).toBe(0);
  });

  it("has its response and controller", async () => {
    const { open } = await start(send(whole));
    const { data, response } = await open().withResponse();
    expect(response.headers.get("content-type")).toBe("text/event-stream");
    expect(data.response).toBe(response);
    expect(await data.finalText()).toBe("hello");
  });
});
