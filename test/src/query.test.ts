import { beforeAll, describe, expect, it } from "vitest";
import { type ClientOptions, createClient, type DriftEvent, ValidationError } from "../../src/index.js";
import { type ApiPromise, type Provider, queryRules, type RequestOptions } from "../../src/runtime.js";
import type { Validator } from "../../src/validation/validator-types.js";
import { loadValidator } from "../scripts/emit/validators/load-validators.js";

type Query = {
  readonly kind: string;
  readonly limit?: number;
  readonly "tags[]"?: readonly string[];
};

interface Toys {
  readonly toys: {
    list(query: Query, options?: RequestOptions): ApiPromise<unknown>;
    create(body: object, options: RequestOptions & { query: Query }): ApiPromise<unknown>;
  };
}

let validator: Validator<unknown>;
beforeAll(async () => {
  validator = await loadValidator({
    type: "object",
    required: ["kind"],
    properties: {
      kind: { type: "string" },
      limit: { type: "integer", minimum: 1 },
      "tags[]": { type: "array", items: { type: "string" } },
    },
  });
});

function toysClient(options: ClientOptions = {}) {
  const sent: string[] = [];
  const body = { type: "application/json" };
  const query = { validator, rules: queryRules };
  const provider: Provider<Toys> = {
    name: "toys",
    baseURL: "https://toys.example",
    operations: {
      toys: {
        list: { key: "GET /toys", method: "GET", path: "/toys", query },
        create: { key: "POST /toys", method: "POST", path: "/toys", query, body },
      },
    },
  };
  const fetch = async (input: string | URL | Request) => {
    sent.push(new URL(input instanceof Request ? input.url : input).search);
    return Response.json({});
  };
  return { client: createClient(provider, { fetch, ...options }), sent };
}

async function problems(call: PromiseLike<unknown>): Promise<readonly string[]> {
  try {
    await call;
    return [];
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    return error.issues.map(({ code, path, pointer, message }) => `${code} ${path.join(".")} ${pointer} ${message}`);
  }
}

/** What the compiler would not let through. */
function untyped(value: unknown): Query {
  return value as Query;
}

describe("query parameters", () => {
  it("are refused before anything is sent, with paths from `query`", async () => {
    const { client, sent } = toysClient();
    const list = (query: unknown) => problems(client.toys.list(untyped(query)));
    expect(await list({ kind: "a", limit: "3" })).toEqual([
      'type query.limit /query/limit query.limit must be integer, not string "3".',
    ]);
    expect(await list({ kind: "a", limit: 0 })).toEqual([expect.stringMatching(/^minimum query\.limit /)]);
    expect(await list({ limit: 1 })).toEqual([
      expect.stringMatching(/^required query\.kind \/query\/kind query\.kind is missing/),
    ]);
    expect(await list(undefined)).toEqual([expect.stringMatching(/^required query\.kind /)]);
    expect(await list("kind=a")).toEqual([expect.stringMatching(/^type query \/query query must be /)]);
    expect(await list({ kind: "a", "tags[]": "x" })).toEqual([
      expect.stringMatching(/^type .* query\["tags\[\]"\] must be /),
    ]);
    expect(sent).toEqual([]);
  });

  it("are sent when they fit; null is as good as absent", async () => {
    const { client, sent } = toysClient();
    await client.toys.list(untyped({ kind: "a", limit: null, "tags[]": ["x"] }));
    expect(await problems(client.toys.list(untyped({ kind: null })))).toEqual([
      expect.stringMatching(/^required query\.kind /),
    ]);
    expect(sent).toEqual(["?kind=a&tags%5B%5D=x"]);
  });

  it("are checked in the options where the operation has a body", async () => {
    const { client, sent } = toysClient();
    expect(await problems(client.toys.create({}, { query: untyped({ kind: 1 }) }))).toEqual([
      expect.stringMatching(/^type query\.kind/),
    ]);
    expect(await problems(client.toys.create({}, untyped({}) as never))).toEqual([
      expect.stringMatching(/^required query\.kind /),
    ]);
    await client.toys.create({}, { query: { kind: "a" } });
    expect(sent).toEqual(["?kind=a"]);
  });

  it("that nobody documents are told, dropped or refused, except in the options", async () => {
    const told: string[] = [];
    const onDrift = ({ kind, issues }: DriftEvent) => {
      told.push(...issues.map(({ pointer }) => `${kind} ${pointer}`));
    };
    const { client, sent } = toysClient({ onDrift });
    const query = untyped({ kind: "a", limitt: 1 });
    await client.toys.list(query);
    await client.toys.list(query, { unsupported: "drop", query: { extra: 1 } });
    const refused = await problems(client.toys.list(query, { unsupported: "error" }));
    expect(refused).toEqual([
      expect.stringMatching(/^unknown-property query\.limitt .* query\.limitt is not .* "limit"\?$/),
    ]);
    expect(sent).toEqual(["?kind=a&limitt=1", "?kind=a&extra=1"]);
    expect(told).toEqual(["undocumented /query/limitt", "dropped /query/limitt"]);
  });

  it("are not checked where checks are off", async () => {
    const { client, sent } = toysClient({ validate: false });
    await client.toys.list(untyped({ limit: "3" }));
    expect(sent).toEqual(["?limit=3"]);
  });
});
