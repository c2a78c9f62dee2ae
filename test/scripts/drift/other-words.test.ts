import { describe, expect, it } from "vitest";
import { changesBetween, changesOf, documentOf } from "./contracts.js";

type Node = Readonly<Record<string, unknown>>;

const text = { type: "string" };
const object = (properties: Node, ...required: string[]) => ({ type: "object", properties, required });
const one = object({ a: text }, "a");
const both = object({ a: text, b: text });
const required = (...names: string[]) => ({ required: names });
const isOne = { properties: { a: { const: "1" } }, ...required("a") };
const named = { $ref: "#/components/schemas/One" };

/** Schemas that say the same, and one that does not: `narrower` takes less. */
const words: readonly { readonly name: string; readonly same: readonly Node[]; readonly narrower: Node }[] = [
  {
    name: "nothing beside what an allOf describes",
    same: [
      { ...both, additionalProperties: false },
      { allOf: [object({ a: text }), object({ b: text })], unevaluatedProperties: false },
      { ...object({ b: text }), allOf: [object({ a: text })], unevaluatedProperties: false },
      { allOf: [{ allOf: [object({ a: text })] }, object({ b: text })], unevaluatedProperties: false },
    ],
    narrower: { allOf: [object({ a: text }), object({ b: { ...text, maxLength: 3 } })], unevaluatedProperties: false },
  },
  {
    name: "what an allOf does not describe, behind a name",
    same: [
      { ...object({ a: text, b: text }, "a"), additionalProperties: { type: "integer" } },
      { allOf: [named, object({ b: text })], unevaluatedProperties: { type: "integer" } },
    ],
    narrower: { allOf: [named, object({ b: text })], unevaluatedProperties: false },
  },
  {
    name: "a property that is required, and may be anything",
    same: [
      { type: "object", required: ["a"] },
      { type: "object", required: ["a"], properties: { a: {} } },
    ],
    narrower: { type: "object", required: ["a"], properties: { a: text } },
  },
  {
    name: "a condition in words of its own",
    same: [
      { ...both, if: isOne, then: required("b") },
      { ...both, if: { allOf: [isOne] }, then: required("b") },
    ],
    narrower: { ...both, required: ["b"] },
  },
  {
    name: "names of a list, whatever stands under them",
    same: [
      { type: "object", propertyNames: { enum: ["a"] } },
      { type: "object", propertyNames: { enum: ["a"] }, additionalProperties: true },
    ],
    narrower: { type: "object", propertyNames: { enum: ["a"] }, additionalProperties: text },
  },
  {
    name: "nothing that is left over",
    same: [
      one,
      { ...one, unevaluatedProperties: true },
      { ...one, additionalProperties: true, unevaluatedProperties: false },
    ],
    narrower: { ...one, unevaluatedProperties: false },
  },
  {
    name: "one property where another is",
    same: [
      { ...both, dependentRequired: { a: ["b"] } },
      { ...both, dependentSchemas: { a: required("b") } },
      { ...both, if: required("a"), then: required("b") },
      { ...both, if: { type: "object", properties: { a: {} }, required: ["a"] }, then: required("b") },
      { ...both, if: { $ref: "#/components/schemas/Open", required: ["a"] }, then: required("b") },
      { ...both, if: { allOf: [{ type: "object" }], required: ["a"] }, then: required("b") },
      { ...both, if: { allOf: [{ required: ["a"], properties: { a: {} } }] }, then: required("b") },
      { ...both, if: { not: required("a") }, else: required("b") },
      { ...both, anyOf: [{ not: required("a") }, required("b")] },
      { ...both, anyOf: [required("b"), { properties: { a: false } }] },
      { ...both, oneOf: [required("a", "b"), { not: required("a") }] },
      { ...both, not: { required: ["a"], not: required("b") } },
    ],
    narrower: object({ a: text, b: text }, "b"),
  },
  {
    name: "two properties that go together",
    same: [
      { ...object({ a: text, b: text, c: text }), dependentRequired: { a: ["b", "c"] } },
      {
        ...object({ a: text, b: text, c: text }),
        allOf: [{ dependentRequired: { a: ["b"] } }, { dependentRequired: { a: ["c"] } }],
      },
      {
        ...object({ a: text, b: text, c: text }),
        dependentRequired: { a: ["b"], b: ["b"] },
        dependentSchemas: { a: required("c") },
      },
    ],
    narrower: { ...object({ a: text, b: text, c: text }, "a"), dependentRequired: { a: ["b", "c"] } },
  },
  {
    name: "one property where another is, beside rules where a third is",
    same: [
      {
        ...object({ a: text, b: text, c: text }),
        dependentRequired: { a: ["b"] },
        dependentSchemas: { a: { properties: { b: { minLength: 2 } } }, c: { properties: { b: { maxLength: 9 } } } },
      },
      {
        ...object({ a: text, b: text, c: text }),
        dependentSchemas: {
          a: { properties: { b: { minLength: 2 } }, required: ["b"] },
          c: { properties: { b: { maxLength: 9 } } },
        },
      },
    ],
    narrower: {
      ...object({ a: text, b: text, c: text }),
      dependentSchemas: {
        a: { properties: { b: { minLength: 3 } }, required: ["b"] },
        c: { properties: { b: { maxLength: 9 } } },
      },
    },
  },
  {
    name: "what depends on something that must be there",
    same: [
      object({ a: text, b: text }, "a", "b"),
      { ...object({ a: text, b: text }, "a"), dependentRequired: { a: ["b"] } },
    ],
    narrower: { ...object({ a: text, b: { ...text, minLength: 1 } }, "a"), dependentRequired: { a: ["b"] } },
  },
  {
    name: "rules beside a property",
    same: [
      { ...both, dependentSchemas: { a: { properties: { b: { minLength: 2 } } } } },
      { ...both, if: required("a"), then: { properties: { b: { minLength: 2 } } } },
    ],
    narrower: { ...both, if: required("a"), then: { properties: { b: { minLength: 3 } } } },
  },
  {
    name: "a condition on a value",
    same: [
      { ...both, if: { properties: { a: { const: "x" } } }, then: required("b") },
      { ...both, anyOf: [required("b"), { not: { properties: { a: { const: "x" } } } }] },
    ],
    narrower: { ...both, if: { properties: { a: { const: "x" } } }, then: required("a", "b") },
  },
  {
    name: "a condition that is none",
    same: [
      both,
      { ...both, if: true },
      { ...both, if: {}, else: one },
      { ...both, if: one, then: {} },
      { ...both, if: false, then: false },
      { ...both, not: { not: {} } },
    ],
    narrower: { ...both, if: {}, then: required("a") },
  },
  {
    name: "a condition that is always or never met",
    same: [
      object({ a: text, b: text }, "a"),
      { ...both, if: true, then: required("a") },
      { ...both, if: false, then: false, else: required("a") },
      { ...both, if: required("b"), then: required("a"), else: required("a") },
    ],
    narrower: object({ a: text, b: text }, "a", "b"),
  },
  {
    name: "a choice of one",
    same: [
      { ...object({ a: text, b: text }, "a"), additionalProperties: false },
      { ...both, additionalProperties: false, oneOf: [required("a")] },
      { ...both, additionalProperties: false, allOf: [required("a")] },
      { anyOf: [{ ...object({ a: text, b: text }, "a"), additionalProperties: false }] },
      {
        ...both,
        additionalProperties: false,
        anyOf: [{ ...object({ a: text, b: text }, "a"), additionalProperties: false }],
      },
    ],
    narrower: { ...both, additionalProperties: false, oneOf: [required("a", "b")] },
  },
  {
    name: "items by position that say what all items are",
    same: [
      { type: "array", items: named },
      { type: "array", prefixItems: [named, one], items: named },
      { type: "array", prefixItems: [one], items: one },
    ],
    narrower: { type: "array", prefixItems: [{ ...one, required: ["a", "b"] }], items: named },
  },
  {
    name: "an end of the list",
    same: [
      { type: "array", prefixItems: [text, text], items: false },
      { type: "array", prefixItems: [text, text], maxItems: 2 },
      { type: "array", prefixItems: [text, text], items: one, maxItems: 2 },
      { type: "array", items: text, maxItems: 2 },
      { type: "array", prefixItems: [text, text], unevaluatedItems: false },
    ],
    narrower: { type: "array", prefixItems: [text, { ...text, maxLength: 2 }], items: false },
  },
  {
    name: "any number of matches",
    same: [
      { type: "array", items: text },
      { type: "array", items: text, contains: { const: "a" }, minContains: 0 },
    ],
    narrower: { type: "array", items: text, contains: { const: "a" } },
  },
  {
    name: "null beside alternatives",
    same: [
      { anyOf: [object({ a: text, b: text }, "a"), object({ a: text, b: text }, "b"), { type: "null" }] },
      { ...both, type: ["object", "null"], anyOf: [required("a"), required("b"), { type: "null" }] },
      { anyOf: [{ anyOf: [object({ a: text, b: text }, "a"), { enum: [null] }] }, object({ a: text, b: text }, "b")] },
    ],
    narrower: { anyOf: [object({ a: text, b: text }, "a"), object({ a: text, b: text }, "b")] },
  },
  {
    name: "types without one",
    same: [
      { type: ["string", "integer"] },
      { type: ["string", "integer", "null"], not: { type: "null" } },
      { type: ["string", "integer", "boolean"], not: { allOf: [{ type: "boolean" }] } },
      { anyOf: [text, { type: "integer" }], not: { type: ["null", "array"] } },
    ],
    narrower: { type: ["string", "integer", "null"], not: { type: ["null", "integer"] } },
  },
  {
    name: "numbers, whole or not",
    same: [
      { type: "number", maximum: 3 },
      { anyOf: [{ type: "integer" }, { type: "number", not: { type: "integer" } }], maximum: 3 },
    ],
    narrower: { type: "number", not: { type: "integer" }, maximum: 3 },
  },
  {
    name: "names that are listed",
    same: [
      { ...both, additionalProperties: false },
      { ...both, propertyNames: { enum: ["a", "b"] } },
      { type: "object", additionalProperties: text, propertyNames: { type: "string", enum: ["b", "a"] } },
      { ...object({ a: text }), additionalProperties: text, propertyNames: { enum: ["a", "b"] } },
    ],
    narrower: { ...object({ a: text, b: { ...text, maxLength: 2 } }), propertyNames: { enum: ["a", "b"] } },
  },
  {
    name: "a pattern that all names match",
    same: [
      { type: "object", additionalProperties: text },
      { type: "object", patternProperties: { ".*": text } },
      { type: "object", patternProperties: { "": text }, additionalProperties: false },
    ],
    narrower: { type: "object", patternProperties: { "": { ...text, maxLength: 2 } } },
  },
  {
    name: "a pattern that all names match, beside properties",
    same: [
      { ...object({ a: { type: "string", minLength: 1 } }), additionalProperties: { type: "string" } },
      { ...object({ a: { minLength: 1 } }), patternProperties: { "^.*": { type: "string" } } },
    ],
    narrower: { ...object({ a: { minLength: 2 } }), patternProperties: { "^.*": { type: "string" } } },
  },
  {
    name: "patterns in two places",
    same: [
      { type: "object", patternProperties: { "^a": text }, additionalProperties: false },
      {
        allOf: [
          { type: "object", patternProperties: { "^a": text } },
          { patternProperties: { "^a": {} }, additionalProperties: false },
        ],
      },
    ],
    narrower: { type: "object", patternProperties: { "^a": { ...text, maxLength: 1 } }, additionalProperties: false },
  },
  {
    name: "numbers of properties that follow",
    same: [
      { ...object({ a: text, b: text }, "a"), additionalProperties: false },
      { ...object({ a: text, b: text }, "a"), additionalProperties: false, minProperties: 1, maxProperties: 2 },
    ],
    narrower: { ...object({ a: text, b: text }, "a"), additionalProperties: false, minProperties: 2 },
  },
  {
    name: "a property that may not be there",
    same: [
      { ...one, properties: { a: text, b: false } },
      { ...one, not: required("b") },
      { ...one, not: { type: "object", properties: { b: {} }, required: ["b"] } },
    ],
    narrower: { ...one, additionalProperties: false },
  },
  {
    name: "a property that may not be there anyway",
    same: [
      { ...one, additionalProperties: false },
      { ...one, properties: { a: text, b: false }, additionalProperties: false },
      { ...one, not: required("b"), additionalProperties: false },
    ],
    narrower: { ...one, properties: { a: { ...text, maxLength: 1 } }, not: required("b"), additionalProperties: false },
  },
  {
    name: "a condition that the type decides",
    same: [
      {
        anyOf: [
          { type: "string", maxLength: 9 },
          { type: "integer", minimum: 1 },
        ],
      },
      { type: ["string", "integer"], maxLength: 9, minimum: 1 },
      { type: ["string", "integer"], if: text, then: { type: "string", maxLength: 9 }, else: { minimum: 1 } },
      { type: ["string", "integer"], if: { type: "number" }, then: { minimum: 1 }, else: { maxLength: 9 } },
      { type: ["string", "integer"], if: { not: text }, then: { minimum: 1 }, else: { maxLength: 9 } },
    ],
    narrower: { type: ["string", "integer"], if: text, then: { maxLength: 8 }, else: { minimum: 1 } },
  },
  {
    name: "a condition that the only type decides",
    same: [
      { type: "string", pattern: "^a" },
      { type: "string", if: text, then: { pattern: "^a" }, else: { minLength: 5 } },
      { type: "string", if: { type: ["integer", "array", "number"] }, then: false, else: { pattern: "^a" } },
    ],
    narrower: { type: "string", if: text, then: { pattern: "^a", minLength: 1 } },
  },
  {
    name: "shorter lists beside a list, behind a name",
    same: [
      { anyOf: [text, { type: "array", items: text }] },
      { anyOf: [text, { type: "array", items: text }, { $ref: "#/components/schemas/Short" }] },
      { anyOf: [text, { anyOf: [{ $ref: "#/components/schemas/Short" }, { type: "array", items: text }] }] },
    ],
    narrower: { anyOf: [text, { $ref: "#/components/schemas/Short" }] },
  },
  {
    name: "rules that say nothing beside a choice",
    same: [
      { anyOf: [{ enum: ["a"] }, text] },
      { type: "string", minLength: 0, anyOf: [{ type: "string", enum: ["a"] }, text] },
    ],
    narrower: { type: "string", minLength: 0, anyOf: [{ type: "string", enum: ["a"] }] },
  },
  {
    name: "limits of whole numbers",
    same: [
      { anyOf: [text, { type: "integer", minimum: 1, maximum: 9 }] },
      {
        anyOf: [
          text,
          { type: "integer", exclusiveMinimum: 0, exclusiveMaximum: 10 },
          { type: "integer", minimum: 2, maximum: 3 },
        ],
      },
    ],
    narrower: { anyOf: [text, { type: "integer", exclusiveMinimum: 0, exclusiveMaximum: 9 }] },
  },
  {
    name: "parts that say nothing",
    same: [
      { allOf: [{ $ref: "#/components/schemas/One" }, object({ b: text })] },
      { allOf: [{ $ref: "#/components/schemas/One" }, {}, object({ b: text }), { minLength: 0 }] },
    ],
    narrower: { allOf: [{ $ref: "#/components/schemas/One" }, {}, object({ b: { ...text, maxLength: 2 } })] },
  },
  {
    name: "what is wrapped in lists and choices of one",
    same: [
      { ...both, dependentRequired: { a: ["b"] } },
      { ...both, anyOf: [{ allOf: [{ not: required("a") }] }, required("b")] },
      { ...both, allOf: [{ anyOf: [{ anyOf: [required("b")] }, { not: { anyOf: [required("a")] } }] }] },
      { ...both, not: { required: ["a"], not: { ...required("b"), if: true } } },
    ],
    narrower: { ...both, allOf: [{ anyOf: [{ anyOf: [required("b")] }] }] },
  },
];

const schemas = { One: one, Open: { type: "object" }, Short: { type: "array", items: text, maxItems: 3 } };
const around = (schema: Node) => object({ x: schema });
const changes = (side: "request" | "response", base: Node, revision: Node) =>
  changesOf(side, [around(base), around(revision)], [schemas, schemas]);
const hurts = (found: readonly string[]) => found.some((line) => !line.startsWith("info"));

describe("what is said in other words", () => {
  it.each(words)("what is said in other words is no change: $name", async ({ same }) => {
    for (const [index, base] of same.entries()) {
      for (const revision of [same[0] ?? {}, same[index + 1] ?? {}]) {
        if (revision !== same[0] && same[index + 1] === undefined) continue;
        const found = await Promise.all([
          changes("request", base, revision),
          changes("request", revision, base),
          changes("response", base, revision),
        ]);
        expect([base, revision, ...found.flat()]).toEqual([base, revision]);
      }
    }
  });

  it.each(words)("what takes less in other words is told in its direction: $name", async ({ same, narrower }) => {
    for (const base of same) {
      const found = [
        await changes("request", base, narrower),
        await changes("request", narrower, base),
        await changes("response", base, narrower),
        await changes("response", narrower, base),
      ];
      expect([base, ...found.map((lines) => lines.length > 0)]).toEqual([base, true, true, true, true]);
      expect([base, found, ...found.map(hurts)]).toEqual([base, found, true, false, false, true]);
    }
  });
});

/** More than asking for a property: the rules of it are not those of one where another is. */
const conditions: Readonly<Record<string, Node>> = {
  "lists objects": { required: ["a"], enum: [{ a: "x" }, {}] },
  "is of no object": { required: ["a"], type: "string" },
  "describes the property": { required: ["a"], properties: { a: { const: "x" } } },
  "describes one of several properties": { required: ["a"], properties: { a: { const: "x" }, b: {} } },
  "counts properties": { required: ["a"], minProperties: 2 },
};

it.each(Object.entries(conditions))("a condition that %s asks for more than a property", async (_, condition) => {
  const dependent = { ...both, dependentRequired: { a: ["b"] } };
  expect(await changes("request", dependent, { ...both, if: condition, then: required("b") })).not.toEqual([]);
});

it("names that are listed are told as what is closed, where one property takes less and another more", async () => {
  const closed = { ...both, additionalProperties: false };
  const changed = object({ a: { ...text, maxLength: 2 }, b: { type: ["string", "integer"] } });
  const listed = { ...changed, propertyNames: { enum: ["a", "b"] } };
  expect(await changes("request", closed, listed)).toEqual([
    "warning request-property-max-length-set request.body.x.a",
    "info request-property-type-generalized request.body.x.b",
  ]);
  const fewer = { ...changed, propertyNames: { enum: ["a"] } };
  expect(await changes("request", closed, fewer)).toEqual([
    "error request-property-removed request.body.x.b",
    "warning request-property-max-length-set request.body.x.a",
  ]);
  const open = { ...both, propertyNames: { enum: ["a", "b", "c"] } };
  expect(await changes("request", closed, open)).not.toEqual([]);
});

describe("patterns in other words", () => {
  it("say nothing where only their words differ", async () => {
    const code = (pattern: string) => ({ type: "object", properties: { code: { type: "string", pattern } } });
    const both = (pattern: string) => documentOf({ request: code(pattern), response: code(pattern) });
    expect(await changesBetween(both(String.raw`^\d{4}\/[a-z]$`), both("^[0-9]{4}/[a-z]$"))).toEqual([]);
    const changes = await changesBetween(both(String.raw`^\d{4}$`), both("^[0-9]{3}$"));
    expect(changes.map(({ id }) => id)).toEqual([
      "request-property-pattern-changed",
      "response-property-pattern-changed",
    ]);
  });
});
