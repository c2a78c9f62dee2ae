import { describe, expect, it } from "vitest";
import { completeTags } from "../../../../scripts/merge/union/complete-tags.js";
import { loosenRules } from "../../../../scripts/merge/union/union-rules.js";
import { uniteBranches } from "../../../../scripts/merge/union/unite-branches.js";
import { build, buildAll, print, to, type Written } from "../schemas.js";

const tag = (kind: unknown): Written => ({ type: "object", properties: { kind }, required: ["kind"] });
const of = (mapping: Written): Written => ({
  propertyName: "kind",
  mapping: Object.fromEntries(Object.entries(mapping).map(([value, name]) => [value, to(String(name)).$ref])),
});

describe("a choice by tags", () => {
  const components: Written = {
    A: tag({ enum: ["a", "c", "d"] }),
    B: tag({ const: "b" }),
    Named: tag(to("Kind")),
    Kind: { enum: ["n", "m"] },
    Numbers: tag({ enum: [1, "x"] }),
    Parts: { allOf: [to("B"), { properties: { x: {} } }] },
    Other: { type: "string" },
  };
  const cases: readonly (readonly [name: string, choice: Written, mapping: Written | undefined])[] = [
    ["no tags", { anyOf: [to("A")] }, undefined],
    [
      "more tags of a component",
      { anyOf: [to("A"), to("B")], discriminator: of({ a: "A", b: "B" }) },
      of({ a: "A", b: "B", c: "A", d: "A" }),
    ],
    [
      "one of several",
      { oneOf: [to("A"), to("B")], discriminator: of({ a: "A", b: "B" }) },
      of({ a: "A", b: "B", c: "A", d: "A" }),
    ],
    ["tags that are known", { anyOf: [to("B")], discriminator: of({ b: "B" }) }, of({ b: "B" })],
    [
      "tags that another has",
      { anyOf: [to("A"), to("B")], discriminator: of({ a: "A", c: "B" }) },
      of({ a: "A", c: "B", d: "A", b: "B" }),
    ],
    ["a component without a tag", { anyOf: [to("A"), to("B")], discriminator: of({ b: "B" }) }, of({ b: "B" })],
    ["tags behind a name", { anyOf: [to("Named")], discriminator: of({ n: "Named" }) }, of({ n: "Named", m: "Named" })],
    [
      "tags that are no texts",
      { anyOf: [to("Numbers")], discriminator: of({ y: "Numbers" }) },
      of({ y: "Numbers", x: "Numbers" }),
    ],
    ["tags of parts", { anyOf: [to("Parts")], discriminator: of({ y: "Parts" }) }, of({ y: "Parts", b: "Parts" })],
    [
      "components without properties",
      { anyOf: [to("Other"), to("Missing")], discriminator: of({ o: "Other", m: "Missing" }) },
      of({ o: "Other", m: "Missing" }),
    ],
    [
      "alternatives without a name",
      { anyOf: [to("A"), tag({ const: "z" })], discriminator: of({ a: "A" }) },
      of({ a: "A", c: "A", d: "A" }),
    ],
  ];

  it.each(cases)("a choice by tags has every tag that its components have: %s", (_name, choice, mapping) => {
    const completed = completeTags(build(choice), buildAll(components));
    expect((print(completed) as Written).discriminator).toEqual(mapping);
  });
});

describe("a choice of joined components", () => {
  const marked = (name: string, ...providers: readonly string[]) => ({
    ...build(to(name)),
    notes: providers.length === 0 ? {} : { providers },
  });
  it("a choice of joined components has each once, with all who have it", () => {
    const text = build({ type: "string" });
    const anyOf = [marked("A", "one"), text, marked("B"), marked("A", "two", "one"), marked("B", "two"), text];
    const at = { file: "", pointer: "" };
    expect(uniteBranches({ at, notes: {}, anyOf }).anyOf).toEqual([marked("A", "one", "two"), text, marked("B"), text]);
    const plain = { at, notes: {}, anyOf: [marked("A", "one"), marked("B", "one"), text] };
    expect(uniteBranches(plain)).toBe(plain);
    expect(uniteBranches(text)).toBe(text);
  });
});

describe("loosened rules", () => {
  it.each([
    [undefined, { minLength: 1 }, undefined],
    [{ minLength: 1 }, undefined, undefined],
    [{ minLength: 1 }, { maxLength: 1 }, undefined],
    [
      { minLength: 1, maxLength: 5 },
      { minLength: 2, maxLength: 7 },
      { minLength: 1, maxLength: 7 },
    ],
    [
      { minLength: 2, maxLength: 7 },
      { minLength: 1, maxLength: 5 },
      { minLength: 1, maxLength: 7 },
    ],
    [{ pattern: "a", minLength: 1 }, { pattern: "a" }, { pattern: "a" }],
    [{ pattern: "a" }, { pattern: "b" }, undefined],
    [{ multipleOf: 2 }, { multipleOf: 4 }, undefined],
    [{ multipleOf: 2 }, { multipleOf: 2 }, { multipleOf: 2 }],
    [{ uniqueItems: true }, { uniqueItems: true }, { uniqueItems: true }],
  ])("loosened rules take what either takes: %j and %j", (one, other, both) => {
    expect(loosenRules<object>(one, other)).toEqual(both);
  });
});
