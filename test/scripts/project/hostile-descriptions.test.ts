import { mkdir, readdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { generate } from "../../../scripts/project/generate.js";
import { readRuntime } from "../../../scripts/write/runtime-files.js";
import { compileErrors } from "../../helpers/compile.js";
import { importGenerated } from "../../helpers/import-generated.js";
import { withFiles } from "../../helpers/with-files.js";
import { type SourceServer, startSourceServer } from "./pull/source-server.js";

let server: SourceServer;
beforeAll(async () => {
  server = await startSourceServer();
});
afterAll(() => server.close());

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: unknown) => ({ content: { "application/json": { schema } } });
const operation = (schema: unknown, more: object = {}) => ({
  requestBody: json(schema),
  responses: { 200: { description: "ok", ...json(schema) } },
  ...more,
});

function described(schemas: object, more: object = {}): object {
  const [name = "A"] = Object.keys(schemas);
  return {
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    servers: [{ url: "https://h.example/v1" }],
    paths: { "/a": { post: operation(ref(name)) } },
    components: { schemas },
    ...more,
  };
}

interface Outcome {
  readonly files: ReadonlyMap<string, string>;
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
}

/** What is generated of a text, bytes, or a value, with other files beside it or above it. */
async function generated(
  spec: string | Buffer | object,
  beside: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  return withFiles(beside, async (folder) => {
    const file = join(folder, "in/spec.yaml");
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, typeof spec === "string" || Buffer.isBuffer(spec) ? spec : JSON.stringify(spec));
    const { files, diagnostics } = await generate({ specs: [file], runtime: "../runtime/runtime.js" });
    const coded = (severity: string) => [
      ...new Set(diagnostics.filter((each) => each.severity === severity).map(({ code }) => code)),
    ];
    expect(await readdir(folder)).toEqual(
      [...new Set(["in", ...Object.keys(beside).map((name) => name.split("/")[0])])].sort(),
    );
    return { files, errors: coded("error"), warnings: coded("warning") };
  });
}

const runtime = readRuntime().then((files) => [...files].map(([name, text]) => [`runtime/${name}`, text] as const));

/** What was generated, each in a folder of its own beside the runtime. */
async function withRuntime(outputs: readonly ReadonlyMap<string, string>[]): Promise<ReadonlyMap<string, string>> {
  const files = outputs.flatMap((output, index) =>
    [...output].map(([name, text]) => [`${index}/${name}`, text] as const),
  );
  return new Map([...files, ...(await runtime)]);
}

/** Whatever a text becomes, a literal, a comment, a name or a key: were it code, it would leave a mark. */
const breakers = [
  "*/ globalThis.broken = 1; /*",
  '"; globalThis.broken = 1; "',
  "`; globalThis.broken = 1; `",
  "${globalThis.broken = 1}",
  "\u2028globalThis.broken = 1;\n//",
  "a\\'; globalThis.broken = 1; //",
  "\u202e*/ globalThis.broken = 1 //",
];

const injected = (text: string) => {
  const schema = { type: "object", title: text, description: text, default: { a: text } };
  const properties = { [text]: { type: "string", description: text, const: text, enum: [text, "b"], pattern: text } };
  return described(
    { A: { ...schema, properties, "x-other": text }, [`B ${text}`]: { enum: [text] } },
    {
      info: { title: text, version: text, description: text },
      tags: [{ name: text, description: text }],
      paths: {
        "/a": { post: operation(ref("A"), { operationId: text, summary: text, description: text, tags: [text] }) },
        [`/b/${text.replace(/[{}]/g, "")}`]: {
          get: {
            ...operation(ref("A")),
            requestBody: undefined,
            parameters: ["query", "header", "cookie"].map((place) => ({
              name: text,
              in: place,
              schema: { enum: [text] },
            })),
          },
        },
      },
    },
  );
};

const chain = (count: number, link: (last: object) => object) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `S${count - index}`,
      index === count - 1
        ? { type: "object", properties: { a: { type: "string" } } }
        : link(ref(`S${count - index - 1}`)),
    ]),
  );

describe("descriptions that were made to do harm", () => {
  const outputs: ReadonlyMap<string, string>[] = [];

  test.each(breakers)("descriptions that hold %j wherever they can stay text", async (text) => {
    const { files, errors } = await generated(injected(text));
    expect(errors).toEqual([]);
    outputs.push(files);
    for (const module of ["index", "validators"]) await importGenerated(await withRuntime([files]), `0/${module}.ts`);
    expect([...files.keys()].filter((name) => /\.\.|^\/|\\/.test(name))).toEqual([]);
    expect((globalThis as { broken?: unknown }).broken).toBeUndefined();
  });

  test("descriptions with names of every object have nothing of theirs but what is said", async () => {
    const names = ["__proto__", "constructor", "toString", "hasOwnProperty", "prototype"];
    const properties = Object.fromEntries(names.map((name) => [name, { type: "string" }]));
    const spec = described({ A: { type: "object", properties } });
    const paths = names.map(
      (name) => `"/${name}":${JSON.stringify({ get: { responses: { 200: { description: "ok" } } } })}`,
    );
    const text = JSON.stringify(spec).replace('"paths":{', `"paths":{${paths.join(",")},`);
    const { files, errors } = await generated(text);
    expect(errors).toEqual([]);
    const { A } = (await importGenerated(await withRuntime([files]), "0/validators.ts")) as {
      A: { is(value: unknown): boolean };
    };
    expect([A.is({}), A.is({ constructor: "a" }), A.is({ constructor: 1 }), A.is({ toString: 1 })]).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(Object.keys({}.constructor.prototype)).toEqual([]);
  });

  test("descriptions whose names differ in nothing that a name can say compile, and those that hold code", async () => {
    const schemas = Object.fromEntries(
      ["A", "a", "A ", "A-", "Ａ", "🚀", "🛰", "class", "Class", "1", "_1"].map((name, index) => [
        name,
        { const: index },
      ]),
    );
    const get = (id: string) => ({ operationId: id, responses: { 200: { description: "ok", ...json(ref("A")) } } });
    const paths = {
      "/things": { get: get("x") },
      "/Things": { get: get("x") },
      "/things/": { get: get("X") },
      "/{a}": { get: get("") },
      "/{b}": { get: get("y") },
    };
    const { files, errors } = await generated(described(schemas, { paths }));
    expect(errors).toEqual([]);
    expect(compileErrors(await withRuntime([files, ...outputs]))).toEqual([]);
  });

  test.each<[what: string, reference: () => string, code: string]>([
    ["an address", () => `${server.origin}/schema.json`, "ref-forbidden"],
    ["an address without its scheme", () => `${server.origin.replace("http:", "")}/schema.json`, "ref-forbidden"],
    ["a file above", () => "../secret.json", "ref-forbidden"],
    ["a file by its whole path", () => "/etc/hostname", "ref-forbidden"],
    ["a file by its address", () => "file:///etc/hostname", "ref-forbidden"],
    ["a file above, written otherwise", () => "%2e%2e/secret.json", "ref-unresolved"],
  ])("descriptions reach nothing outside of their folder: %s", async (_, reference, code) => {
    const spec = described({ A: { type: "object", properties: { a: { $ref: reference() } } } });
    const { files, errors } = await generated(spec, { "secret.json": '{ "const": "secret" }' });
    expect(errors).toEqual([code]);
    expect(files.size).toBe(0);
    expect(server.requests).toEqual([]);
  });
});

describe("descriptions that take time", () => {
  test.each<[what: string, spec: () => string | object, told: readonly string[]]>([
    ["a chain of references", () => described(chain(300, (last) => last)), []],
    ["schemas that double in each other", () => described(chain(40, (last) => ({ allOf: [last, last] }))), []],
    [
      "unions that double in each other",
      () => described(chain(40, (last) => ({ oneOf: [last, { ...last, title: "b" }] }))),
      [],
    ],
    [
      "aliases that double in each other",
      () =>
        `a0: &a0 [x]\n${Array.from({ length: 40 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]\n`).join("")}openapi: 3.1.0\ninfo: { title: T, version: "1" }\npaths: {}\n`,
      ["alias-bomb"],
    ],
    ["a pattern that takes for ever", () => described({ A: { type: "string", pattern: "^(a+)+$" } }), ["pattern-slow"]],
    ["a schema that is only itself", () => described({ A: ref("A") }), ["ref-cycle"]],
    ["schemas that are only each other", () => described({ A: ref("B"), B: ref("A") }), ["ref-cycle"]],
    ["a schema that is all of itself", () => described({ A: { allOf: [ref("A")] } }), ["ref-cycle"]],
    ["a schema that is not itself", () => described({ A: { not: ref("A") } }), ["ref-cycle"]],
    ["a schema that holds itself", () => described({ A: { type: "array", items: ref("A") } }), []],
  ])("descriptions that take time are made or refused: %s", async (_, spec, told) => {
    const { files, errors, warnings } = await generated(spec());
    expect([...errors, ...warnings]).toEqual(told);
    expect(files.size > 0).toBe(errors.length === 0);
  });
});

const whole = JSON.stringify(described({ A: { type: "object" } }));
const broken = (more: object) => described({ A: { type: "object" } }, more);

describe("descriptions that are broken", () => {
  test.each<[what: string, spec: string | Buffer | object, told: readonly string[]]>([
    ["nothing", "", ["parse-error"]],
    ["blanks", " \n\t\n", ["parse-error"]],
    ["null", "null", ["document-invalid"]],
    ["a list", "[]", ["document-invalid"]],
    ["JSON that is cut off", whole.slice(0, 200), ["parse-error"]],
    ["YAML with tabs", "openapi: 3.1.0\ninfo:\n\ttitle: T\n", ["parse-error"]],
    ["several documents", `openapi: 3.1.0\n---\n${whole}`, ["parse-error"]],
    ["a tag of a language", `a: !!js/function "x"\n${whole}`, ["parse-error"]],
    ["a version to come", broken({ openapi: "4.0.0" }), ["version-unsupported"]],
    ["no version", { ...broken({}), openapi: undefined }, ["version-unsupported"]],
    ["paths that are a list", broken({ paths: [] }), ["document-invalid"]],
    [
      "parameters that are an object",
      broken({ paths: { "/a": { get: { parameters: {}, responses: {} } } } }),
      ["lint-error", "responses-missing"],
    ],
    ["responses that are a text", broken({ paths: { "/a": { get: { responses: "ok" } } } }), ["lint-error"]],
    [
      "a reference to another kind",
      broken({ paths: { "/a": { get: { responses: { 200: ref("A") } } } } }),
      ["ref-wrong-kind"],
    ],
    ["a reference to nothing", described({ A: ref("B") }), ["ref-unresolved"]],
    ["what is required as a truth value", described({ A: { type: "object", required: true } }), ["keyword-repaired"]],
    ["properties that are a list", described({ A: { type: "object", properties: [] } }), ["document-invalid"]],
    ["an enumeration of nothing", described({ A: { enum: [] } }), ["schema-unsatisfiable"]],
    ["a limit that is a text", described({ A: { type: "string", maxLength: "many" } }), ["document-invalid"]],
    ["UTF-16", Buffer.from(whole, "utf16le"), ["parse-error"]],
    ["bytes that are no text", Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), ["file-unreadable"]],
    ["a byte order mark", `\ufeff${whole}`, []],
    ["CR as the only line end", "openapi: 3.1.0\rinfo: { title: T, version: '1' }\rpaths: {}\r", []],
  ])("descriptions that are broken are refused by name, or repaired: %s", async (_, spec, told) => {
    const { files, errors, warnings } = await generated(spec);
    expect([...errors, ...warnings]).toEqual(told);
    expect(files.size > 0).toBe(errors.length === 0);
  });
});
