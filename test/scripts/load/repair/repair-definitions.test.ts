import { describe, expect, it } from "vitest";
import { readText, refusals } from "../../../helpers/read-text.js";

const withAnswer = (schema: string): string => `openapi: 3.1.0
info: { title: T, version: "1" }
paths:
  /talk:
    post:
      responses:
        "200":
          description: ok
          content:
            application/json:
              schema:
${schema.replace(/^/gm, "                ")}
components:
  schemas:
    Usage: { type: integer }
`;

const local = `properties:
  first: { $ref: "#/$defs/Word" }
  usage: { $ref: "#/$defs/Usage" }
$defs:
  Word: { type: string }
  Usage: { properties: { words: { items: { $ref: "#/$defs/Word" } } } }`;

describe("references to the definitions of the schema around them", () => {
  it("references to the definitions of the schema around them are followed, with a warning for each", async () => {
    const { contract, places } = await readText(withAnswer(local));
    const answer = contract.operations[0]?.responses[0]?.content[0]?.schema;
    const properties = answer?.object?.properties;
    expect(contract.schemas.get(properties?.get("first")?.ref ?? "")?.types).toEqual(new Set(["string"]));
    const schema = "/paths/~1talk/post/responses/200/content/application~1json/schema";
    expect(places("ref-repaired").toSorted()).toEqual([
      `13 ${schema}/properties/first/$ref`,
      `14 ${schema}/properties/usage/$ref`,
      `17 ${schema}/$defs/Usage/properties/words/items/$ref`,
    ]);
  });

  it("definitions of the schema around a reference are named by their own name where it is free", async () => {
    const { contract } = await readText(withAnswer(local));
    const names = [...contract.schemas.keys()];
    expect(names).toContain("Word");
    expect(contract.schemas.get("Usage")?.types).toEqual(new Set(["integer"]));
    expect(names.filter((name) => name.endsWith("Usage"))).toHaveLength(2);
  });

  it("references to definitions are followed in the mapping of a discriminator too", async () => {
    const { contract, places } = await readText(
      withAnswer(`discriminator: { propertyName: kind, mapping: { one: "#/$defs/One", lost: "#/$defs/Lost" } }
oneOf: [{ $ref: "#/$defs/One" }]
$defs:
  One: { properties: { kind: { type: string } } }`),
    );
    const answer = contract.operations[0]?.responses[0]?.content[0]?.schema;
    expect(answer?.discriminator).toEqual({ property: "kind", mapping: new Map([["one", "One"]]) });
    expect(places("ref-repaired")).toHaveLength(2);
    const schema = "/paths/~1talk/post/responses/200/content/application~1json/schema";
    expect(places("discriminator-unusable")).toEqual([`12 ${schema}/discriminator/mapping/lost`]);
  });

  it("references to definitions stay errors where nothing around defines them", async () => {
    expect(await refusals(withAnswer(local.replace("  Word: { type: string }\n", "")))).toEqual([
      "ref-unresolved",
      "ref-unresolved",
    ]);
  });

  it("references to definitions keep meaning the document where it has them", async () => {
    const { contract, places } = await readText(`${withAnswer(local)}$defs:\n  Word: { type: boolean }\n`);
    expect(places("ref-repaired")).toHaveLength(1);
    expect(contract.schemas.get("Word")?.types).toEqual(new Set(["boolean"]));
  });

  it("references to definitions may name a component without saying where it stands", async () => {
    const { contract, places } = await readText(
      withAnswer(`properties:
  bare: { $ref: Usage }
  swagger: { $ref: "#/definitions/Usage" }
  short: { $ref: "#/schemas/Usage" }
  path: { $ref: components/schemas/Usage }
  right: { $ref: "#/components/schemas/Usage" }`),
    );
    const [schema] = contract.operations[0]?.responses[0]?.content ?? [];
    const properties = schema?.schema?.object?.properties ?? new Map();
    expect([...properties.values()].map(({ ref }) => ref)).toEqual(Array(5).fill("Usage"));
    expect(places("ref-repaired").map((place) => place.split("/").at(-2))).toEqual([
      "bare",
      "swagger",
      "short",
      "path",
    ]);
    expect(await refusals(withAnswer("{ $ref: Nothing }"))).toEqual(["ref-unresolved"]);
  });
});
