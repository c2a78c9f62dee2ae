import { describe, expect, it, vi } from "vitest";
import { adoptResponse, unpackRequest } from "../../../src/transport/foreign-fetch.js";
import { Unsent } from "../../../src/transport/http-client.js";
import type { OperationSpec } from "../../../src/transport/provider.js";
import { isRedirect, redirected } from "../../../src/transport/redirect.js";
import { encodeQuery, parseBaseUrl, parseUrl, queryString } from "../../../src/transport/url.js";

describe("a redirect", () => {
  const answer = (status: number, location?: string) =>
    new Response(null, { status, headers: location === undefined ? {} : { location } });
  const from = (body?: string) =>
    new Unsent("https://a.example/b/c", {
      method: "POST",
      headers: new Headers({ h: "1" }),
      ...(body !== undefined && { body }),
    });
  const follow = (status: number, location?: string, more: { body?: string; count?: number; once?: boolean } = {}) => {
    try {
      return redirected(from(more.body), {
        response: answer(status, location),
        count: more.count ?? 0,
        once: more.once ?? false,
      }).url;
    } catch (error) {
      return `${(error as { reason: string }).reason}: ${(error as Error).message}`;
    }
  };

  it.each([
    [301, true],
    [302, true],
    [303, true],
    [307, true],
    [308, true],
    [300, false],
    [304, false],
    [305, false],
    [200, false],
  ])("a redirect is of the status %i: %s", (status, isOne) => {
    expect([isRedirect(answer(status, "/x")), isRedirect(answer(status))]).toEqual([isOne, false]);
  });

  it("a redirect is followed within its origin, and with its body as it allows", () => {
    expect([
      follow(307, "../d?e"),
      follow(301, "https://a.example/x"),
      follow(308, "/y", { body: "z" }),
      follow(307, "/y", { count: 9 }),
    ]).toEqual(["https://a.example/d?e", "https://a.example/x", "https://a.example/y", "https://a.example/y"]);
    const why = (text: string) => `redirect: The server redirects ${text}.`;
    expect([
      follow(307, "https://b.example/"),
      follow(307, "http://a.example/"),
      follow(307, "https://["),
      follow(307),
    ]).toEqual([
      why("to another origin"),
      why("to another origin"),
      why("to another origin"),
      why("without saying where to"),
    ]);
    const lost = why("and the body would be lost");
    expect([
      follow(303, "/x", { body: "z" }),
      follow(307, "/x", { body: "z", once: true }),
      follow(303, "/x", { once: true }),
    ]).toEqual([lost, lost, "https://a.example/x"]);
    expect(follow(307, "/x", { count: 10 })).toBe(why("too often"));
    expect(isRedirect(Object.defineProperty(new Response(), "type", { value: "opaqueredirect" }))).toBe(true);
  });

  it("a redirect keeps what was to be sent, also of a request that is made", () => {
    const unsent = redirected(from("z"), { response: answer(307, "/y"), count: 0, once: false }) as Unsent;
    expect([unsent instanceof Unsent, unsent.init.method, unsent.headers.get("h"), unsent.body]).toEqual([
      true,
      "POST",
      "1",
      "z",
    ]);
    const made = redirected(new Request("https://a.example/", { headers: { h: "1" } }), {
      response: answer(307, "/y"),
      count: 0,
      once: false,
    });
    expect([made instanceof Request, made.url, made.headers.get("h")]).toEqual([true, "https://a.example/y", "1"]);
  });
});

describe("another library's fetch", () => {
  it("is given what a request says, and its body where it has one", async () => {
    const request = new Request("https://a.example/", { method: "POST", body: "x", headers: { h: "1" } });
    const { url, init } = await unpackRequest(request.clone(), false);
    expect([
      url,
      init.method,
      init.headers.get("h"),
      init.redirect,
      new TextDecoder().decode(init.body as ArrayBuffer),
      "duplex" in init,
    ]).toEqual(["https://a.example/", "POST", "1", "manual", "x", false]);
    const once = await unpackRequest(request, true);
    expect([once.init.body instanceof ReadableStream, (once.init as { duplex?: string }).duplex]).toEqual([
      true,
      "half",
    ]);
    const bare = await unpackRequest(new Request("https://a.example/"), false);
    expect("body" in bare.init).toBe(false);
    expect("body" in (await unpackRequest(new Request("https://a.example/"), true)).init).toBe(false);
  });

  it("gives answers that become the platform's own", async () => {
    const own = new Response("x");
    expect(adoptResponse(own)).toBe(own);
    const imitated = { status: 200, statusText: "", headers: new Headers(), body: undefined };
    expect(adoptResponse(imitated)).toBe(imitated);
    const foreign = adoptResponse({
      ...imitated,
      status: 201,
      statusText: "Made",
      headers: new Headers({ h: "1" }),
      body: new Blob(["x"]).stream(),
    });
    expect([
      foreign instanceof Response,
      foreign.status,
      foreign.statusText,
      foreign.headers.get("h"),
      await foreign.text(),
    ]).toEqual([true, 201, "Made", "1", "x"]);
    expect(adoptResponse({ ...imitated, status: 204, body: null }).body).toBe(null);
    expect(() => adoptResponse({ ...imitated, body: {} })).toThrow(
      "`fetch` gives no web stream: pass the platform's, or undici's.",
    );
  });
});

describe("addresses of calls", () => {
  it.each([
    ["https://a.example", "https://a.example", []],
    ["https://a.example/v1//", "https://a.example/v1", []],
    [
      "http://a.example:80/v1?b=1&b=2#c",
      "http://a.example/v1",
      [
        ["b", "1"],
        ["b", "2"],
      ],
    ],
  ])("the base URL %s has the root %s", (text, root, query) => {
    expect(parseBaseUrl(text)).toEqual({ root, query });
  });

  it.each(["", "/v1", "ftp://a.example", "https://u:p@a.example", "https://u@a.example/", "a.example", "https://"])(
    "the base URL %j is none",
    (text) => {
      expect(() => parseBaseUrl(text)).toThrow("A base URL is needed: http or https, without a password.");
    },
  );

  it("who is to give a base URL is told the path that it ends in", () => {
    const message = "A base URL is needed, such as https://host/v1: http or https, without a password.";
    expect(() => parseBaseUrl("/v1", "/v1")).toThrow(message);
  });

  it("a relative address is one of the page, where there is one", () => {
    expect(parseUrl("/v1")).toBe(undefined);
    vi.stubGlobal("location", { href: "https://page.example/x" });
    expect([parseUrl("/v1")?.href, parseBaseUrl("/api/").root]).toEqual([
      "https://page.example/v1",
      "https://page.example/api",
    ]);
    vi.unstubAllGlobals();
    expect(parseUrl("b", "https://a.example/c/")?.href).toBe("https://a.example/c/b");
  });

  it("a query has what the base says, then what is fixed, then the caller's, which go before both but what is fixed", () => {
    const base = {
      root: "",
      query: [
        ["k", "1"],
        ["l", "2"],
      ] as const,
    };
    const write = (spec: object, query: object) =>
      queryString(base, spec as OperationSpec, query as Readonly<Record<string, unknown>>);
    expect(write({}, {})).toBe("k=1&l=2");
    expect(write({ fixedQuery: { f: "3" } }, { l: 4, f: 5, m: null, n: undefined, "o p": "q!" })).toBe(
      "k=1&f=3&l=4&o%20p=q%21",
    );
    const list = (name: string, value: unknown) => [`${name}=${String(value)}`];
    expect(write({ query: { write: { m: () => ["m!"] }, rules: { write: list } } }, { m: 1, n: [1, 2], k: 3 })).toBe(
      "l=2&m!&n=1,2&k=3",
    );
    expect(encodeQuery("!'()* é\ud800")).toBe("%21%27%28%29%2A%20%C3%A9%EF%BF%BD");
  });
});
