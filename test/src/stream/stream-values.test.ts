import { describe, expect, it } from "vitest";
import { asChunk } from "../../../src/stream/as-chunk.js";
import { readTexts, withName } from "../../../src/stream/named-events.js";
import { StreamValues } from "../../../src/stream/stream-values.js";
import type { StreamSpec } from "../../../src/transport/provider.js";

type Spec = Partial<StreamSpec>;

function start(spec: Spec = {}) {
  const seen: unknown[] = [];
  const values: unknown[] = [];
  const stream = new StreamValues(
    spec as StreamSpec,
    (text) => text.replace("secret", "*"),
    (value) => void seen.push(value),
  );
  const read = (data: string, event = "message") => stream.read({ event, data, id: "" }, values);
  return { stream, values, seen, read };
}

/** The values of some events, and at which of them the stream said that it is over. */
function valuesOf(spec: Spec, ...events: readonly (readonly [data: string, event?: string])[]) {
  const { values, read } = start(spec);
  const over = events.map(([data, event]) => read(data, event)).indexOf(true);
  return { values, over };
}

describe("values of the events of a stream", () => {
  it.each<[string, Spec, readonly (readonly [string, string?])[], readonly unknown[], number]>([
    ["JSON", {}, [['{"a":1}'], ["2"]], [{ a: 1 }, 2], -1],
    ["the sentinel", {}, [["[DONE]"]], [], 0],
    ["the sentinel in small letters and with space", {}, [[" [done] "]], [], 0],
    ["the sentinel as JSON", {}, [['"[DONE]"']], [], 0],
    ["a sentinel of its own", { sentinel: "end" }, [["END"], ["end"]], [], 0],
    ["nothing, or nothing of a value", {}, [[""], ["  "], ['""'], ["null"]], [], -1],
    ["nothing among lines, where it is a value", { type: "lines" } as Spec, [["null"], ['""']], [null, ""], -1],
    [
      "a ping, by its event or as data",
      {},
      [['{"a":1}', "ping"], ["{}", "Keep-Alive"], ["{}", "heartbeat"], ["ping"], [": x"], ["keepalive"]],
      [],
      -1,
    ],
    ["what is framed twice", {}, [['data: {"a":1}'], ['data: data:{"b":2}']], [{ a: 1 }, { b: 2 }], -1],
    ["two values without a blank line between them", {}, [['{"a":1}\n{"b":2}']], [{ a: 1 }, { b: 2 }], -1],
    ["the sentinel behind a value", {}, [['{"a":1}\n[DONE]\n{"b":2}']], [{ a: 1 }], 0],
    ["what has an event of another name", {}, [['{"a":1}', "note"]], [{ a: 1 }], -1],
    ["texts", { parse: (data: string) => data }, [["a"], [""], ["[DONE]"]], ["a", ""], 2],
    ["what is made of each", { value: (each: unknown) => [each] } as Spec, [["1"]], [[1]], -1],
    ["what is named", { named: withName } as Spec, [["1", "x"]], [{ event: "x", data: 1 }], -1],
    [
      "texts of some names",
      { named: withName, parse: readTexts("x", "y") } as Spec,
      [
        ["1", "x"],
        ["1", "z"],
      ],
      [
        { event: "x", data: "1" },
        { event: "z", data: 1 },
      ],
      -1,
    ],
  ])("values of events are read: %s", (_, spec, events, values, over) => {
    expect(valuesOf(spec, ...events)).toEqual({ values, over });
  });

  it.each<[string, string, string, string]>([
    ["an envelope", '{"error":{"message":"no secret","code":"c"}}', "message", "no *"],
    ["nothing but an error", '{"detail":"no"}', "message", "no"],
    ["an event of an error", "plain words", "error", "plain words"],
    ["an event of an error in capitals", '{"message":"no"}', "ERROR", "no"],
    ["an event of an exception that says nothing", "{}", "exception", "The server reports an error."],
    ["an envelope behind a value", '{"a":1}\n{"error":"no"}', "message", "no"],
  ])("an error among them is thrown: %s", (_, data, event, message) => {
    const { read } = start();
    expect(() => read(data, event)).toThrow(
      expect.objectContaining({ name: "StreamError", reason: "server", message }),
    );
  });

  it("what looks like an error is a value where it is described as one", () => {
    const data = (value: object) => "id" in value;
    const { values } = valuesOf({ data } as Spec, ['{"error":"no","id":1}']);
    expect(values).toEqual([{ error: "no", id: 1 }]);
    expect(() => valuesOf({ data } as Spec, ['{"error":"no"}'])).toThrow("no");
  });

  it("what is no JSON is an error, which says how long it is, and at the end what is cut short", () => {
    const { stream, read, values } = start({});
    expect(() => read("{half")).toThrow(
      expect.objectContaining({ reason: "not-json", message: "An event of 5 characters is not JSON." }),
    );
    read('{"a":1}');
    expect(stream.incomplete()).toBeUndefined();
    stream.ended = true;
    expect([read("{half"), values]).toEqual([false, [{ a: 1 }]]);
    expect(stream.incomplete()).toMatchObject({
      name: "IncompleteStreamError",
      message: "The stream ended early, after 1 events.",
      reason: "incomplete",
      events: 1,
    });
  });

  it("are observed with their names, and before they are made whole", () => {
    const { seen, values, read } = start({ named: withName, value: () => "whole" } as Spec);
    read("1", "x");
    expect([seen, values]).toEqual([[{ event: "x", data: 1 }], ["whole"]]);
  });
});

describe("the end of a stream of values", () => {
  const told = (spec: Spec, ...data: readonly string[]) => {
    const { stream, read } = start(spec);
    for (const each of data) read(each);
    return [stream.isEmpty, stream.complete, stream.incomplete()?.events];
  };

  it.each<[string, Spec, readonly string[], readonly unknown[]]>([
    ["nothing came", {}, [], [true, false, 0]],
    ["no line came", { type: "lines" } as Spec, [], [false, false, undefined]],
    ["a value came that says nothing", {}, ["1"], [false, false, undefined]],
    ["a value came that says nothing, and no sentinel", { sentinel: "[DONE]" }, ["1"], [false, false, 1]],
    [
      "the values say that they are complete",
      { sentinel: "[DONE]" },
      ['{"done":false}', '{"done":true}'],
      [false, true, undefined],
    ],
    ["the values say that they are not", {}, ['{"done":false}'], [false, false, 1]],
  ])("the end of a stream is known where %s", (_, spec, data, ends) => {
    expect(told(spec, ...data)).toEqual(ends);
  });
});

describe("a whole completion in a stream of chunks", () => {
  it.each<[unknown, unknown]>([
    [{ choices: [{ message: { a: 1 }, index: 0 }] }, { choices: [{ delta: { a: 1 }, message: { a: 1 }, index: 0 }] }],
    [
      { choices: [{ message: { a: 1 }, delta: {} }, null, 1] },
      { choices: [{ delta: {}, message: { a: 1 } }, null, 1] },
    ],
    [
      { choices: [{ message: {} }, { x: 1 }] },
      {
        choices: [
          { delta: {}, message: {} },
          { delta: undefined, x: 1 },
        ],
      },
    ],
  ])("has its message as a delta too: %j", (data, chunk) => {
    expect(asChunk(data)).toEqual(chunk);
  });

  it.each<unknown>([
    { object: "chat.completion.chunk", choices: [{ message: {} }] },
    { choices: [{ message: "m" }] },
    { choices: [] },
    { choices: { message: {} } },
    { message: {} },
    [{ choices: [{ message: {} }] }],
    null,
  ])("is left as it is where it is none: %j", (data) => {
    expect(asChunk(data)).toBe(data);
  });
});
