import { describe, expect, it } from "vitest";
import { printDocument } from "../../../../scripts/emit/document/print-document.js";
import { placeText } from "../../../../scripts/merge/conflicts.js";
import { portableContract } from "../../../../scripts/merge/intersection/portable-contract.js";
import { mergeContracts } from "../../../../scripts/merge/union/merge-contracts.js";
import { contractOf } from "../../../helpers/load-text.js";
import { judgeOf } from "../joint-cases.js";

type Json = Record<string, unknown>;
const text = { type: "string" };
const whole = { type: "integer" };
const to = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });
const object = (properties: Json, more: Json = {}): Json => ({ type: "object", properties, ...more });
const json = (schema: unknown): Json => ({ content: { "application/json": { schema } } });

function apiOf(value: unknown, schemas: Json = {}, post: Json = {}, more: Json = {}): Json {
  const body = object({ value });
  const responses = { 200: { description: "Done.", ...json(body) } };
  return {
    openapi: "3.1.0",
    info: { title: "API", version: "1" },
    servers: [{ url: "https://a.example/v1" }],
    paths: { "/things": { post: { requestBody: { required: true, ...json(body) }, responses, ...post } } },
    components: { schemas, ...(more.components as Json) },
    ...(more.security ? { security: more.security } : {}),
  };
}

async function joined(...apis: readonly Json[]) {
  const names = ["one", "two", "three"];
  const [first, ...others] = await Promise.all(apis.map((api, index) => contractOf(api, names[index])));
  if (first === undefined) throw new Error("There is one.");
  const { contract, conflicts } = mergeContracts([first, ...others], { report: () => undefined });
  const portable = printDocument(portableContract([first, ...others], { report: () => undefined }));
  const document = printDocument(contract) as {
    readonly paths: Json;
    readonly components?: { readonly schemas?: Json };
  };
  const operation = (document.paths["/things"] as { readonly post: Json }).post as {
    readonly requestBody: { readonly content: Record<string, { readonly schema: { readonly properties: Json } }> };
    readonly responses: Record<string, Json>;
    readonly parameters?: readonly Json[];
    readonly security?: unknown;
  };
  const value = operation.requestBody.content["application/json"]?.schema.properties.value as Json;
  const schemas = document.components?.schemas ?? {};
  return { value, schemas, operation, document, portable, conflicts, takes: judgeOf(value, schemas) };
}

describe("what one provider describes stays what the merged contract takes", () => {
  const cases: readonly (readonly [name: string, one: Json, two: Json, taken: readonly unknown[]])[] = [
    [
      "a map beside listed names",
      object({ a: text }),
      { type: "object", additionalProperties: whole },
      [{ a: 1, z: 1 }, { a: "x" }],
    ],
    [
      "any other names",
      object({ a: text }),
      object({ b: whole }, { additionalProperties: true }),
      [{ a: 1 }, { a: "x" }],
    ],
    ["names by a pattern", object({ ab: text }), { type: "object", patternProperties: { "^a": whole } }, [{ ab: 1 }]],
    ["a name that is only required", object({ a: text }), { type: "object", required: ["a"] }, [{ a: 1 }]],
    ["a free object", object({ a: text }, { required: ["a"] }), { type: "object" }, [{}, { a: 1 }]],
    ["a free object that lists no names", object({ a: text }), object({}), [{ a: 1 }]],
    [
      "named places of a list",
      { type: "array", prefixItems: [text], items: whole },
      { type: "array", items: whole },
      [
        ["a", 1],
        [1, 1],
      ],
    ],
  ];

  it.each(cases)(
    "what one provider describes stays what the merged contract takes: %s",
    async (_name, one, two, taken) => {
      for (const apis of [[apiOf(one), apiOf(two)] as const, [apiOf(two), apiOf(one)] as const]) {
        const { takes } = await joined(...apis);
        expect(taken.filter((value) => !takes(value as never))).toEqual([]);
      }
    },
  );

  it("what one provider excludes is not excluded for what another excludes", async () => {
    const bad = { type: "object", not: to("Bad") };
    const { takes } = await joined(
      apiOf(bad, { Bad: { type: "object", required: ["a"] } }),
      apiOf(bad, { Bad: { type: "object", required: ["b"] } }),
    );
    expect([{ a: 1 }, { b: 1 }, { a: 1, b: 1 }].map((value) => takes(value))).toEqual([true, true, false]);
  });

  it("the properties of a free object's counterpart stay listed", async () => {
    const { value } = await joined(apiOf(object({ a: text })), apiOf({ type: "object" }));
    expect(value).toEqual(object({ a: { "x-providers": ["one"] } }));
  });
});

describe("what no provider takes", () => {
  const cases: readonly (readonly [name: string, one: Json, two: Json, merged: Json])[] = [
    ["a constant and a text", { const: "list" }, text, text],
    ["values beside null", { enum: ["a", null] }, { const: "a" }, { type: ["string", "null"], enum: ["a", null] }],
    [
      "a bound and its exclusive twin",
      { type: "number", minimum: 0 },
      { type: "number", exclusiveMinimum: 0 },
      { type: "number", minimum: 0 },
    ],
    [
      "steps of which one is within the other",
      { type: "integer", multipleOf: 2 },
      { type: "integer", multipleOf: 4 },
      { type: "integer", multipleOf: 2 },
    ],
    [
      "ranges with a gap",
      { type: "integer", maximum: 1 },
      { type: "integer", minimum: 5 },
      {
        anyOf: [
          { type: "integer", maximum: 1 },
          { type: "integer", minimum: 5 },
        ],
      },
    ],
    [
      "a closed object and a map",
      object({ a: whole }, { additionalProperties: false }),
      { type: "object", additionalProperties: whole },
      object({ a: whole }, { additionalProperties: whole }),
    ],
    [
      "values that are objects or lists",
      { enum: [{ a: 1 }, [1]] },
      { enum: [{ a: 2 }] },
      {
        anyOf: [
          { type: "array", enum: [[1]] },
          { type: "object", enum: [{ a: 1 }, { a: 2 }] },
        ],
      },
    ],
    [
      "a kind of what has several",
      { type: ["array", "string"], items: text },
      { type: "array", items: { type: "array" } },
      {
        anyOf: [text, { type: "array", items: text }, { type: "array", items: { type: "array" } }],
      },
    ],
    [
      "sizes and patterns that are the same",
      {
        type: "object",
        minProperties: 1,
        patternProperties: { "^a": text },
        propertyNames: { maxLength: 3 },
        additionalProperties: whole,
      },
      {
        type: "object",
        minProperties: 1,
        patternProperties: { "^a": whole },
        propertyNames: { maxLength: 3 },
        additionalProperties: whole,
      },
      {
        type: "object",
        patternProperties: { "^a": { anyOf: [text, whole] } },
        additionalProperties: whole,
        propertyNames: { maxLength: 3 },
        minProperties: 1,
      },
    ],
  ];

  it.each(cases)("what no provider takes is not taken for want of words: %s", async (_name, one, two, merged) => {
    const { value } = await joined(apiOf(one), apiOf(two));
    expect(withoutMarks(value)).toEqual(merged);
  });
});

function withoutMarks(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutMarks);
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => !key.endsWith("-providers"));
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutMarks(inner)]));
}

describe("marks say who has a part", () => {
  it("marks say who has a property, though two of them say it in the same words", async () => {
    const more = apiOf(object({ a: text, n: text }));
    const { value } = await joined(apiOf(object({ a: text })), more, more);
    expect(value.properties).toEqual({ a: text, n: { "x-providers": ["two", "three"], type: "string" } });
  });

  it("marks say who has a property of a component that another provider has twice", async () => {
    const both = (p: string, q: string): Json => object({ p: to(p), q: to(q) });
    const thing = (more: Json): Json => object({ a: text, ...more });
    const { schemas, portable } = await joined(
      apiOf(both("M", "M"), { M: thing({}) }),
      apiOf(both("P", "Q"), { P: thing({ n: text }), Q: thing({ n: { type: "string", maxLength: 3 } }) }),
      apiOf(both("M", "M"), { M: thing({ n: text }) }),
    );
    const n = { "x-providers": ["two", "three"], type: "string" };
    expect(schemas).toEqual({ M: thing({ n }), Q: thing({ n }) });
    expect(JSON.stringify(portable)).not.toContain('"n":');
  });

  it("marks say who has an alternative, and not who has what is in it", async () => {
    const { value } = await joined(apiOf(text), apiOf({ anyOf: [text, object({ a: text, c: text })] }));
    expect(value).toEqual({ anyOf: [text, { "x-providers": ["two"], ...object({ a: text, c: text }) }] });
  });

  it("marks say who has a type, where several stand in one place", async () => {
    const { value } = await joined(apiOf(text), apiOf(whole), apiOf({ type: ["string", "null"] }));
    expect(value).toEqual({
      anyOf: [
        { "x-providers": ["one", "three"], ...text },
        { "x-providers": ["two"], ...whole },
        { "x-providers": ["three"], type: "null" },
      ],
    });
  });

  it("a provider's own alternatives stay apart", async () => {
    const own = [
      object({ type: { enum: ["eq", "ne"] } }, { required: ["type"] }),
      object({ type: { enum: ["and", "or"] }, more: { type: "array" } }, { required: ["type"] }),
    ];
    const { value } = await joined(apiOf({ anyOf: [text, { type: "null" }] }), apiOf({ anyOf: own }));
    expect((withoutMarks(value) as { readonly anyOf: readonly Json[] }).anyOf).toEqual([
      text,
      ...own,
      { type: "null" },
    ]);
  });

  it("marks say who has a status, a media type, a header and a value", async () => {
    const answer = (type: string, headers: Json = {}): Json => ({
      description: "",
      headers,
      content: { [type]: { schema: text } },
    });
    const header = { schema: text, required: true };
    const one = apiOf(
      { enum: ["a", "b", null, "null"] },
      {},
      { responses: { 200: answer("text/plain", { "X-A": header, "X-Both": header }) } },
    );
    const two = apiOf(
      { enum: ["a", "null"] },
      {},
      { responses: { "2XX": answer("application/json", { "X-Both": { schema: text } }), 404: answer("text/plain") } },
    );
    const { operation, value } = await joined(one, two);
    expect(value["x-value-providers"]).toEqual({ b: ["one"], null: ["one"] });
    expect(operation.responses).toMatchObject({ 404: { "x-providers": ["two"] }, "2XX": { "x-providers": ["two"] } });
    const ok = operation.responses[200] as {
      readonly headers: Record<string, Json>;
      readonly content: Record<string, Json>;
    };
    expect(ok.headers).toEqual({ "X-A": { "x-providers": ["one"], schema: text }, "X-Both": { schema: text } });
    expect(Object.values(ok.content).map((media) => media["x-providers"])).toEqual([["one"], ["two"]]);
  });
});

describe("operations that several have", () => {
  it("operations that several have can be signed as each of them wants, by schemes of different names", async () => {
    const signed = (scheme: Json): Json => ({
      security: [{ Key: [] }],
      components: { securitySchemes: { Key: scheme } },
    });
    const bearer = { type: "http", scheme: "bearer" };
    const header = { type: "apiKey", in: "header", name: "X-Key" };
    const { operation, document, conflicts } = await joined(
      apiOf(text, {}, {}, signed(bearer)),
      apiOf(text, {}, {}, signed(header)),
    );
    expect(operation.security).toEqual([{ Key: [] }, { TwoKey: [] }]);
    expect(document.components).toMatchObject({ securitySchemes: { Key: bearer, TwoKey: header } });
    expect(conflicts.map(({ kind }) => kind)).toContain("security");
  });

  it("an operation that only one has, which wants no key, inherits none from the reference", async () => {
    const one = apiOf(
      text,
      {},
      {},
      { security: [{ Key: [] }], components: { securitySchemes: { Key: { type: "http", scheme: "bearer" } } } },
    );
    const two = apiOf(text);
    const own = { ...two, paths: { "/own": { get: { responses: { 200: { description: "" } } } } } };
    const { document } = await joined(one, own);
    expect(document.paths["/own"]).toMatchObject({ get: { security: [] } });
  });

  it("operations that several have stream the events of each", async () => {
    const lines = (schema: Json): Json => ({
      responses: { 200: { description: "", content: { "application/jsonl": { itemSchema: schema } } } },
    });
    const { operation } = await joined(
      apiOf(text, {}, lines(object({ a: text }))),
      apiOf(text, {}, lines(object({ b: text }))),
    );
    expect(JSON.stringify(operation.responses)).toContain('"b":{"x-providers":["two"]');
  });

  it("tags that only another provider has choose its alternative", async () => {
    const kind = (name: string): Json => object({ type: { const: name } }, { required: ["type"] });
    const item = (...names: readonly string[]): Json => ({
      oneOf: names.map((name) => to(name.toUpperCase())),
      discriminator: {
        propertyName: "type",
        mapping: Object.fromEntries(names.map((name) => [name, `#/components/schemas/${name.toUpperCase()}`])),
      },
    });
    const { value } = await joined(
      apiOf(item("a", "b"), { A: kind("a"), B: kind("b") }),
      apiOf(item("a", "c"), { A: kind("a"), C: kind("c") }),
    );
    expect(value.discriminator).toMatchObject({
      mapping: { a: "#/components/schemas/A", b: "#/components/schemas/B", c: "#/components/schemas/C" },
    });
  });

  it("a component is cut once for each alternative of the other side, whichever is the reference", async () => {
    const model = { type: "object", required: ["model"], properties: { model: to("M") } };
    const choice = (name: string): Json => object({ model: { const: name }, [name]: text }, { required: ["model"] });
    const one = apiOf(model, { M: text });
    const two = apiOf({ oneOf: [choice("a"), choice("b")] });
    for (const apis of [[one, two] as const, [two, one] as const]) {
      const { portable } = await joined(...apis);
      const components = (portable.components as { readonly schemas?: Json } | undefined)?.schemas ?? {};
      const body = JSON.parse(JSON.stringify(portable.paths)) as Record<
        string,
        { post: { requestBody: { content: Record<string, { schema: Json }> } } }
      >;
      const takes = judgeOf(body["/things"]?.post.requestBody.content["application/json"]?.schema, components);
      expect(["a", "b", "c"].map((name) => takes({ value: { model: name } }))).toEqual([true, true, false]);
    }
  });

  it("ranges of media types and of statuses meet what they hold", async () => {
    const failing = (status: string): Json => ({
      responses: { 200: { description: "", ...json(text) }, [status]: { description: "", ...json(text) } },
    });
    const anyBody = (type: string): Json => ({
      requestBody: { required: true, content: { [type]: { schema: text } } },
    });
    const { portable } = await joined(
      apiOf(text, {}, { ...failing("404"), ...anyBody("audio/mpeg") }),
      apiOf(text, {}, { ...failing("4XX"), ...anyBody("audio/*") }),
    ).catch(() => ({ portable: undefined }));
    expect(JSON.stringify(portable)).toContain('"404"');
    expect(JSON.stringify(portable)).toContain('"audio/mpeg":{"schema"');
  });
});

describe("conflicts are contradictions", () => {
  it("conflicts are contradictions, and two spellings of null are none", async () => {
    const nullable = { type: ["string", "null"] };
    const { conflicts } = await joined(apiOf({ anyOf: [text, { type: "null" }] }), apiOf(nullable), apiOf(nullable));
    expect(conflicts).toEqual([]);
  });

  it("conflicts are told of defaults and of formats, by provider", async () => {
    const { conflicts } = await joined(
      apiOf({ ...text, default: "mp3", format: "uri" }),
      apiOf({ ...text, default: "wav" }),
      apiOf({ ...text, default: "wav" }),
    );
    const inRequest = conflicts.filter(({ place }) => placeText(place).includes("request"));
    expect(
      inRequest.map(({ kind, sides, result }) => [kind, sides.map(({ value, said }) => [value, said.length]), result]),
    ).toEqual([
      [
        "format",
        [
          ["uri", 1],
          ["none", 2],
        ],
        "none",
      ],
      [
        "default",
        [
          ["mp3", 1],
          ["wav", 2],
        ],
        "mp3",
      ],
    ]);
  });
});

describe("conflicts of several parts", () => {
  it("conflicts are none between a provider's own components in one place", async () => {
    const both = (p: string, q: string): Json => object({ p: to(p), q: to(q) });
    const { conflicts } = await joined(
      apiOf(both("P", "Q"), { P: { enum: ["a"] }, Q: { enum: ["b"] } }),
      apiOf(both("M", "M"), { M: { enum: ["a", "b"] } }),
    );
    expect(
      conflicts.filter(({ sides }) => new Set(sides.flatMap(({ said }) => said.map((one) => one.provider))).size < 2),
    ).toEqual([]);
  });

  it("conflicts with an object of any properties are told once, of the object", async () => {
    const { conflicts } = await joined(apiOf(object({ a: text, b: whole })), apiOf({ type: "object" }));
    const inRequest = conflicts.filter(({ place }) => placeText(place).includes("request"));
    expect(inRequest.map(({ place, kind, result }) => [place.path, kind, result])).toEqual([
      ["request.value", "type", ["object of any properties"]],
    ]);
  });

  it("conflicts of two media types have places of their own", async () => {
    const bodyOf = (one: Json, two: Json): Json => ({
      requestBody: { content: { "application/json": { schema: one }, "multipart/form-data": { schema: two } } },
    });
    const { conflicts } = await joined(
      apiOf(text, {}, bodyOf(object({ value: text }), text)),
      apiOf(text, {}, bodyOf(object({ value: whole }), whole)),
    );
    expect(conflicts.map(({ place }) => place.path)).toEqual([
      "request application/json.value",
      "request multipart/form-data",
    ]);
  });
});

describe("components of one name", () => {
  const kind = (name: string): Json => object({ type: { const: name }, y: text }, { required: ["type"] });

  it("components of one name are two where their tags exclude each other", async () => {
    const { schemas } = await joined(
      apiOf({ oneOf: [to("A"), to("B")] }, { A: kind("a"), B: kind("b") }),
      apiOf({ oneOf: [to("A"), to("B"), text] }, { A: kind("a"), B: kind("b2") }),
    );
    expect(Object.keys(schemas)).toEqual(["A", "B", "TwoB"]);
  });

  it("components of one name are one alternative each, where all of a choice have their names", async () => {
    const both = { anyOf: [to("A"), to("B")] };
    const { value } = await joined(
      apiOf({ ...both, description: "One." }, { A: kind("a"), B: kind("b") }),
      apiOf({ anyOf: [to("B"), to("A")] }, { A: kind("a"), B: kind("b") }),
    );
    expect(value.anyOf).toEqual([to("A"), to("B")]);
  });

  it("components of one name that have become one are one alternative, of all who have it", async () => {
    const thing = (more: Json): Json => object({ y: text, z: text, ...more });
    const { value } = await joined(
      apiOf({ anyOf: [to("A"), to("B")] }, { A: thing({ a: text }), B: thing({}) }),
      apiOf({ anyOf: [to("C"), to("B")] }, { C: thing({ c: text }), B: thing({ b: text }) }),
    );
    const refs = (value.anyOf as readonly Json[]).map((one) => one.$ref);
    expect(new Set(refs).size).toBe(refs.length);
  });

  it.each([[[0, 1, 2]], [[2, 1, 0]]])(
    "components of one name are joined with a schema without one, in the order %j",
    async (order) => {
      const one = apiOf(to("Thing"), { Thing: object({ a: text }) });
      const apis = [one, one, apiOf(object({ b: text }))];
      const { takes } = await joined(...order.map((index) => apis[index] ?? one));
      expect([{ a: "a", b: "b" }, { a: 1 }, { b: 1 }].map((value) => takes(value as never))).toEqual([
        true,
        false,
        false,
      ]);
    },
  );
});

describe("joining ends", () => {
  it.each(["allOf", "anyOf", "oneOf"])(
    "joining ends where %s leads to a schema in more ways than can be counted",
    async (kind) => {
      const apis = [undefined, 3].map((maxLength) => {
        const ways = Array.from({ length: 40 }, (_, index) => {
          const next = to(`S${index + 1}`);
          return [`S${index}`, { [kind]: [next, { allOf: [next] }] }] as const;
        });
        const last = object({ x: { ...text, ...(maxLength && { maxLength }) } });
        return apiOf(to("S0"), { ...Object.fromEntries(ways), S40: last });
      });
      const [one = {}, two = {}] = apis;
      const { schemas } = await joined(one, two);
      expect(schemas.S40).toEqual(object({ x: text }));
    },
  );
});
