import { describe, expect, it } from "vitest";
import { changesBetween, changesOf, documentOf, outline } from "./contracts.js";

const taking = (schema: unknown) => documentOf({ operation: { parameters: [{ name: "q", in: "query", schema }] } });
const told = async (base: unknown, revision: unknown) => outline(await changesBetween(taking(base), taking(revision)));

describe("values that are sent as texts", () => {
  it("values that are sent as texts are the same where they read the same", async () => {
    const alike = ["info request-parameter-type-compatible request.query.q"];
    expect(await told({ type: "boolean" }, { type: "string", enum: ["true", "false"] })).toEqual(alike);
    expect(await told({ type: "integer", enum: [1, 2] }, { type: "string", enum: ["2", "1"] })).toEqual(alike);
    expect(await told({ enum: [1, "a"] }, { enum: ["1", "a"] })).not.toContainEqual(expect.stringContaining("enum"));
  });

  it("values that are sent as texts are told where one is gone, whatever the type", async () => {
    const gone = "error request-parameter-enum-value-removed request.query.q";
    expect(await told({ type: "integer", enum: [1, 2] }, { type: "string", enum: ["1"] })).toContain(gone);
    const narrower = { type: "string", enum: ["true"] };
    expect(await told({ type: "boolean" }, narrower)).toContain("error request-parameter-became-enum request.query.q");
  });

  it("a listed text that no value of the other type reads like is refused", async () => {
    const changed = "error request-parameter-type-changed request.query.q";
    expect(await told({ type: "string", enum: ["on", "off"] }, { type: "boolean" })).toContain(changed);
    expect(await told({ type: "number", enum: [1, 2] }, { type: "boolean" })).toContain(changed);
    expect(await told({ type: "boolean" }, { type: "boolean", enum: [0, 1] })).toContain(changed);
    expect(await told({ type: "string", enum: ["true"] }, { type: "boolean" })).not.toContain(changed);
  });

  it("a text of which more is asked than to be one refuses what another type reads like", async () => {
    const refused = ["error request-parameter-type-generalized request.query.q"];
    for (const rules of [{ pattern: "^[a-z]+$" }, { maxLength: 2 }, { not: { pattern: "^1" } }])
      expect(await told({ type: "integer" }, { type: "string", ...rules })).toEqual(refused);
    expect(await told({ type: "integer" }, { type: "string" })).toEqual([
      "info request-parameter-type-generalized request.query.q",
    ]);
  });

  it("bounds that leave one whole number are compared with bounds that leave fractions", async () => {
    const range = (minimum: number, maximum: number) => ({ type: "number", minimum, maximum });
    expect(await told(range(1, 1.5), range(1, 1))).toContain("error request-parameter-max-decreased request.query.q");
    expect(await told(range(1, 1), range(0.5, 1))).toContain("info request-parameter-min-decreased request.query.q");
    expect(await told(range(1, 1), { type: "integer", minimum: 0.5, maximum: 1.5 })).toEqual([]);
  });

  it("what is said of items and other properties of what is none counts for nothing", async () => {
    const items = { items: { type: "integer" } };
    for (const type of ["null", "string"])
      expect(await changesOf("request", [{ type }, { type, ...items, additionalProperties: false }])).toEqual([]);
  });

  it("values that are sent as JSON are of their type", async () => {
    const found = await changesOf("request", [{ enum: [1, "a"] }, { enum: ["1", "a"] }]);
    expect(found).toContain("error request-body-enum-value-removed request.body");
  });
});
