import { expect, it } from "vitest";
import { readsAlike, WrittenEquality, withoutRepeats } from "../../../../scripts/drift/values/written-equality.js";
import { build, contractWith, to } from "../../merge/schemas.js";

const schema = { type: "object", properties: { a: { type: "string", maxLength: 3 } }, required: ["a"] };

it.each<[string, object, object, boolean]>([
  ["in everything", schema, structuredClone(schema), true],
  [
    "in its words",
    { ...schema, description: "One.", title: "A", examples: [1] },
    { ...schema, description: "Two." },
    true,
  ],
  ["in nothing but a rule", schema, { ...schema, required: [] }, false],
  ["in nothing but a rule within", schema, { ...schema, properties: { a: { type: "string" } } }, false],
  ["in being deprecated", { ...schema, deprecated: true }, { ...schema, deprecated: true }, true],
  ["but for being deprecated", { ...schema, deprecated: true }, schema, false],
  ["but for being read-only", { ...schema, readOnly: true }, schema, false],
  ["but for being write-only", { ...schema, writeOnly: true }, schema, false],
  ["in its default", { ...schema, default: { a: 1, b: 2 } }, { ...schema, default: { b: 2, a: 1 } }, true],
  ["but for its default", { ...schema, default: 1 }, { ...schema, default: 2 }, false],
  ["but for having a default", { ...schema, default: null }, schema, false],
  ["in its end", { ...schema, "x-sunset": "2027-01-01" }, { ...schema, "x-sunset": "2027-01-01" }, true],
  ["but for its end", { ...schema, "x-sunset": "2027-01-01" }, { ...schema, "x-sunset": "2028-01-01" }, false],
  ["but for having an end", { ...schema, "x-sunset": "2027-01-01" }, schema, false],
  [
    "but for its level",
    { ...schema, "x-stability-level": "beta" },
    { ...schema, "x-stability-level": "stable" },
    false,
  ],
  ["but for being extensible", { ...schema, "x-extensible-enum": ["a"] }, schema, false],
  ["but for what nobody tells of", { ...schema, "x-own": 1 }, { ...schema, "x-own": 2 }, true],
])("a schema is written like another one %s", (_, one, two, isAlike) => {
  expect([readsAlike(build(one), build(two)), readsAlike(build(two), build(one))]).toEqual([isAlike, isAlike]);
});

it("a schema whose parts were changed anywhere behind it is written otherwise", () => {
  const components = (type: string) => ({
    A: { items: to("B") },
    B: { properties: { c: to("C") } },
    C: { type },
    D: { type: "string" },
    E: { items: to("E") },
  });
  const [base, revision] = [
    contractWith("one", components("string")),
    contractWith("two", { ...components("integer"), F: {} }),
  ];
  const equality = new WrittenEquality(base, revision);
  const isSame = (name: string) => equality.same(build(to(name)), build(to(name)));
  expect(["A", "B", "C", "D", "E", "F"].map(isSame)).toEqual([false, false, false, true, true, false]);
  const gone = new WrittenEquality(revision, base);
  expect(gone.same(build(to("F")), build(to("F")))).toBe(false);
});

it("choices and conditions that are stated twice are taken once, and nothing else", () => {
  const either = { anyOf: [{ type: "string" }, { type: "integer" }] };
  const [one, two, other, plain] = [
    build(either),
    build(structuredClone(either)),
    build({ not: { type: "string" } }),
    build({ type: "string" }),
  ];
  expect(withoutRepeats([one, plain, two, plain, other])).toEqual([one, plain, plain, other]);
  const atoms = [one, plain, other];
  expect(withoutRepeats(atoms)).toBe(atoms);
  const single = [one, plain, plain];
  expect(withoutRepeats(single)).toBe(single);
});
