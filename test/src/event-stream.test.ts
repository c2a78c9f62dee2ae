import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseEventStream } from "../../src/stream/event-stream.js";
import { holds } from "../helpers/random-runs.js";
import { corpusFile } from "./fixtures/corpus.js";

const encoder = new TextEncoder();

async function* pieces(bytes: Uint8Array, cuts: readonly number[]): AsyncGenerator<Uint8Array> {
  let from = 0;
  for (const cut of [...cuts, bytes.length]) {
    yield bytes.subarray(from, cut);
    from = cut;
  }
}

async function parse(bytes: Uint8Array, cuts: readonly number[] = []) {
  const events = [];
  for await (const event of parseEventStream(pieces(bytes, cuts))) events.push(event);
  return events;
}

const everyByte = (bytes: Uint8Array) => Array.from({ length: Math.max(0, bytes.length - 1) }, (_, i) => i + 1);
const text = (value: string) => parse(encoder.encode(value));

/** A small generator of its own, so that a failure names a seed that repeats it. */
function randomCuts(length: number, seed: number): number[] {
  let state = seed * 2654435761 + 1;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  return Array.from({ length: 1 + Math.floor(random() * 6) }, () => Math.floor(random() * (length + 1))).sort(
    (a, b) => a - b,
  );
}

describe("parseEventStream", () => {
  it("reads the fields of an event", async () => {
    expect(await text("event: note\nid: 7\nretry: 1500\ndata: a\ndata:b\n\n")).toEqual([
      { event: "note", data: "a\nb", id: "7", retry: 1500 },
    ]);
  });

  it("takes LF, CR and CRLF as one line end, also when a piece ends between CR and LF", async () => {
    const bytes = encoder.encode("data: 1\r\n\r\ndata: 2\r\rdata: 3\n\n");
    const expected = ["1", "2", "3"];
    expect((await parse(bytes)).map((event) => event.data)).toEqual(expected);
    expect((await parse(bytes, everyByte(bytes))).map((event) => event.data)).toEqual(expected);
  });

  it("strips one byte order mark, also when it comes byte by byte", async () => {
    const bytes = encoder.encode("\ufeffdata: a\n\n\ufeffdata: b\n\n");
    expect((await parse(bytes, everyByte(bytes))).map((event) => event.data)).toEqual(["a"]);
  });

  it("flushes an unfinished line and an unfinished event at the end", async () => {
    expect((await text("data: a\n\ndata: [DONE]")).map((event) => event.data)).toEqual(["a", "[DONE]"]);
    expect(await text("data: a\n\nevent: x\n")).toHaveLength(1);
  });

  it("delivers empty data, and nothing for a block without data", async () => {
    expect(await text("data\n\n:comment\n\nid: 1\n\n")).toEqual([{ event: "message", data: "", id: "" }]);
  });

  // The HTML standard, section 9.2.6, with what we do at the end of a stream: an unfinished block counts.
  it.each([
    ["one space after the colon is no part of a value", "data:  a\n\n", ["message| a|"]],
    ["a colon in a value is one", "data: a: b\n\n", ["message|a: b|"]],
    ["a line without a colon is a field without a value", "data\ndata\n\n", ["message|\n|"]],
    ["a line that begins with a colon is a comment", ":data: a\ndata: b\n\n", ["message|b|"]],
    [
      "names of fields are in small letters, without spaces",
      "Data: a\n data: b\ndata : c\ndata: d\n\n",
      ["message|d|"],
    ],
    ["other fields are passed over", "datum: a\ndata: b\n\n", ["message|b|"]],
    ["an event's name is for one event", "event: x\ndata: a\n\ndata: b\n\n", ["x|a|", "message|b|"]],
    ["an event's name is lost with a block without data", "event: x\n\ndata: a\n\n", ["message|a|"]],
    ["the last name of an event counts", "event: x\nevent: y\ndata: a\n\n", ["y|a|"]],
    ["an empty name is none", "event\ndata: a\n\n", ["message|a|"]],
    [
      "an id stays until another one comes",
      "id: 1\ndata: a\n\ndata: b\n\nid\ndata: c\n\n",
      ["message|a|1", "message|b|1", "message|c|"],
    ],
    ["an id of a block without data stays, too", "id: 1\n\ndata: a\n\n", ["message|a|1"]],
    ["an id that holds NUL is none", "id: 1\nid: 2\u0000\ndata: a\n\n", ["message|a|1"]],
    [
      "a time to reconnect is of digits, and stays",
      "retry: 20\ndata: a\n\nretry: 1s\ndata: b\n\n",
      ["message|a||20", "message|b||20"],
    ],
    ["a time to reconnect has no sign and is not empty", "retry: -1\nretry\nretry: 1.5\ndata: a\n\n", ["message|a|"]],
    ["several blank lines end one event", "data: a\n\n\n\ndata: b\n\n", ["message|a|", "message|b|"]],
    [
      "a byte order mark is one at the beginning alone",
      "\ufeffdata: a\n\ndata: \ufeffb\n\n",
      ["message|a|", "message|\ufeffb|"],
    ],
    ["an unfinished line and block count", "event: x\ndata: a\nid: 1", ["x|a|1"]],
    ["nothing comes of nothing", "", []],
  ])("follows the standard: %s", async (_, stream, wanted) => {
    const bytes = encoder.encode(stream);
    for (const cuts of [[], everyByte(bytes)]) {
      const events = await parse(bytes, cuts);
      const told = events.map(({ event, data, id, retry }) => [
        event,
        data,
        id,
        ...(retry === undefined ? [] : [retry]),
      ]);
      expect(told.map((fields) => fields.join("|"))).toEqual(wanted);
    }
  });

  it("reads bytes that are no UTF-8 as marks of what is missing", async () => {
    const bytes = Uint8Array.from([...encoder.encode("data: a"), 0xff, 0xc3, ...encoder.encode("b\n\n")]);
    for (const cuts of [[], everyByte(bytes)]) expect((await parse(bytes, cuts))[0]?.data).toBe("a\ufffd\ufffdb");
  });

  it("refuses a line and an event beyond its limits", async () => {
    const collect = async (value: string, limits: { maxLineLength?: number; maxEventLength?: number }) => {
      for await (const _ of parseEventStream(pieces(encoder.encode(value), [3, 9, 12]), limits));
    };
    await expect(collect(`data: ${"x".repeat(40)}\n\n`, { maxLineLength: 20 })).rejects.toThrow(RangeError);
    await expect(collect("data: 12345\n".repeat(9), { maxEventLength: 30 })).rejects.toThrow(RangeError);
    await expect(collect("data: 12345\n\n".repeat(9), { maxLineLength: 20, maxEventLength: 30 })).resolves.toBe(
      undefined,
    );
  });

  it("cancels a ReadableStream when the loop is left", async () => {
    let cancelled = false;
    const stream = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(encoder.encode("data: x\n\n")),
      cancel: () => {
        cancelled = true;
      },
    });
    for await (const event of parseEventStream(stream)) {
      expect(event.data).toBe("x");
      break;
    }
    expect(cancelled).toBe(true);
  });

  it("gives the same events however random bytes are split", async () => {
    const bytes = fc.uint8Array({ maxLength: 200 }).map((values) => values.map((v) => (v < 150 ? 0x20 + (v % 95) : v)));
    const line = fc.constantFrom("data: x", "data", ":c", "id: 1", "event: e", "retry: 1", "", "\r", "\n", "é", "\0");
    const source = fc.oneof(
      bytes,
      fc.array(line).map((lines) => encoder.encode(lines.join("\n"))),
    );
    await holds(
      fc.asyncProperty(source, async (value) => {
        expect(await parse(value, everyByte(value))).toEqual(await parse(value));
      }),
      150,
    );
  });

  it("reads a long line that comes in many small pieces", async () => {
    // Work that grows with the square of the pieces would run into the test's time limit.
    const bytes = encoder.encode(`data: ${"x".repeat(5 << 20)}\n\n`);
    const cuts = Array.from({ length: Math.floor(bytes.length / 64) }, (_, i) => (i + 1) * 64);
    expect((await parse(bytes, cuts))[0]?.data).toHaveLength(5 << 20);
  });
});

interface Vector {
  readonly name: string;
  readonly hex: string;
  readonly expect: readonly { event: string; data: string; id: string }[];
  readonly relay_expect?: Vector["expect"];
  readonly retry?: number;
}

const vectorFile = corpusFile("sse/vectors.json");
describe.skipIf(vectorFile === undefined)("event-stream vectors (skipped without ../shared)", () => {
  const { vectors }: { vectors: Vector[] } = JSON.parse(
    vectorFile ? readFileSync(vectorFile, "utf8") : `{"vectors":[]}`,
  );
  it.each(vectors)("$name", async ({ hex, expect: strict, relay_expect, retry }) => {
    const bytes = Uint8Array.from(Buffer.from(hex, "hex"));
    const expected = relay_expect ?? strict;
    const splits = [[], everyByte(bytes), ...Array.from({ length: 60 }, (_, seed) => randomCuts(bytes.length, seed))];
    for (const cuts of splits) {
      const events = await parse(bytes, cuts);
      expect(
        events.map(({ event, data, id }) => ({ event, data, id })),
        `cuts ${cuts}`,
      ).toEqual(expected);
      if (retry !== undefined && events.length > 0) expect(events.at(-1)?.retry).toBe(retry);
    }
  });
});
