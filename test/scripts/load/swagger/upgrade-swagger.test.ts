import { describe, expect, it } from "vitest";
import { readText, refusals } from "../../../helpers/read-text.js";

const swagger = `swagger: "2.0"
info: { title: Notes, version: "1" }
host: api.example.com
basePath: /v1
schemes: [https]
consumes: [application/json]
produces: [application/json]
securityDefinitions:
  key: { type: apiKey, in: header, name: X-Key }
  login: { type: basic }
parameters:
  Note: { name: note, in: body, required: true, schema: { $ref: "#/definitions/Note" } }
  Limit: { name: limit, in: query, type: integer, maximum: 50 }
responses:
  Failed: { description: failed, schema: { $ref: "#/definitions/Failure" } }
definitions:
  Note:
    type: object
    required: [text]
    properties:
      text: { type: string, default: { type: file, $ref: "#/definitions/Note" } }
      kind: { type: String }
      tags: { type: array, items: { type: string } }
  Failure:
    type: object
    properties: { reason: { type: string, x-nullable: true } }
paths:
  /notes/{id}:
    parameters:
      - { name: id, in: path, type: string, required: true }
      - $ref: "#/parameters/Note"
    put:
      parameters: [{ $ref: "#/parameters/Limit" }]
      responses:
        "200": { description: ok, schema: { $ref: "#/definitions/Note" } }
        "400": { $ref: "#/responses/Failed" }
  /files:
    post:
      consumes: [multipart/form-data]
      produces: [text/plain]
      parameters:
        - { name: file, in: formData, type: file, required: true }
        - { name: labels, in: formData, type: array, items: { type: string, enum: [a, b] }, maxItems: 4 }
      responses:
        "200": { description: ok, schema: { type: string } }
`;

describe("Swagger 2.0", () => {
  it("Swagger 2.0 becomes OpenAPI 3.1 with servers, components and security schemes", async () => {
    const { document, at } = await readText(swagger);
    expect(document).toMatchObject({ openapi: "3.1.0", servers: [{ url: "https://api.example.com/v1" }] });
    expect(document).not.toHaveProperty("swagger");
    expect(at("/components/securitySchemes")).toEqual({
      key: { type: "apiKey", in: "header", name: "X-Key" },
      login: { type: "http", scheme: "basic" },
    });
    expect(at("/components/schemas/Failure/properties/reason/type")).toEqual(["string", "null"]);
  });

  it("Swagger 2.0 keeps a shared body of the path item for each of its operations", async () => {
    const { contract } = await readText(swagger);
    const put = contract.operations.find(({ method }) => method === "PUT");
    expect(put?.request).toMatchObject({
      required: true,
      content: [{ type: "application/json", schema: { ref: "Note" } }],
    });
    expect(put?.parameters.map(({ name, in: place }) => `${place} ${name}`)).toEqual(["path id", "query limit"]);
    expect(put?.parameters[1]?.schema.number).toEqual({ maximum: 50 });
    expect(put?.responses.map(({ status, content }) => [status, content[0]?.schema?.ref])).toEqual([
      ["200", "Note"],
      ["400", "Failure"],
    ]);
  });

  it("Swagger 2.0 keeps every rule of form fields, and what an operation produces", async () => {
    const { at } = await readText(swagger);
    expect(at("/paths/~1files/post/requestBody/content/multipart~1form-data/schema")).toEqual({
      type: "object",
      required: ["file"],
      properties: {
        file: { type: "string", format: "binary" },
        labels: { type: "array", items: { type: "string", enum: ["a", "b"] }, maxItems: 4 },
      },
    });
    expect(at("/paths/~1files/post/responses/200/content")).toEqual({ "text/plain": { schema: { type: "string" } } });
  });

  it("Swagger 2.0 changes nothing inside of data", async () => {
    const { at } = await readText(swagger);
    expect(at("/components/schemas/Note/properties/text/default")).toEqual({
      type: "file",
      $ref: "#/definitions/Note",
    });
  });

  it("Swagger 2.0 lays what it finds to the lines of the original", async () => {
    const { places, contract } = await readText(swagger);
    expect(places("type-invalid")).toEqual(["22 /definitions/Note/properties/kind/type"]);
    expect(places("nullable-legacy")).toEqual(["26 /definitions/Failure/properties/reason/x-nullable"]);
    expect(contract.operations.map(({ request }) => request?.at.pointer)).toEqual([
      "/paths/~1files/post/parameters/0",
      "/parameters/Note",
    ]);
    expect(contract.schemas.get("Note")?.at.pointer).toBe("/definitions/Note");
    const form = contract.operations[0]?.request?.content[0]?.schema?.object?.properties;
    expect(form?.get("labels")?.array?.items?.at.pointer).toBe("/paths/~1files/post/parameters/1/items");
  });

  it("Swagger 2.0 is refused where it is broken", async () => {
    expect(await refusals('swagger: "1.2"\npaths: {}\n')).toEqual(["version-unsupported"]);
    expect(await refusals('swagger: "2.0"\npaths: []\n')).toEqual(["document-invalid"]);
    expect(await refusals('swagger: "2.0"\ninfo: { title: x }\n')).toEqual(["document-invalid"]);
    const nameless = 'swagger: "2.0"\npaths: { /a: { get: { parameters: [{ name: x }], responses: {} } } }\n';
    expect(await refusals(nameless)).toEqual(["document-invalid"]);
  });
});
