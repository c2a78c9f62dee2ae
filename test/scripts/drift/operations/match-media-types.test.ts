import { describe, expect, it } from "vitest";
import { essence, matchMediaTypes } from "../../../../scripts/drift/operations/match-media-types.js";

const at = { file: "test", pointer: "" };

/** `one > two` per pair, then `- gone` and `+ new`. */
function match(
  direction: "request" | "response",
  before: readonly string[],
  after: readonly string[],
): readonly string[] {
  const [left, right] = [before, after].map((types) => types.map((type) => ({ type, at })));
  const { pairs, removed, added } = matchMediaTypes(left ?? [], right ?? [], direction);
  return [
    ...pairs.map(([one, two]) => `${one.type} > ${two.type}`),
    ...removed.map(({ type }) => `- ${type}`),
    ...added.map(({ type }) => `+ ${type}`),
  ];
}

describe("media types of two sides", () => {
  type Case = readonly [
    before: readonly string[],
    after: readonly string[],
    request: readonly string[],
    response?: readonly string[],
  ];
  const cases: readonly Case[] = [
    [["a/b"], ["a/b"], ["a/b > a/b"]],
    [
      ["a/b", "a/c"],
      ["a/c", "a/b"],
      ["a/b > a/b", "a/c > a/c"],
    ],
    [["a/b"], ["c/d"], ["- a/b", "+ c/d"]],
    [["a/b"], [], ["- a/b"]],
    [[], ["a/b"], ["+ a/b"]],
    [["a/b"], ["A/B; charset=utf-8"], ["a/b > A/B; charset=utf-8"]],
    [["a/b; charset=ascii"], ["a/b; charset=utf-8"], ["a/b; charset=ascii > a/b; charset=utf-8"]],
    [["a/b; boundary=x; q=1"], ["a/b; v=1"], ["a/b; boundary=x; q=1 > a/b; v=1"]],
    [["a/b; v=1"], ["a/b; v=2"], ["- a/b; v=1", "+ a/b; v=2"], ["a/b; v=1 > a/b; v=2"]],
    [["a/b; v=1; w=2"], ["a/b;W=2;V=1"], ["a/b; v=1; w=2 > a/b;W=2;V=1"]],
    [["a/b; v=1"], ["a/b"], ["a/b; v=1 > a/b"]],
    [["a/json"], ["a/problem+json"], ["- a/json", "+ a/problem+json"], ["a/json > a/problem+json"]],
    [["a/x+json"], ["b/y+json"], ["- a/x+json", "+ b/y+json"], ["a/x+json > b/y+json"]],
    [["plain"], ["x/plain"], ["- plain", "+ x/plain"], ["plain > x/plain"]],
    [["text/plain"], ["text/*"], ["text/plain > text/*", "+ text/*"]],
    [["text/plain"], ["*/*"], ["text/plain > */*", "+ */*"]],
    [["text/*"], ["text/plain"], ["text/* > text/plain", "- text/*"], ["text/* > text/plain"]],
    [
      ["text/*", "*/*"],
      ["text/plain"],
      ["text/* > text/plain", "*/* > text/plain", "- text/*", "- */*"],
      ["text/* > text/plain", "*/* > text/plain"],
    ],
    [["text/*"], ["texts/plain"], ["- text/*", "+ texts/plain"]],
    [["text/x"], ["tex/*"], ["- text/x", "+ tex/*"]],
    [["text/*"], ["text/*"], ["text/* > text/*"]],
    [["text/plain", "text/csv"], ["text/*"], ["text/plain > text/*", "text/csv > text/*", "+ text/*"]],
    [
      ["text/plain", "text/csv"],
      ["text/plain", "text/*"],
      ["text/plain > text/plain", "text/csv > text/*", "+ text/*"],
    ],
  ];

  it.each(cases.map(([before, after, request, response]) => [before, after, request, response] as const))(
    "media types of two sides meet by name, suffix and range: %j and %j",
    (before, after, request, response) => {
      expect(match("request", before, after)).toEqual(request);
      expect(match("response", before, after)).toEqual(response ?? request);
    },
  );

  it("media types of two sides are the same without what is behind them", () => {
    expect(["Text/Plain ; charset=utf-8", "a/b"].map(essence)).toEqual(["text/plain", "a/b"]);
  });
});
