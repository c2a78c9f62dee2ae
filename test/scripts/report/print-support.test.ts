import { describe, expect, it } from "vitest";
import { printSupport } from "../../../scripts/report/print-support.js";
import { contractOf, documentOf } from "../drift/contracts.js";

const object = (...names: string[]) => ({
  type: "object",
  properties: Object.fromEntries(names.map((name) => [name, { type: "string" }])),
});

describe("printSupport", () => {
  it("printSupport marks operations and fields that a provider takes, lacks, or does not mention on its page", async () => {
    const inferred = { "x-concord-inferred": "table" };
    const contracts = await Promise.all([
      contractOf(documentOf({ request: object("model", "a|b") }), "one"),
      contractOf(documentOf({ request: { allOf: [object("model")] } }), "two"),
      contractOf(documentOf({ request: object("model"), operation: inferred }), "page"),
    ]);
    const text = printSupport(contracts);
    expect(text).toContain("| `POST /things` | ✓ | ✓ | ✓ |");
    expect(text).toContain("<summary><code>POST /things</code></summary>");
    expect(text).toContain("| `model` | ✓ | ✓ | ✓ |");
    expect(text).toContain("| `a\\|b` | ✓ | – | ? |");
  });

  it("printSupport takes an operation that is described by 501 alone for one that is not there", async () => {
    const contracts = await Promise.all([
      contractOf(documentOf({}), "one"),
      contractOf(documentOf({ operation: { responses: { 501: { description: "Not implemented" } } } }), "two"),
    ]);
    expect(printSupport(contracts)).toContain("| `POST /things` | ✓ | – |");
  });

  it("printSupport counts a body that takes any field as one that takes every field", async () => {
    const contracts = await Promise.all([
      contractOf(documentOf({ request: object("model") }), "one"),
      contractOf(documentOf({ request: { type: "object", additionalProperties: true } }), "two"),
    ]);
    expect(printSupport(contracts)).toContain("| `model` | ✓ | ✓ |");
  });
});
