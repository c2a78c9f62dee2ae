import { describe, expect, it } from "vitest";
import { createFetch } from "../../../src/client/create-fetch.js";
import { chooseSignIn } from "../../../src/client/sign-in.js";
import type { Provider } from "../../../src/transport/provider.js";

const json = { type: "application/json" };

describe("a request that is signed for openapi-fetch", () => {
  const spec = {
    key: "POST /a",
    method: "POST",
    path: "/a",
    fixedHeaders: { "x-f": "1" },
    body: json,
  };

  async function signed(init: RequestInit, options: object = {}, path = "/v1/a?q=1") {
    const seen: { url: string; init: RequestInit }[] = [];
    const fetch = async (url: unknown, given: RequestInit = {}) => {
      seen.push({ url: String(url), init: given });
      return Response.json({});
    };
    const provider = {
      name: "own",
      baseURL: "https://own.example/v1?k=1&q=2",
      operations: { post: spec },
    } as unknown as Provider<unknown>;
    await createFetch(provider, { fetch: fetch as typeof globalThis.fetch, maxRetries: 0, apiKey: "k", ...options })(
      `https://own.example${path}`,
      init,
    );
    const [{ url = "", init: given = {} } = {}] = seen;
    return { url, headers: Object.fromEntries(new Headers(given.headers)), given };
  }

  it("keeps its address and headers, and gets what is always sent", async () => {
    const { url, headers, given } = await signed(
      { method: "POST", body: '{"a":1}', headers: { "content-type": "application/json", "x-f": "2" } },
      { headers: { "x-o": "3" } },
    );
    expect(url).toBe("https://own.example/v1/a?q=1&k=1");
    expect(headers).toEqual({ "content-type": "application/json", "x-f": "2", "x-o": "3", authorization: "Bearer k" });
    expect([given.method, given.body]).toEqual(["POST", '{"a":1}']);
    expect((await signed({ method: "POST", body: "x" }, {}, "/v1/a")).url).toBe("https://own.example/v1/a?k=1&q=2");
  });

  it("keeps the settings of the platform that are not the usual ones", async () => {
    const { given } = await signed({
      method: "POST",
      body: "x",
      credentials: "include",
      cache: "no-store",
      keepalive: true,
    });
    expect(given).toMatchObject({ credentials: "include", cache: "no-store", keepalive: true });
    expect(new TextDecoder().decode(given.body as ArrayBuffer)).toBe("x");
    const usual = (await signed({ method: "POST", body: "x" })).given;
    expect(["credentials", "cache", "keepalive"].filter((name) => name in usual)).toEqual([]);
  });
});

describe("credentials that are chosen", () => {
  const schemes = {
    key: { in: "header", name: "x-key" },
    bearer: { in: "header", name: "authorization", prefix: "Bearer " },
    token: { in: "header", name: "authorization", prefix: "Bearer ", token: true },
    user: { in: "header", name: "authorization", prefix: "Basic ", basic: true },
    cookie: { in: "cookie", name: "c" },
  } as const;
  const choose = async (required: readonly (readonly string[])[], options: object, headers: object = {}) => {
    const call = { operation: { key: "GET /a" }, options, headers } as unknown as Parameters<typeof chooseSignIn>[1];
    const spec = { schemes, required } as unknown as Parameters<typeof chooseSignIn>[0];
    try {
      return (await chooseSignIn(spec, call)).map(({ place, value }) => `${place.name}: ${place.prefix ?? ""}${value}`);
    } catch (error) {
      return (error as Error).message;
    }
  };
  const needs = (names: string) => `GET /a needs ${names}. Give it in the option "credentials".`;

  it.each<[readonly (readonly string[])[], object, object, readonly string[] | string]>([
    [[["key"], ["bearer"]], { apiKey: "k" }, {}, ["authorization: Bearer k"]],
    [[["token"], ["key"]], { apiKey: "k" }, {}, ["x-key: k"]],
    [[["user"], ["token"]], { apiKey: "k" }, {}, ["authorization: Bearer k"]],
    [[["bearer"], ["user"]], { apiKey: "u:p" }, {}, ["authorization: Basic dTpw"]],
    [[["user"]], { apiKey: "u" }, {}, ["authorization: Basic dTo="]],
    [[["bearer"]], { apiKey: "Token k" }, {}, ["authorization: Token k"]],
    [[["key"], ["bearer"]], { credentials: { key: "c" }, apiKey: "k" }, {}, ["x-key: c"]],
    [[["key", "bearer"]], { credentials: { key: "c" }, apiKey: "k" }, {}, ["x-key: c", "authorization: Bearer k"]],
    [[["key", "bearer"]], { apiKey: "k" }, {}, needs("key and bearer")],
    [[["key"], ["cookie"]], { credentials: { bearer: "b" } }, {}, needs("key, or cookie")],
    [[["key"]], { credentials: { bearer: "b" } }, { "X-KEY": "own" }, []],
    [[["cookie"]], { credentials: { bearer: "b" } }, { Cookie: "own" }, []],
    [[["key"], []], { apiKey: "k" }, {}, ["x-key: k"]],
    [[["key"], []], {}, {}, []],
    [[["key"]], {}, {}, []],
    [[], { apiKey: "k" }, {}, []],
    [[["other"]], { apiKey: "k" }, {}, needs("other")],
    [[["key"]], { apiKey: "" }, {}, "The credential for key is empty. Leave it out to send none."],
    [[["cookie"]], { apiKey: "a;b" }, {}, "The credential for cookie is no cookie's value."],
    [[["user"]], { credentials: { user: { username: "a:b" } } }, {}, "The username for user has a colon."],
    [[["user"]], { credentials: { user: { username: "é" } } }, {}, ["authorization: Basic w6k6"]],
  ])("of %j with %j and the headers %j are chosen: %j", async (required, options, headers, chosen) => {
    expect(await choose(required, options, headers)).toEqual(chosen);
  });
});
