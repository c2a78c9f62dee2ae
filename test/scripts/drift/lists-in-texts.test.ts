import { describe, expect, it } from "vitest";
import { changesBetween, documentOf } from "./contracts.js";

type Written = Readonly<Record<string, unknown>>;

const text = { type: "string" };
const whole = { type: "integer" };
const number = { type: "number" };
const digits = { ...text, pattern: "^[0-9]+$" };
const list = (items: Written, more: Written = {}) => ({ type: "array", items, ...more });
const query = (style: Written) => (schema: Written) =>
  documentOf({ operation: { parameters: [{ name: "q", in: "query", required: true, schema, ...style }] } });
const form = (schema: Written) => {
  const body = { type: "object", required: ["q"], properties: { q: schema } };
  const content = { "application/x-www-form-urlencoded": { schema: body } };
  return documentOf({ operation: { requestBody: { required: true, content } } });
};

const repeated = { query: query({}), form };
const joined = { joined: query({ style: "form", explode: false }) };
const all = { ...repeated, ...joined };

const told = async (write: (schema: Written) => object, base: Written, revision: Written) =>
  (await changesBetween(write(base), write(revision))).map(({ level, witness }) =>
    witness === undefined ? level : `${level} ${JSON.stringify(witness)}`,
  );

describe.each(Object.entries(all))("lists that are sent as texts: %s", (_, write) => {
  it.each([
    ["numbers of a list of texts or numbers", number, list({ type: ["string", "integer"] })],
    ["listed numbers that read as the texts", { enum: [1, 2] }, list({ enum: ["1", "2", "a"] })],
    ["listed texts that read as numbers", { enum: ["1", "2"] }, list(whole)],
    ["items that read as those by position", list({ enum: ["1"] }), list(text, { prefixItems: [whole] })],
    ["items by position that are texts", list(text, { prefixItems: [whole] }), list(text)],
    ["an alternative that a list takes", { anyOf: [whole, list(whole)] }, list(whole)],
  ])("%s are taken", async (_name, base, revision) => {
    expect(new Set(await told(write, base, revision))).toEqual(new Set(["info"]));
  });

  it.each([
    ["numbers, of a pattern", whole, list({ ...text, pattern: "^-?[0-9]+$" })],
    ["numbers, of some length", number, list({ ...text, maxLength: 400 })],
    ["texts of a pattern, of another", digits, list({ ...text, pattern: "^-?[0-9]+$" })],
  ])("%s are doubtful, which is a warning", async (_name, base, revision) => {
    expect(await told(write, base, revision)).toEqual(["warning"]);
  });

  it.each([
    ["items that no position reads", list(number), list(text, { prefixItems: [whole] })],
    ["listed items of which the smallest is taken", list({ enum: ["1", "a"] }), { anyOf: [whole, list(whole)] }],
    ["items beside one that must be there", list(text, { contains: { const: "1" } }), list(digits)],
    ["distinct items", list(whole, { uniqueItems: true }), { anyOf: [number, { enum: ["auto"] }] }],
  ])("%s are refused, which is proved", async (_name, base, revision) => {
    const [first] = await told(write, base, revision);
    expect(first).toMatch(/^error [[{]/);
  });
});

describe.each(Object.entries(repeated))("lists of which each item is sent by itself: %s", (_, write) => {
  it("are no text, which two items prove", async () => {
    expect((await told(write, list(number), { anyOf: [text, list(whole)] }))[0]).toMatch(/^error .*\[0\.5,0\.5\]/);
  });

  it("refuse a text that is too long for an item", async () => {
    expect((await told(write, text, list({ ...text, maxLength: 4 })))[0]).toMatch(/^error .*"aaaaa"/);
  });
});

describe("lists that are joined to one text", () => {
  const write = joined.joined;

  it("are a text, whatever else is taken there", async () => {
    for (const base of [list(number), list(text), list(text, { prefixItems: [whole] })])
      for (const revision of [{ type: ["string", "integer"] }, { anyOf: [text, list(whole)] }])
        expect(new Set(await told(write, base, revision))).toEqual(new Set(["info"]));
  });

  it("are cut out of any text", async () => {
    for (const items of [text, { type: ["string", "integer"] }])
      expect(new Set(await told(write, { anyOf: [text, list(whole)] }, list(items)))).toEqual(new Set(["info"]));
  });
});
