import { describe, expect, it } from "vitest";
import { impactOf } from "../../../scripts/drift/impact.js";
import { changesBetween, documentOf } from "./contracts.js";

const integer = { type: "integer" };
const text = { type: "string" };

type Row = readonly [base: object, revision: object, ...request: string[]];
const row = ([base, revision, ...expected]: Row) => ({
  kind: `${JSON.stringify(base)} to ${JSON.stringify(revision)}`,
  base,
  revision,
  expected,
});

/** `warning patch max-set` per change of the schema as a property of the request. */
async function told(base: unknown, revision: unknown): Promise<readonly string[]> {
  const body = (schema: unknown) => documentOf({ request: { type: "object", properties: { v: schema } } });
  const changes = await changesBetween(body(base), body(revision));
  const lines = changes.map(
    (change) =>
      `${change.level} ${impactOf(change)} ${change.id.replace(/^request-property-/, "")} ${change.location.slice(13)}`,
  );
  return lines.sort();
}

describe("a limit that refuses nothing of what was taken is worth a patch", () => {
  const rows: readonly Row[] = [
    [integer, { ...integer, multipleOf: 0.5 }, "warning patch multiple-of-set v"],
    [integer, { ...integer, multipleOf: 0.1 }, "warning patch multiple-of-set v"],
    [{ ...integer, multipleOf: 0.5 }, integer, "info patch multiple-of-unset v"],
    [{ ...text, format: "uuid" }, { ...text, format: "uuid", maxLength: 36 }, "warning patch max-length-set v"],
    [{ ...text, format: "date", minLength: 10 }, { ...text, format: "date" }, "info patch min-length-decreased v"],
    [
      { ...integer, enum: [4, 8], multipleOf: 4 },
      { ...integer, enum: [4, 8], multipleOf: 2 },
      "info patch multiple-of-changed v",
    ],
    [
      { ...integer, enum: [4, 8], multipleOf: 2 },
      { ...integer, enum: [4, 8], multipleOf: 4 },
      "info patch multiple-of-changed v",
    ],
    // More may be sent.
    [{ ...integer, multipleOf: 4 }, { ...integer, multipleOf: 2 }, "info minor multiple-of-changed v"],
    // These refuse some.
    [{ type: "number" }, { type: "number", multipleOf: 0.5 }, "warning major multiple-of-set v"],
    [{ ...text, format: "uuid" }, { ...text, format: "uuid", maxLength: 35 }, "warning major max-length-set v"],
    [{ ...text, format: "email" }, { ...text, format: "email", maxLength: 36 }, "warning major max-length-set v"],
    [integer, { ...integer, multipleOf: 1.5 }, "warning major multiple-of-set v"],
  ];
  it.each(rows.map(row))(
    "a limit that refuses nothing is worth a patch: $kind",
    async ({ base, revision, expected }) => {
      expect(await told(base, revision)).toEqual(expected);
    },
  );
});

describe("a listed value that can never be sent breaks nobody", () => {
  const list = (...values: readonly unknown[]) => ({ ...text, enum: values, minLength: 3 });
  const rows: readonly Row[] = [
    [list("low", "max", "xx"), list("low"), "error major enum-value-removed v", "info patch enum-value-removed v"],
    [list("low"), list("low", "xx")],
    [list("low"), list("low", "max", "xx"), "info minor enum-value-added v", "info patch enum-value-added v"],
    [list("low"), list("low", "max"), "info minor enum-value-added v"],
    [
      { ...text, enum: ["a", "b", "B"], pattern: "^[a-z]$" },
      { ...text, enum: ["a"], pattern: "^[a-z]$" },
      "error major enum-value-removed v",
      "info patch enum-value-removed v",
    ],
    [
      { ...integer, enum: [1, 2, 300], format: "int8" },
      { ...integer, enum: [1], format: "int8" },
      "error major enum-value-removed v",
      "info patch enum-value-removed v",
    ],
  ];
  it.each(rows.map(row))("a listed value that can never be sent: $kind", async ({ base, revision, expected }) => {
    expect(await told(base, revision)).toEqual(expected);
  });
});

describe("what is told as a type is not told as a bound or a format as well", () => {
  const rows: readonly Row[] = [
    [
      { type: "number", minimum: 0.5, maximum: 1.5 },
      { ...integer, minimum: 1, maximum: 1 },
      "error major type-changed v",
    ],
    [
      { type: "number", maximum: 3.5 },
      { ...integer, maximum: 2 },
      "error major max-decreased v",
      "error major type-changed v",
    ],
    [text, { ...text, format: "int32" }, "info patch type-changed v"],
    [text, { ...text, format: "uuid" }, "error major type-changed v"],
  ];
  it.each(rows.map(row))("what is told as a type: $kind", async ({ base, revision, expected }) => {
    expect(await told(base, revision)).toEqual(expected);
  });
});

describe("alternatives are called by what they are", () => {
  it("a list of several types is called by them", async () => {
    const several = { type: "array", items: { anyOf: [{ ...integer, minimum: 2 }, { type: "boolean" }] } };
    const [change] = await changesBetween(
      documentOf({ request: { anyOf: [text, { type: "object" }] } }),
      documentOf({ request: { anyOf: [text, { type: "object" }, several] } }),
    );
    expect(change?.name).toBe("array of integer | boolean");
  });
});
