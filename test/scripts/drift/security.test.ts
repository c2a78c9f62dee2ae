import { describe, expect, it } from "vitest";
import type { Change, DriftOptions } from "../../../scripts/drift/changes/types.js";
import { changesBetween } from "./contracts.js";

type Node = Readonly<Record<string, unknown>>;

const key = { type: "apiKey", in: "header", name: "X-Key" };
const login = {
  type: "oauth2",
  flows: { implicit: { authorizationUrl: "https://id.example", scopes: { r: "", w: "" } } },
};
const done = { responses: { 200: { description: "" } } };
const schemes = { key, login, token: { type: "http", scheme: "Bearer" } };

/** Two operations; `own` is what the first says itself. */
function api(root: Node = {}, own: Node = {}, securitySchemes: Node = schemes): object {
  return {
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    paths: { "/a": { get: { ...done, ...own } }, "/b": { get: { ...done, ...(own.both === undefined ? {} : own) } } },
    components: { securitySchemes },
    ...root,
  };
}

const needs = (...security: readonly Node[]) => ({ security });
const line = ({ level, id, operations, operation }: Change) =>
  `${level} ${id} ${operations?.join(", ") ?? operation ?? "-"}`;
const lines = async (base: object, revision: object, options?: DriftOptions) =>
  (await changesBetween(base, revision, options)).map(line);
const both = "GET /a, GET /b";

it("what is asked for beside what was enough is told as that", async () => {
  const one = api(needs({ key: [] }));
  const messages = async (base: object, revision: object) =>
    (await changesBetween(base, revision)).filter(({ breaking }) => breaking).map(({ message }) => message);
  expect(await messages(one, api(needs({ key: [], token: [] })))).toEqual([
    "The API asks for `key and token` now, where `key` was enough.",
  ]);
  expect(await messages(api({}, needs({ key: [] })), api({}, needs({ key: [], token: [] })))).toEqual([
    "Operation `GET /a` asks for `key and token` now, where `key` was enough.",
  ]);
  expect(await messages(one, api(needs({ token: [] })))).toEqual([
    "The security requirement `key` was removed from the API.",
  ]);
});

it("a part of what was asked for that is enough now is told once", async () => {
  const messages = async (base: object, revision: object) =>
    (await changesBetween(base, revision)).map(({ level, message }) => `${level} ${message}`);
  expect(await messages(api(needs({ key: [], token: [] })), api(needs({ key: [] })))).toEqual([
    "info The API asks for `key` alone now, instead of `key and token`.",
  ]);
  const either = needs({ key: [], token: [] }, { login: [] });
  expect(await messages(api(either), api(needs({ key: [] }, { login: [] })))).toEqual([
    "info The API asks for `key` alone now, instead of `key and token`.",
  ]);
  expect(await messages(api(needs({ key: [] })), api(needs({})))).toEqual([
    "info The API may be called without authentication now.",
  ]);
});

describe("a way to authenticate that no longer suffices is one error, with the operations that it reaches", () => {
  it.each<[string, object, object, readonly string[]]>([
    ["the first requirement", api(), api(needs({ key: [] })), [`error api-global-security-added ${both}`]],
    [
      "one of two is gone",
      api(needs({ key: [] }, { token: [] })),
      api(needs({ key: [] })),
      [`error api-global-security-removed ${both}`],
    ],
    [
      "none was needed among others",
      api(needs({ key: [] }, {})),
      api(needs({ key: [] })),
      [`error api-global-security-removed ${both}`],
    ],
    [
      "two are needed together",
      api(needs({ key: [] })),
      api(needs({ key: [], token: [] })),
      [`error api-global-security-removed ${both}`],
    ],
    [
      "more scopes",
      api(needs({ login: ["r"] })),
      api(needs({ login: ["r", "w"] })),
      [`error api-global-security-scope-added ${both}`],
    ],
    [
      "another header",
      api(needs({ key: [] })),
      api(needs({ key: [] }), {}, { ...schemes, key: { ...key, name: "X-Other" } }),
      [`error api-security-component-credential-changed ${both}`],
    ],
    [
      "another place",
      api(needs({ key: [] })),
      api(needs({ key: [] }), {}, { ...schemes, key: { ...key, in: "query" } }),
      [`error api-security-component-credential-changed ${both}`],
    ],
    [
      "another type",
      api(needs({ key: [] })),
      api(needs({ key: [] }), {}, { ...schemes, key: { type: "http", scheme: "basic" } }),
      [`error api-security-component-type-changed ${both}`],
    ],
    [
      "one operation of two",
      api(needs({ key: [] })),
      api(needs({ key: [] }), needs({ token: [] })),
      ["error api-security-removed GET /a", "info api-security-added GET /a"],
    ],
    [
      "each operation by itself",
      api({}, { both: 1 }),
      api({}, { both: 1, ...needs({ key: [] }) }),
      [`error api-security-added ${both}`],
    ],
  ])("drift tells once of a way that no longer suffices: %s", async (_, base, revision, expected) => {
    expect((await lines(base, revision)).sort()).toEqual([...expected].sort());
  });
});

describe("what any call of base still gets is compatible", () => {
  it.each<[string, object, object, readonly string[]]>([
    ["no requirement any more", api(needs({ key: [] })), api(), [`info api-global-security-removed ${both}`]],
    [
      "one more way",
      api(needs({ key: [] })),
      api(needs({ key: [] }, { token: [] })),
      [`info api-global-security-added ${both}`],
    ],
    [
      "fewer scopes",
      api(needs({ login: ["r", "w"] })),
      api(needs({ login: ["r"] })),
      [`info api-global-security-scope-removed ${both}`],
    ],
    [
      "a part of what was needed",
      api(needs({ key: [], token: [] })),
      api(needs({ key: [] })),
      [`info api-global-security-added ${both}`],
    ],
    [
      "another header of a scheme that nothing needs",
      api(),
      api({}, {}, { ...schemes, key: { ...key, name: "X-Other" } }),
      ["info api-security-component-credential-changed -"],
    ],
  ])("drift tells as compatible what any call of base still gets: %s", async (_, base, revision, expected) => {
    expect((await lines(base, revision)).sort()).toEqual([...expected].sort());
  });
});

describe("what is sent in the same way is no difference", () => {
  const renamed = { secret: key, login, bearer: { type: "http", scheme: "bearer" } };
  it.each<[string, object, object]>([
    [
      "another name of a scheme",
      api(needs({ key: [] }, { token: [] })),
      api(needs({ secret: [] }, { bearer: [] }), {}, renamed),
    ],
    [
      "the case of a header",
      api(needs({ key: [] })),
      api(needs({ key: [] }), {}, { ...schemes, key: { ...key, name: "x-key" } }),
    ],
    ["from the root to the operations", api(needs({ key: [] })), api({}, { both: 1, ...needs({ key: [] }) })],
    [
      "the order and repetition of ways",
      api(needs({ key: [] }, { token: [] })),
      api(needs({ token: [] }, { key: [] }, { token: [] })),
    ],
    ["an empty list and none", api(), api(needs())],
    ["only no requirement at all, and none", api(needs({})), api()],
  ])("drift finds no difference in what is sent alike: %s", async (_, base, revision) => {
    expect(await lines(base, revision)).toEqual([]);
    expect(await lines(revision, base)).toEqual([]);
  });
});

it("security is placed where it is written", async () => {
  const [change] = await changesBetween(api(needs({ key: [] }, { token: [] })), api(needs({ key: [] })));
  expect(change).toMatchObject({ base: { pointer: "/security/1" }, revision: { pointer: "/security/0" } });
});

it("a draft may ask for another key", async () => {
  const draft = { "x-stability-level": "draft" };
  expect(await lines(api({}, { ...draft }), api({}, { ...draft, ...needs({ key: [] }) }))).toEqual([
    "info api-security-added GET /a",
  ]);
});

describe("servers are compared as sets of hosts, and by the root of the paths", () => {
  const at = (...urls: readonly string[]) => api({ servers: urls.map((url) => ({ url })) });
  const inRegion = (...regions: readonly string[]) =>
    api({
      servers: [
        { url: "https://{region}.a.example/v1", variables: { region: { default: regions[0], enum: regions } } },
      ],
    });
  const outside = (name: string) => {
    const parameters = [{ name, in: "path", required: true, schema: { type: "string" } }];
    const get = { parameters, responses: { 200: { description: "" } } };
    return { ...api({}), paths: { [`/here/v1/a/{${name}}`]: { get }, [`/v1/b/{${name}}`]: { get } } };
  };
  it.each<[string, object, object, readonly string[]]>([
    [
      "a region that is gone",
      inRegion("eu", "us"),
      inRegion("eu"),
      ["warning api-server-removed GET /v1/a, GET /v1/b"],
    ],
    [
      "regions in another order, with another default",
      inRegion("eu", "us"),
      inRegion("us", "eu"),
      ["info api-server-default-changed GET /v1/a, GET /v1/b"],
    ],
    [
      "a region that is written out",
      inRegion("eu", "us"),
      at("https://eu.a.example/v1", "https://us.a.example/v1"),
      [],
    ],
    ["another host", at("https://a.example"), at("https://b.example"), [`warning api-server-removed ${both}`]],
    [
      "one more host",
      at("https://a.example"),
      at("https://b.example", "https://a.example"),
      [`info api-server-added ${both}`],
    ],
    [
      "the order of hosts",
      at("https://a.example", "https://b.example"),
      at("https://b.example", "https://A.example/"),
      [],
    ],
    [
      "another root",
      at("https://a.example/v1"),
      at("https://a.example/v2"),
      ["error api-root-changed GET /v1/a, GET /v1/b"],
    ],
    [
      "a host where none was named",
      at("/v1"),
      at("https://a.example/v1"),
      ["info api-server-added GET /v1/a, GET /v1/b"],
    ],
    ["another name of a parameter outside of the root", outside("one"), outside("two"), []],
    [
      "a host of one operation",
      at("https://a.example"),
      api({ servers: [{ url: "https://a.example" }] }, { servers: [{ url: "https://files.example" }] }),
      ["warning api-server-removed GET /a"],
    ],
  ])("drift compares servers as sets: %s", async (_, base, revision, expected) => {
    expect((await lines(base, revision)).sort()).toEqual([...expected].sort());
  });

  it("another provider is elsewhere", async () => {
    expect(await lines(at("https://a.example"), at("https://b.example"), { relation: "providers" })).toEqual([]);
  });
});

it("a key that is asked for first is a break, also where its scheme is another now", async () => {
  const other = { ...schemes, key: { ...key, name: "X-Other" } };
  const found = await lines(api(), api(needs({ key: [] }), {}, other));
  expect(found.filter((text) => text.startsWith("error"))).toEqual([`error api-global-security-added ${both}`]);
});

it("a header of authorisation as a parameter is what a scheme asks for, and no change beside it", async () => {
  const header = (required: boolean) => ({
    parameters: [{ name: "Authorization", in: "header", required, schema: { type: "string" } }],
    both: true,
  });
  const asked = api(needs({ token: [] }), {}, { token: schemes.token });
  expect(await lines(api(needs(), header(true), {}), asked)).toEqual([]);
  expect(await lines(asked, api({}, header(true), {}))).toEqual([]);
  expect(await lines(api(needs(), header(false), {}), asked)).toEqual(["error api-security-removed GET /a, GET /b"]);
  expect(await lines(api({}, {}, {}), api({}, header(true), {}))).toEqual(["error api-security-added GET /a, GET /b"]);
});

it("a way that differs from another in scopes alone is told as one that came, whatever their order", async () => {
  const read = needs({ login: ["r"] });
  for (const either of [needs({ login: ["r"] }, { login: ["w"] }), needs({ login: ["w"] }, { login: ["r"] })]) {
    const changes = await changesBetween(api(read), api(either));
    expect(changes.map(line)).toEqual([`info api-global-security-added ${both}`]);
    expect(changes.map(({ message }) => message)).toEqual([
      "The security requirement `login: [w]` was added to the API.",
    ]);
  }
});

it("a way that only one side has is told beside what became of its scheme", async () => {
  const other = { ...schemes, token: { type: "http", scheme: "basic" } };
  const [one, two] = [needs({ key: [] }), needs({ key: [] }, { token: [] })];
  expect(await lines(api(two), api(one, {}, other))).toEqual([
    `error api-global-security-removed ${both}`,
    "info api-security-component-credential-changed -",
  ]);
  expect((await lines(api(one), api(two, {}, other))).sort()).toEqual([
    `info api-global-security-added ${both}`,
    "info api-security-component-credential-changed -",
  ]);
});
