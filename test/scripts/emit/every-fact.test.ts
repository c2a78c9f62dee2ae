import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { beforeAll, expect, it } from "vitest";
import { type GeneratedProgram, generateProgram, told } from "../../helpers/generate-program.js";
import { withFiles } from "../../helpers/with-files.js";

const text = { type: "string" };
const point = { type: "object", properties: { x: { type: "integer" } } };
const facts = {
  operations: ["toys.update"],
  context: 900,
  output: 90,
  input: ["text"],
  produces: ["audio"],
  tools: false,
  without: ["raw"],
};
const event = (name: string, data: object) => ({ type: "object", properties: { event: { const: name }, data } });
const header = (schema: object) => ({ schema });
const form = {
  type: "object",
  properties: { named: point, spaced: { type: "array", items: text }, exploded: point, raw: text, marked: text },
};

/** Says something of each kind that a contract can hold. */
const description = {
  openapi: "3.2.0",
  info: { title: "Facts of a toy shop", version: "7.1", description: "Sells toys." },
  servers: [
    { url: "https://toys.example/v1", description: "The shop." },
    {
      url: "https://{city}.toys.example/v1",
      description: "For trying.",
      variables: { city: { default: "test", enum: ["test", "rome"] } },
    },
  ],
  tags: [{ name: "toys", description: "What is sold." }],
  security: [{ key: [] }],
  paths: {
    "/toys?kind=wood": { get: { operationId: "wooden", responses: { 200: { description: "Wooden ones." } } } },
    "/toys/{toy}": {
      post: {
        operationId: "changeToy",
        summary: "Change a toy.",
        description: "Change it for good.",
        deprecated: true,
        tags: ["toys"],
        security: [{ admin: [] }],
        servers: [{ url: "https://other.example/v1", description: "Elsewhere." }],
        "x-concord-headers": { "Toy-Version": "2" },
        "x-own": { level: 3 },
        "x-concord-stream": { flag: "live", event: "#/components/schemas/Toy", sentinel: "[END]" },
        parameters: [
          { name: "toy", in: "path", required: true, schema: text, description: "Name of a toy." },
          { name: "gone", in: "path", required: true, schema: text },
          { name: "filter", in: "query", content: { "application/json": { schema: point } } },
          { name: "tags", in: "query", style: "pipeDelimited", explode: false, schema: { type: "array", items: text } },
          { name: "url", in: "query", allowReserved: true, schema: text },
          { name: "flag", in: "query", allowEmptyValue: true, schema: { type: "boolean" }, "x-shown": "never" },
          { name: "old", in: "query", deprecated: true, schema: text },
        ],
        requestBody: {
          description: "What becomes of it.",
          content: {
            "application/json": {
              schema: { type: "object", properties: { live: { type: "boolean", default: true } } },
            },
            "application/jsonl": { itemSchema: point },
            "multipart/form-data": {
              schema: form,
              encoding: {
                named: { contentType: "application/x-toys", headers: { "X-Size": header({ const: 5 }) } },
                spaced: { style: "spaceDelimited", explode: false },
                exploded: { style: "form", explode: true },
                raw: { allowReserved: true },
                marked: { headers: { "X-Mark": header(text) } },
                absent: { contentType: "text/plain" },
              },
            },
          },
        },
        responses: {
          200: {
            description: "The toy as it is now.",
            headers: { "X-Left": { schema: { type: "integer" }, description: "How many are left." } },
            content: { "application/json": { schema: { $ref: "#/components/schemas/Toy" } } },
          },
          410: { description: "Gone." },
        },
        callbacks: {
          sold: { "{$request.query.url}": { post: { responses: { 200: { description: "Heard." } } } } },
        },
      },
    },
    "/talk": {
      get: { responses: { 200: { description: "Words.", content: { "text/event-stream": { schema: text } } } } },
    },
    "/acts": {
      get: {
        responses: {
          200: {
            description: "What happens.",
            content: { "text/event-stream": { schema: { oneOf: [event("said", text), event("made", point)] } } },
          },
        },
      },
    },
    "/orders": {
      get: {
        operationId: "listOrders",
        parameters: [{ name: "after", in: "query", schema: text }],
        responses: {
          200: {
            description: "Orders.",
            content: { "application/json": { schema: { $ref: "#/components/schemas/Orders" } } },
          },
        },
      },
    },
  },
  webhooks: {
    arrived: {
      post: {
        tags: ["toys"],
        summary: "A toy arrived.",
        description: "It is in the shop.",
        deprecated: true,
        "x-heard": "once",
        security: [{ admin: [] }],
        parameters: [{ name: "X-Shelf", in: "header", schema: text }],
        requestBody: { content: { "application/json": { schema: { $ref: "#/components/schemas/Toy" } } } },
        responses: { 202: { description: "Seen." } },
      },
    },
  },
  components: {
    securitySchemes: {
      key: { type: "http", scheme: "bearer" },
      admin: { type: "apiKey", in: "header", name: "X-Admin" },
    },
    schemas: {
      Toy: { type: "object", required: ["id"], properties: { id: text } },
      Orders: {
        type: "object",
        required: ["data", "has_more"],
        properties: {
          data: { type: "array", items: { type: "object", required: ["id"], properties: { id: text } } },
          has_more: { type: "boolean" },
        },
      },
    },
  },
};

type File = "client.ts" | "resources.ts" | "capabilities.ts" | "types.ts" | "openapi.json" | "validators.ts";

/** Where it is seen in what is generated, by which diagnostic it is told of, or why a description cannot say it. */
type Fate = readonly [File, string | RegExp] | readonly ["told", string] | readonly ["ours", string];

const joint: Fate = ["ours", "only in contracts of several providers"];
const place: Fate = ["told", "server-ignored /servers/1"];

const fates: Readonly<Record<string, Readonly<Record<string, Fate>>>> = {
  Contract: {
    provider: ["resources.ts", 'name: "api"'],
    info: ["openapi.json", "Facts of a toy shop"],
    root: ["resources.ts", 'key: "POST /v1/toys/{toy}"'],
    servers: place,
    tags: ["openapi.json", "What is sold."],
    operations: ["client.ts", "interface ToysResource"],
    schemas: ["validators.ts", "export const Toy"],
    securitySchemes: ["resources.ts", "X-Admin"],
    security: ["resources.ts", 'required: [["key"]]'],
    conventions: ["resources.ts", 'arrays: "brackets"'],
    webhooks: ["openapi.json", '"arrived"'],
    models: ["resources.ts", "check: checkModel"],
    at: place,
    emptySections: place,
    longNumbers: ["ours", "how numbers are written that are told by `number-rounded`"],
  },
  ModelFacts: {
    operations: ["capabilities.ts", 'operations: ["toys.update"]'],
    context: ["capabilities.ts", "context: 900"],
    output: ["capabilities.ts", "output: 90"],
    input: ["capabilities.ts", 'input: ["text"]'],
    produces: ["capabilities.ts", 'produces: ["audio"]'],
    tools: ["capabilities.ts", "tools: false"],
    without: ["capabilities.ts", 'without: ["raw"]'],
  },
  Hook: {
    name: ["openapi.json", '"sold"'],
    expression: ["ours", "the end of the name"],
    methods: ["openapi.json", "It is in the shop."],
    at: ["ours", "a place"],
  },
  HookMethod: {
    providers: joint,
    method: ["openapi.json", /"arrived": \{\s*"post"/],
    tags: ["openapi.json", /"arrived": \{\s*"post": \{\s*"tags": \[\s*"toys"/],
    summary: ["openapi.json", "A toy arrived."],
    description: ["openapi.json", "It is in the shop."],
    deprecated: ["openapi.json", /"It is in the shop\.",\s*"deprecated": true/],
    extensions: ["openapi.json", '"x-heard": "once"'],
    parameters: ["openapi.json", '"X-Shelf"'],
    request: ["openapi.json", /"It is in the shop\."[\s\S]*"requestBody"/],
    responses: ["openapi.json", "Seen."],
    security: ["openapi.json", /"It is in the shop\."[\s\S]*"security": \[\s*\{\s*"admin"/],
    at: ["ours", "a place"],
  },
  Server: {
    url: ["resources.ts", 'baseURL: "https://toys.example/v1"'],
    others: ["openapi.json", "https://rome.toys.example/v1"],
    open: ["ours", "what drift asks: clients take the default"],
    description: ["openapi.json", "The shop."],
    at: place,
  },
  SecurityScheme: {
    type: ["resources.ts", 'prefix: "Bearer "'],
    definition: ["resources.ts", "X-Admin"],
    inferred: ["ours", "told by `security-inferred`"],
    at: ["ours", "a place"],
  },
  KeyHeader: {
    name: ["ours", "what drift calls a header by that nobody calls a scheme"],
    at: ["ours", "a place"],
  },
  Operation: {
    key: ["resources.ts", 'key: "POST /v1/toys/{toy}"'],
    identity: ["ours", "pairs operations of two contracts"],
    id: ["types.ts", "toysUpdate"],
    method: ["resources.ts", 'method: "POST"'],
    path: ["resources.ts", 'path: "/toys/{toy}"'],
    written: ["ours", "what drift asks: clients call the path as it was read"],
    fixedQuery: ["resources.ts", 'fixedQuery: { kind: "wood" }'],
    fixedHeaders: ["resources.ts", 'fixedHeaders: { "Toy-Version": "2" }'],
    page: ["resources.ts", "next: nextByItem"],
    resource: ["client.ts", "interface ToysResource"],
    action: ["client.ts", "update("],
    summary: ["client.ts", "Change a toy."],
    description: ["openapi.json", "Change it for good."],
    deprecated: ["client.ts", "@deprecated"],
    tags: ["openapi.json", '"toys"'],
    operationId: ["ours", "names an operation in findings; what is generated has ids of its own"],
    parameters: ["client.ts", "toy: string"],
    strayParameters: ["told", "path-parameter-mismatch"],
    request: ["resources.ts", "body: {"],
    emptyBody: joint,
    responses: ["types.ts", "410: {"],
    stream: ["resources.ts", "stream: {"],
    callbacks: ["openapi.json", "Heard."],
    keyHeaders: ["ours", "where drift finds what nobody calls a scheme"],
    security: ["resources.ts", /key: "POST \/v1\/toys\/\{toy\}"[\s\S]*security: /],
    servers: ["told", "server-ignored /paths/~1toys~1{toy}/post/servers/0"],
    root: joint,
    providers: joint,
    unknownAt: joint,
    extensions: ["openapi.json", '"x-own"'],
    at: ["told", "server-ignored"],
  },
  Parameter: {
    name: ["types.ts", "tags?: string[]"],
    in: ["client.ts", "toy: string"],
    required: ["client.ts", "toy: string"],
    schema: ["validators.ts", "flag"],
    mediaType: ["resources.ts", "filter: writeJson"],
    style: ["resources.ts", "tags: writePiped"],
    explode: ["resources.ts", "tags: writePiped"],
    allowReserved: ["resources.ts", "allowReserved"],
    allowEmptyValue: ["types.ts", /flag\?: boolean \| ""|flag\?: "" \| boolean/],
    deprecated: ["types.ts", /@deprecated[\s\S]{0,80}old\?/],
    description: ["types.ts", "Name of a toy."],
    providers: joint,
    extensions: ["openapi.json", '"x-shown"'],
    at: ["ours", "a place"],
  },
  Body: {
    providers: joint,
    required: ["resources.ts", "required: false"],
    description: ["types.ts", "What becomes of it."],
    content: ["resources.ts", "choose: chooseMedia"],
    at: ["ours", "a place"],
  },
  MediaType: {
    type: ["resources.ts", 'type: "multipart/form-data"'],
    schema: ["types.ts", "exploded?:"],
    itemSchema: ["told", "body-unchecked"],
    encoding: ["resources.ts", "fields: {"],
    providers: joint,
    at: ["told", "body-unchecked /paths/~1toys~1{toy}/post/requestBody/content/application~1jsonl"],
  },
  FieldEncoding: {
    contentType: [
      "told",
      "encoding-ignored /paths/~1toys~1{toy}/post/requestBody/content/multipart~1form-data/encoding/named",
    ],
    style: ["resources.ts", 'spaced: { style: "spaceDelimited", explode: false }'],
    explode: ["resources.ts", 'exploded: { style: "form", explode: true }'],
    allowReserved: [
      "told",
      "encoding-ignored /paths/~1toys~1{toy}/post/requestBody/content/multipart~1form-data/encoding/raw",
    ],
    headers: ["resources.ts", 'headers: { "X-Size": "5" }'],
    at: ["told", "encoding-ignored /paths/~1toys~1{toy}/post/requestBody/content/multipart~1form-data/encoding/marked"],
  },
  Response: {
    status: ["types.ts", "410: {"],
    description: ["types.ts", "The toy as it is now."],
    headers: ["types.ts", '"X-Left"?: number'],
    content: ["client.ts", "Toy"],
    links: ["ours", "what drift compares: nothing that is generated follows them"],
    providers: joint,
    at: ["ours", "a place"],
  },
  Stream: {
    flag: ["resources.ts", 'flag: "live"'],
    byDefault: ["resources.ts", "byDefault: true"],
    event: ["client.ts", "EventStream<Toy>"],
    stated: ["ours", "whose word the event is"],
    text: ["resources.ts", "parse: asText"],
    named: ["resources.ts", 'parse: /* @__PURE__ */ readTexts("said"), named: withName'],
    mediaType: ["openapi.json", "text/event-stream"],
    sentinel: ["resources.ts", 'sentinel: "[END]"'],
    inferred: ["ours", "told by `stream-inferred` where nothing declares it"],
    undescribed: ["ours", "told by `stream-event-missing`"],
    adoptedFrom: joint,
  },
};

function interfaces(file: string): ReadonlyMap<string, readonly string[]> {
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest);
  return new Map(
    source.statements
      .filter(ts.isInterfaceDeclaration)
      .map(({ name, members }) => [name.text, members.map((each) => (each.name as ts.Identifier).text)]),
  );
}

/** Rules of schemas are asked for by the table of keywords. */
const ofSchemas = /^(?:Schema|\w+Rules|Discriminator|Annotations)$/;

let program: GeneratedProgram;
beforeAll(async () => {
  program = await withFiles({ "models.json": JSON.stringify({ models: { doll: facts } }) }, (folder) =>
    generateProgram(description, "", { formArrays: "brackets", models: join(folder, "models.json") }),
  );
});

it("every fact of a contract is either in what is generated, or told", () => {
  const model = ["types", "security", "server", "model-facts"].flatMap((name) => [
    ...interfaces(`scripts/contract/model/${name}.ts`),
  ]);
  const facts = model.filter(([name]) => !ofSchemas.test(name));
  expect(Object.fromEntries(Object.entries(fates).map(([name, fields]) => [name, Object.keys(fields).sort()]))).toEqual(
    Object.fromEntries(facts.map(([name, fields]) => [name, [...fields].sort()])),
  );
});

it.each(
  Object.entries(fates).flatMap(([name, fields]) =>
    Object.entries(fields).flatMap(([field, [where, what]]) =>
      where === "ours" ? [] : [[name, field, where, what] as const],
    ),
  ),
)("%s.%s of a description is seen in %s", (_, __, where, what) => {
  const seen = where === "told" ? told(program.diagnostics).join("\n") : program.files.get(`providers/api/${where}`);
  if (typeof what === "string") expect(seen).toContain(what);
  else expect(seen).toMatch(what);
});

it("what is inferred of an answer is told", async () => {
  const transcript = { type: "object", required: ["text"], properties: { text } };
  const body = { type: "object", properties: { response_format: { type: "string", enum: ["json", "srt"] } } };
  const ok = (schema: object) => ({ 200: { description: "ok", content: { "application/json": { schema } } } });
  const { diagnostics } = await generateProgram(
    {
      ...description,
      servers: [{ url: "https://toys.example/v1" }],
      webhooks: {},
      components: {},
      security: [],
      paths: {
        "/speech": {
          post: { requestBody: { content: { "application/json": { schema: body } } }, responses: ok(transcript) },
        },
        "/files/{file}/content": {
          get: { parameters: [{ name: "file", in: "path", required: true, schema: text }], responses: ok(text) },
        },
      },
    },
    "",
  );
  expect(told(diagnostics)).toEqual([
    "answer-inferred /paths/~1files~1{file}~1content/get",
    "answer-inferred /paths/~1speech/post",
  ]);
});
