import { describe, expect, it } from "vitest";
import { specWith } from "../../helpers/load-text.js";
import { changesBetween, outline } from "./contracts.js";

const Collar = { type: "object", properties: { size: { type: "integer" } } };
const collar = { $ref: "#/components/schemas/Collar" };

function descriptionOf(schema: object, openapi: string): object {
  const body = { type: "object", properties: { collar: schema } };
  const content = { "application/json": { schema: body } };
  const operation = {
    requestBody: { required: true, content },
    responses: { 200: { description: "Done", content } },
  };
  return { ...specWith({ Collar }, openapi), paths: { "/dogs": { post: operation } } };
}

const said = descriptionOf({ anyOf: [collar, { type: "null" }] }, "3.1.0");

describe("null that a part of its own says", () => {
  it.each<object>([
    { allOf: [collar, { nullable: true }] },
    { allOf: [collar, { nullable: true, description: "The collar." }] },
    { allOf: [{ nullable: true, type: "object" }, collar] },
    { allOf: [collar], nullable: true },
    { $ref: collar.$ref, nullable: true },
    { oneOf: [collar, { nullable: true }] },
  ])("is that of OpenAPI 3.1: %j", async (schema) => {
    const old = descriptionOf(schema, "3.0.3");
    expect(outline(await changesBetween(old, said))).toEqual([]);
    expect(outline(await changesBetween(said, old))).toEqual([]);
  });

  it("breaks where it goes, and in answers where it comes, at what is written", async () => {
    const [old, without] = [
      descriptionOf({ allOf: [collar, { nullable: true }] }, "3.0.3"),
      descriptionOf(collar, "3.0.3"),
    ];
    const changes = await changesBetween(old, without);
    expect(outline(changes).filter((line) => line.startsWith("error"))).toEqual([
      "error request-property-became-not-nullable request.body.collar",
    ]);
    expect(changes[0]).toMatchObject({ witness: { collar: null } });
    const back = await changesBetween(without, old);
    expect(outline(back).filter((line) => line.startsWith("error"))).toEqual([
      "error response-property-became-nullable response.200.body.collar",
    ]);
  });
});
