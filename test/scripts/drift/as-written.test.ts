import { describe, expect, it } from "vitest";
import { changesBetween, documentOf } from "./contracts.js";

const told = async (side: "request" | "response", base: object, revision: object) => {
  const changes = await changesBetween(documentOf({ [side]: base }), documentOf({ [side]: revision }));
  return changes.map(({ level, id, unproven }) => `${level} ${id}${unproven ? " unproven" : ""}`);
};

describe("what no value can prove, since none gets there by what is written", () => {
  const crew = (limits: object) => ({
    type: "array",
    items: { type: "string" },
    contains: { type: "integer" },
    ...limits,
  });

  it("is judged as it stands where limits of lists moved that take none", async () => {
    const [few, many] = [crew({ minContains: 1, maxContains: 4 }), crew({ minContains: 2, maxContains: 9 })];
    expect(await told("request", few, many)).toEqual([
      "error request-body-min-contains-increased unproven",
      "info request-body-max-contains-increased",
    ]);
    expect(await told("response", few, many)).toEqual([
      "error response-body-max-contains-increased unproven",
      "info response-body-min-contains-increased",
    ]);
    const items = { items: { anyOf: [{ type: "string" }, { type: "integer" }] } };
    const proved = await changesBetween(
      documentOf({ request: { ...few, ...items } }),
      documentOf({ request: { ...many, ...items } }),
    );
    expect(proved[0]).toMatchObject({ level: "error", witness: expect.any(Array) });
  });

  it("is judged as it stands of properties of a text", async () => {
    const port = (name: object) => ({
      type: "string",
      required: ["name"],
      properties: { name: { type: "string", ...name } },
    });
    expect(await told("response", port({ format: "hostname" }), port({}))).toEqual([
      "error response-property-type-changed unproven",
    ]);
  });
});
