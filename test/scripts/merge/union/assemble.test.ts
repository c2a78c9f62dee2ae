import { describe, expect, it } from "vitest";
import type { Json } from "../../../../scripts/base/json.js";
import { assemble, type Branch } from "../../../../scripts/merge/union/assemble.js";
import type { FormKind } from "../../../../scripts/merge/union/forms.js";
import { build, print, sideOf, type Written } from "../schemas.js";

const at = { file: "test", pointer: "/here" };

/** `who`: the first letters of providers; `values`: who lists which. */
function branch(kind: FormKind, schema: Written, who: string, values?: Readonly<Record<string, string>>): Branch {
  const forms = [...who].map((provider, owner) => ({
    ...{ kind, side: sideOf({}, {}, provider), schema: build(schema), notes: {}, owner },
  }));
  const owned = Object.entries(values ?? {}).map(([value, owners]) => ({
    value: JSON.parse(value) as Json,
    providers: new Set(owners),
  }));
  return { kind, forms, schema: build(schema), ...(values && { values: owned }) };
}

const assembled = (branches: readonly Branch[], who = "ab") => print(assemble(branches, at, new Set(who)));

const text = (who: string, more: Written = {}) => branch("string", { type: "string", ...more }, who);
const number = (who: string, more: Written = {}) => branch("number", { type: "number", ...more }, who);
const none = (who: string, more: Written = {}) => branch("null", { type: "null", ...more }, who);
const flag = (who: string) => branch("boolean", { type: "boolean" }, who);
const list = (who: string) => branch("array", { type: "array" }, who);
const listed = (who: string, values: Readonly<Record<string, string>>) =>
  branch("string", { type: "string", enum: Object.keys(values).map((value) => JSON.parse(value)) }, who, values);

describe("alternatives of several providers", () => {
  const of = (who: string, schema: Written) => ({ "x-providers": [...who], ...schema });
  const cases: readonly (readonly [name: string, branches: readonly Branch[], schema: unknown])[] = [
    ["none", [], false],
    ["one that all have", [text("ab")], { type: "string" }],
    ["one that some have", [text("a")], { anyOf: [of("a", { type: "string" })] }],
    ["scalars that all have", [text("ab"), number("ab")], { type: ["string", "number"] }],
    [
      "scalars of which one is a component",
      [text("ab"), branch("number", { $ref: "#/components/schemas/N" }, "ab")],
      { anyOf: [{ type: "string" }, { $ref: "#/components/schemas/N" }] },
    ],
    [
      "scalars of which one has words",
      [text("ab", { title: "T" }), number("ab")],
      { anyOf: [{ title: "T", type: "string" }, { type: "number" }] },
    ],
    [
      "scalars of which the other has words",
      [text("ab"), number("ab", { title: "T" })],
      { anyOf: [{ type: "string" }, { title: "T", type: "number" }] },
    ],
    [
      "two of one kind",
      [text("ab", { maxLength: 1 }), text("ab", { minLength: 3 })],
      {
        anyOf: [
          { type: "string", maxLength: 1 },
          { type: "string", minLength: 3 },
        ],
      },
    ],
    [
      "a third that suits one of two",
      [text("ab"), number("ab"), text("ab", { maxLength: 1 })],
      { anyOf: [{ type: ["string", "number"] }, { type: "string", maxLength: 1 }] },
    ],
    [
      "limits of each",
      [text("ab", { maxLength: 1 }), number("ab", { minimum: 2 })],
      { type: ["string", "number"], maxLength: 1, minimum: 2 },
    ],
    ["a list and a scalar", [text("ab"), list("ab")], { anyOf: [{ type: "string" }, { type: "array" }] }],
    ["a list before a scalar", [list("ab"), text("ab")], { anyOf: [{ type: "array" }, { type: "string" }] }],
    [
      "an object and a scalar",
      [text("ab"), branch("object", { type: "object" }, "ab")],
      { anyOf: [{ type: "string" }, { type: "object" }] },
    ],
    [
      "a composition",
      [text("ab"), branch("other", { not: { const: 1 } }, "ab")],
      { anyOf: [{ type: "string" }, { not: { const: 1 } }] },
    ],
    [
      "scalars that each has alone",
      [text("a"), number("b")],
      { anyOf: [of("a", { type: "string" }), of("b", { type: "number" })] },
    ],
    [
      "scalars that some have",
      [text("a"), number("a"), flag("b")],
      { anyOf: [of("a", { type: ["string", "number"] }), of("b", { type: "boolean" })] },
    ],
    [
      "scalars that others have, too",
      [text("a"), number("ab")],
      { anyOf: [of("a", { type: "string" }), { type: "number" }] },
    ],
    ["formats of one", [text("ab", { format: "date" }), flag("ab")], { type: ["string", "boolean"], format: "date" }],
    [
      "formats of the other",
      [flag("ab"), text("ab", { format: "date" })],
      { type: ["string", "boolean"], format: "date" },
    ],
    [
      "formats of both",
      [text("ab", { format: "date" }), number("ab", { format: "float" })],
      {
        anyOf: [
          { type: "string", format: "date" },
          { type: "number", format: "float" },
        ],
      },
    ],
    [
      "values and a scalar",
      [listed("ab", { '"a"': "ab" }), number("ab")],
      {
        anyOf: [{ const: "a" }, { type: "number" }].map((one, index) =>
          index === 0 ? { type: "string", enum: ["a"] } : one,
        ),
      },
    ],
    [
      "values of two kinds",
      [listed("ab", { '"a"': "ab" }), branch("number", { type: "number", enum: [1] }, "ab", { 1: "b" })],
      { "x-value-providers": { 1: ["b"] }, type: ["string", "number"], enum: ["a", 1] },
    ],
    [
      "null with the only other one",
      [text("ab"), none("a")],
      { "x-value-providers": { null: ["a"] }, type: ["string", "null"] },
    ],
    ["null of all", [none("ab"), text("ab")], { type: ["string", "null"] }],
    ["null alone", [none("ab")], { type: "null" }],
    ["null of one alone", [none("a")], { anyOf: [of("a", { type: "null" })] }],
    ["null with what some have", [text("a"), none("ab")], { anyOf: [of("a", { type: "string" }), { type: "null" }] }],
    [
      "null with one of two",
      [text("ab"), list("ab"), none("a")],
      { anyOf: [{ type: "string" }, { type: "array" }, of("a", { type: "null" })] },
    ],
    [
      "null that has words",
      [text("ab"), none("ab", { title: "T" })],
      { anyOf: [{ type: "string" }, { title: "T", type: "null" }] },
    ],
    ["null with a list", [list("ab"), none("b")], { "x-value-providers": { null: ["b"] }, type: ["array", "null"] }],
    [
      "null with values",
      [listed("ab", { '"a"': "ab" }), none("b")],
      { "x-value-providers": { null: ["b"] }, type: ["string", "null"], enum: ["a", null] },
    ],
    [
      "values that some list",
      [listed("ab", { '"a"': "ab", '"b"': "b", '"1"': "a", '"null"': "b" })],
      {
        "x-value-providers": { b: ["b"], '"1"': ["a"], '"null"': ["b"] },
        type: "string",
        enum: ["a", "b", "1", "null"],
      },
    ],
  ];

  it.each(cases)("alternatives of several providers are as few as say it: %s", (_name, branches, schema) => {
    expect(assembled(branches)).toEqual(schema);
  });

  it("alternatives of several providers are those of the same ones, whichever they are", () => {
    const split = assembled([text("ab"), number("ac")], "abc");
    expect(split).toEqual({ anyOf: [of("ab", { type: "string" }), of("ac", { type: "number" })] });
    expect(assembled([text("ab"), number("ab"), flag("c")], "abc")).toEqual({
      anyOf: [of("ab", { type: ["string", "number"] }), of("c", { type: "boolean" })],
    });
  });

  it("alternatives of several providers stand where the first of them does", () => {
    expect(assemble([], at, new Set("ab")).at).toBe(at);
    expect(assemble([text("ab")], at, new Set("ab")).at).toBe(at);
    expect(assemble([text("a"), number("b")], at, new Set("ab")).at).toBe(at);
  });
});
