import { describe, expect, it } from "vitest";
import { compareContracts } from "../../../scripts/drift/find-changes.js";
import { impactOf } from "../../../scripts/drift/impact.js";
import { changesBetween, contractOf, documentOf } from "./contracts.js";

const text = { type: "string" };
const whole = { type: "integer" };
const holding = (value: object) => ({ type: "object", required: ["v"], properties: { v: value } });
const parameter = (schema: object) => documentOf({ operation: { parameters: [{ name: "v", in: "query", schema }] } });
const header = (schema: object) => ({
  ...documentOf({ response: {} }),
  paths: { "/things": { get: { responses: { 200: { description: "Done", headers: { v: { schema } } } } } } },
});

/** The places of a schema, with what is sent first. */
const places: readonly (readonly [string, (schema: object) => object, isSent: boolean])[] = [
  ["a property", (schema) => documentOf({ request: holding(schema) }), true],
  ["an item", (schema) => documentOf({ request: { type: "array", items: schema } }), true],
  ["any property", (schema) => documentOf({ request: { type: "object", additionalProperties: schema } }), true],
  ["a parameter", parameter, true],
  ["an answer", (schema) => documentOf({ response: holding(schema) }), false],
  ["a header", header, false],
];

const levels = ["low", "high"];
const listed: readonly (readonly [string, object, object])[] = [
  ["a pattern", { ...text, enum: levels }, { pattern: "^[a-z]+$" }],
  ["a length", { ...text, enum: levels }, { minLength: 1 }],
  ["a format", { ...text, enum: ["2020-01-01"] }, { format: "date" }],
  ["int32", { ...whole, enum: [1, 2] }, { format: "int32" }],
  ["int32 within bounds", { ...whole, minimum: 1, maximum: 100 }, { format: "int32" }],
  ["uint8 within int8", { ...whole, format: "int8", minimum: 0 }, { format: "uint8" }],
];

describe("a limit beside what is narrower", () => {
  it.each(
    listed.flatMap(([name, schema, limit]) =>
      places.map(([place, at, isSent]) => [name, place, { at, isSent, schema, limit }] as const),
    ),
  )("breaks nobody: %s of %s", async (_limit, _, { at, isSent, schema, limit }) => {
    const [wide, narrow] = [at(schema), at({ ...schema, ...limit })];
    const changes = await changesBetween(...(isSent ? ([wide, narrow] as const) : ([narrow, wide] as const)));
    expect(changes.filter(({ level }) => level !== "info")).toEqual([]);
    expect(changes.map(impactOf).filter((impact) => impact !== "patch")).toEqual([]);
  });

  it.each([
    ["int32", whole, { format: "int32" }, 2_147_483_648],
    ["uint8 in place of int32", { ...whole, format: "int32" }, { format: "uint8" }, 256],
    ["uint32", whole, { format: "uint32" }, 4_294_967_296],
  ])("what it refuses proves it: %s", async (_, schema, limit, refused) => {
    for (const [, at, isSent] of places) {
      const [wide, narrow] = [at(schema), at({ ...schema, ...limit })];
      const changes = await changesBetween(...(isSent ? ([wide, narrow] as const) : ([narrow, wide] as const)));
      expect(changes).toMatchObject([{ level: "error" }]);
      expect(JSON.stringify(changes[0]?.witness)).toMatch(new RegExp(`\\b${refused}\\b|-1\\b`));
    }
  });

  it("is judged by itself, whatever else differs", async () => {
    const within = { ...whole, minimum: 1, maximum: 100 };
    const [base, revision] = [within, { ...within, minimum: 5, format: "int32" }].map((schema) =>
      documentOf({ request: holding(schema) }),
    );
    const changes = await changesBetween(base ?? {}, revision ?? {});
    expect(changes.map(({ level, id }) => `${level} ${id}`)).toEqual([
      "error request-property-min-increased",
      "info request-property-type-changed",
    ]);
  });

  it.each([
    ...["^key-[a-z]+$", "^\\d+$", "^[A-Z]{3}\\d+$", "^k.*$", "^.*k$", "k$", "key", "^\\w+@\\w+$"].map((pattern) => ({
      pattern,
    })),
    ...["^(?:[a-z]+-)*[a-z]$", "^(?:\\d{4}|[a-z]+)$", "^(?:ab)+$"].map((pattern) => ({ pattern })),
    ...["email", "uri", "hostname"].map((format) => ({ format })),
  ])("is proved by a text so long that the rest takes: %j", async (rule) => {
    for (const [, at, isSent] of places) {
      const [long, short] = [40, 30].map((maxLength) => at({ ...text, ...rule, maxLength }));
      const changes = await changesBetween(
        ...(isSent ? ([long ?? {}, short ?? {}] as const) : ([short ?? {}, long ?? {}] as const)),
      );
      expect(changes).toMatchObject([{ level: "error", witness: expect.anything() }]);
    }
  });

  it("is a warning where nothing proves either", async () => {
    const [base, revision] = [
      { ...text, pattern: "^[a-z]$", maxLength: 20 },
      { ...text, pattern: "^[a-z]$", maxLength: 10 },
    ].map((schema) => documentOf({ request: holding(schema) }));
    const changes = await changesBetween(base ?? {}, revision ?? {});
    expect(changes).toMatchObject([{ level: "warning", id: "request-property-max-length-decreased", unproven: true }]);
  });

  it("is a break where it moved, and nothing beside it says which values there are", async () => {
    const [base, revision] = [20_000_000, 10_000_000].map((maxLength) =>
      documentOf({ request: holding({ ...text, maxLength }) }),
    );
    const changes = await changesBetween(base ?? {}, revision ?? {});
    expect(changes).toMatchObject([{ level: "error", id: "request-property-max-length-decreased" }]);
  });

  it("follows from the properties that there must be", async () => {
    const object = (more: object) => ({ ...holding(text), ...more });
    const changes = await changesBetween(
      documentOf({ request: { anyOf: [object({ required: ["v", "w"] }), text] } }),
      documentOf({ request: { anyOf: [object({ minProperties: 2 }), text] } }),
    );
    expect(changes.filter(({ level }) => level !== "info")).toEqual([]);
  });
});

describe("equal meaning in other words", () => {
  const both = async (one: object, two: object) => {
    const [base, revision] = [one, two].map((schema) => documentOf({ request: holding(schema) }));
    const there = await changesBetween(base ?? {}, revision ?? {});
    return [...there, ...(await changesBetween(revision ?? {}, base ?? {}))].map(({ level }) => level);
  };

  it("a step is the one that others make together", async () => {
    const steps = { ...whole, allOf: [{ multipleOf: 4 }, { multipleOf: 6 }] };
    expect(new Set(await both({ ...whole, multipleOf: 12 }, steps))).toEqual(new Set(["info"]));
    expect(await both({ ...whole, multipleOf: 24 }, steps)).toContain("error");
  });

  it("names that must match a pattern are those of no other properties", async () => {
    const names = { type: "object", propertyNames: { pattern: "^x-" }, additionalProperties: whole };
    const closed = (pattern: string) => ({
      type: "object",
      patternProperties: { [pattern]: whole },
      additionalProperties: false,
    });
    expect(await both(names, closed("^x-"))).toEqual([]);
    expect(await both(names, closed("^y-"))).toContain("error");
  });
});

describe("a limit that leaves nothing", () => {
  const token = { type: "string", format: "uuid" };
  const levelOf = async (one: object, two: object) => {
    const [base, revision] = [one, two].map((schema) => documentOf({ request: holding(schema) }));
    const changes = await changesBetween(base ?? {}, revision ?? {});
    return changes.find(({ id }) => id.endsWith("min-length-increased"))?.level;
  };

  it("a limit that leaves no text of a format refuses what was sent, though no text is found that shows it", async () => {
    expect(await levelOf({ ...token, pattern: "^a" }, { ...token, minLength: 37 })).toBe("error");
    expect(await levelOf({ ...token, pattern: "^a" }, { ...token, minLength: 36 })).toBe("info");
  });
});

describe("a value proves the difference at which it stands", () => {
  it("the format, not the limit beside it", async () => {
    const [base, revision] = [whole, { ...whole, format: "int32", minimum: 0 }].map((schema) =>
      documentOf({ request: holding(schema) }),
    );
    const changes = await changesBetween(base ?? {}, revision ?? {});
    expect(changes.find(({ id }) => id === "request-property-type-changed")?.witness).toEqual({ v: 2_147_483_648 });
  });

  it("the type, not the limit beside it", async () => {
    const [base, revision] = [{ type: "number" }, { ...whole, minimum: 2 }].map((schema) =>
      documentOf({ request: holding(schema) }),
    );
    const changes = await changesBetween(base ?? {}, revision ?? {});
    expect(changes.find(({ id }) => id === "request-property-type-changed")?.witness).toEqual({ v: 2.5 });
  });

  it("a name that a limit of names refuses", async () => {
    const names = (maxLength: number) =>
      documentOf({
        request: { type: "object", propertyNames: { ...text, maxLength }, additionalProperties: { type: "boolean" } },
      });
    const [change] = await changesBetween(names(9), names(5));
    expect(change?.level).toBe("error");
    expect(JSON.stringify(change?.witness)).toMatch(/^\{"a{6,9}":true\}$/);
  });
});

it("a format that refuses nothing raises no major version", async () => {
  for (const [schema, format] of [
    [whole, "int64"],
    [{ type: "number" }, "float"],
    [text, "slug"],
  ] as const) {
    const [base, revision] = [schema, { ...schema, format }].map((each) => documentOf({ request: holding(each) }));
    const report = compareContracts(await contractOf(base ?? {}), await contractOf(revision ?? {}));
    expect(report.impact).toBe("patch");
  }
});
