import { expect, it } from "vitest";
import type { Schema } from "../../../../scripts/contract/model/types.js";
import { schemasOfProperty } from "../../../../scripts/drift/values/possible-objects.js";

const at = { file: "test.json", pointer: "" };

const size = 100;

it("looks into many schemas a few times for all properties, not for each", () => {
  let looks = 0;
  const atoms = Array.from({ length: size }, (_, index): Schema => {
    const object = { properties: new Map([[`p${index}`, { at, notes: {} }]]), required: new Set<string>() };
    return {
      at,
      notes: {},
      get object() {
        looks++;
        return object;
      },
    };
  });
  for (const [index, { object }] of atoms.entries())
    expect(schemasOfProperty(atoms, `p${index}`)).toEqual([object?.properties.get(`p${index}`)]);
  expect(looks).toBeLessThan(10 * size);
});

it("finds what a schema says of others beside what some list by name", () => {
  const rest: Schema = { at, notes: {}, types: new Set(["string"]) };
  const listed = (name: string, more: object = {}): Schema => ({
    at,
    notes: {},
    object: {
      properties: new Map([[name, { at: { ...at, pointer: `/${name}` }, notes: {} }]]),
      required: new Set(),
      ...more,
    },
  });
  const atoms = [
    ...Array.from({ length: 9 }, (_, index) => listed(`p${index}`)),
    listed("own", { additionalProperties: rest }),
    listed("other", { patternProperties: new Map([["^p1$", rest]]) }),
  ];
  // The second time by what the first has sorted.
  for (const _ of [1, 2]) {
    expect(schemasOfProperty(atoms, "p1")).toEqual([atoms[1]?.object?.properties.get("p1"), rest]);
    expect(schemasOfProperty(atoms, "own")).toEqual([atoms[9]?.object?.properties.get("own")]);
  }
});
