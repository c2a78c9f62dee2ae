import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { findChanges } from "../../../scripts/drift/find-changes.js";
import { stepsTaken } from "../../../scripts/drift/values/accepts.js";
import { Inclusion } from "../../../scripts/drift/values/includes.js";
import { Sampler } from "../../../scripts/drift/witness/sampler.js";
import { contractOf, documentOf } from "./contracts.js";

beforeEach(() => {
  vi.spyOn(Inclusion.prototype, "includes");
  vi.spyOn(Sampler.prototype, "candidates");
});

afterEach(() => {
  vi.restoreAllMocks();
});

const list = <T>(size: number, make: (index: number) => T): readonly T[] =>
  Array.from({ length: size }, (_, index) => make(index));

const nested = (size: number, make: (inner: object, index: number) => object, innermost: object): object =>
  list(size, (index) => size - 1 - index).reduce(make, innermost);

const listed = (size: number, text: string) => ({ type: "string", enum: list(size, (index) => `${text}${index}`) });

const body = (schema: object) => documentOf({ request: schema });

const query = (schema: object) =>
  documentOf({
    operation: {
      parameters: [{ name: "kinds", in: "query", explode: false, schema: { type: "array", items: schema } }],
    },
  });

type Text = "a" | "b";

interface Kind {
  /** What grew with the square of the number, or faster. */
  readonly measure: "steps" | "inclusions";
  readonly size: number;
  readonly documentFor: (size: number, text: Text) => object;
}

/** Descriptions of one structure so many times over, each with the change that cost most. */
const kinds: Readonly<Record<string, Kind>> = {
  "texts listed for a parameter": {
    measure: "steps",
    size: 32,
    documentFor: (size, text) => query(listed(size, text)),
  },
  "patterns that are refused": {
    measure: "steps",
    size: 24,
    documentFor: (size, text) =>
      body({
        type: "string",
        allOf: list(size, (index) => ({ not: { pattern: `${index}${index === size >> 1 ? text : "a"}` } })),
      }),
  },
  "values that a list must contain": {
    measure: "inclusions",
    size: 24,
    documentFor: (size, text) =>
      body({ type: "array", allOf: list(size, (index) => ({ contains: { const: `${text}${index}` } })) }),
  },
  "choices beside each other": {
    measure: "inclusions",
    size: 24,
    documentFor: (size, text) =>
      body({
        type: "object",
        allOf: list(size, (index) => ({
          oneOf: [{ required: [`p${index}`] }, { required: [`q${index}`] }, { required: [`${text}${index}`] }],
        })),
      }),
  },
  "conditions in each other": {
    measure: "inclusions",
    size: 48,
    documentFor: (size, text) => {
      const condition = (inner: object, index: number) => ({
        if: { required: [`k${index}`] },
        else: { properties: { [`p${index}`]: { const: text } } },
        ...Object.fromEntries([["then", inner]]),
      });
      return body(nested(size, condition, {}));
    },
  },
  "choices in each other that leave parts over": {
    measure: "steps",
    size: 12,
    documentFor: (size, text) => {
      const choice = (inner: object, index: number) => ({
        anyOf: [inner, { properties: { [`p${index}`]: { const: text } } }],
        unevaluatedProperties: { type: ["string", "integer"] },
      });
      return body(nested(size, choice, { type: "object" }));
    },
  },
};

async function workFor(
  { documentFor }: Pick<Kind, "documentFor">,
  size: number,
): Promise<Readonly<Record<Kind["measure"] | "samples", number>>> {
  const base = await contractOf(documentFor(size, "a"), "base");
  const revision = await contractOf(documentFor(size, "b"), "revision");
  vi.clearAllMocks();
  const start = stepsTaken();
  expect(findChanges(base, revision).length).toBeGreaterThan(0);
  return {
    steps: stepsTaken() - start,
    inclusions: vi.mocked(Inclusion.prototype.includes).mock.calls.length,
    samples: vi.mocked(Sampler.prototype.candidates).mock.calls.length,
  };
}

test.each(Object.entries(kinds))(
  "four times as many %s cost not much more than four times as much",
  async (_, kind) => {
    const [few, many] = [await workFor(kind, kind.size), await workFor(kind, 4 * kind.size)];
    // With the square of the number it is sixteen times as much.
    expect(many[kind.measure]).toBeLessThan(8 * few[kind.measure]);
  },
);

/** Each asks for two items that are the next one, in which as much is asked for. */
const chainOfLists = (size: number, text: Text): object => {
  const name = (index: number) => ({ $ref: `#/components/schemas/List${index}` });
  const schemaOf = (index: number) => ({
    type: "array",
    prefixItems: [name(index + 1), name(index + 1), { const: text }],
    minItems: 3,
  });
  const schemas = list(size, (index) => [`List${index}`, schemaOf(index)] as const);
  return documentOf({
    request: name(0),
    schemas: { ...Object.fromEntries(schemas), [`List${size}`]: { type: "string" } },
  });
};

test("where no value is found for a schema in others, none is looked for again as deep", async () => {
  const size = 16;
  // Twice as many for each list in another one are more than two hundred for each.
  expect((await workFor({ documentFor: chainOfLists }, size)).samples).toBeLessThan(40 * size);
});
