import { describe, expect, it } from "vitest";
import { changesBetween, changesOf, documentOf, outline } from "./contracts.js";

const pet = { type: "object", properties: { name: { type: "string" }, tag: { type: "string" } }, required: ["name"] };

type Node = Readonly<Record<string, unknown>>;

describe("another spelling of the same schemas", () => {
  const spellings: readonly (readonly [string, unknown, unknown, Node?, Node?])[] = [
    ["an extracted schema", pet, { $ref: "#/components/schemas/Pet" }, {}, { Pet: pet }],
    [
      "a renamed schema",
      { $ref: "#/components/schemas/Pet" },
      { $ref: "#/components/schemas/Animal" },
      { Pet: pet },
      { Animal: pet },
    ],
    [
      "a split allOf",
      pet,
      {
        allOf: [
          { type: "object", properties: { tag: { type: "string" } } },
          { type: "object", properties: { name: { type: "string" } }, required: ["name"] },
        ],
      },
    ],
    [
      "null as a type and as an alternative",
      { type: ["string", "null"] },
      { anyOf: [{ type: "string" }, { type: "null" }] },
    ],
    [
      "types as a list and as alternatives",
      { type: ["string", "integer"] },
      { oneOf: [{ type: "integer" }, { type: "string" }] },
    ],
    ["a constant and an enumeration of one", { const: "a" }, { enum: ["a"] }],
    ["reordered values", { enum: ["a", "b"] }, { enum: ["b", "a"] }],
    ["an open enumeration", { type: "string" }, { anyOf: [{ type: "string" }, { enum: ["a", "b"] }] }],
    [
      "nested alternatives",
      { anyOf: [{ type: "integer", minimum: 1 }, pet] },
      { oneOf: [{ anyOf: [pet] }, { type: "integer", minimum: 1 }] },
    ],
    ["an exclusive limit of integers", { type: "integer", maximum: 10 }, { type: "integer", exclusiveMaximum: 11 }],
    ["keywords that say nothing", pet, { ...pet, additionalProperties: true, minProperties: 0, description: "A pet." }],
  ];

  it.each(spellings.map((spelling) => ({ name: spelling[0], spelling })))(
    "$name in another spelling of the same schemas is no change",
    async ({ spelling }) => {
      const [, base, revision, before, after] = spelling;
      expect(await changesOf("request", [base, revision], [before, after])).toEqual([]);
      expect(await changesOf("response", [revision, base], [after, before])).toEqual([]);
    },
  );

  it("comparison ends for recursive schemas that are written otherwise", async () => {
    const tree = {
      type: "object",
      properties: { children: { type: "array", items: { $ref: "#/components/schemas/Tree" } } },
    };
    const unrolled = {
      type: "object",
      properties: { children: { type: "array", items: { ...tree, title: "Inner" } } },
    };
    const ref = { $ref: "#/components/schemas/Tree" };
    expect(await changesOf("request", [ref, unrolled], [{ Tree: tree }, { Tree: tree }])).toEqual([]);
    const renamed = JSON.parse(JSON.stringify(tree).replaceAll("Tree", "Node")) as object;
    expect(
      await changesOf("request", [ref, { $ref: "#/components/schemas/Node" }], [{ Tree: tree }, { Node: renamed }]),
    ).toEqual([]);
  });
});

describe("requests may widen and responses may narrow", () => {
  it.each([
    ["type", { type: "string" }, { type: ["string", "integer"] }, "type-generalized"],
    ["maximum", { type: "integer", maximum: 5 }, { type: "integer", maximum: 9 }, "max-increased"],
    ["length", { type: "string", maxLength: 5 }, { type: "string" }, "max-length-unset"],
    ["null", { type: "string" }, { type: ["string", "null"] }, "became-nullable"],
    ["contains", { type: "array", contains: { const: 1 } }, { type: "array" }, "contains-removed"],
    ["unique items", { type: "array", uniqueItems: true }, { type: "array" }, "unique-items-removed"],
  ])("requests may widen and responses may narrow: %s", async (_, narrow, wide, suffix) => {
    const within = (schema: unknown) => ({ type: "object", properties: { value: schema } });
    const pair = [within(narrow), within(wide)] as const;
    expect(await changesOf("request", pair)).toEqual([`info request-property-${suffix} request.body.value`]);
    expect(await changesOf("response", pair)).toEqual([`error response-property-${suffix} response.200.body.value`]);
    const [reversed] = await changesOf("request", [pair[1], pair[0]]);
    expect(reversed).toMatch(/^(error|warning) request-property-/);
    const [allowed] = await changesOf("response", [pair[1], pair[0]]);
    expect(allowed).toMatch(/^info response-property-/);
  });

  it("drift tells a removed request property as a warning, as an error where the object is closed", async () => {
    const closed = { type: "object", properties: { name: { type: "string" } }, additionalProperties: false };
    const open = { type: "object", properties: { name: { type: "string" } } };
    const both = { type: "object", properties: { name: { type: "string" }, tag: { type: "string" } } };
    expect(await changesOf("request", [both, open])).toEqual(["warning request-property-removed request.body.tag"]);
    expect(await changesOf("request", [{ ...both, additionalProperties: false }, closed])).toEqual([
      "error request-property-removed request.body.tag",
    ]);
  });

  it("drift tells once that anything goes where there was a type, or the reverse", async () => {
    const holder = (typed: object) => ({ properties: { typed } });
    for (const schema of [pet, { type: "array", items: pet }]) {
      expect(await changesOf("response", [holder(schema), holder({})])).toEqual([
        "error response-property-type-generalized response.200.body.typed",
      ]);
      expect(await changesOf("request", [holder({}), holder(schema)])).toEqual([
        "error request-property-type-changed request.body.typed",
      ]);
    }
  });

  it("drift does not hold an alternative that others cover against the one that it is like", async () => {
    const text = { type: "string" };
    const plain = (required: readonly string[]) => ({ type: "object", properties: { text }, required });
    const long = (segment: object) => ({
      type: "object",
      properties: { text, length: { type: "number" }, segments: { type: "array", items: segment } },
      required: ["text", "segments"],
    });
    const wide = { anyOf: [plain([]), long({ type: "integer" })] };
    const narrow = { anyOf: [plain(["text"]), long(text)] };
    const breaking = (lines: readonly string[]) => lines.filter((line) => line.startsWith("error"));
    expect(breaking(await changesOf("response", [wide, narrow]))).toEqual([]);
    expect(breaking(await changesOf("request", [narrow, wide]))).toEqual([]);
    expect(breaking(await changesOf("request", [wide, narrow]))).not.toEqual([]);
  });

  it("drift lets the sender's steps be multiples of the receiver's", async () => {
    const step = (multipleOf: number) => ({ properties: { n: { type: "integer", multipleOf } } });
    const levels = async (direction: "request" | "response", base: number, revision: number) =>
      (await changesOf(direction, [step(base), step(revision)])).map((line) => line.split(" ")[0]);
    expect(await levels("request", 4, 2)).toEqual(["info"]);
    expect(await levels("request", 2, 4)).toEqual(["error"]);
    expect(await levels("response", 4, 2)).toEqual(["error"]);
    expect(await levels("response", 2, 4)).toEqual(["info"]);
  });

  it("drift descends into the alternatives of a union, matched by their tag", async () => {
    const part = (kind: string, limit: number) => ({
      type: "object",
      properties: { type: { const: kind }, text: { type: "string", maxLength: limit } },
      required: ["type"],
    });
    const base = { anyOf: [part("text", 10), part("image", 10)] };
    const revision = { oneOf: [part("image", 10), part("text", 5)] };
    expect(await changesOf("request", [base, revision])).toEqual([
      'error request-property-max-length-decreased request.body(type="text").text',
    ]);
  });

  it("drift compares one object with the alternatives by their tag", async () => {
    const message = (role: unknown, others: object, required: readonly string[]) => ({
      type: "object",
      properties: { role, content: { type: "string" }, ...others },
      required,
    });
    const base = message({ enum: ["user", "tool", "bot"] }, { id: { type: "string" } }, ["role"]);
    const user = message({ const: "user" }, {}, ["role", "content"]);
    const tool = message({ const: "tool" }, { id: { type: "string" } }, ["role", "id"]);
    expect(await changesOf("request", [base, { oneOf: [user, tool] }])).toEqual([
      'error request-property-became-required request.body(role="tool").id',
      'error request-property-became-required request.body(role="user").content',
      "error request-body-enum-value-removed request.body.role",
    ]);
    expect(await changesOf("response", [{ oneOf: [user, tool] }, base])).toEqual([
      'error response-property-became-optional response.200.body(role="tool").id',
      'error response-property-became-optional response.200.body(role="user").content',
      "warning response-mediatype-enum-value-added response.200.body.role",
    ]);
  });

  it("drift does not tell an alternative that others cover", async () => {
    const base = { anyOf: [{ type: "string", maxLength: 5 }, { type: "string", maxLength: 9 }, { type: "integer" }] };
    const revision = { anyOf: [{ type: "string", maxLength: 9 }, { type: "integer" }] };
    expect(await changesOf("request", [base, revision])).toEqual([]);
  });
});

describe("one finding per root cause", () => {
  const shared = (limit: number) => ({
    openapi: "3.1.0",
    info: { title: "Test", version: "1" },
    paths: Object.fromEntries(
      ["/a", "/b", "/c"].map((path) => [
        path,
        {
          post: {
            requestBody: { content: { "application/json": { schema: { $ref: "#/components/schemas/Pet" } } } },
            responses: { 200: { description: "" } },
          },
        },
      ]),
    ),
    components: { schemas: { Pet: { type: "object", properties: { name: { type: "string", maxLength: limit } } } } },
  });

  it("one finding lists the operations that a shared schema reaches", async () => {
    const [change, ...others] = await changesBetween(shared(9), shared(5));
    expect(others).toEqual([]);
    expect(change?.operations).toEqual(["POST /a", "POST /b", "POST /c"]);
    const expanded = await changesBetween(shared(9), shared(5), { perOperation: true });
    expect(expanded.map(({ operation }) => operation)).toEqual(["POST /a", "POST /b", "POST /c"]);
    expect(new Set(expanded.map(({ fingerprint }) => fingerprint))).toEqual(new Set([change?.fingerprint]));
  });

  it("one finding keeps its fingerprint when unrelated things move", async () => {
    const [change] = await changesBetween(shared(9), shared(5));
    const moved = shared(5);
    const renamed = { ...moved, info: { title: "Other", version: "2" }, paths: { "/0": {}, ...moved.paths } };
    const [other] = await changesBetween(shared(9), renamed);
    expect(other?.fingerprint).toBe(change?.fingerprint);
  });

  it("one finding keeps its fingerprint when the shared schema gets another name", async () => {
    const [change] = await changesBetween(shared(9), shared(5));
    const named = (document: object) => JSON.parse(JSON.stringify(document).replaceAll("Pet", "Animal")) as object;
    const [other] = await changesBetween(named(shared(9)), named(shared(5)));
    expect(other?.fingerprint).toBe(change?.fingerprint);
  });

  it("equal findings in two shared schemas have fingerprints of their own", async () => {
    const twins = (maxLength: number) => {
      const pet = { type: "object", properties: { name: { type: "string", maxLength } } };
      const list = {
        oneOf: ["Cat", "Dog"].map((name) => ({ type: "array", items: { $ref: `#/components/schemas/${name}` } })),
      };
      const tagged = (tag: string) => ({
        ...pet,
        required: ["kind"],
        properties: { ...pet.properties, kind: { const: tag } },
      });
      return documentOf({ request: list, schemas: { Cat: tagged("cat"), Dog: tagged("dog") } });
    };
    const changes = await changesBetween(twins(9), twins(5));
    expect(new Set(changes.map(({ fingerprint }) => fingerprint)).size).toBe(2);
  });

  it("accepted changes pass until they expire", async () => {
    const [change] = await changesBetween(shared(9), shared(5));
    const accept = [{ fingerprint: change?.fingerprint ?? "", reason: "Known.", expires: "2026-06-30" }];
    const [accepted] = await changesBetween(shared(9), shared(5), { accept, today: new Date("2026-06-01") });
    expect(accepted?.accepted).toBe("Known.");
    const [last] = await changesBetween(shared(9), shared(5), { accept, today: new Date("2026-06-30T23:59:59Z") });
    expect(last?.accepted).toBe("Known.");
    const [expired] = await changesBetween(shared(9), shared(5), { accept, today: new Date("2026-07-01") });
    expect(expired?.accepted).toBeUndefined();
    const [mild] = await changesBetween(shared(9), shared(5), {
      levels: { "request-property-max-length-decreased": "info" },
    });
    expect(mild).toMatchObject({ level: "info", breaking: false });
  });

  it("the first way to authenticate stays an error by the established levels, too", async () => {
    const scheme = { components: { securitySchemes: { key: { type: "http", scheme: "bearer" } } } };
    const [open, closed] = [scheme, { ...scheme, security: [{ key: [] }] }].map((root) => documentOf({ root }));
    const changes = await changesBetween(open ?? {}, closed ?? {}, { levels: "oasdiff" });
    expect(changes.map(({ id, level }) => `${level} ${id}`)).toEqual(["error api-global-security-added"]);
  });

  it("what the established catalogue has no level for keeps its own", async () => {
    const securitySchemes = { key: { type: "http", scheme: "bearer" }, other: { type: "http", scheme: "basic" } };
    const asking = (security: readonly object[], schemes: object = securitySchemes) =>
      documentOf({ root: { components: { securitySchemes: schemes }, security } });
    const header = (schema: object) =>
      documentOf({ operation: { responses: { 200: { description: "Done", headers: { kite: { schema } } } } } });
    const told = async (one: object, two: object) =>
      (await changesBetween(one, two, { levels: "oasdiff" })).map(({ id, level }) => `${level} ${id}`);
    expect(await told(asking([{}, { key: [] }]), asking([{ key: [] }]))).toEqual(["info api-global-security-removed"]);
    expect(await told(asking([{ key: [] }, { other: [] }]), asking([{ key: [] }]))).toEqual([
      "info api-global-security-removed",
    ]);
    const sent = (name: string) => asking([{ key: [] }], { key: { type: "apiKey", in: "header", name } });
    expect(await told(sent("X-Kite"), sent("X-Raft"))).toEqual(["error api-security-component-credential-changed"]);
    const whole = { type: "integer" };
    const date = { type: "string", format: "date" };
    const [one, two] = [
      [whole, date],
      [whole, date, { type: "object" }],
    ].map((anyOf) => header({ anyOf }));
    expect(await told(one ?? {}, two ?? {})).toEqual(["error response-header-any-of-added"]);
  });
});

describe("whole descriptions", () => {
  it("drift matches operations by method and effective path", async () => {
    const base = documentOf({ root: { servers: [{ url: "https://a.example/v1" }] } });
    const moved = documentOf({
      root: {
        servers: [{ url: "https://a.example" }],
        paths: { "/v1/things": { post: { responses: { 200: { description: "Done" } } } } },
      },
    });
    expect(outline(await changesBetween(base, moved))).toEqual([]);
  });

  it("drift recognises an operation that moved", async () => {
    const named = { operationId: "createThing" };
    const base = documentOf({ request: pet, operation: named });
    const document = documentOf({ request: pet, operation: named });
    const paths = Reflect.get(document, "paths") as Record<string, unknown>;
    const revision = { ...document, paths: { "/objects": paths["/things"] } };
    expect(outline(await changesBetween(base, revision))).toEqual(["error endpoint-moved operation"]);
  });

  it("drift calls unknown what a page does not mention", async () => {
    const base = documentOf({ request: pet });
    const revision = documentOf({
      request: { type: "object", properties: { name: { type: "string" } }, required: ["name"] },
      operation: { "x-concord-inferred": "table" },
    });
    expect(outline(await changesBetween(base, revision))).toEqual(["info request-property-unknown request.body.tag"]);
    const marked = {
      type: "object",
      properties: { name: { type: "string" } },
      required: ["name"],
      "x-concord-inferred": "example",
    };
    expect(await changesOf("response", [pet, marked])).toEqual([
      "info response-property-unknown response.200.body.tag",
    ]);
  });
});
