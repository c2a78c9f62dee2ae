import { expect, test } from "vitest";
import { eachChild } from "../../../../scripts/contract/model/children.js";
import { allNames } from "../../../../scripts/contract/model/in-place.js";
import { subschemas } from "../../../../scripts/contract/model/map-schema.js";
import type { Schema } from "../../../../scripts/contract/model/types.js";
import type { Applies } from "../../../../scripts/spec/keywords.js";

const at = { file: "a.json", pointer: "" };
const part = (ref: string): Schema => ({ at, ref, notes: {} });

/** A schema with a part of every kind, each under a name of its own. */
const whole: Schema = {
  at,
  notes: {},
  allOf: [part("allOf")],
  anyOf: [part("anyOf")],
  oneOf: [part("oneOf")],
  not: part("not"),
  conditional: { if: part("if"), then: part("then"), else: part("else") },
  string: { contentSchema: part("contentSchema") },
  array: {
    prefixItems: [part("prefixItems")],
    items: part("items"),
    contains: part("contains"),
    unevaluatedItems: part("unevaluatedItems"),
  },
  object: {
    properties: new Map([["a", part("properties")]]),
    required: new Set(),
    patternProperties: new Map([["^a", part("patternProperties")]]),
    additionalProperties: part("additionalProperties"),
    propertyNames: part("propertyNames"),
    dependentSchemas: new Map([["a", part("dependentSchemas")]]),
    unevaluatedProperties: part("unevaluatedProperties"),
  },
};

function namesOf(schema: Schema, applies: Applies): readonly string[] {
  const names: string[] = [];
  eachChild(schema, ({ ref }) => names.push(ref ?? ""), applies);
  return names;
}

test("every part of a schema stands in its place or below it, and its name is known", () => {
  const parts = [...subschemas(whole)].slice(1).flatMap(({ ref }) => ref ?? []);
  expect(parts).toHaveLength(18);
  const sorted = [...namesOf(whole, "in place"), ...namesOf(whole, "below")];
  expect(sorted.sort()).toEqual(parts.sort());
  expect([...allNames(whole)].sort()).toEqual(parts);
});
