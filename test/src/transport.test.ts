import { createServer } from "node:net";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import {
  AbortError,
  type ClientOptions,
  ConnectionError,
  createClient,
  HttpError,
  RateLimitError,
  ResponseError,
  TimeoutError,
} from "../../src/index.js";
import { small } from "./fixtures/provider.js";
import { type Handler, json, startServer, type TestServer } from "./fixtures/server.js";

const key = "sk-test-abcdef123456";
const messages = [{ role: "user" as const, content: "hi" }];
const body = { model: "m", messages };
const fast = { initial: 10, max: 20 };
let server: TestServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function start(handle: Handler, options: ClientOptions = {}) {
  const running = await startServer(handle);
  server = running;
  return { running, client: createClient(small, { baseURL: running.url, apiKey: key, retryDelay: fast, ...options }) };
}

/** Answers each request with the next status; 200 at last. */
function statuses(...answers: (readonly [number, Record<string, string>?])[]): Handler {
  const rest = [...answers];
  return (_, response) => {
    const [status, headers] = rest.shift() ?? [200, {}];
    json(response, status, status === 200 ? { data: [] } : { error: { message: `no ${status}` } }, headers);
  };
}

const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => expect.fail("no error"),
    (error: unknown) => error,
  );
const timed = async (work: () => Promise<unknown>) => {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
};

describe("retries", () => {
  it.each([408, 409, 429, 500, 503])("repeat after %i, as often as asked", async (status) => {
    const { client, running } = await start(statuses([status], [status]));
    await client.models.list();
    expect(running.received).toHaveLength(3);
    running.received.length = 0;
    const again = await start(statuses([status], [status]));
    await failure(again.client.models.list({}, { retries: 1 }));
    expect(again.running.received).toHaveLength(2);
    await running.close();
  });

  it.each([400, 401, 403, 404, 422])("do not repeat after %i", async (status) => {
    const { client, running } = await start(statuses([status]));
    expect(await failure(client.models.list())).toMatchObject({ status, attempts: 1 });
    expect(running.received).toHaveLength(1);
  });

  it("believe x-should-retry in capitals too", async () => {
    const { client, running } = await start(statuses([400, { "x-should-retry": "True" }]));
    await client.models.list();
    expect(running.received).toHaveLength(2);
  });

  it("believe x-should-retry", async () => {
    const { client, running } = await start(statuses([500, { "x-should-retry": "false" }]));
    await failure(client.models.list());
    expect(running.received).toHaveLength(1);
    await running.close();
    const second = await start(statuses([400, { "x-should-retry": "true" }]));
    await second.client.models.list();
    expect(second.running.received).toHaveLength(2);
  });

  it("wait as long as the server asks, in seconds, milliseconds or until a date", async () => {
    const later = new Date(Math.ceil(Date.now() / 1000) * 1000 + 1000).toUTCString();
    const { client } = await start(statuses([429, { "retry-after-ms": "150" }]));
    const wait = await timed(() => client.models.list());
    expect(wait).toBeGreaterThanOrEqual(150);
    await server?.close();
    const byDate = await start(statuses([503, { "retry-after": later }]));
    expect(await timed(() => byDate.client.models.list())).toBeGreaterThanOrEqual(Date.parse(later) - Date.now() - 1);
    expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(later));
    await server?.close();
    const bySeconds = await start(statuses([429, { "retry-after": "0.2" }]));
    expect(await timed(() => bySeconds.client.models.list())).toBeGreaterThanOrEqual(200);
  });

  it("do not wait for more than a minute", async () => {
    const { client, running } = await start(statuses([429, { "retry-after": "3600" }]));
    const error = await failure(client.models.list());
    expect(error).toBeInstanceOf(RateLimitError);
    expect(error).toMatchObject({ retryAfter: 3_600_000 });
    expect(running.received).toHaveLength(1);
  });

  it("do not wait for a quota", async () => {
    const { client, running } = await start((_, response) =>
      json(response, 429, { error: { code: "insufficient_quota" } }),
    );
    await failure(client.models.list());
    expect(running.received).toHaveLength(1);
  });

  it("repeat after a lost connection, with the same body and idempotency key", async () => {
    let count = 0;
    const { client, running } = await start((_, response, raw) => {
      count += 1;
      if (count === 1) raw.socket.resetAndDestroy();
      else if (count === 2) response.writeHead(200, { "content-length": "100" }).write("{", () => raw.socket.destroy());
      else json(response, 200, { choices: [] });
    });
    await client.chat.completions.create(body, { idempotencyKey: true });
    const keys = new Set(running.received.map(({ headers }) => headers["idempotency-key"]));
    expect(keys.size).toBe(1);
    expect([...keys][0]).toMatch(/^[\w-]{36}$/);
    expect(new Set(running.received.map((request) => String(request.body)))).toEqual(new Set([JSON.stringify(body)]));
    expect(running.received).toHaveLength(3);
  });

  it("send a body that can be read only once only once", async () => {
    const { client, running } = await start(statuses([503]));
    expect(await failure(client.upload.raw(new Blob(["x"]).stream()))).toMatchObject({ status: 503 });
    expect(running.received).toHaveLength(1);
  });

  it("stop waiting when the caller aborts", async () => {
    const { client } = await start(statuses([429, { "retry-after": "30" }]));
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 60);
    const time = await timed(async () => {
      expect(await failure(client.models.list({}, { signal: controller.signal }))).toBeInstanceOf(AbortError);
    });
    expect(time).toBeLessThan(1000);
  });

  it("do not begin a wait that outlasts the total time", async () => {
    const { client } = await start(statuses([429, { "retry-after": "30" }]), { timeout: 500 });
    expect(await failure(client.models.list())).toBeInstanceOf(RateLimitError);
  });
});

describe("timeouts", () => {
  it("end the call while headers are missing", async () => {
    const { client } = await start(() => undefined);
    const error = await failure(client.models.list({}, { timeout: 80 }));
    expect(error).toBeInstanceOf(TimeoutError);
    expect(error).toMatchObject({ kind: "total", timeout: 80, operation: "GET /v1/models", provider: "small" });
  });

  it("end the call while the body is missing, and close the socket", async () => {
    const { client, running } = await start((_, response) => void response.writeHead(200).write("{"));
    expect(await failure(client.models.list({}, { timeout: 80 }))).toBeInstanceOf(TimeoutError);
    await expect.poll(running.openAnswers).toBe(0);
  });

  it("of one attempt lead to another", async () => {
    let count = 0;
    const { client, running } = await start((_, response) => {
      count += 1;
      if (count > 1) json(response, 200, { data: [] });
    });
    await client.models.list({}, { attemptTimeout: 80 });
    expect(running.received).toHaveLength(2);
  });

  it("work with a fetch and a body that ignore their signal", async () => {
    const never = createClient(small, { fetch: () => new Promise(() => undefined) });
    expect(await failure(never.models.list({}, { timeout: 30 }))).toBeInstanceOf(TimeoutError);
    const silent = createClient(small, { fetch: async () => new Response(new ReadableStream()) });
    expect(await failure(silent.models.list({}, { timeout: 30 }))).toBeInstanceOf(TimeoutError);
    const aborted = AbortSignal.abort();
    expect(await failure(never.models.list({}, { signal: aborted }))).toBeInstanceOf(AbortError);
  });
});

describe("redirects", () => {
  it("within the origin keep method and body", async () => {
    const { client, running } = await start((request, response) => {
      if (request.url === "/chat/completions") return void response.writeHead(308, { location: "/moved?x=1" }).end();
      json(response, 200, { choices: [] });
    });
    await client.chat.completions.create(body);
    expect(running.received[1]).toMatchObject({
      method: "POST",
      url: "/moved?x=1",
      body: Buffer.from(JSON.stringify(body)),
    });
    expect(running.received[1]?.headers.authorization).toBe(`Bearer ${key}`);
  });

  it.each([301, 302, 303])(
    "with %i are followed without a body, and refused with one, which would be lost",
    async (status) => {
      const { client, running } = await start((request, response) => {
        if (request.url !== "/result") return void response.writeHead(status, { location: "/result" }).end();
        json(response, 200, { data: [] });
      });
      expect(await client.models.list()).toEqual({ data: [] });
      expect(running.received[1]).toMatchObject({ method: "GET", url: "/result" });
      expect(await failure(client.chat.completions.create(body))).toMatchObject({ reason: "redirect", status });
      expect(running.received).toHaveLength(3);
    },
  );

  it("to another origin are refused; nothing arrives there", async () => {
    const other = await startServer((_, response) => json(response, 200, {}));
    const { client } = await start((_, response) => void response.writeHead(307, { location: other.url }).end());
    const error = await failure(client.chat.completions.create(body));
    expect(error).toBeInstanceOf(ResponseError);
    expect(error).toMatchObject({ reason: "redirect", status: 307 });
    expect(other.received).toEqual([]);
    await other.close();
  });

  it("end when they go round in circles", async () => {
    const { client, running } = await start(
      (_, response) => void response.writeHead(307, { location: "/again" }).end(),
    );
    expect(await failure(client.models.list())).toMatchObject({ reason: "redirect" });
    expect(running.received.length).toBeLessThan(15);
  });
});

describe("answers", () => {
  const answer = (text: string | Buffer, headers: Record<string, string> = {}, status = 200): Handler => {
    return (_, response) => void response.writeHead(status, headers).end(text);
  };

  it.each([
    ["empty", answer(""), "empty"],
    ["204", answer("", {}, 204), "empty"],
    ["HTML", answer("<html><title>Login</title></html>", { "content-type": "text/html" }), "not-json"],
    ["half of JSON", answer('{"data":'), "not-json"],
    ["an error object", answer('{"error":{"message":"quota","code":"q"}}'), "server"],
    ["an error of another kind", answer('{"object":"error","message":"quota","code":400}'), "server"],
  ])("that are %s are errors", async (_, handler, reason) => {
    const { client, running } = await start(handler);
    const error = await failure(client.models.list());
    expect(error).toBeInstanceOf(ResponseError);
    expect(error).toMatchObject({ reason });
    if (reason === "server") expect(error).toMatchObject({ message: "quota" });
    expect(running.received).toHaveLength(1);
  });

  it("with an error field that the description knows are values", async () => {
    const response = { id: "r1", object: "response", error: { code: "x", message: "failed" } };
    const { client } = await start((_, res) => json(res, 200, response));
    expect(await client.models.retrieve("m")).toEqual(response);
  });

  it.each([
    ["with a length", (size: number) => answer(`"${"x".repeat(size)}"`, { "content-length": String(size + 2) })],
    [
      "without a length",
      (size: number): Handler =>
        (_, response) => {
          response.write('"');
          response.end(`${"x".repeat(size)}"`);
        },
    ],
    ["packed", (size: number) => answer(gzipSync(`"${"x".repeat(size)}"`), { "content-encoding": "gzip" })],
  ])("%s are limited", async (_, handler) => {
    const { client } = await start(handler(5000), { maxResponseSize: 4000 });
    expect(await failure(client.models.list())).toMatchObject({ reason: "too-large" });
    await server?.close();
    const fine = await start(handler(3000), { maxResponseSize: 4000 });
    expect(await fine.client.models.list()).toHaveLength(3000);
  });

  it.each([
    ['{"error":{"message":"why","type":"t"}}', "why"],
    ['{"error":"why"}', "why"],
    ['{"detail":"why"}', "why"],
    ['{"detail":[{"loc":["body","model"],"msg":"field required"}]}', "body.model: field required"],
    ['{"error_code":"E1","message":"why"}', "why"],
    ['{"code":1,"msg":"why"}', "why"],
    ['[{"error":{"message":"why"}}]', "why"],
    ['{"error":{"error":{"message":"why"}}}', "why"],
    ['{"error":"invalid_grant","error_description":"why"}', "why"],
    ['{"error":["why","not"]}', "why; not"],
    ['{"error":{"message":{"text":"why"}}}', '{"text":"why"}'],
    ['{"errors":{"name":["why"]}}', '{"name":["why"]}'],
    ['{"error_code":17,"error_msg":"why"}', "why"],
    ['{"Message":"why"}', "why"],
    ['{"type":"about:blank","title":"why","status":400}', "why"],
    ['\ufeff{"error":{"message":"why"}}', "why"],
    ["plain words", "plain words"],
    ["<html><body><h1>502 Bad</h1><script>x()</script> gateway</body></html>", "502 Bad gateway"],
    ["", "400 Bad Request"],
  ])("say why: %s", async (text, message) => {
    const { client } = await start(answer(text, { "x-request-id": "r9" }, 400));
    const error = await failure(client.models.list());
    expect(error).toBeInstanceOf(HttpError);
    expect(error).toMatchObject({
      message,
      status: 400,
      requestId: "r9",
      provider: "small",
      operation: "GET /v1/models",
    });
  });

  it.each([
    ["do not end", false],
    ["break off", true],
  ])("that are errors and %s are errors all the same, with what came", async (_, breaksOff) => {
    const { client, running } = await start((__, response, raw) => {
      response.writeHead(400, { "content-length": "5000" });
      response.write('{"error":{"message":"why"}}');
      if (breaksOff) setTimeout(() => raw.socket.destroy(), 20);
    });
    expect(await failure(client.models.list())).toMatchObject({ status: 400, message: "why" });
    await expect.poll(running.openAnswers).toBe(0);
  });

  it.each([
    "null",
    "[]",
    '"text"',
    "42",
    '{"detail":"why"}',
    '{"code":401,"msg":"why","data":null}',
    '{"success":false,"message":"why"}',
    '{"id":"r1","error":{"message":"why"}}',
    '{"error":true,"message":"why"}',
    '{"error_code":17,"error_msg":"why"}',
  ])("that cannot be completions are errors: %s", async (text) => {
    const { client } = await start(answer(text));
    const error = await failure(client.chat.completions.create({ ...body }));
    expect(error).toBeInstanceOf(ResponseError);
    if (text.includes("why")) expect(error).toMatchObject({ reason: "server", message: "why" });
  });

  it.each([
    '{"id":"c1","choices":[],"error":{"message":"","type":"","code":null}}',
    '{"id":"c1","choices":[],"error":null}',
    '{"choices":[],"message":"fine"}',
  ])("that are completions with an empty error are values: %s", async (text) => {
    const { client } = await start(answer(text));
    expect(await client.chat.completions.create({ ...body })).toEqual(JSON.parse(text));
  });

  it.each([200, 502])("that are a page of status %i say what the page says", async (status) => {
    const page = "<html><style>p { }</style><body><h1>Log\n in</h1> <p>first</p></body></html>";
    const { client } = await start(answer(page, { "content-type": "text/html" }, status), { maxRetries: 0 });
    const { message } = (await failure(client.models.list())) as Error;
    expect(message).toContain("Log in first");
    expect(message).not.toMatch(/[<{]/);
    if (status === 200) expect(message).toContain("page");
  });

  it("keep only the beginning of a long error", async () => {
    const { client } = await start(answer("x".repeat(1_000_000), {}, 400));
    const error = await failure(client.models.list());
    expect(JSON.stringify(error).length).toBeLessThan(4000);
  });
});

describe("credentials", () => {
  const views = (error: unknown) => [
    String(error),
    error instanceof Error ? String(error.stack) : "",
    JSON.stringify(error),
    JSON.stringify(Object.getOwnPropertyDescriptors(error)),
  ];

  it.each([
    ["an error", 401, `{"error":{"message":"bad key ${key}","code":"${key}","type":"Bearer ${key}","param":"${key}"}}`],
    ["an error in a success", 200, `{"error":{"message":"bad key ${key}"}}`],
    ["a page", 502, `<html>Authorization: Bearer ${key}</html>`],
    ["a page in a success", 200, `<html>${key}</html>`],
    ["plain text", 403, `key=${encodeURIComponent(key)}`],
  ])("that %s echoes are hidden", async (_, status, text) => {
    const { client } = await start(
      (__, response) => void response.writeHead(status, { "x-request-id": `r-${key}`, "x-echo": key }).end(text),
      { maxRetries: 0 },
    );
    const error = await failure(client.models.list());
    for (const view of views(error)) expect(view).not.toContain(key);
  });

  it("in headers of the caller and in a stream are hidden too", async () => {
    const secret = "team/secret+value=";
    const { client } = await start((_, response) => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.end(`data: {"error":{"message":"bad ${secret} and ${encodeURIComponent(secret)}"}}\n\n`);
    });
    const stream = await client.chat.completions.create(
      { ...body, stream: true },
      { headers: { "x-api-key": secret } },
    );
    const error = await failure(stream.finalText());
    for (const view of views(error)) {
      expect(view).not.toContain(secret);
      expect(view).not.toContain(encodeURIComponent(secret));
    }
    expect(String(error)).toContain("bad [redacted]");
  });

  it("that a platform quotes are hidden", async () => {
    const bad = createClient(small, { apiKey: `${key}\n\u0000x`, maxRetries: 0 });
    const error = await failure(bad.models.list());
    for (const view of views(error)) expect(view).not.toContain(key);
    const fetch = async () =>
      Promise.reject(new TypeError("fetch failed", { cause: new Error(`header ${key} refused`) }));
    const lost = await failure(createClient(small, { apiKey: key, maxRetries: 0, fetch }).models.list());
    expect(lost).toBeInstanceOf(ConnectionError);
    for (const view of views(lost)) expect(view).not.toContain(key);
  });

  it("do not reach the log", async () => {
    const lines: string[] = [];
    const write = (message: string, fields: unknown) => lines.push(`${message} ${JSON.stringify(fields)}`);
    const logger = { debug: write, info: write, warn: write, error: write };
    const { client } = await start(statuses([500], [401]), { logger, logLevel: "debug", headers: { cookie: "abc" } });
    await failure(client.models.list({}, { query: { api_key: key } }));
    expect(lines.join("\n")).toMatch(/request[\s\S]*retry/);
    expect(lines.join("\n")).not.toContain(key);
    expect(lines.join("\n")).not.toContain('"abc"');
  });
});

it("tells a refused connection by its code", async () => {
  const closed = createServer();
  await new Promise<void>((resolve) => closed.listen(0, "127.0.0.1", resolve));
  const address = closed.address();
  const port = typeof address === "object" && address ? address.port : 0;
  await new Promise((resolve) => closed.close(resolve));
  const client = createClient(small, { baseURL: `http://127.0.0.1:${port}`, maxRetries: 0 });
  expect(await failure(client.models.list())).toMatchObject({
    name: "ConnectionError",
    code: "ECONNREFUSED",
    attempts: 1,
  });
});
