import { describe, expect, it } from "vitest";
import { Diagnostics } from "../../../scripts/base/diagnostics.js";
import { printDocument } from "../../../scripts/emit/document/print-document.js";
import { ClientPrinter } from "../../../scripts/emit/print-client.js";
import { readRuntime } from "../../../scripts/write/runtime-files.js";
import type { Validator } from "../../../src/validation/validator-types.js";
import { compileErrors } from "../../helpers/compile.js";
import { importGenerated } from "../../helpers/import-generated.js";
import { readText } from "../../helpers/read-text.js";

const spec = `openapi: 3.2.0
info: { title: Notes, version: "1" }
paths:
  /notes/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    query:
      parameters: [{ name: limit, in: query, schema: { type: integer } }]
      requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/Note" } } } }
      responses: { "200": { description: ok } }
    additionalOperations:
      COPY:
        parameters: [{ name: to, in: query, required: true, schema: { type: string } }]
        responses: { "201": { description: copied } }
        callbacks: { done: { "{$request.query.to}": { post: { responses: { "200": { description: ok } } } } } }
webhooks:
  note.created:
    post:
      requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/Note" } } } }
      responses: { "200": { description: ok } }
  note-lost:
    post:
      requestBody: { content: { application/json: { schema: { type: object, properties: { id: { type: string } } } } } }
      responses: { "200": { description: ok } }
components:
  schemas:
    Note: { type: object, required: [text], properties: { text: { type: string } } }
`;

const chinese = `openapi: 3.0.1
info: { title: 中转站, version: "1" }
paths:
  /模型/{编号}:
    get:
      parameters:
        - { name: 编号, in: path, required: true, schema: { type: string } }
        - { name: 页码, in: query, schema: { type: integer } }
        - { name: 第①页, in: query, schema: { type: integer } }
      responses: { "200": { description: ok, content: { application/json: { schema: { $ref: "#/components/schemas/按钮 Button" } } } } }
  /绘图:
    post:
      requestBody: { required: true, content: { application/json: { schema: { $ref: "#/components/schemas/Imagine任务" } } } }
      responses: { "200": { description: ok, content: { application/json: { schema: { $ref: "#/components/schemas/模型①" } } } } }
components:
  schemas:
    Imagine任务: { type: object, required: [提示], properties: { 提示: { type: string }, 任务: { type: array, items: { type: string } } } }
    按钮 Button: { type: object, properties: { 父: { $ref: "#/components/schemas/按钮 Button" } } }
    模型①: { type: object, properties: { 用量: { type: string, enum: [大, 小] } } }
`;

async function print(text = spec): Promise<ReadonlyMap<string, string>> {
  const { contract } = await readText(text);
  const files = await new ClientPrinter().print(contract, "./runtime/runtime.js", new Diagnostics().report);
  return new Map([...files, ...[...(await readRuntime())].map(([name, text]) => [`runtime/${name}`, text] as const)]);
}

describe("a client of OpenAPI 3.2", () => {
  it("a client of OpenAPI 3.2 has methods of any kind and types of what webhooks send", async () => {
    const files = await print();
    const use = `import type { NoteCreatedWebhook, NoteLostWebhook, NotesCopyQuery, NotesQueryQuery } from "./index.js";
export const created: NoteCreatedWebhook = { text: "new" };
export const lost: NoteLostWebhook = { id: "1" };
export const copy: NotesCopyQuery = { to: "x" };
export const query: NotesQueryQuery = { limit: 1 };
// @ts-expect-error The text is required.
export const wrong: NoteCreatedWebhook = {};
`;
    const client = [...(files.get("client.ts") ?? "").matchAll(/^ {2}(\w+)\(id.*$/gm)].map((match) => match[1]);
    expect(client).toEqual(["copy", "query"]);
    expect(compileErrors(new Map([...files, ["use.ts", use]]))).toEqual([]);
  });

  it("a client of OpenAPI 3.2 comes with a document that says the same", async () => {
    const { contract } = await readText(spec);
    const printed = printDocument(contract);
    expect(printed).toMatchObject({
      openapi: "3.2.0",
      webhooks: { "note.created": { post: {} }, "note-lost": { post: {} } },
      paths: {
        "/notes/{id}": {
          query: {},
          additionalOperations: { COPY: { callbacks: { done: { "{$request.query.to}": { post: {} } } } } },
        },
      },
    });
    const again = await readText(printed, "again.json");
    expect(printDocument(again.contract)).toEqual(printed);
  });
});

describe("a client of a description in Chinese", () => {
  it("a client of a description in Chinese compiles, with the names of the description", async () => {
    const files = await print(chinese);
    const use = `import { validators, type 按钮Button, type Imagine任务, type TestClient } from "./index.js";
export const call = (client: TestClient): PromiseLike<按钮Button> => client.模型.retrieve("a", { 页码: 1, "第①页": 2 });
export const task: Imagine任务 = { 提示: "猫" };
export const isTask: boolean = validators.Imagine任务.is(task) && validators.按钮Button.is({});
`;
    expect(compileErrors(new Map([...files, ["use.ts", use]]))).toEqual([]);
  });
});

const awkward = `openapi: 3.1.0
info: { title: Awkward, version: "1" }
paths:
  /set:
    post:
      requestBody: { required: true, content: { application/json: { schema: { $ref: "#/components/schemas/Set" } } } }
      responses: { "200": { description: ok, content: { application/json: { schema: { $ref: "#/components/schemas/Value" } } } } }
components:
  schemas:
    Set: { type: object, properties: { n: { $ref: "#/components/schemas/Number" }, tag: { enum: [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r] } } }
    Number: { type: number, maximum: 3 }
    Array: { type: array, items: { $ref: "#/components/schemas/Number" } }
    isObject: { type: object, properties: { all: { $ref: "#/components/schemas/Array" } } }
    Sink: { type: string, pattern: ^a }
    RegExp: { type: string }
    SetResource: { type: string }
    TestClient: { type: string }
    test: { type: string }
    Value: { anyOf: [{ type: string }, { type: array, items: { $ref: "#/components/schemas/Value" } }, { type: object, additionalProperties: { $ref: "#/components/schemas/Value" } }] }
    Rows: { type: array, items: { $ref: "#/components/schemas/Row" } }
    Row: { oneOf: [{ type: "null" }, { $ref: "#/components/schemas/Rows" }] }
    Tree: { type: object, properties: { children: { type: array, items: { $ref: "#/components/schemas/Tree" } } } }
`;

describe("a client of schemas that contain themselves and are called what code is made of", () => {
  it("a client of schemas that contain themselves and are called what code is made of compiles", async () => {
    const files = await print(awkward);
    const use = `import { type Row, type TestClient_, testProvider, type Tree, type Value, validators } from "./index.js";
import type { Provider } from "./runtime/runtime.js";
export const provider: Provider<TestClient_> = testProvider;
export const value: Value = ["a", [{ b: ["c"] }]];
export const row: Row = [null, [[]]];
export const tree: Tree = { children: [{ children: [] }] };
// @ts-expect-error A number is no value.
export const wrong: Value = [["a", 1]];
export const all: readonly boolean[] = [validators.Set.is({}), validators.Array.is([]), validators.isObject.is({})];
`;
    expect(compileErrors(new Map([...files, ["use.ts", use]]))).toEqual([]);
  });

  it("validators of schemas that contain themselves and are called what code is made of check values", async () => {
    const { Set: set, Value: value, isObject } = await importGenerated(await print(awkward), "validators.ts");
    const is = (validator: unknown, candidate: unknown) => (validator as Validator<unknown>).is(candidate);
    expect([is(set, { n: 3, tag: "r" }), is(value, [["a"], { b: "c" }]), is(isObject, { all: [1] })]).toEqual([
      true,
      true,
      true,
    ]);
    expect([is(set, { tag: "z" }), is(value, [["a"], 1]), is(isObject, { all: [4] })]).toEqual([false, false, false]);
  });
});
