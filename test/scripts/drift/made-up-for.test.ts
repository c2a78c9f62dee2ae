import { describe, expect, it } from "vitest";
import { changesBetween, changesOf, documentOf, outline } from "./contracts.js";

const text = { type: "string" };
const integer = { type: "integer" };
const list = (items: object, more: object = {}) => ({ type: "array", items, ...more });
const holding = (value: object) => ({ type: "object", required: ["v"], properties: { v: value } });
const levelsOf = (lines: readonly string[]) => [...new Set(lines.map((line) => line.split(" ")[0]))];

describe("what one rule gives up another makes up for", () => {
  it.each<[string, object, object]>([
    ["a length", { ...text, maxLength: 5 }, { ...text, enum: ["a"] }],
    ["a minimum", { ...integer, minimum: 1 }, { ...integer, enum: [1, 2] }],
    ["a pattern", { ...text, pattern: "^a" }, { ...text, enum: ["a"] }],
    ["a format", { ...text, format: "date" }, { ...text, enum: ["2020-01-01"] }],
  ])("an answer that gives up %s for values within it breaks nobody", async (_, base, revision) => {
    expect(levelsOf(await changesOf("response", [holding(base), holding(revision)]))).toEqual(["info"]);
    const values = { ...text, enum: ["a", "beyond the limit"] };
    expect(levelsOf(await changesOf("response", [holding({ ...text, maxLength: 5 }), holding(values)]))).toContain(
      "error",
    );
  });

  it("a limit that takes the place of values breaks requests where it refuses one", async () => {
    const values = (...list: string[]) => holding({ ...text, enum: list });
    const limit = holding({ ...text, maxLength: 5 });
    expect(levelsOf(await changesOf("request", [values("a", "b"), limit]))).toEqual(["info"]);
    expect(levelsOf(await changesOf("request", [values("a", "beyond"), limit]))).toContain("warning");
  });

  it("a list of several types is no list of one of them", async () => {
    const either = holding(list({ anyOf: [text, integer] }));
    const one = holding({ anyOf: [list(text), list(integer)] });
    expect(await changesOf("request", [either, one])).toEqual([
      "error request-property-alternatives-added request.body.v",
    ]);
    expect(await changesOf("request", [one, either])).toEqual([
      "info request-property-alternatives-removed request.body.v",
    ]);
    expect(await changesOf("response", [one, either])).toEqual([
      "error response-property-alternatives-removed response.200.body.v",
    ]);
    const [told] = await changesBetween(documentOf({ request: either }), documentOf({ request: one }));
    expect(told?.witness).toEqual({ v: [1, "a"] });
  });

  it("a choice that refuses nothing which can be found is a warning", async () => {
    const short = { maxItems: 1 };
    const either = holding(list({ anyOf: [text, integer] }, short));
    const one = holding({ anyOf: [list(text, short), list(integer, short)] });
    const changes = await changesBetween(documentOf({ request: either }), documentOf({ request: one }));
    expect(changes).toMatchObject([{ level: "warning", breaking: false, unproven: true }]);
  });
});

describe("what is said in other words", () => {
  const named = (name: string) => ({ $ref: `#/components/schemas/${name}` });
  const either = { anyOf: [named("Short"), named("Long")] };
  const short = { type: "object", properties: { text }, required: ["text"] };
  const long = (seconds: object) => ({ ...short, properties: { text, seconds } });

  it("what changes in an alternative of the same name is told, though another takes what it refuses", async () => {
    const sides = [
      { Short: short, Long: long(text) },
      { Short: short, Long: long(integer) },
    ] as const;
    expect(await changesOf("response", [either, either], sides)).toEqual([
      "info response-property-type-changed response.200.body(Long).seconds",
    ]);
  });

  it("an alternative that another implies is nothing new, whatever it is called", async () => {
    const sides = [{ Short: short }, { Short: short, Long: long(text) }] as const;
    for (const side of ["request", "response"] as const) {
      expect(
        await changesOf(side, [{ anyOf: [named("Short"), text] }, { anyOf: [...either.anyOf, text] }], sides),
      ).toEqual([]);
    }
  });

  it("an alternative that repeats another under its own name is told", async () => {
    const sides = [{ Short: short }, { Short: short, Long: short }] as const;
    expect(
      await changesOf("response", [{ anyOf: [named("Short"), text] }, { anyOf: [...either.anyOf, text] }], sides),
    ).toEqual(["error response-body-any-of-added response.200.body"]);
  });
});

const query = (...parameters: object[]) => documentOf({ operation: { parameters } });
const object = (properties: object, required: string[] = []) => ({ type: "object", properties, required });
const lines = async (base: object, revision: object) => outline(await changesBetween(base, revision));

describe("parameters are compared as calls write them", () => {
  const loose = [
    { name: "a", in: "query", schema: text },
    { name: "b", in: "query", schema: integer },
  ];

  it("an exploded object is its properties", async () => {
    const whole = query({ name: "f", in: "query", schema: object({ a: text, b: integer }) });
    expect(await lines(whole, query(...loose))).toEqual([]);
    expect(await lines(query(...loose), whole)).toEqual([]);
    const deep = query({ name: "f", in: "query", style: "deepObject", explode: true, schema: object({ a: text }) });
    expect(await lines(deep, query({ name: "f[a]", in: "query", schema: text }))).toEqual([]);
  });

  it("a property of an exploded object that changed is told as the parameter", async () => {
    const other = query({ name: "f", in: "query", required: true, schema: object({ a: integer, c: text }, ["a"]) });
    expect(await lines(query(...loose), other)).toEqual([
      "error request-parameter-became-required request.query.a",
      "error request-parameter-type-changed request.query.a",
      "warning request-parameter-removed request.query.b",
      "info new-optional-request-parameter request.query.c",
    ]);
  });

  it("how the text of a parameter is encoded is no other media type", async () => {
    const content = (type: string) => query({ name: "a", in: "query", content: { [type]: { schema: object({}) } } });
    expect(await lines(content("application/json"), content("application/json; charset=utf-8"))).toEqual([]);
  });
});

describe("fields of a form have defaults", () => {
  const file = { type: "string", format: "binary" };
  const form = (schema: object, encoding?: object, type = "multipart/form-data") => {
    const media = { schema: object({ f: schema }), ...(encoding && { encoding: { f: encoding } }) };
    return documentOf({ operation: { requestBody: { content: { [type]: media } } } });
  };
  const id = "request-body-encoding-content-type-changed request.body";

  it("the default of a field that is spelled out is no change", async () => {
    expect(await lines(form(object({})), form(object({}), { contentType: "application/json" }))).toEqual([]);
    expect(await lines(form(text), form(text, { contentType: "text/plain" }))).toEqual([]);
  });

  it("a media type that a field must have now may refuse files, and refuses what had another default", async () => {
    expect(await lines(form(file), form(file, { contentType: "image/png" }))).toEqual([`warning ${id}`]);
    expect(await lines(form(text), form(text, { contentType: "text/csv" }))).toEqual([`error ${id}`]);
    expect(await lines(form(file, { contentType: "image/png" }), form(file))).toEqual([`info ${id}`]);
  });

  it("a list in a form that is written otherwise breaks requests", async () => {
    const tags = (explode?: boolean) =>
      form(list(text), explode === undefined ? undefined : { explode }, "application/x-www-form-urlencoded");
    const told = ["error request-body-encoding-style-changed request.body"];
    expect(await lines(tags(), tags(true))).toEqual([]);
    expect(await lines(tags(true), tags(false))).toEqual(told);
    expect(await lines(tags(), tags(false))).toEqual(told);
  });
});

describe("defaults of descriptions", () => {
  it("a default response that has no other beside it is that of successes, too", async () => {
    const json = (value: object) => ({ description: "", content: { "application/json": { schema: holding(value) } } });
    const api = (status: string, value: object) => documentOf({ operation: { responses: { [status]: json(value) } } });
    expect(await lines(api("default", text), api("200", text))).toEqual([]);
    expect(await lines(api("default", text), api("200", integer))).toEqual([
      "error response-property-type-changed response.default.body.v",
    ]);
  });

  it("the port of the protocol is the one that is not named", async () => {
    const at = (url: string) => documentOf({ root: { servers: [{ url }] } });
    expect(await lines(at("https://a.example/v1"), at("https://a.example:443/v1"))).toEqual([]);
    expect(await lines(at("https://a.example/v1"), at("https://a.example:8443/v1"))).toHaveLength(1);
  });
});
