import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { transform } from "esbuild";
import { expect, test } from "vitest";
import { generate } from "../../../scripts/project/generate.js";
import { compileErrors } from "../../helpers/compile.js";

async function generateFrom(paths: object, schemas: object = {}) {
  const folder = await mkdtemp(join(tmpdir(), "concord-odd-"));
  try {
    const spec = join(folder, "odd.json");
    const document = {
      openapi: "3.1.0",
      info: { title: "Odd", version: "1" },
      servers: [{ url: "https://odd.example" }],
      paths,
      components: { schemas },
    };
    await writeFile(spec, JSON.stringify(document));
    return await generate({ specs: [spec], runtime: "inline" });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const content = (schema: object) => ({ "application/json": { schema } });
const answering = (schema: object) => ({ responses: { 200: { description: "ok", content: content(schema) } } });
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

test("no word of an answer's, body's or header's description is one that a compiler obeys", async () => {
  const description = "@ts-expect-error\u202e \u0000 @internal #sourceMappingURL=a";
  const answer = { description, headers: { "X-A": { description, schema: { type: "string" } } }, content: content({}) };
  const body = { description, content: content({ type: "object", description }) };
  const { files } = await generateFrom({
    "/a": { post: { description, requestBody: body, responses: { 200: answer } } },
  });
  expect(compileErrors(files)).toEqual([]);
  const types = files.get("types.ts") ?? "";
  expect(types.match(/\\@ts-expect-error\\u202e \\u0000 \\@internal \\#sourceMappingURL=a/g)?.length).toBeGreaterThan(
    2,
  );
  expect(types).not.toMatch(/(?<!\\)@ts-|[\u202e\0]|(?<!\\)#source/);
});

test("what a schema requires of a base that may be null, or lacks it, compiles", async () => {
  const schemas = {
    Base: { type: ["object", "null"], properties: { a: { type: "string" }, b: { type: "integer" } } },
    Deep: { allOf: [ref("Base")] },
    Child: { allOf: [ref("Deep")], required: ["a", "unknown"] },
  };
  const { files } = await generateFrom({ "/a": { get: answering(ref("Child")) } }, schemas);
  const program = `
    import type { Child } from "./types.js";
    export const right: Child = { a: "a", unknown: 1 };
    // @ts-expect-error: required of the base
    export const wrong: Child = { unknown: 1 };`;
  expect(compileErrors(new Map([...files, ["program.ts", program]]))).toEqual([]);
});

test("a property whose name has quotes of both kinds outlives a minifier", async () => {
  const properties = { 'it\'s "it"': { type: "string" }, 'say "x"': { type: "string" }, plain: { type: "integer" } };
  const body = { type: "object", properties, required: ['it\'s "it"'] };
  const { files } = await generateFrom({
    "/a": { post: { requestBody: { content: content(body) }, ...answering({}) } },
  });
  const validators = files.get("validators.ts") ?? "";
  expect(validators).toContain(`const itSIt_ = value["it's \\"it\\""];`);
  const { code } = await transform(validators, { loader: "ts", minify: true });
  await expect(transform(code, { loader: "js" })).resolves.toMatchObject({ warnings: [] });
});

test("what fetch refuses to send is told where it is described", async () => {
  const requestBody = { content: content({ type: "object" }) };
  const { diagnostics } = await generateFrom({
    "/a": { get: { requestBody, ...answering({}) }, trace: answering({}), post: { requestBody, ...answering({}) } },
  });
  expect(diagnostics.map(({ code, severity, at }) => `${severity} ${code} ${at.pointer}`)).toEqual([
    "warning operation-unsendable /paths/~1a/get/requestBody",
    "warning operation-unsendable /paths/~1a/trace",
  ]);
});

test.each(["allOf", "anyOf", "oneOf"])(
  "a schema to which %s leads in more ways than can be counted is looked into once",
  async (kind) => {
    const schemas = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => {
        const next = ref(`S${index + 1}`);
        return [`S${index}`, { [kind]: [next, { allOf: [next] }] }];
      }),
    );
    const last = { S40: { type: "object", properties: { error: { type: "string" }, stream: { type: "boolean" } } } };
    const body = { ...content(ref("S0")), "application/xml": { schema: ref("S0") } };
    const { files } = await generateFrom(
      {
        "/a": {
          post: {
            parameters: [{ name: "filter", in: "query", style: "deepObject", explode: true, schema: ref("S0") }],
            requestBody: { content: body },
            ...answering(ref("S0")),
          },
        },
      },
      { ...schemas, ...last },
    );
    expect(files.get("resources.ts")).toContain(`key: "POST /a"`);
  },
);
