import ts from "typescript";
import { expect, it } from "vitest";
import { generate } from "../../../../scripts/project/generate.js";
import { withFiles } from "../../../helpers/with-files.js";

const schemas = {
  Answer: {
    type: "object",
    properties: {
      kind: { const: "a" },
      tier: { type: "string", enum: ["b", "ü"] },
      pet: { $ref: "#/components/schemas/Pet" },
    },
  },
  Pet: {
    oneOf: ["Cat", "Dog"].map((name) => ({ $ref: `#/components/schemas/${name}` })),
    discriminator: { propertyName: "is" },
  },
  Cat: { type: "object", properties: { is: { const: "Cat" } }, required: ["is"] },
  Dog: { type: "object", properties: { is: { const: "Dog" } }, required: ["is"] },
};
const content = { "application/json": { schema: { $ref: "#/components/schemas/Answer" } } };
const description = {
  openapi: "3.1.0",
  info: { title: "T", version: "1" },
  paths: { "/a": { get: { responses: { 200: { description: "ok", content } } } } },
  components: { schemas },
};

/** What the compiler does at its start where `NODE_ENV` is `development`. */
function setAssertions(level: 0 | 1): void {
  (ts as unknown as { readonly Debug: { setAssertionLevel(level: number): void } }).Debug.setAssertionLevel(level);
}

it("types are printed under NODE_ENV=development, too, where the compiler asserts what it is given", async () => {
  await withFiles({ "api.json": JSON.stringify(description) }, async (cwd) => {
    setAssertions(1);
    try {
      const types = (await generate({ cwd, specs: ["api.json"] })).files.get("types.ts") ?? "";
      expect(types).toMatch(/kind\?: "a";\n/);
      expect(types).toMatch(/tier\?: .*"b" \| "ü"/);
    } finally {
      setAssertions(0);
    }
  });
});
