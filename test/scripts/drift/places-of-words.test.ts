import { describe, expect, it } from "vitest";
import { diffDocuments } from "../../../scripts/project/diff-documents.js";
import { originText } from "../../../scripts/report/print-text.js";
import { withFiles } from "../../helpers/with-files.js";
import { harbour, linesOf } from "./lines.js";

const of30 = { version: "3.0.3" };

describe("a change of a keyword stands on the line of the keyword, on each side that has it", () => {
  it.each<[string, string, string]>([
    ["type: string\nmaxLength: 9", "type: string\nmaxLength: 5", "max-length-decreased | maxLength: 9 | maxLength: 5"],
    ["type: string", "type: string\nmaxLength: 5", "max-length-set | ship: | maxLength: 5"],
    ["type: string\nminLength: 3", "type: string", "min-length-decreased | minLength: 3 | ship:"],
    [
      "type: number\nmaximum: 5",
      "type: number\nexclusiveMaximum: 5",
      "exclusive-max-decreased | maximum: 5 | exclusiveMaximum: 5",
    ],
    [
      "type: number\nmultipleOf: 2",
      "type: number\nmultipleOf: 4",
      "multiple-of-changed | multipleOf: 2 | multipleOf: 4",
    ],
    ["type: string\npattern: ^a", "type: string\npattern: ^b", "pattern-changed | pattern: ^a | pattern: ^b"],
    ["type: string\ndefault: a", "type: string\ndefault: b", "default-value-changed | default: a | default: b"],
    ["type: string\nformat: uuid", "type: string\nformat: date", "type-changed | format: uuid | format: date"],
    ["title: S\ntype: string", "title: S\ntype: boolean", "type-changed | type: string | type: boolean"],
    ["type: [string]", "type:\n  - string\n  - integer", "type-generalized | type: [string] | - integer"],
    ["type: string", "title: S\ntype: string\nenum: [a]", "became-enum | ship: | enum: [a]"],
    ["type: string\nconst: a", "type: string\nconst: b", "const-changed | const: a | const: b"],
    [
      "type: array\nitems: {}",
      "type: array\nitems: {}\nuniqueItems: true",
      "unique-items-added | ship: | uniqueItems: true",
    ],
    [
      "type: object",
      "type: object\nadditionalProperties: false",
      "additional-properties-closed | ship: | additionalProperties: false",
    ],
    ["type: string", "type: string\ndeprecated: true", "deprecated | ship: | deprecated: true"],
    [
      "type: string\nreadOnly: true",
      "type: string\nreadOnly: false",
      "optional-property-became-not-read-only | readOnly: true | readOnly: false",
    ],
    ["type: string", "type: string\nx-sunset: 2099-01-01", "deprecated-with-sunset | ship: | x-sunset: 2099-01-01"],
  ])("%j and %j: %s", async (base, revision, expected) => {
    const found = await linesOf(harbour(base), harbour(revision));
    expect(found.map((line) => line.replace(/^request-(?:property-)?/, ""))).toContain(expected);
  });

  it("a limit of OpenAPI 3.0 is exclusive by a flag: the line of what changed is shown, the number or the flag", async () => {
    const limited = (maximum: number, exclusive: boolean) =>
      harbour(`type: integer\nmaximum: ${maximum}\nexclusiveMaximum: ${exclusive}`, of30);
    expect(await linesOf(limited(9, true), limited(7, true))).toEqual([
      "request-property-exclusive-max-decreased | maximum: 9 | maximum: 7",
    ]);
    expect(await linesOf(limited(9, false), limited(9, true))).toEqual([
      "request-property-exclusive-max-decreased | exclusiveMaximum: false | exclusiveMaximum: true",
    ]);
  });

  it.each<[string, string, string]>([
    ["type: string", "type: string\nnullable: true", "ship: | nullable: true"],
    ["type: string\nnullable: false", "type: string\nnullable: true", "nullable: false | nullable: true"],
    ["type: string", "type: string\nx-nullable: true", "ship: | x-nullable: true"],
    ["type: string", 'type:\n  - string\n  - "null"', 'type: string | - "null"'],
    [
      "anyOf:\n  - type: string\n    maxLength: 3",
      'anyOf:\n  - type: string\n    maxLength: 3\n  - type: "null"',
      'anyOf: | - type: "null"',
    ],
  ])("null, however it is written: %j and %j", async (base, revision, expected) => {
    const ends = ["became-nullable", "became-not-nullable"].map((rule) => `request-property-${rule} |`);
    expect(await linesOf(harbour(base), harbour(revision))).toEqual([`${ends[0]} ${expected}`]);
    const back = expected.split(" | ").toReversed().join(" | ");
    expect(await linesOf(harbour(revision), harbour(base))).toEqual([`${ends[1]} ${back}`]);
  });

  it("the keyword of the member of an allOf that has it, and not the same one beside it", async () => {
    const joined = (length: number) =>
      harbour(`allOf:\n  - type: string\n    maxLength: 99\n  - description: short\n    maxLength: ${length}`);
    expect(await linesOf(joined(9), joined(5))).toEqual([
      "request-property-max-length-decreased | maxLength: 9 | maxLength: 5",
    ]);
  });

  it("the keyword of another member of an allOf, where the first has the same on both sides", async () => {
    const joined = (kinds: string) =>
      harbour(`allOf:\n  - title: S\n    enum: [1, 2, 3]\n  - title: T\n    enum:${kinds}`);
    const [one, two] = [joined("\n      - 1\n      - 2"), joined("\n      - 1")];
    expect(await linesOf(one, two)).toEqual(["request-property-enum-value-removed | - 2 | enum:"]);
    const typed = (type: string) => harbour(`allOf:\n  - title: S\n    type: number\n  - title: T\n    type: ${type}`);
    expect(await linesOf(typed("integer"), typed("number"))).toEqual([
      "request-property-type-generalized | type: integer | type: number",
    ]);
  });

  it("of two limits the one that counts", async () => {
    const limited = (rules: string) => harbour(`title: S\ntype: number\n${rules}`);
    expect(await linesOf(limited("maximum: 9\nexclusiveMaximum: 5"), limited("maximum: 4"))).toEqual([
      "request-property-max-decreased | exclusiveMaximum: 5 | maximum: 4",
    ]);
  });

  it("what is said beside a reference is shown there, and what a component says, in the component", async () => {
    const components = (length: number) => `\n  schemas:\n    Ship:\n      type: string\n      maxLength: ${length}`;
    const used = (rules: string, length: number) =>
      harbour(`$ref: "#/components/schemas/Ship"\n${rules}`, { components: components(length) });
    expect(await linesOf(used("default: a", 9), used("default: b", 5))).toEqual([
      "request-property-max-length-decreased | maxLength: 9 | maxLength: 5",
      "request-property-default-value-changed | default: a | default: b",
    ]);
  });

  it("a keyword that OpenAPI 3.0 ignores beside a reference is none", async () => {
    const components = "{ schemas: { Ship: { type: boolean } } }";
    const base = harbour('$ref: "#/components/schemas/Ship"\ntype: integer', { ...of30, components });
    expect(await linesOf(base, harbour("title: S\ntype: string", { ...of30, components }))).toEqual([
      "request-property-type-changed | ship: | type: string",
    ]);
  });
});

describe("what a list gained or lost stands on the line of the member, and the side without it on that of the list", () => {
  const listed = (...values: readonly string[]) =>
    harbour(`type: string\nenum:\n${values.map((value) => `  - ${value}`).join("\n")}`);

  it("values of an enumeration", async () => {
    expect(await linesOf(listed("bark", "brig"), listed("brig", "yawl"))).toEqual([
      "request-property-enum-value-removed | - bark | enum:",
      "request-property-enum-value-added | enum: | - yawl",
    ]);
    expect(await linesOf(harbour("type: string\nconst: brig"), listed("brig", "yawl"))).toEqual([
      "request-property-enum-value-added | const: brig | - yawl",
    ]);
  });

  it("known values of an open enumeration, also behind a reference", async () => {
    const open = (kinds: string) =>
      harbour('anyOf:\n  - type: string\n  - $ref: "#/components/schemas/Kind"', {
        components: `\n  schemas:\n    Kind:\n      type: string\n      enum:\n${kinds}`,
      });
    const [one, two] = [open("        - bark"), open("        - bark\n        - yawl")];
    expect(await linesOf(one, two)).toEqual(["request-property-known-value-added | enum: | - yawl"]);
    expect(await linesOf(two, one)).toEqual(["request-property-known-value-removed | - yawl | enum:"]);
  });

  it("required names, not those of a property's own properties", async () => {
    const crewed = (required: string) =>
      harbour(
        `type: object\n${required}properties:\n  crew:\n    type: object\n    required: [crew]\n    properties: { crew: { type: string } }`,
      );
    const [one, two] = [crewed(""), crewed("required:\n  - crew\n")];
    expect(await linesOf(one, two)).toEqual(["request-property-became-required | ship: | - crew"]);
    expect(await linesOf(two, one)).toEqual(["request-property-became-optional | - crew | crew:"]);
  });

  it("what both lists have is not what changed: nothing but the schema is shown", async () => {
    const kept = "allOf:\n  - title: S\n    type: number\n    enum: [1, 2.5]";
    expect(await linesOf(harbour(kept), harbour(`${kept}\n  - enum: [1]`))).toEqual([
      "request-property-enum-value-removed | - title: S | - title: S",
    ]);
    expect(await linesOf(harbour(kept), harbour(`${kept}\n  - type: integer`))).toEqual([
      "request-property-enum-value-removed | - title: S | - title: S",
      "request-property-type-changed | - title: S | - title: S",
    ]);
  });
});

it("in words, a place is named by what has the keyword, since the message names that", async () => {
  const [one, two] = [harbour("type: string\nmaxLength: 9"), harbour("type: string\nmaxLength: 5")];
  await withFiles({ "base.yaml": one, "revision.yaml": two }, async (cwd) => {
    const { changes } = await diffDocuments("base.yaml", "revision.yaml", { cwd });
    const place = changes[0]?.revision;
    const ship = "/paths/~1ships/put/requestBody/content/application~1json/schema/properties/ship";
    expect(place).toMatchObject({ line: 15, pointer: `${ship}/maxLength`, owner: ship });
    expect(place && originText(place)).toBe(`revision.yaml:15 #${ship}`);
  });
});
