import type { Client } from "openapi-fetch";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { merged } from "../../generated/index.js";
import { portable } from "../../generated/portable/index.js";
import { ikuncode } from "../../generated/providers/ikuncode/index.js";
import { openai } from "../../generated/providers/openai/index.js";
import { xiexus } from "../../generated/providers/xiexus/index.js";
import { type ClientOptions, createClient, type OperationSpec, type OperationTree } from "../../src/index.js";
import { json, startServer, type TestServer } from "./fixtures/server.js";

const library = vi.hoisted(() => ({ clients: 0, requests: [] as string[] }));

vi.mock("openapi-fetch", async (original) => {
  const { default: create, ...rest } = await original<typeof import("openapi-fetch")>();
  const counted = (...options: Parameters<typeof create>): Client<object> => {
    library.clients += 1;
    const client = create<object>(...options);
    const request = client.request as (method: string, path: string, init: object) => Promise<unknown>;
    return Object.assign(client, {
      request(method: string, path: string, init: object) {
        library.requests.push(`${method} ${path}`);
        return request(method, path, init);
      },
    });
  };
  return { ...rest, default: counted };
});

let server: TestServer;
beforeAll(async () => {
  server = await startServer((request, response) => {
    const isFirst = server.received.filter(({ url }) => url === request.url).length === 1;
    json(response, request.url.startsWith("/retry") && isFirst ? 503 : 200, { id: "x", data: [] });
  });
});
afterAll(() => server.close());
beforeEach(() => {
  library.clients = 0;
  library.requests.length = 0;
  server.received.length = 0;
});

interface Method {
  readonly spec: OperationSpec;
  readonly call: (...values: unknown[]) => Promise<unknown>;
}

/** The methods of a client beside what they send. */
function methodsOf(tree: OperationTree, client: object): Method[] {
  return Object.entries(tree).flatMap(([name, node]): Method[] => {
    const member: unknown = Reflect.get(client, name);
    if (typeof node.path !== "string") return methodsOf(node as OperationTree, member as object);
    return [{ spec: node as OperationSpec, call: member as Method["call"] }];
  });
}

const providers = { openai, xiexus, ikuncode, merged, portable };

describe("openapi-fetch carries", () => {
  it.each(Object.entries(providers))("every request of %s", async (_, provider) => {
    const client = createClient<object>(provider, { baseURL: `${server.url}/v1`, validate: false });
    const methods = methodsOf(provider.operations, client);
    for (const { spec, call } of methods) {
      const path = spec.path.match(/\{/g)?.map(() => "x") ?? [];
      await call(...path, ...(spec.body ? [{ a: "b" }] : []));
    }
    expect(methods.length).toBeGreaterThan(0);
    expect(library.requests).toEqual(methods.map(({ spec }) => `${spec.method} ${spec.path}`));
    expect(server.received.map(({ method }) => method)).toEqual(methods.map(({ spec }) => spec.method));
    expect(library.clients).toBe(1);
  });

  it.each<[string, ClientOptions]>([
    ["without middleware", {}],
    ["with middleware", { middleware: [{ onRequest: () => undefined }] }],
  ])("each attempt, %s", async (name, options) => {
    const path = `/retry-${name.split(" ")[0]}`;
    const client = createClient(openai, { baseURL: server.url + path, retryDelay: { initial: 1 }, ...options });
    await client.models.list();
    expect(server.received).toHaveLength(2);
    expect(library.requests).toEqual(["GET /models", "GET /models"]);
  });
});
