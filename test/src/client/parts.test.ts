import { describe, expect, it } from "vitest";
import { apiPromise } from "../../../src/client/api-promise.js";
import { createFailover } from "../../../src/client/failover.js";
import { operationFinder } from "../../../src/client/find-operation.js";
import { headersOf, writeHeaders } from "../../../src/client/headers.js";
import { factsOf, lacksField } from "../../../src/client/model-facts.js";
import type { OperationSpec } from "../../../src/transport/provider.js";

describe("headers of a call", () => {
  it("headers are written as texts, lists with commas, and as they are described", () => {
    const headers = { write: { "x-own": (name: string, value: unknown) => `${name}=${String(value)}` } };
    const values = { "X-Own": 1, a: "x", b: 1.5, c: true, d: [1, 2], e: [], f: null, g: undefined, h: 10n };
    expect(writeHeaders({ headers } as unknown as OperationSpec, values as never)).toEqual({
      "X-Own": "X-Own=1",
      a: "x",
      b: "1.5",
      c: "true",
      d: "1,2",
      e: undefined,
      f: null,
      g: undefined,
      h: "10",
    });
    expect(writeHeaders({} as OperationSpec)).toEqual({});
  });

  it("a header that is an object is refused, unless it is described", () => {
    expect(() => writeHeaders({} as OperationSpec, { "x-a": { b: 1 } } as never)).toThrow(
      "x-a must be a text, or a list of them, not object.",
    );
    expect(() => writeHeaders({} as OperationSpec, new Headers({ a: "b" }) as never)).toThrow(
      "headers must be plain data",
    );
  });

  it("headers of the operation, the client and the call come one after the other", () => {
    const state = {
      client: { options: { headers: { "X-A": "2", b: "3" } } },
      spec: { fixedHeaders: { "x-a": "1" } },
      options: { headers: { B: "4" } },
    };
    expect(headersOf(state as never)).toEqual([
      ["x-a", "1"],
      ["x-a", "2"],
      ["b", "3"],
      ["b", "4"],
    ]);
    expect(headersOf({ client: { options: {} }, spec: {}, options: {} } as never)).toEqual([]);
  });
});

describe("the operation of a request", () => {
  const spec = (method: string, path: string, fixedQuery?: Readonly<Record<string, string>>): OperationSpec => ({
    key: `${method} ${path}${fixedQuery ? "?" : ""}`,
    method,
    path,
    ...(fixedQuery && { fixedQuery }),
  });
  const tree = {
    models: {
      get: spec("GET", "/models/{m}"),
      fixed: spec("GET", "/models/default"),
      file: spec("GET", "/models/{m}/v1.0"),
    },
    beta: spec("GET", "/models/{m}", { beta: "1" }),
    more: spec("GET", "/models/{m}", { beta: "1", more: "2" }),
    deep: { deeper: { post: spec("POST", "/models/{m}") } },
    outside: spec("GET", "/../health"),
    space: spec("GET", "/a b/{c}-{d}"),
  };
  const find = operationFinder(tree, { root: "https://x.example/v1", query: [] });

  it.each<[string, string, string | undefined]>([
    ["GET", "/v1/models/a", "GET /models/{m}"],
    ["GET", "/v1/models/default", "GET /models/default"],
    ["GET", "/v1/models/a?beta=1", "GET /models/{m}?"],
    ["GET", "/v1/models/a?beta=2", "GET /models/{m}"],
    ["GET", "/v1/models/default?beta=1", "GET /models/default"],
    ["GET", "/v1/models/a/v1.0", "GET /models/{m}/v1.0"],
    ["GET", "/v1/models/a/v1x0", undefined],
    ["POST", "/v1/models/a", "POST /models/{m}"],
    ["PUT", "/v1/models/a", undefined],
    ["GET", "/v1/models/", undefined],
    ["GET", "/v1/models/a/b", undefined],
    ["GET", "/x/v1/models/a", undefined],
    ["GET", "/models/a", undefined],
    ["GET", "/health", "GET /../health"],
    ["GET", "/v1/a%20b/c-d", "GET /a b/{c}-{d}"],
  ])("the operation of %s %s is %s", (method, path, key) => {
    expect(find(method, new URL(path, "https://x.example"))?.key).toBe(key);
  });

  it("the operation that fixes more of the query goes first", () => {
    expect(find("GET", new URL("https://x.example/v1/models/a?beta=1&more=2"))).toBe(tree.more);
  });
});

describe("small parts of a client", () => {
  it("facts of a model are those of its id, or of the longest beginning of it", () => {
    const table = { "a-*": { output: 1 }, "a-b-*": { output: 2 }, "a-b": { output: 3 }, "*": { output: 4 } };
    expect(["a-b", "a-b-c", "a-x", "q", "a-*"].map((model) => factsOf(table, model)?.output)).toEqual([3, 2, 1, 4, 1]);
    expect([factsOf({ a: {} }, "ab"), factsOf({}, "toString")]).toEqual([undefined, undefined]);
  });

  it.each(["tools", "tool_choice", "parallel_tool_calls", "functions", "function_call"])(
    "a model without tools lacks %s",
    (field) => {
      expect([lacksField({ tools: false }, field), lacksField({ tools: true }, field), lacksField({}, field)]).toEqual([
        true,
        false,
        false,
      ]);
      expect([lacksField({ tools: false }, `${field}s_x`), lacksField({ without: [field] }, field)]).toEqual([
        false,
        true,
      ]);
    },
  );

  it("a promise of a call has its data, and with it the response", async () => {
    const result = { data: 1, response: new Response(), requestId: "r" };
    const promise = apiPromise(Promise.resolve(result));
    expect([await promise, await promise.withResponse()]).toEqual([1, result]);
    const failing = apiPromise(Promise.reject(new Error("no")));
    await expect(failing.withResponse()).rejects.toThrow("no");
  });

  it("a failover of no client says so", async () => {
    const none = createFailover([{ get: () => undefined }] as never);
    expect(Object.keys(none)).toEqual(["get"]);
    await expect((createFailover([] as never) as unknown as () => Promise<unknown>)()).rejects.toThrow(
      "There is no client to call.",
    );
  });
});
