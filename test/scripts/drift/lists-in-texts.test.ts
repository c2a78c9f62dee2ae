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

  const flags = { enum: ["on", "off"] };
  const identifier = { ...text, format: "uuid" };
  const letters = { ...text, pattern: "^[a-z]+$" };
  const pair = { ...text, pattern: "^[a-z]+(,[a-z]+)*$" };

  it.each([
    ["as long as the longest one", list(flags, { maxItems: 3 }), { ...text, maxLength: 11 }],
    ["each of which is listed", list({ const: "a" }, { maxItems: 2 }), { enum: ["a", "a,a"] }],
  ])("are a text %s", async (_name, base, revision) => {
    expect(new Set(await told(write, base, revision))).toEqual(new Set(["info"]));
  });

  it.each([
    ["no longer than they are", { ...text, maxLength: 4 }, list({ ...text, maxLength: 4 })],
    ["of one, where no text holds what joins them", letters, list(letters)],
    ["of one, of a format that holds none", identifier, list(identifier)],
    ["of listed parts", { enum: ["on,off", "on"] }, list(flags)],
  ])("are cut out of texts: %s", async (_name, base, revision) => {
    expect(new Set(await told(write, base, revision))).toEqual(new Set(["info"]));
  });

  it.each([
    ["a text that is shorter than several", list(flags), { ...text, maxLength: 4 }, /\["on","on"\]/],
    ["a text of another pattern", list(flags), { ...text, pattern: "^(on|off)$" }, /\["on","on"\]/],
    ["fewer items", text, list(text, { maxItems: 2 }), /"a,a,a"/],
    ["distinct items", text, list(text, { uniqueItems: true }), /"a,a"/],
    ["items that are not empty", { ...text, minLength: 1 }, list({ ...text, minLength: 1 }), /"a,"/],
  ])("are refused where %s is asked for, which is proved", async (_name, base, revision, witness) => {
    const [first] = await told(write, base, revision);
    expect(first).toMatch(/^error /);
    expect(first).toMatch(witness);
  });

  it.each([
    ["lists, of a text of a pattern that takes them", list(flags), { ...text, pattern: "^(on|off)(,(on|off))*$" }],
    ["texts of some pattern, of items of it", pair, list(letters)],
    ["texts of some pattern, of several items", { ...text, pattern: "^a,b$" }, list(text, { minItems: 2 })],
  ])("are doubtful, which is a warning, where nothing proves it: %s", async (_name, base, revision) => {
    expect(await told(write, base, revision)).toEqual(["warning"]);
  });

  it("are cut by what joins them", async () => {
    const listed = [{ enum: ["on,off", "on"] }, list(flags)] as const;
    const bars = query({ style: "pipeDelimited", explode: false });
    expect((await told(bars, ...listed))[0]).toBe('error "on,off"');
    expect(new Set(await told(bars, { enum: ["on|off"] }, list(flags)))).toEqual(new Set(["info"]));
  });
});

it("lists of nothing that has a text are judged in the end", async () => {
  const header = (schema: Written) =>
    documentOf({ operation: { parameters: [{ name: "q", in: "header", required: true, schema }] } });
  const revisions = [{ ...text, maxLength: 3 }, text, list(text)];
  const found = revisions.map((revision) => told(header, list({ const: null }), revision));
  expect((await Promise.all(found)).map((each) => each.length > 0)).toEqual([true, true, true]);
});
