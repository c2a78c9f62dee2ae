import { describe, expect, it } from "vitest";
import { changesOf } from "./contracts.js";

const scalars = ["string", "integer", "null"];
const one = { type: "object", properties: { a: { type: "string" } }, required: ["a"] };
/** Two types at once. */
const nothing = { type: "object", anyOf: [{ type: "number" }] };
const zero = { enum: [0], oneOf: [{ type: "number", minimum: 0 }] };
const onlyNames = (pattern: string, schema: object = {}) => ({
  type: "object",
  patternProperties: { [pattern]: schema },
  additionalProperties: false,
});

describe("a request that is refused now is never passed over", () => {
  it.each<[what: string, base: object, revision: object]>([
    ["null, which `not` excludes", { type: scalars }, { type: scalars, not: { const: null } }],
    [
      "a listed value that a choice within an `allOf` excludes",
      { enum: ["b", "a"] },
      { enum: ["b", "a"], allOf: [{ anyOf: [{ enum: ["a"] }, { type: "integer" }] }] },
    ],
    ["a fraction that is listed, by a step", { const: 0.5 }, { type: "number", multipleOf: 2 }],
    [
      "a second format",
      { type: "integer", format: "int64" },
      { type: "integer", format: "int64", allOf: [{ format: "int32" }] },
    ],
    ["null, which a condition excludes", { type: scalars }, { type: scalars, if: { const: null }, then: false }],
    [
      "null beside alternatives",
      { anyOf: [{ type: "null" }, { type: "string" }, one] },
      { anyOf: [{ type: "null" }, { type: "string" }, one], not: { const: null } },
    ],
    [
      "a value that an empty enumeration no longer excludes",
      { not: { ...one, properties: { a: { type: "string", const: 1 } } } },
      { not: one },
    ],
    ...[{ additionalProperties: false }, { propertyNames: { maxLength: 1 } }, { not: { required: ["b"] } }].map(
      (rule): [string, object, object] => [
        `what stands beside a choice that holds the schema: ${JSON.stringify(rule)}`,
        { type: "object", minProperties: 1 },
        { anyOf: [{ type: "object", minProperties: 1 }, { minProperties: 2 }], ...rule },
      ],
    ),
    ...[{ minimum: 3 }, { required: ["b"] }, { anyOf: [{ type: "string" }, { minimum: 3 }] }].map(
      (rule): [string, object, object] => [
        `null, of which \`not\` does not speak: ${JSON.stringify(rule)}`,
        { type: "null" },
        { not: rule },
      ],
    ),
    [
      "an object that must have what it may not have",
      onlyNames("^b"),
      { allOf: [onlyNames("^b"), { properties: { c: {} }, required: ["c"] }] },
    ],
    ["a number, where nothing is taken any more", { anyOf: [{ type: "string" }, { minimum: 0 }] }, nothing],
    ["a listed number, where no other list has it", zero, { ...zero, allOf: [{ enum: [2] }] }],
    [
      "names that patterns of two closed parts match",
      { allOf: [onlyNames("^a"), onlyNames("b$")] },
      { type: "object", additionalProperties: false },
    ],
    [
      "names that patterns of two closed parts match, and hold less now",
      { allOf: [onlyNames("^a"), onlyNames("b$")] },
      { allOf: [onlyNames("^a", { type: "string" }), onlyNames("b$")] },
    ],
    [
      "a pattern in place of another, where there may be others now",
      onlyNames("b$"),
      { type: "object", patternProperties: { "^b": { type: "string" } } },
    ],
    ["a large number that is no multiple", { enum: [4294967297, 3] }, { type: "integer", multipleOf: 3 }],
  ])("a request that is refused now is told: %s", async (_, base, revision) => {
    const found = await changesOf("request", [base, revision], [{}, {}]);
    expect(found.filter((line) => !line.startsWith("info"))).not.toEqual([]);
  });

  it.each<[what: string, base: object, revision: object]>([
    ...[{ minLength: 1 }, { minProperties: 1 }].map((limit): [string, object, object] => [
      `a text in place of nothing: ${JSON.stringify(limit)}`,
      { type: "array", items: false },
      { type: "array", items: { anyOf: [{ type: "string", pattern: "b$" }, { type: "string" }], ...limit } },
    ]),
    [
      "names of another pattern, where there may be no others now",
      { type: "object", patternProperties: { b$: { type: "string", maxLength: 3 } } },
      onlyNames("^b$", { type: "string" }),
    ],
  ])("an answer that was not given is told: %s", async (_, base, revision) => {
    const found = await changesOf("response", [base, revision], [{}, {}]);
    expect(found.filter((line) => !line.startsWith("info"))).not.toEqual([]);
  });

  it("a proof for choices beside choices ends soon", async () => {
    const choices = (most: number) => ({
      type: "object",
      allOf: Array.from({ length: 12 }, (_, index) => ({
        anyOf: [
          { required: [`a${index}`], maxProperties: most },
          { required: [`b${index}`] },
          { properties: { [`c${index}`]: { type: "integer", maximum: 1 } } },
        ],
      })),
    });
    const before = process.cpuUsage();
    await changesOf("request", [choices(20), choices(21)], [{}, {}]);
    expect(process.cpuUsage(before).user / 1e6).toBeLessThan(5);
  });
});

it.each<[what: string, level: (next: object, name: string) => object]>([
  ["conditions", (next) => ({ if: next, then: next })],
  ["alternatives", (next, name) => ({ anyOf: [next, { ...next, required: [name] }] })],
])("what is left over beside nested %s that share their schemas is compared soon", async (_, level) => {
  const schemas = (maxLength: number) =>
    Object.fromEntries(
      Array.from({ length: 18 }, (_unused, index) => {
        const next = { $ref: `#/components/schemas/N${index + 1}` };
        const last = { properties: { q: { type: "string", maxLength } } };
        return [`N${index}`, index === 17 ? last : level(next, `k${index}`)];
      }),
    );
  const schema = { type: "object", $ref: "#/components/schemas/N0", unevaluatedProperties: false };
  const before = process.cpuUsage();
  await changesOf("request", [schema, schema], [schemas(5), schemas(6)]);
  expect(process.cpuUsage(before).user / 1e6).toBeLessThan(5);
});

const choice = [{ type: "integer" }, { enum: ["auto"] }];
const inAllOf = { allOf: [{ anyOf: choice }] };

describe("a choice with more beside it and one schema of another type", () => {
  const written = (schema: object) => ({ schema, kind: JSON.stringify(schema) });
  const besides = [{ minimum: 1 }, { format: "int32" }, { pattern: "^a" }, { const: 1 }, { not: { const: 3 } }];
  const all = besides.flatMap((rule) =>
    [{ anyOf: choice }, { oneOf: choice }, inAllOf].map((one) => ({ ...one, ...rule })),
  );
  it.each(all.map(written))("are told in both directions: $kind", async ({ schema }) => {
    const list = (items: object) => ({ type: "array", items });
    for (const direction of ["request", "response"] as const) {
      for (const [one, two] of [
        [schema, { type: "boolean" }],
        [list(schema), list({ type: "boolean" })],
      ] as const) {
        const found = [await changesOf(direction, [one, two]), await changesOf(direction, [two, one])];
        expect(found.map((lines) => lines.some((line) => line.startsWith("error")))).toEqual([true, true]);
      }
    }
  });

  it.each([
    { before: [{ type: "integer" }, { minimum: 1 }], rule: { minimum: 1 }, after: { type: "boolean" } },
    {
      before: [{ type: "integer" }, { type: ["integer", "string"] }],
      rule: { minimum: 1 },
      after: { type: "integer" },
    },
    {
      before: [{ type: "string", maxLength: 3 }, { pattern: "^a" }],
      rule: { minLength: 1 },
      after: { format: "date" },
    },
  ])("are told by type and format: $before beside $rule, $after", async ({ before, rule, after }) => {
    const found = await changesOf("request", [
      { anyOf: before, ...rule },
      { ...after, ...rule },
    ]);
    expect(found.some((line) => line.startsWith("error"))).toBe(true);
  });

  it("are no break where all alternatives say the format", async () => {
    const uuid = { type: "string", format: "uuid" };
    const found = await changesOf("request", [
      { anyOf: [uuid, { type: "integer" }], minLength: 1 },
      { ...uuid, minLength: 1 },
    ]);
    expect(found).toEqual(["error request-body-any-of-removed request.body"]);
  });
});

it("an answer that loses a part of its allOf loses the properties that only the part had", async () => {
  const part = (properties: object, required: readonly string[]) => ({ type: "object", properties, required });
  const schemas = {
    Envelope: part({ trace: { type: "string" }, region: { type: "string" } }, ["trace"]),
    Body: part({ text: { type: "string" } }, ["text"]),
  };
  const [envelope, body] = Object.keys(schemas).map((name) => ({ $ref: `#/components/schemas/${name}` }));
  const pair = [{ allOf: [envelope, body] }, { allOf: [body] }] as const;
  expect(await changesOf("response", pair, [schemas, schemas])).toEqual([
    "error response-required-property-removed response.200.body.trace",
    "warning response-optional-property-removed response.200.body.region",
  ]);
  expect(await changesOf("request", pair, [schemas, schemas])).toEqual([
    "warning request-property-removed request.body.region",
    "warning request-property-removed request.body.trace",
  ]);
});

it("a schema that has no value is not told of its formats", async () => {
  const none = { type: "integer", allOf: [{ type: "array" }] };
  for (const direction of ["request", "response"] as const)
    expect(await changesOf(direction, [none, { ...none, format: "uint8" }])).toEqual([]);
});

it("steps whose common multiple no number reaches are compared as they are written", async () => {
  const steps = (from: number) => ({
    type: "integer",
    allOf: Array.from({ length: 350 }, (_, index) => ({ multipleOf: index + from })),
  });
  const found = await changesOf("request", [steps(1), steps(2)]);
  expect(found).toEqual(["warning request-body-multiple-of-changed request.body"]);
});
