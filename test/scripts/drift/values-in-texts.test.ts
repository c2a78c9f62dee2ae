import { describe, expect, it } from "vitest";
import { changesBetween, changesOf, documentOf, outline } from "./contracts.js";

const taking = (schema: unknown) => documentOf({ operation: { parameters: [{ name: "q", in: "query", schema }] } });
const told = async (base: unknown, revision: unknown) => outline(await changesBetween(taking(base), taking(revision)));

describe("values that are sent as texts", () => {
  it("values that are sent as texts are the same where they read the same", async () => {
    const generalized = ["info request-parameter-type-generalized request.query.q"];
    expect(await told({ type: "boolean" }, { type: "string", enum: ["true", "false"] })).toEqual(generalized);
    expect(await told({ type: "integer", enum: [1, 2] }, { type: "string", enum: ["2", "1"] })).toEqual(generalized);
    expect(await told({ enum: [1, "a"] }, { enum: ["1", "a"] })).not.toContainEqual(expect.stringContaining("enum"));
  });

  it("values that are sent as texts are told where one is gone, whatever the type", async () => {
    const gone = "error request-parameter-enum-value-removed request.query.q";
    expect(await told({ type: "integer", enum: [1, 2] }, { type: "string", enum: ["1"] })).toContain(gone);
    const narrower = { type: "string", enum: ["true"] };
    expect(await told({ type: "boolean" }, narrower)).toContain("error request-parameter-became-enum request.query.q");
  });

  it("values that are sent as JSON are of their type", async () => {
    const found = await changesOf("request", [{ enum: [1, "a"] }, { enum: ["1", "a"] }]);
    expect(found).toContain("error request-body-enum-value-removed request.body");
  });
});
