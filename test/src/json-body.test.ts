import { describe, expect, it } from "vitest";
import { ConcordError, ValidationError } from "../../src/index.js";
import { toJson } from "../../src/transport/json-body.js";

class Point {
  x = 1;
}
class Empty {}
class Own {
  toJSON(): string {
    return "own";
  }
}
const without = (prototype: object | null, fields: object = {}): object =>
  Object.assign(Object.create(prototype), fields);

describe("a body as JSON", () => {
  it.each([
    ["plain data", { a: [1, "b", null, true, { c: undefined }] }, '{"a":[1,"b",null,true,{}]}'],
    ["instances with fields", [new Point()], '[{"x":1}]'],
    ["what says how it is written", { own: new Own() }, '{"own":"own"}'],
    ["objects without a prototype", without(null, { a: 1 }), '{"a":1}'],
    ["empty ones", [{}, [], without(null)], "[{},[],{}]"],
  ])("a body has %s", (_, value, text) => {
    expect(toJson(value)).toBe(text);
  });

  it.each([
    ["a date", new Date(0), "Date"],
    ["a map", new Map([["a", 1]]), "Map"],
    ["a set", new Set([1]), "Set"],
    ["a form", new FormData(), "FormData"],
    ["a file", new Blob(["x"]), "Blob"],
    ["bytes", new Uint8Array(2), "Uint8Array"],
    ["a stream", new ReadableStream(), "ReadableStream"],
    ["an instance without fields", new Empty(), "Empty"],
    ["an object of no constructor", without(Object.create(null)), "object"],
    ["a function", () => 1, "function"],
    ["a symbol", Symbol("a"), "symbol"],
    ["NaN", Number.NaN, "NaN"],
    ["an infinite number", Number.NEGATIVE_INFINITY, "-Infinity"],
  ])("a body that JSON would lose is refused in its place: %s", (_, value, received) => {
    let thrown: unknown;
    try {
      toJson({ list: [0, { value }] }, "body");
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(ValidationError);
    expect(thrown).toMatchObject({ issues: [{ code: "not-json", pointer: "/body/list/1/value", received }] });
  });

  it("a body that holds itself, or a number that JSON has not, is refused", () => {
    const circle: Record<string, unknown> = {};
    circle["own"] = [circle];
    for (const value of [circle, { n: 1n }]) expect(() => toJson(value)).toThrow(ConcordError);
  });
});
