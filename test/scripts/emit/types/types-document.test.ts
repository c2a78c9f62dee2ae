import { expect, it } from "vitest";
import { Diagnostics } from "../../../../scripts/base/diagnostics.js";
import { ClientPrinter } from "../../../../scripts/emit/print-client.js";
import { printTypesDocument } from "../../../../scripts/emit/types/types-document.js";
import { contractOf } from "../../../helpers/load-text.js";

const parameter = (name: string, place: string) => ({ name, in: place, schema: { type: "string" } });

/** The types of a client with one form, on one line. */
async function typesOf(properties: object): Promise<string> {
  const contract = await contractOf({
    openapi: "3.1.0",
    info: { title: "Files", version: "1" },
    servers: [{ url: "https://files.example/v1" }],
    paths: {
      "/files": {
        post: {
          parameters: [parameter("q", "query"), parameter("X-Mark", "header"), parameter("tab", "cookie")],
          requestBody: { content: { "multipart/form-data": { schema: { type: "object", properties } } } },
          responses: { 200: { description: "Done." } },
        },
      },
    },
  });
  const files = await new ClientPrinter().print(contract, "./runtime.js", new Diagnostics().report);
  return (files.get("types.ts") ?? "").replace(/\s+/g, " ");
}

it("a file of a request is any of its forms, and a text beside it is a text, whatever it holds", async () => {
  const types = await typesOf({
    file: { type: "string", format: "binary" },
    note: { type: "string" },
    sheet: { type: "string", contentMediaType: "text/csv" },
    blank: { type: "string", contentMediaType: "" },
  });
  const [, members] = /interface FilesCreateRequest \{ (.*?) \}/.exec(types) ?? [];
  expect(members?.replace(/\/\*.*?\*\/ /g, "")).toBe(
    "blank?: string; file?: FileInput; note?: string; sheet?: string;",
  );
});

it("parameters of an operation have types of their own by their place, of which the operation speaks", async () => {
  const types = await typesOf({});
  expect(/filesCreate: \{ (parameters: .*?) requestBody/.exec(types)?.[1]).toBe(
    "parameters: { query?: FilesCreateQuery; header?: FilesCreateHeaders; path?: never; cookie?: FilesCreateCookies; };",
  );
  expect(types).toContain("export interface FilesCreateQuery { q?: string; }");
});

it("an answer that several operations have is made once, and stands with each", async () => {
  const schema = { type: "object", properties: { code: { type: "string" } } };
  const problem = { description: "What went wrong.", content: { "application/json": { schema } } };
  const responses = { 200: { description: "Done." }, 400: { $ref: "#/components/responses/Problem" } };
  const contract = await contractOf({
    openapi: "3.1.0",
    info: { title: "Tides", version: "1" },
    servers: [{ url: "https://tides.example/v1" }],
    paths: { "/high": { get: { responses } }, "/low": { get: { responses } } },
    components: { responses: { Problem: problem }, schemas: { Named: schema } },
  });
  const [high, low] = contract.operations;
  expect(high?.responses[1]).toBe(low?.responses[1]);
  const { components } = printTypesDocument(contract) as { components: { responses: object } };
  expect(Object.keys(components.responses)).toEqual(["answer0"]);
  const files = await new ClientPrinter().print(contract, "./runtime.js", new Diagnostics().report);
  const types = files.get("types.ts") ?? "";
  const answer =
    /\/\*\* What went wrong\. \*\/\s+400: \{\s+headers: [^;]*;\s+\};\s+content: \{\s+"application\/json": \{\s+code\?: string;/g;
  expect(types.match(answer)).toHaveLength(2);
  expect(types).toMatch(/^ {4}responses: never;$/m);
  expect(types).not.toContain("answer0");
});
