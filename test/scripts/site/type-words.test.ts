import { expect, test } from "vitest";
import { limitsOf, limitWords, typeWords } from "../../../scripts/site/type-words.js";
import { contractOf, specWith } from "../../helpers/load-text.js";

const limits: readonly (readonly [Record<string, unknown>, readonly string[]])[] = [
  [{ minimum: 0, maximum: 2 }, ["0 to 2"]],
  [{ minimum: 1 }, ["at least 1"]],
  [{ maximum: 2 }, ["at most 2"]],
  [{ exclusiveMinimum: 0, exclusiveMaximum: 9, multipleOf: 3 }, ["more than 0", "less than 9", "a multiple of 3"]],
  [{ minLength: 1 }, ["at least 1 character"]],
  [{ maxLength: 64 }, ["at most 64 characters"]],
  [{ minItems: 1, maxItems: 4 }, ["1 to 4 items"]],
  [{ pattern: "^a" }, ['pattern "^a"']],
  [{ enum: ["a", 1] }, ['"a" | 1']],
  [{ default: null }, ["default null"]],
  [{}, []],
];

test.each(limits)("limits in words: %j", (given, words) => {
  expect(limitWords(given)).toEqual(words);
});

const letters = ["a", "b", "c", "d", "e", "f", "g", "h"];

test.each<readonly [schema: object, words: string]>([
  [{ type: "string" }, "string"],
  [{ type: "string", format: "date" }, "string (date)"],
  [{ type: ["integer", "null"], format: "int32" }, "integer (int32) | null"],
  [{ enum: letters.slice(0, 7) }, '"a" | "b" | "c" | "d" | "e" | "f" | "g"'],
  [{ enum: letters }, '"a" | "b" | "c" | "d" | "e" | "f" | … 2 more'],
  [{ type: "array", items: { type: "string" } }, "array of string"],
  [{ type: "array", items: { type: ["string", "integer"] } }, "array of (string | integer)"],
  [{ type: "array" }, "array of any"],
  [{ anyOf: [{ type: "string" }, { type: "array", items: { type: "string" } }] }, "string | array of string"],
  [{ oneOf: [{ type: "string" }, { type: "string" }] }, "string"],
  [{ $ref: "#/components/schemas/Other" }, "Other"],
  [{}, "any"],
])("a type in words: %j", async (schema, words) => {
  const { schemas } = await contractOf(
    specWith({ Thing: { type: "object", properties: { of: schema } }, Other: { type: "object" } }),
  );
  const of = schemas.get("Thing")?.object?.properties.get("of");
  expect(of && typeWords(of, schemas)).toBe(words);
});

test("the limits of a schema are those of its kind, and its default", async () => {
  const { schemas } = await contractOf(
    specWith({
      Text: { type: "string", minLength: 1, pattern: "a" },
      Ranks: { type: "array", maxItems: 3, default: [] },
    }),
  );
  const words = ["Text", "Ranks"].map((name) => limitWords(limitsOf(schemas.get(name) ?? fail(name), schemas)));
  expect(words).toEqual([
    ["at least 1 character", 'pattern "a"'],
    ["at most 3 items", "default []"],
  ]);
});

function fail(name: string): never {
  throw new Error(`There is no ${name}.`);
}
