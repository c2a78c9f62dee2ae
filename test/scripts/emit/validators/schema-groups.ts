/** A schema, and values with what JSON Schema 2020-12 says of them. */
export interface SchemaGroup {
  readonly group: string;
  readonly schema: unknown;
  readonly valid: readonly unknown[];
  readonly invalid: readonly unknown[];
}

const tree = { type: "object", properties: { value: {}, next: { $ref: "#" } }, unevaluatedProperties: false };

/** What is easily got wrong: what has been evaluated, where, and by whom. */
export const schemaGroups: readonly SchemaGroup[] = [
  {
    group: "properties that a reference evaluates",
    schema: {
      $ref: "#/$defs/A",
      unevaluatedProperties: false,
      $defs: { A: { properties: { a: { type: "string" } } } },
    },
    valid: [{}, { a: "x" }, 1],
    invalid: [{ a: 1 }, { b: 1 }],
  },
  {
    group: "properties that a reference evaluates through another and a list of all",
    schema: {
      allOf: [{ $ref: "#/$defs/A" }, { properties: { c: true } }],
      unevaluatedProperties: { type: "number" },
      $defs: { A: { $ref: "#/$defs/B", properties: { a: true } }, B: { patternProperties: { "^b": true } } },
    },
    valid: [{ a: "x", b1: "x", c: "x", d: 1 }],
    invalid: [{ d: "x" }],
  },
  {
    group: "properties that no other branch may evaluate",
    schema: { allOf: [{ properties: { a: true } }, { unevaluatedProperties: false }] },
    valid: [{}],
    invalid: [{ a: 1 }],
  },
  {
    group: "properties of the branches that hold alone",
    schema: {
      anyOf: [
        { properties: { a: { const: 1 } }, required: ["a"] },
        { properties: { b: { const: 1 } }, required: ["b"] },
      ],
      unevaluatedProperties: false,
    },
    valid: [{ a: 1 }, { b: 1 }, { a: 1, b: 1 }],
    invalid: [{ a: 1, b: 2 }, { a: 1, c: 1 }, {}],
  },
  {
    group: "properties of what is not",
    schema: { not: { not: { properties: { a: true } } }, unevaluatedProperties: false },
    valid: [{}],
    invalid: [{ a: 1 }],
  },
  {
    group: "properties of a condition, with its consequence or its alternative",
    schema: {
      if: { properties: { kind: { const: "a" } }, required: ["kind"] },
      then: { properties: { a: true } },
      else: { properties: { other: true } },
      unevaluatedProperties: false,
    },
    valid: [{ kind: "a", a: 1 }, { other: 1 }, {}],
    invalid: [{ kind: "a", other: 1 }, { kind: "b" }, { a: 1 }],
  },
  {
    group: "properties that depend on another",
    schema: {
      properties: { a: true },
      dependentSchemas: { a: { properties: { b: true }, required: ["b"] } },
      unevaluatedProperties: false,
    },
    valid: [{}, { a: 1, b: 1 }],
    invalid: [{ a: 1 }, { b: 1 }, { a: 1, b: 1, c: 1 }],
  },
  {
    group: "properties of an inner object, which are not those of the outer one",
    schema: { properties: { a: { properties: { b: true } } }, unevaluatedProperties: false },
    valid: [{ a: { b: 1, c: 1 } }],
    invalid: [{ b: 1 }],
  },
  {
    group: "properties of a schema that refers to itself",
    schema: tree,
    valid: [{ value: 1, next: { next: { value: 2 } } }],
    invalid: [{ next: { next: { nxt: {} } } }],
  },
  {
    group: "properties that additional ones evaluate",
    schema: { anyOf: [{ additionalProperties: { type: "string" } }, true], unevaluatedProperties: false },
    valid: [{ a: "x" }, {}],
    invalid: [{ a: 1 }],
  },
  {
    group: "items after those of a tuple that a reference evaluates",
    schema: { $ref: "#/$defs/P", unevaluatedItems: false, $defs: { P: { prefixItems: [{ type: "string" }, true] } } },
    valid: [[], ["a"], ["a", 1]],
    invalid: [[1], ["a", 1, 2]],
  },
  {
    group: "items of the longest tuple that holds",
    schema: {
      anyOf: [{ prefixItems: [true] }, { prefixItems: [true, { const: "b" }] }],
      unevaluatedItems: { type: "number" },
    },
    valid: [
      ["a", "b"],
      ["a", 1],
      ["a", "b", 1],
    ],
    invalid: [
      ["a", "c"],
      ["a", "b", "c"],
    ],
  },
  {
    group: "items that a list contains",
    schema: { contains: { type: "string" }, unevaluatedItems: { type: "number" } },
    valid: [["a"], [1, "a", 2]],
    invalid: [[1], ["a", true]],
  },
  {
    group: "items that a list contains, so many and no more",
    schema: { contains: { const: 1 }, minContains: 2, maxContains: 3 },
    valid: [
      [1, 1],
      [1, 0, 1, 1],
    ],
    invalid: [[1], [1, 1, 1, 1], []],
  },
  {
    group: "items that a list need not contain",
    schema: { contains: { const: 1 }, minContains: 0, maxContains: 1 },
    valid: [[], [0], [1]],
    invalid: [[1, 1]],
  },
  {
    group: "items that are unique by their value",
    schema: { uniqueItems: true },
    valid: [
      [1, true, "1", [1], { a: 1 }],
      [
        { a: 1, b: 2 },
        { a: 2, b: 1 },
      ],
      [0, false, null, ""],
    ],
    invalid: [
      [1, 1.0],
      [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
      [[{ a: [] }], [{ a: [] }]],
    ],
  },
  {
    group: "constants by their value",
    schema: { enum: [{ a: [1, null] }, 0, "é"] },
    valid: [{ a: [1, null] }, 0, -0, "é"],
    invalid: [{ a: [1] }, { a: [1, null], b: 1 }, false, "e\u0301", null],
  },
  {
    group: "alternatives of which just one holds",
    schema: { oneOf: [{ type: "integer" }, { minimum: 2 }, { const: "a" }] },
    valid: [1, 2.5],
    invalid: [3, 1.5, "a"],
  },
  {
    group: "a reference to what is anchored",
    schema: { items: { $ref: "#one" }, $defs: { A: { $anchor: "one", type: "integer" } } },
    valid: [[], [1]],
    invalid: [["a"]],
  },
  {
    group: "a dynamic reference, where nothing else has its anchor",
    schema: {
      $dynamicAnchor: "node",
      properties: { value: { type: "string" }, children: { items: { $dynamicRef: "#node" } } },
      unevaluatedProperties: false,
    },
    valid: [{ value: "a", children: [{ children: [] }, { value: "b" }] }],
    invalid: [{ children: [{ value: 1 }] }, { children: [{ children: [{ other: 1 }] }] }],
  },
  {
    group: "a reference beside other words",
    schema: { $ref: "#/$defs/A", maxLength: 2, $defs: { A: { type: "string", minLength: 2 } } },
    valid: ["ab", "🚀🚀"],
    invalid: ["a", "abc", 12],
  },
  {
    group: "a reference by pointers with escapes",
    schema: { $ref: "#/$defs/a~1b~0c%25", $defs: { "a/b~c%": { type: "null" } } },
    valid: [null],
    invalid: [0],
  },
  {
    group: "properties with names of every object",
    schema: {
      properties: { constructor: { type: "number" }, toString: { type: "string" } },
      patternProperties: { "^__proto__$": { type: "boolean" } },
      additionalProperties: false,
    },
    valid: [{}, { constructor: 1 }, JSON.parse('{ "__proto__": true }')],
    invalid: [{ constructor: "x" }, { toString: 1 }, JSON.parse('{ "__proto__": 1 }'), { valueOf: 1 }],
  },
  {
    group: "names of properties",
    schema: { propertyNames: { maxLength: 2, pattern: "^[a-z]" }, minProperties: 1, maxProperties: 2 },
    valid: [{ a: 1 }, { ab: 1, c: 1 }],
    invalid: [{}, { abc: 1 }, { A: 1 }, { a: 1, b: 1, c: 1 }],
  },
  {
    group: "multiples that binary fractions do not have",
    schema: { multipleOf: 0.01 },
    valid: [0, 0.07, 19.99, 1.1, -4.35],
    invalid: [0.001, 19.999],
  },
  {
    group: "schemas that are a truth value",
    schema: { properties: { yes: true, no: false }, items: false },
    valid: [{ yes: 1 }, [], {}],
    invalid: [{ no: 1 }, [1]],
  },
];
