import { describe, it } from "vitest";
import { compareGolden } from "../../../helpers/golden.js";
import { to, type Written } from "../schemas.js";
import { joinSchemas, providerNames, type Said } from "./join-schemas.js";

const text = { type: "string" };
const whole = { type: "integer" };
const number = { type: "number" };
const flag = { type: "boolean" };
const none = { type: "null" };
const object = (properties: Written, ...required: readonly string[]): Written => ({
  type: "object",
  properties,
  ...(required.length > 0 && { required }),
});
const list = (items: unknown, more: Written = {}): Written => ({ type: "array", items, ...more });
const told = (name: string): Written => ({ ...text, description: `What ${name} is.` });
const tag = (value: string): Written => object({ type: { const: value } }, "type");
const byTag = (...names: readonly string[]): Written => ({
  oneOf: names.map(to),
  discriminator: { propertyName: "type" },
});

/** What is said of one place, and what comes of it. */
function tellCase(name: string, all: readonly Said[]): readonly string[] {
  const { schema, schemas, conflicts } = joinSchemas(all);
  const lines = (found: Written): readonly string[] =>
    Object.entries(found).map(([key, value]) => `    ${key}: ${JSON.stringify(value)}`);
  return [
    `## ${name}`,
    ...all.flatMap((one, index) => [
      `  ${providerNames[index]}: ${JSON.stringify(one.schema)}`,
      ...lines(one.schemas ?? {}),
    ]),
    `→ ${JSON.stringify(schema)}`,
    ...lines(schemas),
    ...conflicts.map((conflict) => `  ${conflict}`),
  ];
}

describe("what providers say of one place", () => {
  const schemas: readonly (readonly [name: string, said: readonly unknown[]])[] = [
    [
      "equal texts",
      [
        { ...text, maxLength: 1 },
        { ...text, maxLength: 1 },
      ],
    ],
    ["two types", [text, number]],
    ["an integer and a text", [whole, text]],
    ["an integer and a number", [whole, number]],
    ["a flag and nothing", [flag, none]],
    ["three types", [text, whole, flag]],
    ["the same by two", [text, whole, text]],
    ["null beside a text", [{ type: ["string", "null"] }, text]],
    ["null beside values", [{ enum: ["a", null] }, { enum: ["a"] }]],
    ["anything and a text", [{}, text]],
    ["anything and values", [{ enum: ["a"] }, {}]],
    ["never and a text", [false, text]],
    ["every type with a limit and a text", [{ maxLength: 1 }, text]],
    ["values", [{ enum: ["b", "a"] }, { enum: ["c", "b"] }]],
    ["values of all three", [{ enum: ["a"] }, { enum: ["b"] }, { enum: ["a", "c"] }]],
    ["values and any", [{ enum: ["a", "b"] }, text]],
    ["values and a limited text", [{ enum: ["a", "abc"] }, { ...text, maxLength: 1 }]],
    ["values beside a free text of one", [{ anyOf: [text, { enum: ["a"] }] }, { enum: ["b"] }]],
    ["values of two types", [{ enum: [1, "1", "true"] }, { enum: ["1", 2] }]],
    ["constants", [{ const: "a" }, { const: "b" }]],
    ["one constant", [{ const: "a" }, { const: "a" }]],
    ["a constant and values", [{ const: "a" }, { enum: ["a"] }]],
    ["flags", [{ const: true }, { const: false }]],
    ["one flag", [{ const: true }, { enum: [true] }]],
    ["values within limits", [{ ...text, enum: ["a", "abc"], maxLength: 1 }, { enum: ["b"] }]],
    [
      "lengths",
      [
        { ...text, minLength: 1, maxLength: 3 },
        { ...text, minLength: 2, maxLength: 4 },
      ],
    ],
    [
      "limits of numbers",
      [
        { ...number, minimum: 0, maximum: 2 },
        { ...number, minimum: 1 },
      ],
    ],
    ["limits of one", [{ ...number, minimum: 0 }, number]],
    [
      "two ranges",
      [
        { ...whole, maximum: 1 },
        { ...whole, minimum: 5 },
      ],
    ],
    [
      "patterns",
      [
        { ...text, pattern: "a" },
        { ...text, pattern: "b" },
      ],
    ],
    ["what a text holds", [{ ...text, contentEncoding: "base64" }, text]],
    ["a checked format", [{ ...text, format: "date" }, text]],
    ["a format that nobody checks", [{ ...text, format: "binary" }, text]],
    [
      "two formats",
      [
        { ...text, format: "date" },
        { ...text, format: "date-time" },
      ],
    ],
    [
      "two formats that nobody checks",
      [
        { ...text, format: "binary" },
        { ...text, format: "color" },
      ],
    ],
    [
      "formats of numbers",
      [
        { ...number, format: "float" },
        { ...number, format: "double" },
      ],
    ],
    [
      "formats of one",
      [
        {
          anyOf: [
            { ...text, format: "date" },
            { ...text, format: "time" },
          ],
        },
        { ...text, format: "date" },
      ],
    ],
    [
      "limits of one's alternatives",
      [
        {
          anyOf: [
            { ...text, maxLength: 1 },
            { ...text, minLength: 5 },
          ],
        },
        text,
      ],
    ],
    ["lists", [list(text), list(text, { minItems: 1, maxItems: 3 })]],
    [
      "lists with limits",
      [
        list(text, { minItems: 1, maxItems: 3, uniqueItems: true }),
        list(text, { minItems: 2, maxItems: 4, uniqueItems: true }),
      ],
    ],
    ["lists of two types", [list(text), list(whole)]],
    ["lists whose items meet", [list({ type: ["string", "null"] }), list({ type: ["null", "integer"] })]],
    ["lists of one type with another limit", [list({ ...text, maxLength: 1 }), list(text)]],
    ["a list of anything", [list(text), { type: "array" }]],
    ["a list of no items", [list(false), list(text)]],
    ["lists by way of another", [{ anyOf: [list(text), list(whole)] }, list({ type: ["string", "integer"] })]],
    [
      "tuples",
      [
        { type: "array", prefixItems: [text, whole] },
        { type: "array", prefixItems: [text], items: flag },
      ],
    ],
    ["tuples of two types", [{ type: "array", prefixItems: [text] }, list(whole)]],
    [
      "contained",
      [
        { type: "array", contains: text, maxContains: 2 },
        { type: "array", contains: text, minContains: 2, maxContains: 3 },
      ],
    ],
    ["contained in one", [{ type: "array", contains: text }, { type: "array" }]],
    ["a list and an object", [list(text), object({ a: text })]],
    ["objects", [object({ a: text, b: text }, "a"), object({ a: text, c: whole }, "a", "c")]],
    [
      "an object that one requires more of",
      [object({ a: text, b: text }, "b", "a"), object({ a: text, b: text }, "a")],
    ],
    ["one object in other words", [object({ a: text }), { ...object({ a: told("a") }), description: "An object." }]],
    [
      "one choice in other words",
      [{ oneOf: [object({ a: text }), whole] }, { oneOf: [object({ a: told("a") }), whole], description: "A choice." }],
    ],
    ["a free object", [{ type: "object" }, object({ a: text })]],
    ["two free objects", [{ type: "object" }, { type: "object", minProperties: 1 }]],
    ["a closed object", [{ ...object({ a: text }), additionalProperties: false }, object({ a: text })]],
    [
      "two closed objects",
      [
        { ...object({ a: text }), additionalProperties: false },
        { ...object({ b: text }), additionalProperties: false },
      ],
    ],
    [
      "a map",
      [
        { type: "object", additionalProperties: text },
        { type: "object", additionalProperties: whole },
      ],
    ],
    ["a map and an object", [object({ a: whole }), { type: "object", additionalProperties: text }]],
    [
      "a map of anything",
      [
        { type: "object", additionalProperties: true },
        { type: "object", additionalProperties: text },
      ],
    ],
    [
      "names by one pattern",
      [
        { type: "object", patternProperties: { "^a": text } },
        { type: "object", patternProperties: { "^a": whole } },
      ],
    ],
    [
      "names by two patterns",
      [
        { type: "object", patternProperties: { "^a": text } },
        { type: "object", patternProperties: { "^b": whole } },
      ],
    ],
    ["a pattern and a name", [object({ ab: text }), { type: "object", patternProperties: { "^a": whole } }]],
    [
      "a pattern that no engine takes",
      [object({ ab: text }), { type: "object", patternProperties: { "(": whole }, additionalProperties: false }],
    ],
    [
      "a name by two rules",
      [
        { type: "object", properties: { ab: text }, patternProperties: { "^a": { maxLength: 2 } } },
        object({ ab: whole }),
      ],
    ],
    [
      "sizes of objects",
      [
        { type: "object", minProperties: 1, maxProperties: 2 },
        { type: "object", minProperties: 2, maxProperties: 3 },
      ],
    ],
    ["a size of one", [{ ...object({ a: text }), maxProperties: 2 }, object({ a: text })]],
    [
      "names of properties",
      [
        { type: "object", propertyNames: { maxLength: 2 } },
        { type: "object", propertyNames: { maxLength: 3 } },
      ],
    ],
    ["names of properties of one", [{ type: "object", propertyNames: { maxLength: 2 } }, { type: "object" }]],
    [
      "dependent properties",
      [
        { type: "object", dependentRequired: { a: ["b", "c"], d: ["e"] } },
        { type: "object", dependentRequired: { a: ["c"] } },
      ],
    ],
    [
      "a required name that is not listed",
      [object({ a: text }), { type: "object", properties: { b: text }, required: ["a"] }],
    ],
    ["one tag", [tag("a"), object({ type: { const: "a" }, b: text }, "type")]],
    ["two tags", [tag("a"), tag("b")]],
    [
      "alternatives by tag",
      [{ anyOf: [tag("a"), tag("b")] }, { anyOf: [object({ type: { const: "b" }, b: text }, "type"), tag("c")] }],
    ],
    ["alternatives without tags", [{ anyOf: [object({ a: text }), object({ b: text })] }, object({ c: text })]],
    [
      "an alternative of the same words",
      [{ anyOf: [object({ a: text }), object({ b: text })] }, { anyOf: [object({ b: text }), object({ c: text })] }],
    ],
    ["a composition", [{ not: { const: "a" } }, text]],
    [
      "one composition",
      [
        { type: "string", not: { const: "a" } },
        { type: "string", not: { const: "a" } },
      ],
    ],
    [
      "two compositions",
      [
        { type: "string", not: { const: "a" } },
        { type: "string", not: { const: "b" } },
      ],
    ],
    ["a composition of parts", [{ allOf: [{ type: ["integer", "null"] }, { ...text, not: { const: "a" } }] }, text]],
    [
      "defaults",
      [
        { ...text, default: "a" },
        { ...text, default: "b" },
      ],
    ],
    ["a default of one", [{ ...text, default: "a" }, text]],
    ["a default of the second", [text, { ...text, default: "a" }, { ...text, default: "b" }]],
    [
      "one default",
      [
        { ...text, default: "a" },
        { ...text, default: "a" },
      ],
    ],
    ["values that are objects", [{ enum: [{ a: 1 }, { b: 1 }] }, { enum: [{ b: 1 }] }]],
    ["values that are objects, and objects", [{ enum: [{ a: 1 }] }, { type: "object", maxProperties: 2 }]],
    [
      "words",
      [
        { ...text, title: "T", description: "One.", examples: ["a"] },
        { ...text, description: "Two." },
      ],
    ],
    [
      "words of the second",
      [
        { ...text, description: "" },
        { ...text, title: "T", description: "Two.", examples: ["b"] },
      ],
    ],
    ["what one returns only", [{ ...text, readOnly: true, writeOnly: true }, text]],
    [
      "what both return only",
      [
        { ...text, readOnly: true, writeOnly: true },
        { ...text, readOnly: true, writeOnly: true, maxLength: 1 },
      ],
    ],
    [
      "words of alternatives",
      [
        {
          description: "Either.",
          anyOf: [
            { ...text, description: "A." },
            { ...none, title: "N" },
          ],
        },
        { ...text, description: "B." },
      ],
    ],
    ["two lists and an object", [{ anyOf: [list(text), object({ a: text })] }, list(whole)]],
    [
      "every type, of texts some",
      [{ anyOf: [{ type: ["null", "boolean", "number", "array", "object"] }, { enum: ["a"] }] }, text],
    ],
    ["every type by two", [{ type: ["null", "boolean", "number"] }, { type: ["string", "array", "object"] }]],
    ["values beside anything", [{ enum: ["a"] }, { enum: ["b"] }, {}]],
    ["a composition of types", [{ type: ["string", "null"], not: { const: "a" } }, flag]],
    ["values that are lists, and lists", [{ enum: [[1]] }, list(text)]],
    [
      "formats of which one is checked",
      [
        {
          anyOf: [
            { ...text, format: "date" },
            { ...text, format: "binary", maxLength: 1 },
          ],
        },
        text,
      ],
    ],
    [
      "an unchecked format beside none",
      [
        {
          anyOf: [
            { ...text, format: "binary" },
            { ...text, format: "color", maxLength: 1 },
          ],
        },
        { ...text, format: "color" },
      ],
    ],
    ["never and an object", [false, object({ a: text })]],
    [
      "a name that all require and nobody lists",
      [
        { type: "object", required: ["a"] },
        { type: "object", required: ["a"], minProperties: 1 },
      ],
    ],
    [
      "a name that all require and nobody lists, alone",
      [
        { type: "object", required: ["a"] },
        { type: "object", required: ["a", "b"] },
      ],
    ],
    [
      "a pattern of letters",
      [object({ Ab: text }), { type: "object", patternProperties: { "^\\p{Lu}": whole }, additionalProperties: false }],
    ],
    [
      "names by two patterns beside others",
      [
        { type: "object", patternProperties: { "^a": text }, additionalProperties: flag },
        { type: "object", patternProperties: { "^b": whole }, additionalProperties: flag },
      ],
    ],
    [
      "names by one pattern beside others",
      [
        { type: "object", patternProperties: { "^a": text }, additionalProperties: flag },
        { type: "object", patternProperties: { "^a": whole }, additionalProperties: none },
      ],
    ],
    [
      "names by a pattern of two of three",
      [
        { type: "object", patternProperties: { "^a": text } },
        { type: "object", patternProperties: { "^a": whole } },
        { type: "object", patternProperties: { "^b": flag } },
      ],
    ],
    [
      "a closed object and a map",
      [
        { ...object({ a: whole }), additionalProperties: false },
        { type: "object", additionalProperties: whole },
      ],
    ],
    [
      "dependent properties of three",
      [
        { type: "object", dependentRequired: { a: ["b", "c"] } },
        { type: "object", dependentRequired: { a: ["b"] } },
        { type: "object", dependentRequired: { a: ["c"] } },
      ],
    ],
    [
      "tuples of one",
      [
        { type: "array", prefixItems: [text] },
        { type: "array", prefixItems: [{ ...text, maxLength: 1 }], minItems: 1 },
      ],
    ],
    [
      "tuples of which one ends",
      [
        { type: "array", prefixItems: [text], items: false },
        { type: "array", prefixItems: [text], items: whole },
      ],
    ],
    [
      "tuples that end",
      [
        { type: "array", prefixItems: [text], items: false },
        { type: "array", prefixItems: [{ ...text, maxLength: 1 }], items: false },
      ],
    ],
    [
      "lists that lists of several types lead to",
      [{ anyOf: [list(text), list(whole), list(flag)] }, list({ type: ["string", "integer"] }), list(none)],
    ],
    ["a list of compositions", [list({ not: none }), list(text)]],
    ["lists of components", [list({ $ref: "#/components/schemas/Missing" }), list(text)]],
  ];

  it("what providers say of one place is joined: schemas", () => {
    const blocks = schemas.map(([name, all]) =>
      tellCase(
        name,
        all.map((schema) => ({ schema })),
      ),
    );
    compareGolden(new URL("golden/schemas.txt", import.meta.url), blocks);
  });

  type Named = readonly [schema: unknown, schemas?: Written];
  const components: readonly (readonly [name: string, said: readonly Named[]])[] = [
    [
      "one name",
      [
        [to("A"), { A: object({ a: text }) }],
        [to("A"), { A: object({ b: text }) }],
      ],
    ],
    [
      "two names",
      [
        [to("A"), { A: object({ a: text }) }],
        [to("B"), { B: object({ b: text }) }],
      ],
    ],
    ["a name and an object", [[to("A"), { A: object({ a: text }) }], [object({ b: text })]]],
    ["an object and a name", [[object({ b: text })], [to("A"), { A: object({ a: text }) }]]],
    ["a name and a text", [[to("A"), { A: object({ a: text }) }], [text]]],
    [
      "a name and null",
      [
        [to("A"), { A: object({ a: text }) }],
        [{ anyOf: [to("A"), none] }, { A: object({ a: text }) }],
      ],
    ],
    [
      "names of other things",
      [
        [to("A"), { A: tag("a") }],
        [to("B"), { B: tag("b") }],
      ],
    ],
    [
      "one name for other things",
      [
        [to("A"), { A: tag("a") }],
        [to("A"), { A: tag("b") }],
      ],
    ],
    [
      "a choice by tags",
      [
        [byTag("A", "B"), { A: tag("a"), B: tag("b") }],
        [byTag("B", "C"), { B: tag("b"), C: tag("c") }],
      ],
    ],
    [
      "a choice by tags of one",
      [
        [{ oneOf: [to("A"), to("B")] }, { A: tag("a"), B: tag("b") }],
        [byTag("A", "B"), { A: tag("a"), B: tag("b") }],
      ],
    ],
    [
      "a choice by tags of which one has none",
      [
        [byTag("A", "B"), { A: tag("a"), B: tag("b") }],
        [{ oneOf: [to("A"), to("C")] }, { A: tag("a"), C: object({ c: text }, "c") }],
      ],
    ],
    [
      "a choice by tags of numbers",
      [
        [
          {
            oneOf: [to("A"), to("B")],
            discriminator: { propertyName: "type", mapping: { a: to("A").$ref, b: to("B").$ref } },
          },
          { A: tag("a"), B: tag("b") },
        ],
        [{ oneOf: [to("A"), to("C")] }, { A: tag("a"), C: object({ type: { const: 3 } }, "type") }],
      ],
    ],
    [
      "components of one name in lists",
      [
        [list(to("A")), { A: object({ a: text }) }],
        [list(to("A")), { A: object({ a: whole }) }],
      ],
    ],
    [
      "a component within another",
      [
        [to("A"), { A: object({ b: to("B") }), B: object({ c: text }) }],
        [to("A"), { A: object({ b: to("C") }), C: object({ c: whole }) }],
      ],
    ],
    [
      "components that are alike in two places",
      [
        [object({ a: to("A"), b: text }), { A: object({ x: text, y: text }) }],
        [object({ a: text, b: to("A") }), { A: object({ x: text, z: text }) }],
      ],
    ],
    [
      "components that are not alike in two places",
      [
        [object({ a: to("A"), b: text }), { A: object({ x: text, y: text, z: text }) }],
        [object({ a: text, b: to("A") }), { A: object({ x: text, v: text, w: text }) }],
      ],
    ],
    [
      "components of values in two places",
      [
        [object({ a: to("A"), b: flag }), { A: text }],
        [object({ a: flag, b: to("A") }), { A: { enum: ["a"] } }],
      ],
    ],
    [
      "components of other values in two places",
      [
        [object({ a: to("A"), b: flag }), { A: text }],
        [object({ a: flag, b: to("A") }), { A: whole }],
      ],
    ],
    [
      "tags in two places",
      [
        [object({ a: to("A"), b: flag }), { A: tag("a") }],
        [object({ a: flag, b: to("A") }), { A: tag("b") }],
      ],
    ],
    [
      "a component in two places of the other",
      [
        [object({ a: to("A"), b: to("A") }), { A: object({ x: text }) }],
        [object({ a: to("B"), b: to("C") }), { B: object({ x: whole }), C: object({ x: text, y: text }) }],
      ],
    ],
    [
      "excluded components",
      [
        [{ type: "object", not: to("A") }, { A: object({ a: text }, "a") }],
        [{ type: "object", not: to("A") }, { A: object({ b: text }, "b") }],
      ],
    ],
    [
      "the same excluded components",
      [
        [{ type: "object", not: to("A") }, { A: object({ a: text }, "a") }],
        [{ type: "object", not: to("A") }, { A: object({ a: text }, "a") }],
      ],
    ],
    [
      "contained components",
      [
        [{ type: "array", contains: to("A"), maxContains: 1 }, { A: text }],
        [{ type: "array", contains: to("A"), maxContains: 2 }, { A: whole }],
      ],
    ],
    [
      "a name that is nothing but another",
      [
        [to("A"), { A: to("B"), B: text }],
        [to("B"), { B: whole }],
      ],
    ],
    [
      "three names",
      [
        [to("A"), { A: object({ a: text }) }],
        [to("B"), { B: object({ b: text }) }],
        [to("A"), { A: object({ c: text }) }],
      ],
    ],
    ["a component of values", [[to("A"), { A: { enum: ["a"] } }], [{ enum: ["b"] }]]],
    [
      "components of values",
      [
        [to("A"), { A: { enum: ["a"] } }],
        [to("B"), { B: { enum: ["b"] } }],
      ],
    ],
    [
      "two of one provider in one place",
      [
        [to("A"), { A: { anyOf: [to("X"), to("Y")] }, X: object({ x: text }), Y: object({ y: text }) }],
        [object({ z: text })],
      ],
    ],
    [
      "a composition with a component",
      [
        [{ ...to("A"), allOf: [{ anyOf: [text, whole] }, {}, { oneOf: [{ not: text }, flag] }] }, { A: { not: none } }],
        [flag],
      ],
    ],
    ["a component and anything", [[to("A"), { A: object({ a: text }) }], [{}]]],
    ["a list with a name", [[to("A"), { A: list(text) }], [list({ ...text, maxLength: 1 })]]],
    [
      "a component that is met again",
      [
        [to("A"), { A: object({ next: to("A"), x: text }) }],
        [to("A"), { A: object({ next: to("B"), x: whole }), B: object({ next: to("B"), x: flag }) }],
      ],
    ],
    [
      "alternatives of one name each",
      [
        [{ anyOf: [to("A"), to("B")] }, { A: object({ a: text }), B: object({ b: text }) }],
        [{ anyOf: [to("B"), to("A")] }, { A: object({ a: whole }), B: object({ b: whole }) }],
      ],
    ],
    [
      "alternatives of one name that exclude each other",
      [
        [{ anyOf: [to("A"), to("B")] }, { A: tag("a"), B: tag("b") }],
        [{ anyOf: [to("A"), to("B")] }, { A: tag("b"), B: tag("a") }],
      ],
    ],
    [
      "an alternative that comes later",
      [
        [{ anyOf: [object({ x: text }), to("A")] }, { A: object({ a: text }) }],
        [{ anyOf: [to("A"), object({ y: text })] }, { A: object({ a: whole }) }],
      ],
    ],
    [
      "a choice by tags that another choice gives more tags",
      [
        [object({ x: byTag("A", "B"), y: to("A") }), { A: tag("a"), B: tag("b") }],
        [object({ x: text, y: to("A") }), { A: object({ type: { enum: ["a", "c"] } }, "type") }],
      ],
    ],
    [
      "components that are one by two names",
      [
        [object({ a: { anyOf: [to("A"), to("B")] }, b: to("A") }), { A: object({ x: text }), B: object({ y: text }) }],
        [object({ a: { anyOf: [to("A"), none] }, b: to("A") }), { A: object({ x: text }) }],
      ],
    ],
    [
      "a component of one and the same of two",
      [
        [object({ a: to("A") }), { A: object({ x: text, y: text }) }],
        [object({ b: to("A") }), { A: object({ x: text, z: text }) }],
        [object({ c: to("A") }), { A: object({ v: text }) }],
      ],
    ],
    [
      "a component of which the name is taken",
      [
        [object({ a: to("A"), b: text }), { A: object({ v: text }) }],
        [object({ a: text, b: to("A"), c: to("TwoA") }), { A: object({ x: text }), TwoA: object({ y: text }) }],
      ],
    ],
    [
      "excluded components beside others",
      [
        [object({ a: { not: to("A") }, b: to("A") }), { A: object({ x: text }, "x") }],
        [object({ a: { not: to("A") }, b: to("A") }), { A: object({ y: text }, "y") }],
      ],
    ],
  ];

  it("what providers say of one place is joined: components", () => {
    const blocks = components.map(([name, all]) =>
      tellCase(
        name,
        all.map(([schema, own = {}]) => ({ schema, schemas: own })),
      ),
    );
    compareGolden(new URL("golden/components.txt", import.meta.url), blocks);
  });
});
