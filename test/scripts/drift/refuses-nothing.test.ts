import { describe, expect, it } from "vitest";
import { changesOf } from "./contracts.js";

const integer = { type: "integer" };
const number = { type: "number" };
const text = { type: "string" };
const list = { type: "array" };
const object = { type: "object" };
const closed = { ...object, properties: { a: text }, additionalProperties: false };

type Pair = readonly [one: object, two: object];
const row = ([one, two]: Pair) => ({ kind: `${JSON.stringify(one)} and ${JSON.stringify(two)}`, one, two });
const alarms = (lines: readonly string[]) => lines.filter((line) => !line.startsWith("info"));

describe("what takes the same values is no alarm, whichever way round", () => {
  const numbers: readonly Pair[] = [
    [
      { ...number, format: "int32" },
      { ...integer, format: "int32" },
    ],
    [{ ...number, format: "int" }, integer],
    [
      { ...number, enum: [1, 2] },
      { ...integer, enum: [1, 2] },
    ],
    [{ ...number, const: 1 }, { const: 1 }],
    [
      { type: ["string", "number"], enum: ["a"] },
      { ...text, enum: ["a"] },
    ],
    [
      { ...integer, maximum: 15, minimum: 0, multipleOf: 10 },
      { ...integer, maximum: 12, minimum: 0, multipleOf: 10 },
    ],
  ];
  const moved: readonly Pair[] = [
    [
      { ...integer, multipleOf: 2, minimum: 2 },
      { ...integer, multipleOf: 2, allOf: [{ minimum: 2 }] },
    ],
    [
      { ...list, uniqueItems: true, maxItems: 3 },
      { ...list, uniqueItems: true, allOf: [{ maxItems: 3 }] },
    ],
    [
      { ...list, contains: text, maxItems: 3 },
      { ...list, maxItems: 3, allOf: [{ contains: text }] },
    ],
    [
      { ...list, contains: text, minContains: 2, minItems: 1 },
      { ...list, contains: text, minContains: 2, minItems: 2 },
    ],
    // Beside a choice, and in the one alternative that has such values.
    [
      { anyOf: [integer, { ...text, enum: ["auto"] }], maximum: 10 },
      {
        anyOf: [
          { ...integer, maximum: 10 },
          { ...text, enum: ["auto"] },
        ],
      },
    ],
    [{ anyOf: [text, list], minItems: 2 }, { anyOf: [text, { ...list, minItems: 2 }] }],
    [{ oneOf: [text, object], maxLength: 5 }, { oneOf: [{ ...text, maxLength: 5 }, object] }],
  ];
  const names: readonly Pair[] = [
    ...[{}, true, text, { minimum: 1 }].map((propertyNames): Pair => [{ ...object, propertyNames }, object]),
    [{ ...closed, propertyNames: {} }, closed],
    [
      { ...object, propertyNames: false },
      { ...object, additionalProperties: false },
    ],
    [
      { ...object, propertyNames: { maxLength: 5 } },
      { ...object, propertyNames: { ...text, maxLength: 5 } },
    ],
    [
      { ...object, propertyNames: { not: { maxLength: 2 } } },
      { ...object, propertyNames: { ...text, minLength: 3 } },
    ],
  ];
  const others: readonly Pair[] = [
    [
      { ...text, pattern: "^a", uniqueItems: true, minProperties: 2 },
      { ...text, pattern: "^a" },
    ],
    [{ ...integer, pattern: "^a" }, integer],
    [{ ...integer, format: "uuid" }, integer],
    // Alternatives of types that the schema beside them does not allow.
    [{ ...number, anyOf: [{ enum: [2] }, list] }, { enum: [2] }],
    [
      { ...text, oneOf: [{ maxLength: 3 }, { ...integer, minimum: 1 }, list] },
      { ...text, maxLength: 3 },
    ],
    // What must not lack a property has it.
    [
      { ...object, not: { ...object, not: { required: ["a"] } } },
      { ...object, required: ["a"] },
    ],
    [
      { ...integer, minimum: 0, not: { format: "uint8" } },
      { ...integer, minimum: 256 },
    ],
  ];
  it.each([...numbers, ...moved, ...names, ...others].map(row))(
    "what takes the same values is no alarm: $kind",
    async ({ one, two }) => {
      for (const direction of ["request", "response"] as const) {
        expect(alarms(await changesOf(direction, [one, two]))).toEqual([]);
        expect(alarms(await changesOf(direction, [two, one]))).toEqual([]);
      }
    },
  );
});

const refused: readonly Pair[] = [
  [
    { ...integer, not: { minimum: 10 } },
    { ...integer, maximum: 9 },
  ],
  [
    { ...number, not: { minimum: 10 } },
    { ...number, exclusiveMaximum: 10 },
  ],
  [
    { ...number, not: { exclusiveMinimum: 10 } },
    { ...number, maximum: 10 },
  ],
  [
    { ...integer, not: { ...integer, maximum: 3 } },
    { ...integer, minimum: 4 },
  ],
  [
    { ...text, not: { maxLength: 3 } },
    { ...text, minLength: 4 },
  ],
  [
    { ...list, not: { minItems: 3 } },
    { ...list, maxItems: 2 },
  ],
  [
    { ...object, not: { minProperties: 3 } },
    { ...object, maxProperties: 2 },
  ],
];

describe("a refused bound is the opposite one", () => {
  // Of a request, a bound that was not written is a warning, whether or not it refuses something.
  const errors = (lines: readonly string[]) => lines.filter((line) => line.startsWith("error"));
  it.each(refused.map(row))("a refused bound is no error: $kind", async ({ one, two }) => {
    for (const direction of ["request", "response"] as const) {
      expect(errors(await changesOf(direction, [one, two]))).toEqual([]);
      expect(alarms(await changesOf(direction, [two, one]))).toEqual([]);
    }
  });
});

describe("what takes more is no alarm, and what takes less is told", () => {
  const wider: readonly Pair[] = [
    [{ ...number, format: "int32" }, integer],
    [
      { ...number, enum: [1] },
      { ...integer, enum: [1, 2] },
    ],
    [
      { ...integer, not: { format: "int16" } },
      { ...integer, not: { format: "int8" } },
    ],
    [
      { ...integer, maximum: 5 },
      { ...integer, not: { minimum: 10 } },
    ],
    [
      { ...integer, minimum: 200 },
      { ...integer, not: { format: "int8" } },
    ],
    [
      { ...text, minLength: 5 },
      { ...text, not: { maxLength: 3 } },
    ],
    [{ ...object, propertyNames: false }, closed],
  ];
  it.each(wider.map(row))("what takes more is no alarm: $kind", async ({ one, two }) => {
    expect(alarms(await changesOf("request", [one, two]))).toEqual([]);
    expect(alarms(await changesOf("request", [two, one]))).not.toEqual([]);
    expect(alarms(await changesOf("response", [one, two]))).not.toEqual([]);
  });

  const narrower: readonly Pair[] = [
    [number, { ...number, format: "int32" }],
    [
      { ...number, enum: [1, 0.5] },
      { ...integer, enum: [1] },
    ],
    [
      { ...number, not: { ...integer, maximum: 3 } },
      { ...number, minimum: 4 },
    ],
    [
      { type: ["string", "integer"], not: { ...integer, minimum: 3 } },
      { ...integer, maximum: 2 },
    ],
    [
      { ...integer, not: { minimum: 10, multipleOf: 2 } },
      { ...integer, maximum: 9 },
    ],
    [
      { ...integer, not: { minimum: 3 } },
      { ...integer, not: { minimum: 2 } },
    ],
    [
      { ...integer, maximum: 10 },
      { ...integer, not: { minimum: 10 } },
    ],
    [
      { ...text, minLength: 3 },
      { ...text, not: { maxLength: 3 } },
    ],
    [
      { ...text, maxLength: 3 },
      { ...integer, maxLength: 3 },
    ],
    [object, { ...object, propertyNames: { maxLength: 2 } }],
    [closed, { ...closed, propertyNames: false }],
  ];
  it.each(narrower.map(row))("what takes less is told: $kind", async ({ one, two }) => {
    expect(alarms(await changesOf("request", [one, two]))).not.toEqual([]);
    expect(alarms(await changesOf("response", [two, one]))).not.toEqual([]);
  });
});
