import { describe, expect, it } from "vitest";
import { makeRecordParser } from "../../src/stream/record-parser.js";

const mark = "\u001e";

function read(pieces: readonly string[], end = true, maxEventLength?: number): readonly string[] {
  const found: string[] = [];
  const parser = makeRecordParser(({ event, data }) => found.push(`${event} ${data}`), { maxEventLength });
  for (const piece of pieces) parser.feed(piece);
  if (end) parser.end();
  return found.map((each) => each.replace("message ", ""));
}

describe("records of JSON", () => {
  const two = `${mark}{"a":\n1}\n${mark}{"b":2}\n`;

  it("records have several lines, and are read however they are split", () => {
    expect(read([two])).toEqual(['{"a":\n1}', '{"b":2}']);
    expect(read([...two])).toEqual(['{"a":\n1}', '{"b":2}']);
  });

  it("records are there as soon as they are whole, not before", () => {
    expect(read([`${mark}{"a":\n`], false)).toEqual([]);
    expect(read([`${mark}{"a":\n`, "1}\n"], false)).toEqual(['{"a":\n1}']);
    expect(read([`${mark}{"a":1}`], false)).toEqual([]);
    expect(read([`${mark}{"a":1}${mark}`], false)).toEqual(['{"a":1}']);
  });

  it("records are lines where the server sends no mark", () => {
    expect(read(['{"a":1}\n{"b"', ":2}\n", '{"c":3}'])).toEqual(['{"a":1}', '{"b":2}', '{"c":3}']);
    expect(read([' \n{"a":1}\n'])).toEqual(['{"a":1}']);
  });

  it("records stay records where a piece of one begins without a mark", () => {
    expect(read([mark, '{"a":\n', "1}\n"])).toEqual(['{"a":\n1}']);
    expect(read([`\n${mark}{"a":1}\n`, `${mark}{"b":2}\n`])).toEqual(['{"a":1}', '{"b":2}']);
  });

  it("records that are empty are none", () => {
    expect(read([`${mark}${mark} \n${mark}{"a":1}\n`])).toEqual(['{"a":1}']);
    expect(read([])).toEqual([]);
  });

  it("records that are long are there before the next one", () => {
    const long = `{"a":"${"x".repeat(5_000)}",\n"b":1}`;
    expect(read([`${mark}${long}\n`], false)).toEqual([long]);
  });

  it("records may be as long as they may, not longer", () => {
    expect(read([`${mark}"2345678"`], true, 9)).toEqual(['"2345678"']);
    expect(() => read([`${mark}"23456789"`], true, 9)).toThrow("more than 9 characters");
  });
});
