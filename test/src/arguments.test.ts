import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type ClientOptions, createClient, type DriftEvent, ValidationError } from "../../src/index.js";
import { fillPath, noQuery, type OperationSpec, type Provider, queryRules } from "../../src/runtime.js";
import { optionNames } from "../../src/transport/options.js";
import type { Validator } from "../../src/validation/validator-types.js";
import { loadValidator } from "../scripts/emit/validators/load-validators.js";

/** Methods as a program without a compiler calls them. */
type Method = (...values: readonly unknown[]) => Promise<unknown>;
type Untyped = Readonly<Record<"plain" | "one" | "described" | "named" | "optional" | "empty", Method>>;

let described: Validator<unknown>;
let named: Validator<unknown>;
beforeAll(async () => {
  described = await loadValidator({ type: "object", properties: { limit: { type: "integer" } } });
  const properties = { timeout: { type: "integer" }, query: { type: "string" }, headers: { type: "boolean" } };
  named = await loadValidator({ type: "object", properties });
});

const sent: string[] = [];
beforeEach(() => {
  sent.length = 0;
});

function make(options: ClientOptions = {}): Untyped {
  const get = (path: string, more: Partial<OperationSpec> = {}) => ({
    key: `GET ${path}`,
    method: "GET",
    path,
    query: noQuery,
    ...more,
  });
  const rulesOf = (validator: Validator<unknown>) => ({ validator, rules: queryRules });
  const body = { type: "application/json", required: false } as const;
  const provider: Provider<Untyped> = {
    name: "test",
    baseURL: "https://a.example",
    operations: {
      plain: get("/plain"),
      one: get("/one/{id}", { fill: fillPath }),
      described: get("/described", { query: rulesOf(described) }),
      named: get("/named", { query: rulesOf(named) }),
      optional: { key: "POST /optional", method: "POST", path: "/optional", body, query: rulesOf(described) },
      empty: { key: "POST /empty", method: "POST", path: "/empty", emptyBody: true, query: rulesOf(described) },
    },
  };
  const fetch = async (input: string | URL | Request, init?: RequestInit) => {
    const { method, url, headers } = new Request(input, init);
    const text = typeof init?.body === "string" ? ` ${init.body}` : "";
    const own = headers.has("x-a") ? ` x-a=${headers.get("x-a")}` : "";
    sent.push(`${method} ${url.replace("https://a.example", "")}${text}${own}`);
    return Response.json({});
  };
  return createClient(provider, { fetch, ...options });
}

async function refusal(call: Promise<unknown>): Promise<ValidationError> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof ValidationError) return error;
  throw new Error(`Not refused: ${String(error)}; sent ${sent.join()}`);
}

describe("the arguments of a method", () => {
  const options = { headers: { "x-a": "b" } };

  it("are path parameters, the query, the options, whether or not a query is described", async () => {
    const client = make();
    for (const query of [{}, undefined, null]) {
      await client.plain(query, options);
      await client.one("a", query, options);
      await client.described(query, options);
    }
    expect(new Set(sent)).toEqual(new Set(["GET /plain x-a=b", "GET /one/a x-a=b", "GET /described x-a=b"]));
  });

  it("may be left out from the end", async () => {
    const client = make();
    await client.plain();
    await client.one("a");
    await client.one("a", {});
    await client.described({ limit: 1 });
    await client.described({ limit: 1 }, undefined);
    await client.described({ limit: 1 }, null, undefined);
    expect(sent).toEqual(["GET /plain", "GET /one/a", "GET /one/a", ...Array(3).fill("GET /described?limit=1")]);
  });

  it("have a place for a body that may be left out; the query is in the options then", async () => {
    const client = make();
    await client.optional(undefined, { ...options, query: { limit: 1 } });
    await client.optional({ timeout: 1 }, { query: { limit: 2 } });
    await client.empty(undefined, { ...options, query: { limit: 3 } });
    expect(sent).toEqual([
      "POST /optional?limit=1 x-a=b",
      'POST /optional?limit=2 {"timeout":1}',
      "POST /empty?limit=3 x-a=b",
    ]);
    expect((await refusal(client.empty({ limit: 3 }))).issues).toMatchObject([{ code: "type", pointer: "/body" }]);
  });
});

describe("options in the place of the query", () => {
  it.each(Object.keys(optionNames))("are refused before anything is sent: %s", async (name) => {
    for (const client of [make(), make({ validate: false }), make({ unsupported: "drop" })]) {
      for (const call of [
        client.plain({ [name]: 1 }),
        client.plain({ [name]: undefined }, {}),
        client.one("a", { [name]: 1 }),
        client.described({ limit: 1, [name]: 1 }),
      ]) {
        expect((await refusal(call)).issues).toMatchObject([
          { code: "misplaced-option", severity: "error", path: ["query", name], pointer: `/query/${name}` },
        ]);
      }
    }
    expect(sent).toEqual([]);
  });

  it("are told where they go", async () => {
    const error = await refusal(make().one("a", { signal: AbortSignal.abort(), timeout: 5 }));
    expect(error).toMatchObject({
      message:
        "signal is an option of the request, not a query parameter: the arguments are (id, query, options). (and 1 more)",
      provider: "test",
      operation: "GET /one/{id}",
    });
    expect(error.issues.map(({ pointer }) => pointer)).toEqual(["/query/signal", "/query/timeout"]);
  });

  it("show no credential", async () => {
    const error = await refusal(
      make().plain({ headers: { authorization: "Bearer sk-secret-1" }, idempotencyKey: "sk-secret-2" }),
    );
    expect(JSON.stringify(error)).not.toMatch(/secret/);
  });

  it("are query parameters where such ones are described", async () => {
    const client = make();
    await client.named({ timeout: 5, query: "a", headers: true }, { headers: { "x-a": "b" }, timeout: 1000 });
    expect(sent).toEqual(["GET /named?timeout=5&query=a&headers=true x-a=b"]);
    // Checked as what they are.
    expect((await refusal(client.named({ timeout: "soon" }))).issues).toMatchObject([{ code: "type" }]);
    expect((await refusal(client.named({ timeout: 5, retries: 1 }))).issues).toMatchObject([
      { code: "misplaced-option", pointer: "/query/retries" },
    ]);
    await make({ validate: false }).named({ query: "b" });
    expect(sent).toEqual([expect.anything(), "GET /named?query=b"]);
  });
});

class Page {
  constructor(readonly limit: number) {}
}

describe("what is no query", () => {
  const values: readonly unknown[] = [
    ...["a", "", 0, 1, true, false, 1n, Symbol("a"), () => ({})],
    ...[[], [{ limit: 1 }], new Date(), new Map([["limit", 1]]), new Set(), /a/, new Error("a")],
    ...[new URLSearchParams("limit=1"), new Headers(), new AbortController(), AbortSignal.abort(), new FormData()],
    ...[new Blob(), new Uint8Array(1), Promise.resolve({})],
  ];

  it.each(values)("is refused in its place and in that of the options: %s", async (value) => {
    for (const client of [make(), make({ validate: false })]) {
      for (const call of [client.plain(value), client.one("a", value), client.described(value)])
        expect((await refusal(call)).issues).toMatchObject([{ code: "type", path: ["query"], pointer: "/query" }]);
      for (const call of [client.plain({}, value), client.one("a", {}, value), client.optional({}, value)])
        expect((await refusal(call)).issues).toMatchObject([{ code: "type", path: ["options"] }]);
      const { issues } = await refusal(client.optional({}, { query: value }));
      expect(issues).toMatchObject([{ code: "type", path: ["options", "query"], pointer: "/options/query" }]);
    }
    expect(sent).toEqual([]);
  });

  it("does not count an object of a program's own class, or without a prototype", async () => {
    const client = make();
    await client.described(new Page(2));
    await client.described(Object.assign(Object.create(null), { limit: 3 }));
    await client.described(Object.freeze({ limit: 4 }));
    expect(sent).toEqual(["GET /described?limit=2", "GET /described?limit=3", "GET /described?limit=4"]);
  });

  it("does not count what comes after the options", async () => {
    const client = make();
    expect((await refusal(client.one("a", {}, {}, { timeout: 1 }))).message).toBe(
      "arguments must be at most 3, not 4: the arguments are (id, query, options).",
    );
    await refusal(client.optional({}, {}, 0));
    for (const call of ["a", "b"].map(client.one)) await refusal(call);
    expect(sent).toEqual([]);
  });
});

describe("an unknown field of the query", () => {
  it.each(["plain", "described"] as const)("is told, dropped or refused, as the client is set (%s)", async (name) => {
    const told: string[] = [];
    const onDrift = ({ kind, issues }: DriftEvent) => {
      told.push(...issues.map(({ code, pointer }) => `${kind} ${code} ${pointer}`));
    };
    const method = make({ onDrift })[name];
    await method({ page: 1, none: null });
    await method({ page: 1 }, { unsupported: "drop", query: { extra: 2 } });
    const { issues } = await refusal(method({ page: 1 }, { unsupported: "error" }));
    expect(issues).toMatchObject([{ code: "unknown-property", pointer: "/query/page" }]);
    expect(sent).toEqual([`GET /${name}?page=1`, `GET /${name}?extra=2`]);
    expect(told).toEqual(["undocumented unknown-property /query/page", "dropped unknown-property /query/page"]);
  });

  it("is sent unseen where checks are off", async () => {
    await make({ validate: false, unsupported: "error" }).plain({ page: 1 });
    await make().plain(new Page(2));
    expect(sent).toEqual(["GET /plain?page=1", "GET /plain?limit=2"]);
  });
});
