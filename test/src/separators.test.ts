import { describe, expect, it } from "vitest";
import {
  allowReserved,
  encodeForm,
  writeCookieJoined,
  writeHeader,
  writeHeaderPairs,
  writeJoined,
  writeLabel,
  writeLabelPairs,
  writePiped,
  writeSpaced,
  writeTabbed,
} from "../../src/runtime.js";

describe("values that are sent as one text", () => {
  it.each([
    ["a space", "a b", writeSpaced],
    ["a bar", "a|b", writePiped],
    ["a tab", "a\tb", writeTabbed],
    ["a comma in a cookie", "a,b", writeCookieJoined],
    ["a comma in a header", "a,b", writeHeader],
    ["a comma in a pair of a header", "a,b", writeHeaderPairs],
    ["a dot in a label", "a.b", writeLabelPairs],
  ])("a text with %s in it, which is what separates it from others, is refused: %s", (_, text, write) => {
    for (const value of [[text, "c"], { c: text }])
      expect(() => write("name", value)).toThrow(`name must be of texts without`);
    expect(String(write("name", ["c", "d"]))).toMatch(/c(?:\W|%20|%7C|%09|1=)d/);
  });

  it("texts are sent whole where what separates them is escaped in them", () => {
    expect(writeJoined("n", ["a,b", "c|d e"])).toEqual(["n=a%2Cb,c%7Cd%20e"]);
    expect(writeSpaced("n", ["a|b", "c,d"])).toEqual(["n=a%7Cb%20c%2Cd"]);
    expect(writeLabel("n", ["1.5", "a,b"])).toBe(".1.5,a%2Cb");
    expect(allowReserved(writeJoined("n", ["a,b", "c/d"]), true)).toEqual(["n=a%2Cb,c/d"]);
    expect(allowReserved(["n=a%2Cb"])).toEqual(["n=a,b"]);
  });

  it.each([
    ["spaceDelimited", "a b"],
    ["pipeDelimited", "a|b"],
  ])("a field of a form as %s refuses %j as well", async (style, text) => {
    const type = "application/x-www-form-urlencoded";
    const encode = (name: readonly string[]) =>
      encodeForm({ name }, { type, fields: { name: { style, explode: false } }, options: {}, asBytes: false });
    await expect(encode([text, "c"])).rejects.toThrow("name must be of texts without");
    expect((await encode(["c", "d"])).data).toMatch(/^name=c(?:\+|%7C)d$/);
  });

  it("headers of lists and objects take a text for them, and nothing is sent of an empty one", () => {
    for (const write of [writeHeader, writeHeaderPairs]) {
      expect(write("n", "a,b")).toBe("a,b");
      expect(write("n", [])).toBeUndefined();
      expect(write("n", [1, 2])).toBe("1,2");
    }
    expect(writeHeaderPairs("n", { a: 1, b: 2 })).toBe("a=1,b=2");
  });
});
