import { expect, it } from "vitest";
import { generate } from "../../../../scripts/project/generate.js";
import { withFiles } from "../../../helpers/with-files.js";

const text = { type: "string" };
const $ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const answer = {
  type: "object",
  properties: {
    inside: { anyOf: [text, { enum: ["a", "b"] }] },
    named: { oneOf: [text, $ref("Tier")] },
    both: { anyOf: [$ref("Any"), $ref("Tier")] },
    opened: $ref("Tier"),
    other: { anyOf: [{ type: ["string", "object"] }, $ref("Tier")] },
    plain: { anyOf: [text, { type: "number" }] },
  },
};
const description = {
  openapi: "3.1.0",
  info: { title: "T", version: "1" },
  paths: {
    "/a": {
      get: { responses: { 200: { description: "ok", content: { "application/json": { schema: $ref("Answer") } } } } },
    },
  },
  components: {
    schemas: { Answer: answer, Any: text, Tier: { anyOf: [{ type: "string", enum: ["a", "b"] }, { type: "null" }] } },
  },
};

it("known values are not swallowed by the string beside them, wherever they are listed", async () => {
  await withFiles({ "api.json": JSON.stringify(description) }, async (cwd) => {
    const types = (await generate({ cwd, specs: ["api.json"] })).files.get("types.ts") ?? "";
    const lines = types.slice(types.indexOf("interface Answer {")).split("\n").slice(1, 7);
    expect(lines.map((line) => line.trim())).toEqual([
      "both?: (string & {}) | Tier;",
      'inside?: (string & {}) | ("a" | "b");',
      "named?: (string & {}) | Tier;",
      "opened?: ((string & {}) | null) | Tier;",
      "other?: (Record<string, unknown> | string) | Tier;",
      "plain?: string | number;",
    ]);
  });
});
