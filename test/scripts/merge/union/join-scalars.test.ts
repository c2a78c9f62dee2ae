import { describe, expect, it } from "vitest";
import type { Json } from "../../../../scripts/base/json.js";
import { buildSchema } from "../../../../scripts/contract/build/build-schema.js";
import type { Schema } from "../../../../scripts/contract/model/types.js";
import { accepts } from "../../../../scripts/drift/values/accepts.js";
import { joinScalars, takesValue } from "../../../../scripts/merge/union/join-scalars.js";

const at = { file: "test", pointer: "" };
const build = (json: object): Schema =>
  buildSchema(json, "", { originOf: () => at, report: () => undefined, nameOf: () => undefined });
const takes = (schemas: readonly Schema[], value: Json): boolean =>
  schemas.some((schema) => accepts(schema, value, { schemas: new Map(), exactlyOne: false }));

const lows = [{}, { minimum: 0 }, { exclusiveMinimum: 0 }, { minimum: 1 }, { exclusiveMinimum: 1 }];
const highs = [{}, { maximum: 1 }, { exclusiveMaximum: 1 }, { maximum: 2 }, { exclusiveMaximum: 2 }];
const ranges = lows.flatMap((low) => highs.map((high) => ({ ...low, ...high })));
const lengths = [{}, { minLength: 1 }, { minLength: 2 }].flatMap((low) =>
  [{}, { maxLength: 1 }, { maxLength: 2 }, { maxLength: 3 }].map((high) => ({ ...low, ...high })),
);
const grid = Array.from({ length: 17 }, (_, index) => index / 4 - 1);

function expectSame(types: readonly [string, string], rules: readonly object[], values: readonly Json[]): void {
  const [first, second] = types.map((type) => rules.map((each) => build({ type, ...each })));
  for (const one of first ?? [])
    for (const other of second ?? []) {
      const joined = joinScalars([one, other]);
      const wrong = values.filter((value) => takes(joined, value) !== takes([one, other], value));
      expect([one, other, joined, wrong]).toEqual([one, other, joined, []]);
    }
}

describe("scalars that are joined", () => {
  it("scalars that are joined take what one of them takes, and nothing else", () => {
    expectSame(["number", "number"], ranges, grid);
    expectSame(["integer", "integer"], ranges, grid);
    expectSame(["integer", "number"], ranges, grid);
    expectSame(["string", "string"], lengths, ["", "a", "ab", "abc", "abcd"]);
  });

  it("scalars that are joined with steps and patterns take what one of them takes, and nothing else", () => {
    const steps = [
      {},
      { multipleOf: 1 },
      { multipleOf: 2 },
      { multipleOf: 0.5, minimum: 1 },
      { multipleOf: 2, maximum: 1 },
    ];
    expectSame(["number", "number"], steps, grid);
    expectSame(["integer", "number"], steps, grid);
    const patterns = [{}, { pattern: "^a" }, { pattern: "b$" }, { pattern: "^a", maxLength: 1 }, { format: "date" }];
    expectSame(["string", "string"], patterns, ["", "a", "b", "ab", "abc", "2024-01-01"]);
  });

  it.each([
    [{ type: "number", maximum: 1 }, { type: "number", minimum: 1 }, [{}]],
    [{ type: "number", maximum: 1 }, { type: "number", exclusiveMinimum: 1 }, [{}]],
    [{ type: "number", exclusiveMaximum: 1 }, { type: "number", exclusiveMinimum: 1 }, 2],
    [{ type: "number", maximum: 1 }, { type: "number", minimum: 2 }, 2],
    [{ type: "integer", maximum: 1 }, { type: "integer", minimum: 2 }, [{}]],
    [{ type: "integer", maximum: 1 }, { type: "integer", minimum: 3 }, 2],
    [{ type: "string", maxLength: 1 }, { type: "string", minLength: 2 }, [{}]],
    [{ type: "string", maxLength: 1 }, { type: "string", minLength: 3 }, 2],
    [
      { type: "number", minimum: 0, maximum: 2 },
      { type: "number", minimum: 1, maximum: 3 },
      [{ minimum: 0, maximum: 3 }],
    ],
    [{ type: "number", minimum: 0, multipleOf: 2 }, { type: "number", maximum: 1 }, 2],
    [{ type: "string", pattern: "^a" }, { type: "string", pattern: "^b" }, 2],
    [{ type: "integer" }, { type: "number" }, [{}]],
  ])("scalars that are joined are one where nothing lies between them: %j and %j", (one, other, wanted) => {
    const joined = joinScalars([build(one), build(other)]);
    if (typeof wanted === "number") expect(joined).toHaveLength(wanted);
    else expect(joined.map(({ number, string }) => ({ ...number, ...string }))).toEqual(wanted);
  });

  const steps = (...all: readonly number[]): readonly Record<string, unknown>[] =>
    all.map((multipleOf, index) => ({ type: "number", multipleOf, maximum: multipleOf, minimum: 100 * -index }));

  it.each<[all: readonly Record<string, unknown>[], rules: object]>([
    [steps(4, 2, 6, 10, 14), { multipleOf: 2, minimum: -400, maximum: 14 }],
    [steps(2, 3, 5, 7, 11), { minimum: -400, maximum: 11 }],
  ])("scalars of too many alternatives are one, by the step that all of them keep: %j", (all, rules) => {
    const joined = joinScalars(all.map((schema) => build(schema)));
    expect(joined.map(({ number }) => number)).toEqual([rules]);
    expect(joinScalars(all.slice(1).map((schema) => build(schema)))).toHaveLength(4);
  });

  it("scalars that are joined are four at the most, and then take what is between them, too", () => {
    const points = [0, 2, 4, 6, 8].map((point) => build({ type: "number", minimum: point, maximum: point + 1 }));
    expect(joinScalars(points.slice(1))).toHaveLength(4);
    expect(joinScalars(points).map(({ number }) => number)).toEqual([{ minimum: 0, maximum: 9 }]);
  });

  it("scalars that are joined keep a format that all of them have", () => {
    const formats = (...each: readonly object[]) =>
      joinScalars(each.map((one) => build({ type: "string", ...one }))).map(({ format }) => format);
    expect(formats({ format: "date" }, { format: "date" })).toEqual(["date"]);
    expect(formats({ format: "date" }, {})).toEqual([undefined]);
    expect(formats({}, { format: "date" })).toEqual([undefined]);
    expect(formats({ format: "binary" }, { format: "binary", maxLength: 3 })).toEqual(["binary"]);
    expect(formats({ format: "date" }, { format: "time" })).toEqual(["date", "time"]);
  });
});

it.each<[object, Json, boolean]>([
  [{ type: "string" }, "a", true],
  [{ type: "string", maxLength: 1 }, "ab", false],
  [{ type: "string", pattern: "a" }, "a", false],
  [{ type: "string", format: "date" }, "2024-01-01", false],
  [{ type: "number", multipleOf: 1 }, 1, false],
  [{ type: "number", minimum: 1 }, 1, true],
  [{ type: "number", exclusiveMinimum: 1 }, 1, false],
  [{ type: "integer" }, 1, true],
  [{ type: "integer" }, 1.5, false],
])("the scalar %j is sure to take %j: %s", (schema, value, wanted) => {
  expect(takesValue(build(schema), value)).toBe(wanted);
});
