import { describe, expect, it } from "vitest";
import { type EventLimits, makeEventParser, type StreamSyntax } from "../../../src/stream/event-parser.js";
import { EventLimitError } from "../../../src/transport/event-limit-error.js";

function parse(pieces: readonly string[], syntax?: StreamSyntax, limits?: EventLimits): readonly string[] {
  const found: string[] = [];
  const parser = makeEventParser(({ event, data }) => found.push(`${event}|${data}`), limits, syntax);
  for (const piece of pieces) parser.feed(piece);
  parser.end();
  return found;
}

/** In one piece, and letter by letter. */
function both(text: string, syntax?: StreamSyntax, limits?: EventLimits): readonly string[] {
  const found = parse([text], syntax, limits);
  expect(parse([...text], syntax, limits)).toEqual(found);
  return found;
}

describe("lines that are each an event", () => {
  it("are read without the space around them, and blank ones are none", () => {
    expect(both(' {"a":1}\r\n\n\t\ndata: x\r: y\n{', "lines")).toEqual([
      'message|{"a":1}',
      "message|data: x",
      "message|: y",
      "message|{",
    ]);
    expect(both("data: x\n\ndata: y\n\n", "lines")).toEqual(["message|data: x", "message|data: y"]);
  });
});

describe("JSON between the fields of events", () => {
  it.each([
    ["on a line of its own", '{"a":1}\ndata: x\n\n', ['message|{"a":1}', "message|x"]],
    ["behind an event", 'data: x\n\n{"a":1}\n', ["message|x", 'message|{"a":1}']],
    ["behind an event without its blank line", 'event: e\ndata: x\n{"a":1}\n', ["e|x", 'message|{"a":1}']],
    ["without the last line end", 'data: x\n\n{"a":1}', ["message|x", 'message|{"a":1}']],
    ["on several lines", '{\n  "a": 1\n}\n\ndata: x\n\n', ['message|{\n  "a": 1\n}', "message|x"]],
    [
      "on several lines, with what looks like a field",
      '{"a":\ndata: 1}\n\ndata: x\n\n',
      ['message|{"a":\ndata: 1}', "message|x"],
    ],
    ["twice", '{"a":1}\n{"b":2}\n', ['message|{"a":1}', 'message|{"b":2}']],
    ["behind a space is a field that nobody knows", ' {"a":1}\ndata: x\n\n', ["message|x"]],
    ["with the name of an event before it", 'event: e\n{"a":1}\ndata: x\n\n', ['message|{"a":1}', "message|x"]],
  ])("is an event where the streams are mixed: %s", (_, text, events) => {
    expect(both(text, "mixed")).toEqual(events);
  });

  it("is no event where they are not", () => {
    expect(both('{"a":1}\ndata: x\n\n')).toEqual(["message|x"]);
    expect(both('data: x\n{"a":1}\ndata: y\n\n')).toEqual(["message|x\ny"]);
  });
});

describe("events of one line", () => {
  it.each([
    ["behind another", "data: a\n\ndata: b\n\n", ["message|a", "message|b"]],
    ["behind a name", "event: e\ndata: a\n\ndata: b\n\n", ["e|a", "message|b"]],
    ["behind data", "data: a\ndata: b\n\n", ["message|a\nb"]],
    ["without data", "data: \n\ndata:\n\n", ["message|", "message|"]],
    ["with two spaces", "data:  a\n\n", ["message| a"]],
    ["of another name", "datas: a\n\n", []],
  ])("are read like others: %s", (_, text, events) => {
    expect(both(text)).toEqual(events);
  });

  it("are read like others behind the piece before", () => {
    expect(parse(["da", "ta: a\n\n"])).toEqual(["message|a"]);
    expect(parse(["data: a\n", "data: b\n\n"])).toEqual(["message|a\nb"]);
    expect(parse(["data: a\r", "\ndata: b\r", "\n\r", "\n"])).toEqual(["message|a\nb"]);
    expect(parse(["data: a\r", "", "\ndata: b\n\n"])).toEqual(["message|a\nb"]);
    expect(parse(["data: a\n", "\n"])).toEqual(["message|a"]);
  });
});

describe("limits of events", () => {
  const limited = (text: string, limits: EventLimits, syntax?: StreamSyntax) => {
    const results = [[text], [...text]].map((pieces) => {
      try {
        return parse(pieces, syntax, limits).length;
      } catch (error) {
        return error instanceof EventLimitError ? error.message : error;
      }
    });
    expect(results[1]).toBe(results[0]);
    return results[0];
  };
  const more = (limit: number) => `The stream has more than ${limit} characters in one piece.`;

  it.each<[string, string, StreamSyntax]>([
    ["an event of one line", "data: 1234\n\n", "events"],
    ["a line of an event", "event: 123\ndata: x\n\n", "events"],
    ["a line that is an event", "1234567890\n", "lines"],
    ["a line that does not end", "1234567890", "lines"],
    ["a line of JSON", '{"a":"bc"}\n', "mixed"],
  ])("are those of a line: %s", (_, text, syntax) => {
    expect(limited(text, { maxLineLength: 10 }, syntax)).toBe(1);
    expect(limited(text, { maxLineLength: 9 }, syntax)).toBe(more(9));
  });

  it.each<[string, string, StreamSyntax]>([
    ["an event of one line", "data: 123\n\n", "events"],
    ["an event of two lines", "data: 1\ndata: 3\n\n", "events"],
    ["an event that does not end", "data: 1\ndata: 3", "events"],
    ["a line that is an event", "123\n", "lines"],
    ["lines of JSON", "{\n}\n\n", "mixed"],
  ])("are those of an event: %s", (_, text, syntax) => {
    expect(limited(text, { maxEventLength: 3 }, syntax)).toBe(1);
    expect(limited(text, { maxEventLength: 2 }, syntax)).toBe(more(2));
  });

  it("are sixteen and thirty-two million where none are given", () => {
    expect(parse([`data: ${"x".repeat(2 ** 24 - 6)}`])).toHaveLength(1);
    expect(() => parse([`data: ${"x".repeat(2 ** 24 - 5)}`])).toThrow(more(2 ** 24));
    const line = `data: ${"x".repeat(2 ** 24 - 16)}\n`;
    const rest = (length: number) => `data: ${"x".repeat(length)}\n\n`;
    expect(parse([line, line, rest(30)])).toHaveLength(1);
    expect(() => parse([line, line, rest(31)])).toThrow(more(2 ** 25));
  });
});
