import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { sameKeywords } from "../../../scripts/contract/model/same-keywords.js";
import { findChanges } from "../../../scripts/drift/find-changes.js";
import { ContractPair } from "../../../scripts/drift/schemas/pair.js";
import { Inclusion } from "../../../scripts/drift/values/includes.js";
import { contractOf, documentOf } from "./contracts.js";

vi.mock("../../../scripts/contract/model/same-keywords.js", { spy: true });

beforeEach(() => {
  vi.spyOn(Inclusion.prototype, "includes");
  vi.spyOn(ContractPair.prototype, "same");
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.mocked(sameKeywords).mockClear();
});

const size = 120;

const list = (make: (index: number) => object): readonly object[] =>
  Array.from({ length: size }, (_, index) => make(index));

const object = (properties: object, rules: object = {}) => ({ type: "object", properties, ...rules });

/** Schemas of many parts of a kind, of which each differs by one text. */
const kinds: Readonly<Record<string, (text: string) => object>> = {
  "alternatives with a property each": (type) => ({ anyOf: list((index) => object({ [`p${index}`]: { type } })) }),
  "alternatives that ask for a property each": (type) => ({
    oneOf: list((index) => object({ [`p${index}`]: { type } }, { required: [`p${index}`] })),
  }),
  "alternatives that allow one property each": (type) => ({
    anyOf: list((index) => object({ [`p${index}`]: { type } }, { additionalProperties: false })),
  }),
  "alternatives that allow one property each beside another": (type) => ({
    oneOf: list((index) =>
      object({ id: { type: "string" }, [`p${index}`]: { type } }, { additionalProperties: false }),
    ),
  }),
  "texts of a pattern each": (text) => ({
    anyOf: list((index) => ({ type: "string", pattern: `^${text}${index}$` })),
  }),
  "alternatives under other names": (text) => ({
    anyOf: list((index) => object({ [`${text}${index}`]: { type: "string" } })),
  }),
  conditions: (type) => ({
    type: "object",
    allOf: list((index) => ({
      if: object({ kind: { const: `k${index}` } }, { required: ["kind"] }),
      then: { properties: { [`p${index}`]: { type } } },
    })),
  }),
  "texts that are refused": (text) => ({
    type: "string",
    allOf: list((index) => ({ not: { const: `${text}${index}` } })),
  }),
  "properties that are refused": (text) => ({
    type: "object",
    allOf: list((index) => ({ not: { required: [`${text}${index}`] } })),
  }),
};

test.each(Object.keys(kinds))("what many %s cost grows with their number, not with its square", async (kind) => {
  const schemaOf = kinds[kind] ?? (() => ({}));
  const [base, revision] = await Promise.all(
    ["string", "integer"].map((text) =>
      contractOf(documentOf({ request: schemaOf(text), response: schemaOf(text) }), text),
    ),
  );
  if (base === undefined || revision === undefined) throw new Error("There are two.");
  vi.mocked(sameKeywords).mockClear();
  const changes = findChanges(base, revision, { witnesses: false });
  expect(changes.length).toBeGreaterThan(0);
  const steps = {
    inclusions: vi.mocked(Inclusion.prototype.includes).mock.calls.length,
    comparisons: vi.mocked(ContractPair.prototype.same).mock.calls.length,
    readings: vi.mocked(sameKeywords).mock.calls.length,
  };
  // With each of both sides held against each other, one of them is above 14,000.
  for (const [name, count] of Object.entries(steps)) expect(count, name).toBeLessThan(60 * size);
});

test("of hundreds of alternatives that nothing tells apart, a bounded number is tried, and what differs is told all the same", async () => {
  const count = 240;
  const lists = (text: string) => ({
    anyOf: Array.from({ length: count }, (_, index) => ({
      type: "array",
      items: { type: "string", pattern: `^${text}${index}$` },
    })),
  });
  const base = await contractOf(documentOf({ request: lists("a") }), "base");
  const revision = await contractOf(documentOf({ request: lists("b") }), "revision");
  const changes = findChanges(base, revision, { witnesses: false });
  expect(changes.length).toBeGreaterThan(0);
  expect(vi.mocked(Inclusion.prototype.includes).mock.calls.length).toBeLessThan(300 * count);
});
