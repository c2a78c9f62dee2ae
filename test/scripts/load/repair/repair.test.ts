import { describe, expect, it } from "vitest";
import { readText } from "../../../helpers/read-text.js";

const head = (version: string): string => `openapi: ${version}\ninfo: { title: T, version: "1" }\n`;
const withSchemas = (schemas: string, version = "3.1.0"): string =>
  `${head(version)}components:\n  schemas:\n${schemas.replace(/^/gm, "    ")}\n`;

describe("keywords of other versions", () => {
  it("nullable is read as a type, with a warning where the version has no such keyword", async () => {
    const schemas = `Plain: { type: string, nullable: true, enum: [a] }
Not: { type: string, nullable: false }
Either: { anyOf: [{ type: string }, { type: integer }], nullable: true }
Referring: { properties: { other: { $ref: "#/components/schemas/Plain", nullable: true } } }
Extended: { type: string, x-nullable: true }`;
    const { at, places } = await readText(withSchemas(schemas));
    expect(at("/components/schemas")).toMatchObject({
      Plain: { type: ["string", "null"], enum: ["a", null] },
      Not: { type: "string" },
      Either: { anyOf: [{ type: "string" }, { type: "integer" }, { type: "null" }] },
      Referring: { properties: { other: { anyOf: [{ $ref: "#/components/schemas/Plain" }, { type: "null" }] } } },
      Extended: { type: ["string", "null"] },
    });
    expect(JSON.stringify(at("/components"))).not.toContain("nullable");
    expect(places("nullable-legacy")).toHaveLength(5);
    expect(places("nullable-legacy")).toContain("5 /components/schemas/Plain/nullable");
    const old = await readText(withSchemas(schemas.replace(/\nExtended.*/, ""), "3.0.3"));
    expect(old.places("nullable-legacy")).toEqual([]);
    expect(old.at("/components/schemas/Plain/type")).toEqual(["string", "null"]);
  });

  it("boolean exclusive limits are read, those of 3.0 silently", async () => {
    const schemas = "Open: { type: number, minimum: 0, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: false }";
    const { at, places } = await readText(withSchemas(schemas));
    expect(at("/components/schemas/Open")).toEqual({ type: "number", exclusiveMinimum: 0, maximum: 9 });
    expect(places("exclusive-limit-legacy")).toEqual([
      "5 /components/schemas/Open/exclusiveMinimum",
      "5 /components/schemas/Open/exclusiveMaximum",
    ]);
    expect((await readText(withSchemas(schemas, "3.0.0"))).diagnostics).toEqual([]);
    const numeric = await readText(withSchemas("Open: { type: number, exclusiveMinimum: 1 }", "3.0.0"));
    expect(numeric.places("exclusive-limit-legacy")).toHaveLength(1);
    expect(numeric.at("/components/schemas/Open")).toEqual({ type: "number", exclusiveMinimum: 1 });
  });

  it("$recursiveRef is read as the schema that it is in", async () => {
    const { contract, at, places } = await readText(
      withSchemas('Tree:\n  $recursiveAnchor: true\n  properties: { children: { items: { $recursiveRef: "#" } } }'),
    );
    expect(at("/components/schemas/Tree/properties/children/items")).toEqual({ $ref: "#/components/schemas/Tree" });
    expect(contract.schemas.get("Tree")?.object?.properties.get("children")?.array?.items?.ref).toBe("Tree");
    expect(places("recursive-ref-legacy").toSorted()).toEqual([
      "6 /components/schemas/Tree/$recursiveAnchor",
      "7 /components/schemas/Tree/properties/children/items/$recursiveRef",
    ]);
  });

  it("types that do not exist are read as what is meant", async () => {
    const { at, places } = await readText(
      withSchemas(
        "A: { type: String }\nB: { type: str }\nC: { type: byte }\nD: { type: [int64, 'null'] }\nE: { type: any }",
      ),
    );
    expect(at("/components/schemas")).toEqual({
      A: { type: "string" },
      B: { type: "string" },
      C: { type: "string", format: "byte" },
      D: { type: ["integer", "null"], format: "int64" },
      E: {},
    });
    expect(places("type-invalid").map((place) => place.split(" ")[0])).toEqual(["5", "6", "7", "8", "9"]);
  });

  it("words that are no keyword, and repeated values, are left out", async () => {
    const { at, places } = await readText(withSchemas("A: { type: string, minLenght: 1, enum: [a, a, b] }"));
    expect(at("/components/schemas/A")).toEqual({ type: "string", enum: ["a", "b"] });
    expect(places("keyword-ignored")).toEqual(["5 /components/schemas/A/minLenght"]);
    expect(places("enum-duplicate")).toEqual(["5 /components/schemas/A/enum"]);
  });
});

describe("what gateways publish", () => {
  const relay = `${head("3.0.1")}servers: []
tags: [{ name: 对话/聊天 }]
components:
  securitySchemes:
    all: { type: combination, schemes: [a, b] }
    key: { type: http, scheme: bearer }
paths:
  /v1/images/:
    post:
      operationId: createImage
      tags: [对话/聊天]
      security: [{ all: [] }, { key: [] }]
      responses: { "200": { description: ok } }
  v1/edits:
    post:
      operationId: createImage
      responses: { "501": { description: none } }
  "/v1/models?beta=true":
    get:
      tags: [模型]
      responses: {}
`;

  it("what gateways publish is repaired with a warning for each thing", async () => {
    const { document, places } = await readText(relay);
    expect(document).not.toHaveProperty("servers");
    expect(places("servers-empty")).toEqual(["3 /servers"]);
    expect(places("security-scheme-type")).toEqual(["7 /components/securitySchemes/all/type"]);
    expect(places("security-undefined")).toEqual(["14 /paths/~1v1~1images~1/post/security/0"]);
    expect(places("path-repaired")).toEqual(["16 /paths/v1~1edits"]);
    expect(places("operation-id-duplicate")).toHaveLength(1);
    expect(places("responses-missing")).toEqual(["21 /paths/~1v1~1models?beta=true/get"]);
  });

  it("what gateways publish has operations with readable names, whatever their tags, ids and answers", async () => {
    const { contract } = await readText(relay);
    const names = contract.operations.map(({ key, resource, action }) => `${key}: ${[...resource, action].join(".")}`);
    expect(names.toSorted()).toEqual([
      "GET /v1/models?beta=true: beta.models.list",
      "POST /v1/edits: edits.create",
      "POST /v1/images: images.create",
    ]);
    expect(contract.root).toBe("/v1");
    const edits = contract.operations.find(({ key }) => key === "POST /v1/edits");
    expect(edits?.responses.map(({ status }) => status)).toEqual(["501"]);
    expect(contract.operations.filter(({ operationId }) => operationId === "createImage")).toHaveLength(1);
  });
});

describe("mixtures of versions", () => {
  const mixed = `${head("3.1.0")}paths:
  /a:
    post:
      parameters:
        - { name: limit, in: query, type: integer, default: 3, description: How many. }
        - { name: note, in: body, required: true, schema: { $ref: "#/definitions/Note" } }
      security:
      responses: { "200": { description: ok, schema: { $ref: "#/definitions/Note" } } }
definitions:
  Note: { type: object, properties: { text: { type: string, default: null }, kind: } }
`;

  it("mixtures of versions are read as what they would be in the declared one", async () => {
    const { at, contract, places } = await readText(mixed.replace("kind: }", "kind: {} }"));
    expect(at("/paths/~1a/post/parameters")).toEqual([
      { name: "limit", in: "query", description: "How many.", schema: { type: "integer", default: 3 } },
    ]);
    expect(contract.operations[0]?.request).toMatchObject({ required: true, content: [{ schema: { ref: "Note" } }] });
    expect(contract.operations[0]?.responses[0]?.content[0]?.schema?.ref).toBe("Note");
    expect(contract.schemas.get("Note")?.object?.properties.get("text")?.notes.default).toBeNull();
    expect(places("keyword-repaired").toSorted()).toEqual([
      "10 /paths/~1a/post/responses/200/schema",
      "7 /paths/~1a/post/parameters/0/type",
      "8 /paths/~1a/post/parameters/1",
      "9 /paths/~1a/post/security",
    ]);
  });
});

describe("mappings of discriminators", () => {
  it("mappings of discriminators may name a schema without a reference", async () => {
    const { contract, diagnostics, places } = await readText(
      withSchemas(`Pet:
  oneOf: [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/my.Dog" }]
  discriminator: { propertyName: kind, mapping: { cat: Cat, dog: my.Dog, cow: Cow } }
Cat: { type: object }
my.Dog: { type: object }`),
    );
    const mapping = contract.schemas.get("Pet")?.discriminator?.mapping;
    expect(Object.fromEntries(mapping ?? [])).toEqual({ cat: "Cat", dog: "MyDog" });
    expect(places("discriminator-unusable")).toEqual(["7 /components/schemas/Pet/discriminator/mapping/cow"]);
    expect(diagnostics.map(({ code }) => code).toSorted()).toEqual(["discriminator-unusable", "name-invalid"]);
  });
});
