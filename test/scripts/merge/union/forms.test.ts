import { describe, expect, it } from "vitest";
import { formsOf } from "../../../../scripts/merge/union/forms.js";
import { print, sideOf, to, type Written } from "../schemas.js";

const text = { type: "string" };
const whole = { type: "integer" };
const none = { type: "null" };
const object = (properties: Written): Written => ({ type: "object", properties });

/** Each alternative: its kind, the component that it is, whether it is a part of what is written, and what it says. */
function tell(schema: unknown, schemas: Written = {}): unknown {
  const forms = formsOf(sideOf(schema, schemas));
  if (forms === "anything") return forms;
  return forms.map(({ kind, ref, isPart, schema: said }) =>
    [kind, ...(ref === undefined ? [] : [`is ${ref}`]), ...(isPart ? ["in part"] : []), print(said)].filter(
      (each) => each !== undefined,
    ),
  );
}

describe("the alternatives of a schema", () => {
  const components = { A: object({ a: text }), Text: text, Same: to("Text"), Loop: { anyOf: [to("Loop"), none] } };
  const cases: readonly (readonly [name: string, schema: unknown, forms: unknown])[] = [
    ["one type", text, [["string", text]]],
    ["a number", { type: "number" }, [["number", { type: "number" }]]],
    ["an integer", { ...whole, minimum: 1 }, [["number", { ...whole, minimum: 1 }]]],
    ["an integer beside a number", { type: ["integer", "number"] }, [["number", { type: "number" }]]],
    [
      "several types",
      { type: ["string", "array", "null"], maxLength: 1, minItems: 2, minimum: 3 },
      [
        ["string", "in part", { ...text, maxLength: 1 }],
        ["array", "in part", { type: "array", minItems: 2 }],
        ["null", "in part", none],
      ],
    ],
    [
      "values of several types",
      { enum: ["a", 1, null, true] },
      [
        ["string", "in part", { ...text, enum: ["a"] }],
        ["number", "in part", { type: "number", enum: [1] }],
        ["boolean", "in part", { type: "boolean", enum: [true] }],
        ["null", "in part", none],
      ],
    ],
    ["values that none of its types has", { ...text, enum: [1] }, []],
    ["a constant", { const: "a" }, [["string", { ...text, const: "a" }]]],
    ["nothing else than null", { const: null }, [["null", none]]],
    [
      "a format, which is of texts and numbers",
      { type: ["string", "number", "boolean"], format: "date" },
      [
        ["string", "in part", { ...text, format: "date" }],
        ["number", "in part", { type: "number", format: "date" }],
        ["boolean", "in part", { type: "boolean" }],
      ],
    ],
    ["an object without rules", { ...object({}), required: [] }, [["object", { type: "object" }]]],
    ["anything", {}, "anything"],
    ["anything, of a choice", { anyOf: [text, {}] }, "anything"],
    ["all types", { type: ["string", "number", "boolean", "array", "object", "null"] }, "anything"],
    [
      "all types, of numbers the integers",
      { type: ["string", "integer", "boolean", "array", "object", "null"] },
      [
        ["string", "in part", text],
        ["number", "in part", whole],
        ["boolean", "in part", { type: "boolean" }],
        ["array", "in part", { type: "array" }],
        ["object", "in part", { type: "object" }],
        ["null", "in part", none],
      ],
    ],
    [
      "all types with a limit",
      { maxLength: 1 },
      [
        ["string", "in part", { ...text, maxLength: 1 }],
        ["number", "in part", { type: "number" }],
        ["boolean", "in part", { type: "boolean" }],
        ["array", "in part", { type: "array" }],
        ["object", "in part", { type: "object" }],
        ["null", "in part", none],
      ],
    ],
    ["none", false, []],
    [
      "a choice",
      { anyOf: [text, whole] },
      [
        ["string", text],
        ["number", whole],
      ],
    ],
    [
      "a choice in a choice",
      { anyOf: [{ oneOf: [text, none] }, whole] },
      [
        ["string", text],
        ["null", none],
        ["number", whole],
      ],
    ],
    ["a choice that has never", { anyOf: [false, text] }, [["string", text]]],
    ["one schema by two references", { anyOf: [to("Text"), to("Text")] }, [["string", "is Text", text]]],
    ["one schema by two names", { anyOf: [to("Text"), to("Same")] }, [["string", "is Text", text]]],
    ["a component", to("A"), [["object", "is A", object({ a: text })]]],
    [
      "a component with words beside it",
      { ...to("A"), description: "An A." },
      [["object", "is A", object({ a: text })]],
    ],
    ["a component with rules beside it", { ...to("Text"), maxLength: 1 }, [["string", { ...text, maxLength: 1 }]]],
    ["a choice that leads back to itself", to("Loop"), [["null", none]]],
    ["a negation", { not: text }, [["other", { not: text }]]],
    [
      "a choice with a negation",
      { anyOf: [{ not: text }, none] },
      [
        ["other", { not: text }],
        ["null", none],
      ],
    ],
    [
      "rules that are not joined one by one",
      { ...object({ a: text }), unevaluatedProperties: false },
      [["other", { ...object({ a: text }), unevaluatedProperties: false }]],
    ],
    [
      "content",
      { ...text, contentMediaType: "application/json", contentSchema: whole },
      [["other", { ...text, contentMediaType: "application/json", contentSchema: whole }]],
    ],
  ];

  it.each(cases)("the alternatives of a schema are those of its values: %s", (_, schema, forms) => {
    expect(tell(schema, components)).toEqual(forms);
  });

  it("what is said of an alternative is its own, and what is said of a schema alone is the place's", () => {
    const named = { ...text, description: "A name." };
    const notesOf = (schema: unknown) => {
      const forms = formsOf(sideOf(schema, { Named: named }));
      return forms === "anything" ? forms : forms.map(({ notes }) => notes.description);
    };
    expect(notesOf(named)).toEqual([undefined]);
    expect(notesOf({ anyOf: [named, whole] })).toEqual(["A name.", undefined]);
    expect(notesOf({ anyOf: [{ ...to("Named"), description: "Another." }, whole] })).toEqual(["Another.", undefined]);
  });

  it("the alternatives of one schema are looked for once", () => {
    const side = sideOf({ anyOf: [text, whole] });
    expect(formsOf(side)).toBe(formsOf({ ...side, provider: "another" }));
  });
});
