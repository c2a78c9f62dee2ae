import { describe, expect, it } from "vitest";
import { createFetch } from "../../../src/client/create-fetch.js";
import { noQuery, queryRules } from "../../../src/client/query-rules.js";
import type { DriftEvent } from "../../../src/index.js";
import type { Invocation, OperationSpec, Provider } from "../../../src/transport/provider.js";
import { responseWatch } from "../../helpers/response-watch.js";

const spec: OperationSpec = { key: "GET /a", method: "GET", path: "/a" };
const provider = { name: "own", baseURL: "https://own.example/v1", operations: { get: spec } } as Provider<unknown>;

async function passed(body: BodyInit | null, init: ResponseInit = {}, options: object = {}) {
  const fetch = async () => new Response(body, init);
  return createFetch(provider, { fetch, maxRetries: 0, ...options })("https://own.example/v1/a");
}

const packed = { "content-encoding": "br", "content-length": "999", "x-own": "1" };

describe("an answer that is passed on", () => {
  it.each([
    ["application/json", '{"a":1}'],
    ["text/plain", "text"],
    ["text/event-stream", "data: 1\n\n"],
  ])(
    "an answer that is passed on of the type %s has its status and headers, but nothing of how it was packed",
    async (type, text) => {
      const response = await passed(text, {
        status: 201,
        statusText: "Made",
        headers: { ...packed, "content-type": type },
      });
      const copy = response.clone();
      expect([copy.status, copy.statusText, copy.headers.get("x-own"), await copy.text()]).toEqual([
        201,
        "Made",
        "1",
        text,
      ]);
      expect([copy.headers.get("content-encoding"), copy.headers.get("content-length")]).toEqual([null, null]);
    },
  );

  it("an answer that is passed on without a body, or as a failure, is what it was", async () => {
    const empty = await passed(null, { status: 204, headers: { "x-own": "1" } });
    expect([empty.status, empty.body, empty.headers.get("x-own")]).toEqual([204, null, "1"]);
    const failed = await passed("no", {
      status: 400,
      statusText: "Bad",
      headers: { ...packed, "x-key": "Bearer abcdefghijkl" },
    });
    expect([failed.status, failed.statusText, await failed.text()]).toEqual([400, "Bad", "no"]);
    expect(Object.fromEntries(failed.headers)).toEqual({
      "content-type": "text/plain;charset=UTF-8",
      "x-key": "Bearer [redacted]",
      "x-own": "1",
    });
    expect((await passed("", { status: 404 })).body).toBe(null);
  });

  it("JSON that is passed on can be read once, in each way, and again of a copy", async () => {
    const json = { headers: { "content-type": "application/json" } };
    const text = '{"a":"é"}';
    const bytes = [...new TextEncoder().encode(text)];
    const ways: Readonly<Record<string, (response: Response) => Promise<unknown>>> = {
      text: (response) => response.text(),
      json: async (response) => JSON.stringify(await response.json()),
      arrayBuffer: async (response) => new TextDecoder().decode(await response.arrayBuffer()),
      blob: async (response) => (await response.blob()).text(),
      body: async (response) => new Response(response.body).text(),
    };
    for (const read of Object.values(ways)) expect(await read(await passed(text, json))).toBe(text);
    const response = await passed(text, json);
    const copy = response.clone();
    const { body } = response;
    expect([response.bodyUsed, response.body === body]).toEqual([false, true]);
    await response.json();
    expect([response.bodyUsed, copy.bodyUsed, await copy.text()]).toEqual([true, false, text]);
    const raw = (await passed(text, json)) as Response & { bytes(): Promise<Uint8Array> };
    expect([...(await raw.bytes())]).toEqual(bytes);
    await expect((await passed("{half", json)).json()).rejects.toThrow(SyntaxError);
    const blank = await passed("", json);
    expect([blank.body, await blank.text()]).toEqual([null, ""]);
  });

  it("an answer that is passed on is as long as the caller allows, and no longer", async () => {
    for (const type of ["text/plain", "application/json"]) {
      const read = async (maxResponseSize: number) =>
        (await passed('"34"', { headers: { "content-type": type } }, { maxResponseSize })).text();
      expect(await read(4)).toBe('"34"');
      await expect(read(3)).rejects.toThrow("The answer is longer than 3 bytes.");
    }
  });

  it.each<[string, string, readonly unknown[]]>([
    ["text/event-stream", 'data: {"a":1}\n\n{"b":2}\ndata: no\n\ndata: 3', [{ a: 1 }, { b: 2 }, 3]],
    ["application/x-ndjson", '{"a":1}\n{"b":2}', [{ a: 1 }, { b: 2 }]],
    ["application/jsonl", "1\n\n2\n", [1, 2]],
    ["text/plain", '{"a":1}\n', []],
  ])("the values of a stream of the type %s are looked at, to the last", async (type, text, values) => {
    const told: DriftEvent[] = [];
    const { responses, seen } = responseWatch("GET /a");
    const response = await passed(
      text,
      { headers: { "content-type": type } },
      { onDrift: (event: DriftEvent) => told.push(event), responses },
    );
    expect(await response.text()).toBe(text);
    expect([seen, told]).toEqual([{ event: values, response: [] }, []]);
  });

  it("the value of an answer of JSON is looked at, and a piece of a stream that is too long is not", async () => {
    const whole = responseWatch("GET /a");
    await passed(
      '{"a":1}',
      { headers: { "content-type": "application/json" } },
      { onDrift: () => undefined, responses: whole.responses },
    );
    expect(whole.seen).toEqual({ event: [], response: [{ a: 1 }] });
    const long = responseWatch("GET /a");
    const options = { onDrift: () => undefined, responses: long.responses, maxEventSize: 10 };
    const text = `data: ${"x".repeat(20)}\n\n`;
    expect(await (await passed(text, { headers: { "content-type": "text/event-stream" } }, options)).text()).toBe(text);
    expect(long.seen.event).toEqual([]);
  });
});

describe("the query of an operation that describes none", () => {
  const check = (query: unknown, unsupported: "pass" | "drop" | "error" = "pass") => {
    const told: string[] = [];
    const given: Invocation = { path: {}, body: undefined, query, options: undefined, rest: [] };
    const report = (
      kind: string,
      issues: readonly { severity: string; pointer: string; message: string; received: string }[],
    ) =>
      void told.push(
        ...issues.map((each) => `${kind} ${each.severity} ${each.pointer} ${each.message} ${each.received}`),
      );
    const sent = noQuery.rules.check({ ...spec, query: noQuery }, given, { unsupported, report });
    return [sent, ...told];
  };

  it("fields of it are told with what they are, dropped or refused, and none of nothing", () => {
    expect(check({ a: 1, b: null })).toEqual([
      { a: 1 },
      "undocumented warning /query/a query.a is not a known property. number",
    ]);
    expect(check({ a: 1 }, "drop")).toEqual([{}, "dropped error /query/a query.a is not a known property. number"]);
    expect(() => check({ a: 1 }, "error")).toThrow("query.a is not a known property.");
    expect([check(undefined), check({}, "error")]).toEqual([[{}], [{}]]);
    expect(
      queryRules.check(
        { ...spec, query: noQuery },
        { path: {}, body: undefined, query: { a: 1 }, options: undefined, rest: [] },
        undefined,
      ),
    ).toEqual({ a: 1 });
  });

  it("options in its place are refused, and bodies where there is none", () => {
    expect(() => check({ signal: undefined, timeout: 1 })).toThrow(
      "signal is an option of the request, not a query parameter: the arguments are (query, options). (and 1 more)",
    );
    const empty: OperationSpec = { ...spec, query: noQuery, emptyBody: true };
    expect(() =>
      queryRules.check(empty, { path: {}, body: undefined, query: 1, options: undefined, rest: [] }, undefined),
    ).toThrow("body must be nothing, not number: the arguments are (body, options).");
    expect(() => check([1])).toThrow("query must be an object, not array: the arguments are (query, options).");
  });
});
