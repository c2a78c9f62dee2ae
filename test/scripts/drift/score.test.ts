import { describe, expect, it } from "vitest";
import { scoreProvider, shareFields } from "../../../scripts/drift/score.js";
import { contractOf, documentOf } from "./contracts.js";

const scoreOf = (...contracts: Parameters<typeof shareFields>) => scoreProvider(shareFields(...contracts));

const field = (schema: object) => ({
  type: "object",
  properties: { a: schema, b: { type: "string" }, c: { type: "string" } },
});
const query = { parameters: [{ name: "q", in: "query", schema: { type: "string" } }] };

describe("the score of a provider", () => {
  it("the score of a provider counts fields taken in full as one, in part as a half", async () => {
    const reference = await contractOf(documentOf({ request: field({ type: ["string", "null"] }), operation: query }));
    const { c: _, ...properties } = field({ type: "string" }).properties;
    const provider = await contractOf(documentOf({ request: { type: "object", properties } }), "relay");
    expect(scoreOf(reference, provider)).toEqual({
      provider: "relay",
      coverage: { offered: 1, total: 1 },
      share: 1.5 / 4,
      operations: [{ operation: "POST /things", status: "partial", fields: 4, taken: 1.5, share: 1.5 / 4 }],
    });
    expect(scoreOf(reference, reference).share).toBe(1);
  });

  it("the score of a provider leaves out fields of which a page says nothing", async () => {
    const reference = await contractOf(documentOf({ request: field({ type: ["string", "null"] }), operation: query }));
    const { c: _, ...properties } = field({ type: "string" }).properties;
    const page = { request: { type: "object", properties }, operation: { "x-concord-inferred": "table" } };
    expect(scoreOf(reference, await contractOf(documentOf(page)))).toMatchObject({
      share: 1,
      operations: [{ status: "partial", fields: 2, unknown: 2, taken: 2 }],
    });
  });

  it("the score of a provider leaves out operations of which a page says nothing", async () => {
    const reference = await contractOf(documentOf({ request: field({ type: "string" }) }));
    const page = documentOf({ operation: { "x-concord-inferred": "table" } });
    const other = { ...page, paths: { "/others": Reflect.get(Reflect.get(page, "paths"), "/things") } };
    const [score] = scoreOf(reference, await contractOf(other)).operations;
    expect(score?.status).toBe("unknown");
  });

  it("the score of a provider is the same for a body of one schema and for one split in alternatives", async () => {
    const reference = await contractOf(documentOf({ request: { ...field({ type: "string" }), required: ["a"] } }));
    const branch = (value: string) => ({
      type: "object",
      required: ["a"],
      properties: { a: { type: "string", enum: [value] }, extra: { type: "string" } },
    });
    const score = async (request: object) =>
      scoreOf(reference, await contractOf(documentOf({ request }), "relay")).share;
    const single = await score(branch("one"));
    expect(single).toBeCloseTo(0.5 / 3);
    expect(await score({ oneOf: [branch("one"), branch("two")] })).toBe(single);
    expect(await score({ anyOf: [branch("one"), field({ type: "string" })] })).toBeCloseTo((single + 1) / 2);
  });

  it("the score of a provider takes for each alternative of the reference the one that suits it best", async () => {
    const branch = (kind: string, name: string) => ({
      type: "object",
      required: ["kind"],
      properties: { kind: { const: kind }, [name]: { type: "string" } },
    });
    const request = { oneOf: [branch("one", "a"), branch("two", "b")] };
    const reference = await contractOf(documentOf({ request }));
    expect(scoreOf(reference, reference).share).toBe(1);
    const half = await contractOf(documentOf({ request: { oneOf: [branch("one", "a")] } }));
    expect(scoreOf(reference, half).share).toBeLessThan(1);
  });

  it("the score of a provider asks of the alternative that has the tag, not of one that knows more fields", async () => {
    const branch = (kind: string, names: string[]) => ({
      type: "object",
      required: ["kind"],
      properties: { kind: { const: kind }, ...Object.fromEntries(names.map((name) => [name, { type: "string" }])) },
      additionalProperties: false,
    });
    const [reference, other] = await Promise.all(
      [[branch("one", ["a", "b"])], [branch("one", ["a"]), branch("two", ["a", "b"])]].map((oneOf) =>
        contractOf(documentOf({ request: { oneOf } })),
      ),
    );
    if (!reference || !other) throw new Error("two contracts were made");
    expect(scoreOf(reference, other).operations).toMatchObject([{ fields: 3, taken: 2 }]);
  });

  it("the score of a provider tells what it offers apart from what it takes of that", async () => {
    const document = documentOf({ request: field({ type: "string" }) });
    const paths = Reflect.get(document, "paths");
    const reference = await contractOf({ ...document, paths: { ...paths, "/others": paths["/things"] } });
    expect(scoreOf(reference, await contractOf(document))).toMatchObject({
      coverage: { offered: 1, total: 2 },
      share: 1,
    });
  });
});
