import { expect, test } from "vitest";
import { createClient, type Provider } from "../../src/index.js";
import { nextByLink, nextByToken, readPages } from "../../src/runtime.js";

interface Lists {
  readonly by: Record<"token" | "url" | "link", () => AsyncIterable<{ readonly id?: string }>>;
}

/** A list that goes on by a token, by a URL, or by a header. */
const list = (pages: object) =>
  ({ key: "GET /a", method: "GET", path: "/a", page: { items: ["data"], read: readPages, ...pages } }) as const;
const provider = {
  name: "lists",
  baseURL: "https://e.example",
  operations: {
    by: {
      token: list({ parameter: "after", at: ["next"], next: nextByToken }),
      url: list({ at: ["next"], next: nextByToken }),
      link: list({ next: nextByLink }),
    },
  },
} as unknown as Provider<Lists>;

/** A server whose pages name each other in a circle, after `before` others. */
function goingRound(length: number, before: number, kind: keyof Lists["by"], items = true) {
  let asked = 0;
  const fetch = async (input: RequestInfo | URL) => {
    const { searchParams } = new URL(input instanceof Request ? input.url : input);
    const here = Number(searchParams.get("after") ?? 0);
    const to = here + 1 < before + length ? here + 1 : before;
    const next = kind === "token" ? `${to}` : `https://e.example/a?after=${to}`;
    const body = { data: items ? [{ id: `${here}-${asked}` }] : [{}], ...(kind !== "link" && { next }) };
    expect(++asked).toBeLessThan(400);
    return Response.json(body, kind === "link" ? { headers: { link: `<${next}>; rel="next"` } } : {});
  };
  return createClient(provider, { fetch, apiKey: "sk-test-abcdef123456" });
}

async function count(pages: AsyncIterable<unknown>): Promise<number> {
  let seen = 0;
  for await (const _ of pages) seen++;
  return seen;
}

test.each(
  (["token", "url", "link"] as const).flatMap((kind) =>
    [
      [2, 1],
      [3, 5],
      [40, 20],
    ].map(([length = 0, before = 0]) => ({ kind, length, before })),
  ),
)("a list by $kind whose pages go round by $length after $before ends with an error", async (each) => {
  for (const hasIds of [true, false])
    await expect(count(goingRound(each.length, each.before, each.kind, hasIds).by[each.kind]())).rejects.toThrow(
      "The pages of the server go round",
    );
});

test("a long list that ends is read to its end", async () => {
  let asked = 0;
  const fetch = async () => Response.json({ data: [{ id: "a" }, {}], next: ++asked < 150 ? `t${asked}` : null });
  expect(await count(createClient(provider, { fetch, apiKey: "sk-test-abcdef123456" }).by.token())).toBe(300);
});
