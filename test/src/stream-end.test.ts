import { describe, expect, it } from "vitest";
import { StreamEnd } from "../../src/stream/stream-end.js";

function endOf(...values: readonly unknown[]): boolean | undefined {
  const end = new StreamEnd();
  for (const value of values) end.observe(value);
  return end.complete;
}

const choice = (index: number, finish_reason: string | null = null) => ({ choices: [{ index, finish_reason }] });

describe("what the values of a stream say of its end", () => {
  it.each([
    "response.completed",
    "response.failed",
    "response.incomplete",
    "response.cancelled",
    "speech.audio.done",
    "transcript.text.done",
    "thread.run.completed",
    "message_stop",
    "done",
  ])("the type %s ends a stream", (type) => {
    expect(endOf({ type: "response.created" }, { type })).toBe(true);
  });

  it.each([
    "response.created",
    "response.output_text.delta",
    "response.output_text.done",
    "response.output_item.done",
    "content_block_stop",
    "thread.run.completed.soon",
    "undone.things",
  ])("the type %s ends none, also after one that does", (type) => {
    expect(endOf({ type })).toBe(false);
    expect(endOf({ type: "response.completed" }, { type })).toBe(false);
  });

  it.each([
    ["no value", []],
    ["values without any of the signs", [{ x: 1 }, { response: "a" }]],
    ["values that are no objects", ["done", null, [{ done: false }], 1]],
    ["a type of one word", [{ type: "token" }]],
    ["signs of another type", [{ type: 1 }, { done: "no" }]],
    ["choices that are no objects", [{ choices: [null, "a"] }]],
    ["an empty list of choices", [{ choices: [] }]],
  ])("%s say nothing of it", (_, values) => {
    expect(endOf(...values)).toBe(undefined);
  });

  it("done: false asks for done: true", () => {
    expect(endOf({ done: false })).toBe(false);
    expect(endOf({ done: false }, { done: true })).toBe(true);
    expect(endOf({ done: true }, { done: false })).toBe(false);
  });

  it.each([
    ["one choice that has not finished", [choice(0)], false],
    ["one that has", [choice(0), choice(0, "stop")], true],
    ["a second that has not", [choice(0, "stop"), choice(1)], false],
    ["two that have, one after the other", [choice(0), choice(1), choice(0, "stop"), choice(1, "length")], true],
    ["one that has, and says more", [choice(0, "stop"), choice(0)], true],
    ["one that has, then a value without choices", [choice(0, "stop"), { choices: [] }, { usage: {} }], true],
    ["one that has not, and an event of a type that ends", [choice(0), { type: "response.completed" }], false],
    ["one without an index, which is the first", [choice(0), { choices: [{ finish_reason: "stop" }] }], true],
  ])("of choices all must finish: %s", (_, values, complete) => {
    expect(endOf(...values)).toBe(complete);
  });
});
