import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { generate } from "../../../scripts/project/generate.js";
import { compileErrors } from "../../helpers/compile.js";
import { importGenerated } from "../../helpers/import-generated.js";

const query = (name: string, type: string, required = false) => ({ name, in: "query", required, schema: { type } });
const answer = (schema: object) => ({ 200: { description: "ok", content: { "application/json": { schema } } } });
const text = { type: "string" };
const object = (properties: object, required: readonly string[] = []) => ({ type: "object", properties, required });
const list = answer(object({ data: { type: "array", items: object({ id: text }) }, has_more: { type: "boolean" } }));
const id = { name: "id", in: "path", required: true, schema: text };
const reason = { content: { "application/json": { schema: object({ reason: text }, ["reason"]) } } };
const version = { name: "X-Version", in: "header", required: true, schema: text };

/** One operation of each kind; the second provider describes fewer query parameters, and one body less. */
function describeApi(first: boolean) {
  const some = (...all: readonly unknown[]) => (first ? all : []);
  const cancel = { parameters: [id, query("dry", "boolean")], responses: answer({}) };
  return {
    openapi: "3.1.0",
    info: { title: "Jobs", version: "1" },
    servers: [{ url: `https://${first ? "first" : "second"}.example/v1` }],
    paths: {
      "/files": { get: { parameters: some(query("limit", "integer"), query("after", "string")), responses: list } },
      "/files/{id}": {
        parameters: [id],
        get: { responses: answer(object({ id: text })) },
        delete: { parameters: [version], responses: answer({}) },
      },
      "/jobs": {
        get: { parameters: [query("after", "string"), ...some(query("limit", "integer"))], responses: list },
        post: {
          parameters: [query("dry", "boolean")],
          requestBody: { required: true, content: { "application/json": { schema: object({ name: text }) } } },
          responses: answer(object({ id: text })),
        },
      },
      "/jobs/{id}/cancel": { post: { ...cancel, ...(first && { requestBody: reason }) } },
      "/search": {
        get: { parameters: [query("query", "string", true), query("timeout", "integer")], responses: list },
      },
    },
  };
}

const program = `
  import { createClient } from "./runtime/index.js";
  import { first, type FirstClient } from "./providers/first/index.js";
  import { second } from "./providers/second/index.js";
  import { portable, type PortableClient } from "./portable/index.js";
  import { merged } from "./index.js";

  const options = { headers: { "x-a": "b" } };
  export async function run(client: PortableClient): Promise<void> {
    await client.files.list({}, options);
    await client.files.list(undefined, { ...options, query: { limit: 3 } });
    await client.files.retrieve("a", {}, options);
    await client.files.delete("a", {}, { headers: { "X-Version": "2" } });
    await client.jobs.list({ after: "a" }, options);
    for await (const job of client.jobs.list({}, options)) job.id satisfies string | undefined;
    await client.jobs.create({ name: "a" }, { ...options, query: { dry: true } });
    await client.jobs.cancel("a", undefined, { ...options, query: { dry: true } });
    await client.search.retrieve({ query: "a", timeout: 5 }, options);
  }

  export function wrong(client: PortableClient, own: FirstClient): void {
    // @ts-expect-error: only one provider describes it
    client.files.list({ limit: 3 });
    // @ts-expect-error: options come after the query
    client.files.list(options);
    // @ts-expect-error: options come after the query
    client.files.retrieve("a", options);
    // @ts-expect-error: the header is required
    client.files.delete("a");
    // @ts-expect-error: options come after the query
    client.jobs.list({ timeout: 5 });
    // @ts-expect-error: what is a body at one provider would be a query at the other
    client.jobs.cancel("a", {});
    // @ts-expect-error: what is a query at one provider would be a body at the other
    client.jobs.cancel("a", { dry: true });
    // @ts-expect-error: the timeout of the request comes after the query
    client.search.retrieve({ query: "a", retries: 1 });
    own.files.list({ limit: 3 }, options);
    own.jobs.cancel("a", { reason: "b" }, { ...options, query: { dry: true } });
    // @ts-expect-error: the body is not empty
    own.jobs.cancel("a", {});
  }

  const requests: string[] = [];
  const fetch = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    const headers = ["x-a", "x-version", "content-type"].map((name) => request.headers.get(name));
    requests.push([request.method, request.url, ...headers, await request.text()].join(" "));
    return Response.json({ data: [] });
  };
  const given = { baseURL: "https://a.example/v1", fetch };
  const clients: Readonly<Record<string, PortableClient>> = {
    portable: createClient(portable, given),
    first: createClient(first, given),
    second: createClient(second, given),
    merged: createClient(merged, given),
  };
  export async function sent(): Promise<Readonly<Record<string, readonly string[]>>> {
    const all: Record<string, readonly string[]> = {};
    for (const [name, client] of Object.entries(clients)) {
      await run(client);
      all[name] = requests.splice(0);
    }
    return all;
  }
`;

let folder: string;
let files: ReadonlyMap<string, string>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "concord-arguments-"));
  const write = async (name: string, first: boolean) => {
    const spec = join(folder, name);
    await writeFile(spec, JSON.stringify(describeApi(first)));
    return { spec };
  };
  const providers = { first: await write("first.json", true), second: await write("second.json", false) };
  const generated = await generate({ config: { providers, reference: "first" }, runtime: "inline" });
  expect(generated.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  files = new Map([...generated.files, ["program.ts", program]]);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The parameters of a method as it is written. */
function parametersOf(module: string, method: string): string | undefined {
  const written = new RegExp(`^ {2}${method}\\(([^()]*)\\): `, "m").exec(files.get(module) ?? "")?.[1];
  // A long signature has a line for each.
  return written?.trim().replace(/,$/, "").replace(/\s+/g, " ");
}

describe("the arguments of generated methods", () => {
  it("the arguments of generated methods have one order, whatever is described of the query", () => {
    const options = "options?: RequestOptions";
    expect(parametersOf("providers/first/client.ts", "list")).toBe(`query?: FilesListQuery, ${options}`);
    expect(parametersOf("providers/second/client.ts", "list")).toBe(`query?: NoQuery, ${options}`);
    expect(parametersOf("providers/first/client.ts", "retrieve")).toBe(`id: string, query?: NoQuery, ${options}`);
    expect(parametersOf("providers/first/client.ts", "delete")).toBe(
      "id: string, query: NoQuery | undefined, options: RequestOptions & { headers: FilesDeleteHeaders }",
    );
    expect(parametersOf("providers/first/client.ts", "cancel")).toBe(
      `id: string, body?: JobsCancelRequest, ${options} & { query?: JobsCancelQuery }`,
    );
    expect(parametersOf("providers/second/client.ts", "cancel")).toBe(
      `id: string, query?: JobsCancelQuery, ${options}`,
    );
    expect(parametersOf("portable/client.ts", "cancel")).toBe(
      `id: string, body?: undefined, ${options} & { query?: JobsCancelQuery }`,
    );
  });

  it("the arguments of generated methods mean the same at every client: a portable program compiles with each, and sends the same requests", async () => {
    expect(compileErrors(files)).toEqual([]);
    const { sent } = await importGenerated(files, "program.ts");
    const all = (await (sent as () => Promise<unknown>)()) as Readonly<Record<string, readonly string[]>>;
    const { portable, ...others } = all;
    expect(portable).toEqual([
      "GET https://a.example/v1/files b   ",
      "GET https://a.example/v1/files?limit=3 b   ",
      "GET https://a.example/v1/files/a b   ",
      "DELETE https://a.example/v1/files/a  2  ",
      "GET https://a.example/v1/jobs?after=a b   ",
      "GET https://a.example/v1/jobs b   ",
      'POST https://a.example/v1/jobs?dry=true b  application/json {"name":"a"}',
      "POST https://a.example/v1/jobs/a/cancel?dry=true b   ",
      "GET https://a.example/v1/search?query=a&timeout=5 b   ",
    ]);
    expect(others).toEqual({ first: portable, second: portable, merged: portable });
  }, 240_000);
});
