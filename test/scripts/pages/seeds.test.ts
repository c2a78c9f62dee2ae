import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { isObject } from "../../../scripts/base/json.js";
import { type ImportedPage, importPage } from "../../../scripts/pages/import-page.js";
import { corpusFolder } from "../../helpers/corpus.js";
import { part, shapes } from "./pages.js";

const folder = corpusFolder("seeds");

/** The page whose text has the words. */
function seed(words: string): ImportedPage & { readonly text: string } {
  const files = readdirSync(folder ?? ".").map(
    (name) => [name, readFileSync(join(folder ?? ".", name), "utf8")] as const,
  );
  const [name, text] = files.find(([, content]) => content.includes(words)) ?? ["", ""];
  return { ...importPage(text, { file: name }), text };
}

describe.skipIf(folder === undefined)("the provider's pages that the project starts from", () => {
  it("ikuncode's page gives fields, types, defaults, range, server, security and response", () => {
    const page = seed("api.ikuncode.cc");
    expect(page.diagnostics).toEqual([]);
    expect(page.document?.servers).toMatchObject([{ url: "https://api.ikuncode.cc/v1" }]);
    expect(part(page, "/components/securitySchemes/BearerAuth")).toMatchObject({ type: "http", scheme: "bearer" });
    const schema = part(page, "/components/schemas/CreateCompletionRequest");
    expect(schema.required).toEqual(["model", "prompt"]);
    expect(shapes(page, "CreateCompletionRequest")).toEqual({
      model: { type: "string" },
      prompt: { oneOf: [{ type: "string" }, { type: "array", items: {} }] },
      max_tokens: { type: "integer", default: 16 },
      temperature: { type: "number", minimum: 0, maximum: 2, default: 1 },
      top_p: { type: "number", default: 1 },
      stream: { type: "boolean", default: false },
      stop: {
        oneOf: [{ type: "array", items: {} }, { type: "string" }, { type: "null" }],
        default: null,
      },
      suffix: { type: ["string", "null"], default: null },
    });
    const numbers = (...names: string[]) => Object.fromEntries(names.map((name) => [name, { type: "number" }]));
    expect(shapes(page, "CreateCompletionResponse")).toEqual({
      id: { type: "string" },
      object: { type: "string" },
      ...numbers("created"),
      model: { type: "string" },
      choices: {
        type: "array",
        items: {
          type: "object",
          properties: { text: { type: "string" }, index: { type: "number" }, finish_reason: { type: "string" } },
        },
      },
      usage: { type: "object", properties: numbers("prompt_tokens", "completion_tokens", "total_tokens") },
    });
    const words = "temperature | number";
    const line = page.text.split("\n").findIndex((row) => row.includes(words)) + 1;
    expect(page.originOf("/components/schemas/CreateCompletionRequest/properties/temperature")).toMatchObject({ line });
  });

  it("xiexus' page gives the description that is embedded in it, unchanged", () => {
    const page = seed("api.xiexus.cn");
    expect(page.reader).toBe("embedded");
    expect(page.document).toEqual(JSON.parse(page.text.slice(page.text.search(/\{\s*"openapi"/))));
    const line = page.text.split("\n").findIndex((row) => row.includes('"operationId"')) + 1;
    expect(page.originOf("/paths/~1v1~1completions/post/operationId")).toMatchObject({ line });
  });

  it("OpenAI's page gives 18 request fields and the response, all marked as inferred", () => {
    const page = seed("api.openai.com");
    const fields = part(page, "/components/schemas/CreateCompletionRequest/properties");
    expect(Object.keys(fields)).toHaveLength(18);
    expect(fields).toMatchObject({
      max_tokens: { examples: [16] },
      echo: { examples: [false] },
      user: { examples: ["user-1234"] },
    });
    expect(fields.model).not.toHaveProperty("examples");
    for (const schema of Object.values(fields)) expect(schema).not.toHaveProperty("type");
    expect(shapes(page, "CreateCompletionResponse")).toMatchObject({
      id: { type: "string" },
      choices: { items: { properties: { logprobs: { properties: { tokens: { items: { type: "string" } } } } } } },
      usage: { properties: { prompt_tokens_details: { properties: { cached_tokens: { type: "number" } } } } },
    });
    expect(part(page, "/components/schemas/CreateCompletionRequest")).not.toHaveProperty("required");
    for (const schema of schemasOf(part(page, "/components/schemas"))) {
      expect(schema).toMatchObject({
        "x-concord-inferred": "example",
        "x-concord-origin": expect.stringMatching(/\.txt#top$/),
      });
    }
  });
});

/** Every schema below a map of them. */
function* schemasOf(map: Readonly<Record<string, unknown>>): Iterable<unknown> {
  for (const schema of Object.values(map)) {
    yield schema;
    if (!isObject(schema)) continue;
    if (isObject(schema.properties)) yield* schemasOf(schema.properties);
    if (isObject(schema.items)) yield* schemasOf({ items: schema.items });
  }
}
