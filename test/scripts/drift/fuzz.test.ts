import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json } from "../../../scripts/base/json.js";
import { buildSchema } from "../../../scripts/contract/build/build-schema.js";
import type { Contract, Schema } from "../../../scripts/contract/model/types.js";
import { findChanges } from "../../../scripts/drift/find-changes.js";
import { accepts } from "../../../scripts/drift/values/accepts.js";
import { Space } from "../../../scripts/drift/values/space.js";
import { Sampler } from "../../../scripts/drift/witness/sampler.js";
import { holds, timeout } from "../../helpers/random-runs.js";
import { Judge } from "./json-schema.js";

const at = { file: "fuzz", pointer: "" };
const small = fc.integer({ min: 0, max: 3 });
const scalar = fc.constantFrom<Json>("a", "b", 0, 1, 1.5, true, null);

/** Small schemas over few names and values, so that two of them often have something to do with each other. */
const { schema } = fc.letrec<{ schema: object; leaf: object }>((tie) => ({
  leaf: fc.oneof(
    fc.record({ type: fc.constantFrom("string", "integer", "number", "boolean", "null", "array", "object") }),
    fc.record({ type: fc.constantFrom(["string", "null"], ["integer", "string"], ["object", "null"]) }),
    fc.record({ enum: fc.uniqueArray(scalar, { minLength: 1, maxLength: 3 }) }),
    fc.record({ const: scalar }),
    fc.record({ type: fc.constant("integer"), minimum: small }),
    fc.record({ type: fc.constantFrom("integer", "number"), maximum: small }),
    fc.record({ type: fc.constantFrom("integer", "number"), exclusiveMaximum: small }),
    fc.record({ type: fc.constant("string"), minLength: small }),
    fc.record({ type: fc.constant("string"), maxLength: small }),
    fc.record({ type: fc.constant("string"), pattern: fc.constantFrom("^a", "b$", "^[ab]+$") }),
    fc.constant({}),
  ),
  schema: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    tie("leaf"),
    fc.record(
      {
        type: fc.constant("object"),
        properties: fc.dictionary(fc.constantFrom("a", "b"), tie("schema"), { maxKeys: 2 }),
        required: fc.uniqueArray(fc.constantFrom("a", "b"), { maxLength: 2 }),
        additionalProperties: fc.oneof(fc.boolean(), tie("leaf")),
      },
      { requiredKeys: ["type"] },
    ),
    fc.record(
      { type: fc.constant("array"), items: tie("schema"), minItems: small, maxItems: small, uniqueItems: fc.boolean() },
      { requiredKeys: ["type"] },
    ),
    fc.record({ anyOf: fc.array(tie("schema"), { minLength: 1, maxLength: 3 }) }),
    fc.record({ oneOf: fc.array(tie("schema"), { minLength: 1, maxLength: 3 }) }),
    fc.record({ allOf: fc.array(tie("schema"), { minLength: 1, maxLength: 2 }) }),
  ),
}));

/** Another spelling, or a change of one place, of a schema. */
const pair = fc.oneof(
  fc.tuple(schema, schema),
  schema.map((one) => [one, { allOf: [one] }] as const),
  schema.map((one) => [{ anyOf: [one, { type: "null" }] }, { oneOf: [{ type: "null" }, { allOf: [one] }] }] as const),
  fc.tuple(schema, schema).map(([one, two]) => [{ anyOf: [one, two] }, { oneOf: [two, one] }] as const),
  // A member that comes, or goes where the pair is turned round.
  fc
    .tuple(schema, schema, fc.constantFrom("allOf", "anyOf", "oneOf"))
    .map(([one, two, kind]) => [{ [kind]: [one] }, { [kind]: [one, two] }] as const)
    .chain(turned),
  fc
    .tuple(schema, schema)
    .map(([one, two]) => [one, { ...one, allOf: [two] }] as const)
    .chain(turned),
);

function turned([one, two]: readonly [object, object]): fc.Arbitrary<readonly [object, object]> {
  return fc.constantFrom([one, two] as const, [two, one] as const);
}

function build(json: object): Schema {
  return buildSchema(json, "", { originOf: () => at, report: () => undefined, nameOf: () => undefined });
}

function contractOf(schema: Schema): Contract {
  const content = [{ type: "application/json", schema, at }];
  return {
    provider: "fuzz",
    info: { title: "fuzz", version: "1" },
    root: "",
    servers: [],
    tags: new Map(),
    schemas: new Map(),
    securitySchemes: new Map(),
    at,
    operations: [
      {
        key: "POST /a",
        identity: "POST /a",
        id: "a",
        method: "POST",
        path: "/a",
        resource: [],
        action: "a",
        tags: [],
        parameters: [],
        request: { required: true, content, at },
        responses: [],
        at,
      },
    ],
  };
}

/** Values that may tell the schemas apart: what either side suggests. */
function valuesOf(one: Contract, two: Contract, schemas: readonly [Schema, Schema]): readonly Json[] {
  const values: Json[] = [
    null,
    true,
    0,
    1,
    2,
    3,
    4,
    1.5,
    -1,
    "",
    "a",
    "b",
    "ab",
    "aaaa",
    [],
    [0],
    ["a", "a"],
    {},
    { a: 0 },
    { b: "a" },
    { c: 1 },
  ];
  const sampler = new Sampler();
  const [left, right] = [new Space(one), new Space(two)];
  const sides = [
    { space: left, shape: left.shapeOf(schemas[0]) },
    { space: right, shape: right.shapeOf(schemas[1]) },
  ] as const;
  for (const [side, other] of [sides, [sides[1], sides[0]]] as const) {
    let count = 0;
    for (const value of sampler.candidates(side, other)) {
      values.push(value);
      if (++count > 60) break;
    }
  }
  return values;
}

describe("random schemas", () => {
  it("random schemas without a finding are told apart by no value", { timeout }, async () => {
    await holds(
      fc.property(pair, ([one, two]) => {
        const schemas = [build(one), build(two)] as const;
        const [base, revision] = [contractOf(schemas[0]), contractOf(schemas[1])];
        const changes = findChanges(base, revision, { witnesses: false });
        if (changes.length > 0) return;
        const options = { schemas: new Map<string, Schema>(), exactlyOne: false };
        const telling = valuesOf(base, revision, schemas).filter(
          (value) => accepts(schemas[0], value, options) !== accepts(schemas[1], value, options),
        );
        expect(telling).toEqual([]);
      }),
      100,
    );
  });

  it("random schemas without an error or a warning refuse no value that was accepted", {
    timeout,
  }, async () => {
    await holds(
      fc.property(pair, ([one, two]) => {
        const schemas = [build(one), build(two)] as const;
        const [base, revision] = [contractOf(schemas[0]), contractOf(schemas[1])];
        const changes = findChanges(base, revision, { witnesses: false });
        // A new optional property of an open object is compatible by convention, though anything went under its name.
        if (changes.some(({ id, level }) => level !== "info" || id === "new-optional-request-property")) return;
        const options = { schemas: new Map<string, Schema>(), exactlyOne: false };
        const refused = valuesOf(base, revision, schemas).filter(
          (value) => accepts(schemas[0], value, options) && !accepts(schemas[1], value, options),
        );
        expect(refused).toEqual([]);
      }),
      100,
    );
  });

  it("random schemas with a witness are told apart by it, says Ajv", { timeout }, async () => {
    await holds(
      fc.property(pair, ([one, two]) => {
        const schemas = [build(one), build(two)] as const;
        const changes = findChanges(contractOf(schemas[0]), contractOf(schemas[1]));
        const judge = new Judge(new Map());
        for (const { witness } of changes) {
          if (witness === undefined) continue;
          expect(judge.accepts(schemas[0], witness)).toBe(true);
          expect(judge.accepts(schemas[1], witness)).toBe(false);
        }
      }),
      15,
    );
  });
});
