import { expect, test } from "vitest";
import { subschemas } from "../../../../scripts/contract/model/map-schema.js";
import type { Schema } from "../../../../scripts/contract/model/types.js";
import { allNames, childSchemas, inPlaceSchemas } from "../../../../scripts/emit/validators/in-place.js";

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

test("every part of a schema stands in its place or below it, and its name is known", () => {
  const parts = [...subschemas(whole)].slice(1).flatMap(({ ref }) => ref ?? []);
  expect(parts).toHaveLength(18);
  const sorted = [...inPlaceSchemas(whole), ...childSchemas(whole)].flatMap(({ ref }) => ref ?? []);
  expect(sorted.sort()).toEqual(parts.sort());
  expect([...allNames(whole)].sort()).toEqual(parts);
});
