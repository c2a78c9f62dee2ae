import { beforeAll, expect, it } from "vitest";
import { type Loaded, loadValidators } from "./load-validators.js";

const texts = { type: "array", items: { type: "string" } };
const note = { type: "object", required: ["note"], properties: { note: { type: "string" } } };
const tagged = (tag: string) => ({ type: "object", required: ["kind"], properties: { kind: { const: tag } } });
const needs = (name: string, type: string) => ({
  type: "object",
  required: [name],
  properties: { [name]: { type } },
});

const schemas = {
  TextOrTexts: { anyOf: [{ type: "string" }, texts] },
  TextTextsOrNull: { anyOf: [{ type: "string" }, texts, { type: "null" }] },
  Nested: { anyOf: [{ anyOf: [{ type: "boolean" }, { type: "string", maxLength: 3 }] }, texts] },
  ListedOrNote: { oneOf: [{ enum: ["auto", "none"] }, note] },
  ShortOrNote: { oneOf: [{ type: "string", maxLength: 3 }, note] },
  Limited: {
    anyOf: [
      { type: "string", maxLength: 3 },
      { type: "integer", minimum: 2 },
    ],
  },
  Patterns: {
    anyOf: [
      { type: "string", pattern: "^a" },
      { type: "string", pattern: "^b", minLength: 5 },
    ],
  },
  TextOrTrees: {
    $defs: { Birch: tagged("birch"), Cedar: tagged("cedar") },
    anyOf: [
      { type: "string" },
      {
        type: "array",
        items: { anyOf: [{ $ref: "#/$defs/Birch" }, { $ref: "#/$defs/Cedar" }] },
      },
    ],
  },
  TaggedOrMixed: {
    anyOf: [tagged("birch"), tagged("cedar"), { type: ["number", "array"], items: { type: "string" } }],
  },
  Untagged: { oneOf: [needs("bark", "string"), needs("leaf", "integer")] },
  Lists: { anyOf: [texts, { type: "array", items: { type: "integer" } }] },
  Holder: { type: "object", required: ["stop"], properties: { stop: { anyOf: [{ type: "string" }, texts] } } },
};

let validators: Loaded;
beforeAll(async () => {
  validators = await loadValidators(schemas);
  expect(validators.diagnostics).toEqual([]);
});

it.each<[keyof typeof schemas, unknown, string]>([
  ["TextOrTexts", 5, "The value must be string or array, not number 5."],
  ["TextOrTexts", null, "The value must be string or array, not null."],
  ["TextOrTexts", [5], "[0] must be string, not number 5."],
  ["TextTextsOrNull", 5, "The value must be string or array, not number 5."],
  ["Nested", 5, "The value must be boolean, string or array, not number 5."],
  ["ListedOrNote", "x", 'The value must be one of "auto", "none" or object, not string "x".'],
  ["ListedOrNote", 5, 'The value must be one of "auto", "none" or object, not number 5.'],
  ["ListedOrNote", {}, "note is missing: expected string."],
  ["ShortOrNote", "long", 'The value must be string of at most 3 characters or object, not string "long".'],
  ["Limited", "long", 'The value must be string of at most 3 characters or integer >= 2, not string "long".'],
  [
    "Patterns",
    "c",
    'The value must be string matching /^a/u or string of at least 5 characters and string matching /^b/u, not string "c".',
  ],
  ["TextOrTrees", 5, "The value must be string or array of Birch or Cedar, not number 5."],
  ["TaggedOrMixed", true, "The value must be object, number or array, not boolean true."],
  ["Untagged", {}, "bark is missing: expected string, or leaf is missing: expected integer."],
  ["Lists", [null], "[0] must be string or integer, not null."],
  ["Lists", ["a", 5], '[1] must be string, not number 5, or [0] must be integer, not string "a".'],
  ["Holder", { stop: 5 }, "stop must be string or array, not number 5."],
  ["Holder", {}, "stop is missing: expected string or array."],
])("%s of %j: the message names all that is taken there", (name, value, message) => {
  const result = validators.of(name).validate(value);
  expect(result.ok ? [] : result.issues.map((issue) => issue.message)).toEqual([message]);
});
