import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { bundle, createConfig } from "@redocly/openapi-core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { diffDocuments } from "../../../scripts/project/diff-documents.js";
import { outline } from "./contracts.js";

/** One description in several files: a path item, parameters, schemas that refer to each other, and one that is recursive. */
const files: Readonly<Record<string, string>> = {
  "openapi.yaml": `
openapi: 3.0.3
info: { title: Library, version: "1" }
paths:
  /books: { $ref: paths/books.yaml }
  /books/{id}:
    parameters: [{ $ref: parts/parameters.yaml#/Id }]
    get:
      operationId: getBook
      responses:
        "200": { $ref: parts/responses.yaml#/Book }
components:
  schemas:
    Shelf: { $ref: schemas/shelf.yaml }
`,
  "paths/books.yaml": `
post:
  operationId: addBook
  parameters: [{ $ref: ../parts/parameters.yaml#/Trace }]
  requestBody:
    required: true
    content:
      application/json: { schema: { $ref: ../schemas/book.yaml } }
  responses:
    "201": { $ref: ../parts/responses.yaml#/Book }
`,
  "parts/parameters.yaml": `
Id: { name: id, in: path, required: true, schema: { type: string, format: uuid } }
Trace: { name: X-Trace, in: header, schema: { type: string, nullable: true } }
`,
  "parts/responses.yaml": `
Book:
  description: A book.
  headers: { X-Count: { required: true, schema: { type: integer } } }
  content:
    application/json: { schema: { $ref: ../schemas/book.yaml } }
`,
  "schemas/book.yaml": `
type: object
required: [title]
properties:
  title: { type: string, maxLength: 200 }
  kind: { $ref: kinds.yaml#/definitions/kind }
  sequels: { type: array, items: { $ref: "book.yaml" } }
  shelf: { allOf: [{ $ref: shelf.yaml }], nullable: true }
`,
  "schemas/kinds.yaml": `
definitions:
  kind: { type: string, enum: [novel, essay], nullable: true }
`,
  "schemas/shelf.yaml": `
type: object
properties: { room: { type: integer, minimum: 1 } }
`,
};

/** The same in one file, as one would write it by hand. */
const whole = `
openapi: 3.0.3
info: { title: Library, version: "1" }
paths:
  /books:
    post:
      operationId: addBook
      parameters: [{ $ref: "#/components/parameters/Trace" }]
      requestBody:
        required: true
        content:
          application/json: { schema: { $ref: "#/components/schemas/Book" } }
      responses:
        "201": { $ref: "#/components/responses/Book" }
  /books/{id}:
    get:
      operationId: getBook
      parameters: [{ name: id, in: path, required: true, schema: { type: string, format: uuid } }]
      responses:
        "200": { $ref: "#/components/responses/Book" }
components:
  parameters:
    Trace: { name: X-Trace, in: header, schema: { type: string, nullable: true } }
  responses:
    Book:
      description: A book.
      headers: { X-Count: { required: true, schema: { type: integer } } }
      content:
        application/json: { schema: { $ref: "#/components/schemas/Book" } }
  schemas:
    Book:
      type: object
      required: [title]
      properties:
        title: { type: string, maxLength: 200 }
        kind: { type: string, enum: [novel, essay], nullable: true }
        sequels: { type: array, items: { $ref: "#/components/schemas/Book" } }
        shelf: { allOf: [{ $ref: "#/components/schemas/Shelf" }], nullable: true }
    Shelf:
      type: object
      properties: { room: { type: integer, minimum: 1 } }
`;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "concord-bundled-"));
  for (const [file, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), text);
  }
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** What differs, either way round. */
async function findings(twin: string, text: string): Promise<readonly string[]> {
  await writeFile(join(folder, twin), text);
  const options = { cwd: folder };
  const there = await diffDocuments("openapi.yaml", twin, options);
  const back = await diffDocuments(twin, "openapi.yaml", options);
  return outline([...there.changes, ...back.changes]);
}

describe("a description in several files is the same as", () => {
  it("a description in several files is the same as its twin in one file, but for what a file names", async () => {
    expect(await findings("whole.yaml", whole)).toEqual([]);
  });

  it.each([false, true])(
    "a description in several files is the same as what Redocly bundles of it, dereferenced: %s",
    async (dereference) => {
      const simple = dereference
        ? { ...files, "schemas/book.yaml": withoutSequels(files["schemas/book.yaml"] ?? "") }
        : files;
      await writeFile(join(folder, "schemas/book.yaml"), simple["schemas/book.yaml"] ?? "");
      const config = await createConfig({});
      const { bundle: bundled } = await bundle({ ref: join(folder, "openapi.yaml"), config, dereference });
      expect(await findings("bundled.json", JSON.stringify(bundled.parsed))).toEqual([]);
    },
  );

  it("a description in several files is the same as nothing else", async () => {
    const changed = whole.replace("maxLength: 200", "maxLength: 100");
    expect((await findings("changed.yaml", changed)).filter((line) => line.startsWith("error"))).toEqual([
      "error request-property-max-length-decreased request.body.title",
      "error response-property-max-length-increased response.201.body.title",
    ]);
  });
});

/** A recursive schema cannot be dereferenced. */
function withoutSequels(text: string): string {
  return text.replace(/^ {2}sequels:.*\n/m, "");
}
