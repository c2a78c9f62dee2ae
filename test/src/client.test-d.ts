import { describe, expectTypeOf, it } from "vitest";
import {
  type ApiPromise,
  createClient,
  createFailover,
  type EventStream,
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
