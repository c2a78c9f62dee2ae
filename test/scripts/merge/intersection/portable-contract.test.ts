import { describe, expect, it } from "vitest";
import { type Diagnostic, Diagnostics } from "../../../../scripts/base/diagnostics.js";
import { printSchema } from "../../../../scripts/contract/model/print-schema.js";
import type { Contract } from "../../../../scripts/contract/model/types.js";
import { findChanges } from "../../../../scripts/drift/find-changes.js";
import { printDocument } from "../../../../scripts/emit/document/print-document.js";
import { portableContract } from "../../../../scripts/merge/intersection/portable-contract.js";
import { contractOf } from "../../../helpers/load-text.js";

type Json = Record<string, unknown>;
const json = (schema: unknown) => ({ content: { "application/json": { schema } } });
const object = (properties: Json, required: readonly string[] = []): Json => ({
  type: "object",
  properties,
  ...(required.length > 0 && { required }),
});
const text = { type: "string" };
const answer = { 200: { description: "Done.", ...json(object({ id: text }, ["id"])) } };
const stream = { "text/event-stream": { schema: object({ delta: text }) } };

/** A description with `POST /things` for the one body, or with the operations given. */
function apiOf(request: unknown, schemas: Json = {}, post: Json = {}): Json {
  return {
    openapi: "3.1.0",
    info: { title: "API", version: "1" },
    servers: [{ url: "https://a.example/v1" }],
    paths: { "/things": { post: { requestBody: { required: true, ...json(request) }, responses: answer, ...post } } },
    components: { schemas },
  };
}

interface Portable {
  readonly contract: Contract;
  readonly providers: readonly [Contract, ...Contract[]];
  readonly schemas: Json;
  readonly diagnostics: readonly Diagnostic[];
}

async function portableOf(first: object, ...others: readonly object[]): Promise<Portable> {
  const reference = await contractOf(first, "first");
  const rest = await Promise.all(others.map((one, index) => contractOf(one, ["second", "third"][index])));
  const { report, all: diagnostics } = new Diagnostics();
  const contract = portableContract([reference, ...rest], { report });
  const { schemas = {} } = (printDocument(contract).components ?? {}) as { schemas?: Json };
  return { contract, providers: [reference, ...rest], schemas, diagnostics };
}

const named = (schema: unknown, schemas: Json = {}): Json =>
  apiOf({ $ref: "#/components/schemas/Thing" }, { Thing: schema, ...schemas });

function breakingOf({ contract, providers }: Portable): readonly string[] {
  return providers.flatMap((provider) =>
    findChanges(contract, provider).flatMap(({ id, breaking }) => (breaking ? [`${provider.provider} ${id}`] : [])),
  );
}

describe("a portable request", () => {
  const closed = { additionalProperties: false };
  const a = { const: "a" };
  const cases: readonly (readonly [name: string, a: unknown, b: unknown, portable: unknown])[] = [
    ["equal", object({ a: text }), object({ a: text }), object({ a: text })],
    [
      "a property that only one has",
      object({ a: text, b: text }),
      object({ a: text }),
      { ...object({ a: text }), ...closed },
    ],
    ["required at one side", object({ a: text }), object({ a: text }, ["a"]), object({ a: text }, ["a"])],
    [
      "a free object, which takes any property",
      { type: "object" },
      object({ a: text }, ["a"]),
      object({ a: text }, ["a"]),
    ],
    [
      "a map",
      { type: "object", additionalProperties: { type: "number" } },
      object({ a: { type: "integer" } }),
      { ...object({ a: { type: "integer" } }), ...closed },
    ],
    [
      "limits, which are tightened",
      { type: "number", minimum: 0, maximum: 2 },
      { type: "number", minimum: -1, maximum: 1 },
      { type: "number", minimum: 0, maximum: 1 },
    ],
    ["a limit that one lacks", text, { type: "string", maxLength: 5 }, { type: "string", maxLength: 5 }],
    [
      "a step that one lacks",
      { type: "integer" },
      { type: "number", multipleOf: 4 },
      { type: "integer", multipleOf: 4 },
    ],
    [
      "patterns, of which a schema has one",
      { type: "string", pattern: "^a" },
      { type: "string", pattern: "b$" },
      { type: "string", pattern: "^a", allOf: [{ pattern: "b$" }] },
    ],
    ["enumerations", { enum: ["a", "b"] }, { type: "string", enum: ["b", "c"] }, { type: "string", enum: ["b"] }],
    ["null at one side", { type: ["string", "null"] }, text, text],
    ["integers and numbers", { type: "number" }, { type: "integer" }, { type: "integer" }],
    [
      "lists",
      { type: "array", items: text },
      { type: "array", maxItems: 3 },
      { type: "array", maxItems: 3, items: text },
    ],
    ["alternatives without a counterpart", { anyOf: [text, { type: "boolean" }] }, text, text],
    [
      "several counterparts",
      text,
      { anyOf: [{ type: "string", enum: ["a"] }, { type: "string", maxLength: 5 }, { type: "boolean" }] },
      {
        anyOf: [
          { type: "string", enum: ["a"] },
          { type: "string", maxLength: 5 },
        ],
      },
    ],
    [
      "an open enumeration",
      { anyOf: [text, { type: "string", enum: ["a"] }] },
      text,
      { anyOf: [text, { type: "string", enum: ["a"] }] },
    ],
    [
      "alternatives by tag",
      { anyOf: [object({ kind: a, a: text }, ["kind"]), object({ kind: { const: "b" } }, ["kind"])] },
      object({ kind: { type: "string", enum: ["a", "c"] }, a: text }),
      object({ kind: { type: "string", const: "a" }, a: text }, ["kind"]),
    ],
    [
      "inheritance",
      { allOf: [object({ a: text }), object({ b: text })] },
      object({ a: text, b: text }),
      object({ a: text, b: text }),
    ],
    [
      "what needs its combinators",
      { type: "string", not: { const: "a" } },
      { type: "string", maxLength: 5 },
      {
        allOf: [
          { type: "string", not: { const: "a" } },
          { type: "string", maxLength: 5 },
        ],
      },
    ],
  ];

  it.each(cases)("a portable request takes what all take: %s", async (_name, one, two, expected) => {
    // Beside another property, so that nothing is left out as a whole.
    const found = await portableOf(named(object({ v: one })), named(object({ v: two })));
    expect(found.schemas.Thing).toEqual(object({ v: expected as Json }));
    expect(breakingOf(found)).toEqual([]);
  });

  it("a portable request has a default only if it is everybody's, and no example of what may be cut", async () => {
    const one = { type: "integer", minimum: 0, default: 1, examples: [-1], description: "How many." };
    const same = { type: "integer", minimum: 1, default: 1 };
    const other = { type: "integer", minimum: 1, default: 2 };
    const left = named(object({ v: one, w: one }));
    const { schemas } = await portableOf(left, named(object({ v: same, w: other })));
    const cut = { type: "integer", minimum: 1, description: "How many." };
    expect(schemas.Thing).toEqual(object({ v: { ...cut, default: 1 }, w: cut }));
  });

  it("a portable request cuts components that refer to themselves", async () => {
    const node = (extra: Json): Json => object({ next: { $ref: "#/components/schemas/Thing" }, ...extra });
    const found = await portableOf(named(node({ a: text, b: text })), named(node({ b: text })));
    expect(found.schemas.Thing).toEqual({ ...node({ b: text }), additionalProperties: false });
    expect(breakingOf(found)).toEqual([]);
  });

  it("a portable request takes what one provider excludes over uncut", async () => {
    const left = named(
      { not: { $ref: "#/components/schemas/Bad" }, type: "object" },
      { Bad: object({ a: text }, ["a"]) },
    );
    const { schemas } = await portableOf(left, named(object({ a: text })));
    expect(schemas.FirstBad).toEqual(object({ a: text }, ["a"]));
  });

  it("a portable request excludes what both exclude, though the component is cut elsewhere", async () => {
    const bad = { $ref: "#/components/schemas/Bad" };
    const rest = { Bad: object({ a: text }, ["a"]) };
    const v = { type: "object", not: bad };
    const left = named(object({ v, w: bad }), rest);
    const right = named(object({ v, w: object({ a: { type: "string", maxLength: 1 } }, ["a"]) }), rest);
    const { schemas } = await portableOf(left, right);
    expect(schemas).toMatchObject({
      Thing: { properties: { v: { not: bad }, w: { $ref: "#/components/schemas/BadInPart" } } },
      BadInPart: object({ a: { type: "string", maxLength: 1 } }, ["a"]),
      Bad: rest.Bad,
    });
  });

  it("a portable request leaves out what a page does not mention: unknown is no promise", async () => {
    const page = named({ ...object({ a: text }), "x-concord-inferred": "table" });
    const { schemas } = await portableOf(named(object({ a: text, b: text })), page);
    expect(schemas.Thing).toEqual({ ...object({ a: text }), additionalProperties: false });
  });
});

describe("portable operations", () => {
  const leftOut: readonly (readonly [name: string, a: Json, b: Json])[] = [
    ["need a property that not all describe", apiOf(object({ a: text }, ["a"])), apiOf(object({ b: text }))],
    ["need a value that not all take", apiOf(object({ a: text }, ["a"])), apiOf(object({ a: { type: "integer" } }))],
    ["need a body that not all take", apiOf(object({})), apiOf({}, {}, { requestBody: undefined })],
    [
      "need a body of another media type",
      apiOf(object({})),
      apiOf({}, {}, { requestBody: { required: true, content: { "multipart/form-data": { schema: object({}) } } } }),
    ],
    [
      "need a parameter that not all describe",
      apiOf(object({})),
      apiOf(object({}), {}, { parameters: [{ name: "q", in: "query", required: true, schema: text }] }),
    ],
    [
      "answer in other kinds of media types",
      apiOf(object({})),
      apiOf(
        object({}),
        {},
        { responses: { 200: { description: "Done.", content: { "text/plain": { schema: text } } } } },
      ),
    ],
    [
      "always stream at one side",
      apiOf(object({})),
      apiOf(object({}), {}, { responses: { 200: { description: "Events.", content: stream } } }),
    ],
  ];

  it("portable operations answer with any success that one of them has", async () => {
    const { contract } = await portableOf(
      apiOf(object({})),
      apiOf(object({}), {}, { responses: { 201: answer[200] } }),
      apiOf(object({}), {}, { responses: { "2XX": answer[200] } }),
    );
    expect(contract.operations[0]?.responses.map(({ status }) => status)).toEqual(["200", "201", "2XX"]);
  });

  it("portable operations answer with any type of bytes that one of them has", async () => {
    const bytes = (type: string) => ({
      responses: {
        200: { description: "Bytes.", content: { [type]: { schema: { type: "string", format: "binary" } } } },
      },
    });
    const { contract } = await portableOf(
      apiOf(object({}), {}, bytes("audio/mpeg")),
      apiOf(object({}), {}, bytes("application/octet-stream")),
    );
    expect(contract.operations[0]?.responses[0]?.content.map(({ type }) => type)).toEqual([
      "audio/mpeg",
      "application/octet-stream",
    ]);
  });

  it.each(leftOut)("portable operations are left out and reported where they %s", async (_name, one, two) => {
    for (const [first, second] of [
      [one, two],
      [two, one],
    ] as const) {
      const { contract, diagnostics } = await portableOf(first, second);
      expect(contract.operations).toEqual([]);
      expect(diagnostics.map(({ code }) => code)).toEqual(["operation-not-portable"]);
    }
  });

  it("portable operations are those that all have", async () => {
    const one = apiOf(object({}));
    const two = apiOf(object({}));
    const paths = { ...(one.paths as Json), "/others": { get: { responses: answer } } };
    const { contract, diagnostics } = await portableOf({ ...one, paths }, two);
    expect(contract.operations.map(({ key }) => key)).toEqual(["POST /v1/things"]);
    expect(diagnostics).toEqual([]);
  });

  it("portable operations have the parameters that all describe", async () => {
    const query = (name: string, schema: unknown) => ({ name, in: "query", schema });
    const { contract } = await portableOf(
      apiOf(object({}), {}, { parameters: [query("a", text), query("b", text), query("c", text)] }),
      apiOf(
        object({}),
        {},
        { parameters: [query("b", { type: "string", maxLength: 3 }), query("c", { type: "array" })] },
      ),
    );
    const [operation] = contract.operations;
    expect(operation?.parameters.map(({ name, schema }) => [name, schema.string])).toEqual([["b", { maxLength: 3 }]]);
  });

  describe("for which some take a body that others do not", () => {
    const limit = { name: "limit", in: "query", schema: text };
    const optional = (schema: Json, parameters: readonly Json[] = [limit]): Json =>
      apiOf({}, {}, { requestBody: json(schema), parameters });
    const without = (parameters: readonly Json[] = [limit]): Json =>
      apiOf({}, {}, { requestBody: undefined, parameters });
    const cases: readonly (readonly [name: string, a: Json, b: Json, emptyBody: true | undefined])[] = [
      ["take none at one", optional(object({ a: text })), without(), true],
      ["take none that suits all", optional(object({ a: text }, ["a"])), optional(object({ b: text })), true],
      ["take one everywhere", optional(object({ a: text })), optional(object({ a: text })), undefined],
      ["take none anywhere", without(), without(), undefined],
    ];

    it.each(cases)(
      "portable operations keep the place of a body empty where they %s",
      async (_name, one, two, emptyBody) => {
        for (const apis of [
          [one, two],
          [two, one],
        ] as const) {
          const { contract, providers, diagnostics } = await portableOf(...apis);
          const [operation] = contract.operations;
          expect([operation?.emptyBody, operation?.parameters.length]).toEqual([emptyBody, 1]);
          expect(diagnostics).toEqual([]);
          const again = portableContract([contract, ...providers], { report: () => undefined });
          expect(again.operations[0]?.emptyBody).toBe(emptyBody);
        }
      },
    );

    it("portable operations are left out where one needs a query, which has its place or stands in the options", async () => {
      const needed = [{ ...limit, required: true }];
      for (const [one, two] of [
        [optional(object({}), needed), without(needed)],
        [without(), optional(object({}), needed)],
      ] as const) {
        const { contract, diagnostics } = await portableOf(one, two);
        expect(contract.operations).toEqual([]);
        expect(diagnostics.map(({ code }) => code)).toEqual(["operation-not-portable"]);
      }
    });
  });

  it("portable operations stream only if all do, and cannot be asked to otherwise", async () => {
    const both = { 200: { description: "Done.", content: { ...answer[200].content, ...stream } } };
    const request = object({ a: text, stream: { type: "boolean" } });
    const streaming = apiOf(request, {}, { responses: both });
    const all = await portableOf(streaming, streaming);
    expect(all.contract.operations[0]?.stream?.flag).toBe("stream");
    const some = await portableOf(streaming, apiOf(object({ a: text })));
    const [operation] = some.contract.operations;
    expect(operation?.stream).toBeUndefined();
    expect(operation?.responses[0]?.content.map(({ type }) => type)).toEqual(["application/json"]);
    const body = operation?.request?.content[0]?.schema?.object;
    expect([...(body?.properties.keys() ?? [])]).toEqual(["a"]);
  });

  it("portable operations stream only if all give events with their names, or none does", async () => {
    const named = (event: string): Json => object({ event: { const: event }, data: object({ delta: text }) });
    const events = (schema: Json): Json =>
      apiOf(
        object({ stream: { type: "boolean" } }),
        {},
        {
          responses: {
            200: { description: "", content: { ...answer[200].content, "text/event-stream": { schema } } },
          },
        },
      );
    const names = events({ oneOf: [named("a"), named("b")] });
    const streamOf = async (...apis: readonly [Json, Json]) =>
      (await portableOf(...apis)).contract.operations[0]?.stream;
    expect((await streamOf(names, names))?.named).toEqual({ texts: [] });
    expect(await streamOf(names, events(object({ delta: text })))).toBeUndefined();
  });
});

describe("a portable answer", () => {
  const returning = (schema: unknown, schemas: Json = {}): Json =>
    apiOf({ type: "object" }, schemas, { responses: { 200: { description: "Done.", ...json(schema) } } });

  it("a portable answer allows what any provider returns, of the properties that all describe", async () => {
    const found = await portableOf(
      returning(object({ a: { type: "integer" }, b: text, c: text }, ["a", "b"])),
      returning(object({ a: { type: "string", enum: ["x"] }, b: { type: ["string", "null"] } }, ["b"])),
    );
    const schema = found.contract.operations[0]?.responses[0]?.content[0]?.schema?.object;
    expect([...(schema?.properties.keys() ?? [])]).toEqual(["a", "b"]);
    expect([...(schema?.required ?? [])]).toEqual(["b"]);
    expect(breakingOf(found)).toEqual([]);
  });

  it("a portable answer has another name than the request of the same name that means something else", async () => {
    const both = (thing: Json): Json => ({
      ...named(thing),
      paths: {
        "/things": {
          post: {
            requestBody: { required: true, ...json({ $ref: "#/components/schemas/Thing" }) },
            responses: { 200: { description: "Done.", ...json({ $ref: "#/components/schemas/Thing" }) } },
          },
        },
      },
    });
    const found = await portableOf(
      both(object({ a: text, b: text })),
      both(object({ a: { type: ["string", "null"] } })),
    );
    expect(found.schemas).toEqual({
      Thing: { ...object({ a: text }), additionalProperties: false },
      ReturnedThing: object({ a: { "x-value-providers": { null: ["second"] }, type: ["string", "null"] } }),
    });
    expect(breakingOf(found)).toEqual([]);
  });
});

describe("the portable contract", () => {
  const one = named(
    object({ a: { type: "number", minimum: 0 }, b: text, c: { anyOf: [text, { type: "null" }] } }, ["a"]),
  );
  const two = named(object({ a: { type: "number", maximum: 2 }, b: text, c: text, d: text }));
  const three = named(object({ a: { type: ["integer", "string"] }, c: text, d: text }, ["c"]));

  it("the portable contract of one provider is that provider", async () => {
    const { contract, providers } = await portableOf(one);
    expect(contract).toEqual({ ...providers[0], provider: "portable" });
  });

  it("the portable contract of one provider twice is that provider too", async () => {
    const { contract, providers } = await portableOf(one, one);
    expect(findChanges(contract, providers[0])).toEqual([]);
    expect(findChanges(providers[0], contract)).toEqual([]);
  });

  it("the portable contract with itself is itself", async () => {
    const { contract, providers } = await portableOf(one, two, three);
    const again = portableContract([contract, ...providers], { report: () => undefined });
    expect(findChanges(contract, again)).toEqual([]);
  });

  it("the portable contract is the same whatever the order of providers", async () => {
    const base = await portableOf(one, two, three);
    const swapped = await portableOf(one, three, two);
    expect(swapped.schemas).toEqual(base.schemas);
    for (const order of [
      [two, one, three],
      [three, two, one],
      [two, three, one],
    ] as const) {
      const { contract } = await portableOf(...order);
      expect(findChanges(base.contract, contract)).toEqual([]);
      expect(findChanges(contract, base.contract)).toEqual([]);
    }
  });

  it("the portable contract breaks at no provider", async () => {
    expect(breakingOf(await portableOf(one, two, three))).toEqual([]);
  });
});

describe("what a docs page does not mention", () => {
  const inferred = { "x-concord-inferred": "table" };
  const full = apiOf(object({ a: text, b: text }));
  const withList = { ...full, paths: { ...(full.paths as Json), "/things/{id}": { get: { responses: answer } } } };
  const page = apiOf({ ...object({ a: text }), ...inferred }, {}, inferred);
  const keysOf = ({ contract }: Portable): readonly string[] => contract.operations.map(({ key }) => key);

  it("what a docs page does not mention stays portable among those that describe it, and names the page's provider", async () => {
    const portable = await portableOf(withList, withList, page);
    expect(keysOf(portable)).toEqual(["POST /v1/things", "GET /v1/things/{id}"]);
    expect(portable.contract.operations.map(({ unknownAt }) => unknownAt)).toEqual([undefined, ["third"]]);
    expect(JSON.stringify(printDocument(portable.contract))).toContain('"x-unknown-providers":["third"]');
  });

  it("what a docs page does not mention is left out where another description lacks it", async () => {
    expect(keysOf(await portableOf(withList, full, page))).toEqual(["POST /v1/things"]);
  });

  it("what a docs page does not mention narrows a field of an operation that the page does describe", async () => {
    const { contract } = await portableOf(full, page);
    const schema = contract.operations[0]?.request?.content[0]?.schema;
    expect([...(schema?.object?.properties.keys() ?? [])]).toEqual(["a"]);
  });

  it("what a docs page does not mention does not become the reference, though it is named first", async () => {
    const { contract } = await portableOf(page, withList);
    expect(contract.operations.map(({ unknownAt }) => unknownAt)).toEqual([undefined, ["first"]]);
  });

  it("what a docs page does not mention does not narrow answers that the page does not show", async () => {
    const silent = apiOf(
      { ...object({ a: text }), ...inferred },
      {},
      { ...inferred, responses: { 200: { description: "" } } },
    );
    const { contract, diagnostics } = await portableOf(full, silent);
    expect(diagnostics).toEqual([]);
    expect(contract.operations[0]?.responses[0]?.content.map(({ type }) => type)).toEqual(["application/json"]);
  });
});

describe("enumerations of open names", () => {
  const model = (schema: Json, schemas: Json = {}) => apiOf(object({ model: schema }, ["model"]), schemas);
  const models = (...values: readonly string[]): Json => ({ type: "string", enum: values });
  const bodyOf = ({ contract }: Portable) => contract.operations[0]?.request?.content[0]?.schema?.object?.properties;
  const openly = async (first: Json, second: Json): Promise<unknown> => {
    const { report } = new Diagnostics();
    const contract = portableContract([await contractOf(first, "first"), await contractOf(second, "second")], {
      report,
      openEnums: ["model"],
    });
    const schema = bodyOf({ contract } as Portable)?.get("model");
    return schema && printSchema(schema);
  };
  const open = (...values: readonly string[]) => ({ anyOf: [text, models(...values)] });

  it.each([
    ["lists that share nothing", model(models("a", "b")), model(models("c")), open("a", "b")],
    ["a list and a plain string", model(models("a")), model(text), open("a")],
    ["a plain string and a list", model(text), model(models("a")), text],
    ["an open list and a closed one", model(open("a")), model(models("c")), open("a")],
    [
      "a list behind references",
      model(
        { $ref: "#/components/schemas/M" },
        { M: { oneOf: [text, { $ref: "#/components/schemas/L" }] }, L: models("a") },
      ),
      model(models("c")),
      open("a"),
    ],
  ])("enumerations of open names do not narrow: %s", async (_name, first, second, expected) => {
    expect(await openly(first, second)).toEqual(expected);
  });

  it("enumerations of open names narrow under any other name", async () => {
    const portable = await portableOf(model(models("a", "b")), model(models("b", "c")));
    expect(bodyOf(portable)?.get("model")?.enum).toEqual(["b"]);
  });

  it("enumerations of open names leave alone what is no list of strings", async () => {
    const either = { oneOf: [text, object({ a: text })] };
    expect(await openly(model(either), model(either))).toEqual({ anyOf: either.oneOf });
  });
});
