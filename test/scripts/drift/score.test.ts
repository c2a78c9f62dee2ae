import { describe, expect, it } from "vitest";
import { scoreProvider } from "../../../scripts/drift/score.js";
import { contractOf, documentOf } from "./contracts.js";

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
    expect(scoreProvider(reference, provider)).toEqual({
      provider: "relay",
      share: 1.5 / 4,
      operations: [{ operation: "POST /things", status: "partial", fields: 4, taken: 1.5, share: 1.5 / 4 }],
    });
    expect(scoreProvider(reference, reference).share).toBe(1);
  });

  it("the score of a provider leaves out fields of which a page says nothing", async () => {
    const reference = await contractOf(documentOf({ request: field({ type: ["string", "null"] }), operation: query }));
    const { c: _, ...properties } = field({ type: "string" }).properties;
    const page = { request: { type: "object", properties }, operation: { "x-concord-inferred": "table" } };
    expect(scoreProvider(reference, await contractOf(documentOf(page)))).toMatchObject({
      share: 1,
      operations: [{ status: "partial", fields: 2, unknown: 2, taken: 2 }],
    });
  });

  it("the score of a provider leaves out operations of which a page says nothing", async () => {
    const reference = await contractOf(documentOf({ request: field({ type: "string" }) }));
    const page = documentOf({ operation: { "x-concord-inferred": "table" } });
    const other = { ...page, paths: { "/others": Reflect.get(Reflect.get(page, "paths"), "/things") } };
    const [score] = scoreProvider(reference, await contractOf(other)).operations;
    expect(score?.status).toBe("unknown");
  });
});
