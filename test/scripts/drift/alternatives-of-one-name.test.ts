import { expect, it } from "vitest";
import { changesBetween, documentOf } from "./contracts.js";

const boat = (name: string, needs: readonly string[] = [name]) => ({
  type: "object",
  required: needs,
  properties: { [name]: { type: "string" } },
});

async function changes(base: object, revision: object, side: "request" | "response" = "request") {
  return await changesBetween(documentOf({ [side]: base }), documentOf({ [side]: revision }));
}

it("alternatives of one type that came together are told apart by what they must have", async () => {
  const both = {
    type: "object",
    required: ["keel"],
    properties: { keel: { type: "string" }, rope: { type: "string" } },
  };
  const found = await changes(both, { oneOf: [boat("keel"), boat("rope")] });
  expect(found.map(({ name }) => name).sort()).toEqual(["object with keel", "object with rope"]);
});

it("what differs in alternatives of one type is told in which of them", async () => {
  const kinds = (schema: object) => {
    const one = { type: "object", required: ["kind", "keel"], properties: { kind: schema, keel: { type: "string" } } };
    const two = { type: "object", required: ["kind", "rope"], properties: { kind: schema, rope: { type: "string" } } };
    return { type: "array", items: { oneOf: [one, two] } };
  };
  const found = await changes(kinds({ type: "string" }), kinds({ type: "boolean" }), "response");
  expect(found.map(({ location }) => location).sort()).toEqual([
    "response.200.body[](object with keel).kind",
    "response.200.body[](object with rope).kind",
  ]);
});

it("alternatives that nothing tells apart are told by their positions", async () => {
  const [base, revision] = ["string", "boolean"].map((type) => ({
    oneOf: [
      { type: "object", properties: { keel: { type }, mast: {} } },
      { type: "object", properties: { rope: { type }, sail: {} } },
    ],
  }));
  const found = await changes(base ?? {}, revision ?? {});
  expect(new Set(found.map(({ message }) => message)).size).toBe(found.length);
  expect(found.every(({ message }) => /object #[12]/.test(message))).toBe(true);
});
