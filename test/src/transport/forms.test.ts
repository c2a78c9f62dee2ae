import { describe, expect, it } from "vitest";
import type { Encoding, FieldEncoding } from "../../../src/transport/body.js";
import { encodeForm } from "../../../src/transport/form.js";
import { multipartBytes } from "../../../src/transport/multipart.js";

const pairs = "application/x-www-form-urlencoded";
const parts = "multipart/form-data";
type More = Partial<Omit<Encoding, "type">>;

const encode = (value: unknown, type: string, more: More = {}) =>
  encodeForm(value, { type, options: {}, asBytes: false, ...more });

/** The text of a form of pairs, as it can be read. */
async function written(value: unknown, more?: More): Promise<string> {
  const { data, contentType } = await encode(value, pairs, more);
  expect(contentType).toBe(pairs);
  return String(data);
}

/** A form of parts as the names and contents of a `FormData`, or where it is bytes as their lines. */
async function partsOf(value: unknown, more?: More): Promise<readonly unknown[]> {
  const { data, contentType } = await encode(value, parts, more);
  if (data instanceof FormData) {
    expect(contentType).toBeUndefined();
    return Array.from(data, ([name, item]) => (typeof item === "string" ? `${name}=${item}` : [name, item]));
  }
  const blob = data as Blob;
  const boundary = /^multipart\/form-data; boundary=(.+)$/.exec(contentType ?? "")?.[1] ?? "none";
  const text = await blob.text();
  expect(text.endsWith(`--${boundary}--\r\n`)).toBe(true);
  return text
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => part.slice(2, -2));
}

describe("a form of pairs", () => {
  it.each<[string, unknown, FieldEncoding | undefined, string]>([
    ["a text", "x y&z", undefined, "a=x+y%26z"],
    ["a number", 1, undefined, "a=1"],
    ["a flag", false, undefined, "a=false"],
    ["nothing", null, undefined, ""],
    ["a list", [1, 2], undefined, "a=1&a=2"],
    ["an object", { b: 1, c: { d: 2 } }, undefined, "a[b]=1&a[c][d]=2"],
    ["a list of objects", [{ b: 1 }], undefined, "a[0][b]=1"],
    ["an empty list", [], undefined, ""],
    ["form", [1, 2], { style: "form" }, "a=1&a=2"],
    ["form", { b: 1, c: 2 }, { style: "form" }, "b=1&c=2"],
    ["form, exploded", { b: 1 }, { style: "form", explode: true }, "b=1"],
    ["form, not exploded", [1, "2,3"], { style: "form", explode: false }, "a=1,2%2C3"],
    ["form, not exploded", { b: 1, c: 2 }, { style: "form", explode: false }, "a=b,1,c,2"],
    ["form, not exploded", "1,2", { style: "form", explode: false }, "a=1%2C2"],
    ["spaces", [1, 2], { style: "spaceDelimited" }, "a=1+2"],
    ["spaces", [], { style: "spaceDelimited" }, ""],
    ["spaces, exploded", [1, 2], { style: "spaceDelimited", explode: true }, "a=1&a=2"],
    ["bars", [1, 2], { style: "pipeDelimited", explode: false }, "a=1|2"],
    ["tabs", [1, 2], { style: "tabDelimited", explode: false }, "a=1\t2"],
    ["an unknown style", [1, 2], { style: "simple", explode: false }, "a=1,2"],
    ["deepObject", { b: { c: 1 } }, { style: "deepObject" }, "a[b][c]=1"],
    ["deepObject", [1, { b: 2 }, [3]], { style: "deepObject" }, "a[0]=1&a[1][b]=2&a[2][0]=3"],
    ["deepObject", "x", { style: "deepObject" }, "a=x"],
    ["JSON", { b: [1] }, { type: "application/json" }, 'a={"b":[1]}'],
    ["JSON", [1, 2], { type: "application/a+json; charset=utf-8" }, "a=[1,2]"],
    ["JSON", [{ b: 1 }, 2], { type: "application/json" }, 'a={"b":1}&a=2'],
    ["JSON", "x", { type: "application/json" }, "a=x"],
    ["another type", { b: 1 }, { type: "application/jsonp" }, "a[b]=1"],
  ])("a form of pairs has a field (%s), which is %j and described as %j, as %s", async (_, a, field, text) => {
    const fields = field && { fields: { a: field } };
    const found = await written({ a, skipped: undefined }, fields);
    expect(decodeURIComponent(found)).toBe(decodeURIComponent(text));
    if (text.includes("%")) expect(found).toBe(text);
  });

  it("a form of pairs has brackets and JSON where they are described, and the caller's choice first", async () => {
    const value = { a: [1, 2], "b[]": [3], c: { d: [4] } };
    const readable = async (more: More) => decodeURIComponent(await written(value, more));
    expect(await readable({ arrays: "brackets" })).toBe("a[]=1&a[]=2&b[]=3&c[d][]=4");
    expect(await readable({ arrays: "brackets", options: { formArrays: "repeat" } })).toBe("a=1&a=2&b[]=3&c[d]=4");
    expect(await readable({ objects: "json" })).toBe('a=1&a=2&b[]=3&c={"d":[4]}');
    expect(await readable({ objects: "json", options: { formObjects: "brackets" } })).toBe("a=1&a=2&b[]=3&c[d]=4");
    expect(await readable({ objects: "json", fields: { c: { style: "deepObject" } } })).toBe("a=1&a=2&b[]=3&c[d]=4");
    expect(await readable({ options: { formObjects: "json" } })).toBe('a=1&a=2&b[]=3&c={"d":[4]}');
  });

  it("a form of pairs is given as one, or as an object, and holds no file", async () => {
    expect(await written(new URLSearchParams("a=1&a=2"))).toBe("a=1&a=2");
    expect(await written({ at: new Date(0) })).toBe("at=1970-01-01T00%3A00%3A00.000Z");
    expect(await written({ a: new Date(0) }, { objects: "json" })).toBe("a=1970-01-01T00%3A00%3A00.000Z");
    for (const value of ["a=1", [1], new Uint8Array(1)])
      await expect(encode(value, pairs)).rejects.toThrow(/must be (?:an object|plain data)/);
    await expect(written({ f: new Blob(["x"]) })).rejects.toThrow("f is a file, which this form cannot hold.");
    await expect(written({ f: [new Blob(["x"])] }, { objects: "json" })).rejects.toThrow("is a file");
    await expect(written({ f: new Blob(["x"]) }, { fields: { f: { style: "form", explode: false } } })).rejects.toThrow(
      "f is a file, which this form cannot hold.",
    );
  });
});

describe("a form of parts", () => {
  it("a form of parts without types is left to the platform", async () => {
    expect(await partsOf({ a: "x", b: [1, 2], c: false, d: null, e: new Date(0) })).toEqual([
      "a=x",
      "b=1",
      "b=2",
      "c=false",
      "e=1970-01-01T00:00:00.000Z",
    ]);
    const value = { a: { b: [1] }, c: [{ d: 2 }] };
    expect(await partsOf(value, { objects: "brackets" })).toEqual(["a[b]=1", "c[0][d]=2"]);
    expect(await partsOf(value, { options: { formObjects: "brackets", formArrays: "brackets" } })).toEqual([
      "a[b][]=1",
      "c[0][d]=2",
    ]);
    const form = new FormData();
    expect((await encode(form, parts)).data).toBe(form);
  });

  it("a form of parts has JSON for objects, and texts as they are described", async () => {
    const head = (name: string, type: string) =>
      `Content-Disposition: form-data; name="${name}"\r\nContent-Type: ${type}`;
    expect(await partsOf({ a: { b: 1 }, c: [{ d: 2 }, 3] })).toEqual([
      `${head("a", "application/json")}\r\n\r\n{"b":1}`,
      `${head("c", "application/json")}\r\n\r\n{"d":2}`,
      'Content-Disposition: form-data; name="c"\r\n\r\n3',
    ]);
    const fields = {
      a: { type: "text/csv, application/vnd.a+json" },
      b: { type: "application/json" },
      c: { type: "*/*, text/csv" },
      d: { style: "form", explode: false },
      e: { type: "application/json", style: "deepObject" },
    };
    const value = { a: { n: 1 }, b: [1, "x"], c: "1;2", d: [1, 2], e: { f: 1 } };
    expect(await partsOf(value, { fields })).toEqual([
      `${head("a", "application/vnd.a+json")}\r\n\r\n{"n":1}`,
      `${head("b", "application/json")}\r\n\r\n[1,"x"]`,
      `${head("c", "text/csv")}\r\n\r\n1;2`,
      'Content-Disposition: form-data; name="d"\r\n\r\n1,2',
      `${head("e[f]", "application/json")}\r\n\r\n1`,
    ]);
    expect(await partsOf({ b: "x" }, { fields })).toEqual([`${head("b", "application/json")}\r\n\r\n"x"`]);
    expect(await partsOf({ b: { n: 1 } }, { objects: "brackets", fields })).toEqual([
      `${head("b", "application/json")}\r\n\r\n{"n":1}`,
    ]);
  });

  it("a form of parts names its files as they are named, or else as their field", async () => {
    const named = new File(["x"], "x.txt", { type: "text/plain" });
    const fields = { a: { type: "image/png, image/jpeg" }, d: { type: "image/*" } };
    const all = await partsOf(
      { a: new Uint8Array([1]), b: named, c: new Blob(["y"]), d: new Blob(["z"]), list: [named, new Blob(["w"])] },
      { fields },
    );
    expect(all.map((each) => (each as [string, File])[0])).toEqual(["a", "b", "c", "d", "list", "list"]);
    expect(all.map((each) => (each as [string, File])[1]).map(({ name, type }) => `${name} ${type}`)).toEqual([
      "a image/png",
      "x.txt text/plain",
      "blob ",
      "blob ",
      "x.txt text/plain",
      "blob ",
    ]);
    expect(await partsOf({ b: named }, { asBytes: true })).toEqual([
      'Content-Disposition: form-data; name="b"; filename="x.txt"\r\nContent-Type: text/plain\r\n\r\nx',
    ]);
    const retyped = await partsOf({ b: named }, { fields: { b: { type: "image/png" } } });
    expect((retyped[0] as [string, File])[1].type).toBe("text/plain");
  });

  it("a form of parts that the caller has made is written as bytes where it has to be", async () => {
    const form = new FormData();
    form.append("a", "1\n2");
    form.append("f", new Blob(["x"]), "n.bin");
    expect(await partsOf(form, { asBytes: true })).toEqual([
      'Content-Disposition: form-data; name="a"\r\n\r\n1\r\n2',
      'Content-Disposition: form-data; name="f"; filename="n.bin"\r\nContent-Type: application/octet-stream\r\n\r\nx',
    ]);
    const foreign = {
      [Symbol.toStringTag]: "FormData",
      *[Symbol.iterator]() {
        yield ["a", "b"];
      },
    };
    expect(await partsOf(foreign)).toEqual(["a=b"]);
  });

  it("a form of parts has the headers of its parts, each on a line", async () => {
    const fields = { a: { headers: { "x-a": "1\r\nx-b: 2" } } };
    expect(await partsOf({ a: "x" }, { fields })).toEqual([
      'Content-Disposition: form-data; name="a"\r\nx-a: 1 x-b: 2\r\n\r\nx',
    ]);
  });

  it("names of parts are escaped as the standard says, and lines of texts end as it says", async () => {
    const text = await multipartBytes([
      { name: 'a"b\rc\nd', value: "1\r2\n3\r\n4" },
      { name: "j", value: "1\n2", type: "text/x" },
      { name: "f", value: new Blob([]), fileName: 'q"' },
    ]).text();
    expect(text).toContain('name="a%22b%0D%0Ac%0D%0Ad"\r\n\r\n1\r\n2\r\n3\r\n4\r\n--');
    expect(text).toContain('name="j"\r\nContent-Type: text/x\r\n\r\n1\n2\r\n--');
    expect(text).toContain('name="f"; filename="q%22"\r\nContent-Type: application/octet-stream\r\n\r\n\r\n--');
    expect(text).toMatch(/^------concord[\da-f-]{36}\r\n/);
  });

  it("a form of parts is no list, no text and no file", async () => {
    for (const value of ["x", [1], new Blob([]), 1])
      await expect(encode(value, parts)).rejects.toThrow(/must be (?:an object|plain data)/);
  });
});
