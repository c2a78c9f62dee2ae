import { describe, expect, it } from "vitest";
import { changesBetween, documentOf } from "./contracts.js";

type Written = Readonly<Record<string, unknown>>;

const text = { type: "string" };
const file = { ...text, format: "binary" };
const bytes = { contentMediaType: "application/octet-stream" };
const list = (items: Written | boolean, more: Written = {}) => ({ type: "array", items, ...more });
const body = (mediaType: string, encoding?: Written) => (schema: Written) =>
  documentOf({
    operation: {
      requestBody: { content: { [mediaType]: { schema: { type: "object", properties: { q: schema } }, encoding } } },
    },
  });
const multipart = "multipart/form-data";
const form = "application/x-www-form-urlencoded";

/** Where each item of a list is written by itself. */
const places = {
  query: (schema: Written) => documentOf({ operation: { parameters: [{ name: "q", in: "query", schema }] } }),
  form: body(form),
  part: body(multipart),
  image: body(multipart, { q: { contentType: "image/png" } }),
};

const levels = async (base: object, revision: object) =>
  (await changesBetween(base, revision)).map(({ level }) => level);

describe.each(Object.entries(places))("a list of one: %s", (_, write) => {
  it.each([
    ["a text", text, list(text)],
    ["a number", { type: "integer" }, list(text)],
    ["a listed text", { enum: ["a", "b"] }, list({ enum: ["a", "b", "c"] }, { maxItems: 1 })],
    ["a file", file, list(file)],
    ["a file without a type", bytes, list(bytes)],
    ["the only one of a list", list(text, { maxItems: 1 }), text],
    ["the only one of a list by its position", list(false, { prefixItems: [text] }), text],
    ["a list of a first one", text, { type: "array", prefixItems: [text] }],
    ["an alternative that is gone", { anyOf: [text, list(text)] }, list(text)],
  ])("a list of one is written as what it holds: %s", async (_, base, revision) => {
    expect(new Set(await levels(write(base), write(revision)))).toEqual(new Set(["info"]));
  });

  it("a list that refuses one of them takes not what was taken", async () => {
    expect(await levels(write(text), write(list(text, { not: { const: ["x"] } })))).not.toContain("info");
  });

  it.each([
    ["two at least", file, list(file, { minItems: 2 })],
    ["another text", text, list({ type: "integer" })],
    ["several", list(text), text],
    ["another first item", text, { ...list(text), prefixItems: [{ type: "integer" }] }],
    ["one of some", text, list(text, { contains: { const: "a" } })],
    ["listed lists", text, list(text, { enum: [["x"]] })],
    ["none, or two", text, list(text, { anyOf: [{ minItems: 2 }, { maxItems: 0 }] })],
    ["none", text, list(text, { maxItems: 0 })],
  ])("a list that takes no one, or none like it, is proved: %s", async (_, base, revision) => {
    const [change] = await changesBetween(write(base), write(revision));
    expect(change?.breaking).toBe(true);
    expect(change?.witness).toBeDefined();
  });
});

it("an object in a part of a form is JSON, and is written once for each of a list; elsewhere it is not", async () => {
  const object = { type: "object", properties: { a: text } };
  expect(await levels(places.part(object), places.part(list(object)))).toEqual(["info"]);
  expect(await levels(places.form(object), places.form(list(object)))).toEqual(["error"]);
});

it("a list in one text is cut, and JSON is no list of itself", async () => {
  const joined = body(form, { q: { style: "form", explode: false } });
  expect(await levels(joined(text), joined(list(text, { maxItems: 1 })))).toEqual(["error"]);
  expect(await levels(joined(text), joined(list(text)))).toEqual(["info"]);
  const json = body(multipart, { q: { contentType: "application/json" } });
  expect(await levels(json(text), json(list(text)))).toEqual(["error"]);
});
