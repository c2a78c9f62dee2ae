import { describe, expect, it } from "vitest";
import { changesBetween, documentOf, outline } from "./contracts.js";

type Written = Readonly<Record<string, unknown>>;

const text = { type: "string" };
const parameter = (place: string) => (schema: Written) =>
  documentOf({ operation: { parameters: [{ name: "q", in: place, required: true, schema }] } });
const body = (mediaType: string, encoding?: Written) => (schema: Written) =>
  documentOf({
    operation: {
      requestBody: { content: { [mediaType]: { schema: { type: "object", properties: { q: schema } }, encoding } } },
    },
  });
const header = (schema: Written) =>
  documentOf({ operation: { responses: { 200: { description: "Done", headers: { "X-Q": { schema } } } } } });

/** Where values of requests are written as texts. */
const requests = {
  query: parameter("query"),
  header: parameter("header"),
  cookie: parameter("cookie"),
  form: body("application/x-www-form-urlencoded"),
  part: body("multipart/form-data"),
};

const flagOrNumber = { anyOf: [{ type: "boolean" }, { const: 1.5 }] };

describe("alternatives that are written as texts", () => {
  it.each(Object.entries(requests))(
    "alternatives that are written as texts are compared as the texts that are sent: %s",
    async (_, write) => {
      const taken = { anyOf: [text, { type: "integer", minimum: 3 }] };
      const found = await changesBetween(write(flagOrNumber), write(taken));
      expect(found.filter(({ level }) => level !== "info")).toEqual([]);
      expect(found.length).toBeGreaterThan(0);
    },
  );

  it.each(Object.entries(requests))(
    "alternatives that are written as texts show a text that none reads: %s",
    async (_, write) => {
      const found = await changesBetween(
        write(flagOrNumber),
        write({ anyOf: [{ ...text, maxLength: 4 }, { type: "integer" }] }),
      );
      const grave = found.filter(({ breaking }) => breaking);
      expect(grave).toHaveLength(1);
      // `true` is a text of four characters, and is taken.
      expect(JSON.stringify(grave[0]?.witness)).toContain("false");
    },
  );

  it("alternatives of an answer's header are compared as the texts that come", async () => {
    const found = await changesBetween(header(text), header({ anyOf: [text, { const: 1.5 }, { type: "boolean" }] }));
    expect(found.filter(({ level }) => level !== "info")).toEqual([]);
    const fewer = await changesBetween(
      header({ ...text, maxLength: 3 }),
      header({ anyOf: [text, { type: "boolean" }] }),
    );
    expect(fewer.some(({ breaking }) => breaking)).toBe(true);
  });

  it("listed values of another type are not refused where an integer reads like them", async () => {
    const listed = { allOf: [text, { enum: ["1", 2] }] };
    const found = await changesBetween(requests.query(listed), requests.query({ type: "integer" }));
    expect(found.filter(({ level }) => level !== "info")).toEqual([]);
  });

  it("listed lists are the same where their items read the same", async () => {
    const found = await changesBetween(requests.query({ const: ["1"] }), requests.query({ const: [1] }));
    expect(found).toEqual([]);
  });
});

describe("parts of a form that are JSON", () => {
  const kinds = (value: unknown) => ({ type: "object", properties: { kind: { enum: [value] } } });

  it("parts of a form that are objects are JSON, with values of a type", async () => {
    const { part } = requests;
    const gone = "error request-property-type-changed request.body.q.kind";
    expect(outline(await changesBetween(part(kinds("1")), part(kinds(1))))).toEqual([gone]);
    const lists = (value: unknown) => part({ type: "array", items: kinds(value) });
    const [change] = await changesBetween(lists("1"), lists(1));
    expect(change).toMatchObject({ breaking: true, witness: { q: [{ kind: "1" }] } });
  });

  it("parts of a form are JSON of which both sides say so", async () => {
    const json = body("multipart/form-data", { q: { contentType: "application/json" } });
    expect(outline(await changesBetween(json({ enum: ["1"] }), json({ enum: [1] })))).toEqual([
      "error request-property-type-changed request.body.q",
    ]);
    const { part } = requests;
    expect(await changesBetween(part({ enum: ["1"] }), part({ enum: [1] }))).toEqual([]);
  });
});

describe("a text of which more is asked", () => {
  const places = [...Object.entries(requests)];

  it.each(places)("a number whose text is refused proves that what is asked breaks: %s", async (_, write) => {
    const [change] = await changesBetween(write({ type: "integer" }), write({ ...text, pattern: "^x", maxLength: 2 }));
    expect(change).toMatchObject({ breaking: true, name: ["maxLength", "pattern"] });
    expect(change?.message).toMatch(/more is asked \(`maxLength`, `pattern`\)/);
    expect(JSON.stringify(change?.witness)).toMatch(/1/);
    const [few] = await changesBetween(
      write({ type: "integer", minimum: 1, maximum: 20 }),
      write({ ...text, maxLength: 1 }),
    );
    expect(few).toMatchObject({ breaking: true, name: ["maxLength"] });
  });

  it.each(places)("what is asked of all that is sent is wider: %s", async (_, write) => {
    const [change] = await changesBetween(
      write({ type: "integer", minimum: 1, maximum: 20 }),
      write({ ...text, pattern: "^[0-9]+$" }),
    );
    expect(change).toMatchObject({ level: "info" });
    expect(change?.message).not.toMatch(/more is asked/);
  });

  it.each(places)("what nobody finds refused is a warning: %s", async (_, write) => {
    for (const asked of [{ pattern: "^-?[0-9]+$" }, { format: "uri-reference" }]) {
      const [change] = await changesBetween(write({ type: "integer" }), write({ ...text, ...asked }));
      expect(change).toMatchObject({ level: "warning" });
    }
  });

  it.each(places)("a format that says nothing of texts asks for nothing: %s", async (_, write) => {
    for (const format of ["int64", "int32", "float", "double", "decimal", "password", "x-unknown"]) {
      const found = await changesBetween(write({ type: "integer" }), write({ ...text, format }));
      expect(found.map(({ level }) => level)).toEqual(["info"]);
    }
    const [change] = await changesBetween(write({ type: "integer" }), write({ ...text, format: "date" }));
    expect(change).toMatchObject({ breaking: true });
  });

  it("a text of which more is asked is not called wider, and what is asked is named", async () => {
    const { query } = requests;
    const listed = query({ anyOf: [{ const: 1.5 }, { const: 1 }] });
    const chosen = { ...text, anyOf: [{ enum: ["amber", "1"] }, { minLength: 4 }] };
    const [refused] = await changesBetween(listed, query(chosen));
    expect(refused).toMatchObject({ breaking: true, name: ["anyOf"], witness: 1.5 });
    const [asked] = await changesBetween(query({ type: "integer" }), query(chosen));
    expect(asked).toMatchObject({ breaking: true, name: ["anyOf"] });
    const [change] = await changesBetween(query({ type: "integer" }), query({ ...text, maximum: 2 }));
    expect(change?.message).toMatch(/widened/);
  });

  it("a text of which more was asked in answers is named as what it was", async () => {
    const [change] = await changesBetween(header({ ...text, pattern: "^x" }), header({ type: "integer" }));
    expect(change).toMatchObject({ breaking: true, name: ["pattern"], witness: 1 });
    expect(change?.message).toMatch(/from `string`, of which more was asked \(`pattern`\), to `integer`/);
    const [wider] = await changesBetween(header({ ...text, format: "date" }), header({ type: ["string", "integer"] }));
    expect(wider).toMatchObject({ breaking: true, name: ["format"], witness: expect.anything() });
    const [kept] = await changesBetween(header({ ...text, format: "int64" }), header({ type: "integer" }));
    expect(kept).toMatchObject({ level: "info" });
  });
});
