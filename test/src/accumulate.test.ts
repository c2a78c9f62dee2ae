import { describe, expect, it } from "vitest";
import { accumulate } from "../../src/stream/accumulate.js";

async function* stream(values: readonly unknown[]) {
  yield* values;
}

const delta = (fields: object, finish: string | null = null) => ({
  choices: [{ index: 0, delta: fields, finish_reason: finish }],
});
const call = (fields: object) => delta({ tool_calls: [fields] });

describe("accumulate", () => {
  it("joins text, unknown text fields and the reason to finish", async () => {
    const message = await accumulate(
      stream([
        delta({ role: "assistant", content: "", reasoning_content: "th" }),
        delta({ content: null, reasoning_content: "ink" }),
        delta({ content: "a" }),
        delta({ content: "b" }),
        { choices: [], usage: { total_tokens: 1 } },
        delta({}, "stop"),
      ]),
    );
    expect(message).toEqual({ role: "assistant", content: "ab", reasoning_content: "think", finish_reason: "stop" });
  });

  it("has null for the content of a message that has none, as its type says", async () => {
    const empty = { role: "assistant", content: null, refusal: null };
    const message = await accumulate(stream([delta(empty), call({ index: 0, id: "a" }), delta({}, "tool_calls")]));
    expect(Object.keys(message).sort()).toEqual(["content", "finish_reason", "role", "tool_calls"]);
    expect(message.content).toBeNull();
  });

  it("takes a whole message where a chunk has one in place of a delta", async () => {
    const whole = { choices: [{ index: 0, message: { role: "assistant", content: "a" }, finish_reason: "stop" }] };
    expect(await accumulate(stream([whole]))).toMatchObject({ role: "assistant", content: "a", finish_reason: "stop" });
  });

  it("keeps to the first choice", async () => {
    const other = { choices: [{ index: 1, delta: { content: "no" } }] };
    expect(await accumulate(stream([delta({ content: "a" }), other, delta({ content: "b" })]))).toMatchObject({
      content: "ab",
    });
  });

  it.each([
    [
      "with indexes",
      [
        { index: 0, id: "a", type: "function", function: { name: "f", arguments: "" } },
        { index: 1, id: "b", type: "function", function: { name: "g", arguments: '{"' } },
        { index: 0, function: { arguments: "{}" } },
        { index: 1, function: { arguments: 'x":1}' } },
      ],
    ],
    [
      "without indexes",
      [
        { id: "a", function: { name: "f", arguments: "{" } },
        { function: { arguments: "}" } },
        { id: "b", function: { name: "g", arguments: '{"x"' } },
        { function: { arguments: ":1}" } },
      ],
    ],
    [
      "with index 0 for all and the name repeated",
      [
        { index: 0, id: "a", function: { name: "f", arguments: "{}" } },
        { index: 0, id: "b", function: { name: "g", arguments: '{"x' } },
        { index: 0, id: "b", function: { name: "g", arguments: '":1}' } },
      ],
    ],
    [
      "with the id repeated and arguments as an object",
      [
        { index: 0, id: "a", function: { name: "f", arguments: {} } },
        { index: 1, id: "b", function: { name: "g" } },
        { index: 1, id: "b", function: { arguments: { x: 1 } } },
      ],
    ],
    [
      "out of order, with indexes as texts",
      [
        { index: "1", id: "b", function: { name: "g", arguments: '{"x"' } },
        { index: "0", id: "a", function: { name: "f", arguments: "{" } },
        { index: 1, function: { arguments: ":1}" } },
        { index: 0, function: { arguments: "}" } },
      ],
    ],
  ])("puts tool calls together %s", async (_, pieces) => {
    const { tool_calls } = await accumulate(stream(pieces.map(call)));
    expect(tool_calls).toEqual([
      { id: "a", type: "function", function: { name: "f", arguments: "{}" } },
      { id: "b", type: "function", function: { name: "g", arguments: '{"x":1}' } },
    ]);
  });

  it("joins a name that comes in pieces, and keeps prototypes out of reach", async () => {
    const evil = JSON.parse('{"__proto__":{"polluted":true},"content":"x"}');
    const message = await accumulate(
      stream([call({ id: "a", function: { name: "get_" } }), call({ function: { name: "weather" } }), delta(evil)]),
    );
    expect(message.tool_calls?.[0]?.function.name).toBe("get_weather");
    expect(message.content).toBe("x");
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  });

  it("reads completions and response events", async () => {
    const text = stream([{ choices: [{ text: "a" }] }, { choices: [{ text: "b", finish_reason: "stop" }] }]);
    expect(await accumulate(text)).toMatchObject({ content: "ab", finish_reason: "stop" });
    const response = stream([
      { type: "response.created" },
      { type: "response.output_text.delta", delta: "a" },
      { type: "response.output_text.delta", delta: "b" },
      { type: "response.output_item.done", item: { type: "function_call", call_id: "c", name: "f", arguments: "{}" } },
      { type: "response.completed" },
    ]);
    expect(await accumulate(response)).toMatchObject({
      content: "ab",
      tool_calls: [{ id: "c", function: { name: "f", arguments: "{}" } }],
    });
  });
});
