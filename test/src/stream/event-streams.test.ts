import { describe, expect, it } from "vitest";
import { accumulate } from "../../../src/stream/accumulate.js";
import { parseEventStream } from "../../../src/stream/event-stream.js";
import { makeRecordParser } from "../../../src/stream/record-parser.js";
import { EventStream } from "../../../src/stream/stream.js";
import { StreamEnd } from "../../../src/stream/stream-end.js";
import { ConcordError, StreamError } from "../../../src/transport/errors.js";

/** A stream of values, and whether whoever reads it has stopped; an error among them is thrown. */
function start(...values: readonly unknown[]) {
  let read = 0;
  let stops = 0;
  const iterator: AsyncIterator<unknown, undefined> = {
    async next() {
      const value = values[read++];
      if (value instanceof Error) throw value;
      return read > values.length ? { done: true, value: undefined } : { done: false, value };
    },
    async return() {
      stops += 1;
      return { done: true, value: undefined };
    },
  };
  return { stream: new EventStream(iterator, new Response(), new AbortController()), told: () => [read, stops] };
}

async function all(stream: AsyncIterable<unknown>): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  for await (const value of stream) found.push(value);
  return found;
}

describe("a stream of events", () => {
  it("a stream of events can be read once", async () => {
    const { stream } = start(1, 2);
    expect(await all(stream)).toEqual([1, 2]);
    await expect(all(stream)).rejects.toThrow(
      expect.objectContaining({ name: "StreamError", reason: "used", message: "The stream can be read once." }),
    );
  });

  it("two streams of one have all of its events, whoever reads first, and its response", async () => {
    const { stream, told } = start(1, 2, 3);
    const [one, two] = stream.tee();
    expect([
      one instanceof EventStream,
      one.response === stream.response,
      two.controller === stream.controller,
    ]).toEqual([true, true, true]);
    expect(await all(one)).toEqual([1, 2, 3]);
    expect(await all(two)).toEqual([1, 2, 3]);
    expect(told()).toEqual([4, 0]);
    expect(() => stream[Symbol.asyncIterator]()).toThrow("can be read once");
  });

  it("two streams of one stop it when both are left, and the other goes on alone", async () => {
    const { stream, told } = start(1, 2, 3);
    const [one, two] = stream.tee().map((branch) => branch[Symbol.asyncIterator]());
    expect(await one?.next()).toEqual({ done: false, value: 1 });
    await one?.return?.();
    expect([await one?.next(), told()]).toEqual([{ done: true, value: undefined }, [1, 0]]);
    expect([await two?.next(), await two?.next()]).toEqual([
      { done: false, value: 1 },
      { done: false, value: 2 },
    ]);
    await two?.return?.();
    expect(told()).toEqual([2, 1]);
  });

  it("two streams of one fail both where it fails", async () => {
    const error = new ConcordError("broken");
    const [one, two] = start(1, error).stream.tee();
    await expect(all(one)).rejects.toBe(error);
    await expect(all(two)).rejects.toBe(error);
  });

  it("a stream of events is passed on as lines of JSON, and stopped by whoever stops", async () => {
    expect(await new Response(start({ a: 1 }, "é").stream.toReadableStream()).text()).toBe('{"a":1}\n"é"\n');
    const { stream, told } = start(1, 2, 3, 4, 5, 6);
    const reader = stream.toReadableStream().getReader();
    expect(new TextDecoder().decode((await reader.read()).value)).toBe("1\n");
    await reader.cancel();
    expect(told()[1]).toBe(1);
  });

  it("a stream of events has its text, none without any, and what came before it broke", async () => {
    const piece = (content: string | null) => ({ choices: [{ index: 0, delta: { content } }] });
    expect([
      await start(piece("a"), piece("b")).stream.finalText(),
      await start(piece(null)).stream.finalText(),
    ]).toEqual(["ab", ""]);
    expect(await start(piece("a")).stream.finalMessage()).toEqual({ role: "assistant", content: "a" });
    await expect(
      start(piece("a"), new StreamError("no", { reason: "server" })).stream.finalText(),
    ).rejects.toMatchObject({ message: "no", partialText: "a" });
    await expect(start(new ConcordError("no")).stream.finalText()).rejects.toMatchObject({ partialText: "" });
    const other = new TypeError("no");
    await expect(start(piece("a"), other).stream.finalText()).rejects.toBe(other);
    expect("partialText" in other).toBe(false);
  });
});

describe("a message that is put together", () => {
  async function* from(values: readonly unknown[]) {
    yield* values;
  }
  const put = (...values: readonly unknown[]) => accumulate(from(values));
  const delta = (fields: object, more: object = {}) => ({ choices: [{ index: 0, delta: fields, ...more }] });
  const call = (...pieces: readonly object[]) => put(...pieces.map((piece) => delta({ tool_calls: [piece] })));

  it.each<[string, readonly unknown[], object]>([
    ["what is no object", [1, null, "a", [1]], { content: null }],
    ["events without choices", [{ usage: 1 }], { content: null }],
    ["choices of another index", [{ choices: [{ index: 1, delta: { content: "a" } }, null] }], { content: null }],
    [
      "the first of several",
      [
        {
          choices: [
            { index: 1, delta: { content: "a" } },
            { index: 0, delta: { content: "b" } },
          ],
        },
      ],
      { content: "b" },
    ],
    ["a choice without an index", [{ choices: [{ delta: { content: "a" } }] }], { content: "a" }],
    ["a message in place of a delta", [{ choices: [{ message: { content: "a" } }] }], { content: "a" }],
    ["a text", [{ choices: [{ text: "a" }] }, { choices: [{ text: "b" }] }], { content: "ab" }],
    [
      "what comes whole, twice",
      [delta({ role: "user", type: "t", id: "i" }), delta({ role: "user", type: "u", id: "j" })],
      { content: null, role: "user", type: "u", id: "j" },
    ],
    [
      "a reason to finish, twice",
      [delta({}, { finish_reason: "stop" }), delta({}, { finish_reason: "length" })],
      { content: null, finish_reason: "length" },
    ],
    ["empty texts", [delta({ content: "" }), delta({ content: "a" }), delta({ content: "" })], { content: "a" }],
    ["an empty text alone", [delta({ content: "" })], { content: "" }],
    [
      "lists",
      [delta({ parts: [1] }), delta({ parts: [2, 3] }), delta({ parts: 4 })],
      { content: null, parts: [1, 2, 3, 4] },
    ],
    [
      "objects",
      [delta({ audio: { id: "a", data: "x" } }), delta({ audio: { data: "y", n: 1 } })],
      { content: null, audio: { id: "a", data: "xy", n: 1 } },
    ],
    ["numbers, of which the last counts", [delta({ n: 1 }), delta({ n: 2 })], { content: null, n: 2 }],
    ["an object behind a text", [delta({ content: "a" }), delta({ content: { b: 1 } })], { content: 'a{"b":1}' }],
    [
      "a text of a response",
      [
        { type: "response.output_text.delta", delta: "a" },
        { type: "response.other", delta: "b" },
      ],
      { content: "a" },
    ],
    [
      "an item of a response that is no call",
      [
        { type: "response.output_item.done", item: { type: "message" } },
        { type: "response.output_item.done", item: 1 },
      ],
      { content: null },
    ],
  ])("a message is put together of %s", async (_, values, message) => {
    expect(await put(...values)).toEqual({ role: "assistant", ...message });
  });

  it("calls of tools are told apart by their ids, or else by their index, or else are the last one", async () => {
    const told = async (...pieces: readonly object[]) =>
      ((await call(...pieces)).tool_calls ?? []).map(
        (each) => `${each.id} ${each.function.name}(${each.function.arguments})`,
      );
    const piece = (id: string | undefined, index: number | undefined, name: string, args: string) => ({
      ...(id !== undefined && { id }),
      ...(index !== undefined && { index }),
      function: { name, arguments: args },
    });
    expect(await told(piece("a", 0, "f", "1"), piece("", 0, "", "2"), piece(undefined, 0, "", "3"))).toEqual([
      "a f(123)",
    ]);
    expect(await told(piece("a", 1, "f", "1"), piece("b", 0, "g", "2"), piece(undefined, 1, "", "3"))).toEqual([
      "b g(2)",
      "a f(13)",
    ]);
    expect(
      await told(
        piece("a", undefined, "f", "1"),
        piece("b", undefined, "g", "2"),
        piece(undefined, undefined, "", "3"),
      ),
    ).toEqual(["a f(1)", "b g(23)"]);
    expect(await told(piece("a", 0, "f", "1"), piece("b", 0, "g", "2"), piece(undefined, 0, "", "3"))).toEqual([
      "a f(1)",
      "b g(23)",
    ]);
    expect(await told(piece(undefined, 0, "f", "1"), piece("a", 0, "f", "2"), piece("b", 1, "f", "3"))).toEqual([
      "a f(12)",
      "b f(3)",
    ]);
    expect(await told(piece("a", 0, "get_", ""), piece("a", 0, "get_", ""), piece("a", 0, "x", ""))).toEqual([
      "a get_x()",
    ]);
    expect((await call({ id: "a", type: "custom", index: 0 })).tool_calls).toEqual([
      { id: "a", type: "custom", function: { name: "", arguments: "" } },
    ]);
    expect(
      await put({
        type: "response.output_item.done",
        item: { type: "function_call", call_id: "c", name: "f", arguments: "{}" },
      }),
    ).toEqual({
      role: "assistant",
      content: null,
      tool_calls: [{ id: "c", type: "function", function: { name: "f", arguments: "{}" } }],
    });
  });
});

describe("what ends and bounds streams", () => {
  it("a thousand choices are kept in mind, and no more", () => {
    const ends = (count: number, finished: number) => {
      const end = new StreamEnd();
      for (let index = 0; index < count; index++) end.observe({ choices: [{ index, finish_reason: null }] });
      for (let index = 0; index < finished; index++) end.observe({ choices: [{ index, finish_reason: "stop" }] });
      return end.complete;
    };
    expect([ends(1_000, 999), ends(1_000, 1_000), ends(1_010, 1_000)]).toEqual([false, true, true]);
  });

  it("a record that is long is tried again when it has grown by half, so that time stays linear", () => {
    const found: string[] = [];
    const parser = makeRecordParser(({ data }) => found.push(data), {});
    parser.feed(`\u001e["${"x".repeat(5_000)}",\n`);
    parser.feed("1]\n");
    expect(found).toHaveLength(0);
    parser.feed(`${" ".repeat(2_500)}\n`);
    expect(found).toHaveLength(1);
    parser.feed('\u001e["y",\n1]\n');
    expect(found).toHaveLength(2);
  });

  it("a source of bytes is let go when its reader goes, also where it cannot be", async () => {
    let isCancelled = false;
    const source = () =>
      new ReadableStream<Uint8Array>({
        pull: (controller) => controller.enqueue(new TextEncoder().encode("data: 1\n\ndata: 2\n\n")),
        cancel() {
          isCancelled = true;
          throw new Error("no");
        },
      });
    for await (const { data } of parseEventStream(source())) {
      expect(data).toBe("1");
      break;
    }
    expect(isCancelled).toBe(true);
    const limits = { maxLineLength: 5 };
    await expect(parseEventStream(source(), limits).next()).rejects.toThrow("more than 5 characters");
  });
});
