import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { generate } from "../../scripts/project/generate.js";
import { bundleToolkit } from "../../tools/bundle-toolkit.js";
import { folderInside } from "../helpers/folder-inside.js";
import { root } from "../helpers/run-concord.js";

/** Types that are written in few ways elsewhere. */
const schemas = {
  Odd: {
    type: "object",
    description: "Of several\nlines.",
    required: ["constructor"],
    properties: {
      constructor: { const: "own" },
      toString: { type: "string" },
      "b-c": { enum: ["", 'a "quoted" one', "back\\slash", "two\nlines", "漢字", "\u2028", -1.5, 1e21, true, null] },
      pair: { type: "array", prefixItems: [{ type: "string" }, { type: "number" }], minItems: 1 },
      nothing: { type: "array", items: false },
      file: { type: "string", format: "binary" },
      open: { anyOf: [{ type: "string" }, { enum: ["a", "b"] }] },
      map: { type: "object", additionalProperties: { $ref: "#/components/schemas/Odd" } },
    },
  },
  Pet: {
    oneOf: ["Cat", "Dog"].map((name) => ({ $ref: `#/components/schemas/${name}` })),
    discriminator: { propertyName: "is" },
  },
  Cat: { allOf: [{ $ref: "#/components/schemas/Odd" }, { type: "object", properties: { is: { type: "string" } } }] },
  Dog: { type: "object", properties: { is: { type: "string", readOnly: true } }, required: ["is"] },
};
const json = (name: string) => ({ "application/json": { schema: { $ref: `#/components/schemas/${name}` } } });
const operation = {
  requestBody: { content: json("Pet") },
  responses: { 200: { description: "Done.", content: json("Odd") }, 400: { $ref: "#/components/responses/Bad" } },
};
const description = {
  openapi: "3.1.0",
  info: { title: "Odd", version: "1" },
  servers: [{ url: "https://odd.example/v1" }],
  paths: { "/a": { post: operation }, "/b": { post: operation } },
  components: { schemas, responses: { Bad: { description: "Bad.", content: json("Dog") } } },
};

let folder: string;
let bundled: { readonly generate: typeof generate };
beforeAll(async () => {
  folder = await folderInside("bundle");
  await bundleToolkit(folder);
  await writeFile(join(folder, "odd.json"), JSON.stringify(description));
  bundled = await import(pathToFileURL(join(folder, "index.js")).href);
}, 60_000);
afterAll(() => rm(folder, { recursive: true }));

it.each(["odd.json", "openapi/openai.yaml", "openapi/relay.json"])(
  "the bundle, which has a part of TypeScript, writes of %s what the modules write",
  async (spec) => {
    const options = { specs: [spec], cwd: spec === "odd.json" ? folder : root };
    const [written, expected] = [await bundled.generate(options), await generate(options)];
    expect(expected.files.size).toBeGreaterThan(5);
    expect(written.files).toEqual(expected.files);
    expect(written.diagnostics).toEqual(expected.diagnostics);
  },
);
