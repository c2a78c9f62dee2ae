import { describe, expect, it } from "vitest";
import { mapOperations } from "../../../../scripts/contract/model/map-operation.js";
import type { Schema } from "../../../../scripts/contract/model/types.js";
import { readText } from "../../../helpers/read-text.js";

const spec = `openapi: 3.1.0
info: { title: Kites, version: "1" }
paths:
  /kites:
    get:
      parameters: [{ $ref: "#/components/parameters/Wind" }]
      responses: { "200": { description: ok }, "429": { $ref: "#/components/responses/Calm" } }
  /gusts:
    get:
      parameters: [{ $ref: "#/components/parameters/Wind" }]
      responses: { "200": { description: ok }, "429": { $ref: "#/components/responses/Calm" } }
components:
  parameters:
    Wind: { name: wind, in: query, schema: { type: integer, minimum: 4, default: 2 } }
  responses:
    Calm:
      description: No wind.
      headers: { Retry-After: { schema: { type: integer } } }
      content: { application/json: { schema: { type: object, properties: { wait: { type: integer } } } } }
`;

describe("what operations share", () => {
  it("is built once, and told of once", async () => {
    const { contract, places } = await readText(spec);
    const [gusts, kites] = contract.operations;
    expect(kites?.parameters[0]).toBeDefined();
    expect(kites?.parameters[0]).toBe(gusts?.parameters[0]);
    expect(kites?.responses[1]).toBeDefined();
    expect(kites?.responses[1]).toBe(gusts?.responses[1]);
    expect(kites?.responses[0]).not.toBe(gusts?.responses[0]);
    expect(places("default-refused")).toHaveLength(1);
  });

  it("is looked at once, and what is made of it is shared", async () => {
    const { contract } = await readText(spec);
    const seen: Schema[] = [];
    const [gusts, kites] = mapOperations(contract.operations, (schema) => {
      seen.push(schema);
      return schema.types?.has("integer") ? { ...schema, types: new Set(["string"]) } : schema;
    });
    // The parameter, the header, and the answer with its property.
    expect(seen).toHaveLength(4);
    expect(kites?.responses[1]).toBe(gusts?.responses[1]);
    expect(kites?.responses[1]?.headers[0]?.schema.types).toEqual(new Set(["string"]));
    expect(kites?.responses[0]).toBe(contract.operations[1]?.responses[0]);
  });

  it("stays what it is where nothing changes", async () => {
    const { contract } = await readText(spec);
    const mapped = mapOperations(contract.operations, (schema) => schema);
    expect(mapped.map((operation, index) => operation === contract.operations[index])).toEqual([true, true]);
  });
});
