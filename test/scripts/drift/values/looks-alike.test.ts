import { afterEach, describe, expect, test, vi } from "vitest";
import { ContractPair } from "../../../../scripts/drift/schemas/pair.js";
import { Canonicalizer } from "../../../../scripts/drift/values/canonical.js";
import { contractOf, documentOf } from "../contracts.js";

afterEach(() => {
  vi.restoreAllMocks();
});

const text = (rules: object = {}) => ({ type: "string", ...rules });

const object = (properties: object) => ({ type: "object", properties });

/** Whether two schemas are the same, and whether they were numbered to find that out. */
async function compared(one: object, two: object): Promise<{ readonly same: boolean; readonly numbered: boolean }> {
  const contracts = await Promise.all(
    [one, two].map((Root, index) => contractOf(documentOf({ schemas: { Root } }), `side${index}`)),
  );
  const [base, revision] = contracts;
  if (base === undefined || revision === undefined) throw new Error("There are two.");
  const pair = new ContractPair(base, revision);
  const idOf = vi.spyOn(Canonicalizer.prototype, "idOf");
  const shapes = contracts.map(({ schemas }, index) =>
    pair[index === 0 ? "base" : "revision"].space.shapeOf(schemas.get("Root") ?? { at: base.at, notes: {} }),
  );
  const [before, after] = shapes;
  if (before === undefined || after === undefined) throw new Error("There are two.");
  const same = pair.same(before, after);
  const numbered = idOf.mock.calls.length > 0;
  expect(pair.same(before, after)).toBe(same);
  return { same, numbered };
}

const told: readonly (readonly [string, object, object])[] = [
  ["a property of a property", object({ a: object({ b: text() }) }), object({ a: object({ b: { type: "number" } }) })],
  [
    "the items of a property",
    object({ a: { type: "array", items: object({ b: text() }) } }),
    object({ a: { type: "array", items: object({ c: text() }) } }),
  ],
  ["a format", object({ a: text({ format: "date" }) }), object({ a: text({ format: "uuid" }) })],
  [
    "the number of alternatives",
    object({ a: { anyOf: [text(), object({ b: text() })] } }),
    object({ a: { anyOf: [text(), object({ b: text() }), object({ c: text() })] } }),
  ],
];

describe("what differs by name is told without numbering all that it refers to", () => {
  test.each(told)("%s is told by a look", async (_name, one, two) => {
    expect(await compared(one, two)).toEqual({ same: false, numbered: false });
  });
});

const alike: readonly (readonly [string, object, object])[] = [
  [
    "alternatives in another order",
    { anyOf: [text(), object({ b: text() })] },
    { anyOf: [object({ b: text() }), text()] },
  ],
  [
    "a list of one",
    object({ a: { allOf: [object({ b: text() })] } }),
    object({ a: { allOf: [{ ...object({ b: text() }) }] } }),
  ],
  ["no bound", object({ a: text({ minLength: 0 }) }), object({ a: text() })],
  [
    "a schema in itself",
    object({ a: { $ref: "#/components/schemas/Root" }, b: text({ minLength: 0 }) }),
    object({ a: { $ref: "#/components/schemas/Root" }, b: text() }),
  ],
];

test.each(alike)("what is the same in other words stays the same: %s", async (_name, one, two) => {
  expect((await compared(one, two)).same).toBe(true);
});
