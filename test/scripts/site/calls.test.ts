import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { printCurl } from "../../../scripts/site/call/curl.js";
import { ExampleValues } from "../../../scripts/site/call/example-values.js";
import { officialMethods } from "../../../scripts/site/call/official-methods.js";
import { planCall } from "../../../scripts/site/call/plan-call.js";
import { printPython } from "../../../scripts/site/call/python.js";
import { printShortCall, printTypeScript } from "../../../scripts/site/call/typescript.js";
import { compileErrors } from "../../helpers/compile.js";
import { generateProgram } from "../../helpers/generate-program.js";
import { officialNames } from "../../helpers/official-names.js";
import { contractOf, documentOf } from "../drift/contracts.js";

const hostile = `it's "$(id)" \`id\` \\ \u202e</script> ${"${x}"}`;

async function plan(parts: Parameters<typeof documentOf>[0], operation: object = {}) {
  const document = documentOf({ ...parts, operation: { ...parts.operation, ...operation } });
  const contract = await contractOf(document, "my-relay");
  const [first] = contract.operations;
  if (first === undefined) throw new Error("There is no operation.");
  return planCall(first, contract, new ExampleValues(contract));
}

const text = { type: "object", required: ["text"], properties: { text: { type: "string", examples: [hostile] } } };

/** What calls use of Node. */
const node = `declare const process: { readonly env: Readonly<Record<string, string | undefined>> };
declare module "node:fs" { export function openAsBlob(path: string): Promise<Blob>; }`;

describe("a call in another language", () => {
  it("a call in another language sends just what is required, in each", async () => {
    const request = {
      type: "object",
      required: ["input"],
      properties: { input: { type: "string" }, n: { type: "integer" } },
    };
    const query = { parameters: [{ name: "q", in: "query", required: true, schema: { type: "integer", minimum: 3 } }] };
    const call = await plan({ request }, query);
    expect(printCurl(call)).toContain("/things?q=3'");
    expect(printCurl(call)).toContain('-H "Authorization: Bearer $MY_RELAY_API_KEY"');
    expect(printCurl(call)).toContain(`-d '{\n  "input": "Hello"\n}'`);
    expect(printPython(call)).toContain('body={"input": "Hello"}');
    expect(printPython(call)).toContain('options={"params": {"q": "3"}}');
    const client = { specifier: "./generated/providers/my-relay/index.js", constant: "myRelay" };
    expect(printTypeScript(call, client)).toContain('({ input: "Hello" }, { query: { q: 3 } });');
    expect(printShortCall(call, client)).toHaveLength(3);
  });

  it("a call in TypeScript compiles against the client, for each kind of argument", async () => {
    const json = (schema: object) => ({ content: { "application/json": { schema } } });
    const done = { responses: { 200: { description: "Done.", ...json({ type: "object", properties: {} }) } } };
    const parameter = (name: string, place: string) => ({
      name,
      in: place,
      required: true,
      schema: { type: "string" },
    });
    const line = { type: "object", required: ["kind", "tags"], properties: { kind: { enum: ["a", "b"] }, tags: {} } };
    const order = {
      type: "object",
      required: ["text", "lines"],
      properties: { text: text.properties.text, lines: {} },
    };
    const lines = { type: "array", minItems: 1, items: { oneOf: [line, { type: "null" }] } };
    const form = {
      type: "object",
      required: ["file", "purpose"],
      properties: { file: { type: "string", format: "binary" }, purpose: { type: "string" } },
    };
    const body = (content: object) => ({ requestBody: { required: true, ...content } });
    const document = {
      openapi: "3.1.0",
      info: { title: "Things", version: "1" },
      servers: [{ url: "https://things.example/v1" }],
      paths: {
        "/things": {
          get: { parameters: [parameter("q", "query")], ...done },
          post: { ...body(json({ ...order, properties: { ...order.properties, lines } })), ...done },
        },
        "/things/{thing-id}": {
          get: { parameters: [parameter("thing-id", "path")], ...done },
          delete: { parameters: [parameter("thing-id", "path"), parameter("X-Reason", "header")], ...done },
          patch: {
            parameters: [parameter("thing-id", "path"), parameter("q", "query")],
            ...body(json({ type: "object", properties: {} })),
            ...done,
          },
        },
        "/files": { post: { ...body({ content: { "multipart/form-data": { schema: form } } }), ...done } },
        "/raw": { put: { ...body({ content: { "application/octet-stream": {} } }), ...done } },
      },
    };
    const contract = await contractOf(document, "api");
    const { files } = await generateProgram(document, "");
    const client = { specifier: "./providers/api/index.js", constant: "api" };
    const calls = contract.operations.map((operation, index) => {
      const call = planCall(operation, contract, new ExampleValues(contract));
      return [`call-${index}.ts`, printTypeScript(call, client)] as const;
    });
    expect(calls).toHaveLength(7);
    const local = calls.map(
      ([name, code]) => [name, code.replace('"openapi-concord"', '"./runtime/index.js"')] as const,
    );
    expect(compileErrors(new Map([...files, ["node.d.ts", node], ...local]))).toEqual([]);
  });

  it("a call in another language has hostile texts as texts: a shell and Python read back what they say", async () => {
    const call = await plan({ request: text });
    const shell = printCurl(call).replace(
      /^curl/,
      'f() { for word in "$@"; do last="$word"; done; printf %s "$last"; }; f',
    );
    const sent = execFileSync("sh", ["-c", shell], { encoding: "utf8" });
    expect(JSON.parse(sent)).toEqual({ text: hostile });
    const line = /body=(.*),/.exec(printPython(call))?.[1] ?? "";
    const read = execFileSync("python3", ["-c", `import json,sys\nprint(json.dumps(${line}))`], { encoding: "utf8" });
    expect(JSON.parse(read)).toEqual({ text: hostile });
    for (const printed of [printCurl(call), printPython(call)]) expect(printed).not.toContain("\u202e");
  });

  it("a call in another language has half a surrogate pair in its address as a client has it", async () => {
    const schema = { type: "string", examples: ["a\ud800 b"] };
    const call = await plan({}, { parameters: [{ name: "q\udc00", in: "query", required: true, schema }] });
    expect(printCurl(call)).toContain("?q%EF%BF%BD=a%EF%BF%BD%20b'");
  });

  it("a call in another language puts the key where the description says", async () => {
    const inHeader = await plan({ request: text });
    const header = printCurl({ ...inHeader, key: { kind: "header", name: "X-Key" } });
    expect(header).toContain(`-H 'X-Key: '"$MY_RELAY_API_KEY"`);
    expect(printCurl({ ...inHeader, key: { kind: "query", name: "key" } })).toContain(`?key='"$MY_RELAY_API_KEY"`);
    expect(printCurl({ ...inHeader, key: undefined })).not.toContain("API_KEY");
    expect(printPython({ ...inHeader, key: { kind: "header", name: "X-Key" } })).toContain(
      'default_headers={"X-Key": os.environ["MY_RELAY_API_KEY"]}',
    );
  });

  it("a call in another language uses methods that the official package has", () => {
    const names = officialNames();
    expect(officialMethods.size).toBeGreaterThan(100);
    for (const [operation, name] of officialMethods) expect(names.get(operation), operation).toBe(name);
  });
});
