import { describe, expect, it } from "vitest";
import type { Finding } from "../../../../scripts/base/diagnostics.js";
import type { JsonObject } from "../../../../scripts/base/json.js";
import { repair } from "../../../../scripts/load/repair/repair.js";
import { expectWords } from "../../../helpers/expect-words.js";

type Version = Parameters<typeof repair>[1];

/** A description that is repaired, and `code pointer` of each finding. */
function repaired(document: JsonObject, version: Version = "3.1") {
  const found: Finding[] = [];
  const copy = structuredClone({ info: { title: "T", version: "1" }, ...document });
  repair(copy, version, {
    originOf: (pointer) => ({ file: "a.yaml", pointer }),
    report: (finding) => void found.push(finding),
  });
  expectWords(found);
  return {
    copy: copy as unknown as { paths: never; components: { schemas: { A: unknown } } },
    told: found.map(({ code, at }) => `${code} ${at.pointer}`),
    found,
  };
}

const limited = { minimum: 1, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: true };

describe("a schema that is repaired", () => {
  it.each<[unknown, Version, unknown, readonly string[]]>([
    [{ type: "string", nullable: true }, "3.1", { type: ["string", "null"] }, ["nullable-legacy nullable"]],
    [{ type: "string", nullable: true }, "3.0", { type: ["string", "null"] }, []],
    [{ type: "string", nullable: false }, "3.2", { type: "string" }, ["nullable-legacy nullable"]],
    [{ type: "string", "x-nullable": true }, "3.0", { type: ["string", "null"] }, ["nullable-legacy x-nullable"]],
    [{ type: "string", "x-nullable": 1 }, "3.1", { type: "string", "x-nullable": 1 }, []],
    [limited, "3.0", { exclusiveMinimum: 1, exclusiveMaximum: 9 }, []],
    [
      limited,
      "3.1",
      { exclusiveMinimum: 1, exclusiveMaximum: 9 },
      ["exclusive-limit-legacy exclusiveMinimum", "exclusive-limit-legacy exclusiveMaximum"],
    ],
    [{ exclusiveMinimum: false, minimum: 1 }, "3.0", { minimum: 1 }, []],
    [{ exclusiveMaximum: true }, "3.0", {}, []],
    [{ exclusiveMaximum: 3 }, "3.0", { exclusiveMaximum: 3 }, ["exclusive-limit-legacy exclusiveMaximum"]],
    [{ exclusiveMaximum: 3 }, "3.1", { exclusiveMaximum: 3 }, []],
    [{ $recursiveRef: "#" }, "3.1", { $ref: "#/components/schemas/A" }, ["recursive-ref-legacy $recursiveRef"]],
    [{ $recursiveAnchor: true }, "3.1", {}, ["recursive-ref-legacy $recursiveAnchor"]],
    [{ required: true }, "3.1", {}, ["keyword-repaired required"]],
    [
      { properties: { a: { required: true }, b: { required: false }, c: {} } },
      "3.1",
      { properties: { a: {}, b: {}, c: {} }, required: ["a"] },
      ["keyword-repaired properties/a/required", "keyword-repaired properties/b/required"],
    ],
    [
      { properties: { a: { required: true }, b: { required: ["x"] } }, required: ["b", "a"] },
      "3.1",
      { properties: { a: {}, b: { required: ["x"] } }, required: ["b", "a"] },
      ["keyword-repaired properties/a/required"],
    ],
    [{ example: 1 }, "3.1", { examples: [1] }, []],
    [{ example: 1, examples: [2] }, "3.1", { examples: [2] }, []],
    [{ examples: { a: 1, b: 2 } }, "3.1", { examples: [1, 2] }, ["keyword-repaired examples"]],
    [{ examples: "a" }, "3.1", { examples: ["a"] }, ["keyword-repaired examples"]],
    [{ items: [{ type: "string" }] }, "3.1", { prefixItems: [{ type: "string" }] }, ["keyword-repaired items"]],
    [{ items: [{}], additionalItems: false }, "3.1", { prefixItems: [{}], items: false }, ["keyword-repaired items"]],
    [{ items: {}, additionalItems: false }, "3.1", { items: {} }, []],
    [
      { dependencies: { a: ["b"], c: { type: "object" } }, dependentRequired: { d: ["e"] } },
      "3.1",
      { dependentRequired: { d: ["e"], a: ["b"] }, dependentSchemas: { c: { type: "object" } } },
      ["keyword-repaired dependencies"],
    ],
    [{ dependencies: 1 }, "3.1", {}, ["keyword-ignored dependencies"]],
    [
      { allOf: [], anyOf: [{}], oneOf: [] },
      "3.1",
      { anyOf: [{}] },
      ["keyword-repaired allOf", "keyword-repaired oneOf"],
    ],
    [{ enum: ["a", "a"] }, "3.1", { enum: ["a"] }, ["enum-duplicate enum"]],
    [
      {
        enum: [
          { a: 1, b: 2 },
          { b: 2, a: 1 },
        ],
      },
      "3.1",
      { enum: [{ b: 2, a: 1 }] },
      ["enum-duplicate enum"],
    ],
    [{ enum: [1, "1"] }, "3.1", { enum: [1, "1"] }, []],
    [{ type: ["string", null] }, "3.1", { type: ["string", "null"] }, ["type-invalid type"]],
    [{ type: "int32" }, "3.1", { type: "integer", format: "int32" }, ["type-invalid type"]],
    [{ type: "int32", format: "own" }, "3.1", { type: "integer", format: "own" }, ["type-invalid type"]],
    [{ type: ["str", "integer"] }, "3.1", { type: ["string", "integer"] }, ["type-invalid type"]],
    [{ type: ["str"] }, "3.1", { type: "string" }, ["type-invalid type"]],
    [{ type: "any" }, "3.1", {}, ["type-invalid type"]],
    [{ type: "own" }, "3.1", { type: "own" }, []],
    [{ items: "integer" }, "3.1", { items: { type: "integer" } }, ["keyword-repaired items"]],
    [{ additionalProperties: "no" }, "3.1", { additionalProperties: false }, ["keyword-repaired additionalProperties"]],
    [{ additionalProperties: "Yes" }, "3.1", { additionalProperties: true }, ["keyword-repaired additionalProperties"]],
    [
      { properties: { a: "string" } },
      "3.1",
      { properties: { a: { type: "string" } } },
      ["keyword-repaired properties/a"],
    ],
    [
      { required: "a, b", properties: { a: {}, b: {} } },
      "3.1",
      { required: ["a", "b"], properties: { a: {}, b: {} } },
      ["keyword-repaired required"],
    ],
    [{ required: "a, b", properties: { a: {} } }, "3.1", { required: "a, b", properties: { a: {} } }, []],
    [{ required: "a" }, "3.1", { required: "a" }, []],
    [{ minLenght: 1, own: 2, "x-own": 3 }, "3.1", { "x-own": 3 }, ["keyword-ignored minLenght", "keyword-ignored own"]],
    [
      { minimum: "1.5e2", maxLength: "-3", title: 7, description: true },
      "3.1",
      { minimum: 150, maxLength: -3, title: "7", description: "true" },
      [
        "keyword-repaired minimum",
        "keyword-repaired maxLength",
        "keyword-repaired title",
        "keyword-repaired description",
      ],
    ],
    [
      { uniqueItems: "TRUE", deprecated: "no", readOnly: "maybe" },
      "3.1",
      { uniqueItems: true, deprecated: false, readOnly: "maybe" },
      ["keyword-repaired uniqueItems", "keyword-repaired deprecated"],
    ],
    [{ minimum: "1x", maximum: "" }, "3.1", { minimum: "1x", maximum: "" }, []],
    [
      { default: null, const: null, example: null, "x-a": null, format: null },
      "3.1",
      { default: null, const: null, examples: [null], "x-a": null },
      ["keyword-repaired format"],
    ],
    [
      { $ref: "#/components/schemas/B", type: "string", description: "d", nullable: true },
      "3.0",
      { anyOf: [{ $ref: "#/components/schemas/B" }, { type: "null" }], description: "d" },
      ["keyword-ignored "],
    ],
    [{ $ref: "#/components/schemas/B", title: "t" }, "3.0", { $ref: "#/components/schemas/B", title: "t" }, []],
    [{ $ref: "#/components/schemas/B", minLength: 1 }, "3.1", { $ref: "#/components/schemas/B", minLength: 1 }, []],
    [
      { discriminator: { propertyName: "k", mapping: { b: "B", c: "C", d: "#/x", e: 1 } } },
      "3.1",
      { discriminator: { propertyName: "k", mapping: { b: "#/components/schemas/B", d: "#/x", e: 1 } } },
      ["discriminator-unusable discriminator/mapping/c"],
    ],
  ])("a schema %j of version %s is repaired", (schema, version, wanted, findings) => {
    const { copy, told } = repaired(
      { paths: {}, components: { schemas: { A: schema, B: { type: "object" } } } },
      version,
    );
    const place = "/components/schemas/A";
    expect(copy.components.schemas.A).toEqual(wanted);
    expect(told).toEqual(
      findings.map((finding) => finding.replace(/ (?=\w|\$)/, ` ${place}/`).replace(/ $/, ` ${place}`)),
    );
  });

  it("a keyword that is none is told with the one that was probably meant", () => {
    const { found } = repaired({
      paths: {},
      components: { schemas: { A: { minLenght: 1, min_length: 2, "own-thing": 3 } } },
    });
    expect(found.map(({ hint }) => hint)).toEqual([
      'Did you mean "minLength"?',
      'Did you mean "minLength"?',
      "An extension starts with `x-`.",
    ]);
  });

  it("what is repaired says which version it is of now", () => {
    expect([repaired({}, "3.0").copy, repaired({}, "3.1").copy, repaired({}, "3.2").copy]).toMatchObject([
      { openapi: "3.1.0" },
      { openapi: "3.1.0" },
      { openapi: "3.2.0" },
    ]);
  });
});
