import { describe, expect, it } from "vitest";
import { createClient } from "../../../src/client/client.js";
import { nextByItem, nextByToken } from "../../../src/client/next-page.js";
import { type PagePromise, readPages } from "../../../src/client/page.js";
import type { Provider } from "../../../src/transport/provider.js";

describe("pages that are read", () => {
  interface Lists {
    list(query?: object, options?: object): PagePromise<{ readonly data: readonly { id: string }[] }, { id: string }>;
  }
  function lists(page: object, ...answers: readonly unknown[]) {
    const urls: string[] = [];
    const fetch = async (input: RequestInfo | URL) => {
      urls.push(new URL(input instanceof Request ? input.url : input).search);
      return Response.json(answers[Math.min(urls.length, answers.length) - 1]);
    };
    const list = { key: "GET /l", method: "GET", path: "/l", page: { items: ["data"], read: readPages, ...page } };
    const provider = {
      name: "own",
      baseURL: "https://own.example",
      operations: { list },
    } as unknown as Provider<Lists>;
    return { client: createClient(provider, { fetch: fetch as typeof globalThis.fetch }), urls };
  }
  const items = (...ids: readonly string[]) => ids.map((id) => ({ id }));
  const byItem = { parameter: "after", next: nextByItem };

  it("pages that are read say whether there are more, and give the next one", async () => {
    const { client, urls } = lists(
      { ...byItem, more: ["more"] },
      { data: items("a"), more: true },
      { data: items("b"), more: false },
    );
    const first = await client.list({ q: 1 }, { query: { r: 2 } });
    expect([first.hasNextPage(), JSON.stringify(first), Object.keys(first)]).toEqual([
      true,
      '{"data":[{"id":"a"}],"more":true}',
      ["data", "more"],
    ]);
    const second = await first.getNextPage();
    expect([second.data, second.hasNextPage()]).toEqual([items("b"), false]);
    await expect(second.getNextPage()).rejects.toThrow("There is no next page: see hasNextPage().");
    expect(urls).toEqual(["?q=1&r=2", "?q=1&r=2&after=a"]);
    const again: unknown[] = [];
    for await (const { id } of first) again.push(id);
    expect(again).toEqual(["a", "b"]);
  });

  it("pages that are the same, or go round, have an end", async () => {
    const ids = async (page: object, ...answers: readonly unknown[]) => {
      const found: string[] = [];
      try {
        for await (const { id } of lists(page, ...answers).client.list()) found.push(id);
      } catch (error) {
        found.push((error as Error).message);
      }
      return found;
    };
    expect(await ids(byItem, { data: items("a", "b") })).toEqual(["a", "b"]);
    expect(await ids(byItem, { data: items("a") }, { data: [] })).toEqual(["a"]);
    const token = { parameter: "t", at: ["next"], next: nextByToken };
    expect(
      await ids(token, { data: items("a"), next: "1" }, { data: items("a"), next: "2" }, { data: items("a") }),
    ).toEqual(["a", "a", "a"]);
    const round = ["1", "2", "1", "2", "1", "2"].map((next) => ({ data: items(next), next }));
    expect((await ids(token, ...round)).at(-1)).toBe("The pages of the server go round, without an end.");
    expect(await ids({ ...byItem, items: ["none"] }, { data: items("a") })).toEqual([]);
  });

  it("pages after the first one are asked for by the promise, too", async () => {
    const { client } = lists(byItem, { data: items("a") }, { data: items("b") }, { data: [] });
    expect((await client.list().getNextPage()).data).toEqual(items("b"));
    const { client: other } = lists(byItem, { data: items("a") }, { data: items("b") }, { data: [] });
    const seen: unknown[] = [];
    for await (const { data } of other.list().iterPages()) seen.push(data);
    expect(seen).toEqual([items("a"), items("b"), []]);
  });
});
