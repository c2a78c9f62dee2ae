import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { isBinary } from "../../../src/validation/binary.js";

test.each<[string, unknown]>([
  ["a view of bytes", new Uint8Array(1)],
  ["a view of other numbers", new DataView(new ArrayBuffer(1))],
  ["a buffer", new ArrayBuffer(1)],
  ["a shared buffer", new SharedArrayBuffer(1)],
  ["a buffer of another realm", runInNewContext("new ArrayBuffer(1)")],
  ["a view of another realm", runInNewContext("new Uint8Array(1)")],
  ["what gives bytes in time", { async *[Symbol.asyncIterator]() {} }],
  ["what has a reader", { getReader: () => undefined }],
  ["what becomes a buffer", { arrayBuffer: async () => new ArrayBuffer(1) }],
  ["a blob of text", new Blob(["a"])],
  ["a stream of bytes", new ReadableStream()],
])("a file can be given as this: %s", (_, value) => {
  expect(isBinary(value)).toBe(true);
});

test.each<[string, unknown]>([
  ["nothing at all", undefined],
  ["the value null", null],
  ["a text of bytes", "bytes"],
  ["a number of bytes", 1],
  ["a function with a reader", Object.assign(() => 1, { getReader: 1 })],
  ["an object without properties", {}],
  ["a list of numbers", [1, 2]],
  ["an object that says it has a buffer", { arrayBuffer: true }],
  ["an object of a named class", new Map([["arrayBuffer", 1]])],
  ["an object that is called a buffer", { [Symbol.toStringTag]: "ArrayBuffers" }],
])("no file can be given as this: %s", (_, value) => {
  expect(isBinary(value)).toBe(false);
});
