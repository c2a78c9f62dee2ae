import { describe, expect, it } from "vitest";
import { compareProviders } from "../../../scripts/project/compare-providers.js";
import { contractOf, documentOf } from "../drift/contracts.js";

const config = { reference: "one", providers: { one: { spec: "one.json" }, two: { spec: "two.json" } } };

describe("the comparison of providers", () => {
  it("the comparison of providers takes an operation that is described by 501 alone for one that is not offered", async () => {
    const reference = await contractOf(documentOf({}), "one");
    const other = await contractOf(documentOf({ operation: { responses: { 501: { description: "No" } } } }), "two");
    const { comparands, scores } = compareProviders(reference, [other], config);
    expect(scores[0]?.coverage).toEqual({ offered: 0, total: 1 });
    expect(scores[0]?.operations).toMatchObject([{ status: "missing" }]);
    expect(comparands[0]?.report.summary.notOffered).toBe(1);
  });

  it("the comparison of providers counts the webhooks that one does not offer beside the operations", async () => {
    const webhooks = { born: { post: { responses: { 200: { description: "Done" } } } } };
    const reference = await contractOf(documentOf({ root: { webhooks } }), "one");
    const { comparands } = compareProviders(reference, [await contractOf(documentOf({}), "two")], config);
    expect(comparands[0]?.report.summary).toEqual({ breaking: 0, warning: 0, info: 1, webhooksNotOffered: 1 });
  });

  it("the comparison of providers scores the operations that it compares, and no others", async () => {
    const done = { responses: { 200: { description: "Done" } } };
    const paths = { "/things": { post: done }, "/others": { get: { ...done, tags: ["Others"] } } };
    const reference = await contractOf(documentOf({ root: { paths } }), "one");
    const other = await contractOf(documentOf({}), "two");
    const coverageOf = (operations: object) =>
      compareProviders(reference, [other], { ...config, drift: { operations } }).scores[0]?.coverage;
    expect(coverageOf({})).toEqual({ offered: 1, total: 2 });
    expect(coverageOf({ only: ["/things"] })).toEqual({ offered: 1, total: 1 });
    expect(coverageOf({ except: ["/things"] })).toEqual({ offered: 0, total: 1 });
    const flags = { operations: { except: ["Others"] } };
    expect(compareProviders(reference, [other], config, flags).scores[0]?.coverage).toEqual({ offered: 1, total: 1 });
  });
});
