import type { ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ConcordError, createClient } from "../../src/index.js";
import { small } from "./fixtures/provider.js";
import { json, startServer, type TestServer } from "./fixtures/server.js";

const text = "Grüße 你好 🚀";
const key = "sk-own-fault-1234567890";
const completion = { id: "c", choices: [{ index: 0, message: { content: text }, finish_reason: "stop" }] };
const chunk = (content: string, finish: string | null = null) => ({
  id: "c",
  choices: [{ index: 0, delta: { content }, finish_reason: finish }],
});
const framed = (...values: readonly unknown[]) =>
  values.map((value) => `data: ${typeof value === "string" ? value : JSON.stringify(value)}\n\n`).join("");
const half = framed(chunk(text.slice(0, 5)));
const whole = half + framed(chunk(text.slice(5)), chunk("", "stop"), "[DONE]");

type Answer = (response: ServerResponse, count: number) => void | Promise<void>;

/** An event stream of these bytes, at once or each by itself. */
const stream =
  (body: string | Buffer, { apart = false, headers = {} }: { apart?: boolean; headers?: object } = {}): Answer =>
  async (response) => {
    response.writeHead(200, { "content-type": "text/event-stream", ...headers });
    for (const piece of apart ? [...Buffer.from(body)].map((byte) => Buffer.of(byte)) : [body])
      await new Promise((sent) => response.write(piece, sent));
    response.end();
  };
const broken =
  (body: string, ending: (response: ServerResponse) => void): Answer =>
  (response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write(body, () => ending(response));
  };
const plain =
  (status: number, body: string | Buffer, headers: Readonly<Record<string, string>> = {}): Answer =>
  (response) =>
    void response.writeHead(status, { "content-type": "application/json", ...headers }).end(body);
/** The first answers fail so. */
const afterwards =
  (failures: number, failing: Answer): Answer =>
  (response, count) =>
    count <= failures ? failing(response, count) : json(response, 200, completion);

let server: TestServer;
let answer: Answer;
let count = 0;
beforeAll(async () => {
  server = await startServer((_, response) => answer(response, ++count));
});
afterAll(() => server.close());
beforeEach(() => {
  count = 0;
});

interface Outcome {
  readonly text: string;
  readonly error: unknown;
  readonly requests: number;
}

async function outcomeOf(answering: Answer, isStream: boolean, streamIdleTimeout = 60_000): Promise<Outcome> {
  answer = answering;
  const retryDelay = { initial: 1, max: 1 };
  const client = createClient(small, { baseURL: server.url, apiKey: key, streamIdleTimeout, retryDelay });
  const body = { model: "m", messages: [{ role: "user" as const, content: "hi" }] };
  let read = "";
  try {
    if (isStream) {
      for await (const { choices } of await client.chat.completions.create({ ...body, stream: true }))
        read += choices[0]?.delta.content ?? "";
    } else read = String((await client.chat.completions.create(body)).choices[0]?.message.content);
    return { text: read, error: undefined, requests: count };
  } catch (error) {
    expect(error).toBeInstanceOf(ConcordError);
    const views = [String(error), JSON.stringify(error), (error as Error).stack];
    expect(views.filter((view) => view?.includes(key))).toEqual([]);
    return { text: read, error, requests: count };
  }
}

describe("kinds of fault that harm nothing", () => {
  it.each<[what: string, answer: Answer]>([
    ["bytes one by one", stream(whole, { apart: true })],
    ["CRLF", stream(whole.replaceAll("\n", "\r\n"))],
    ["CRLF, byte by byte", stream(whole.replaceAll("\n", "\r\n"), { apart: true })],
    ["CR alone", stream(whole.replaceAll("\n", "\r"))],
    ["a byte order mark", stream(`\ufeff${whole}`)],
    ["comments", stream(`: hello\n\n${whole.replaceAll("\n\n", "\n: ping\n\n")}`)],
    ["data on several lines", stream(whole.replaceAll('"choices"', '\ndata: "choices"'))],
    ["no space after the colon", stream(whole.replaceAll("data: ", "data:"))],
    ["other fields", stream(whole.replaceAll("data: ", "id: 7\nretry: 5\nevent: message\nother\ndata: "))],
    ["no sentinel", stream(whole.replace("data: [DONE]\n\n", ""))],
    ["no last line end", stream(whole.trimEnd())],
    ["more after the sentinel", stream(`${whole}${framed(chunk("more"))}`)],
    [
      "the usage alone at the end",
      stream(whole.replace("data: [DONE]", 'data: {"choices":[],"usage":{}}\n\ndata: [DONE]')),
    ],
    ["gzip", stream(gzipSync(whole), { headers: { "content-encoding": "gzip" } })],
    ["JSON in its place", (response) => json(response, 200, completion)],
  ])("kinds of fault that harm no stream: %s", async (_, answering) => {
    expect(await outcomeOf(answering, true)).toEqual({ text, error: undefined, requests: 1 });
  });

  it.each<[what: string, answer: Answer, requests: number]>([
    ["a byte order mark", plain(200, `\ufeff${JSON.stringify(completion)}`), 1],
    ["gzip", plain(200, gzipSync(JSON.stringify(completion)), { "content-encoding": "gzip" }), 1],
    [
      "a body byte by byte",
      async (response) => {
        response.writeHead(200, { "content-type": "application/json" });
        for (const byte of Buffer.from(JSON.stringify(completion)))
          await new Promise((sent) => response.write(Buffer.of(byte), sent));
        response.end();
      },
      1,
    ],
    ["status 429, once", afterwards(1, plain(429, "{}")), 2],
    ["status 503, twice", afterwards(2, plain(503, "{}")), 3],
    [
      "a page of a proxy, once",
      afterwards(1, plain(502, "<html>Bad gateway</html>", { "content-type": "text/html" })),
      2,
    ],
    ["a connection that is reset, once", afterwards(1, (response) => void response.destroy()), 2],
    [
      "a redirect in its origin",
      (response, nth) =>
        nth === 1 ? plain(307, "", { location: "/elsewhere" })(response, nth) : json(response, 200, completion),
      2,
    ],
  ])("kinds of fault that harm no answer: %s", async (_, answering, requests) => {
    expect(await outcomeOf(answering, false)).toEqual({ text, error: undefined, requests });
  });
});

describe("kinds of fault that are told", () => {
  const part = { text: text.slice(0, 5), requests: 1 };

  it.each<[what: string, answer: Answer, error: object]>([
    ["an end without its sign", stream(half), { name: "IncompleteStreamError" }],
    ["half of an event", stream(whole.slice(0, half.length + 30)), { name: "IncompleteStreamError" }],
    ["no JSON", stream(`${half}data: {"id":\n\n`), { name: "StreamError" }],
    [
      "an event of an error",
      stream(`${half}event: error\ndata: {"error":{"message":"overloaded"}}\n\n`),
      { name: "StreamError", message: "overloaded" },
    ],
    [
      "an error among the data",
      stream(half + framed({ error: { message: "overloaded", code: "x" } })),
      { name: "StreamError", message: "overloaded", code: "x" },
    ],
    ["silence", broken(half, () => {}), { name: "TimeoutError", kind: "idle" }],
    ["a connection that is lost", broken(half, (response) => response.destroy()), { name: "ConnectionError" }],
  ])("kinds of fault that are told after what has come: %s", async (_, answering, error) => {
    expect(await outcomeOf(answering, true, 500)).toMatchObject({ ...part, error });
  });

  const final = { "x-should-retry": "false" };
  it.each<[what: string, answer: Answer, error: object, isStream?: boolean, requests?: number]>([
    ["an empty answer", plain(200, ""), { name: "ResponseError", reason: "empty" }],
    ["no content", (response) => void response.writeHead(204).end(), { name: "ResponseError", reason: "empty" }],
    [
      "half of JSON",
      plain(200, JSON.stringify(completion).slice(0, 30)),
      { name: "ResponseError", reason: "not-json" },
    ],
    [
      "an error of status 200",
      plain(200, '{"error":{"message":"no quota"}}'),
      { message: "no quota", reason: "server" },
    ],
    [
      "a page",
      plain(200, "<html>Log in</html>", { "content-type": "text/html" }),
      { message: expect.stringContaining("Log in") },
    ],
    [
      "an error in an envelope of its own",
      plain(400, '{"code":7,"msg":"no such model","data":null}'),
      { status: 400, message: "no such model" },
    ],
    ["an error that is a text", plain(400, '{"error":"no such model"}'), { status: 400, message: "no such model" }],
    [
      "an error that quotes the key",
      plain(401, JSON.stringify({ error: { message: `wrong key ${key}` } })),
      { status: 401, message: "wrong key [redacted]" },
    ],
    [
      "a page of a proxy for good",
      plain(502, "<html><h1>Bad</h1> gateway</html>", { "content-type": "text/html" }),
      { status: 502, message: "Bad gateway" },
      false,
      3,
    ],
    ["a limit without an end", plain(429, '{"error":{"message":"slow"}}', final), { status: 429, message: "slow" }],
    ["a request that is wrong", plain(400, '{"error":{"message":"wrong"}}'), { status: 400 }],
    [
      "a redirect to another origin",
      plain(307, "", { location: "http://127.0.0.1:9/x" }),
      { status: 307, reason: "redirect" },
    ],
    [
      "an error in place of a stream",
      stream(framed({ error: { message: "overloaded" } })),
      { message: "overloaded" },
      true,
    ],
    ["a stream of nothing", stream(""), { name: "IncompleteStreamError" }, true],
  ])(
    "kinds of fault that are told before anything came: %s",
    async (_, answering, error, isStream = false, requests = 1) => {
      expect(await outcomeOf(answering, isStream)).toMatchObject({ text: "", error, requests });
    },
  );

  it("kinds of fault leave no answer open", async () => {
    await outcomeOf(
      broken(half, () => {}),
      true,
      500,
    );
    await expect.poll(() => server.openAnswers(), { timeout: 20_000 }).toBe(0);
  });
});
