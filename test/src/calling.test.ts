import { getEventListeners } from "node:events";
import type { Middleware as FetchMiddleware } from "openapi-fetch";
import { afterEach, describe, expect, it } from "vitest";
import { openai } from "../../generated/providers/openai/index.js";
import { responses as openaiResponses } from "../../generated/providers/openai/responses.js";
import { xiexus } from "../../generated/providers/xiexus/index.js";
import { responses as xiexusResponses } from "../../generated/providers/xiexus/responses.js";
import {
  type ClientOptions,
  ConcordError,
  createClient,
  type DriftEvent,
  HttpError,
  type Issue,
  type Middleware,
  type PagePromise,
  type Provider,
  type RequestOptions,
  ValidationError,
} from "../../src/index.js";
import { fillPath, nextByItem, queryRules, readPages, watch } from "../../src/runtime.js";
import { makeValidator, small } from "./fixtures/provider.js";
import { events, type Handler, json, startServer, type TestServer } from "./fixtures/server.js";

const messages = [{ role: "user" as const, content: "hi" }];
const completion = {
  id: "c1",
  object: "chat.completion",
  choices: [{ message: { role: "assistant", content: "hi" } }],
};
let server: TestServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function start(
  options: ClientOptions = {},
  handle: Handler = (_, response) => json(response, 200, completion),
  provider = small,
) {
  const running = await startServer(handle);
  server = running;
  return { running, client: createClient(provider, { baseURL: running.url, ...options }) };
}

async function used(): Promise<Response> {
  const response = Response.json(completion);
  await response.text();
  return response;
}

describe("fields that the provider does not document", () => {
  const body = { model: "m", max_tok: 5, messages: [{ role: "user" as const, content: "hi", name: "n" }] };

  it("pass by default, with a warning in the log", async () => {
    const lines: [string, unknown][] = [];
    const warn = (message: string, fields: unknown) => lines.push([message, fields]);
    const { client, running } = await start({ logger: { ...console, warn } });
    await client.chat.completions.create(body);
    expect(JSON.parse(String(running.received[0]?.body))).toEqual(body);
    expect(lines).toEqual([
      [
        "undocumented",
        expect.objectContaining({ fields: ["unknown-property /max_tok", "unknown-property /messages/0/name"] }),
      ],
    ]);
  });

  it("are left out of a copy with drop, and reported", async () => {
    const drift: DriftEvent[] = [];
    const { client, running } = await start({ onDrift: (event) => drift.push(event), unsupported: "drop" });
    const original = structuredClone(body);
    await client.chat.completions.create(body);
    expect(JSON.parse(String(running.received[0]?.body))).toEqual({ model: "m", messages });
    expect(body).toEqual(original);
    expect(drift).toMatchObject([{ kind: "dropped", provider: "small", operation: "POST /v1/chat/completions" }]);
    expect(drift[0]?.issues.map(({ pointer }) => pointer)).toEqual(["/max_tok", "/messages/0/name"]);
  });

  it("are errors with error; a call can choose for itself", async () => {
    const { client, running } = await start({ unsupported: "error" });
    await expect(client.chat.completions.create(body)).rejects.toBeInstanceOf(ValidationError);
    expect(running.received).toEqual([]);
    await client.chat.completions.create(body, { unsupported: "pass" });
    expect(running.received).toHaveLength(1);
  });

  it("do not hide a real error with drop", async () => {
    const { client } = await start({ unsupported: "drop" });
    const wrong = { max_tok: 1, messages };
    // @ts-expect-error no model
    await expect(client.chat.completions.create(wrong)).rejects.toMatchObject({ issues: [{ code: "required" }] });
  });
});

describe("a list", () => {
  interface Item {
    readonly id: string;
  }
  interface ListClient {
    readonly files: {
      list(org: string, query?: { limit?: number }, options?: RequestOptions): PagePromise<{ data: Item[] }, Item>;
    };
  }
  const provider: Provider<ListClient> = {
    name: "lists",
    baseURL: "https://x.example",
    operations: {
      files: {
        list: {
          key: "GET /orgs/{org}/files",
          method: "GET",
          path: "/orgs/{org}/files",
          fill: fillPath,
          query: { rules: queryRules },
          page: { items: ["data"], parameter: "after", more: ["has_more"], next: nextByItem, read: readPages },
        },
      },
    },
  };
  const all = ["a", "b", "c", "d", "e"].map((id) => ({ id }));

  async function read(handle: (after: string | null, limit: number) => object, take = 99) {
    const running = await startServer((request, response) => {
      const { searchParams } = new URL(request.url, "http://x");
      json(response, 200, handle(searchParams.get("after"), Number(searchParams.get("limit"))));
    });
    server = running;
    const client = createClient(provider, { baseURL: running.url });
    const ids: string[] = [];
    for await (const { id } of client.files.list("o", { limit: 2 }, { headers: { "x-a": "b" } })) {
      ids.push(id);
      if (ids.length === take) break;
    }
    return { ids: ids.join(""), running };
  }
  const slice = (after: string | null, limit: number) => {
    const from = after === null ? 0 : all.findIndex(({ id }) => id === after) + 1;
    return all.slice(from, from + limit);
  };

  it("is iterated over all of its pages, with the same arguments", async () => {
    const { ids, running } = await read((after, limit) => {
      const data = slice(after, limit);
      return { data, has_more: data.at(-1)?.id !== "e" };
    });
    expect(ids).toBe("abcde");
    expect(running.received.map(({ url }) => url)).toEqual([
      "/orgs/o/files?limit=2",
      "/orgs/o/files?limit=2&after=b",
      "/orgs/o/files?limit=2&after=d",
    ]);
    expect(running.received.every(({ headers }) => headers["x-a"] === "b")).toBe(true);
  });

  it("asks for no page that is not needed", async () => {
    const { ids, running } = await read((after, limit) => ({ data: slice(after, limit), has_more: true }), 2);
    expect(ids).toBe("ab");
    expect(running.received).toHaveLength(1);
  });

  it("ends without has_more, also where the server does not know the cursor", async () => {
    expect((await read((after, limit) => ({ data: slice(after, limit) }))).ids).toBe("abcde");
    await server?.close();
    const { ids, running } = await read(() => ({ data: all }));
    expect(ids).toBe("abcde");
    expect(running.received).toHaveLength(2);
  });

  it("is a promise of its first page", async () => {
    const running = await startServer((_, response) => json(response, 200, { data: all, has_more: true }));
    server = running;
    const page = await createClient(provider, { baseURL: running.url }).files.list("o");
    expect(page.data).toHaveLength(5);
  });
});

describe("middleware", () => {
  it("sees and changes each attempt, in order", async () => {
    const seen: string[] = [];
    let count = 0;
    const { client, running } = await start(
      {
        retryDelay: { initial: 1 },
        middleware: [
          {
            onRequest({ request, schemaPath, attempt, operation, provider }) {
              seen.push(`${provider} ${operation} ${schemaPath} ${attempt}`);
              const headers = new Headers(request.headers);
              headers.set("x-signed", "1");
              return new Request(request, { headers });
            },
            onResponse: ({ response }) => void seen.push(`status ${response.status}`),
          },
          {
            onRequest: ({ request }) => void seen.push(`signed ${request.headers.get("x-signed")}`),
            onResponse: () => void seen.push("answered"),
          },
        ],
      },
      (_, response) => {
        count += 1;
        json(response, count === 1 ? 503 : 200, completion);
      },
    );
    await client.chat.completions.create({ model: "m", messages });
    const sent = (n: number) => [`small POST /v1/chat/completions /chat/completions ${n}`, "signed 1", "answered"];
    expect(seen).toEqual([...sent(1), "status 503", ...sent(2), "status 200"]);
    expect(running.received[1]).toMatchObject({ body: Buffer.from(JSON.stringify({ model: "m", messages })) });
    expect(running.received[1]?.headers["x-signed"]).toBe("1");
  });

  it("may answer, replace an error, and fail without being repeated", async () => {
    const answer = new Response(JSON.stringify({ ...completion, id: "mine" }));
    const { client } = await start({ middleware: [{ onResponse: () => answer }] });
    expect((await client.chat.completions.create({ model: "m", messages })).id).toBe("mine");
    await server?.close();
    const replaced = new ConcordError("mine");
    const second = await start({ middleware: [{ onError: () => replaced }] }, (_, response) => void response.destroy());
    await expect(second.client.models.list()).rejects.toBe(replaced);
    expect(second.running.received).toHaveLength(1);
    await server?.close();
    const third = await start({
      middleware: [
        {
          onRequest() {
            throw new TypeError("broken hook");
          },
        },
      ],
    });
    await expect(third.client.models.list()).rejects.toMatchObject({ name: "ConcordError", attempts: 1 });
    expect(third.running.received).toEqual([]);
  });

  it.each<[string, Middleware]>([
    ["onRequest", { onRequest: async ({ request }) => void (await request.text()) }],
    ["onRequest", { onRequest: () => used() }],
    ["onResponse", { onResponse: async ({ response }) => void (await response.json()) }],
    ["onError", { onError: () => used() }],
  ])("that has used up a body is named: %s", async (name, hooks) => {
    const { client } = await start({ middleware: [hooks] }, (_, response) =>
      name === "onError" ? void response.destroy() : json(response, 200, completion),
    );
    const call = client.chat.completions.create({ model: "m", messages });
    await expect(call).rejects.toThrow(`${name} has read the body: read a clone().`);
  });

  it("may read a copy of each body", async () => {
    const read: string[] = [];
    const hooks: Middleware = {
      onRequest: async ({ request }) => void read.push(await request.clone().text()),
      onResponse: async ({ response }) => void read.push(await response.clone().text()),
    };
    const { client } = await start({ middleware: [hooks] });
    await client.chat.completions.create({ model: "m", messages });
    expect(read).toEqual([JSON.stringify({ model: "m", messages }), JSON.stringify(completion)]);
  });
});

describe("middleware written for openapi-fetch", () => {
  const answering = (status: number): FetchMiddleware => ({
    onRequest: () => new Response(JSON.stringify({ data: [], error: status > 299 ? "closed" : "" }), { status }),
  });

  it("may answer in place of the server, also with a failure", async () => {
    const { client, running } = await start({ middleware: [answering(200)] });
    expect(await client.models.list()).toMatchObject({ data: [] });
    const failing = createClient(small, { baseURL: running.url, maxRetries: 0, middleware: [answering(503)] });
    await expect(failing.models.list()).rejects.toMatchObject({ name: "ServerError", message: "closed", attempts: 1 });
    expect(running.received).toEqual([]);
  });

  it("may make an answer of a lost connection, and an error of its own", async () => {
    const seen: unknown[] = [];
    const handle: Handler = (_, response) => void response.destroy();
    const recovering: FetchMiddleware = {
      onError({ error }) {
        seen.push(error instanceof Error && error.name);
        return new Response('{"data":[]}');
      },
    };
    const { client } = await start({ middleware: [recovering] }, handle);
    expect(await client.models.list()).toEqual({ data: [] });
    expect(seen).toEqual(["ConnectionError"]);
    await server?.close();
    const second = await start({ middleware: [{ onError: () => new TypeError("mine") }] }, handle);
    await expect(second.client.models.list()).rejects.toMatchObject({ name: "ConcordError", message: "mine" });
    expect(second.running.received).toHaveLength(1);
  });

  it("does not have an error page read without end, nor wait for a hook without end", async () => {
    const passing: FetchMiddleware = { onResponse: ({ response }) => response };
    const { client } = await start({ middleware: [passing], maxRetries: 0 }, (_, response) => {
      response.writeHead(500, { "content-type": "text/plain" });
      const write = (): void => void (response.writable && response.write("x".repeat(2 ** 16), write));
      write();
    });
    await expect(client.models.list()).rejects.toMatchObject({ name: "ServerError" });
    const waiting: FetchMiddleware = { onResponse: () => new Promise(() => undefined) };
    const stuck = createClient(small, { baseURL: running(), timeout: 50, middleware: [waiting] });
    await expect(stuck.models.list()).rejects.toMatchObject({ name: "TimeoutError", kind: "total" });
  });

  it("sees bodies that can be read once, and its headers survive a redirect", async () => {
    const signing: FetchMiddleware = {
      onRequest({ request }) {
        request.headers.set("x-signed", "1");
        return request;
      },
    };
    const { client, running: own } = await start({ middleware: [signing] }, (request, response) => {
      if (request.url === "/raw") json(response, 200, { size: request.body.length });
      else if (request.url === "/moved") json(response, 200, completion);
      else response.writeHead(308, { location: "/moved" }).end();
    });
    expect(await client.upload.raw(new Blob(["abc"]).stream())).toEqual({ size: 3 });
    await client.chat.completions.create({ model: "m", messages });
    expect(own.received.map(({ url, headers }) => `${url} ${headers["x-signed"]}`)).toEqual([
      "/raw 1",
      "/chat/completions 1",
      "/moved 1",
    ]);
    expect(String(own.received[2]?.body)).toBe(String(own.received[1]?.body));
  });

  function running(): string {
    return server?.url ?? "";
  }
});

describe("onDrift", () => {
  const unknownField: Issue = {
    code: "unknown-property",
    severity: "warning",
    path: ["new"],
    pointer: "/new",
    expected: "a known property",
    received: "number 1",
    message: "unknown",
  };
  const sees = makeValidator((value) =>
    typeof value === "object" && value !== null && "new" in value ? [unknownField] : [],
  );
  const responses = { "POST /v1/chat/completions": { result: sees, event: sees, watch } };

  it("is told of answers that depart from their description, after the caller has them", async () => {
    const drift: DriftEvent[] = [];
    const onDrift = (event: DriftEvent) => {
      drift.push(event);
      throw new Error("ignored");
    };
    const handle: Handler = (_, response) => json(response, 200, { ...completion, new: 1 }, { "x-request-id": "r1" });
    const { client } = await start({ onDrift, responses }, handle);
    expect(await client.chat.completions.create({ model: "m", messages })).toMatchObject({ new: 1 });
    await expect
      .poll(() => drift)
      .toMatchObject([{ kind: "response", requestId: "r1", issues: [{ pointer: "/new" }] }]);
  });

  it("is told once of what a whole stream shows", async () => {
    const drift: DriftEvent[] = [];
    const handle: Handler = (_, response) => {
      const part = { new: 1, choices: [{ index: 0, delta: { content: "x" }, finish_reason: null }] };
      events(response, [part, part, { choices: [{ index: 0, delta: {}, finish_reason: "stop" }] }, "[DONE]"]);
      response.end();
    };
    const { client } = await start({ onDrift: (event) => drift.push(event), responses }, handle);
    expect(await (await client.chat.completions.create({ model: "m", messages, stream: true })).finalText()).toBe("xx");
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(drift).toMatchObject([{ kind: "event", issues: [{ code: "unknown-property" }] }]);
  });

  it("checks the operations that validators are given for", async () => {
    const drift: DriftEvent[] = [];
    const handle: Handler = (request, response) => {
      if (!String(request.body).includes("stream")) return json(response, 200, { ...completion, new: 1 });
      events(response, [{ new: 1, choices: [{ index: 0, delta: {}, finish_reason: "stop" }] }, "[DONE]"]);
      response.end();
    };
    const options = { onDrift: (event: DriftEvent) => drift.push(event), responses };
    const { client, running } = await start(options, handle);
    await client.chat.completions.create({ model: "m", messages });
    await (await client.chat.completions.create({ model: "m", messages, stream: true })).finalText();
    await expect.poll(() => drift).toMatchObject([{ kind: "response" }, { kind: "event" }]);

    const blind = { "POST /v1/chat/completions": { watch } };
    const other = createClient(small, { ...options, baseURL: running.url, responses: blind });
    await other.chat.completions.create({ model: "m", messages });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(drift).toHaveLength(2);
  });

  it("checks with the responses module of a generated client", async () => {
    const drift: DriftEvent[] = [];
    const model = { id: "m", object: "model", created: 1, owned_by: "o" };
    const { running } = await start({}, (request, response) =>
      json(response, 200, request.url.endsWith("/new") ? { ...model, created: "today", region: "eu" } : model),
    );
    const onDrift = (event: DriftEvent) => drift.push(event);
    const client = createClient(openai, { baseURL: running.url, responses: openaiResponses, onDrift });
    await client.models.retrieve("m");
    await client.models.retrieve("new");
    await expect.poll(() => drift).toHaveLength(1);
    expect(drift[0]).toMatchObject({ provider: "openai", operation: "GET /v1/models/{model}", kind: "response" });
    expect(drift[0]?.issues.map(({ pointer }) => pointer).sort()).toEqual(["/created", "/region"]);
  });

  it("leaves an error object in a success an error where the description knows no such field", async () => {
    const { running } = await start({}, (_, response) => json(response, 200, { error: { message: "no quota" } }));
    const client = createClient(xiexus, { baseURL: running.url, responses: xiexusResponses });
    await expect(client.models.list()).rejects.toMatchObject({ name: "ResponseError", message: "no quota" });
  });
});

it("an error object in a success is a value only where the description knows the field", async () => {
  const issue = (name: string): Issue => ({
    code: "unknown-property",
    severity: "warning",
    path: [name],
    pointer: `/${name}`,
    expected: "",
    received: "",
    message: "",
  });
  const provider: Provider<{ get(): Promise<unknown> }> = {
    name: "x",
    baseURL: "https://x",
    operations: { get: { key: "GET /x", method: "GET", path: "/x" } },
  };
  const get = (knows: boolean) => {
    const result = makeValidator(() => (knows ? [] : [issue("error")]));
    return createClient(provider, { baseURL: running.url, responses: { "GET /x": { result, watch } } }).get();
  };
  const running = await startServer((_, response) => json(response, 200, { error: { message: "m" } }));
  server = running;
  expect(await get(true)).toEqual({ error: { message: "m" } });
  await expect(get(false)).rejects.toMatchObject({ message: "m" });
});

it("a logger that fails does not break a call, and levels are kept", async () => {
  const levels: string[] = [];
  const write = (level: string) => () => {
    levels.push(level);
    throw new Error("broken logger");
  };
  const logger = { debug: write("debug"), info: write("info"), warn: write("warn"), error: write("error") };
  let count = 0;
  const { client } = await start({ logger, retryDelay: { initial: 1 } }, (_, response) => {
    count += 1;
    json(response, count === 1 ? 500 : 200, completion);
  });
  await client.models.list();
  expect(levels).toEqual(["warn"]);
  await server?.close();
  const failing = await start({ logger, logLevel: "silent", maxRetries: 0 }, (_, response) => json(response, 500, {}));
  await expect(failing.client.models.list()).rejects.toBeInstanceOf(HttpError);
  expect(levels).toEqual(["warn"]);
});

it("a call that is over leaves no listener on the caller's signal, whether it came to its end or failed", async () => {
  const { client, running } = await start({ maxRetries: 0 }, (request, response) =>
    json(response, request.url === "/models" ? 200 : 500, { data: [] }),
  );
  const { signal } = new AbortController();
  const listeners = () => getEventListeners(signal, "abort").length;
  await client.models.list({}, { signal });
  expect([running.received.length, listeners()]).toEqual([1, 0]);
  await expect(client.models.retrieve("m", {}, { signal })).rejects.toMatchObject({ status: 500 });
  expect([running.received.length, listeners()]).toEqual([2, 0]);
});
