import { describe, expect, it } from "vitest";
import { changesBetween, documentOf } from "./contracts.js";

type Rules = Readonly<Record<string, unknown>>;

const map = (propertyNames: unknown, more: Rules = {}): Rules => ({
  type: "object",
  ...(propertyNames === undefined ? {} : { propertyNames }),
  ...more,
});
const texts = { additionalProperties: { type: "string" } };
const scalars = { additionalProperties: { type: ["string", "integer"] } };
const marked = { patternProperties: { "^x-": { type: "integer" } }, additionalProperties: false };
const longName = "a".repeat(65);

/** A map before and after, the rules that break in requests and the other way round in answers, and what proves both. */
const maps: readonly (readonly [string, Rules, Rules, string, string, unknown])[] = [
  [
    "a length",
    map(undefined),
    map({ maxLength: 64 }),
    "property-names-added",
    "property-names-removed",
    { [longName]: 0 },
  ],
  [
    "a shortest length",
    map(undefined),
    map({ minLength: 3 }),
    "property-names-added",
    "property-names-removed",
    { a: 0 },
  ],
  [
    "a pattern",
    map(undefined),
    map({ pattern: "^[a-z]+$" }),
    "property-names-added",
    "property-names-removed",
    { extra0: 0 },
  ],
  [
    "a list",
    map(undefined),
    map({ enum: ["collar", "lead"] }),
    "property-names-added",
    "property-names-removed",
    { extra: 0 },
  ],
  ["a format", map(undefined), map({ format: "uuid" }), "property-names-added", "property-names-removed", { extra: 0 }],
  [
    "a refusal",
    map(undefined),
    map({ not: { pattern: "^_" } }),
    "property-names-added",
    "property-names-removed",
    { _: 0 },
  ],
  [
    "a length, where values are described",
    map(undefined, texts),
    map({ maxLength: 64 }, texts),
    "property-names-added",
    "property-names-removed",
    { [longName]: "a" },
  ],
  [
    "a length, where patterns say which names there are",
    map(undefined, marked),
    map({ maxLength: 9 }, marked),
    "property-names-added",
    "property-names-removed",
    { "x-aaaaaaaa": 1 },
  ],
  [
    "another type of what has such names",
    map({ pattern: "^[0-9]{4}$" }, scalars),
    map({ pattern: "^[0-9]{4}$" }, texts),
    "type-changed",
    "type-generalized",
    { "0000": 1 },
  ],
  [
    "another type of what has two such names at least",
    map({ pattern: "^[0-9]{2,3}$" }, { ...scalars, minProperties: 2 }),
    map({ pattern: "^[0-9]{2,3}$" }, { ...texts, minProperties: 2 }),
    "type-changed",
    "type-generalized",
    { "00": 1, "000": expect.anything() },
  ],
  [
    "another type of what has names of a pattern, and of a length",
    map({ minLength: 5 }, { patternProperties: { "^x-": { type: ["string", "integer"] } } }),
    map({ minLength: 5 }, { patternProperties: { "^x-": { type: "string" } } }),
    "type-changed",
    "type-generalized",
    { "x-aaa": 1 },
  ],
  [
    "a list that loses a name of those that have a description",
    map({ enum: ["collar", "lead"] }, { ...marked, patternProperties: { "^[a-z]": { type: "integer" } } }),
    map({ enum: ["collar"] }, { ...marked, patternProperties: { "^[a-z]": { type: "integer" } } }),
    "enum-value-removed",
    "enum-value-added",
    { lead: 1 },
  ],
];

describe("what names of properties must be is proved by names", () => {
  it.each(maps)("a name proves %s", async (_, before, after, inRequests, inAnswers, witness) => {
    const changes = await changesBetween(documentOf({ request: before }), documentOf({ request: after }));
    const [worst] = changes;
    expect(worst).toMatchObject({ level: "error", id: expect.stringMatching(`-${inRequests}$`), witness });
    const [back] = await changesBetween(documentOf({ response: after }), documentOf({ response: before }));
    expect(back).toMatchObject({ id: expect.stringMatching(`-${inAnswers}$`) });
    if (back?.level === "error") expect(back).toMatchObject({ witness });
  });
});
