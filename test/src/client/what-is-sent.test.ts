import { describe, expect, it } from "vitest";
import { createClient } from "../../../src/client/client.js";
import { encodeRaw } from "../../../src/transport/encode-raw.js";
import { fillPath } from "../../../src/transport/fill-path.js";
import { encodeForm } from "../../../src/transport/form.js";
import { joinCookies } from "../../../src/transport/header-styles.js";
import type { OperationSpec, Provider } from "../../../src/transport/provider.js";

type Call = (...values: readonly unknown[]) => Promise<unknown>;

/** The request of one call: `METHOD url`, its headers but those of the platform, and its body as a text. */
async function sent(
  spec: Partial<OperationSpec>,
  values: readonly unknown[] = [],
  options: object = {},
  more: object = {},
) {
  const requests: Request[] = [];
  const fetch = async (input: RequestInfo | URL, init?: RequestInit) => {
    requests.push(new Request(input, init));
    return Response.json({});
  };
  const operation = { key: "POST /a", method: "POST", path: "/a", ...spec };
  const provider = {
    name: "own",
    baseURL: "https://own.example/v1?k=1",
    operations: { call: operation },
    ...more,
  } as unknown as Provider<{ call: Call }>;
  // As the platform's own, which knows its forms.
  const before = globalThis.fetch;
  globalThis.fetch = fetch as typeof globalThis.fetch;
  try {
    await createClient(provider, { maxRetries: 0, ...options }).call(...values);
  } catch (error) {
    return String(error);
  } finally {
    globalThis.fetch = before;
  }
  const [request] = requests;
  const headers = Object.fromEntries(request?.headers ?? []);
  return { to: `${request?.method} ${request?.url}`, headers, body: await request?.text() };
}

const json = { type: "application/json" };
const form = { type: "multipart/form-data", encode: encodeForm };

describe("what a call sends", () => {
  it.each<[string, Partial<OperationSpec>, readonly unknown[], object, object | string]>([
    [
      "a body of JSON",
      { body: json },
      [{ a: 1 }],
      {},
      {
        to: "POST https://own.example/v1/a?k=1",
        body: '{"a":1}',
        headers: { accept: "application/json", "content-type": "application/json" },
      },
    ],
    [
      "no body",
      { body: { ...json, required: false } },
      [undefined],
      {},
      { body: "", headers: { accept: "application/json" } },
    ],
    ["a body that is missing", { body: json }, [], {}, "ValidationError: The body must be an object, not nothing."],
    [
      "more in the body",
      { body: json },
      [{ a: 1 }, { extraBody: { b: 2, a: 3 } }],
      {},
      { body: '{"a":3,"b":2}', headers: {} },
    ],
    [
      "more in a body that is no object",
      { body: json },
      [[1], { extraBody: { b: 2 } }],
      {},
      { body: '{"b":2}', headers: {} },
    ],
    [
      "another type",
      { body: json },
      [{ a: 1 }, { contentType: "application/x+json" }],
      {},
      { body: '{"a":1}', headers: { "content-type": "application/x+json" } },
    ],
    [
      "another type by a header",
      { body: json },
      [{ a: 1 }, { headers: { "Content-Type": "application/y+json" } }],
      {},
      { body: '{"a":1}', headers: { "content-type": "application/y+json" } },
    ],
    [
      "a form",
      { body: form },
      [{ a: 1 }],
      {},
      { headers: { "content-type": expect.stringMatching(/^multipart\/form-data; boundary=/) } },
    ],
    [
      "a form where a form is wanted",
      { body: form },
      [{ a: 1 }, { contentType: "multipart/form-data" }],
      {},
      { headers: { "content-type": expect.stringMatching(/boundary=/) } },
    ],
    [
      "what is no form where another type is wanted",
      { body: form },
      ["x", { contentType: "text/x" }],
      {},
      { body: "x", headers: { "content-type": "text/x" } },
    ],
    [
      "bytes",
      { body: { type: "image/*", encode: encodeRaw } },
      [new Uint8Array([65]), { contentType: "image/png" }],
      {},
      { body: "A", headers: { "content-type": "image/png" } },
    ],
    [
      "headers of all sides",
      { fixedHeaders: { "x-a": "1", "x-b": "1", "x-c": "1" } },
      [{}, { headers: { "X-C": "3", "x-d": null } }],
      { headers: { "x-b": "2", "x-d": "2" } },
      { headers: { "x-a": "1", "x-b": "2", "x-c": "3" } },
    ],
    [
      "a key that goes before what is fixed",
      { fixedHeaders: { authorization: "fixed" } },
      [],
      { apiKey: "k" },
      { headers: { authorization: "Bearer k" } },
    ],
    [
      "a header that goes before the key",
      {},
      [{}, { headers: { Authorization: "own" } }],
      { apiKey: "k" },
      { headers: { authorization: "own" } },
    ],
    ["no key where none is needed", { security: [] }, [], { apiKey: "k" }, { headers: {} }],
    ["an idempotency key", {}, [{}, { idempotencyKey: "i" }], {}, { headers: { "idempotency-key": "i" } }],
    [
      "an idempotency key of its own",
      {},
      [{}, { idempotencyKey: true }],
      {},
      { headers: { "idempotency-key": expect.stringMatching(/^[\da-f-]{36}$/) } },
    ],
    ["what is accepted", { accept: "text/csv" }, [], {}, { headers: { accept: "text/csv" } }],
    [
      "what is accepted of a stream",
      { stream: {} },
      [],
      {},
      { headers: { accept: "text/event-stream, application/json" } },
    ],
    [
      "what is accepted of a stream of lines",
      { stream: { type: "application/x-ndjson" } },
      [],
      {},
      { headers: { accept: "application/x-ndjson, application/json" } },
    ],
    [
      "a stream that is asked for",
      { body: json, stream: { flag: "stream" } },
      [{ stream: true }],
      {},
      { headers: { accept: "text/event-stream, application/json" } },
    ],
    [
      "a stream that is not",
      { body: json, stream: { flag: "stream" } },
      [{ stream: false }],
      {},
      { headers: { accept: "application/json" } },
    ],
    [
      "a stream by default",
      { body: json, stream: { flag: "stream", byDefault: true } },
      [{}],
      {},
      { headers: { accept: "text/event-stream, application/json" } },
    ],
    [
      "a stream that the query asks for",
      { stream: { flag: "stream" } },
      [{ stream: true }],
      {},
      {
        to: "POST https://own.example/v1/a?k=1&stream=true",
        headers: { accept: "text/event-stream, application/json" },
      },
    ],
    [
      "a path and a query",
      { path: "/a/{b}", fill: fillPath, fixedQuery: { f: "1" } },
      ["x/y", { q: 1, k: 2 }, { query: { q: 3 } }],
      {},
      { to: "POST https://own.example/v1/a/x%2Fy?f=1&q=3&k=2", headers: {} },
    ],
    [
      "a query of the options beside a body",
      { body: json },
      [{}, { query: { q: 1 } }],
      {},
      { to: "POST https://own.example/v1/a?k=1&q=1", headers: {} },
    ],
    ["cookies", { cookies: { join: joinCookies } }, [{}, { cookies: { a: 1 } }], {}, { headers: { cookie: "a=1" } }],
    [
      "cookies where none are described",
      {},
      [{}, { cookies: { a: 1 } }],
      {},
      "ValidationError: cookies must be nothing, not object.",
    ],
  ])("what a call sends is %s", async (_, spec, values, options, wanted) => {
    const found = await sent(spec, values, options);
    if (typeof wanted === "string" || typeof found === "string") return expect(found).toBe(wanted);
    const { headers = {} } = wanted as { readonly headers?: object };
    expect(found).toMatchObject(wanted);
    const expected = new Set([...Object.keys(headers), "accept", "content-type"].map((name) => name.toLowerCase()));
    expect(Object.keys(found.headers).filter((name) => !expected.has(name))).toEqual([]);
  });

  it("keys are sent where the provider says, each once", async () => {
    const found = async (auth: object, values: readonly unknown[] = []) => {
      const { to, headers } = (await sent({}, values, { apiKey: "k y" }, { auth })) as {
        to: string;
        headers: Record<string, string>;
      };
      return [to.split("?")[1], headers["authorization"], headers["x-key"], headers["cookie"]];
    };
    expect(await found({ in: "query", name: "key" })).toEqual(["k=1&key=k%20y", undefined, undefined, undefined]);
    expect(await found({ in: "query", name: "key" }, [{ key: "own" }])).toEqual([
      "k=1&key=own",
      undefined,
      undefined,
      undefined,
    ]);
    expect(await found({ in: "header", name: "X-Key", prefix: "Key " })).toEqual([
      "k=1",
      undefined,
      "Key k y",
      undefined,
    ]);
    expect(await found({ in: "cookie", name: "c" })).toEqual(["k=1", undefined, undefined, "c=k y"]);
  });
});
