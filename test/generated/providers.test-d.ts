import { describe, expectTypeOf, it } from "vitest";
import { createFailover, type NoQuery, type RequestOptions, type Shared } from "../../src/index.js";
import type { Ikuncode, Merged, Openai, Portable, Xiexus } from "./clients.js";

type Body<Create extends (body: never, ...rest: never[]) => unknown> = Parameters<Create>[0];

describe("each provider's client", () => {
  it("each provider's client takes the fields that the provider documents, and no others", () => {
    expectTypeOf<Body<Openai["completions"]["create"]>>().toHaveProperty("seed");
    expectTypeOf<Body<Openai["completions"]["create"]>>().toHaveProperty("best_of");
    expectTypeOf<Body<Xiexus["completions"]["create"]>>().not.toHaveProperty("seed");
    expectTypeOf<Body<Xiexus["completions"]["create"]>>().toHaveProperty("n");
    expectTypeOf<Body<Ikuncode["completions"]["create"]>>().not.toHaveProperty("n");
    expectTypeOf<Body<Ikuncode["completions"]["create"]>>().toHaveProperty("suffix");
  });

  it("each provider's client takes the kinds of prompt that the provider takes", () => {
    type Prompt<Create extends (body: never, ...rest: never[]) => unknown> =
      Body<Create> extends { prompt: infer Kinds } ? Kinds : never;
    expectTypeOf<number[]>().toExtend<Prompt<Openai["completions"]["create"]>>();
    expectTypeOf<number[]>().not.toExtend<Prompt<Xiexus["completions"]["create"]>>();
    expectTypeOf<Prompt<Ikuncode["completions"]["create"]>>().toEqualTypeOf<string | unknown[]>();
  });

  it("each provider's client has the operations that the provider offers", () => {
    expectTypeOf<keyof Ikuncode>().toEqualTypeOf<"completions">();
    expectTypeOf<Openai>().toHaveProperty("moderations");
    expectTypeOf<Xiexus>().toHaveProperty("rerank");
    expectTypeOf<Openai>().not.toHaveProperty("rerank");
    expectTypeOf<Merged>().toHaveProperty("rerank");
    expectTypeOf<Merged>().toHaveProperty("moderations");
  });

  it("each provider's client answers a stream where one was asked for", () => {
    const chat = {} as Openai["chat"]["completions"];
    const messages = [{ role: "user" as const, content: "hi" }];
    type Chunk = Awaited<ReturnType<typeof streamed>> extends AsyncIterable<infer Item> ? Item : never;
    const streamed = () => chat.create({ model: "m", messages, stream: true });
    const plain = () => chat.create({ model: "m", messages });
    expectTypeOf<Chunk>().toHaveProperty("choices");
    expectTypeOf<Awaited<ReturnType<typeof plain>>>().toHaveProperty("usage");
    expectTypeOf<Awaited<ReturnType<typeof plain>>>().not.toHaveProperty("controller");
    // @ts-expect-error: no such field
    chat.create({ model: "m", messages, max_tok: 5 });
    // @ts-expect-error: a number
    chat.create({ model: "m", messages, temperature: "hot" });
    // @ts-expect-error: no such role
    chat.create({ model: "m", messages: [{ role: "robot", content: "hi" }] });
  });
});

describe("the portable client", () => {
  it("the client of each provider is a portable client too", () => {
    expectTypeOf<Openai>().toExtend<Portable>();
    expectTypeOf<Xiexus>().toExtend<Portable>();
    // Of the others nothing is known.
    expectTypeOf<Ikuncode>().toExtend<Pick<Portable, "completions">>();
    expectTypeOf<Portable>().not.toExtend<Openai>();
  });

  it("the portable client takes bodies that each provider takes", () => {
    type PortableBody = Body<Portable["completions"]["create"]>;
    expectTypeOf<PortableBody>().toExtend<Body<Openai["completions"]["create"]>>();
    expectTypeOf<PortableBody>().toExtend<Body<Xiexus["completions"]["create"]>>();
    expectTypeOf<PortableBody>().toExtend<Body<Ikuncode["completions"]["create"]>>();
    expectTypeOf<PortableBody>().not.toHaveProperty("seed");
    expectTypeOf<PortableBody>().not.toHaveProperty("n");
  });
});

describe("the arguments of a method", () => {
  type Create = Portable["completions"]["create"];
  type List = (query?: NoQuery, options?: RequestOptions) => unknown;
  const clients = { openai: {} as Openai, xiexus: {} as Xiexus, merged: {} as Merged };

  it("the arguments of a method stand in one order at every client: a portable call is one at each of them", () => {
    // As functions, so that arguments are compared in one direction alone: a client that takes less is none.
    type Arguments = Parameters<Create>;
    expectTypeOf<Arguments>().toExtend<Parameters<Openai["completions"]["create"]>>();
    expectTypeOf<Arguments>().toExtend<Parameters<Xiexus["completions"]["create"]>>();
    expectTypeOf<Arguments>().toExtend<Parameters<Ikuncode["completions"]["create"]>>();
    expectTypeOf<Arguments>().toExtend<Parameters<Merged["completions"]["create"]>>();
    expectTypeOf<Openai["models"]["list"]>().toExtend<List>();
    expectTypeOf<Xiexus["gemini"]["models"]["list"]>().toExtend<List>();
    expectTypeOf<Merged["gemini"]["models"]["list"]>().toExtend<List>();
  });

  it("the arguments of a method have a place for the query though none is described, and options after it", () => {
    for (const { models } of Object.values(clients)) {
      models.list({}, { timeout: 5000 });
      models.list(undefined, { query: { limit: 3 } });
      // @ts-expect-error: options come after the query
      models.list({ timeout: 5000 });
      // @ts-expect-error: options come after the query
      models.list({ signal: AbortSignal.timeout(1) });
      // @ts-expect-error: no query parameter is described
      models.list({ limit: 3 });
    }
    clients.openai.models.retrieve("m", {}, { timeout: 5000 });
    // @ts-expect-error: options come after the query
    clients.openai.models.retrieve("m", { timeout: 5000 });
    // @ts-expect-error: options come after the query
    clients.merged.models.retrieve("m", { timeout: 5000 });
  });

  it("the arguments of a method are the same at a failover", () => {
    const both = createFailover([clients.openai, clients.xiexus]);
    both.models.list({}, { timeout: 5000 });
    // @ts-expect-error: options come after the query
    both.models.list({ timeout: 5000 });
  });
});

describe("a loop over clients of several providers", () => {
  const [a, b] = [{} as Openai, {} as Xiexus];
  const body = { model: "m", messages: [{ role: "user" as const, content: "hi" }] };

  it("a loop over clients of several providers calls what they share, checked by it", async () => {
    const portable: readonly Portable[] = [a, b];
    for (const client of portable) {
      expectTypeOf(await client.chat.completions.create(body)).toHaveProperty("choices");
      for await (const { choices } of await client.chat.completions.create({ ...body, stream: true })) choices?.length;
      // @ts-expect-error: one of them does not know it
      client.chat.completions.create({ model: "m", messages: body.messages, prompt_cache_key: "k" });
    }
    const shared: readonly Shared<[Openai, Xiexus]>[] = [a, b];
    for (const client of shared) {
      expectTypeOf(await client.chat.completions.create(body)).toHaveProperty("choices");
      for await (const { choices } of await client.chat.completions.create({ ...body, stream: true })) choices?.length;
      expectTypeOf(await client.embeddings.create({ model: "m", input: "x" })).toHaveProperty("data");
      // @ts-expect-error: one of them does not know it
      client.chat.completions.create({ model: "m", messages: body.messages, prompt_cache_key: "k" });
    }
    // What has one signature needs no more.
    for (const client of [a, b]) client.models.list();
  });
});
