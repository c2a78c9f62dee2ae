import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compileErrors } from "../../helpers/compile.js";
import { type GeneratedProgram, generateProgram, told } from "../../helpers/generate-program.js";
import { importGenerated } from "../../helpers/import-generated.js";
import { json, startServer, type TestServer } from "../../src/fixtures/server.js";

const text = { type: "string" };
const numbers = { type: "array", items: { type: "integer" } };
const point = { type: "object", properties: { x: { type: "integer" }, y: { type: "integer" } } };
const nested = { type: "object", properties: { a: point, b: { type: "array", items: text } } };
const answer = { 200: { description: "ok", content: { "application/json": { schema: { type: "object" } } } } };

function parameter(place: string, name: string, schema: object, rest: object = {}) {
  return { name, in: place, ...(place === "path" && { required: true }), schema, ...rest };
}
const inContent = (place: string, name: string, type: string, schema: object) => ({
  name,
  in: place,
  ...(place === "path" && { required: true }),
  content: { [type]: { schema } },
});
const path = (name: string, schema: object, style?: string, explode?: boolean) =>
  parameter("path", name, schema, { ...(style && { style }), ...(explode && { explode }) });

const description = {
  openapi: "3.1.0",
  info: { title: "Parameters", version: "1" },
  servers: [{ url: "https://api.example/v1" }],
  "x-concord-headers": { "X-Api": "1" },
  paths: {
    "/plain/{list}/{map}/{pairs}": {
      get: {
        parameters: [path("list", numbers), path("map", point), path("pairs", point, "simple", true)],
        responses: answer,
      },
    },
    "/label/{one}{list}{dots}{pairs}": {
      get: {
        parameters: [
          path("one", text, "label"),
          path("list", numbers, "label"),
          path("dots", numbers, "label", true),
          path("pairs", point, "label", true),
        ],
        responses: answer,
      },
    },
    "/matrix/{one}{list}{many}{map}{pairs}/{json}": {
      get: {
        parameters: [
          path("one", text, "matrix"),
          path("list", numbers, "matrix"),
          path("many", numbers, "matrix", true),
          path("map", point, "matrix"),
          path("pairs", point, "matrix", true),
          inContent("path", "json", "application/json", point),
        ],
        responses: answer,
      },
    },
    "/query": {
      get: {
        parameters: [
          inContent("query", "json", "application/json", point),
          parameter("query", "form", numbers),
          parameter("query", "flat", point),
          parameter("query", "csv", numbers, { explode: false }),
          parameter("query", "map", point, { explode: false }),
          parameter("query", "ssv", numbers, { style: "spaceDelimited", explode: false }),
          parameter("query", "psv", numbers, { style: "pipeDelimited", explode: false }),
          parameter("query", "deep", nested, { style: "deepObject", explode: true }),
          parameter("query", "open", text, { allowReserved: true }),
          parameter("query", "points", { type: "array", items: point }),
          parameter("query", "empty", { type: "integer" }, { allowEmptyValue: true }),
        ],
        responses: answer,
      },
    },
    "/checked": {
      "x-concord-headers": { "X-Beta": "a=v1", "x-api": "2" },
      get: {
        parameters: [
          parameter("header", "X-List", numbers),
          parameter("header", "X-Map", point),
          parameter("header", "X-Pairs", point, { explode: true }),
          inContent("header", "X-Json", "application/json", nested),
          parameter("header", "X-Needed", text, { required: true }),
          parameter("header", "X-Beta", text, { required: true }),
        ],
        responses: answer,
      },
    },
    "/switch/{on}": { get: { parameters: [path("on", { type: "boolean" })], responses: answer } },
    "/session": {
      get: {
        parameters: [
          parameter("cookie", "session", text, { required: true }),
          parameter("cookie", "ids", numbers, { explode: false }),
        ],
        responses: answer,
      },
    },
    "/wrong": {
      get: {
        parameters: [
          parameter("query", "matrix", numbers, { style: "matrix" }),
          inContent("query", "xml", "application/xml", point),
          parameter("query", "lists", { type: "array", items: numbers }),
          parameter("query", "held", nested, { explode: false }),
          parameter("query", "many", { type: "object", properties: { b: numbers } }),
        ],
        responses: answer,
      },
    },
    "/reserved/{name}": {
      get: { parameters: [parameter("path", "name", text, { allowReserved: true })], responses: answer },
    },
  },
};

const program = `
  import { createClient } from "./runtime/index.js";
  import { api } from "./providers/api/index.js";

  export async function run(baseURL: string): Promise<void> {
    const client = createClient(api, { baseURL });
    await client.plain.retrieve([1, 2], { x: 1, y: 2 }, { x: 1, y: 2 });
    await client.label.retrieve("a/b", [1, 2], [3, 4], { x: 1, y: 2 });
    await client.matrix.retrieve("a;b", [1, 2], [3, 4], { x: 1 }, { y: 2 }, { x: 1 });
    await client.query.retrieve({ json: { x: 1 }, form: [1, 2], flat: { x: 1 }, csv: [1, 2], map: { y: 2 } });
    await client.query.retrieve({ ssv: [1, 2], psv: [1, 2], deep: { a: { x: 1 }, b: ["c"] } });
    await client.query.retrieve({ open: "a/b?c=d&e", empty: "", form: [], csv: [], deep: {} });
    await client.checked.retrieve({}, {
      headers: {
        "X-List": [1, 2], "X-Map": { x: 1, y: 2 }, "X-Pairs": { x: 1, y: 2 }, "X-Json": { b: ["é"] }, "X-Needed": "n", "X-Own": 1,
      },
    });
    await client.session.retrieve({}, { cookies: { session: "a;b", ids: [1, 2] } });
    await client.switch.retrieve(true);
    await client.query.retrieve({ open: "a%20b/100%", points: [{ x: 1, y: 2 }, { x: 3 }] });
  }

  export async function wrong(baseURL: string): Promise<readonly unknown[]> {
    const client = createClient(api, { baseURL });
    const failures = await Promise.allSettled([
      // @ts-expect-error: a header is missing
      client.checked.retrieve({}, { headers: {} }),
      // @ts-expect-error: a cookie is missing
      client.session.retrieve({}, { cookies: {} }),
      // @ts-expect-error: no number
      client.query.retrieve({ empty: "a" }),
      // @ts-expect-error: no switch
      client.switch.retrieve(/./),
      // @ts-expect-error: no list
      client.plain.retrieve(1, {}, {}),
      client.plain.retrieve([], {}, {}),
    ]);
    return failures.map((each) => each.status === "rejected" ? String(each.reason) : "sent");
  }
`;

let server: TestServer;
let generated: GeneratedProgram;
let modules: Record<string, (url: string) => Promise<unknown>>;
beforeAll(async () => {
  server = await startServer((_, response) => json(response, 200, {}));
  generated = await generateProgram(description, program);
  modules = (await importGenerated(generated.files, "program.ts")) as typeof modules;
});
afterAll(() => server.close());

describe("parameters", () => {
  it("parameters have types that take what can be sent, and no more", async () => {
    expect(compileErrors(generated.files)).toEqual([]);
  }, 240_000);

  it("parameters are written as their style says", async () => {
    await modules.run?.(server.url);
    const urls = server.received.map(({ url }) => url);
    expect(urls).toEqual([
      "/plain/1,2/x,1,y,2/x=1,y=2",
      "/label/.a%2Fb.1,2.3.4.x=1.y=2",
      "/matrix/;one=a%3Bb;list=1,2;many=3;many=4;map=x,1;y=2/%7B%22x%22:1%7D",
      "/query?json=%7B%22x%22%3A1%7D&form=1&form=2&x=1&csv=1,2&map=y,2",
      "/query?ssv=1%202&psv=1%7C2&deep%5Ba%5D%5Bx%5D=1&deep%5Bb%5D%5B%5D=c",
      "/query?open=a/b?c=d%26e&empty=",
      "/checked",
      "/session",
      "/switch/true",
      "/query?open=a%20b/100%25&points%5B0%5D%5Bx%5D=1&points%5B0%5D%5By%5D=2&points%5B1%5D%5Bx%5D=3",
    ]);
    expect(server.received[6]?.headers).toMatchObject({
      "x-list": "1,2",
      "x-map": "x,1,y,2",
      "x-pairs": "x=1,y=2",
      "x-json": '{"b":["\\u00e9"]}',
      "x-needed": "n",
      "x-own": "1",
      "x-beta": "a=v1",
      "x-api": "2",
    });
    expect(server.received[7]?.headers).toMatchObject({ cookie: "session=a%3Bb; ids=1,2", "x-api": "1" });
  });

  it("parameters are checked before anything is sent", async () => {
    const before = server.received.length;
    const failures = await modules.wrong?.(server.url);
    expect(failures).toEqual([
      "ValidationError: X-Needed must be a header, not nothing.",
      "ValidationError: session must be a cookie, not nothing.",
      expect.stringContaining("ValidationError: query.empty"),
      expect.stringContaining("ValidationError: on must be"),
      "ValidationError: list must be array, not number 1.",
      expect.stringContaining("ValidationError: list must be"),
    ]);
    expect(server.received).toHaveLength(before);
  });

  it("parameters that cannot be written as described are told with their place", () => {
    expect(told(generated.diagnostics)).toEqual([
      "encoding-unstated /paths/~1query/get/parameters/9",
      "unsupported-parameter /paths/~1reserved~1{name}/get/parameters/0",
      "unsupported-parameter /paths/~1session/get/parameters/0",
      "unsupported-parameter /paths/~1session/get/parameters/1",
      "unsupported-parameter /paths/~1wrong/get/parameters/0",
      "unsupported-parameter /paths/~1wrong/get/parameters/1",
      "encoding-unstated /paths/~1wrong/get/parameters/2",
      "encoding-unstated /paths/~1wrong/get/parameters/3",
    ]);
  });
});

describe("lists and objects of which nothing is said", () => {
  const unstated = {
    ...description,
    paths: {
      "/a": {
        get: {
          parameters: [
            parameter("query", "in", numbers),
            parameter("query", "at", point),
            parameter("query", "n[]", numbers),
          ],
          responses: answer,
        },
      },
    },
  };
  const call = `
    import { createClient } from "./runtime/index.js";
    import { api } from "./providers/api/index.js";
    export const run = (baseURL: string) => createClient(api, { baseURL }).a.retrieve({ in: [1, 2], at: { x: 1 }, "n[]": [3] });
  `;

  it.each([
    [{}, "in=1&in=2&x=1&n%5B%5D=3"],
    [{ queryArrays: "brackets", queryObjects: "brackets" }, "in%5B%5D=1&in%5B%5D=2&at%5Bx%5D=1&n%5B%5D=3"],
    [{ queryArrays: "comma", queryObjects: "json" }, "in=1,2&at=%7B%22x%22%3A1%7D&n%5B%5D=3"],
  ] as const)("lists and objects of which nothing is said are written as %j says", async (settings, expected) => {
    const { files } = await generateProgram(unstated, call, settings);
    const { run } = (await importGenerated(files, "program.ts")) as typeof modules;
    await run?.(server.url);
    expect(server.received.at(-1)?.url).toBe(`/a?${expected}`);
  });
});

describe("parameters of the path, headers and cookies", () => {
  const checked = {
    openapi: "3.1.0",
    info: { title: "Checked", version: "1" },
    servers: [{ url: "https://api.example/v1" }],
    paths: {
      "/a/{id}/{count}/{name}": {
        get: {
          parameters: [
            parameter("path", "id", { ...text, format: "uuid" }),
            parameter("path", "count", { type: "integer", minimum: 1 }),
            parameter("path", "name", text),
            parameter("header", "X-Kind", { enum: ["a", "b"] }, { required: true }),
            parameter("header", "X-List", numbers),
            parameter("cookie", "size", { type: "integer" }),
          ],
          responses: answer,
        },
      },
    },
  };
  const call = `
    import { createClient } from "./runtime/index.js";
    import { api } from "./providers/api/index.js";
    export const run = (baseURL: string, path: any[], headers: any, cookies: any, validate = true) =>
      createClient(api, { baseURL, validate }).a.retrieve(...(path as [string, number, string]), {}, { headers, cookies });
  `;
  const id = "123e4567-e89b-12d3-a456-426614174000";
  let run: (url: string, ...args: readonly unknown[]) => Promise<unknown>;
  beforeAll(async () => {
    const { files } = await generateProgram(checked, call);
    run = ((await importGenerated(files, "program.ts")) as { run: typeof run }).run;
  });

  it.each([
    [[id, 1, "n"], { "X-Kind": "a", "X-List": [1, 2] }, { size: 2 }],
    [[id, "1", 5], { "x-kind": "b", "x-list": "1,2" }, { size: "2" }],
  ])("parameters are sent that fit what is described, as texts too: %j", async (path, headers, cookies) => {
    await run(server.url, path, { ...headers, Cookie: "own=1" }, cookies);
    const { url, headers: sent } = server.received.at(-1) ?? {};
    expect(url).toBe(`/a/${path.join("/")}`);
    expect([sent?.["x-list"], sent?.cookie]).toEqual(["1,2", "own=1; size=2"]);
  });

  const kind = { "x-kind": "a" };
  it.each([
    ["format", ["u", 1, "n"], kind, {}],
    ["minimum", [id, 0, "n"], kind, {}],
    ["enum", [id, 1, "n"], { "x-kind": "c" }, {}],
    ["type", [id, 1, "n"], { ...kind, "x-list": ["q"] }, {}],
    ["required", [id, 1, "n"], {}, {}],
    ["type", [id, 1, "n"], kind, { size: "big" }],
  ])("parameters that do not fit are refused before they are sent: %s of %j, %j, %j", async (code, ...given) => {
    await expect(run(server.url, ...given)).rejects.toMatchObject({ name: "ValidationError", issues: [{ code }] });
  });

  it("parameters are not checked where nothing is to be", async () => {
    await run(server.url, ["u", 0, "n"], {}, { size: "big" }, false);
    expect(server.received.at(-1)?.url).toBe("/a/u/0/n");
  });
});

describe("Swagger 2.0", () => {
  const list = (name: string, collectionFormat?: string) => ({
    name,
    in: "query",
    type: "array",
    items: { type: "integer" },
    ...(collectionFormat && { collectionFormat }),
  });
  const swagger = {
    swagger: "2.0",
    info: { title: "Lists", version: "1" },
    host: "api.example",
    schemes: ["https"],
    produces: ["application/json"],
    paths: {
      "/a": {
        get: {
          parameters: [
            list("n"),
            list("c", "csv"),
            list("s", "ssv"),
            list("t", "tsv"),
            list("p", "pipes"),
            list("m", "multi"),
          ],
          responses: { 200: { description: "ok", schema: { type: "object" } } },
        },
      },
    },
  };
  const call = `
    import { createClient } from "./runtime/index.js";
    import { api } from "./providers/api/index.js";
    const l = [1, 2];
    export const run = (baseURL: string) =>
      createClient(api, { baseURL }).a.retrieve({ n: l, c: l, s: l, t: l, p: l, m: l });
  `;

  it("lists of Swagger 2.0 are separated by what it says", async () => {
    const { files, diagnostics } = await generateProgram(swagger, call);
    expect(told(diagnostics)).toEqual([]);
    const { run } = (await importGenerated(files, "program.ts")) as typeof modules;
    await run?.(server.url);
    expect(server.received.at(-1)?.url).toBe("/a?n=1,2&c=1,2&s=1%202&t=1%092&p=1%7C2&m=1&m=2");
  });
});
