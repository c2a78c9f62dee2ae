import { describe, expect, it } from "vitest";
import type { Contract } from "../../../scripts/contract/model/types.js";
import { shareFields } from "../../../scripts/drift/score.js";
import { printSupport } from "../../../scripts/report/print-support.js";
import { supportOf } from "../../../scripts/report/support.js";
import { contractOf, documentOf } from "../drift/contracts.js";

const object = (...names: string[]) => ({
  type: "object",
  properties: Object.fromEntries(names.map((name) => [name, { type: "string" }])),
});

function supportText([reference, ...others]: readonly [Contract, ...Contract[]]): string {
  const shares = others.map((other) => shareFields(reference, other));
  return printSupport(supportOf([reference, ...others], shares));
}

describe("printSupport", () => {
  it("printSupport marks operations and fields that a provider takes, lacks, or does not mention on its page", async () => {
    const inferred = { "x-concord-inferred": "table" };
    const contracts = await Promise.all([
      contractOf(documentOf({ request: object("model", "a|b") }), "one"),
      contractOf(documentOf({ request: { allOf: [object("model")] } }), "two"),
      contractOf(documentOf({ request: object("model"), operation: inferred }), "page"),
    ]);
    const text = supportText(contracts);
    expect(text).toContain("| `POST /things` | ✓ | ✓ | ✓ |");
    expect(text).toContain("<summary><code>POST /things</code></summary>");
    expect(text).toContain("| `model` | ✓ | ✓ | ✓ |");
    expect(text).toContain("| `a\\|b` | ✓ | – | ? |");
  });

  it("printSupport takes fields that are described as absent for lacking, on a page and elsewhere", async () => {
    const inferred = { "x-concord-inferred": "table" };
    const absent = { ...object("model"), properties: { model: { type: "string" }, seed: { not: {} }, n: false } };
    const contracts = await Promise.all([
      contractOf(documentOf({ request: object("model", "seed", "n", "user") }), "one"),
      contractOf(documentOf({ request: absent }), "two"),
      contractOf(documentOf({ request: absent, operation: inferred }), "page"),
    ]);
    const text = supportText([contracts[0], ...contracts.slice(1)]);
    expect(text).toContain("| `seed` | ✓ | – | – |");
    expect(text).toContain("| `n` | ✓ | – | – |");
    expect(text).toContain("| `user` | ✓ | – | ? |");
  });

  it("printSupport takes an operation that is described by 501 alone for one that is not there", async () => {
    const contracts = await Promise.all([
      contractOf(documentOf({}), "one"),
      contractOf(documentOf({ operation: { responses: { 501: { description: "Not implemented" } } } }), "two"),
    ]);
    expect(supportText(contracts)).toContain("| `POST /things` | ✓ | – |");
  });

  it("printSupport counts a body that takes any field as one that takes every field", async () => {
    const contracts = await Promise.all([
      contractOf(documentOf({ request: object("model") }), "one"),
      contractOf(documentOf({ request: { type: "object", additionalProperties: true } }), "two"),
    ]);
    expect(supportText(contracts)).toContain("| `model` | ✓ | ✓ |");
  });

  it("printSupport tells a field that is taken in part from one that is taken whole", async () => {
    const named = (schema: object) => ({ type: "object", properties: { n: schema, model: { type: "string" } } });
    const contracts = await Promise.all([
      contractOf(documentOf({ request: named({ type: "number" }) }), "one"),
      contractOf(documentOf({ request: named({ type: "number", maximum: 2 }) }), "two"),
    ]);
    const text = supportText([contracts[0], contracts[1]]);
    expect(text).toContain("| `n` | ✓ | ◐ |");
    expect(text).toContain("| `model` | ✓ | ✓ |");
  });
});
