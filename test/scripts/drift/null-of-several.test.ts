import { describe, expect, it } from "vitest";
import { changesBetween, documentOf } from "./contracts.js";

const list = { type: "array", items: { type: "string" } };
const choice = { oneOf: [{ type: ["string", "null"] }, list, { type: "null" }] };

describe("null that several alternatives of a oneOf take", () => {
  it.each([
    ["request", [choice, list], "request-property-became-not-nullable"],
    ["response", [list, choice], "response-property-became-nullable"],
  ] as const)("is what proves that it is refused (%s)", async (side, schemas, rule) => {
    const [base, revision] = schemas.map((end) => documentOf({ [side]: { type: "object", properties: { end } } }));
    const changes = await changesBetween(base ?? {}, revision ?? {});
    expect(changes.find(({ id }) => id === rule)).toMatchObject({ level: "error", witness: { end: null } });
  });

  it("is not refused where each of them lists it", async () => {
    const lists = { oneOf: [{ enum: ["a", null] }, { enum: ["b", null] }] };
    const [base, revision] = [{ enum: ["a", "b", null] }, lists].map((request) => documentOf({ request }));
    expect(await changesBetween(base ?? {}, revision ?? {})).toEqual([]);
  });
});
