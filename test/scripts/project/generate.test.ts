import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isObject, objectOf } from "../../../scripts/base/json.js";
import { type GenerateOptions, generate } from "../../../scripts/project/generate.js";
import { compileErrors } from "../../helpers/compile.js";
import { importGenerated } from "../../helpers/import-generated.js";
import { specWith } from "../../helpers/load-text.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "concord-generate-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function write(name: string, content: unknown): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, typeof content === "string" ? content : JSON.stringify(content, null, 2));
  return path;
}

/** The same data with keys in another order everywhere. */
function reverseKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reverseKeys);
  if (!isObject(value)) return value;
  return objectOf(
    Object.entries(value)
      .reverse()
      .map(([key, child]) => [key, reverseKeys(child)] as const),
  );
}

const pets = {
  openapi: "3.1.0",
  info: { title: "Pets", version: "1" },
  servers: [{ url: "https://pets.example/v1" }],
  paths: {
    "/pets": {
      get: {
        summary: "List the pets.",
        parameters: [{ name: "limit", in: "query", schema: { type: "integer", minimum: 1 } }],
        responses: {
          200: {
            description: "Pets.",
            content: { "application/json": { schema: { type: "array", items: { $ref: "#/components/schemas/Pet" } } } },
          },
        },
      },
      post: {
        requestBody: {
          required: true,
          content: { "application/json": { schema: { $ref: "#/components/schemas/Pet" } } },
        },
        responses: {
          201: {
            description: "The pet.",
            content: { "application/json": { schema: { $ref: "#/components/schemas/Pet" } } },
          },
        },
      },
    },
    "/pets/{pet-id}": {
      parameters: [{ name: "pet-id", in: "path", required: true, schema: { type: "string" } }],
      get: {
        responses: {
          200: {
            description: "The pet.",
            content: { "application/json": { schema: { $ref: "#/components/schemas/Pet" } } },
          },
        },
      },
      delete: { responses: { 204: { description: "Gone." } } },
    },
    "/pets/{pet-id}/photo": {
      get: {
        parameters: [{ name: "pet-id", in: "path", required: true, schema: { type: "string" } }],
        responses: {
          200: {
            description: "A picture.",
            content: { "image/png": { schema: { type: "string", format: "binary" } } },
          },
        },
      },
    },
  },
  components: {
    schemas: {
      Pet: {
        oneOf: [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Dog" }],
        discriminator: { propertyName: "kind" },
      },
      Cat: {
        type: "object",
        required: ["kind"],
        properties: { kind: { const: "cat" }, lives: { type: "integer", maximum: 9, default: 9 } },
      },
      Dog: {
        type: "object",
        required: ["kind", "name"],
        properties: { kind: { const: "dog" }, name: { type: "string" }, tag: { type: ["string", "null"] } },
      },
    },
  },
};

describe("generate", () => {
  it("generate prints nine files that compile in the strictest settings", async () => {
    const { files, diagnostics } = await generate({ specs: [await write("pets.json", pets)], runtime: "inline" });
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect([...files.keys()].filter((name) => !name.startsWith("runtime/"))).toEqual([
      "openapi.json",
      "types.ts",
      "paths.ts",
      "client.ts",
      "resources.ts",
      "validators.ts",
      "responses.ts",
      "capabilities.ts",
      "index.ts",
    ]);
    const use = `
      import { createClient } from "./runtime/index.js";
      import { pets, type Pet } from "./index.js";
      import { responses } from "./responses.js";
      const client = createClient(pets, { responses });
      export const isPet: boolean = responses["POST /v1/pets"].result.is({ kind: "cat" });
      export const cat: Promise<Pet> = client.pets.create({ kind: "cat", lives: 9 });
      // What has a default may be left out.
      export const defaulted: Promise<Pet> = client.pets.create({ kind: "cat" });
      export const list: Promise<Pet[]> = client.pets.list({ limit: 3 }, { timeout: 1000 });
      export const photo: Promise<Blob> = client.pets.photo("p1");
      export const gone: Promise<void> = client.pets.delete("p1");
      // @ts-expect-error: a dog has a name
      export const dog = client.pets.create({ kind: "dog" });
      // @ts-expect-error: no such kind
      export const robot = client.pets.create({ kind: "robot" });
      // @ts-expect-error: no such parameter
      export const limited = client.pets.list({ limits: 3 });
    `;
    expect(compileErrors(new Map([...files, ["use.ts", use]]))).toEqual([]);
  });

  it("generate makes a client that checks query parameters before it sends them", async () => {
    const { files } = await generate({ specs: [await write("pets.json", pets)], runtime: "inline" });
    const use = `
      import { createClient } from "./runtime/index.js";
      import { pets, validators } from "./index.js";
      const sent = [];
      const fetch = async (input) => (sent.push(new URL(input.url ?? input).search), Response.json([]));
      const client = createClient(pets, { fetch });
      for (const query of [{ limit: "3" }, { limit: 0 }, undefined, { limit: 1 }]) {
        await client.pets.list(query).catch(({ issues }) => sent.push(issues.map(({ code, pointer }) => code + pointer).join()));
      }
      export { sent };
      export const known = validators.PetsListQuery.is({ limit: 3 });
    `;
    expect(await importGenerated(new Map([...files, ["use.ts", use]]), "use.ts")).toMatchObject({
      sent: ["type/query/limit", "minimum/query/limit", "", "?limit=1"],
      known: true,
    });
  });

  it("generate gives validators their JSON Schema where that is asked for", async () => {
    const spec = await write("pets.json", pets);
    const jsonSchemaOf = async (options: Partial<GenerateOptions>, folder = ""): Promise<unknown> => {
      const { files } = await generate({ runtime: "inline", ...options });
      const use = `
        import { validators } from "./${folder}index.js";
        const { input, output } = validators.Dog["~standard"].jsonSchema ?? {};
        const { input: query } = validators.PetsListQuery["~standard"].jsonSchema ?? {};
        const target = "draft-2020-12";
        export const told = [input?.({ target }).$defs.Dog.required, output?.({ target }).$defs.Dog.required, query?.({ target }).$defs.PetsListQuery.properties.limit];
      `;
      return (await importGenerated(new Map([...files, ["use.ts", use]]), "use.ts")).told;
    };
    const told = [["kind", "name"], ["kind", "name"], { type: "integer", minimum: 1 }];
    const nothing = [undefined, undefined, undefined];
    const config = { providers: { pets: { spec } }, reference: "pets" };
    expect(await jsonSchemaOf({ specs: [spec] })).toEqual(nothing);
    expect(await jsonSchemaOf({ specs: [spec], validators: { jsonSchema: true } })).toEqual(told);
    expect(await jsonSchemaOf({ config: { ...config, validators: { jsonSchema: true } } }, "providers/pets/")).toEqual(
      told,
    );
    expect(await jsonSchemaOf({ config }, "providers/pets/")).toEqual(nothing);
  });

  it("generate merges a description whose names are of another script", async () => {
    const content = { "application/json": { schema: { $ref: "#/components/schemas/用量" } } };
    const paths = { "/usage": { get: { responses: { 200: { description: "ok", content } } } } };
    const chinese = { ...specWith({ 用量: { type: "object" } }), paths };
    const providers = {
      pets: { spec: await write("plain.json", specWith({ Thing: { type: "object" } })) },
      zh: { spec: await write("zh.json", chinese) },
    };
    const { files, diagnostics } = await generate({ config: { providers, reference: "pets" } });
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(JSON.parse(files.get("openapi.json") ?? "")).toMatchObject({ components: { schemas: { 用量: {} } } });
  });

  it("generate tells descriptions of one file name apart, and names the files that it read", async () => {
    await mkdir(join(folder, "a/parts"), { recursive: true });
    await mkdir(join(folder, "b"));
    const paths = { "/things": { $ref: "parts/things.json" } };
    const specs = [
      await write("a/openapi.json", { ...specWith({}), paths }),
      await write("b/openapi.json", specWith({})),
      await write("other.json", specWith({})),
    ];
    const part = await write("a/parts/things.json", { get: { responses: { 200: { description: "ok" } } } });
    const { files, inputs } = await generate({ specs: [...specs, join(folder, "b/../other.json")] });
    const clients = [...files.keys()].filter((path) => path.endsWith("client.ts"));
    expect(clients).toEqual(["a-openapi/client.ts", "b-openapi/client.ts", "other/client.ts"]);
    expect(inputs.toSorted()).toEqual([...specs, part].toSorted());
  });

  it("generate gives the same bytes for the same description with its keys in another order", async () => {
    const [straight, reversed] = [await write("order.json", pets), await write("order2.json", reverseKeys(pets))];
    const first = await generate({ specs: [straight] });
    const second = await generate({ specs: [reversed] });
    const bytes = (files: ReadonlyMap<string, string>): string =>
      [...files.values()]
        .join("\n")
        .replaceAll(/order2/g, "order")
        .replaceAll(/Order2/g, "Order");
    expect(bytes(second.files)).toBe(bytes(first.files));
    expect(bytes((await generate({ specs: [straight] })).files)).toBe(bytes(first.files));
  });

  it("generate gives the same bytes for providers whose descriptions have their keys in another order", async () => {
    const relay = {
      ...pets,
      servers: [{ url: "https://relay.example/v1" }],
      components: {
        schemas: {
          ...pets.components.schemas,
          Cat: { ...pets.components.schemas.Cat, required: ["name"] },
        },
      },
    };
    const run = async (change: (value: unknown) => unknown) => {
      const providers = {
        pets: { spec: await write("first.json", change(pets)) },
        relay: { spec: await write("second.json", change(relay)) },
      };
      return (await generate({ config: { providers, reference: "pets" } })).files;
    };
    const [straight, reversed] = [await run((value) => value), await run(reverseKeys)];
    expect(straight.get("portable/resources.ts")).toContain('key: "POST /v1/pets"');
    for (const [name, text] of straight) {
      // Names the lines, which differ.
      if (!name.endsWith(".md")) expect([name, reversed.get(name)]).toEqual([name, text]);
    }
  });

  it("generate makes clients that compile also where the providers share nothing", async () => {
    const other = { ...pets, paths: { "/toys": { get: { responses: { 200: { description: "Toys." } } } } } };
    const providers = {
      pets: { spec: await write("pets.json", pets) },
      toys: { spec: await write("toys.json", other) },
    };
    const { files } = await generate({ config: { providers, reference: "pets" }, runtime: "inline" });
    expect(files.get("portable/client.ts")).toContain("export const portable");
    expect(compileErrors(files)).toEqual([]);
  });

  it("generate changes few lines for a small change", async () => {
    const before = await generate({ specs: [await write("small.json", pets)] });
    const cat = {
      ...pets.components.schemas.Cat,
      properties: { ...pets.components.schemas.Cat.properties, colour: { type: "string" } },
    };
    const after = await generate({
      specs: [
        await write("small.json", { ...pets, components: { schemas: { ...pets.components.schemas, Cat: cat } } }),
      ],
    });
    const lines = (files: ReadonlyMap<string, string>): Set<string> =>
      new Set([...files].flatMap(([name, text]) => text.split("\n").map((line) => `${name} ${line}`)));
    const [old, now] = [lines(before.files), lines(after.files)];
    expect([...now].filter((line) => !old.has(line)).length).toBeLessThan(12);
  });

  it("generate reports every broken description in one run, each once, with its place and a hint", async () => {
    const truncated = await write("truncated.json", '{ "openapi": "3.1.0", "info": {');
    const dangling = await write("dangling.json", specWith({ Thing: { $ref: "#/components/schemas/Thnig" } }));
    const listed = await write("listed.yaml", "openapi: 3.1.0\ninfo: { title: T, version: '1' }\npaths:\n  - /a\n");
    const { files, diagnostics } = await generate({ specs: [truncated, dangling, listed] });
    expect(files.size).toBe(0);
    expect(diagnostics.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
      "error parse-error",
      "error ref-unresolved",
      "error document-invalid",
    ]);
    for (const { at, hint } of diagnostics)
      expect({ line: typeof at.line, hint: typeof hint }).toEqual({ line: "number", hint: "string" });
    expect(diagnostics.map(({ at }) => at.path)).toEqual([truncated, dangling, listed]);
  });

  it("generate tells all that is wrong with a description whose references lead nowhere", async () => {
    const gone = { $ref: "#/components/schemas/Gone" };
    const api = specWith({ Thing: { type: "strng" }, Other: gone, Wide: { type: "object", required: "a" } });
    const answers = {
      200: { description: "Done", content: { "application/json": { schema: gone } } },
      404: { $ref: "#/components/responses/None" },
    };
    const paths = { "/a/{x}": { get: { responses: answers } } };
    const file = await write("several.json", { ...api, paths });
    const { files, diagnostics } = await generate({ specs: [file] });
    expect(files.size).toBe(0);
    expect(
      diagnostics
        .filter(({ code }) => code !== "lint-error")
        .map(({ code, at }) => `${code} ${at.pointer}`)
        .sort(),
    ).toEqual([
      "document-invalid /components/schemas/Thing/type",
      "document-invalid /components/schemas/Wide/required",
      "path-parameter-mismatch /paths/~1a~1{x}/get",
      "ref-unresolved /components/schemas/Other/$ref",
      "ref-unresolved /paths/~1a~1{x}/get/responses/200/content/application~1json/schema/$ref",
      "ref-unresolved /paths/~1a~1{x}/get/responses/404/$ref",
    ]);
  });

  it("generate keeps the first of two equal operationIds and names both places", async () => {
    const get = { operationId: "same", responses: { 200: { description: "Done." } } };
    const spec = await write("same.json", { ...pets, paths: { "/a": { get }, "/b": { get } } });
    const { files, diagnostics } = await generate({ specs: [spec] });
    const duplicate = diagnostics.find(({ code }) => code === "operation-id-duplicate");
    expect(duplicate).toMatchObject({
      severity: "warning",
      at: { pointer: "/paths/~1b/get/operationId" },
      related: [{ pointer: "/paths/~1a/get/operationId" }],
    });
    expect(duplicate?.at.line).toBeGreaterThan(duplicate?.related?.[0]?.line ?? Number.POSITIVE_INFINITY);
    expect(files.size).toBe(9);
  });

  it("generate makes the committed output", async () => {
    const root = resolve(import.meta.dirname, "../../..");
    const { default: config } = await import("../../../concord.config.js");
    const { files, diagnostics } = await generate({ cwd: root, config, runtime: "../src/runtime.js" });
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    const committed = (await readdir(join(root, "generated"), { recursive: true })).filter((name) =>
      /\.\w+$/.test(name),
    );
    for (const [name, text] of files) expect(await readFile(join(root, "generated", name), "utf8"), name).toBe(text);
    expect(committed.filter((name) => !files.has(name))).toEqual([]);
  });
});
