import { describe, expect, it } from "vitest";
import { collectDiagnostics } from "../../../scripts/diagnostics.js";
import { printDocument } from "../../../scripts/emit/print-document.js";
import { ClientPrinter } from "../../../scripts/write/print-client.js";
import { readRuntime } from "../../../scripts/write/runtime-files.js";
import { TypeChecker } from "../../../scripts/write/type-checker.js";
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

async function print(): Promise<ReadonlyMap<string, string>> {
  const { contract } = await readText(spec);
  const files = await new ClientPrinter(collectDiagnostics().report).print(contract, "./runtime/runtime.js");
  return new Map([...files, ...[...(await readRuntime())].map(([name, text]) => [`runtime/${name}`, text] as const)]);
}

describe("a client of OpenAPI 3.2", () => {
  it("has methods of any kind and types of what webhooks send", async () => {
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
    expect(new TypeChecker().check(new Map([...files, ["use.ts", use]]))).toEqual([]);
  });

  it("comes with a document that says the same", async () => {
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

describe("the type checker", () => {
  it("finds what is wrong, with file and line", () => {
    const files = new Map([
      ["a.ts", 'export const a: number = "1";\n'],
      ["b.ts", 'import { a } from "./a.js";\nexport const b: string = a;\n'],
    ]);
    const errors = new TypeChecker().check(files);
    expect(errors.map((error) => error.split(" ").slice(0, 2).join(" "))).toEqual(["a.ts:1 TS2322", "b.ts:2 TS2322"]);
  });
});
