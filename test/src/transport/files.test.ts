import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { encodeBody } from "../../../src/transport/body.js";
import { encodeRaw } from "../../../src/transport/encode-raw.js";
import { fileName, toBlob, toBodyInit, toFile } from "../../../src/transport/file.js";

const encoding = (type: string) => ({ type, options: {}, asBytes: false });

/** Bytes in time, and whether whoever reads them has stopped before their end. */
function source(...chunks: readonly (string | Uint8Array)[]) {
  let isStopped = false;
  async function* generate() {
    try {
      yield* chunks;
    } finally {
      isStopped = true;
    }
  }
  return { bytes: generate() as AsyncIterable<Uint8Array>, isStopped: () => isStopped };
}

describe("a file", () => {
  it.each<[string, () => Parameters<typeof toFile>[0]]>([
    ["a text", () => "abc"],
    ["a promise", async () => new Blob(["abc"])],
    ["a blob", () => new Blob(["abc"])],
    ["a buffer", () => new TextEncoder().encode("abc").buffer],
    ["a view", () => new TextEncoder().encode("abc")],
    ["a stream", () => new Blob(["abc"]).stream()],
    ["a stream of Node", () => Readable.from(["a", "bc"])],
    ["chunks in time", () => source("a", new Uint8Array([98, 99])).bytes],
    ["an answer", () => new Response("abc")],
    ["what becomes a buffer", () => ({ arrayBuffer: async () => new TextEncoder().encode("abc").buffer }) as Blob],
  ])("a file is made of %s", async (_, make) => {
    const file = await toFile(make());
    expect([file instanceof File, await file.text()]).toEqual([true, "abc"]);
  });

  it("a file has the name and type that it is given, or else its own", async () => {
    const png = new File(["x"], "a.png", { type: "image/png" });
    const told = async (...given: Parameters<typeof toFile>) => {
      const { name, type } = await toFile(...given);
      return [name, type];
    };
    expect(await told(png)).toEqual(["a.png", "image/png"]);
    expect(await told(png, "b", { type: "text/x" })).toEqual(["b", "text/x"]);
    expect(await told(new Uint8Array(1))).toEqual(["file", ""]);
    expect(await told("x", "", {})).toEqual(["", ""]);
  });

  it.each<[unknown, string | undefined]>([
    [{ name: "a.txt", path: "/b/c" }, "a.txt"],
    [{ name: "" }, ""],
    [{ name: 1, path: "/b/c.png" }, "c.png"],
    [{ path: "C:\\b\\c.png" }, "c.png"],
    [{ path: "", url: "https://a.example/b/c.png?d=/e#f" }, "c.png"],
    [{ path: Buffer.from("x"), url: "https://a.example/b/" }, undefined],
    [{ path: 1, url: "" }, undefined],
    [undefined, undefined],
    ["text", undefined],
  ])("the name of the file %j is %s", (value, name) => {
    expect(fileName(value)).toBe(name);
  });

  it("a blob stays what it is, and so do streams and buffers that are sent", async () => {
    const blob = new Blob(["x"]);
    expect(await toBlob(blob)).toBe(blob);
    const stream = new ReadableStream<Uint8Array>();
    const view = new Uint8Array(1);
    for (const value of [blob, stream, view, view.buffer]) expect(toBodyInit(value)).toBe(value);
    const answer = new Response("x");
    expect(toBodyInit(answer)).toBe(answer.body);
    expect((toBodyInit(new Response()) as Blob).size).toBe(0);
  });

  it("chunks that nobody reads to their end are let go", async () => {
    const { bytes, isStopped } = source("a", "b");
    const reader = (toBodyInit(bytes) as ReadableStream<Uint8Array>).getReader();
    expect((await reader.read()).value).toEqual(new Uint8Array([97]));
    expect(isStopped()).toBe(false);
    await reader.cancel();
    expect(isStopped()).toBe(true);
    const endless: AsyncIterable<Uint8Array> = {
      [Symbol.asyncIterator]: () => ({ next: async () => ({ value: new Uint8Array(1) }) }),
    };
    await expect((toBodyInit(endless) as ReadableStream).cancel()).resolves.toBeUndefined();
  });
});

describe("a body of bytes", () => {
  it.each<[string, unknown, string, string]>([
    ["the type that is described", new Uint8Array(1), "image/png", "image/png"],
    ["its own type", new Blob([], { type: "image/gif" }), "image/png", "image/gif"],
    ["its own type of a range", new Blob([], { type: "image/gif" }), "image/*", "image/gif"],
    ["bytes where anything is", new Uint8Array(1), "*/*", "application/octet-stream"],
    [
      "bytes where bytes are",
      new Blob([], { type: "image/gif" }),
      "application/octet-stream",
      "application/octet-stream",
    ],
    [
      "the type described for what only looks like a Blob",
      { type: "image/gif", arrayBuffer: async () => new ArrayBuffer(1) },
      "image/png",
      "image/png",
    ],
    ["JSON of bytes", new Uint8Array(1), "application/json", "application/json"],
    ["a text", "x", "image/png", "image/png"],
    ["a text where anything is", "x", "*/*", "text/plain"],
    ["a text of a range", "x", "text/*", "text/plain"],
    ["JSON of a value", { a: 1 }, "application/a+json; v=1", "application/a+json; v=1"],
  ])("a body of bytes is sent as %s", async (_, value, type, contentType) => {
    expect((await encodeRaw(value, encoding(type))).contentType).toBe(contentType);
  });

  it("a body of bytes of a range has to say what it is", async () => {
    for (const value of [new Uint8Array(1), new Blob([])])
      await expect(encodeRaw(value, encoding("image/*"))).rejects.toThrow(
        "The body has to say which image/* it is: give a Blob its type, or the option contentType.",
      );
  });

  it("a stream can be sent once, all else again", async () => {
    const once = async (value: unknown) => (await encodeRaw(value, encoding("image/png"))).once;
    expect(await once(new ReadableStream())).toBe(true);
    expect(await once(source("a").bytes)).toBe(true);
    expect([await once(new Blob([])), await once(new Uint8Array(1))]).toEqual([false, false]);
    const plain = async (value: unknown) => (await encodeBody(value, encoding("image/png"))).once;
    expect([await plain(new ReadableStream()), await plain(new Blob([]))]).toEqual([true, false]);
  });

  it.each([1, null, undefined, {}, ["x"], new Map(), true])("no body of bytes is %j", async (value) => {
    const message = "A body of type image/png must be a string, Blob, buffer or stream.";
    await expect(encodeRaw(value, encoding("image/png"))).rejects.toThrow(message);
    await expect(encodeBody(value, encoding("image/png"))).rejects.toThrow(message);
  });

  it.each<[string, unknown]>([
    ["a file", new File([], "a")],
    ["a buffer", new ArrayBuffer(1)],
    ["a view", new DataView(new ArrayBuffer(1))],
    ["numbers", new Uint16Array(1)],
    ["a stream", new ReadableStream()],
    ["a text", "x"],
  ])("what the platform sends as it is needs no more: %s", async (_, value) => {
    expect(await encodeBody(value, encoding("image/png"))).toMatchObject({ data: value, contentType: "image/png" });
    const json = await encodeBody("x", encoding("application/a+json"));
    expect(json).toEqual({ data: '"x"', contentType: "application/a+json" });
  });
});
