import { describe, expect, it } from "vitest";
import { changesBetween, documentOf, outline } from "./contracts.js";

type Node = Readonly<Record<string, unknown>>;

const text = { type: "string" };
const whole = { type: "integer" };
const list = { type: "array", items: text };
const size = { type: "object", properties: { width: whole } };

const parameter = (where: string, more: Node): object =>
  documentOf({ operation: { parameters: [{ name: "filter", in: where, ...more }] } });
const inPath = (name: string, more: Node): object => ({
  ...documentOf({}),
  paths: {
    [`/shelves/{${name}}`]: {
      get: {
        parameters: [{ name, in: "path", required: true, ...more }],
        responses: { 204: { description: "Done" } },
      },
    },
  },
});
const header = (more: Node): object =>
  documentOf({ operation: { responses: { 200: { description: "Done", headers: { "X-Tally": more } } } } });
const form = (field: unknown, encoding?: Node, type = "multipart/form-data"): object =>
  documentOf({
    operation: {
      requestBody: {
        content: {
          [type]: {
            schema: { type: "object", properties: { cover: field } },
            ...(encoding && { encoding: { cover: encoding } }),
          },
        },
      },
    },
  });
const pairs = "application/x-www-form-urlencoded";
const inMedia = (type: string, schema: unknown): Node => ({ content: { [type]: { schema } } });
const answer = (type: string): object =>
  documentOf({
    operation: { responses: { 200: { description: "Done", content: { [type]: { schema: size } } } } },
  });

const records = (media: Node): object =>
  documentOf({
    operation: { responses: { 200: { description: "Done", content: { "application/jsonl": media } } } },
  });

const told = async (base: object, revision: object): Promise<readonly string[]> =>
  outline(await changesBetween(base, revision));

describe("what two descriptions write in the same way", () => {
  it.each<[what: string, base: object, revision: object]>([
    [
      "an object in brackets, exploded or not",
      parameter("query", { schema: size, style: "deepObject" }),
      parameter("query", { schema: size, style: "deepObject", explode: true }),
    ],
    [
      "an object in brackets in a form",
      form(size, { style: "deepObject" }, pairs),
      form(size, { style: "deepObject", explode: true }, pairs),
    ],
    [
      "a list in a header, exploded or not",
      parameter("header", { schema: list }),
      parameter("header", { schema: list, explode: true }),
    ],
    [
      "a list in a path, exploded or not",
      inPath("id", { schema: list }),
      inPath("id", { schema: list, explode: true }),
    ],
    ["a list in the header of an answer", header({ schema: list }), header({ schema: list, explode: true })],
    ["a text and plain text", parameter("query", { schema: text }), parameter("query", inMedia("text/plain", text))],
    [
      "a number and JSON",
      parameter("query", { schema: whole }),
      parameter("query", inMedia("application/json", whole)),
    ],
    ["a number in the header of an answer", header({ schema: whole }), header(inMedia("application/json", whole))],
    [
      "two names of JSON",
      parameter("query", inMedia("application/json", size)),
      parameter("query", inMedia("application/vnd.shelf+json", size)),
    ],
    ["the items of a list in a multipart form", form(list), form(list, { style: "form", explode: true })],
    [
      "parameters of a media type with other blanks, in another order",
      answer("application/json;version=1;Profile=a"),
      answer("application/json; profile=a; version=1"),
    ],
    [
      "a list of what a sequence holds, and one of it",
      records({ schema: { type: "array", items: size } }),
      records({ itemSchema: size }),
    ],
    [
      "a list of lists that a sequence holds, and one of them",
      records({ schema: { type: "array", items: { type: "array", items: whole } } }),
      records({ itemSchema: { type: "array", items: whole } }),
    ],
    [
      "a list that a sequence holds",
      records({ schema: { type: "array", items: whole } }),
      records({ itemSchema: { type: "array", items: whole } }),
    ],
    [
      "a version beside how text is encoded",
      answer("application/json; version=1"),
      answer("application/json; charset=utf-8; version=1"),
    ],
  ])("what two descriptions write in the same way is no finding: %s", async (_, base, revision) => {
    expect(await told(base, revision)).toEqual([]);
    expect(await told(revision, base)).toEqual([]);
  });

  it.each<[what: string, id: string, base: object, revision: object]>([
    [
      "the object of a header",
      "error request-parameter-style-changed request.header.filter",
      parameter("header", { schema: size }),
      parameter("header", { schema: size, explode: true }),
    ],
    [
      "a text and JSON",
      "error request-parameter-style-changed request.query.filter",
      parameter("query", { schema: text }),
      parameter("query", inMedia("application/json", text)),
    ],
    [
      "a list and plain text",
      "error request-parameter-style-changed request.query.filter",
      parameter("query", { schema: list }),
      parameter("query", inMedia("text/plain", list)),
    ],
    [
      "the name of a parameter that is sent in the path",
      "error request-parameter-style-changed request.path.id",
      inPath("id", { schema: text, style: "matrix" }),
      inPath("key", { schema: text, style: "matrix" }),
    ],
    [
      "the object of a field of pairs",
      "error request-body-encoding-style-changed request.body",
      form(size, { contentType: "application/json" }, pairs),
      form(size, { contentType: "application/xml" }, pairs),
    ],
    [
      "the version of a part",
      "error request-body-encoding-content-type-changed request.body",
      form(text, { contentType: "application/vnd.cover; version=1" }),
      form(text, { contentType: "application/vnd.cover; version=2" }),
    ],
    [
      "the version of an answer beside how its text is encoded",
      "info response-media-type-name-changed response.200.body",
      answer("application/json; charset=utf-8"),
      answer("application/json; version=2"),
    ],
  ])("what two descriptions write in two ways is one finding: %s", async (_, finding, base, revision) => {
    expect(await told(base, revision)).toEqual([finding]);
  });

  it("what goes with a part is told: a header that it needs, and reserved characters as they are", async () => {
    const digest = (name: string, required: boolean) => form(text, { headers: { [name]: { required, schema: text } } });
    const id = "request-body-encoding-header-became";
    expect(await told(form(text), digest("X-Digest", true))).toEqual([`error ${id}-required request.body`]);
    expect(await told(digest("X-Digest", true), digest("x-digest", false))).toEqual([
      `info ${id}-optional request.body`,
    ]);
    expect(await told(digest("X-Digest", true), digest("x-digest", true))).toEqual([]);
    expect(await told(form(text), digest("Content-Type", true))).toEqual([]);
    const reserved = "request-body-encoding-allow-reserved";
    const [plain, raw] = [form(text, {}, pairs), form(text, { allowReserved: true }, pairs)];
    expect(await told(plain, raw)).toEqual([`info ${reserved}-added request.body`]);
    expect(await told(raw, plain)).toEqual([`warning ${reserved}-removed request.body`]);
    const [number, rawNumber] = [form(whole, {}, pairs), form(whole, { allowReserved: true }, pairs)];
    expect(await told(rawNumber, number)).toEqual([`info ${reserved}-removed request.body`]);
  });

  it("a page that says nothing of reserved characters and headers of parts has not changed them", async () => {
    const read = (document: object): object => {
      const { post } = (document as { readonly paths: { readonly "/things": { readonly post: Node } } }).paths[
        "/things"
      ];
      return { ...document, paths: { "/things": { post: { ...post, "x-concord-inferred": "table" } } } };
    };
    for (const [base, revision] of [
      [parameter("query", { schema: text, allowReserved: true }), parameter("query", { schema: text })],
      [form(text, { allowReserved: true }, pairs), form(text, {}, pairs)],
      [form(text, { headers: { "X-Digest": { required: true, schema: text } } }), form(text, {})],
    ] as const) {
      expect(await told(base, read(revision))).toEqual([]);
      expect(await told(base, revision)).toHaveLength(1);
    }
  });

  it("a range of statuses that goes is no break where one of them is left", async () => {
    const statuses = (...codes: readonly string[]) =>
      documentOf({
        operation: { responses: Object.fromEntries(codes.map((code) => [code, { description: "Done" }])) },
      });
    const id = "response-success-status-removed";
    expect(await told(statuses("200", "2XX"), statuses("200"))).toEqual([`info ${id} response.2XX`]);
    expect(await told(statuses("200", "2XX"), statuses("302"))).toContain(`error ${id} response.2XX`);
  });

  it("that reserved characters are sent otherwise is milder where no value holds one", async () => {
    const [reserved, plain] = [whole, text].map((schema) => [
      parameter("query", { schema, allowReserved: true }),
      parameter("query", { schema }),
    ]) as [[object, object], [object, object]];
    expect(await told(...reserved)).toEqual(["info request-parameter-allow-reserved-removed request.query.filter"]);
    expect(await told(...plain)).toEqual(["warning request-parameter-allow-reserved-removed request.query.filter"]);
  });
});
