import createFetchClient, { type Middleware as FetchMiddleware } from "openapi-fetch";
import { describe, expectTypeOf, it } from "vitest";
import {
  type ApiPromise,
  createClient,
  createFailover,
  createFetch,
  type EventStream,
  type Middleware,
  type NoQuery,
  type PagePromise,
  type RequestOptions,
} from "../../src/index.js";
import { type Chunk, type Completion, type SmallClient, small } from "./fixtures/provider.js";

interface Wide {
  readonly chat: {
    create(body: { model: string; stream: true }, options?: RequestOptions): ApiPromise<EventStream<1>>;
    create(body: { model: string; seed?: number; stream?: false }, options?: RequestOptions): ApiPromise<"wide">;
    create(body: { model: string; stream?: boolean }, options?: RequestOptions): ApiPromise<EventStream<1> | "wide">;
  };
  readonly models: { list(query?: { limit?: number }, options?: RequestOptions): ApiPromise<string> };
  readonly only: { here(): ApiPromise<void> };
}
interface Narrow {
  readonly chat: {
    create(body: { model: string; stream: true; n: 1 }, options?: RequestOptions): ApiPromise<EventStream<2>>;
    create(body: { model: string; stream?: false; n: 1 }, options?: RequestOptions): ApiPromise<"narrow">;
    create(
      body: { model: string; stream?: boolean; n: 1 },
      options?: RequestOptions,
    ): ApiPromise<EventStream<2> | "narrow">;
  };
  readonly models: { list(query?: { limit?: number }, options?: RequestOptions): ApiPromise<string> };
  only(): ApiPromise<void>;
}

describe("the type of a client", () => {
  const client = createClient(small);
  const messages = [{ role: "user" as const, content: "hi" }];

  it("is the provider's", () => {
    expectTypeOf(client).toEqualTypeOf<SmallClient>();
    expectTypeOf(client.chat.completions.create({ model: "m", messages })).toEqualTypeOf<ApiPromise<Completion>>();
    expectTypeOf(client.chat.completions.create({ model: "m", messages, stream: true })).toEqualTypeOf<
      ApiPromise<EventStream<Chunk>>
    >();
  });

  it("takes further typed options by intersection", () => {
    type Options = RequestOptions & {
      readonly query?: { readonly limit?: number };
      readonly headers?: { readonly "x-a"?: string };
    };
    expectTypeOf<{ query: { limit: 1 }; headers: { "x-a": "b"; "x-b": "c" }; timeout: 1 }>().toExtend<Options>();
    expectTypeOf<{ query: { limit: "no" } }>().not.toExtend<Options>();
  });
});

describe("the type of a failover", () => {
  it("is the clients' own when they have one type", () => {
    expectTypeOf(createFailover([createClient(small), createClient(small)])).toEqualTypeOf<SmallClient>();
  });

  it("has what all have, with arguments that all accept", () => {
    const both = createFailover([{} as Wide, {} as Narrow]);
    expectTypeOf<keyof typeof both>().toEqualTypeOf<"chat" | "models">();
    expectTypeOf(both.models).toEqualTypeOf<Wide["models"]>();
    expectTypeOf(both.chat.create({ model: "m", n: 1 })).toEqualTypeOf<ApiPromise<"wide" | "narrow">>();
    expectTypeOf(both.chat.create({ model: "m", n: 1, stream: true })).resolves.toEqualTypeOf<
      EventStream<1> | EventStream<2>
    >();
    // @ts-expect-error the narrow one needs n
    both.chat.create({ model: "m" });
    // @ts-expect-error the narrow one does not know seed
    both.chat.create({ model: "m", n: 1, seed: 1 });
  });
});

describe("the query of an operation that describes none", () => {
  const client = createClient(small);
  const signal = AbortSignal.timeout(1);
  const options: RequestOptions = { timeout: 5000 };

  it("is empty or absent, and the options come after it", () => {
    client.models.list();
    client.models.list({});
    client.models.list({}, { timeout: 5000 });
    client.models.list(undefined, options);
    client.models.retrieve("m", {}, { signal, query: { undescribed: 1 } });
  });

  it("takes no options and nothing else", () => {
    // @ts-expect-error options come after the query
    client.models.list({ timeout: 5000 });
    // @ts-expect-error options come after the query
    client.models.list({ signal });
    // @ts-expect-error options come after the query
    client.models.list({ query: { limit: 3 } });
    // @ts-expect-error options come after the query
    client.models.list(options);
    // @ts-expect-error options come after the query
    client.models.retrieve("m", options);
    // @ts-expect-error no such parameter
    client.models.list({ limit: 3 });
    // @ts-expect-error no such parameter
    client.models.list({ limit: undefined });
    // @ts-expect-error a signal is an option
    client.models.list(signal);
    // @ts-expect-error no object of parameters
    client.models.list([]);
    // @ts-expect-error no object of parameters
    client.models.list(new Date());
    // @ts-expect-error no object of parameters
    client.models.list(new Map());
    // @ts-expect-error no object of parameters
    client.models.list("limit=3");
    // @ts-expect-error no object of parameters
    client.models.list(3);
    // @ts-expect-error no object of parameters
    client.models.list(null);
    // @ts-expect-error too many
    client.models.list({}, options, options);
    // @ts-expect-error a callback with an index
    ["a"].map(client.models.retrieve);
  });
});

interface Filter {
  readonly limit?: number;
  readonly after?: string;
}
interface Described {
  list(query?: Filter, options?: RequestOptions): PagePromise<{ a: 1 }, "a">;
  get(id: string, query?: Filter, options?: RequestOptions): ApiPromise<1>;
  find(query: Filter & { kind: string }, options?: RequestOptions): ApiPromise<1>;
  stop(id: string, body?: { reason: string }, options?: RequestOptions): ApiPromise<1>;
}
interface Undescribed {
  list(query?: NoQuery, options?: RequestOptions): PagePromise<{ b: 1 }, "b">;
  get(id: string, query?: NoQuery, options?: RequestOptions): ApiPromise<2>;
  find(query?: NoQuery, options?: RequestOptions): ApiPromise<2>;
  stop(id: string, query?: NoQuery, options?: RequestOptions): ApiPromise<2>;
}
interface Other {
  list(query?: { limit?: number; page?: number }, options?: RequestOptions): PagePromise<{ a: 1 }, "a">;
  get(id: string, query?: { page?: number }, options?: RequestOptions): ApiPromise<3>;
  find(query?: Filter & { kind?: string }, options?: RequestOptions): ApiPromise<3>;
  stop(id: string, body?: { reason: string }, options?: RequestOptions): ApiPromise<3>;
}

describe("a failover of clients that describe different queries", () => {
  type Options = RequestOptions | undefined;

  it("has the query's place, and nothing for it where one describes none", () => {
    const both = createFailover([{} as Described, {} as Undescribed]);
    const other = createFailover([{} as Undescribed, {} as Described]);
    expectTypeOf(both.list).parameters.toEqualTypeOf<[query?: NoQuery, options?: RequestOptions]>();
    expectTypeOf(other.list).parameters.toEqualTypeOf<[query?: NoQuery, options?: RequestOptions]>();
    expectTypeOf(both.get).parameters.toEqualTypeOf<[id: string, query?: NoQuery, options?: RequestOptions]>();
    expectTypeOf(other.get).parameters.toEqualTypeOf<[id: string, query?: NoQuery, options?: RequestOptions]>();
    // What one needs and the other does not describe cannot be given.
    expectTypeOf(both.find).parameters.toEqualTypeOf<[query: never, options?: RequestOptions]>();
    expectTypeOf(other.find).parameters.toEqualTypeOf<[query: never, options?: RequestOptions]>();
    // What is a body at one would be a query at the other.
    expectTypeOf(both.stop).parameters.toEqualTypeOf<[id: string, body?: undefined, options?: RequestOptions]>();
    expectTypeOf(other.stop).parameters.toEqualTypeOf<[id: string, query?: undefined, options?: RequestOptions]>();
    expectTypeOf(both.list()).toEqualTypeOf<PagePromise<{ a: 1 } | { b: 1 }, "a" | "b">>();
    expectTypeOf(both.get("a", undefined, { timeout: 1 })).toEqualTypeOf<ApiPromise<1 | 2>>();
    // @ts-expect-error one describes no query
    both.list({ limit: 3 });
    // @ts-expect-error options come after the query
    both.list({ timeout: 1 });
    // @ts-expect-error options come after the query
    other.get("a", { timeout: 1 });
  });

  it("takes the parameters that all describe, and those that one needs", () => {
    const both = createFailover([{} as Described, {} as Other]);
    const other = createFailover([{} as Other, {} as Described]);
    expectTypeOf(both.list).parameters.branded.toEqualTypeOf<[query?: { limit?: number }, options?: RequestOptions]>();
    expectTypeOf(other.list).parameters.branded.toEqualTypeOf<[query?: { limit?: number }, options?: RequestOptions]>();
    expectTypeOf(both.get).parameters.toEqualTypeOf<[id: string, query?: NoQuery, options?: RequestOptions]>();
    expectTypeOf(other.get).parameters.toEqualTypeOf<[id: string, query?: NoQuery, options?: RequestOptions]>();
    expectTypeOf(both.find).parameter(1).toEqualTypeOf<Options>();
    expectTypeOf(both.list({ limit: 1 })).toEqualTypeOf<PagePromise<{ a: 1 }, "a">>();
    for (const { list, find } of [both, other]) {
      list({ limit: 3 }, { timeout: 1 });
      find({ kind: "a", limit: 3 });
      // @ts-expect-error one needs a kind
      find();
    }
    // @ts-expect-error one needs a kind
    other.find();
    // @ts-expect-error only one describes it
    both.list({ after: "a" });
    // @ts-expect-error only one describes it
    both.list({ page: 1 });
    // @ts-expect-error options come after the query
    both.list({ timeout: 1 });
    // @ts-expect-error they share no parameter
    both.get("a", { timeout: 1 });
    both.stop("a", { reason: "b" });
  });

  it("has the narrowest of three", () => {
    const all = createFailover([{} as Described, {} as Other, {} as Undescribed]);
    all.list({}, { timeout: 1 });
    // @ts-expect-error one describes no query
    all.list({ limit: 3 });
  });

  it("knows no optional field that only one knows, though either type suits the other", () => {
    interface More {
      create(body: { model: string; seed?: number }): ApiPromise<1>;
    }
    interface Less {
      create(body: { model: string }): ApiPromise<1>;
    }
    const both = createFailover([{} as More, {} as Less]);
    both.create({ model: "m" });
    // @ts-expect-error one does not know it
    both.create({ model: "m", seed: 1 });
  });
});

describe("middleware", () => {
  it("is openapi-fetch's, and may ask for what we tell in addition", () => {
    expectTypeOf<FetchMiddleware>().toExtend<Middleware>();
    const own: Middleware = { onRequest: ({ request, attempt }) => (attempt > 1 ? request : undefined) };
    createClient(small, { middleware: [own, {} as FetchMiddleware] });
    // @ts-expect-error a hook answers with a request or a response
    createClient(small, { middleware: [{ onRequest: () => "request" }] });
  });
});

describe("createFetch", () => {
  it("is a fetch, without the options that only a client can obey", () => {
    expectTypeOf(createFetch(small)).toEqualTypeOf<typeof globalThis.fetch>();
    createFetchClient({ fetch: createFetch(small, { maxRetries: 1 }) });
    // @ts-expect-error it is given forms that are written already
    createFetch(small, { formArrays: "repeat" });
  });
});
