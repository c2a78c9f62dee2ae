import { describe, expect, it } from "vitest";
import { readText } from "../../../helpers/read-text.js";

const answers = "responses: { 200: { description: ok } }";

describe("values that are no values of OpenAPI, but clear", () => {
  it("values that are no values of OpenAPI, but clear, are read in the info, the servers and the paths", async () => {
    const { document, contract, places } = await readText(`openapi: 3.0.3
info: { title: 2024, license: MIT }
servers: api.example.com/v1/
security: key
paths:
  /empty:
  /models/:id:
    GET: { tags: models, ${answers} }
  /files/<file_id>:
    get: { operationID: file, summary: true, ${answers} }
components:
  securitySchemes: { key: { type: http, scheme: bearer } }
`);
    expect(document.info).toEqual({ title: "2024", version: "" });
    expect(document.security).toEqual([{ key: [] }]);
    expect(contract.servers.map(({ url }) => url)).toEqual(["https://api.example.com/v1"]);
    expect(contract.operations.map(({ key, operationId, tags }) => [key, operationId, tags])).toEqual([
      ["GET /v1/files/{file_id}", "file", []],
      ["GET /v1/models/{id}", undefined, ["models"]],
    ]);
    expect(places("path-repaired").map((place) => place.split(" ")[0])).toEqual(["9", "7"]);
    expect(places("keyword-repaired").toSorted()).toEqual([
      "10 /paths/~1files~1<file_id>/get/operationID",
      "10 /paths/~1files~1<file_id>/get/summary",
      "2 /info",
      "2 /info/license",
      "2 /info/title",
      "3 /servers",
      "3 /servers/0/url",
      "4 /security",
      "6 /paths/~1empty",
      "8 /paths/~1models~1:id/GET",
      "8 /paths/~1models~1:id/GET/tags",
    ]);
  });

  it("values that are no values of OpenAPI, but clear, are read in schemas and parameters", async () => {
    const { at, places } = await readText(`openapi: 3.1.0
info: { title: T, version: "1" }
paths:
  /a:
    get:
      parameters: [{ name: q, in: query, required: "True", schema: { type: string } }]
      ${answers}
components:
  schemas:
    A:
      type: object
      description: 7
      required: name, size
      properties:
        name: string
        size: { type: integer, minimum: "-1", maxLength: many }
        note: { type: [string, null] }
        list: { type: array, items: int }
        map: { type: object, additionalProperties: "false" }
        required: { type: string, default: "true", enum: ["true", "1"] }
`);
    expect(at("/paths/~1a/get/parameters/0/required")).toBe(true);
    expect(at("/components/schemas/A")).toEqual({
      type: "object",
      description: "7",
      required: ["name", "size"],
      properties: {
        name: { type: "string" },
        size: { type: "integer", minimum: -1, maxLength: "many" },
        note: { type: ["string", "null"] },
        list: { type: "array", items: { type: "integer" } },
        map: { type: "object", additionalProperties: false },
        required: { type: "string", default: "true", enum: ["true", "1"] },
      },
    });
    expect(places("keyword-repaired")).toHaveLength(7);
    expect(places("type-invalid").toSorted()).toEqual([
      "17 /components/schemas/A/properties/note/type",
      "18 /components/schemas/A/properties/list/items/type",
    ]);
  });
});
