import { describe, expect, it } from "vitest";
import { type Alternative, formsOf } from "../../../../scripts/merge/union/forms.js";
import { groupArrays } from "../../../../scripts/merge/union/group-arrays.js";
import { agree, exclude, groupObjects, tagOf, valuesOf } from "../../../../scripts/merge/union/group-objects.js";
import { sideOf, to, type Written } from "../schemas.js";

const text = { type: "string" };
const object = (properties: Written, ...required: readonly string[]): Written => ({
  type: "object",
  properties,
  ...(required.length > 0 && { required }),
});
const tag = (value: string): Written => object({ type: { const: value } }, "type");
const list = (items: unknown): Written => ({ type: "array", items });

/** The alternatives of sides, each with a name: `a1` is the second one of the first side. */
function formsOfSides(sides: readonly (readonly Written[])[], schemas: Written = {}) {
  const names = new Map<Alternative, string>();
  sides.forEach((alternatives, owner) => {
    const forms = formsOf(sideOf({ anyOf: alternatives }, schemas, "abc"[owner]));
    if (forms === "anything") throw new Error("There are alternatives.");
    forms.forEach((form, index) => {
      names.set({ ...form, owner }, `${"abc"[owner]}${index}`);
    });
  });
  const tell = (groups: readonly (readonly Alternative[])[]): string =>
    groups.map((group) => group.map((form) => names.get(form)).join(" ")).join(", ");
  return { forms: [...names.keys()], tell };
}

describe("objects that are one", () => {
  const all: Written = {
    A: object({ a: text }),
    B: object({ b: text }),
    Tag: tag("a"),
    Other: tag("b"),
  };
  const cases: readonly (readonly [name: string, sides: readonly (readonly Written[])[], groups: string])[] = [
    ["the only ones", [[object({ a: text })], [object({ b: text })]], "a0 b0"],
    ["the only ones with one tag", [[tag("a")], [tag("a")]], "a0 b0"],
    ["the only ones with two tags", [[tag("a")], [tag("b")]], "a0, b0"],
    ["a tag that one requires", [[object({ type: { const: "a" } })], [tag("b")]], "a0, b0"],
    ["a tag that nobody requires", [[object({ type: { const: "a" } })], [object({ type: { const: "b" } })]], "a0 b0"],
    [
      "several by tag",
      [
        [tag("a"), tag("b")],
        [tag("b"), tag("c")],
      ],
      "a0, a1 b0, b1",
    ],
    [
      "several by name",
      [
        [to("A"), to("B")],
        [to("B"), to("A")],
      ],
      "a0 b1, a1 b0",
    ],
    [
      "several by name, and the rest",
      [
        [object({ x: text }), to("A")],
        [to("A"), object({ y: text })],
      ],
      "a0 b1, a1 b0",
    ],
    ["several without tags", [[object({ a: text }), object({ b: text })], [object({ c: text })]], "a0, a1, b0"],
    ["several of the same words", [[object({ a: text }), object({ b: text })], [object({ b: text })]], "a0, a1 b0"],
    [
      "one that comes first",
      [
        [object({ b: text }), object({ a: text })],
        [object({ a: text }), object({ b: text })],
      ],
      "a0 b1, a1 b0",
    ],
    [
      "a tag among those without",
      [
        [tag("a"), object({ a: text })],
        [object({ b: text }), tag("a")],
      ],
      "a0 b1, a1 b0",
    ],
    ["two of one tag at one side", [[tag("a"), { ...tag("a"), minProperties: 2 }], [tag("a")]], "a0 b0, a1"],
    [
      "names that exclude each other",
      [
        [to("Tag"), to("A")],
        [to("A"), to("Other")],
      ],
      "a0, a1 b0, b1",
    ],
  ];

  it.each(cases)(
    "objects that are one have a name, a tag or the words in common, or are alone: %s",
    (_name, sides, groups) => {
      const { forms, tell } = formsOfSides(sides, all);
      expect(tell(groupObjects(forms))).toBe(groups);
    },
  );

  it("objects that are one have a name in common, unless they exclude each other", () => {
    const [one, other] = [
      formsOf(sideOf({ anyOf: [to("Tag"), to("A")] }, all, "a")),
      formsOf(sideOf({ anyOf: [to("Tag"), to("A")] }, { ...all, Tag: tag("b") }, "b")),
    ].map((forms, owner) => (forms === "anything" ? [] : forms.map((form) => ({ ...form, owner }))));
    expect(groupObjects([...(one ?? []), ...(other ?? [])]).map((group) => group.map(({ ref }) => ref))).toEqual([
      ["Tag"],
      ["A", "A"],
      ["Tag"],
    ]);
  });

  const formOf = (schema: Written) => {
    const { forms } = formsOfSides([[schema]], { Kind: { const: "k" } });
    const [form] = forms;
    if (form === undefined) throw new Error("There is one.");
    return form;
  };

  it("objects that are one are told by tags: values that are required", () => {
    const both = object(
      { b: { const: 1 }, a: { const: "x" }, c: { enum: ["y", "z"] }, d: to("Kind") },
      "b",
      "a",
      "c",
      "d",
    );
    expect(tagOf(formOf(both))).toBe('a="x" b=1 d="k"');
    expect(tagOf(formOf(object({ a: { const: "x" } })))).toBe("");
    expect(valuesOf(formOf(both), "c")).toEqual(["y", "z"]);
    expect(valuesOf(formOf(both), "d")).toEqual(["k"]);
    expect(valuesOf(formOf(both), "e")).toBeUndefined();
  });

  const optional = (value: string): Written => object({ type: { const: value } });
  const free = object({ type: text }, "type");
  it.each([
    [tag("a"), tag("a"), true, false],
    [tag("a"), tag("b"), false, true],
    [tag("a"), optional("b"), false, true],
    [optional("a"), tag("b"), false, true],
    [optional("a"), optional("b"), true, false],
    [tag("a"), free, true, false],
    [free, tag("a"), true, false],
    [free, free, true, false],
    [free, optional("a"), true, false],
  ])("objects that are one agree in their tags: %j and %j", (one, other, agrees, excludes) => {
    const [left, right] = [formOf(one), formOf(other)];
    expect([agree([left, right]), exclude(left, right)]).toEqual([agrees, excludes]);
  });

  it("objects that are one agree in the tags that each has", () => {
    const [a, b] = [formOf(tag("a")), formOf(object({ type: text, other: { const: 1 } }, "type", "other"))];
    expect(agree([a, b, formOf(object({ other: { const: 2 } }))])).toBe(false);
    expect(agree([a, b, formOf(object({ other: { const: 1 } }))])).toBe(true);
    expect(agree([])).toBe(true);
  });
});

describe("lists that are one", () => {
  const cases: readonly (readonly [name: string, sides: readonly (readonly Written[])[], groups: string])[] = [
    ["items of one kind", [[list(text)], [list({ type: "string", maxLength: 1 })]], "a0 b0"],
    ["items of two kinds", [[list(text)], [list({ type: "integer" })]], "a0, b0"],
    ["items of several kinds", [[list({ type: ["string", "null"] })], [list({ type: ["null", "integer"] })]], "a0 b0"],
    ["anything", [[list(text)], [{ type: "array" }]], "a0 b0"],
    ["anything before", [[{ type: "array" }], [list(text)]], "a0 b0"],
    ["items that are anything", [[list(text)], [list({})]], "a0 b0"],
    ["items that are a composition", [[list({ not: text })], [list({ type: "null" })]], "a0 b0"],
    ["named places", [[{ type: "array", prefixItems: [text] }], [list(text)]], "a0 b0"],
    [
      "named places beside others",
      [[{ type: "array", prefixItems: [text], items: { type: "null" } }], [list({ type: "null" })]],
      "a0 b0",
    ],
    [
      "those that another brings together",
      [[list(text), list({ type: "null" }), list({ type: "boolean" })], [list({ type: ["string", "boolean"] })]],
      "a0 a2 b0, a1",
    ],
    [
      "those that come together later",
      [
        [list(text), list({ type: "null" })],
        [list({ type: ["string", "null"] })],
        [list({ type: "null" }), list({ type: "boolean" })],
      ],
      "a0 a1 b0 c0, c1",
    ],
  ];

  it.each(cases)(
    "lists that are one have items of one kind, directly or by way of others: %s",
    (_name, sides, groups) => {
      const { forms, tell } = formsOfSides(sides);
      expect(tell(groupArrays(forms))).toBe(groups);
    },
  );
});
