import { describe, expect, it } from "vitest";
import { ExampleValues } from "../../../../scripts/site/call/example-values.js";
import { type CallPlan, planCall } from "../../../../scripts/site/call/plan-call.js";
import { printPython } from "../../../../scripts/site/call/python.js";
import { printTypeScript } from "../../../../scripts/site/call/typescript.js";
import { contractOf } from "../../../helpers/load-text.js";

const client = { specifier: "./my-relay.js", constant: "myRelay" };

/** The call of the one operation of a description: `DELETE /files/{id}`, with what else it says. */
async function plan(key: string, operation: object = {}): Promise<CallPlan> {
  const [method = "", path = ""] = key.split(" ");
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string", examples: [`${name}-1`] },
  }));
  const { parameters = [], ...rest } = operation as { readonly parameters?: readonly object[] };
  const described = { parameters: [...inPath, ...parameters], responses: { 200: { description: "Done." } }, ...rest };
  const document = {
    openapi: "3.1.0",
    info: { title: "Relay", version: "1" },
    servers: [{ url: "https://relay.example/v1" }],
    paths: { [path]: { [method.toLowerCase()]: described } },
  };
  const contract = await contractOf(document, "my-relay");
  const [first] = contract.operations;
  if (first === undefined) throw new Error("There is no operation.");
  return planCall(first, contract, new ExampleValues(contract));
}

const must = (name: string, place: string, schema: object) => ({ name, in: place, required: true, schema });
const sent = (schema: object) => ({
  requestBody: { required: true, content: { "application/json": { schema } } },
});
const only = (value: unknown) => ({ type: "object", required: ["a"], properties: { a: { const: value } } });

describe("the arguments of a call in Python", () => {
  it.each<readonly [string, object, string]>([
    ["GET /models", {}, "client.models.list()"],
    ["GET /models/{model}", {}, 'client.models.retrieve("model-1")'],
    [
      "DELETE /vector_stores/{store}/files/{file}",
      {},
      'client.vector_stores.files.delete(\n    store="store-1",\n    file="file-1",\n)',
    ],
    ["GET /files", { parameters: [must("limit", "query", { const: 2 })] }, "client.files.list(limit=2)"],
    ["GET /files", { parameters: [must("a-b", "query", { const: 2 })] }, 'client.files.list(extra_query={"a-b": 2})'],
    [
      "POST /embeddings",
      { ...sent(only([null, true, 1.5, "x"])), parameters: [must("q", "query", { const: 1 })] },
      'client.embeddings.create(\n    a=[None, True, 1.5, "x"],\n    extra_query={"q": 1},\n)',
    ],
  ])("the arguments of a call in Python are those of the official method: %s %j", async (key, operation, call) => {
    expect(printPython(await plan(key, operation))).toContain(`\nanswer = ${call}\n`);
  });
});

describe("the arguments of a call in TypeScript", () => {
  it.each<readonly [string, object, string]>([
    ["GET /models", {}, "models.list()"],
    ["GET /models/{model}", {}, 'models.retrieve("model-1")'],
    ["GET /files", { parameters: [must("limit", "query", { const: 2 })] }, "files.list({ limit: 2 })"],
    [
      "GET /files",
      { parameters: [must("X-Mark", "header", { const: 2 })] },
      'files.list(undefined, { headers: { "X-Mark": "2" } })',
    ],
    [
      "POST /embeddings",
      { ...sent(only(null)), parameters: [must("q", "query", { const: 1 })] },
      "embeddings.create({ a: null }, { query: { q: 1 } })",
    ],
    ["POST /embeddings", sent(only([true, 1.5, "x", {}, []])), 'embeddings.create({ a: [true, 1.5, "x", {}, []] })'],
  ])("the arguments of a call in TypeScript are those of our method: %s %j", async (key, operation, call) => {
    expect(printTypeScript(await plan(key, operation), client)).toContain(`\nconst answer = await client.${call};\n`);
  });

  it("the arguments of a call in TypeScript are on a line each where they do not fit", async () => {
    const long = "a".repeat(70);
    const printed = printTypeScript(await plan("POST /embeddings", sent(only({ b: long, c: null }))), client);
    expect(printed).toContain(`client.embeddings.create({\n  a: {\n    b: "${long}",\n    c: null,\n  },\n});\n`);
  });
});
