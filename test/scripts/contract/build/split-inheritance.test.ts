import { expect, test } from "vitest";
import { splitInheritance } from "../../../../scripts/contract/build/split-inheritance.js";
import { circlesOf } from "../../../../scripts/contract/model/circles.js";
import { printSchema } from "../../../../scripts/contract/model/print-schema.js";
import { contractOf, specWith } from "../../../helpers/load-text.js";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const object = { type: "object" };

/** Keywords that apply to the instance of their schema, by which A leads to B and B back to A. */
const ways: Readonly<Record<string, (to: object) => object>> = {
  $ref: (to) => to,
  allOf: (to) => ({ ...object, allOf: [to] }),
  anyOf: (to) => ({ anyOf: [to, object] }),
  oneOf: (to) => ({ oneOf: [to, object] }),
  not: (to) => ({ ...object, not: to }),
  if: (to) => ({ ...object, if: to, else: { maxProperties: 1 } }),
  then: (to) => ({ ...object, if: { required: ["a"] }, then: to }),
  else: (to) => ({ ...object, if: { required: ["a"] }, else: to }),
  dependentSchemas: (to) => ({ ...object, dependentSchemas: { a: to } }),
};

test.each(Object.entries(ways))("a circle through %s is reported and cut", async (_keyword, way) => {
  const { schemas } = await contractOf(specWith({ A: way(ref("B")), B: { ...object, allOf: [ref("A")] } }));
  expect(circlesOf(schemas)).toEqual([]);
});

test("the condition of a circular schema stays where only what stands beside it closes the circle", () => {
  const at = { file: "a.json", pointer: "" };
  const A = {
    at,
    notes: {},
    allOf: [{ at, notes: {}, ref: "A" }],
    conditional: { if: { at, notes: {}, types: new Set(["object"] as const) } },
  };
  const reported: string[] = [];
  const split = splitInheritance(new Map([["A", A]]), ({ code }) => reported.push(code));
  expect(reported).toEqual(["ref-cycle"]);
  const cut = split.get("A");
  expect(cut && printSchema(cut)).toEqual({ if: { type: "object" } });
});

test("a part that is not there is no circle, and a schema that several lead to is looked at once", () => {
  const at = { file: "a.json", pointer: "" };
  const part = (ref: string) => ({ at, notes: {}, ref });
  const whole = (...refs: string[]) => ({ at, notes: {}, allOf: refs.map(part) });
  const schemas = new Map([
    ["A", whole("Missing", "B")],
    ["B", whole("C")],
    ["C", whole("Missing", "B")],
  ]);
  const reported: string[] = [];
  const split = splitInheritance(schemas, ({ code, message }) => reported.push(`${code} ${message}`));
  expect(reported).toEqual([
    'ref-cycle This schema contains "B", which contains it: no value could be checked against it.',
  ]);
  expect([...split.keys()]).toEqual(["A", "B", "C"]);
});
