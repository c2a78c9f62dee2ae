import { describe, expect, it } from "vitest";
import { changesBetween, documentOf, outline } from "./contracts.js";

type Node = Readonly<Record<string, unknown>>;

const json = { "application/json": { schema: { type: "string" } } };
const full = { description: "", content: json };
const bare = { description: "" };

/** The same answers, given by the provider, and given by clients to its calls. */
const writers = {
  given: (responses: Node, type = "get") => ({
    ...documentOf({}),
    paths: { "/trips": { [type]: { responses } } },
  }),
  webhook: (responses: Node) => documentOf({ root: { webhooks: { late: { post: { responses } } } } }),
  callback: (responses: Node) =>
    documentOf({ operation: { callbacks: { late: { "{$request.body#/url}": { post: { responses } } } } } }),
};
const told = async (kind: keyof typeof writers, base: Node, revision: Node) =>
  outline(await changesBetween(writers[kind](base), writers[kind](revision))).map((line) =>
    line.replace(/(?:webhook|callback)\.late.*?\.response/, "response"),
  );

describe.each(["given", "webhook", "callback"] as const)("an answer without content, %s beside a range", (kind) => {
  it.each([
    ["2XX", "204", "success"],
    ["2XX", "205", "success"],
    ["3XX", "304", "non-success"],
    ["default", "304", "non-success"],
    ["1XX", "100", undefined],
  ])("of %s is no loss of content: %s", async (range, status, family) => {
    const [one, two] = [
      { 200: full, [range]: full },
      { 200: full, [range]: full, [status]: bare },
    ];
    const change = (way: string) => (family ? [`info response-${family}-status-${way} response.${status}`] : []);
    expect(await told(kind, one, two)).toEqual(change("added"));
    expect(await told(kind, two, one)).toEqual(change("removed"));
    // What is described for it all the same is never sent.
    expect(await told(kind, one, { ...two, [status]: full })).toEqual(change("added"));
  });

  it("of a default response that stands alone is none either", async () => {
    expect(await told(kind, { default: full }, { default: full, 204: bare })).toEqual([
      "info response-success-status-added response.204",
    ]);
  });

  it("beside a range that has none itself is nothing to tell", async () => {
    const [one, two] = [
      { 200: full, default: bare },
      { 200: full, default: bare, 304: bare },
    ];
    expect([await told(kind, one, two), await told(kind, two, one)]).toEqual([[], []]);
  });
});

describe("what an answer may be no longer", () => {
  it("a range in the place of which there are some of its statuses", async () => {
    const gone = (range: string) => [
      `info response-${range === "2XX" ? "success" : "non-success"}-status-removed response.${range}`,
    ];
    expect(await told("given", { "2XX": full }, { 200: full, 204: bare })).toEqual(gone("2XX"));
    expect(await told("given", { 200: full, default: full }, { 200: full, "4XX": full })).toEqual(gone("default"));
    expect(await told("given", { 200: full, default: full }, { 200: full, 404: full, "5XX": full })).toEqual(
      gone("default"),
    );
    expect(await told("given", { 200: full, "4XX": full }, { 200: full, 404: full })).toEqual(gone("4XX"));
  });

  it("not one that another range stands for", async () => {
    expect(await told("given", { 200: full, "4XX": full, default: full }, { 200: full, default: full })).toEqual([]);
  });

  it("content of a range of successes of which nothing but a status without content is left", async () => {
    expect(await told("given", { "2XX": full }, { 204: bare })).toEqual([
      "error response-media-type-removed response.2XX.body",
      "info response-success-status-removed response.2XX",
    ]);
  });

  it("a range of media types in the place of which there is a narrower one", async () => {
    const of = (type: string) => ({ 200: { description: "", content: { [type]: json["application/json"] } } });
    const narrower = ["*/*", "text/*", "text/csv"];
    for (const [index, wide] of narrower.entries()) {
      for (const narrow of narrower.slice(index + 1)) {
        expect(await told("given", of(wide), of(narrow))).toEqual([
          "info response-media-type-removed response.200.body",
        ]);
        expect(await told("given", of(narrow), of(wide))).toEqual([
          "warning response-media-type-added response.200.body",
        ]);
      }
    }
    expect(await told("given", of("text/*"), of("image/*"))).toEqual([
      "error response-media-type-removed response.200.body",
      "info response-media-type-added response.200.body",
    ]);
  });
});

it("a tag that comes where another goes is told like that one", async () => {
  const tagged = (...tags: readonly string[]) => documentOf({ operation: { tags } });
  expect(outline(await changesBetween(tagged("boats", "old"), tagged("boats", "harbours", "piers")))).toEqual([
    "info api-tag-added operation",
    "info api-tag-added operation",
    "info api-tag-removed operation",
  ]);
});
