import { describe, expect, it } from "vitest";
import { nextByCount, nextByItem, nextByLink, nextByOffset, nextByToken } from "../../src/client/next-page.js";
import { readPages } from "../../src/client/page.js";
import type { FindNext, PageSpec, PageView } from "../../src/transport/pages.js";

const here = "https://x.example/v1/models?limit=2";

function responseOf(url: string, link?: string): Response {
  const response = new Response(null, link === undefined ? {} : { headers: { link } });
  return Object.defineProperty(response, "url", { value: url });
}

function view(data: object, more: Partial<PageView> = {}): PageView {
  const items = (data as { readonly data?: readonly unknown[] }).data ?? [];
  return { data, response: responseOf(here), items, asked: undefined, says: undefined, ...more };
}

const spec = (fields: Partial<PageSpec>): PageSpec => ({ items: ["data"], read: readPages, ...fields });
const asks = (find: FindNext, page: PageView, fields: Partial<PageSpec>) => find(page, spec(fields))?.query;
const searches = (find: FindNext, page: PageView, fields: Partial<PageSpec> = {}, always = "") =>
  find(page, spec(fields))?.search?.(always);
const items = [{ id: "a" }, { id: "b" }];

describe("the page after one, by a token", () => {
  const fields = { parameter: "page_token", at: ["next"], more: ["has_more"] };

  it.each([
    [{ next: "t2" }, { page_token: "t2" }],
    [{ next: 7 }, { page_token: 7 }],
    [{ next: "t2", has_more: true }, { page_token: "t2" }],
    [{ next: "t2", has_more: false }, undefined],
    [{ next: "" }, undefined],
    [{ next: null }, undefined],
    [{ next: 0 }, undefined],
    [{ next: "0" }, undefined],
    [{}, undefined],
  ])("the page after %j is asked for by %j", (data, query) => {
    expect(asks(nextByToken, view(data), fields)).toEqual(query);
  });

  it("the page that the server names is not the one that it has sent", () => {
    expect(() => nextByToken(view({ next: "t1" }, { asked: "t1" }), spec(fields))).toThrow("the one that it has sent");
  });

  it.each(["https://x.example/v1/models?after=b", "/v1/models?after=b", "?after=b"])(
    "the page is asked for by the query of the URL %s",
    (next) => {
      expect(searches(nextByToken, view({ next }), fields)).toBe("after=b");
      expect(searches(nextByToken, view({ next }), { at: ["next"] })).toBe("after=b");
    },
  );
});

describe("the page after one, by its last item", () => {
  const fields = { parameter: "after", more: ["has_more"] };

  it.each([
    [{ data: items }, { after: "b" }],
    [{ data: items, has_more: true }, { after: "b" }],
    [{ data: items, has_more: false }, undefined],
    [{ data: [{ id: 7 }] }, { after: 7 }],
    [{ data: [{ id: null }] }, undefined],
    [{ data: [] }, undefined],
  ])("the page after the last item of %j is asked for by %j", (data, query) => {
    expect(asks(nextByItem, view(data), fields)).toEqual(query);
  });

  it("the page that says which item is its last is believed where items have no id", () => {
    const last = { ...fields, at: ["last_id"] };
    expect(asks(nextByItem, view({ data: [{}], last_id: "z" }), last)).toEqual({ after: "z" });
    expect(asks(nextByItem, view({ data: items, last_id: "z" }), last)).toEqual({ after: "b" });
    expect(asks(nextByItem, view({ data: [{}], last_id: null }), last)).toBe(undefined);
  });

  it("the page that is there again is the last one", () => {
    expect(asks(nextByItem, view({ data: items }, { asked: "b" }), fields)).toBe(undefined);
  });
});

describe("the page after one, by a count", () => {
  it.each([
    ["the first of three", { data: items, pages: 3 }, {}, { page: 2 }],
    ["the second of three", { data: items, pages: 3 }, { asked: 2 }, { page: 3 }],
    ["the last of three, as a text", { data: items, pages: 3 }, { asked: "3" }, undefined],
    ["the only one", { data: items, pages: 1 }, {}, undefined],
    ["an empty one", { data: [], pages: 3 }, {}, undefined],
    ["one that does not say how many there are", { data: items }, {}, undefined],
  ])("the page after %s is known", (_, data, more, query) => {
    expect(asks(nextByCount, view(data, more), { parameter: "page", at: ["pages"] })).toEqual(query);
  });

  it("the page counts from where its parameter begins", () => {
    const fields = { parameter: "page", at: ["pages"], start: 0 };
    expect(asks(nextByCount, view({ data: items, pages: 2 }), fields)).toEqual({ page: 1 });
    expect(asks(nextByCount, view({ data: items, pages: 2 }, { asked: 1 }), fields)).toBe(undefined);
  });

  it("the page that only says whether there are more is believed", () => {
    const fields = { parameter: "page", more: ["more"] };
    expect(asks(nextByCount, view({ data: items, more: true }), fields)).toEqual({ page: 2 });
    expect(asks(nextByCount, view({ data: items, more: false }), fields)).toBe(undefined);
  });
});

describe("the page after one, by an offset", () => {
  it.each([
    ["the first two of five", { data: items, total: 5 }, {}, { offset: 2 }],
    ["the next two of five", { data: items, total: 5 }, { asked: "2" }, { offset: 4 }],
    ["the last two of four", { data: items, total: 4 }, { asked: 2 }, undefined],
    ["an empty one", { data: [], total: 5 }, {}, undefined],
    ["one that does not say how many there are", { data: items }, {}, undefined],
  ])("the page after the items of %s is known", (_, data, more, query) => {
    expect(asks(nextByOffset, view(data, more), { parameter: "offset", at: ["total"] })).toEqual(query);
  });

  it("the page counts items from where its parameter begins", () => {
    const fields = { parameter: "offset", at: ["total"], start: 1 };
    expect(asks(nextByOffset, view({ data: items, total: 3 }), fields)).toEqual({ offset: 3 });
    expect(asks(nextByOffset, view({ data: items, total: 2 }), fields)).toBe(undefined);
  });
});

describe("the page after one, by the header Link", () => {
  const next = (link?: string, url = here) => view({}, { response: responseOf(url, link) });

  it.each([
    ['<https://x.example/v1/models?limit=2&page=2>; rel="next"', "limit=2&page=2"],
    ["</v1/models?page=2>; rel=next", "page=2"],
    ['<?page=1>; rel="prev", <?page=3>; title="n"; REL="last next"', "page=3"],
    ['<?page=9>; rel="last"', undefined],
    ['<?page=9>; rel="nextish"', undefined],
    [undefined, undefined],
  ])("the page after %s is asked for by %s", (link, search) => {
    expect(searches(nextByLink, next(link))).toBe(search);
  });

  it("the page keeps what every request has and the URL does not", () => {
    expect(searches(nextByLink, next('<?page=2&v=3>; rel="next"'), {}, "v=1&beta=true")).toBe("beta=true&page=2&v=3");
    expect(searches(nextByLink, next('<?page=2>; rel="next"'), {}, "")).toBe("page=2");
  });

  it("the page is at the path of this one, below whatever root", () => {
    expect(searches(nextByLink, next('<http://inside:80/api/models/?p=2>; rel="next"'))).toBe("p=2");
    for (const link of ["/v1/files?p=2", "https://[bad"])
      expect(() => next(`<${link}>; rel="next"`) && searches(nextByLink, next(`<${link}>; rel="next"`))).toThrow(
        "at another path",
      );
  });

  it("the page is not the one that was sent, where it is known which that was", () => {
    expect(() => searches(nextByLink, next(`<${here}>; rel="next"`))).toThrow("the one that it has sent");
    expect(searches(nextByLink, next('<?limit=2>; rel="next"', ""))).toBe("limit=2");
  });
});
