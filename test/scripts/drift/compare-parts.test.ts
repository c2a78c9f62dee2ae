import { describe, expect, it } from "vitest";
import { changesBetween, changesOf, documentOf, outline } from "./contracts.js";

const text = { type: "string" };
const number = { type: "integer" };
const body = (value: object, required: readonly string[] = []) => ({
  type: "object",
  properties: { value },
  required,
});
const readOnly = (schema: object) => ({ ...schema, readOnly: true });
const writeOnly = (schema: object) => ({ ...schema, writeOnly: true });

describe("what the sender leaves out breaks nobody", () => {
  it("the sender of a request may leave out what was read-only or is now", async () => {
    const nested = (inner: object) => readOnly({ type: "object", properties: { inner } });
    expect(await changesOf("request", [body(readOnly(text)), body(readOnly(number))])).toEqual([
      "info request-property-type-changed request.body.value",
    ]);
    expect(await changesOf("request", [body(nested(text)), body(nested({ ...text, pattern: "^a" }))])).toEqual([
      "info request-property-pattern-added request.body.value.inner",
    ]);
    expect(await changesOf("request", [body(text), body(readOnly(text), ["value"])])).toEqual([
      "info request-optional-property-became-read-only request.body.value",
    ]);
  });

  it("the sender of a request must give what is required and no longer read-only", async () => {
    expect(await changesOf("request", [body(readOnly(text)), body(text, ["value"])])).toEqual([
      "error request-property-became-required request.body.value",
      "info request-optional-property-became-not-read-only request.body.value",
    ]);
  });

  it("the sender of a response may leave out what is write-only now", async () => {
    expect(await changesOf("response", [body(writeOnly(text)), body(writeOnly(number))])).toEqual([
      "info response-property-type-changed response.200.body.value",
    ]);
    expect(await changesOf("response", [body(writeOnly(text)), body(number)])).toEqual([
      "error response-property-type-changed response.200.body.value",
      "info response-optional-property-became-not-write-only response.200.body.value",
    ]);
  });
});

const parameters = (...list: readonly object[]) => documentOf({ operation: { parameters: list } });
const limit = (schema: object, rest: object = {}) => parameters({ name: "limit", in: "query", schema, ...rest });

const identified = (schema: object, style = "simple") =>
  documentOf({ operation: { parameters: [{ name: "id", in: "path", required: true, style, schema }] } });

describe("parameters", () => {
  it.each([
    ["a length", text, { ...text, minLength: 1 }],
    ["a choice", { anyOf: [text, number] }, { anyOf: [{ ...text, minLength: 1 }, number] }],
    ["a reference", { allOf: [text] }, { allOf: [{ ...text, minLength: 1 }] }],
    ["a list", { enum: ["", "a"] }, { enum: ["a"] }],
  ])("no path has an empty text in it: %s", async (_, base, revision) => {
    expect(outline(await changesBetween(identified(base), identified(revision)))).toEqual([]);
    expect(outline(await changesBetween(identified(revision), identified(base)))).toEqual([]);
  });

  it.each(["/f/{a}.{b}", "/x{a}/{b}"])("a part of %s may be empty beside what stands around it", async (path) => {
    const list = (schema: object) =>
      ["a", "b"].map((name) => ({ name, in: "path", required: true, schema: name === "a" ? schema : text }));
    const named = (schema: object) => {
      const document = documentOf({ operation: { parameters: list(schema) } });
      const { "/things": item } = (document as { paths: { "/things": unknown } }).paths;
      return { ...document, paths: { [path]: item } };
    };
    const changes = await changesBetween(named(text), named({ ...text, minLength: 1 }));
    expect(changes.map(({ level, witness }) => [level, witness])).toEqual([["error", ""]]);
  });

  it("defaults that are sent as the same text are the same", async () => {
    const pair = [limit({ ...number, default: 1 }), limit({ ...text, default: "1" })] as const;
    expect(outline(await changesBetween(...pair))).toEqual([
      "info request-parameter-type-generalized request.query.limit",
    ]);
  });

  it("what else a text in a path must be is told, with a text that is sent", async () => {
    const change = async (base: object, revision: object, style?: string) => {
      const [only, ...others] = await changesBetween(identified(base, style), identified(revision, style));
      expect(others).toEqual([]);
      return [only?.message, only?.witness];
    };
    expect(await change(text, { ...text, minLength: 2 })).toEqual([
      "The minimum length of path parameter `id` was increased from 1 to 2.",
      "a",
    ]);
    expect(await change(text, { ...text, minLength: 1 }, "label")).toEqual([
      "The minimum length of path parameter `id` was increased from 0 to 1.",
      "",
    ]);
    const [message, witness] = await change(text, { ...text, pattern: "^b" });
    expect([message, witness === ""]).toEqual(["Path parameter `id` must match `^b` now.", false]);
  });

  it("a default that another provider lacks breaks nothing", async () => {
    const pair = [limit({ ...number, default: 1 }), limit(number)] as const;
    const levels = async (relation: "versions" | "providers") =>
      (await changesBetween(...pair, { relation })).map(({ level }) => level);
    expect(await levels("versions")).toEqual(["error"]);
    expect(await levels("providers")).toEqual(["info"]);
  });

  it("parameters that are always sent have a default that never counts", async () => {
    const pair = [limit({ ...number, default: 1 }), limit({ ...number, default: 2 })] as const;
    expect(outline(await changesBetween(...pair))).toEqual([
      "error request-parameter-default-value-changed request.query.limit",
    ]);
    const required = { required: true };
    expect(
      await changesBetween(limit({ ...number, default: 1 }, required), limit({ ...number, default: 2 }, required)),
    ).toEqual([]);
  });

  it("parameters may become a list of what they were, unless an item has closer rules", async () => {
    const list = (items: object) => limit({ type: "array", items });
    expect(outline(await changesBetween(limit(text), list(text)))).toEqual([
      "info request-parameter-type-generalized request.query.limit",
    ]);
    expect(outline(await changesBetween(limit(number), list(text)))).toEqual([
      "info request-parameter-type-generalized request.query.limit",
    ]);
    expect(outline(await changesBetween(limit(text), list({ ...text, pattern: "^[a-z]+$" })))).toEqual([
      "error request-parameter-type-changed request.query.limit",
    ]);
    expect(outline(await changesBetween(limit(number), list({ ...text, maxLength: 1 })))).toEqual([
      "error request-parameter-type-changed request.query.limit",
    ]);
  });

  it("parameters that refer to a list are written otherwise when `explode` changes", async () => {
    const schemas = { Ids: { type: "array", items: text } };
    const ids = (explode: boolean) =>
      documentOf({
        operation: {
          parameters: [{ name: "ids", in: "query", explode, schema: { $ref: "#/components/schemas/Ids" } }],
        },
        schemas,
      });
    expect(outline(await changesBetween(ids(true), ids(false)))).toEqual([
      "error request-parameter-style-changed request.query.ids",
    ]);
  });
});

describe("the notice that a deprecation gives", () => {
  const options = { today: new Date("2026-06-01"), deprecationDays: { beta: 10, stable: 90 } };
  const ended = { deprecated: true, "x-sunset": "2026-06-20" };
  const document = (level: string, notice: object) =>
    documentOf({
      request: body({ ...text, ...notice }),
      operation: {
        "x-stability-level": level,
        parameters: [{ name: "limit", in: "query", schema: number, ...notice }],
      },
    });

  it.each([
    ["beta", ["info request-property-deprecated-with-sunset", "info request-parameter-deprecated"]],
    ["stable", ["error request-property-sunset-date-too-small", "error request-parameter-sunset-date-too-small"]],
  ])("the notice that a deprecation gives is what the policy asks of a %s operation", async (level, expected) => {
    const changes = await changesBetween(document(level, {}), document(level, ended), options);
    expect(changes.map(({ level: found, id }) => `${found} ${id}`)).toEqual(expected);
  });

  it("the notice of a deprecation cannot be told where the stability of a property or of a removed operation is none", async () => {
    const property = (level: string) => documentOf({ request: body({ ...text, "x-stability-level": level }) });
    expect(outline(await changesBetween(property("beta"), property("solid")))).toEqual([
      "error api-invalid-stability-level request.body.value",
    ]);
    const base = documentOf({ operation: { "x-stability-level": "solid" } });
    expect(outline(await changesBetween(base, documentOf({ root: { paths: {} } })))).toEqual([
      "error api-invalid-stability-level operation",
    ]);
  });
});

it("drift tells the tags of a discriminator that came or went together as one change", async () => {
  const ref = (name: string) => `#/components/schemas/${name}`;
  const schemas = {
    Cat: { type: "object", properties: { kind: text, meow: text }, required: ["meow"] },
    Dog: { type: "object", properties: { kind: text, bark: text }, required: ["bark"] },
  };
  const pets = (mapping: object) => ({
    oneOf: [{ $ref: ref("Cat") }, { $ref: ref("Dog") }],
    discriminator: { propertyName: "kind", mapping },
  });
  const base = pets({ cat: ref("Cat"), dog: ref("Dog") });
  const more = pets({ cat: ref("Cat"), dog: ref("Dog"), hound: ref("Dog"), puppy: ref("Dog") });
  expect(await changesOf("request", [base, more], [schemas, schemas])).toEqual([
    "info request-body-discriminator-mapping-added request.body",
  ]);
  expect(await changesOf("request", [more, base], [schemas, schemas])).toEqual([
    "error request-body-discriminator-mapping-deleted request.body",
  ]);
});

it("a discriminator that an alternative without a name leaves unusable is told as that alternative alone", async () => {
  const pet = (bark: string) => ({
    type: "object",
    properties: { kind: text, [bark]: text },
    required: ["kind", bark],
  });
  const schemas = { Cat: pet("meow"), Dog: pet("bark") };
  const oneOf = [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Dog" }];
  const discriminator = { propertyName: "kind" };
  const [one, two] = [
    { oneOf, discriminator },
    { oneOf: [...oneOf, text], discriminator },
  ];
  expect(await changesOf("request", [one, two], [schemas, schemas])).toEqual([
    "info request-body-one-of-added request.body",
  ]);
  expect(await changesOf("request", [two, one], [schemas, schemas])).toEqual([
    "error request-body-one-of-removed request.body",
  ]);
  expect(await changesOf("request", [one, { oneOf }], [schemas, schemas])).toEqual([
    "info request-body-discriminator-removed request.body",
  ]);
});

describe("a range of statuses", () => {
  const answers = (statuses: Readonly<Record<string, object>>) => {
    const responses = Object.entries(statuses).map(([status, schema]) => [
      status,
      { description: "", content: { "application/json": { schema } } },
    ]);
    return documentOf({ operation: { responses: Object.fromEntries(responses) } });
  };

  it("a range of statuses allows each status in it, which is compared with it", async () => {
    const left = "info response-success-status-removed response.2XX";
    expect(outline(await changesBetween(answers({ "2XX": text }), answers({ 200: text, 201: text })))).toEqual([left]);
    expect(outline(await changesBetween(answers({ 200: text, 201: text }), answers({ "2XX": text })))).toEqual([
      "info response-success-status-added response.2XX",
    ]);
    expect(outline(await changesBetween(answers({ "2XX": text }), answers({ 200: text, 201: number })))).toEqual([
      "error response-body-type-changed response.201.body",
      left,
    ]);
  });

  it("a range beside or in the place of one of its statuses is of others, too", async () => {
    const told = async (base: Readonly<Record<string, object>>, revision: Readonly<Record<string, object>>) =>
      outline(await changesBetween(answers(base), answers(revision)));
    const success = ["info response-success-status-added response.2XX"];
    expect(await told({ 200: text }, { 200: text, "2XX": number })).toEqual(success);
    expect(await told({ 200: text }, { "2XX": text })).toEqual(success);
    expect(await told({ 200: text, 400: text }, { 200: text, 400: text, "4XX": text })).toEqual([
      "info response-non-success-status-added response.4XX",
    ]);
    expect(await told({ 200: text, 400: text }, { 200: text, default: text })).toEqual([
      "info response-non-success-status-added response.default",
    ]);
    expect(await told({ 200: text, default: text }, { 200: text, "4XX": text, default: text })).toEqual([]);
    expect(await told({ 200: text }, { default: text })).toEqual([]);
  });

  it("a range of statuses that loses its last status is told", async () => {
    expect(outline(await changesBetween(answers({ "2XX": text, 404: text }), answers({ 404: text })))).toEqual([
      "error response-success-status-removed response.2XX",
    ]);
  });
});

describe("a choice of one", () => {
  const schemas = {
    Cat: { type: "object", properties: { meow: text }, required: ["meow"] },
    Dog: { type: "object", properties: { bark: text }, required: ["bark"] },
  };
  const cat = { $ref: "#/components/schemas/Cat" };
  const dog = { $ref: "#/components/schemas/Dog" };

  it.each(["oneOf", "anyOf"])("a choice of one may gain an alternative (%s)", async (kind) => {
    const rule = kind === "oneOf" ? "error response-body-one-of-added" : "error response-body-any-of-added";
    expect(await changesOf("response", [{ [kind]: [cat] }, { [kind]: [cat, dog] }], [schemas, schemas])).toEqual([
      `${rule} response.200.body`,
    ]);
  });

  it("a choice of one is another thing than an object that became a choice", async () => {
    expect(await changesOf("response", [cat, { oneOf: [cat, dog] }], [schemas, schemas])).toEqual([
      "error response-body-wrapped-in-one-of response.200.body",
    ]);
    expect(await changesOf("response", [cat, { oneOf: [cat] }], [schemas, schemas])).toEqual([]);
  });
});

describe("webhooks", () => {
  const hooks = (...methods: readonly string[]) => {
    const done = { responses: { 200: { description: "" } } };
    const born = Object.fromEntries(methods.map((method) => [method, done]));
    return documentOf({ root: methods.length === 0 ? {} : { webhooks: { born } } });
  };

  it("webhooks come and go as one, and method by method where they stay", async () => {
    expect(outline(await changesBetween(hooks(), hooks("post", "put")))).toEqual(["info webhook-added webhook.born"]);
    expect(outline(await changesBetween(hooks("post"), hooks("put")))).toEqual([
      "error webhook-removed webhook.born POST",
      "info webhook-added webhook.born PUT",
    ]);
    expect(outline(await changesBetween(hooks("post"), hooks("post", "put")))).toEqual([
      "info webhook-added webhook.born PUT",
    ]);
  });
});

it("drift does not tell of a stability that was none before", async () => {
  const document = (rest: object) => documentOf({ operation: { "x-stability-level": "solid", ...rest } });
  expect(await changesBetween(document({}), document({}))).toEqual([]);
  expect(outline(await changesBetween(document({}), document({ deprecated: true })))).toEqual([
    "info endpoint-deprecated operation",
  ]);
});

describe("what stands beside a choice", () => {
  const choice = {
    anyOf: [
      { ...text, maxLength: 9 },
      { type: "array", maxItems: 9 },
    ],
  };

  const thing = { $ref: "#/components/schemas/Thing" };
  const schemas = {
    Thing: { type: "object", properties: { a: { type: "string" }, b: { type: "string" } } },
    Strict: { required: ["a"], properties: { b: { maxLength: 5 } } },
    Twin: { type: "object", properties: { a: { type: "string" } } },
  };
  const strict = { $ref: "#/components/schemas/Strict" };

  it.each([
    ["an inline part", schemas.Strict],
    ["an inline part with a title", { ...schemas.Strict, title: "Strict" }],
    ["a named part", strict],
  ])("what %s brings to an allOf, or takes from it, is told as if it stood beside", async (name, part) => {
    const [one, two] = [{ allOf: [thing] }, { allOf: [thing, part] }];
    expect(await changesOf("request", [one, two], [schemas, schemas])).toEqual([
      "error request-property-became-required request.body.a",
      "warning request-property-max-length-set request.body.b",
    ]);
    expect(await changesOf("response", [two, one], [schemas, schemas])).toEqual([
      "error response-property-became-optional response.200.body.a",
      "error response-property-max-length-unset response.200.body.b",
      // What nothing names has an id of its own where it goes.
      ...(name !== "an inline part" ? [] : ["warning response-body-all-of-removed response.200.body"]),
    ]);
  });

  it("a part of an allOf that says nothing new is told by its name", async () => {
    const [one, two] = [{ allOf: [thing] }, { allOf: [thing, { $ref: "#/components/schemas/Twin" }] }];
    expect(await changesOf("request", [one, two], [schemas, schemas])).toEqual([
      "info request-body-all-of-added request.body",
    ]);
  });

  it("what stands beside a choice is compared where the other side has a choice too", async () => {
    expect(await changesOf("request", [choice, { ...choice, minLength: 2 }])).toEqual([
      "error request-body-min-length-increased request.body",
    ]);
    expect(await changesOf("request", [choice, { ...choice, allOf: [{ const: "a" }] }])).toEqual(
      expect.arrayContaining(["error request-body-const-added request.body"]),
    );
  });

  it("what stands beside a choice may forbid a type that the alternatives allow", async () => {
    expect(await changesOf("request", [choice, { ...choice, type: "string" }])).toEqual([
      "error request-body-type-changed request.body",
    ]);
    expect(await changesOf("response", [{ ...choice, type: "string" }, choice])).toEqual([
      "error response-body-type-generalized response.200.body",
    ]);
  });
});

describe("what a text holds", () => {
  const schemas = (maximum: number) => ({ Note: { type: "object", properties: { n: { ...number, maximum } } } });
  const note = { $ref: "#/components/schemas/Note" };
  const location = "request.body.value<contentSchema>.n";

  it.each([
    ["alone", { ...text, contentSchema: note }],
    ["beside its media type", { ...text, contentMediaType: "application/json", contentSchema: note }],
    [
      "beside another that stands in an allOf",
      { ...text, contentSchema: { type: "object" }, allOf: [{ contentSchema: note }] },
    ],
  ])("what a text holds is compared, %s", async (_, value) => {
    const [base, revision] = [schemas(9), schemas(5)];
    expect(await changesOf("request", [body(value), body(value)], [base, revision])).toEqual([
      `error request-property-max-decreased ${location}`,
    ]);
    expect(await changesOf("request", [body(value), body(value)], [revision, base])).toEqual([
      `info request-property-max-increased ${location}`,
    ]);
  });
});
