import { expect, test } from "vitest";
import { loadText, placesOf, specWith } from "../../../helpers/load-text.js";

const schemas = {
  Text: { type: "string" },
  Holder: {
    type: "object",
    properties: {
      limited: { $ref: "#/components/schemas/Text", maxLength: 2, enum: ["a"] },
      nullable: { $ref: "#/components/schemas/Text", nullable: true },
      described: { $ref: "#/components/schemas/Text", description: "Some text.", "x-order": 1 },
    },
  },
};

async function propertiesIn(openapi: string) {
  const { loaded, diagnostics } = await loadText(JSON.stringify(specWith(schemas, openapi), null, 2), "siblings.json");
  const components = loaded?.document.components as { schemas: { Holder: { properties: Record<string, object> } } };
  return { properties: components.schemas.Holder.properties, places: placesOf(diagnostics) };
}

const $ref = "#/components/schemas/Text";

test("rules beside a reference do not restrict in OpenAPI 3.0, and a warning says so", async () => {
  const { properties, places } = await propertiesIn("3.0.3");
  expect(properties.limited).toEqual({ $ref });
  expect(properties.nullable).toEqual({ anyOf: [{ $ref }, { type: "null" }] });
  expect(properties.described).toEqual({ $ref, description: "Some text.", "x-order": 1 });
  expect(places).toEqual(["keyword-ignored siblings.json:31"]);
});

test("rules beside a reference restrict in OpenAPI 3.1", async () => {
  const { properties, places } = await propertiesIn("3.1.0");
  expect(properties.limited).toEqual({ $ref, maxLength: 2, enum: ["a"] });
  expect(places).toEqual(["nullable-legacy siblings.json:40"]);
});
