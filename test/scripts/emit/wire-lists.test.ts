import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compileErrors } from "../../helpers/compile.js";
import { type GeneratedProgram, generateProgram, told } from "../../helpers/generate-program.js";
import { importGenerated } from "../../helpers/import-generated.js";
import { json, type Received, startServer, type TestServer } from "../../src/fixtures/server.js";

const text = { type: "string" };
const integer = { type: "integer" };
const items = { type: "array", items: { type: "object", properties: { id: text }, required: ["id"] } };
const query = (name: string, schema: object = text, rest: object = {}) => ({ name, in: "query", schema, ...rest });
const object = (properties: object) => ({ type: "object", properties });

function list(parameters: readonly object[], schema: object, headers: object = {}) {
  const content = { "application/json": { schema } };
  return { get: { parameters, responses: { 200: { description: "ok", headers, content } } } };
}

const description = {
  openapi: "3.1.0",
  info: { title: "Lists", version: "1" },
  servers: [{ url: "https://api.example/v1" }],
  paths: {
    "/cursor": list([query("after")], object({ data: items, paging: object({ cursors: object({ after: text }) }) })),
    "/token": list([query("page_token")], object({ records: items, next_page_token: { type: ["string", "null"] } })),
    "/item": list([query("after")], object({ data: items, has_more: { type: "boolean" } })),
    "/last": list([query("starting_after")], object({ items, last_id: text, has_more: { type: "boolean" } })),
    "/kinds": list(
      [query("after")],
      object({
        data: { type: "array", items: { anyOf: [items.items, object({ id: text, b: text })] } },
        last_id: text,
        has_more: { type: "boolean" },
      }),
    ),
    "/next": list([query("page")], object({ data: items, next_page: { type: ["integer", "null"] } })),
    "/url": list([query("q")], object({ results: items, next: { ...text, format: "uri" } })),
    "/count": list(
      [query("page", { ...integer, default: 1 })],
      object({ data: items, total_pages: integer, other: { type: "array", items: text } }),
    ),
    "/offset": list([query("offset", integer)], object({ data: items, total: integer })),
    "/link": list([query("per_page", integer)], items, { Link: { schema: text } }),
    "/one": list([], object({ data: items })),
    "/set": list([query("from")], object({ found: items, go: text })),
    "/pinned": list([query("page_token")], object({ data: items, next_page_token: text })),
    "/linked": list([], items, { Link: { schema: text } }),
    "/alike": list([query("offset", integer)], object({ data: items, total: integer })),
    "/zero": list([query("cursor", { ...integer, default: 0 })], object({ data: items, next_cursor: integer })),
    "/listed": list(
      [query("order", { enum: ["asc", "desc"] }), query("q")],
      object({ object: { const: "list" }, data: items }),
    ),
    // Of none of these it is certain how they go on.
    "/since": list(
      [query("after", { ...text, format: "date-time" })],
      object({ data: items, has_more: { type: "boolean" } }),
    ),
    "/key": list([], object({ data: items, last_evaluated_key: text })),
    "/rows": list([query("start", integer), query("rows", integer)], object({ data: items })),
    "/paging": list([], object({ data: items, paging: object({ x: text }) })),
    "/header": list([], object({ data: items }), { "X-Next-Cursor": { schema: text } }),
    "/only-after": list([query("after")], object({ data: items })),
    "/echo": list([query("cursor")], object({ data: items, cursor: text })),
    "/page": list([query("page", integer)], object({ data: items, total_pages: integer })),
    "/limit": list([query("limit", integer)], object({ data: items })),
    "/thing": list([], object({ id: text, results: items })),
    "/two": list([query("cursor")], object({ left: items, right: items, next_cursor: text })),
    "/off": list([query("cursor")], object({ data: items, next_cursor: text })),
  },
};

const pages = {
  "GET /set": { by: "token", items: "found", parameter: "from", at: "go" },
  "GET /off": false,
  "GET /two": { by: "token", parameter: "cursor", at: "next_cursor" },
} as const;

const program = `
  import { createClient } from "./runtime/index.js";
  import { api } from "./providers/api/index.js";

  type Ids = AsyncIterable<{ id: string }>;
  export async function read(baseURL: string, name: string): Promise<string> {
    const client = createClient(api, { baseURL });
    const lists: Readonly<Record<string, () => Ids>> = {
      cursor: () => client.cursor.retrieve(), token: () => client.token.retrieve(), item: () => client.item.retrieve(),
      last: () => client.last.retrieve(), kinds: () => client.kinds.list() as AsyncIterable<{ id: string }>, next: () => client.next.retrieve(), url: () => client.url.retrieve({ q: "a b" }),
      count: () => client.count.retrieve(), offset: () => client.offset.retrieve(), link: () => client.link.retrieve({ per_page: 2 }),
      pinned: () => client.pinned.retrieve(), linked: () => client.linked.retrieve(), alike: () => client.alike.retrieve(),
      zero: () => client.zero.retrieve(), listed: () => client.listed.retrieve(),
      one: () => client.one.retrieve(), set: () => client.set.retrieve(),
    };
    let ids = "";
    for await (const { id } of lists[name]?.() ?? []) ids += id;
    return ids;
  }

  export async function byPage(baseURL: string): Promise<unknown> {
    const client = createClient(api, { baseURL });
    const first = await client.item.retrieve();
    const second = await first.getNextPage();
    const sizes: number[] = [];
    for await (const page of client.item.retrieve().iterPages()) sizes.push(page.data?.length ?? 0);
    const third = await second.getNextPage();
    const none = await third.getNextPage().catch(String);
    return [JSON.stringify(first), first.hasNextPage(), third.hasNextPage(), none, sizes, (await client.item.retrieve().getNextPage()).data?.[0]?.id];
  }

  export function wrong(): void {
    const client = createClient(api);
    // @ts-expect-error: a time is no item's id
    client.since.retrieve().iterPages();
    // @ts-expect-error: the key may ask for more
    client.key.retrieve().iterPages();
    // @ts-expect-error: rows may be what a page has
    client.rows.retrieve().iterPages();
    // @ts-expect-error: what stands beside the list may tell of pages
    client.paging.retrieve().iterPages();
    // @ts-expect-error: a header may tell of pages
    client.header.retrieve().iterPages();
    // @ts-expect-error: it is not certain
    client.onlyAfter.retrieve().iterPages();
    // @ts-expect-error: the config says that there are none
    client.off.retrieve().iterPages();
    // @ts-expect-error: an echo of what was asked
    client.echo.retrieve().iterPages();
    // @ts-expect-error: nothing says whether pages are counted from 0
    client.page.retrieve().iterPages();
    // @ts-expect-error: a limit says that there are more
    client.limit.retrieve().iterPages();
    // @ts-expect-error: what has an id is no list
    client.thing.retrieve().iterPages();
    // @ts-expect-error: there are two lists
    client.two.retrieve().iterPages();
  }
`;

const all = ["a", "b", "c", "d", "e"].map((id) => ({ id }));

/** Answers as the description says, two items a page. */
function answer({ url, headers }: Received): readonly [body: object, headers?: Record<string, string>] {
  const { pathname, searchParams } = new URL(url, "http://localhost");
  const asked = (name: string) => searchParams.get(name);
  const from = (index: number) => all.slice(index, index + 2);
  const next = (index: number) => (index + 2 < all.length ? `t${index + 2}` : null);
  const at = (token: string | null) => Number(token?.slice(1) ?? 0);
  const afterId = (id: string | null) => all.findIndex((item) => item.id === id) + 1;
  const index = at(asked("after") ?? asked("page_token") ?? asked("from"));
  const id = afterId(asked("after") ?? asked("starting_after"));
  const page = Number(asked("page") ?? 1);
  const link = (name: string) => `http://${headers.host}${pathname}?${name}=${Number(asked(name) ?? 0) + 2}`;
  const isLast = (name: string) => Number(asked(name) ?? 0) >= 4;
  switch (pathname) {
    case "/cursor":
      return [{ data: from(index), paging: { cursors: next(index) ? { after: next(index) } : {} } }];
    case "/token":
      return [{ records: from(index), next_page_token: next(index) }];
    case "/item":
      return [{ data: from(id), has_more: id + 2 < all.length }];
    case "/kinds":
      return [{ data: from(id), last_id: from(id).at(-1)?.id, has_more: id + 2 < all.length }];
    case "/last":
      return [{ items: from(id), last_id: from(id).at(-1)?.id, has_more: id + 2 < all.length }];
    case "/next":
      return [{ data: from(page * 2 - 2), next_page: page < 3 ? page + 1 : null }];
    case "/url":
      return [{ results: from(Number(asked("s") ?? 0)), ...(!isLast("s") && { next: link("s") }) }];
    case "/count":
      return [{ data: from(page * 2 - 2), total_pages: 3 }];
    case "/offset":
      return [{ data: from(Number(asked("offset") ?? 0)), total: 5 }];
    case "/link": {
      const more = isLast("s") ? {} : { link: `<http://x/first>; rel="first", <${link("s")}&per_page=2>; rel="next"` };
      return [from(Number(asked("s") ?? 0)), more];
    }
    case "/pinned":
      return [
        { data: [...all.slice(0, 1), ...all.slice(index + 1, index + 3)], ...(index < 2 && { next_page_token: "t2" }) },
      ];
    case "/linked":
      return [[all[0]], isLast("s") ? {} : { link: `<${link("s")}>; rel="next"` }];
    case "/alike":
      return [{ data: all.slice(0, 2), total: 5 }];
    case "/zero":
      return [{ data: from(Number(asked("cursor") ?? 0)), next_cursor: asked("cursor") === "2" ? 0 : 2 }];
    case "/set":
      return [{ found: from(index), go: next(index) }];
    default:
      return [{ data: all }];
  }
}

let server: TestServer;
let generated: GeneratedProgram;
let modules: Record<string, (url: string, name?: string) => Promise<unknown>>;
beforeAll(async () => {
  server = await startServer((request, response) => json(response, 200, ...answer(request)));
  generated = await generateProgram(description, program, { pages });
  modules = (await importGenerated(generated.files, "program.ts")) as typeof modules;
});
afterAll(() => server.close());

describe("lists", () => {
  it("lists offer pages where it is certain how they go on", async () => {
    expect(compileErrors(generated.files)).toEqual([]);
  }, 240_000);

  it.each([
    ["cursor", ["", "?after=t2", "?after=t4"]],
    ["token", ["", "?page_token=t2", "?page_token=t4"]],
    ["item", ["", "?after=b", "?after=d"]],
    ["last", ["", "?starting_after=b", "?starting_after=d"]],
    ["kinds", ["", "?after=b", "?after=d"]],
    ["next", ["", "?page=2", "?page=3"]],
    ["url", ["?q=a%20b", "?s=2", "?s=4"]],
    ["count", ["", "?page=2", "?page=3"]],
    ["offset", ["", "?offset=2", "?offset=4"]],
    ["link", ["?per_page=2", "?s=2&per_page=2", "?s=4&per_page=2"]],
    ["one", [""]],
    ["set", ["", "?from=t2", "?from=t4"]],
  ])("lists are read to their end, each item once: %s", async (name, asked) => {
    const { length } = server.received;
    expect(await modules.read?.(server.url, name)).toBe("abcde");
    expect(server.received.slice(length).map(({ url }) => url)).toEqual(asked.map((rest) => `/${name}${rest}`));
  });

  it.each([
    ["pinned", "pages that begin alike are all read", "abcade", ["", "?page_token=t2"]],
    ["linked", "pages of the same item are all read where the links move", "aaa", ["", "?s=2", "?s=4"]],
    ["alike", "a page that comes again ends the list", "ab", ["", "?offset=2"]],
    ["zero", "a next page of number 0 is none", "abcd", ["", "?cursor=2"]],
    ["listed", "what only chooses among the items makes no pages", "abcde", [""]],
  ])("lists: %s: %s", async (name, _, ids, asked) => {
    const { length } = server.received;
    expect(await modules.read?.(server.url, name)).toBe(ids);
    expect(server.received.slice(length).map(({ url }) => url)).toEqual(asked.map((rest) => `/${name}${rest}`));
  });

  it("lists are read by the page", async () => {
    expect(await modules.byPage?.(server.url)).toEqual([
      '{"data":[{"id":"a"},{"id":"b"}],"has_more":true}',
      true,
      false,
      "ConcordError: There is no next page: see hasNextPage().",
      [2, 2, 1],
      "c",
    ]);
  });

  it("pages that are set where there is no list are told with their place", () => {
    expect(told(generated.diagnostics)).toEqual(["pages-unusable /paths/~1two/get"]);
  });
});
