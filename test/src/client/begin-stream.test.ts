import { describe, expect, it } from "vitest";
import { beginStream } from "../../../src/client/begin-stream.js";
import { Events } from "../../../src/stream/events.js";

describe("the beginning of a stream", () => {
  function streamOf(values: readonly unknown[]) {
    let [read, isStopped] = [0, false];
    const iterator: AsyncIterator<unknown, undefined> = {
      next: async () =>
        read < values.length ? { done: false, value: values[read++] } : { done: true, value: undefined },
      async return() {
        isStopped = true;
        return { done: true, value: undefined };
      },
    };
    const stream = new Events(iterator, new Response(), new AbortController());
    return { stream, told: () => [read, isStopped] };
  }
  const prelude = { type: "response.created" };

  it.each<[string, unknown, boolean]>([
    ["a response that is created", { type: "response.created" }, true],
    ["a response in a queue", { type: "response.queued" }, true],
    ["a response in progress", { type: "response.in_progress" }, true],
    ["a message that begins", { type: "message_start" }, true],
    ["a ping", { type: "ping" }, true],
    ["a response that has ended", { type: "response.completed" }, false],
    ["a type that only begins so", { type: "response.created.x" }, false],
    ["a type that is no text", { type: 1 }, false],
    ["no object", "ping", false],
    ["an object of nothing", {}, false],
    ["no choices", { choices: [] }, true],
    [
      "a choice with a role",
      { choices: [{ delta: { role: "assistant", content: "", refusal: null, tool_calls: [] } }] },
      true,
    ],
    ["a choice without a delta", { choices: [{}] }, true],
    ["a choice that is no object", { choices: [1] }, false],
    ["a choice with a text", { choices: [{ text: "a" }] }, false],
    ["a choice with an empty text", { choices: [{ text: "" }] }, true],
    ["a choice that ends", { choices: [{ delta: {}, finish_reason: "stop" }] }, false],
    ["a choice with content", { choices: [{ delta: { content: "a" } }] }, false],
    ["a choice with a flag", { choices: [{ delta: { flag: false } }] }, false],
    ["a choice with a delta that is no object", { choices: [{ delta: "a" }] }, false],
    ["a choice with a delta that is an empty text", { choices: [{ delta: "" }] }, true],
  ])("the beginning of a stream goes on behind %s: %#", async (_, event, goesOn) => {
    const { stream, told } = streamOf([event, "next", "last"]);
    const begun = await beginStream(stream);
    expect(told()).toEqual([goesOn ? 2 : 1, false]);
    const values: unknown[] = [];
    for await (const value of begun) values.push(value);
    expect(values).toEqual([event, "next", "last"]);
  });

  it("the beginning of a stream holds sixteen events back, and no more", async () => {
    const { stream, told } = streamOf(Array.from({ length: 20 }, () => prelude));
    await beginStream(stream);
    expect(told()).toEqual([16, false]);
  });

  it("the beginning of a stream that ends within it ends there", async () => {
    const values: unknown[] = [];
    for await (const value of await beginStream(streamOf([prelude]).stream)) values.push(value);
    expect(values).toEqual([prelude]);
    const empty = await beginStream(streamOf([]).stream);
    expect(await empty[Symbol.asyncIterator]().next()).toEqual({ done: true, value: undefined });
  });

  it("leaving a stream that has begun leaves the stream, and ends it for those that say nothing", async () => {
    const { stream, told } = streamOf([1, 2]);
    for await (const _ of await beginStream(stream)) break;
    expect(told()).toEqual([1, true]);
    const bare = new Events({ next: async () => ({ done: false, value: 1 }) }, new Response(), new AbortController());
    const iterator = (await beginStream(bare))[Symbol.asyncIterator]();
    expect(await iterator.return?.()).toEqual({ done: true, value: undefined });
  });

  it("a stream that has begun is of the same class, with its response", async () => {
    class Own<T> extends Events<T> {}
    const response = new Response();
    const controller = new AbortController();
    const iterator = { next: async () => ({ done: true as const, value: undefined }) };
    const begun = (await beginStream(new Own(iterator, response, controller))) as Own<unknown>;
    expect([begun instanceof Own, begun.response === response, begun.controller === controller]).toEqual([
      true,
      true,
      true,
    ]);
  });
});
